import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LEAST_SHOWN } from '#registrations';
import { type Responded, shownResponse, type ShownResponse, shownSteps } from './response.policy.js';

/**
 * The numbers a hidden line could be, for whoever knows how many are asked in each group, how many answered in all and every
 * line that is shown: the integer solutions of one sum with a bound for each line, worked out line by line.
 */
function possible(lines: readonly Responded[], shown: readonly ShownResponse[]): number[][] {
  const total = lines.reduce((sum, { answered }) => sum + answered, 0);
  const rest = total - shown.reduce((sum, { answered }) => sum + (answered ?? 0), 0);
  const hidden = shown.filter((line) => line.hidden);
  const ways = (others: ShownResponse[], sum: number): boolean => sum >= 0 && sum <= others.reduce((all, { invited }) => all + invited, 0);
  return hidden.map((line) => Array.from({ length: line.invited + 1 }, (_, n) => n).filter((n) => ways(hidden.filter((one) => one !== line), rest - n)));
}

/** Every table of groups in which so many are asked. */
const tablesOf = ([here, ...rest]: number[]): number[][] => (here === undefined ? [[]] : tablesOf(rest).flatMap((others) => Array.from({ length: here + 1 }, (_, n) => [n, ...others])));

const line = fc.record({ invited: fc.integer({ min: 0, max: 90 }), share: fc.integer({ min: 0, max: 100 }) });
const tables = fc.array(line, { minLength: 1, maxLength: 12 }).map((list) => list.map(({ invited, share }, index): Responded => ({ label: `Group ${index}`, invited, answered: Math.round((invited * share) / 100) })));

describe('C5: who answered, by region and role', () => {
  for (const [who, least] of [['admins', LEAST_SHOWN.MEMBERS], ['a funder', LEAST_SHOWN.PUBLIC]] as const) {
    it(`as ${who} see it: no hidden line of 5,000 random tables has one solution, unless nobody or everybody answered at all`, () => {
      let hidden = 0;
      fc.assert(
        fc.property(tables, (lines) => {
          const shown = shownResponse(lines, least);
          const [total, asked] = [lines.reduce((sum, { answered }) => sum + answered, 0), lines.reduce((sum, { invited }) => sum + invited, 0)];
          for (const cell of shown) if (!cell.hidden && cell.invited) expect(Math.min(cell.answered!, cell.missing!)).toBeGreaterThanOrEqual(least);
          // with a single group the whole is told above the table: nothing is hidden by it
          if (total === 0 || total === asked || lines.filter(({ invited }) => invited).length < 2) return;
          for (const numbers of possible(lines, shown)) {
            hidden += 1;
            expect(numbers.length).toBeGreaterThan(1);
          }
        }),
        { numRuns: 5000, seed: 20261124 },
      );
      expect(hidden).toBeGreaterThan(3000);
    });
  }

  it('also for whoever knows the rule: over every table of some sets of groups, each hidden line fits two numbers or more', () => {
    let looked = 0;
    for (const invited of [[12, 12, 4, 3], [26, 7], [9, 14, 3], [5, 11, 20], [6, 6, 6, 6], [17, 2, 8]]) {
      const byView = new Map<string, number[][]>();
      for (const answered of tablesOf(invited)) {
        const total = answered.reduce((sum, n) => sum + n, 0);
        if (total === 0 || total === invited.reduce((sum, n) => sum + n, 0)) continue; // told above the table
        const view = `${total} ${JSON.stringify(shownResponse(invited.map((n, at) => ({ label: `Group ${at}`, invited: n, answered: answered[at]! }))).map((one) => one.answered))}`;
        byView.set(view, [...(byView.get(view) ?? []), answered]);
      }
      for (const [view, list] of byView) {
        const shown = JSON.parse(view.slice(view.indexOf('['))) as (number | null)[];
        const told = shown.flatMap((one, at) => (one === null && new Set(list.map((answered) => answered[at])).size < 2 ? [at] : []));
        expect([view, told]).toEqual([view, []]);
        looked += list.length;
      }
    }
    expect(looked).toBeGreaterThan(8000);
  }, 60_000);

  it('of the paper, nine of 121: the one line that counts enough does not stand alone, since it would tell of the others', () => {
    const lines = [['Northern interior', 71, 5], ['Northwest', 27, 2], ['Northeast', 11, 1], ['Other BC', 7, 1], ['Outside BC', 5, 0]].map(([label, invited, answered]) => ({ label, invited, answered }) as Responded);
    expect(shownResponse(lines).map(({ hidden }) => hidden)).toEqual([true, true, true, true, true]);
  });

  it('shows all where every number is large enough', () => {
    const lines = [{ label: 'North', invited: 30, answered: 12 }, { label: 'South', invited: 20, answered: 8 }];
    expect(shownResponse(lines).map(({ answered, missing }) => [answered, missing])).toEqual([[12, 18], [8, 12]]);
  });

  it('by step on the page of a funder: no small number stands, and none is the total less the others; admins see more', () => {
    const steps = (...answered: number[]) => answered.map((n) => ({ handed: 50, answered: n }));
    expect(shownSteps(steps(1), 11, LEAST_SHOWN.PUBLIC)).toEqual([null]); // ten answered before any step
    expect(shownSteps(steps(40, 30, 1), 71, LEAST_SHOWN.PUBLIC)).toEqual([40, null, null]);
    expect(shownSteps(steps(40, 30), 70, LEAST_SHOWN.PUBLIC)).toEqual([40, 30]);
    expect(shownSteps(steps(8, 1), 9, LEAST_SHOWN.PUBLIC)).toEqual([null, null]);
    expect(shownSteps([...steps(8, 1), { handed: 4, answered: 1 }], 10)).toEqual([8, 1, null]);
    let hidden = 0;
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 6 }), fc.integer({ min: 0, max: 5 }), (answered, before) => {
        const total = before + answered.reduce((sum, n) => sum + n, 0);
        const shown = shownSteps(steps(...answered), total, LEAST_SHOWN.PUBLIC);
        for (const n of shown) if (n !== null) expect(n).toBeGreaterThanOrEqual(10);
        const left = total - shown.reduce<number>((sum, n) => sum + (n ?? 0), 0);
        const cells = shown.filter((n) => n === null).length + Number(before > 0);
        if (cells && total) hidden += 1;
        // one cell alone would be what is left; a single step is the whole, told above the table
        if (cells && left && answered.length > 1) expect([answered, before, cells]).not.toEqual([answered, before, 1]);
      }),
      { numRuns: 5000, seed: 20261124 },
    );
    expect(hidden).toBeGreaterThan(1000);
  });
});
