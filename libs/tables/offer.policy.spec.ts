import { describe, expect, it } from '@jest/globals';
import { OfferState } from './offer.entity.js';
import { answeredAlready, offerEnds, standing } from './offer.policy.js';
import { dayInWords, mustBeNear } from './table.policy.js';

const offer = (state: OfferState) => ({ state, expiresAt: new Date('2026-12-15T06:59:59Z') });
const before = new Date('2026-12-15T06:59:58Z');
const after = new Date('2026-12-15T06:59:59Z');

describe('an offer', () => {
  it('can be answered through its last day, three weeks on, by the clock at home', () => {
    expect(offerEnds('2026-11-23').toISOString()).toBe('2026-12-15T06:59:59.000Z');
  });

  it('has lapsed once its time is over, whether or not the sweep has been', () => {
    expect(standing(offer(OfferState.OPEN), before)).toBe(OfferState.OPEN);
    expect(standing(offer(OfferState.OPEN), after)).toBe(OfferState.LAPSED);
    expect(standing(offer(OfferState.ACCEPTED), after)).toBe(OfferState.ACCEPTED);
  });

  it('takes the same answer twice, but not another one', () => {
    expect(answeredAlready(offer(OfferState.OPEN), true, before)).toBe(false);
    expect(answeredAlready(offer(OfferState.ACCEPTED), true, after)).toBe(true);
    expect(answeredAlready(offer(OfferState.DECLINED), false, after)).toBe(true);
    expect(() => answeredAlready(offer(OfferState.ACCEPTED), false, before)).toThrow('You said yes to this seat already.');
    expect(() => answeredAlready(offer(OfferState.DECLINED), true, before)).toThrow('You said no to this seat already.');
    expect(() => answeredAlready(offer(OfferState.OPEN), true, after)).toThrow('The time for an answer is over.');
    expect(() => answeredAlready(offer(OfferState.WITHDRAWN), false, before)).toThrow('This offer was taken back.');
  });
});

describe('a day', () => {
  it('may lie a year ahead, not more', () => {
    expect(() => mustBeNear('2027-11-23', '2026-11-23', 'from')).not.toThrow();
    expect(() => mustBeNear('2027-11-24', '2026-11-23', 'from')).toThrow('November 24, 2027 is more than a year ahead.');
    expect(dayInWords('2026-12-14')).toBe('December 14, 2026');
  });
});
