import { useState } from 'react';
import { TextField } from '../../ui/Field';
import { Form } from '../../ui/Form';

interface NameFormProps {
  name?: string;
  send: string;
  telling: { busy: boolean; error: string | undefined; fields: Readonly<Record<string, string>> };
  /** Says whether it was saved. */
  onSend: (name: string) => Promise<boolean>;
  onDone: () => void;
}

/** A name to give or to change: all that a sector or a region is asked for. */
export function NameForm({ name = '', send, telling, onSend, onDone }: NameFormProps) {
  const [typed, type] = useState(name);
  return (
    <Form
      send={send}
      onSend={async () => {
        if (await onSend(typed.trim())) onDone();
      }}
      {...telling}
      onCancel={onDone}
    >
      <TextField label="Name" name="name" required value={typed} onValue={type} error={telling.fields.name} />
    </Form>
  );
}
