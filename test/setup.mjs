// One PostgreSQL for the whole run, and one migrated database in it that every spec file clones.
import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startPostgres } from '../dist/apps/local/postgres.js';

export default async function setup() {
  const postgres = await startPostgres({ dataDir: mkdtempSync(join(tmpdir(), 'seed-test-')), say: () => undefined, fast: true });
  globalThis.postgres = postgres;
  const client = new pg.Client({ connectionString: postgres.adminUrl });
  await client.connect();
  await client.query('create database template_seed');
  await client.end();
  const url = new URL(postgres.url);
  url.pathname = '/template_seed';
  execFileSync(process.execPath, ['test/migrate.mjs', url.href], { stdio: 'inherit' });
  process.env.TEST_POSTGRES_URL = postgres.adminUrl;
}
