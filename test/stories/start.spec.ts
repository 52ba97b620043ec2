import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';

// Real processes, killed for real: a small program owns the database, as `npm start` does.
const OWNER = `
  const { startPostgres } = await import(process.argv[1]);
  const say = (line) => console.log(line);
  try {
    const postgres = await startPostgres({ dataDir: process.argv[2], say, fast: true });
    process.on('SIGTERM', () => postgres.stop().then(() => process.exit(0)));
    const pg = (await import('pg')).default;
    const client = new pg.Client(postgres.url);
    await client.connect();
    await client.query('create table if not exists starts (at timestamptz default now())');
    await client.query('insert into starts default values');
    const { rows } = await client.query('select count(*)::int as n from starts');
    await client.end();
    say('starts ' + rows[0].n);
  } catch (error) {
    say('refused ' + error.message);
    process.exit(1);
  }`;

const dataDir = mkdtempSync(join(tmpdir(), 'seed-start-'));
const alive = new Set<ChildProcess>();

/** Starts an owner and waits for the line that says how it went. */
async function owner(): Promise<{ process: ChildProcess; said: string; ended: Promise<unknown> }> {
  const script = join(process.cwd(), 'dist/apps/local/postgres.js');
  const child = spawn(process.execPath, ['--input-type=module', '--eval', OWNER, script, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  alive.add(child);
  const ended = once(child, 'exit').then(([code]: unknown[]) => {
    alive.delete(child);
    return code;
  });
  for await (const line of createInterface({ input: child.stdout })) {
    if (/^(starts|refused) /.test(line)) return { process: child, said: line, ended };
  }
  throw new Error('The owner ended without a word.');
}

/** The cluster's folder: for root it is elsewhere, as the note says. */
function cluster(): string {
  const note = join(dataDir, 'where-the-database-is.txt');
  return join(existsSync(note) ? (readFileSync(note, 'utf8').trim().split('\n').at(-1) ?? '') : dataDir, 'pg');
}

/** Every process that works in the cluster's folder, server and guard alike. */
function processesOver(folder: string): string[] {
  return readdirSync('/proc').filter((pid) => {
    try {
      return /^\d+$/.test(pid) && readlinkSync(`/proc/${pid}/cwd`) === folder;
    } catch {
      return false; // ended while we looked, or another user's
    }
  });
}

const onLinux = process.platform === 'linux' ? it : it.skip;

describe('a start on one machine', () => {
  afterEach(async () => {
    await Promise.all([...alive].map((child) => (child.kill('SIGTERM'), once(child, 'exit'))));
  });
  afterAll(() => {
    if (dirname(cluster()) !== dataDir) rmSync(dirname(cluster()), { recursive: true, force: true });
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('keeps its data from one start to the next', async () => {
    const first = await owner();
    expect(first.said).toBe('starts 1');
    first.process.kill('SIGTERM');
    expect(await first.ended).toBe(0);
    expect((await owner()).said).toBe('starts 2');
  }, 20_000);

  it('refuses a second start over the same data, and the first goes on', async () => {
    const first = await owner();
    const second = await owner();
    expect(second.said).toBe(
      `refused SEED Table is already running over this data (process ${first.process.pid}). Stop it first, or set DATA_DIR to another folder.`,
    );
    expect(await second.ended).toBe(1);
    expect(existsSync(join(cluster(), 'postmaster.pid'))).toBe(true);
  }, 20_000);

  it('recovers when the owner was killed', async () => {
    const first = await owner();
    first.process.kill('SIGKILL');
    await first.ended;
    expect((await owner()).said).toMatch(/^starts \d+$/);
  }, 20_000);

  onLinux('leaves no process after SIGTERM', async () => {
    const first = await owner();
    expect(processesOver(cluster()).length).toBeGreaterThan(1);
    first.process.kill('SIGTERM');
    expect(await first.ended).toBe(0);
    expect(processesOver(cluster())).toEqual([]);
  }, 20_000);
});
