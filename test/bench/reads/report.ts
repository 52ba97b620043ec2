import { readFileSync, writeFileSync } from 'node:fs';
import type { Name, ServerName } from './bench.js';

/** One server asked one page for one round. */
export interface Round {
  question: Name;
  scale: number;
  server: ServerName;
  round: number;
  perSecond: number;
  /** In milliseconds. */
  p99: number;
  /** Microseconds of the server's own process for one request. */
  cpu: number;
  bytes: number;
}

export const print = (line: string): void => void process.stdout.write(`${line}\n`);

const TITLES: Record<ServerName, string> = {
  raw: 'bare http + pg', ours: 'this API', signedIn: 'this API, with its sign-in', usual: 'Nest + Apollo + TypeORM + DataLoader', postgraphile: 'PostGraphile 5',
};

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
const figure = (value: number) => value.toFixed(value < 10 ? 2 : 0);
/** min–**median**–max */
const spread = (values: number[]) => `${figure(Math.min(...values))}–**${figure(median(values))}**–${figure(Math.max(...values))}`;

const of = (rounds: Round[], question: Name, server: ServerName) => rounds.filter((round) => round.question === question && round.server === server);

/** Each round's ratio to the bare server in the same round. */
function ratios(rounds: Round[], question: Name, server: ServerName, what: 'perSecond' | 'p99' | 'cpu', to: ServerName = 'raw'): number[] {
  const base = of(rounds, question, to);
  return of(rounds, question, server).map((one) => one[what] / base.find(({ round }) => round === one.round)![what]);
}

/** The rounds at one multiple of the data, as a table. */
export function table(rounds: Round[]): string {
  const questions = [...new Set(rounds.map(({ question }) => question))];
  const servers = [...new Set(rounds.map(({ server }) => server))];
  const lines = questions.flatMap((question) =>
    servers.map((server) => {
      const ours = of(rounds, question, server);
      const absolute = `${figure(median(ours.map(({ perSecond }) => perSecond)))}/s, p99 ${figure(median(ours.map(({ p99 }) => p99)))} ms, ${figure(median(ours.map(({ cpu }) => cpu)))} µs, ${Math.round(ours[0]!.bytes / 1000)} kB`;
      if (!servers.includes('raw')) return `| ${question} | ${TITLES[server]} | | | | ${absolute} |`;
      return `| ${question} | ${TITLES[server]} | ${(['perSecond', 'p99', 'cpu'] as const).map((what) => spread(ratios(rounds, question, server, what))).join(' | ')} | ${absolute} |`;
    }),
  );
  const mean = servers.includes('ours') && servers.includes('raw') ? `\n\nGeometric mean of this API's throughput: ${figure(Math.exp(questions.reduce((sum, question) => sum + Math.log(median(ratios(rounds, question, 'ours', 'perSecond'))), 0) / questions.length))}` : '';
  const others = (['usual', 'postgraphile'] as const).filter((other) => servers.includes(other)).map((other) => `\nThis API against ${TITLES[other]}: ${questions.map((question) => `${question} ${spread(ratios(rounds, question, 'ours', 'perSecond', other))} ×`).join(', ')}`);
  return ['| | | throughput | p99 | CPU a request | |', '|---|---|---|---|---|---|', ...lines].join('\n') + mean + others.join('');
}

/** How cost grows with data: the time a request takes at each multiple, to that at the first, and the exponent over the whole range. */
export function growth(rounds: Round[]): string {
  const scales = [...new Set(rounds.map(({ scale }) => scale))];
  if (scales.length < 2) return '';
  const cost = (server: ServerName, question: Name, scale: number) => 1 / median(of(rounds, question, server).filter((round) => round.scale === scale).map(({ perSecond }) => perSecond));
  const lines = [...new Set(rounds.map(({ question }) => question))].flatMap((question) =>
    (['raw', 'ours'] as const).map((server) => {
      const [first] = scales as [number];
      const grown = scales.map((scale) => cost(server, question, scale) / cost(server, question, first));
      return `| ${question} | ${TITLES[server]} | ${grown.map(figure).join(' | ')} | ${(Math.log(grown.at(-1)!) / Math.log(scales.at(-1)! / first)).toFixed(3)} |`;
    }),
  );
  return [`| | | ${scales.map((scale) => `${scale} ×`).join(' | ')} | exponent |`, `|---|---|${scales.map(() => '---|').join('')}---|`, ...lines].join('\n');
}

/** Puts the tables into test/bench/README.md, between its marks. */
export function write(rounds: Round[]): void {
  const path = 'test/bench/README.md';
  const parts = [...new Set(rounds.map(({ scale }) => scale))].map((scale) => `At ${scale} × the data:\n\n${table(rounds.filter((round) => round.scale === scale))}\n`);
  const text = readFileSync(path, 'utf8').replace(/(<!-- reads -->\n)[^]*(<!-- \/reads -->)/, (_all, open: string, close: string) => `${open}\n${parts.join('\n')}\nThe cost of a request as data grows:\n\n${growth(rounds)}\n\n${close}`);
  writeFileSync(path, text);
}
