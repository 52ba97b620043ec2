import { useState } from 'react';
import { SaveCallersDocument } from '../../gql/graphql';
import { useTell } from '../../lib/ask';
import { Form } from '../../ui/Form';
import type { Evaluation } from './evaluation';
import { PeopleFields } from './PeopleFields';

/** The volunteers who see the phone list. */
export function CallersForm({ evaluation }: { evaluation: Evaluation }) {
  const known = evaluation.callers.map(({ member }) => ({ id: member.id, name: member.name }));
  const [ids, setIds] = useState<string[]>(known.map(({ id }) => id));
  const { tell, busy, error, fields } = useTell(SaveCallersDocument, 'Saved');
  const send = async () => {
    await tell({ evaluationId: evaluation.id, memberIds: ids });
  };
  return (
    <>
      <h3>Who phones</h3>
      <p>These volunteers see the names and numbers of those who are still silent, from the day of the phone list on. They see nothing else of it.</p>
      <Form send="Save who phones" onSend={send} busy={busy} error={error} fields={fields}>
        <PeopleFields legend="They phone" none="nobody but the admins" ids={ids} onIds={setIds} known={known} />
      </Form>
    </>
  );
}
