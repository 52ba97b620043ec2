import { useState } from 'react';
import { SaveContactPlanDocument } from '../../gql/graphql';
import { useTell } from '../../lib/ask';
import { TextField } from '../../ui/Field';
import { Form } from '../../ui/Form';
import type { Evaluation } from './evaluation';
import { centsOf, dollars, planInput, type Plan } from './plan';

const AMOUNT = 'Please write an amount such as 1.50.';

/** Day 0, how often one person is contacted at most, and what cards may cost. */
export function BoundsForm({ evaluation, plan, onDone }: { evaluation: Evaluation; plan: Plan; onDone: () => void }) {
  const [anchorOn, setDay] = useState<string>(plan.anchorOn);
  const [most, setMost] = useState(String(plan.mostContacts));
  const [card, setCard] = useState(dollars(plan.cardCents));
  const [limit, setLimit] = useState(dollars(plan.mostPostCents));
  const [ours, refuse] = useState<Readonly<Record<string, string>>>({});
  const { tell, busy, error, fields } = useTell(SaveContactPlanDocument);
  const send = async () => {
    const [cardCents, mostPostCents] = [centsOf(card), centsOf(limit)];
    if (cardCents === undefined || mostPostCents === undefined) {
      refuse({ ...(cardCents === undefined ? { cardCents: AMOUNT } : {}), ...(mostPostCents === undefined ? { mostPostCents: AMOUNT } : {}) });
      return;
    }
    refuse({});
    if (await tell({ input: planInput(evaluation.id, plan, { anchorOn, mostContacts: Number.parseInt(most, 10), cardCents: cardCents ?? 0, mostPostCents }) })) onDone();
  };
  return (
    <Form send="Save" onSend={send} busy={busy} error={error} fields={Object.keys(ours).length > 0 ? ours : fields} onCancel={onDone}>
      <TextField label="Day 0" name="anchorOn" type="date" required hint="All steps are counted from this day." value={anchorOn} onValue={setDay} error={fields.anchorOn} />
      <TextField label="One person is contacted at most so many times" name="mostContacts" type="number" required min="1" max="20" value={most} onValue={setMost} error={fields.mostContacts} />
      <TextField label="One card with its postage costs, in dollars" name="cardCents" value={card} onValue={setCard} error={ours.cardCents ?? fields.cardCents} />
      <TextField label="All cards together cost at most, in dollars" name="mostPostCents" hint="Empty for no limit. When it is reached, no more cards go out." value={limit} onValue={setLimit} error={ours.mostPostCents ?? fields.mostPostCents} />
    </Form>
  );
}
