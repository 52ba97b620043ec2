import { type Actor, AppError, type Bind, HOME_ZONE } from '#platform';
import { Temporal } from 'temporal-polyfill';
import { type Offer, OfferState } from './offer.entity.js';

/** How long a seat waits for an answer: people read on a phone between visits, and some are away for two weeks. */
export const OFFER_DAYS = 21;

/** The last second of an offer's last day, at home. */
export function offerEnds(today: string): Date {
  const lastDay = Temporal.PlainDate.from(today).add({ days: OFFER_DAYS });
  return new Date(lastDay.toZonedDateTime({ timeZone: HOME_ZONE, plainTime: '23:59:59' }).epochMilliseconds);
}

/** Where an offer stands now: the clock ends it, the sweep only writes that down. */
export function standing({ state, expiresAt }: Pick<Offer, 'state' | 'expiresAt'>, now: Date): OfferState {
  return state === OfferState.OPEN && expiresAt <= now ? OfferState.LAPSED : state;
}

/** Whether this answer was given before. Throws a sentence when it can no longer be given. */
export function answeredAlready(offer: Pick<Offer, 'state' | 'expiresAt'>, accept: boolean, now: Date): boolean {
  const state = standing(offer, now);
  if (state === OfferState.OPEN) return false;
  if (state === (accept ? OfferState.ACCEPTED : OfferState.DECLINED)) return true;
  throw new AppError('CONFLICT', TOO_LATE[state]);
}

const TOO_LATE: Record<Exclude<OfferState, OfferState.OPEN>, string> = {
  ACCEPTED: 'You said yes to this seat already. To step down, please tell those who run the table.',
  DECLINED: 'You said no to this seat already. If you have changed your mind, please tell those who run the table.',
  LAPSED: 'The time for an answer is over. If you are still interested, please tell those who run the table.',
  WITHDRAWN: 'This offer was taken back. If you are still interested, please tell those who run the table.',
};

/** Narrows a list of offers to those that wait for an answer of this actor, as SQL. */
export const openTo = (actor: Actor, now: Date) => (row: string, bind: Bind): string =>
  `${row}.member_id = ${bind(actor.memberId)}::uuid and ${row}.state = 'OPEN' and ${row}.expires_at > ${bind(now)}::timestamptz`;
