import { describe, expect, it } from '@jest/globals';
import { type Counts, faultsOf, hiddenBelow, LEAST_SHOWN, type LeastShown, mayFollow, NOT_SAID, percentOf, type Shown, shownTo, tooNear } from './participation.policy.js';

// Koopmans et al. (2022), Table 1. The paper prints n = 37 for the Northwest; only 27 agrees with its own 22 % and with n = 121.
const TABLE_1 = {
  Region: [['Northern interior BC', 71, 59], ['Northwest BC', 27, 22], ['Northeast BC', 11, 9], ['Other region of BC', 7, 6], ['Outside of BC', 5, 4]],
  'Primary role': [['Educator', 36, 30], ['Coordinator', 20, 17], ['Healthcare provider', 15, 12], ['Peer support worker', 12, 10], ['Clinician', 11, 9], ['Manager', 9, 7], ['Student', 5, 4], ['Childcare provider', 5, 4], ['Researcher', 4, 3], ['Behaviour analyst', 2, 2], ['Social worker', 2, 2]],
} as const;
const printed = (northwest: number) => ({
  total: 121,
  groups: Object.entries(TABLE_1).map(([title, rows]) => ({ title, cells: rows.map(([label, n, percent]) => ({ label, n: label === 'Northwest BC' ? northwest : n, percent })) })),
});

describe('faults', () => {
  it('finds the slip in the paper: 37 for the Northwest, where its own share and total say 27', () => {
    expect(faultsOf(printed(37))).toEqual(['Northwest BC: 37 of 121 is 31 %, not 22 %. 22 % would be 27.', 'The parts of region add up to 131, not 121.']);
    expect(faultsOf(printed(27))).toEqual([]);
  });

  it('says who said nothing, and that rounded shares may not make 100', () => {
    const cells = [{ label: 'North', n: 2, percent: 33 }, { label: 'South', n: 1, percent: 17 }, { label: NOT_SAID, n: 3, percent: 50 }];
    expect(faultsOf({ total: 6, groups: [{ title: 'Region', cells }] })).toEqual(['3 people gave no region.']);
    const thirds = ['A', 'B', 'C'].map((label) => ({ label, n: 1, percent: 33 }));
    expect(faultsOf({ total: 3, groups: [{ title: 'Region', cells: thirds }] })).toEqual(['The shares of region add up to 99 %, since each is rounded by itself.']);
  });

  it('tells nothing about what is hidden', () => {
    const counts: Counts = { total: 50, groups: [{ title: 'Region', cells: [{ label: 'North', n: 25 }, { label: 'South', n: 22 }, { label: NOT_SAID, n: 3 }] }] };
    expect(faultsOf(shownTo(counts, LEAST_SHOWN.PUBLIC))).toEqual([]);
    expect(faultsOf(shownTo(counts, LEAST_SHOWN.ALL))).toEqual(['3 people gave no region.']);
  });
});

describe('what is shown', () => {
  const counts: Counts = { total: 121, groups: printed(27).groups.map(({ title, cells }) => ({ title, cells: cells.map(({ label, n }) => ({ label, n })) })) };
  const seen = (least: LeastShown) => shownTo(counts, least).groups.map(({ cells }) => cells.map(({ n }) => n));

  it('of the paper: all to those who may see its people, cells from 5 to members, from 10 to the public', () => {
    expect(seen(LEAST_SHOWN.ALL)).toEqual(counts.groups.map(({ cells }) => cells.map(({ n }) => n)));
    expect(seen(LEAST_SHOWN.MEMBERS)).toEqual([[71, 27, 11, 7, 5], [36, 20, 15, 12, 11, 9, 5, 5, null, null, null]]);
    expect(seen(LEAST_SHOWN.PUBLIC)).toEqual([[71, 27, 11, null, null], [36, 20, 15, 12, 11, null, null, null, null, null, null]]);
  });

  it('is nothing at all, not even the number, of a list with fewer people than a cell must have', () => {
    const few: Counts = { total: 9, groups: [{ title: 'Region', cells: [{ label: 'North', n: 9 }, { label: 'South', n: 0 }] }] };
    expect(shownTo(few, LEAST_SHOWN.PUBLIC)).toMatchObject({ total: null, groups: [{ cells: [{ n: null, percent: null, hidden: true }, { n: null }] }] });
    expect(shownTo(few, LEAST_SHOWN.MEMBERS).total).toBe(9);
  });

  it('hides a second cell beside a lone small one, and never picks it by size', () => {
    expect(hiddenBelow([30, 12, 3], 5)).toEqual([false, true, true]);
    expect(hiddenBelow([12, 30, 3], 5)).toEqual([false, true, true]);
    expect(hiddenBelow([30, 5, 0], 5)).toEqual([true, true, true]); // 5 and 0 alone would be the only way to 5
    expect(hiddenBelow([30, 4, 4], 5)).toEqual([true, true, true]); // 4 and 4 alone would be the only way to 8
    expect(hiddenBelow([30, 4, 3], 5)).toEqual([false, true, true]);
  });
});

// ── The attacker. It knows the rule, k, all totals, which cells are hidden, all shown numbers and shares; it may look as a
// member and as the public, at two times, and knows that people only come. It searches for a second table that looks the same.

type View = (counts: Counts) => string;
const as = (...leasts: LeastShown[]): View => (counts) => JSON.stringify(leasts.map((least) => shownTo(counts, least)));
const table = (n: readonly number[]): Counts => ({ total: n.reduce((a, b) => a + b, 0), groups: [{ title: 'Region', cells: n.map((one, at) => ({ label: at === n.length - 1 ? NOT_SAID : `Region ${at}`, n: one })) }] });

/** Every way to put `rest` people into the cells from `at` on, among those that are free; the last line stands only where somebody is in it. */
function* fillings(n: readonly number[], free: readonly boolean[], at: number, rest: number): Generator<number[]> {
  if (at === n.length) {
    if (rest === 0) yield [];
    return;
  }
  const least = at === n.length - 1 ? 1 : 0;
  for (let one = free[at] ? least : n[at]!; one <= (free[at] ? rest : Math.min(n[at]!, rest)); one++) for (const others of fillings(n, free, at + 1, rest - one)) yield [one, ...others];
}

/** The hidden cells for which only one number fits. Near tables are tried first; a cell counts as found only after all. */
function onlyOneFits(n: readonly number[], view: View, shown: Shown): number[] {
  const hidden = shown.groups[0]!.cells.map((cell) => cell.hidden);
  const seen = view(table(n));
  const fits = (other: readonly number[]) => other.every((one) => one >= 0) && other.at(-1)! > 0 && view(table(other)) === seen;
  const open = new Set(hidden.flatMap((one, at) => (one ? [at] : [])));
  for (const step of [1, 2, 3, 4, 5])
    for (const from of open)
      for (const to of hidden.keys())
        for (const by of [step, -step]) {
          if (!open.has(from) || from === to || !hidden[to]) continue;
          const other = n.map((one, at) => (at === from ? one + by : at === to ? one - by : one));
          if (fits(other)) [from, to].forEach((at) => open.delete(at));
        }
  if (open.size)
    for (const other of fillings(n, hidden, 0, table(n).total)) {
      if (fits(other)) for (const at of open) if (other[at] !== n[at]) open.delete(at);
      if (!open.size) break;
    }
  return [...open];
}

/** A generator of its own, so that a failure can be told again (mulberry32). */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}

/** Tables around the edges of the rule: nothing, one, just below and at 5 and 10, and a few large cells. */
function randomTable(roll: (sides: number) => number): number[] {
  const values = [0, 0, 1, 1, 2, 3, 4, 4, 5, 5, 6, 8, 9, 9, 10, 10, 11, 14, 27, 71];
  const cells = 2 + roll(roll(4) ? 5 : 12);
  return Array.from({ length: cells }, (_, at) => (roll(5) ? values[roll(values.length)]! : roll(16)) || (at === cells - 1 ? 1 + roll(6) : 0));
}

describe('C5: no small cell can be recovered', () => {
  const TABLES = 5_000;
  it(`C5: none of ${TABLES} random tables has a hidden cell for which only one number fits`, () => {
    const roll = dice(2021);
    let hidden = 0;
    const found: unknown[] = [];
    for (let tried = 0; tried < TABLES; tried++) {
      const n = randomTable(roll);
      for (const [who, view, least] of [['a member', as(5), 5], ['the public', as(10), 10], ['a member who compares with the public page', as(5, 10), 5]] as const) {
        const shown = shownTo(table(n), least);
        if (shown.total === null) continue;
        hidden += shown.groups[0]!.cells.filter((cell) => cell.hidden).length;
        for (const cell of onlyOneFits(n, view, shown)) found.push([who, n, cell]);
      }
      for (const least of [5, 10] as const) expect(shownTo(table(n), least).groups[0]!.cells.filter((cell) => cell.n !== null && cell.n < least)).toEqual([]);
    }
    expect(found).toEqual([]);
    expect(hidden).toBeGreaterThan(20_000);
  }, 120_000);

  it('C5: nor does keeping the page that was published before help, whenever newer figures may follow', () => {
    const roll = dice(2022);
    let followed = 0;
    const found: unknown[] = [];
    for (let tried = 0; tried < TABLES; tried++) {
      const before = randomTable(roll);
      const after = before.map((one) => one + (roll(3) ? 0 : roll(4)));
      if (!mayFollow(table(before), table(after))) continue;
      followed++;
      for (const least of [5, 10] as const) {
        const [first, last] = [shownTo(table(before), least), shownTo(table(after), least)];
        if (first.total === null || last.total === null) continue;
        const look = (a: number[], b: number[]) => as(least)(table(a)) + as(least)(table(b));
        const fits = (a: number[], b: number[]) => a.every((one, at) => one >= 0 && one <= b[at]!) && a.at(-1)! > 0 && look(a, b) === look(before, after);
        const hidden = last.groups[0]!.cells.flatMap((cell, at) => (cell.hidden ? [at] : []));
        const other = (cells: number[], from: number, to: number, by: number) => cells.map((one, at) => (at === from ? one + by : at === to ? one - by : one));
        const open = new Set(hidden.flatMap((at) => [`before ${at}`, `after ${at}`]));
        for (const from of hidden)
          for (const to of hidden)
            for (const by of [1, 2, 3, 4, 5]) {
              if (from === to) continue;
              const [a, b] = [other(before, from, to, by), other(after, from, to, by)];
              if (fits(a, after)) for (const at of [from, to]) open.delete(`before ${at}`);
              if (fits(before, b)) for (const at of [from, to]) open.delete(`after ${at}`);
              if (fits(a, b)) for (const at of [from, to]) for (const when of ['before', 'after']) open.delete(`${when} ${at}`);
            }
        // where nobody came to the hidden cells, whatever fits the later table fits both
        const still = hidden.every((at) => before[at] === after[at]);
        if (still && open.size && !onlyOneFits(after, as(least), last).length) open.clear();
        if (open.size) found.push([least, before, after, [...open]]);
      }
    }
    expect(found).toEqual([]);
    expect(followed).toBeGreaterThan(200);
  }, 120_000);

  it.each<[string, number, number, number, boolean]>([
    ['the same people', 121, 121, 121, false],
    ['one more', 121, 122, 121, true],
    ['nine more', 121, 130, 121, true],
    ['ten more', 121, 131, 121, false],
    ['some of each apart', 121, 121, 117, true],
    ['nobody on both', 121, 121, 0, false],
    ['figures that nobody sees', 4, 5, 4, false],
    ['one that has grown since: perhaps only one more', 121, 122, 150, true],
  ])('C5: nor does holding two lists side by side: %s', (_case, one, other, both, near) => {
    expect([tooNear(one, other, both), tooNear(other, one, both)]).toEqual([near, near]);
  });

  it('and the attacker is no weakling: it breaks the rules one would think of first', () => {
    const roll = dice(2023);
    const broken = { 'only the small ones': 0, 'the smallest beside them': 0 };
    const rules: Record<keyof typeof broken, (n: readonly number[]) => boolean[]> = {
      'only the small ones': (n) => n.map((one) => one < 5),
      'the smallest beside them': (n) => {
        const hidden = n.map((one) => one < 5);
        const next = Math.min(...n.filter((one) => one >= 5));
        if (hidden.filter(Boolean).length === 1 && next < Infinity) hidden[n.indexOf(next)] = true;
        return hidden;
      },
    };
    for (let tried = 0; tried < 300; tried++) {
      const n = randomTable(roll).slice(-5);
      for (const [name, rule] of Object.entries(rules) as [keyof typeof broken, (n: readonly number[]) => boolean[]][]) {
        const view: View = ({ groups }) => JSON.stringify(groups[0]!.cells.map(({ n: one }, at, cells) => (rule(cells.map((cell) => cell.n))[at] ? 'hidden' : one)));
        const hidden = rule(n).map((one) => ({ label: '', n: null, percent: null, hidden: one }));
        broken[name] += onlyOneFits(n, view, { total: 0, leastShown: 5, groups: [{ title: '', cells: hidden }] }).length;
      }
    }
    expect(broken['only the small ones']).toBeGreaterThan(50);
    expect(broken['the smallest beside them']).toBeGreaterThan(5);
  });
});

it('rounds a share as the paper does', () => {
  for (const rows of Object.values(TABLE_1)) for (const [, n, percent] of rows) expect(percentOf(n, 121)).toBe(percent);
});
