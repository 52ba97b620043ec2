// One PostgreSQL for the whole run, and one migrated database in it that every spec file clones.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
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
  await unpackChromium();
}

/**
 * The browser that npm brings unpacks itself into the folder for temporary files. Here, before there are two of us: whoever
 * starts it while another is still writing it is refused (ETXTBSY). What it sets in the environment is for the workers, too.
 */
async function unpackChromium() {
  const { TMPDIR } = process.env;
  globalThis.chromiumFolder = process.env.TMPDIR = mkdtempSync(join(tmpdir(), 'seed-browser-'));
  process.env.AWS_LAMBDA_JS_RUNTIME = 'nodejs22.x'; // without it, its libraries are not found on a plain system
  const { default: brought } = await import('@sparticuz/chromium');
  brought.setGraphicsMode = false;
  process.env.TEST_CHROMIUM = await brought.executablePath();
  // Its list of fonts names /tmp/fonts, wherever it was unpacked; without one it draws nothing, or ends.
  const fonts = join(globalThis.chromiumFolder, 'fonts');
  const list = join(fonts, 'fonts.conf');
  writeFileSync(list, readFileSync(list, 'utf8').replaceAll('/tmp/fonts', fonts));
  if (TMPDIR === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = TMPDIR;
}
