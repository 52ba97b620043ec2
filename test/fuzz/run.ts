// `npm run fuzz <subject> [count] [seed]`: generated cases by the thousand. `npm test` holds a short form of each.
import 'reflect-metadata';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startPostgres } from '../../apps/local/postgres.js';

process.env['LOG_LEVEL'] ??= 'silent'; // before the first import of #platform, which reads it

/** What can be fuzzed, one file each: so many cases from a seed; how many differences or faults were found. */
const subjects: Record<string, () => Promise<{ fuzz: (count: number, seed: number, say: (line: string) => void) => Promise<number> }>> = {
  reads: () => import('./reads.js'),
  mutations: () => import('./mutations.js'),
};

const [subject = '', given, seed = '1'] = process.argv.slice(2);
/** Of changes so many each. */
const count = given ?? (subject === 'mutations' ? '200' : '10000');
const load = subjects[subject];
if (!load) {
  process.stderr.write(`Say one of: ${Object.keys(subjects).join(', ')}.\n`);
  process.exit(1);
}
const postgres = await startPostgres({ dataDir: join(mkdtempSync(join(tmpdir(), 'seed-fuzz-')), 'pg'), say: () => undefined, fast: true });
process.env['TEST_POSTGRES_URL'] = postgres.adminUrl;
let found = 1;
try {
  const client = new pg.Client({ connectionString: postgres.adminUrl });
  await client.connect();
  await client.query('create database template_seed');
  await client.end();
  const url = new URL(postgres.url);
  url.pathname = '/template_seed';
  const { migrate } = await import('#platform');
  const { allTables } = await import('../../apps/api/api.module.js');
  await migrate({ databaseUrl: url.href }, allTables);
  found = await (await load()).fuzz(Number(count), Number(seed), (line) => void process.stdout.write(`${line}\n`));
} finally {
  await postgres.erase();
}
process.exit(found ? 1 : 0);
