import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BANDS, type DigestItem } from '#delivery';
import { BOUNDS, compose, LATE_MS, newsSince, type Reach, subjectOf, unsigned, whyNoEmail, whyNothing } from './digest.policy.js';

const now = new Date('2026-11-23T15:00:00Z');
const since = new Date('2026-11-16T15:00:00Z');
const item = (key: string, band: DigestItem['band'], more: Partial<DigestItem> = {}): DigestItem => ({ memberId: 'ana', key, band, title: `About ${key}`, urgency: 0, at: now, ...more });
const keys = (parts: ReturnType<typeof compose>) => parts.map(({ band, items }) => [band, items.map(({ key }) => key)]);

describe('A digest', () => {
  it('stands in the order needs you, decided, near you, the rest; within each the most urgent first', () => {
    const items = [item('r', 'REST'), item('n', 'NEAR_YOU'), item('d1', 'DECIDED', { urgency: 1 }), item('d2', 'DECIDED', { urgency: 2 }), item('y', 'NEEDS_YOU')];
    expect(keys(compose(items, new Map(), since))).toEqual([['NEEDS_YOU', ['y']], ['DECIDED', ['d2', 'd1']], ['NEAR_YOU', ['n']], ['REST', ['r']]]);
  });

  it('tells a thing that comes by two tables once, where it is nearest', () => {
    expect(keys(compose([item('loan', 'REST'), item('loan', 'DECIDED'), item('loan', 'DECIDED', { urgency: 5 })], new Map(), since))).toEqual([['DECIDED', ['loan']]]);
  });

  it('tells what needs them once more as still waiting, then no more; all else once', () => {
    const items = [item('offer', 'NEEDS_YOU'), item('news', 'DECIDED')];
    expect(compose(items, new Map([['offer', 1], ['news', 1]]), since)).toEqual([{ band: 'NEEDS_YOU', items: [{ ...items[0], again: true }], more: 0 }]);
    expect(compose(items, new Map([['offer', 2], ['news', 1]]), since)).toEqual([]);
  });

  it('leaves out what was told by its time, not what was written down two weeks late, nor what still needs them', () => {
    const old = new Date(since.getTime() - LATE_MS - 1);
    expect(keys(compose([item('old', 'DECIDED', { at: old }), item('late', 'DECIDED', { at: new Date(old.getTime() + 1) }), item('open', 'NEEDS_YOU', { at: old })], new Map(), since))).toEqual([['NEEDS_YOU', ['open']], ['DECIDED', ['late']]]);
  });

  it('says how many more there are', () => {
    const [part] = compose(Array.from({ length: 11 }, (_, i) => item(`d${i}`, 'DECIDED')), new Map(), since);
    expect([part!.items.length, part!.more]).toEqual([8, 3]);
  });

  it('looks back to the last one that went, two months at most; a first one by its period', () => {
    expect(newsSince(since, now, now)).toEqual(since);
    expect(newsSince(null, since, now)).toEqual(since);
    expect(newsSince(new Date('2025-01-01T00:00:00Z'), since, now)).toEqual(new Date(now.getTime() - 62 * 86_400_000));
  });

  it('is worth sending when something needs them or was decided, and says why else', () => {
    expect(whyNothing([])).toBe('There is nothing new for them.');
    expect(whyNothing(compose([item('n', 'NEAR_YOU')], new Map(), since))).toBe('Nothing needs them and nothing was decided; what else there is can wait.');
    expect(whyNothing(compose([item('d', 'DECIDED')], new Map(), since))).toBeNull();
  });

  it('has a subject that says the one thing, or how many there are', () => {
    const of = (...items: DigestItem[]) => subjectOf(compose(items, new Map(), since));
    expect(of(item('y', 'NEEDS_YOU'), item('d', 'DECIDED'))).toBe('About y');
    expect(of(item('y1', 'NEEDS_YOU'), item('y2', 'NEEDS_YOU'))).toBe('2 things need you');
    expect(of(item('y1', 'NEEDS_YOU'), item('y2', 'NEEDS_YOU'), item('d', 'DECIDED'))).toBe('2 things need you, and one was decided');
    expect(of(item('d', 'DECIDED'))).toBe('About d');
    expect(of(item('n', 'NEAR_YOU'), item('m', 'NEAR_YOU'))).toBe('About m'); // such a digest is only looked at, never sent
    expect(of(item('d1', 'DECIDED'), item('d2', 'DECIDED'), item('d3', 'DECIDED'))).toBe('About d1 And 2 more things');
    expect(of(item('y', 'NEEDS_YOU', { title: `${'long '.repeat(40)}end` }))).toMatch(/^(long ){20,21}…$/);
  });

  it('holds for any items: nothing twice, nothing over its bound, order kept, and the same whatever order they come in', () => {
    const any = fc.record({ key: fc.constantFrom(...'abcdefghij'), band: fc.constantFrom(...BANDS), urgency: fc.integer({ min: -3, max: 3 }), age: fc.integer({ min: 0, max: 40 }) });
    const told = fc.array(fc.tuple(fc.constantFrom(...'abcdefghij'), fc.constantFrom(1, 2)), { maxLength: 5 });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 40 }), told, (list, before) => {
        const items = list.map(({ age, key, ...one }) => item(key, one.band, { ...one, at: new Date(now.getTime() - age * 86_400_000) }));
        const parts = compose(items, new Map(before), since);
        const all = parts.flatMap((part) => part.items);
        expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
        expect(parts.map(({ band }) => band)).toEqual(BANDS.filter((band) => parts.some((part) => part.band === band)));
        for (const part of parts) expect(part.items.length).toBeLessThanOrEqual(BOUNDS[part.band]);
        for (const one of all) if (one.band !== 'NEEDS_YOU') expect(new Map(before).has(one.key)).toBe(false);
        expect(keys(compose(items.toReversed(), new Map(before), since))).toEqual(keys(parts));
      }),
      { numRuns: 200, seed: 20261123 },
    );
  });
});

describe('Why somebody gets no email', () => {
  const reach: Reach = { name: 'Ana', email: 'ana@example.org', byEmail: true, byPost: false, hasAddress: false, disabled: false, pausedUntil: null, digest: 'WEEKLY', stopped: false, consents: true, suppressed: false };
  const cases: [Partial<Reach>, string | null][] = [
    [{}, null],
    [{ disabled: true }, "Ana's account is closed."],
    [{ stopped: true }, 'Ana stopped all letters.'],
    [{ digest: 'OFF' }, 'Ana wants no digest.'],
    [{ pausedUntil: '2026-12-01' }, 'Ana wants no letters until 2026-12-01.'],
    [{ pausedUntil: '2026-11-23' }, null],
    [{ email: null, byEmail: false, byPost: true, hasAddress: true }, 'Ana has no email address: their digest is printed as a monthly letter.'],
    [{ byEmail: false }, 'Ana asked not to be reached by email, and no postal address to print for. Phone them.'],
    [{ suppressed: true }, 'Letters to the address of Ana are stopped: it bounced, or they reported one.'],
    [{ consents: false }, 'We have not noted that Ana agreed to letters, or it ran out.'],
  ];
  it.each(cases)('%j', (columns, said) => expect(whyNoEmail({ ...reach, ...columns }, '2026-11-23')).toBe(said));
});

describe('A preview', () => {
  it('shows no link that lets its reader answer for somebody else', () => {
    expect(unsigned('https://t.example.org/o/8d1f3a52-0000-4000-8000-000000000001/AbCdEfGhIjKlMnOpQrStUv')).toBe('https://t.example.org/o/8d1f3a52-0000-4000-8000-000000000001/shown-in-a-preview');
    expect(unsigned('https://t.example.org/tables/8d1f3a52-0000-4000-8000-000000000001')).toBe('https://t.example.org/tables/8d1f3a52-0000-4000-8000-000000000001');
  });
});
