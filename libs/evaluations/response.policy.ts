import { LEAST_SHOWN, type LeastShown, shownTo } from '#registrations';

/** How many of a group are asked, and how many of them answered. */
export interface Responded {
  label: string;
  invited: number;
  answered: number;
}

export interface ShownResponse {
  label: string;
  invited: number;
  answered: number | null;
  missing: number | null;
  hidden: boolean;
}

/** So many ways to fill what is hidden are tried at most. */
const MOST_WAYS = 4000;

/**
 * Who answered in each group, with small numbers hidden (promise C5): a line stands only where both who answered and who is
 * missing count enough, by the rule of the participation table for each. Whoever looks knows how many are asked in every
 * group, the sum of what is hidden and this rule; where only one number would fit a hidden line, all lines are hidden.
 */
export function shownResponse(lines: readonly Responded[], least: LeastShown = LEAST_SHOWN.MEMBERS): ShownResponse[] {
  const asked = lines.filter(({ invited }) => invited > 0);
  const both = hiddenIn(asked, least);
  const hidden = leavesRoom(asked, both, least) ? both : asked.map(() => true);
  return lines.map((line) => {
    const { label, invited, answered } = line;
    const isHidden = invited > 0 && hidden[asked.indexOf(line)]!;
    return { label, invited, answered: isHidden ? null : answered, missing: isHidden ? null : invited - answered, hidden: isHidden };
  });
}

/** To so many people a step went at least, before admins see how many answered after it. */
const LEAST_HANDED = 5;

/**
 * How many answered after each step. Admins watch it grow, so they see it from a few people on. The page for everybody
 * outside tells how many answered in all: so small numbers, and those that give one away, are hidden by the rule of the
 * participation table, over the steps and, where somebody did, those who answered before any.
 */
export function shownSteps(steps: readonly { handed: number; answered: number }[], total: number, least: LeastShown = LEAST_SHOWN.MEMBERS): (number | null)[] {
  if (least !== LEAST_SHOWN.PUBLIC) return steps.map(({ handed, answered }) => (handed < LEAST_HANDED ? null : answered));
  const before = total - steps.reduce((sum, { answered }) => sum + answered, 0);
  const cells = [...(before ? [before] : []), ...steps.map(({ answered }) => answered)].map((n) => ({ label: '', n }));
  return shownTo({ total, groups: [{ title: '', cells }] }, least).groups[0]!.cells.map(({ n }) => n).slice(before ? 1 : 0);
}

/** The lines to hide, by who answered and by who is missing. */
function hiddenIn(asked: readonly Responded[], least: LeastShown): boolean[] {
  const by = (count: (one: Responded) => number) => {
    const cells = asked.map((one) => ({ label: one.label, n: count(one) }));
    return shownTo({ total: cells.reduce((sum, { n }) => sum + n, 0), groups: [{ title: '', cells }] }, least).groups[0]!.cells.map(({ hidden }) => hidden);
  };
  const [answered, missing] = [by((one) => one.answered), by((one) => one.invited - one.answered)];
  return asked.map((_, index) => answered[index]! || missing[index]!);
}

/** Whether at least two numbers fit each hidden line, among the tables that would look the same by this rule. */
function leavesRoom(asked: readonly Responded[], hidden: readonly boolean[], least: LeastShown): boolean {
  const places = asked.flatMap((_, index) => (hidden[index] ? [index] : []));
  const same = (numbers: readonly number[]) => {
    const other = asked.map((one, index) => ({ ...one, answered: hidden[index] ? numbers[places.indexOf(index)]! : one.answered }));
    return hiddenIn(other, least).every((one, index) => one === hidden[index]);
  };
  const mine = places.map((index) => asked[index]!.answered);
  const most = places.map((index) => asked[index]!.invited);
  const found = places.map((_, at) => new Set([mine[at]!]));
  const enough = () => found.every(({ size }) => size > 1);
  const take = (numbers: readonly number[]) => same(numbers) && numbers.forEach((n, at) => found[at]!.add(n));
  // one person more here and one less there: nearly always this is enough
  for (const [from] of places.entries())
    for (const [to] of places.entries()) {
      if (enough()) return true;
      if (from !== to && mine[from]! > 0 && mine[to]! < most[to]!) take(mine.map((n, at) => n + Number(at === to) - Number(at === from)));
    }
  let ways = 0;
  for (const numbers of fillings(most, mine.reduce((sum, n) => sum + n, 0))) {
    if (enough() || ++ways > MOST_WAYS) break;
    take(numbers);
  }
  return enough();
}

/** Every way to share a sum among places that hold so many at most. */
function* fillings(most: readonly number[], sum: number): Generator<number[]> {
  const [here, ...rest] = most;
  if (here === undefined) {
    if (sum === 0) yield [];
    return;
  }
  const beyond = rest.reduce((all, n) => all + n, 0);
  for (let n = Math.max(0, sum - beyond); n <= Math.min(here, sum); n++) for (const others of fillings(rest, sum - n)) yield [n, ...others];
}
