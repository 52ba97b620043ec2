import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { ZONE_TRUTH } from '#platform';
import { lastTurn, monthOf, nextTurn, type When } from './period.policy.js';

const at = (text: string) => new Date(text);
const vancouver: When = { digest: 'WEEKLY', hour: 8, weekday: 1, zone: 'America/Vancouver' };

describe('A period', () => {
  it('of a week is named after its week, and due on their day at their hour by their clock', () => {
    expect(nextTurn(vancouver, at('2026-11-22T12:00:00Z'))).toEqual({ period: '2026-W48', dueAt: at('2026-11-23T15:00:00Z') }); // UTC−7, also in winter
    expect(nextTurn({ ...vancouver, zone: 'America/Toronto' }, at('2026-11-22T12:00:00Z'))).toEqual({ period: '2026-W48', dueAt: at('2026-11-23T13:00:00Z') });
  });

  it('of a day and of a month', () => {
    expect(nextTurn({ ...vancouver, digest: 'DAILY' }, at('2026-11-23T15:00:00Z'))).toEqual({ period: '2026-11-24', dueAt: at('2026-11-24T15:00:00Z') });
    expect(nextTurn({ ...vancouver, digest: 'MONTHLY' }, at('2026-11-23T15:00:00Z'))).toEqual({ period: '2026-12', dueAt: at('2026-12-07T15:00:00Z') }); // the first Monday
    expect(lastTurn({ ...vancouver, digest: 'MONTHLY' }, at('2026-11-23T15:00:00Z'))).toEqual({ period: '2026-11', dueAt: at('2026-11-02T15:00:00Z') });
  });

  it('is due at the very instant, not a moment before', () => {
    expect(lastTurn(vancouver, at('2026-11-23T15:00:00Z'))?.period).toBe('2026-W48');
    expect(lastTurn(vancouver, at('2026-11-23T14:59:59.999Z'))?.period).toBe('2026-W47');
  });

  it('at an hour that is skipped comes at the next there is; at one that strikes twice, at the first', () => {
    const daily: When = { digest: 'DAILY', hour: 2, weekday: 1, zone: 'America/Toronto' };
    expect(lastTurn(daily, at('2027-03-14T12:00:00Z'))).toEqual({ period: '2027-03-14', dueAt: at('2027-03-14T07:00:00Z') });
    expect(lastTurn({ ...daily, hour: 1 }, at('2026-11-01T23:00:00Z'))).toEqual({ period: '2026-11-01', dueAt: at('2026-11-01T05:00:00Z') });
  });

  it('is none for who wants none', () => {
    expect([nextTurn({ ...vancouver, digest: 'OFF' }, at('2026-11-23T15:00:00Z')), lastTurn({ ...vancouver, digest: 'OFF' }, at('2026-11-23T15:00:00Z'))]).toEqual([null, null]);
  });

  it('on paper is a month by the clock at home', () => {
    expect(monthOf('2026-10', 'America/Vancouver')).toEqual({ since: at('2026-10-01T07:00:00Z'), until: at('2026-11-01T07:00:00Z') });
  });

  const when = fc.record({
    digest: fc.constantFrom('DAILY' as const, 'WEEKLY' as const, 'MONTHLY' as const),
    hour: fc.integer({ min: 0, max: 23 }),
    weekday: fc.integer({ min: 1, max: 7 }),
    zone: fc.constantFrom(...ZONE_TRUTH.map(({ zone }) => zone)),
  });
  const instant = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2028, 11, 31) }).map((ms) => new Date(ms));

  it('follows its neighbour with no gap and no overlap, for every zone, hour and day: no period twice, none skipped', () => {
    fc.assert(
      fc.property(when, instant, (choice, start) => {
        const periods = new Set<string>();
        let turn = lastTurn(choice, start)!;
        expect(turn.dueAt <= start).toBe(true);
        for (let i = 0; i < 15; i++) {
          expect(periods.has(turn.period)).toBe(false);
          periods.add(turn.period);
          const next = nextTurn(choice, turn.dueAt)!;
          expect(next.dueAt > turn.dueAt).toBe(true);
          expect(lastTurn(choice, next.dueAt)).toEqual(next); // due exactly then
          expect(lastTurn(choice, new Date(next.dueAt.getTime() - 1))).toEqual(turn); // and until then the one before
          const days = (next.dueAt.getTime() - turn.dueAt.getTime()) / 86_400_000;
          const [least, most] = { DAILY: [0.9, 1.1], WEEKLY: [6.9, 7.1], MONTHLY: [27.9, 35.1] }[choice.digest] as [number, number];
          expect(days > least && days < most).toBe(true);
          turn = next;
        }
      }),
      { numRuns: 60, seed: 20261123 },
    );
  });

  it('comes at their hour by their clock, but where the clock skips it', () => {
    fc.assert(
      fc.property(when, instant, (choice, start) => {
        const { dueAt } = nextTurn(choice, start)!;
        const local = Temporal.Instant.fromEpochMilliseconds(dueAt.getTime()).toZonedDateTimeISO(choice.zone);
        const there = local.toPlainDate().toZonedDateTime({ timeZone: choice.zone, plainTime: { hour: choice.hour } });
        expect([local.minute, local.hour]).toEqual([0, there.hour]);
        if (choice.digest !== 'DAILY') expect(local.dayOfWeek).toBe(choice.weekday);
        if (local.hour !== choice.hour) expect(choice.zone).toMatch(/Toronto|Edmonton|Vancouver/); // skipped in spring
      }),
      { numRuns: 150, seed: 20261123 },
    );
  });
});
