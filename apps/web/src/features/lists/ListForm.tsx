import { useState } from 'react';
import { SaveRegistrationListDocument } from '../../gql/graphql';
import { useTell } from '../../lib/ask';
import { TextField } from '../../ui/Field';
import { Form } from '../../ui/Form';
import type { List } from './list';

/** What a list is called, and the day it is about. */
export function ListForm({ list, onDone }: { list: List; onDone: () => void }) {
  const [name, setName] = useState(list.name);
  const [heldOn, setHeldOn] = useState(list.heldOn ?? '');
  const { tell, busy, error, fields } = useTell(SaveRegistrationListDocument);
  const send = async () => {
    const input = { id: list.id, name: name.trim(), heldOn: heldOn || null, tableId: list.tableId ?? null };
    if (await tell({ input })) onDone();
  };
  return (
    <Form send="Save" onSend={send} busy={busy} error={error} fields={fields} onCancel={onDone}>
      <TextField label="Name" name="name" required value={name} onValue={setName} error={fields.name} />
      <TextField
        label="Day it took place"
        name="heldOn"
        type="date"
        hint="You can leave it empty."
        value={heldOn}
        onValue={setHeldOn}
        error={fields.heldOn}
      />
    </Form>
  );
}
