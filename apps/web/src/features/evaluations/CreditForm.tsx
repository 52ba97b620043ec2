import { useState } from 'react';
import { CreditInvitationsDocument, TableNamesDocument, type CreditInvitationsMutation } from '../../gql/graphql';
import { useAsk, useTell } from '../../lib/ask';
import { useOpen } from '../../lib/open';
import { count } from '../../lib/words';
import { ChoiceField, Field, TextField } from '../../ui/Field';
import { Form } from '../../ui/Form';
import { Notice } from '../../ui/Notice';
import type { Evaluation } from './evaluation';

function Done({ done: { credited, unknown } }: { done: CreditInvitationsMutation['creditInvitations'] }) {
  return (
    <Notice>
      <p role="status">
        {count(credited, 'person is', 'people are')} thanked, and asked no more.
      </p>
      {unknown.length > 0 ? (
        <>
          <p>We could not tell who these are. They are not among those asked, or more than one has the name:</p>
          <ul>
            {unknown.map((line, at) => (
              <li key={at}>{line}</li>
            ))}
          </ul>
        </>
      ) : null}
    </Notice>
  );
}

const NO_CSV = 'This is not a text file. In your spreadsheet, save it as “CSV UTF-8 (comma delimited)”, then choose that file.';

/** What stands in a file, as UTF-8 or as Windows writes it; nothing where it is no text. */
async function textIn(file: File): Promise<string | undefined> {
  const bytes = await file.arrayBuffer();
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    text = new TextDecoder('windows-1252').decode(bytes);
  }
  return text.includes('\0') ? undefined : text;
}

/** People who gave their feedback in the room: a pasted list, a file, or whoever was at a meeting. */
export function CreditForm({ evaluation }: { evaluation: Evaluation }) {
  const form = useOpen();
  const [people, setPeople] = useState('');
  const [wrong, refuse] = useState<string | undefined>(undefined);
  const [tableId, setTable] = useState('');
  const [on, setDay] = useState('');
  const [done, finish] = useState<CreditInvitationsMutation['creditInvitations'] | undefined>(undefined);
  const tables = useAsk(TableNamesDocument, {}, { touchedBy: 'Table', pause: !form.isOpen });
  const { tell, busy, error, fields } = useTell(CreditInvitationsDocument, '', 'EvaluationResponse');
  const read = async (file: File | undefined) => {
    const text = file && (await textIn(file));
    refuse(file && text === undefined ? NO_CSV : undefined);
    if (text !== undefined) setPeople(text.trim());
  };
  const send = async () => {
    const answer = await tell({ input: { evaluationId: evaluation.id, people: people.trim() || null, tableId: tableId || null, on: on || null } });
    if (!answer) return;
    finish(answer.creditInvitations);
    setPeople('');
    form.close();
  };
  return (
    <section className="section" aria-labelledby="credit">
      <h3 id="credit">Feedback given in the room</h3>
      <p>Whoever gave it there has done their part. They are thanked once, and asked no more.</p>
      {done ? <Done done={done} /> : null}
      {form.isOpen ? (
        <Form send="Thank them" onSend={send} busy={busy} error={error} fields={fields} onCancel={form.close}>
          <TextField label="Who gave it" name="people" long hint="Emails or names, one on each line. You can paste a column of a spreadsheet." value={people} onValue={setPeople} error={fields.people} />
          <Field label="Or from a CSV file" name="file" hint="It is read here and put in the box above: look at it before you send it. Where its first line names the columns, we take the names and emails." error={wrong}>
            {(tied) => <input {...tied} type="file" onChange={(event) => void read(event.target.files?.[0])} />}
          </Field>
          <p>Or whoever was at a meeting:</p>
          <div className="pair">
            <ChoiceField label="Table" name="tableId" none="No meeting" choices={tables.data?.tables ?? []} value={tableId} onValue={setTable} error={fields.tableId} />
            <TextField label="Day it met" name="on" type="date" value={on} onValue={setDay} error={fields.on} />
          </div>
        </Form>
      ) : (
        <button type="button" className="button soft" autoFocus={form.autoFocus} onClick={form.open}>
          Credit people
        </button>
      )}
    </section>
  );
}
