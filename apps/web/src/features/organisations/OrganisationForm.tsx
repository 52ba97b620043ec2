import { useState } from 'react';
import { MemberChoicesDocument, SaveOrganisationDocument, type OrganisationRowFragment } from '../../gql/graphql';
import { useAsk, useTell } from '../../lib/ask';
import { Answer } from '../../ui/Answer';
import { ChoiceField, TextField } from '../../ui/Field';
import { Form } from '../../ui/Form';

interface OrganisationFormProps {
  organisation?: OrganisationRowFragment;
  name?: string;
  onDone: (id?: string) => void;
}

/** The one form of an organisation: its name, the sector it mostly works in, and where it is. */
export function OrganisationForm({ organisation, name: start = '', onDone }: OrganisationFormProps) {
  const [name, setName] = useState(organisation?.name ?? start);
  const [sectorId, setSector] = useState(organisation?.sector?.id ?? '');
  const [communityId, setCommunity] = useState(organisation?.community?.id ?? '');
  const choices = useAsk(MemberChoicesDocument, {}, { touchedBy: 'Sector Community Region' });
  const { tell, busy, error, fields } = useTell(SaveOrganisationDocument);
  const send = async () => {
    const input = { id: organisation?.id ?? null, name: name.trim(), sectorId: sectorId || null, communityId: communityId || null };
    const saved = await tell({ input });
    if (saved) onDone(saved.saveOrganisation.id);
  };
  return (
    <Answer asked={choices}>
      {({ sectors, communities }) => (
        <Form send={organisation ? 'Save' : 'Add'} onSend={send} busy={busy} error={error} fields={fields} onCancel={() => onDone()}>
          <TextField label="Name" name="name" required autoComplete="off" value={name} onValue={setName} error={fields.name} />
          <div className="pair">
            <ChoiceField
              label="Sector"
              name="sectorId"
              none="Not said"
              choices={sectors.filter(({ id, retiredAt }) => !retiredAt || id === sectorId)}
              value={sectorId}
              onValue={setSector}
              error={fields.sectorId}
            />
            <ChoiceField
              label="Community"
              name="communityId"
              none="Not said"
              choices={communities}
              value={communityId}
              onValue={setCommunity}
              error={fields.communityId}
            />
          </div>
        </Form>
      )}
    </Answer>
  );
}
