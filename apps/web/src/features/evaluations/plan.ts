import type { ContactPlanInput, ContactStepInput } from '../../gql/graphql';
import { longMomentOf, type Day } from '../../lib/dates';
import { count } from '../../lib/words';
import { whenIs, type Evaluation } from './evaluation';

export type Plan = NonNullable<Evaluation['plan']>;
export type Step = Plan['steps'][number];

/** What a card costs with its postage until somebody says so, in cents. */
const CARD_CENTS = 200;

export const HOURS = Array.from({ length: 24 }, (_, hour) => ({ id: String(hour), name: `${String(hour).padStart(2, '0')}:00` }));

/** A step as the API takes it. */
export const stepInput = ({ channel, notice, dayOffset, hour, texts }: Pick<Step, 'channel' | 'notice' | 'dayOffset' | 'hour' | 'texts'>): ContactStepInput => ({
  channel,
  notice,
  dayOffset,
  hour,
  texts: texts.map(({ lang, subject, body }) => ({ lang, subject, body })),
});

/** The steps that come with a template, counted from a day. */
export const firstPlan = (evaluationId: string, anchorOn: Day, steps: readonly Pick<Step, 'channel' | 'notice' | 'dayOffset' | 'hour' | 'texts'>[]): ContactPlanInput => ({
  evaluationId,
  anchorOn,
  mostContacts: Math.max(1, steps.length),
  cardCents: CARD_CENTS,
  mostPostCents: null,
  steps: steps.map(stepInput),
});

/** A laid-out plan as the API takes it, with some of it changed. */
export const planInput = (evaluationId: string, { anchorOn, mostContacts, cardCents, mostPostCents, steps }: Plan, some: Partial<ContactPlanInput>): ContactPlanInput => ({
  evaluationId,
  anchorOn,
  mostContacts,
  cardCents,
  mostPostCents: mostPostCents ?? null,
  steps: steps.map(stepInput),
  ...some,
});

/** What happened with a step, or is to come. */
export function becameOf(plan: Plan, { doneAt, dueAt, handed, channel, campaignId }: Step): string {
  if (doneAt) {
    const went = longMomentOf(doneAt);
    if (handed === 0) return `Its hour came on ${went}. It went to nobody.`;
    if (channel === 'PHONE') return `On the phone list since ${went}: ${count(handed, 'person', 'people')}.`;
    return `Went on ${went} to ${count(handed, 'person', 'people')}${campaignId ? '' : ', by post'}.`;
  }
  if (plan.state === 'DRAFT') return 'Goes once the evaluation has started.';
  if (plan.state === 'DONE') return 'Does not go any more: the plan has ended.';
  const due = dueAt ? longMomentOf(dueAt) : 'its hour';
  return plan.state === 'PAUSED' ? `Paused. It was due ${due}.` : `To come: ${due}, to those who are still silent.`;
}

/** "Day 7: 8 May 2026, 09:00" */
export const dayOf = ({ anchorOn }: Plan, step: Step): string =>
  `Day ${String(step.dayOffset).replace('-', '−')}: ${whenIs(anchorOn, step)}`;

/** "1.50" of 150 cents. */
export const dollars = (cents: number | null | undefined): string => (cents == null ? '' : (cents / 100).toFixed(2));

/** 150 of "1.50" or "$1.50"; nothing of nothing; undefined of what is no amount. */
export function centsOf(text: string): number | null | undefined {
  const plain = text.replace(/[$\s,]/g, '');
  if (!plain) return null;
  return /^\d{1,7}(\.\d{1,2})?$/.test(plain) ? Math.round(Number(plain) * 100) : undefined;
}
