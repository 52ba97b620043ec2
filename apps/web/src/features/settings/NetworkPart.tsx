import { useState } from 'react';
import { SaveNetworkDocument, SettingsNetworkDocument, type SettingsNetworkQuery } from '../../gql/graphql';
import { useAsk, useTell } from '../../lib/ask';
import { Answer } from '../../ui/Answer';
import { TextField } from '../../ui/Field';
import { Form } from '../../ui/Form';

function NetworkForm({ network }: { network: SettingsNetworkQuery['network'] }) {
  const [name, setName] = useState(network.name);
  const [senderName, setSender] = useState(network.senderName);
  const [postalAddress, setAddress] = useState(network.postalAddress ?? '');
  const { tell, busy, error, fields } = useTell(SaveNetworkDocument);
  const send = async () => {
    const input = { name: name.trim(), senderName: senderName.trim(), postalAddress: postalAddress.trim() || null };
    await tell({ input });
  };
  return (
    <Form send="Save" onSend={send} busy={busy} error={error} fields={fields}>
      <TextField
        label="Name of the network"
        name="name"
        required
        value={name}
        onValue={setName}
        error={fields.name}
      />
      <TextField
        label="Sender’s name"
        name="senderName"
        hint="Who letters come from, as people see it in their mail."
        required
        value={senderName}
        onValue={setSender}
        error={fields.senderName}
      />
      <TextField
        label="Postal address"
        name="postalAddress"
        hint="It stands at the foot of each letter: Canadian law asks for it."
        long
        value={postalAddress}
        onValue={setAddress}
        error={fields.postalAddress}
      />
    </Form>
  );
}

/** What the network is called, and how its letters are signed. */
export function NetworkPart() {
  const asked = useAsk(SettingsNetworkDocument, {}, { touchedBy: 'Network' });
  return <Answer asked={asked}>{({ network }) => <NetworkForm network={network} />}</Answer>;
}
