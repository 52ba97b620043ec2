import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Coverage, ThinReason } from './blanket.entity.js';
import { coverageOf, type Facts, thirdMiss } from './coverage.policy.js';

/** A table with a seat for health and one for child care since January; a second table with a seat for health. */
const spruce = (more: Partial<Facts> = {}): Facts => ({
  tables: [
    { id: 'spruce', foundedOn: '2026-01-10', closedOn: null },
    { id: 'aspen', foundedOn: '2026-01-10', closedOn: null },
  ],
  seats: [
    { id: 'health', tableId: 'spruce', openedOn: '2026-01-10' },
    { id: 'care', tableId: 'spruce', openedOn: '2026-01-10' },
    { id: 'aspen-health', tableId: 'aspen', openedOn: '2026-01-10' },
  ],
  holdings: [],
  loans: [],
  notHeres: [],
  attendance: [],
  ...more,
});
const ana = (seatId: string, from: string, until: string | null = null) => ({ id: `ana-${seatId}`, seatId, memberId: 'ana', from, until });
const on = (facts: Facts, day: string, seat = 'health') => coverageOf(seat, day, facts);
const absent = (...days: string[]) => days.map((day) => ({ holdingId: 'ana-health', on: day, present: false }));

describe('the state of a seat on a day', () => {
  it('is vacant since it was opened when nobody ever held it', () => {
    expect(on(spruce(), '2026-03-01')).toEqual({ state: Coverage.VACANT, since: '2026-01-10', thinReason: null });
  });

  it('is filled from the first day of a holding to the day before it ends', () => {
    const facts = spruce({ holdings: [ana('health', '2026-02-01', '2026-05-01')] });
    expect(on(facts, '2026-01-31')!.state).toBe(Coverage.VACANT);
    expect(on(facts, '2026-02-01')).toEqual({ state: Coverage.FILLED, since: '2026-02-01', thinReason: null });
    expect(on(facts, '2026-04-30')!.state).toBe(Coverage.FILLED);
    expect(on(facts, '2026-05-01')).toEqual({ state: Coverage.VACANT, since: '2026-05-01', thinReason: null });
  });

  it('does not count somebody who was seated by mistake and left the same day', () => {
    expect(on(spruce({ holdings: [ana('health', '2026-02-01', '2026-02-01')] }), '2026-03-01')!.since).toBe('2026-01-10');
  });

  it('is thin from the day its holder took a second seat at the same table', () => {
    const facts = spruce({ holdings: [ana('health', '2026-02-01'), ana('care', '2026-04-01', '2026-06-01')] });
    expect(on(facts, '2026-03-31')!.state).toBe(Coverage.FILLED);
    expect(on(facts, '2026-04-01')).toEqual({ state: Coverage.THIN, since: '2026-04-01', thinReason: ThinReason.HOLDS_TWO_SECTORS });
    expect(on(facts, '2026-04-01', 'care')!.since).toBe('2026-04-01');
    expect(on(facts, '2026-06-01')!.state).toBe(Coverage.FILLED);
  });

  it('is not thin because its holder also sits at another table', () => {
    expect(on(spruce({ holdings: [ana('health', '2026-02-01'), ana('aspen-health', '2026-02-01')] }), '2026-03-01')!.state).toBe(Coverage.FILLED);
  });

  it('is thin from the third meeting missed in a row, until they come again', () => {
    const facts = spruce({ holdings: [ana('health', '2026-02-01')], attendance: [...absent('2026-03-01', '2026-04-01', '2026-05-01', '2026-06-01'), { holdingId: 'ana-health', on: '2026-07-01', present: true }] });
    expect(on(facts, '2026-04-30')!.state).toBe(Coverage.FILLED);
    expect(on(facts, '2026-06-15')).toEqual({ state: Coverage.THIN, since: '2026-05-01', thinReason: ThinReason.MISSED_THREE_MEETINGS });
    expect(on(facts, '2026-07-01')!.state).toBe(Coverage.FILLED);
  });

  it('is served from elsewhere while the lending seat is held itself', () => {
    const loans = [{ seatId: 'health', lenderId: 'aspen-health', from: '2026-02-10', until: null }];
    expect(on(spruce({ loans }), '2026-03-01')!.state).toBe(Coverage.VACANT);
    const facts = spruce({ loans, holdings: [ana('aspen-health', '2026-02-01', '2026-06-01')] });
    expect(on(facts, '2026-03-01')).toEqual({ state: Coverage.SERVED_FROM_ELSEWHERE, since: '2026-02-10', thinReason: null });
    expect(on(facts, '2026-06-01')!.state).toBe(Coverage.VACANT);
  });

  it('does not exist here while somebody says so, unless somebody holds it after all', () => {
    const notHeres = [{ seatId: 'health', saidOn: '2026-02-01', until: null }];
    expect(on(spruce({ notHeres }), '2026-03-01')).toEqual({ state: Coverage.DOES_NOT_EXIST_HERE, since: '2026-02-01', thinReason: null });
    expect(on(spruce({ notHeres, holdings: [ana('health', '2026-02-20')] }), '2026-03-01')!.state).toBe(Coverage.FILLED);
  });

  it('is nothing before the seat opened, before the table began and once it has closed', () => {
    const facts = spruce({ tables: [{ id: 'spruce', foundedOn: '2026-01-10', closedOn: '2026-09-01' }] });
    expect(on(facts, '2026-01-09')).toBeNull();
    expect(on(facts, '2026-08-31')).not.toBeNull();
    expect(on(facts, '2026-09-01')).toBeNull();
  });
});

describe('whatever the facts', () => {
  const day = fc.integer({ min: 0, max: 90 }).map((n) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10));
  const span = fc.tuple(day, fc.option(day)).map(([a, b]) => (b === null || a <= b ? { from: a, until: b } : { from: b, until: a }));
  const facts = fc.record({ mine: span, other: fc.option(span), loan: fc.option(span), said: fc.option(span), met: fc.array(fc.record({ on: day, present: fc.boolean() }), { maxLength: 6 }) }).map(({ mine, other, loan, said, met }) =>
    spruce({
      holdings: [{ ...ana('health', mine.from, mine.until) }, ...(other ? [ana('care', other.from, other.until)] : []), { ...ana('aspen-health', '2026-01-01'), memberId: 'bo' }],
      loans: loan ? [{ seatId: 'health', lenderId: 'aspen-health', ...loan }] : [],
      notHeres: said ? [{ seatId: 'health', saidOn: said.from, until: said.until }] : [],
      attendance: met.map((row) => ({ holdingId: 'ana-health', ...row })),
    }),
  );

  it('a state began on or before the day it is seen, and is filled or thin exactly while the seat is held', () => {
    fc.assert(
      fc.property(facts, day, (known, at) => {
        const covered = on(known, at);
        const held = known.holdings.some((one) => one.seatId === 'health' && one.from <= at && (one.until === null || one.until > at));
        if (at < '2026-01-10') return covered === null;
        return covered!.since <= at && held === (covered!.state === Coverage.FILLED || covered!.state === Coverage.THIN) && (covered!.thinReason !== null) === (covered!.state === Coverage.THIN);
      }),
    );
  });

  it('three misses count exactly when the last three meetings up to the day were all missed', () => {
    const rows = fc.uniqueArray(fc.record({ on: day, present: fc.boolean() }), { selector: (row) => row.on, maxLength: 8 });
    fc.assert(
      fc.property(rows, day, (met, at) => {
        const lastThree = met.filter((row) => row.on <= at).sort((a, b) => b.on.localeCompare(a.on)).slice(0, 3);
        return (thirdMiss(met, at) !== null) === (lastThree.length === 3 && lastThree.every((row) => !row.present));
      }),
    );
  });
});
