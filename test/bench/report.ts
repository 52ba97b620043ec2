import { readFileSync, writeFileSync } from 'node:fs';

export const say = (line: string): void => void process.stdout.write(`${line}\n`);

export const median = (numbers: number[]): number => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]!;

/** min–**median**–max */
export const spread = (numbers: number[], digits = 2): string => [Math.min(...numbers), median(numbers), Math.max(...numbers)].map((number, nth) => (nth === 1 ? `**${number.toFixed(digits)}**` : number.toFixed(digits))).join('–');

export async function seconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

/** Seconds of the clock and of this process's CPU. */
export async function measure(work: () => Promise<unknown>): Promise<{ time: number; cpu: number }> {
  const before = process.cpuUsage();
  const time = await seconds(work);
  const { user, system } = process.cpuUsage(before);
  return { time, cpu: (user + system) / 1e6 };
}

/** How a cost grows with size: 0 stays the same, 1 doubles with the size. */
export const exponent = (sizes: number[], costs: number[]): string => (Math.log(costs.at(-1)! / costs[0]!) / Math.log(sizes.at(-1)! / sizes[0]!)).toFixed(2);

/** Runs work and says how much memory this process held at most meanwhile, in MB. */
export async function most(work: () => Promise<unknown>): Promise<number> {
  let highest = process.memoryUsage().rss;
  const look = setInterval(() => (highest = Math.max(highest, process.memoryUsage().rss)), 50);
  await work();
  clearInterval(look);
  return Math.round(highest / 1e6);
}

export const table = (rows: (string | number)[][]): string => rows.map((row) => `| ${row.join(' | ')} |`).toSpliced(1, 0, `|${rows[0]!.map(() => '---|').join('')}`).join('\n');

/** Prints a part's figures, and with `keep` puts them into test/bench/README.md between its marks. */
export function tell(part: string, text: string, keep: boolean): void {
  say(`\n${text}\n`);
  if (!keep) return;
  const path = 'test/bench/README.md';
  const readme = readFileSync(path, 'utf8');
  const marks = new RegExp(`(<!-- ${part} -->\\n)[^]*(<!-- /${part} -->)`);
  if (!marks.test(readme)) throw new Error(`${path} has no marks for ${part}.`);
  writeFileSync(path, readme.replace(marks, (_all, open: string, close: string) => `${open}\n${text}\n\n${close}`));
}
