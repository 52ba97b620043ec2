const words = new Intl.DateTimeFormat('en-CA', { dateStyle: 'long', timeZone: 'UTC' });

/** `2026-12-14` as people write it: December 14, 2026. */
export const inWords = (day: string): string => words.format(new Date(`${day}T00:00:00Z`));

/** How many people are in one part of a table. */
export interface Counted {
  label: string;
  n: number;
}

/** A participation table as it stands: each group's parts make the whole. */
export interface Counts {
  total: number;
  groups: { title: string; cells: Counted[] }[];
}

/** The line of those who gave no region, or no role. */
export const NOT_SAID = 'Not said';

/** From how many people a cell is shown: everything to those who may see the list's people, 5 to members, 10 to the public (promise C5). */
export const LEAST_SHOWN = { ALL: 0, MEMBERS: 5, PUBLIC: 10 } as const;
export type LeastShown = (typeof LEAST_SHOWN)[keyof typeof LEAST_SHOWN];

export interface ShownCell {
  label: string;
  n: number | null;
  percent: number | null;
  hidden: boolean;
}

export interface Shown {
  total: number | null;
  leastShown: number;
  groups: { title: string; cells: ShownCell[] }[];
}

/** A share in whole percent, half upwards, as the paper prints it. */
export const percentOf = (n: number, total: number): number => (total ? Math.round((100 * n) / total) : 0);

/**
 * The cells of one group to hide from people who see a cell only where it counts at least `k`. This is primary and
 * complementary cell suppression of statistical disclosure control (Hundepool et al., Statistical Disclosure Control, 2012,
 * chapter 4), for one line of cells whose total is known. A cell below `k` is primary, an empty one too.
 *
 * Whoever looks knows this rule, the total and every cell that is shown, so they know the sum of what is hidden. The rule
 * therefore never picks by size, and each step takes only what still fits several tables, even if one were told which
 * cells are primary (`q` of them with the sum `t`, each from `low` to `k` − 1):
 *
 * 1. the primary cells alone, where q ≥ 2 and max(k, q·low + spare) ≤ t < q·(k − 1): the sum is at neither end (`spare` is 3
 *    among members, for the two lines that stand only where somebody is in them; above them 2 will do);
 * 2. else also the last cell of the group that counts k or more, where the sum of all is at least q·low + 2k: the primary
 *    ones may still come to the least they can or one more, that cell making up for it;
 * 3. else also the next to last such cell, where the sum is at least q·low + 2k + 3;
 * 4. else the whole group, which fits all people being in any one of its cells.
 *
 * `low` and `before` are the level below: the public's table is made from the members' table, so that comparing the two
 * tells a member nothing. What members do not see, the public does not see; a hidden block of fewer than `k` counts as one
 * more primary cell; two less at the upper end then, since two such cells come to 7 at most and not to 9.
 */
export function hiddenBelow(n: readonly number[], k: number, low = 0, before: readonly boolean[] = n.map(() => false)): boolean[] {
  const sum = (cells: readonly boolean[]) => n.reduce((whole, one, index) => whole + (cells[index] ? one : 0), 0);
  const block = before.some(Boolean) && sum(before) < k;
  const hidden = n.map((one, index) => before[index] || one < k);
  const small = n.filter((one, index) => !before[index] && one < k).length;
  const q = small + (block ? 1 : 0);
  if (!q) return hidden;
  const ours = () => sum(hidden) - (block ? 0 : sum(before));
  const spare = low ? 2 : 3;
  if (q >= 2 && ours() >= Math.max(k, q * low + spare) && ours() < q * (k - 1) - (block ? 2 : 0)) return hidden;
  for (const least of [q * low + 2 * k, q * low + 2 * k + 3]) {
    const next = hidden.lastIndexOf(false);
    if (next === -1) break;
    hidden[next] = true;
    if (ours() >= least) return hidden;
  }
  return n.map(() => true);
}

/** Which cells of a group are hidden from these people. */
function hiddenFrom(n: readonly number[], least: LeastShown): boolean[] {
  if (least === LEAST_SHOWN.ALL) return n.map(() => false);
  const members = hiddenBelow(n, LEAST_SHOWN.MEMBERS);
  return least === LEAST_SHOWN.MEMBERS ? members : hiddenBelow(n, LEAST_SHOWN.PUBLIC, LEAST_SHOWN.MEMBERS, members);
}

/** The table as these people may see it. Of fewer people than they see in a cell, they see nothing, not even how many. */
export function shownTo({ total, groups }: Counts, least: LeastShown): Shown {
  const nothing = total < least;
  return {
    total: nothing ? null : total,
    leastShown: least,
    groups: groups.map(({ title, cells }) => {
      const hidden = nothing ? cells.map(() => true) : hiddenFrom(cells.map(({ n }) => n), least);
      return { title, cells: cells.map(({ label, n }, index) => (hidden[index] ? { label, n: null, percent: null, hidden: true } : { label, n, percent: percentOf(n, total), hidden: false })) };
    }),
  };
}

/**
 * Whether new figures of a list may be published after earlier ones. Somebody may have kept the earlier page and know that
 * people only came: one newcomer in a small cell could then be told from two tables of which each hides it. So the same cells
 * must be hidden, and what they come to must be the same, unless only primary ones are hidden (then any growth fits many).
 */
export function mayFollow(earlier: Counts, later: Counts): boolean {
  return ([LEAST_SHOWN.MEMBERS, LEAST_SHOWN.PUBLIC] as const).every(
    (least) => earlier.total < least || (later.total >= least && earlier.groups.every(({ cells }, at) => sameHidden(cells, later.groups[at]?.cells ?? [], least))),
  );
}

function sameHidden(earlier: Counted[], later: Counted[], least: LeastShown): boolean {
  const [before, after] = [earlier, later].map((cells) => {
    const hidden = hiddenFrom(cells.map(({ n }) => n), least);
    const within = cells.filter((_, index) => hidden[index]);
    return { shape: JSON.stringify(cells.map(({ label }, index) => [label, hidden[index]])), sum: within.reduce((sum, { n }) => sum + n, 0), most: Math.max(0, ...within.map(({ n }) => n)) };
  });
  const primaryOnly = least === LEAST_SHOWN.MEMBERS && before!.most < least && after!.most < least;
  return before!.shape === after!.shape && (before!.sum === after!.sum || primaryOnly);
}

/**
 * Whether the figures of two lists, of so many people and at most so many on both, would give a small cell away side by side:
 * a list and the same list with one more tell that one's region and role. Lists only grow, so who stood on one when its
 * figures were published is at best most of those on both; figures of fewer than `MEMBERS` nobody sees.
 */
export function tooNear(one: number, other: number, both: number): boolean {
  const apart = one + other - 2 * Math.min(one, other, both);
  return Math.min(one, other) >= LEAST_SHOWN.MEMBERS && apart > 0 && apart < LEAST_SHOWN.PUBLIC;
}

/** A table as it is printed somewhere: figures may be missing. */
export interface Printed {
  total: number | null;
  groups: { title: string; cells: { label: string; n: number | null; percent: number | null }[] }[];
}

const list = new Intl.ListFormat('en-CA');

/**
 * What does not add up in any table, in sentences: people who said nothing, parts that do not make the whole, a share that is
 * not that of its number, shares that do not make 100. Only what is shown is looked at, so that nothing hidden is told.
 */
export function faultsOf({ total, groups }: Printed): string[] {
  return groups.flatMap(({ title, cells }) => {
    const what = title.toLowerCase();
    const notSaid = cells.find(({ label, n }) => label === NOT_SAID && n)?.n;
    const faults = notSaid ? [`${notSaid} ${notSaid === 1 ? 'person' : 'people'} gave no ${what}.`] : [];
    if (total === null) return faults;
    for (const { label, n, percent } of cells)
      if (n !== null && percent !== null && percent !== percentOf(n, total)) faults.push(`${label}: ${n} of ${total} is ${percentOf(n, total)} %, not ${percent} %.${fitting(percent, total)}`);
    if (cells.some(({ n }) => n === null)) return faults;
    const sum = cells.reduce((whole, { n }) => whole + n!, 0);
    if (sum !== total) faults.push(`The parts of ${what} add up to ${sum}, not ${total}.`);
    const shares = cells.reduce((whole, { percent }) => whole + (percent ?? 0), 0);
    if (total && shares !== 100 && cells.every(({ percent }) => percent !== null)) faults.push(`The shares of ${what} add up to ${shares} %, since each is rounded by itself.`);
    return faults;
  });
}

/** The numbers of which this would be the share. */
function fitting(percent: number, total: number): string {
  const numbers = Array.from({ length: total + 1 }, (_, n) => n).filter((n) => percentOf(n, total) === percent);
  return numbers.length && numbers.length <= 3 ? ` ${percent} % would be ${list.format(numbers.map(String)).replace(/ and (?=\d+$)/, ' or ')}.` : '';
}
