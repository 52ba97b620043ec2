import { readFileSync, writeFileSync } from 'node:fs';

/** One line of what chaos found: what was measured, and what it must be. */
export interface Figure {
  promise: string;
  what: string;
  found: string | number;
  bar: string;
  holds: boolean;
}

export const figure = (promise: string, what: string, found: string | number, bar: string, holds: boolean): Figure => ({ promise, what, found, bar, holds });

const README = 'test/chaos/README.md';
const MARKS = /(<!-- figures -->\n)([^]*)(<!-- \/figures -->)/;

/** Puts the figures of a whole run into README.md, in place of those of the same promises. */
export function write(figures: Figure[]): void {
  const text = readFileSync(README, 'utf8');
  const found = new Set(figures.map(({ promise }) => promise));
  const kept = MARKS.exec(text)![2]!.split('\n').filter((line) => /^\| [LC]\d/.test(line) && !found.has(line.slice(2, 4)));
  const rows = figures.map(({ promise, what, found: value, bar, holds }) => `| ${promise} | ${what} | ${holds ? value : `**${value}**`} | ${bar} |`);
  const all = [...kept, ...rows].toSorted((a, b) => (a.slice(2, 4) < b.slice(2, 4) ? -1 : a.slice(2, 4) > b.slice(2, 4) ? 1 : 0));
  const table = ['| | | found | must be |', '|---|---|---|---|', ...all].join('\n');
  writeFileSync(README, text.replace(MARKS, (_all, open: string, _old, close: string) => `${open}\n${table}\n\n${close}`));
}
