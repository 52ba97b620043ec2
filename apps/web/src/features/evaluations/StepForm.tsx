import { useState } from 'react';
import { SaveContactPlanDocument, type ContactChannel } from '../../gql/graphql';
import { useTell } from '../../lib/ask';
import { longDay } from '../../lib/dates';
import { ChoiceField, TextField, Tick } from '../../ui/Field';
import { Form } from '../../ui/Form';
import { languageName } from '../members/languages';
import { daysAfter, fieldsBelow, WAY, type Evaluation } from './evaluation';
import { HOURS, planInput, stepInput, type Plan } from './plan';

const WAYS = Object.entries(WAY).map(([id, name]) => ({ id, name }));
const SAYS: Record<ContactChannel, { subject: string; body: string; hint: string }> = {
  EMAIL: { subject: 'Subject', body: 'Text', hint: 'We greet each by name, and put the first question and its answers below.' },
  PHONE: { subject: 'What callers begin with', body: 'What callers say', hint: 'Callers read it above their list.' },
  POST: { subject: 'Heading of the card', body: 'Text of the card', hint: 'Strangers can read a card: it says nothing about the person.' },
};

interface StepFormProps {
  evaluation: Evaluation;
  plan: Plan;
  /** Which step; after the last one for a new one. */
  place: number;
  onDone: () => void;
}

/** One step: its day, its way, and what it says in each language. */
export function StepForm({ evaluation, plan, place, onDone }: StepFormProps) {
  const before = plan.steps[place];
  const after = (plan.steps.at(-1)?.dayOffset ?? 0) + 7;
  const [{ channel, notice, day, hour, texts }, set] = useState(() => ({
    channel: before?.channel ?? ('EMAIL' as ContactChannel),
    notice: before?.notice ?? false,
    day: String(before?.dayOffset ?? after),
    hour: before?.hour ?? 9,
    texts: (before ? stepInput(before).texts : []),
  }));
  const { tell, busy, error, fields } = useTell(SaveContactPlanDocument);
  const change = (some: Partial<{ channel: ContactChannel; notice: boolean; day: string; hour: number; texts: typeof texts }>) => set((now) => ({ ...now, ...some }));
  const write = (lang: string, some: { subject?: string; body?: string }) => {
    const old = texts.find((one) => one.lang === lang) ?? { lang, subject: '', body: '' };
    change({ texts: [...texts.filter((one) => one.lang !== lang), { ...old, ...some }] });
  };
  const mine = fieldsBelow(fields, `steps.${place}`);
  const offset = Number.parseInt(day.replace('−', '-'), 10);
  const send = async () => {
    const kept = texts.filter(({ subject, body }) => subject.trim() || body.trim()).map(({ lang, subject, body }) => ({ lang, subject: subject.trim(), body: body.trim() }));
    const step = { channel, notice: channel === 'PHONE' ? false : notice, dayOffset: offset, hour, texts: kept };
    const { steps } = planInput(evaluation.id, plan, {});
    const all = place < steps.length ? steps.map((one, at) => (at === place ? step : one)) : [...steps, step];
    if (await tell({ input: planInput(evaluation.id, plan, { steps: all }) })) onDone();
  };
  const says = SAYS[channel];
  return (
    <Form send="Save the step" onSend={send} busy={busy} error={error} fields={fields} onCancel={onDone}>
      <ChoiceField label="How" name="channel" choices={WAYS} value={channel} onValue={(way) => change({ channel: way as ContactChannel })} error={mine.channel} />
      <div className="pair">
        <TextField
          label="Days after day 0"
          name="dayOffset"
          type="number"
          required
          min="-60"
          max="365"
          hint={Number.isInteger(offset) ? `That is ${longDay(daysAfter(plan.anchorOn, offset))}.` : 'Below zero for before.'}
          value={day}
          onValue={(value) => change({ day: value })}
          error={mine.dayOffset}
        />
        <ChoiceField label="At, Pacific Time" name="hour" choices={HOURS} value={String(hour)} onValue={(value) => change({ hour: Number(value) })} error={mine.hour} />
      </div>
      {channel === 'PHONE' ? null : <Tick label="It only tells that we shall ask, and asks nothing yet" on={notice} onTick={(on) => change({ notice: on })} />}
      {evaluation.languages.map((lang, at) => {
        const text = texts.find((one) => one.lang === lang);
        const where = evaluation.languages.length > 1 ? `, in ${languageName(lang)}` : '';
        const wrong = texts.findIndex((one) => one.lang === lang);
        return (
          <div key={lang} className="step-texts">
            <TextField label={`${says.subject}${where}`} name={`subject.${lang}`} lang={lang} value={text?.subject ?? ''} onValue={(subject) => write(lang, { subject })} error={mine[`texts.${wrong}.subject`] ?? (at === 0 ? mine.texts : undefined)} />
            <TextField label={`${says.body}${where}`} name={`body.${lang}`} lang={lang} long hint={at === 0 ? says.hint : undefined} value={text?.body ?? ''} onValue={(body) => write(lang, { body })} error={mine[`texts.${wrong}.body`]} />
          </div>
        );
      })}
    </Form>
  );
}
