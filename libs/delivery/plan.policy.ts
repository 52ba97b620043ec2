import { HOME_ZONE } from '#platform';
import { Temporal } from 'temporal-polyfill';
import { ContactChannel, type ContactStep } from './plan.entity.js';

/** When a step is due: an hour, Pacific Time, of a day counted from day 0. */
export function dueAt(anchorOn: string, { dayOffset, hour }: Pick<ContactStep, 'dayOffset' | 'hour'>): Date {
  const day = Temporal.PlainDate.from(anchorOn).add({ days: dayOffset });
  return new Date(day.toZonedDateTime({ timeZone: HOME_ZONE, plainTime: Temporal.PlainTime.from({ hour }) }).epochMilliseconds);
}

/** Why a silent person is left out of a step. */
export type LeftOut = 'GONE' | 'STOPPED' | 'AWAY' | 'CAP' | 'NO_EMAIL' | 'UNUSABLE' | 'NO_CONSENT' | 'NO_PHONE' | 'NO_POST' | 'COST';

const SAID: Record<LeftOut, string> = {
  GONE: 'left the network or are no longer in it',
  STOPPED: 'stopped all letters',
  AWAY: 'want no letters for now',
  CAP: 'were contacted as often as the plan allows',
  NO_EMAIL: 'cannot be reached by email',
  UNUSABLE: 'have an email address that may not be used',
  NO_CONSENT: 'have no consent noted',
  NO_PHONE: 'cannot be phoned',
  NO_POST: 'cannot be reached by post',
  COST: 'would cost more than the plan allows for post',
};

/** Who was left out and why, in one sentence; null when nobody was. */
export function whyLeftOut(reasons: readonly LeftOut[]): string | null {
  if (!reasons.length) return null;
  const counts = Map.groupBy(reasons, (reason) => reason);
  const parts = (Object.keys(SAID) as LeftOut[]).flatMap((reason) => (counts.has(reason) ? [`${counts.get(reason)!.length} ${SAID[reason]}`] : []));
  return `Left out: ${parts.join('; ')}.`;
}

/** How many cards may still be paid for; as many as one likes without a limit. */
export function cardsLeft({ cardCents, mostPostCents }: { cardCents: number; mostPostCents: number | null }, posted: number): number {
  if (mostPostCents === null || cardCents === 0) return Infinity;
  return Math.max(0, Math.floor(mostPostCents / cardCents) - posted);
}

/** Of steps that are due together, those that still make sense: of two emails or two cards only the later one goes. */
export function worthwhile<S extends Pick<ContactStep, 'channel'>>(due: readonly S[]): { run: S[]; skip: S[] } {
  const run = due.filter((step, index) => step.channel === ContactChannel.PHONE || !due.slice(index + 1).some(({ channel }) => channel === step.channel));
  return { run, skip: due.filter((step) => !run.includes(step)) };
}
