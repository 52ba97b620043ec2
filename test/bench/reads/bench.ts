import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { migrate } from '#platform';
import { allTables } from '../../../apps/api/api.module.js';
import type { Load, Measured } from '../load.js';
import { type BenchActor, fill } from './data.js';
import { same } from './equal.js';
import { cookie } from './ours.js';
import { CURSOR, DOCUMENTS, functionsFor } from './postgraphile.js';
import { QUESTIONS } from './questions.js';
import { growth, print, type Round, table, write } from './report.js';

export type Name = keyof typeof QUESTIONS;
export const SERVERS = ['raw', 'ours', 'signedIn', 'usual', 'postgraphile'] as const;
export type ServerName = (typeof SERVERS)[number];

const SECRET = 'b'.repeat(64);
const CONNECTIONS = 8;
/** While a server waits for its turn, Node would give memory back, and with it forget how to run the code fast: what is wanted is how each runs under load. */
const FLAGS = ['--no-memory-reducer'];
const PAGES = Object.keys(QUESTIONS) as Name[];
let names = PAGES;

interface Server {
  port: number;
  cpu: () => Promise<number>;
  stop: () => Promise<void>;
}

/**
 * Q1 to Q3 of speed.md, side by side: first that all answer the same, then rounds in which each is asked in turn. `quick` as an
 * argument makes few and short rounds; a number says at which multiple of the data, else all three.
 */
export async function bench(adminUrl: string, folder: string, args: string[]): Promise<void> {
  const quick = args.includes('quick');
  const scales = args.map(Number).filter(Boolean);
  const wanted = SERVERS.filter((server) => !args.some((arg) => SERVERS.includes(arg as ServerName)) || args.includes(server));
  names = PAGES.filter((name) => args.includes(name) || !args.some((arg) => PAGES.includes(arg as Name)));
  process.env['BENCH_HOME'] = resolve('test/bench/others');
  const all: Round[] = [];
  for (const scale of scales.length ? scales : [1, 10, 100]) {
    print(`${scale} × the data …`);
    const { url, actor } = await database(adminUrl, scale);
    const servers = await startAll(scale === 1 ? wanted : wanted.filter((server) => server === 'raw' || server === 'ours'), url, actor, folder);
    const asked = await questions(url, actor, servers);
    try {
      for (const name of names) await mustAgree(name, servers, asked);
      const rounds = quick ? 3 : scale === 1 ? 7 : 3;
      for (const name of names) all.push(...(await measureAll(name, scale, servers, asked, rounds, quick ? 1000 : 2000)));
    } finally {
      await Promise.all([...servers.values()].map((server) => server.stop()));
    }
    print(table(all.filter((round) => round.scale === scale)));
    if (!quick && !scales.length) write(all); // as far as we are: the larger ones take a while
  }
  print(growth(all));
}

async function database(adminUrl: string, scale: number): Promise<{ url: string; actor: BenchActor }> {
  const url = new URL(adminUrl);
  url.pathname = `/bench_${scale}`;
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  await client.query(`create database bench_${scale}`);
  await client.end();
  await migrate({ databaseUrl: url.href, redisUrl: 'redis://none' }, allTables);
  const actor = await fill(url.href, scale);
  const own = new pg.Client({ connectionString: url.href });
  await own.connect();
  await own.query(functionsFor(actor));
  await own.end();
  return { url: url.href, actor };
}

async function startAll(wanted: readonly ServerName[], databaseUrl: string, actor: BenchActor, folder: string): Promise<Map<ServerName, Server>> {
  const manifest = join(folder, 'apps/web/src/gql');
  mkdirSync(manifest, { recursive: true });
  writeFileSync(join(manifest, 'persisted-documents.json'), JSON.stringify(Object.fromEntries(Object.values(QUESTIONS).map(({ document }) => [hash(document), document]))));
  const started = new Map<ServerName, Server>();
  for (const name of wanted) {
    const env = { ...process.env, NODE_ENV: 'production', LOG_LEVEL: 'silent', BENCH: JSON.stringify({ databaseUrl, actor, folder, secret: SECRET }) };
    const child = fork(resolve('dist/test/bench/reads/serve.js'), [name], { cwd: folder, env, execArgv: [...FLAGS, ...(process.env['BENCH_PROFILE'] ? ['--cpu-prof', `--cpu-prof-dir=${process.env['BENCH_PROFILE']}/${name}`] : [])] });
    const hear = () => new Promise<Record<string, number>>((done) => child.once('message', (message) => done(message as Record<string, number>)));
    child.once('exit', (code) => code && print(`${name} ended with ${code}.`));
    const { port } = await hear();
    started.set(name, {
      port: port!,
      cpu: async () => {
        const heard = hear();
        child.send('cpu');
        return (await heard)['cpu']!;
      },
      stop: () =>
        new Promise((done) => {
          child.once('exit', () => done());
          child.disconnect();
        }),
    });
  }
  return started;
}

const hash = (text: string) => createHash('sha256').update(text).digest('hex');
type Asked = Record<ServerName, Record<Name, Pick<Load, 'body' | 'headers' | 'path'>>>;

/** What to send to each server for each page. */
async function questions(databaseUrl: string, actor: BenchActor, servers: Map<ServerName, Server>): Promise<Asked> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ id: string; before: number }>(`select s.id, (select count(*)::int from member m where m.sector_id = s.id and m.name < 'Member 8') as before from sector s where position = 3`);
  await client.end();
  const [{ id: sectorId, before }] = rows as [{ id: string; before: number }];
  const variables = (name: Name) => (name === 'Q3' ? { ...QUESTIONS.Q3.variables, filter: { sectorId } } : QUESTIONS[name].variables);
  const each = (make: (name: Name) => object, path: string, headers = {}) => Object.fromEntries(names.map((name) => [name, { body: JSON.stringify(make(name)), headers, path }])) as Asked['raw'];
  const known = (name: Name) => ({ variables: variables(name), extensions: { persistedQuery: { version: 1, sha256Hash: hash(QUESTIONS[name].document) } } });
  const theirs = { Q1: { after: QUESTIONS.Q1.variables['after'] }, Q2: { after: QUESTIONS.Q2.variables['after'], me: actor.memberId }, Q3: { sectorId, after: servers.has('postgraphile') && (await theirCursor(servers.get('postgraphile')!.port, sectorId, before)) } };
  return {
    raw: each((name) => ({ question: name, variables: variables(name) }), '/'),
    ours: each(known, '/graphql'),
    signedIn: each(known, '/graphql', { cookie: cookie(SECRET) }),
    usual: each((name) => ({ query: QUESTIONS[name].document, variables: variables(name) }), '/graphql'),
    postgraphile: each((name) => ({ query: DOCUMENTS[name], variables: theirs[name] }), '/graphql'),
  };
}

/** PostGraphile's own cursor of the row before the page. */
async function theirCursor(port: number, sectorId: string, before: number): Promise<string> {
  const body = JSON.stringify({ query: CURSOR, variables: { sectorId, offset: before - 1 } });
  const response = await fetch(`http://127.0.0.1:${port}/graphql`, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
  return ((await response.json()) as { data: { allMembers: { pageInfo: { endCursor: string } } } }).data.allMembers.pageInfo.endCursor;
}

async function mustAgree(name: Name, servers: Map<ServerName, Server>, asked: Asked): Promise<void> {
  const answers = new Map<ServerName, unknown>();
  for (const [server, { port }] of servers) {
    const { path, body, headers } = asked[server][name];
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', body, headers: { 'content-type': 'application/json', accept: 'application/json', ...headers } });
    answers.set(server, await response.json());
  }
  const expected = answers.get('raw') ?? answers.get('ours');
  for (const [server, answer] of answers) {
    const difference = same(expected, answer, server);
    if (difference) throw new Error(`${server} answers ${name} otherwise: ${difference}`);
  }
}

async function measureAll(name: Name, scale: number, servers: Map<ServerName, Server>, asked: Asked, rounds: number, ms: number): Promise<Round[]> {
  const found: Round[] = [];
  const asker = fork(resolve('dist/test/bench/load.js'));
  const ask = (load: Load) =>
    new Promise<Measured>((done) => {
      asker.once('message', (measured) => done(measured as Measured));
      asker.send(load);
    });
  for (let round = -1; round < rounds; round++) {
    for (const [server, { port, cpu }] of servers) {
      const before = await cpu();
      const measured = await ask({ port, connections: CONNECTIONS, ms: round < 0 ? 1500 : ms, ...asked[server][name] });
      const spent = (await cpu()) - before;
      if (measured.failed) throw new Error(`${server} failed ${measured.failed} times at ${name}`);
      if (round >= 0) found.push({ question: name, scale, server, round, perSecond: (measured.requests / measured.ms) * 1000, p99: measured.p99, cpu: spent / measured.requests, bytes: measured.bytes });
    }
  }
  asker.kill();
  return found;
}
