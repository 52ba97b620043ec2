import { useState } from 'react';
import { EditPostcardRunDocument } from '../../gql/graphql';
import { useTell } from '../../lib/ask';
import { TextField } from '../../ui/Field';
import { Form } from '../../ui/Form';
import type { Run } from './postcards';

/** What the cards of a run say. */
export function TextForm({ run, onDone }: { run: Run; onDone: () => void }) {
  const [heading, setHeading] = useState(run.heading);
  const [body, setBody] = useState(run.body);
  const { tell, busy, error, fields } = useTell(EditPostcardRunDocument, 'Saved', 'PostcardRun Postcard');
  const send = async () => {
    if (await tell({ id: run.id, input: { heading: heading.trim(), body: body.trim() } })) onDone();
  };
  return (
    <Form send="Save" onSend={send} busy={busy} error={error} fields={fields} onCancel={onDone}>
      <TextField label="Heading" name="heading" required lang={run.lang} value={heading} onValue={setHeading} error={fields.heading} />
      <TextField
        label="Text"
        name="body"
        hint="Strangers can read a postcard: say nothing about the person."
        required
        long
        lang={run.lang}
        value={body}
        onValue={setBody}
        error={fields.body}
      />
    </Form>
  );
}
