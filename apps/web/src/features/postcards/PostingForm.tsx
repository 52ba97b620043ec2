import { useState } from 'react';
import { PostPostcardRunDocument } from '../../gql/graphql';
import { useTell } from '../../lib/ask';
import { useToday } from '../../lib/session';
import { TextField } from '../../ui/Field';
import { Form } from '../../ui/Form';
import type { Run } from './postcards';

/** "412.50" and "412,50" as 41250; NaN for what is no amount. */
const centsOf = (text: string): number => {
  const found = /^\$?\s*(\d{1,7})(?:[.,](\d{1,2}))?$/.exec(text.trim());
  return found ? Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0')) : NaN;
};

/** Notes that a run went to the post: when, how many, for how much, and when the cards should arrive. */
export function PostingForm({ run, onDone }: { run: Run; onDone: () => void }) {
  const today = useToday();
  const [postedOn, setPostedOn] = useState(today);
  const [many, setMany] = useState(String(run.locked));
  const [cost, setCost] = useState('');
  const [lead, setLead] = useState('5');
  const [wrong, setWrong] = useState<string | undefined>(undefined);
  const { tell, busy, error, fields } = useTell(PostPostcardRunDocument, 'Noted', 'PostcardRun Postcard');
  const send = async () => {
    const costCents = centsOf(cost);
    setWrong(Number.isNaN(costCents) ? 'Please write an amount, like 412.50.' : undefined);
    if (Number.isNaN(costCents)) return;
    if (await tell({ id: run.id, input: { postedOn, count: Number(many), costCents, leadDays: Number(lead) } })) onDone();
  };
  return (
    <Form send="Note it" onSend={send} busy={busy} error={error} fields={fields} onCancel={onDone}>
      <TextField label="Day they were posted" name="postedOn" type="date" required max={today} value={postedOn} onValue={setPostedOn} error={fields.postedOn} />
      <TextField label="How many cards" name="count" type="number" required min="1" max={String(run.locked)} value={many} onValue={setMany} error={fields.count} />
      <TextField
        label="Cost in dollars"
        name="costCents"
        hint="Printing and postage together, like 412.50."
        required
        value={cost}
        onValue={setCost}
        error={wrong ?? fields.costCents}
      />
      <TextField label="Days until they arrive, about" name="leadDays" type="number" required min="0" max="120" value={lead} onValue={setLead} error={fields.leadDays} />
      <p className="quiet">After this the files cannot be made again: what the cards lead to is no longer kept here.</p>
    </Form>
  );
}
