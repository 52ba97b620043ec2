import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { isDue, listBackups, restoreBackup, takeBackup } from '../../apps/local/backup.js';
import { addBackup } from '../../apps/local/backup-folder.js';
import { type Postgres, startPostgres } from '../../apps/local/postgres.js';

// A real PostgreSQL, its real files. Nothing here knows of members: what a restore keeps is rows and files.
const root = mkdtempSync(join(tmpdir(), 'seed-restore-'));
const dataDir = join(root, 'data');
const backupDir = join(root, 'data-backups');
const places = { dataDir, backupDir };
const TOTAL = 500 * 100;

let running: Postgres | undefined;
const start = async () => (running = await startPostgres({ dataDir, fast: true }));
const stop = async () => {
  await running?.stop();
  running = undefined;
};

/** Asks the running database; resolves to the rows. */
async function ask(sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: running!.url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** The cluster's folder: for root it is elsewhere, as the note says. */
function cluster(): string {
  const note = join(dataDir, 'where-the-database-is.txt');
  return join(existsSync(note) ? (readFileSync(note, 'utf8').trim().split('\n').at(-1) ?? '') : dataDir, 'pg');
}

/** Moves amounts between purses, never losing any, and makes and drops tables, until told to stop. */
async function moveAbout(until: () => boolean): Promise<void> {
  const client = new pg.Client({ connectionString: running!.url });
  await client.connect();
  while (!until()) {
    const [from, to] = [Math.random(), Math.random()].map((dice) => Math.floor(dice * 500)).sort((a, b) => a - b);
    await client.query('begin');
    await client.query('update purse set amount = amount - 7 where id = $1', [from]);
    await client.query('update purse set amount = amount + 7 where id = $1', [to]);
    await client.query(`insert into move (source, target, note) values ($1, $2, repeat('m', 500))`, [from, to]);
    await client.query('commit');
    if (Math.random() < 0.05) await client.query('create table passing as select * from purse; drop table passing').catch(() => client.query('rollback'));
  }
  await client.end();
}

/** Lets PostgreSQL write its memory out and throw its log away, as it does by itself on a busy day: a copy must not rely on either. */
async function tidyUp(until: () => boolean): Promise<void> {
  for (; !until(); await sleep(200)) await ask('select pg_switch_wal()').then(() => ask('checkpoint'));
}

/** What holds in every database of this story, whenever it was backed up. */
async function expectWhole(): Promise<void> {
  expect(await ask('select sum(amount)::int as total, count(*)::int as purses from purse')).toEqual([{ total: TOTAL, purses: 500 }]);
  const moved = (purse: string) => `(select count(*) from move where ${purse} = id) * 7`;
  expect(await ask(`select count(*)::int as wrong from purse where amount <> 100 + ${moved('target')} - ${moved('source')}`)).toEqual([{ wrong: 0 }]);
  // every index against its table, by PostgreSQL's own judge
  await ask('create extension if not exists amcheck');
  await ask(`select bt_index_check(c.oid, true) from pg_class c join pg_am a on a.oid = c.relam where a.amname = 'btree' and c.relpersistence = 'p'`);
  expect(await ask(`select count(*)::int as n from word where md5(text) <> sum`)).toEqual([{ n: 0 }]);
}

beforeAll(async () => {
  await start();
  await ask(`
    create table purse (id int primary key, amount int not null);
    insert into purse select n, 100 from generate_series(0, 499) n;
    create table move (n serial primary key, source int, target int, note text);
    create table word (text text, sum text);
    insert into word select t, md5(t) from (select repeat(md5(n::text), 30) as t from generate_series(1, 20000) n);
    create table event (name text)`);
  mkdirSync(join(dataDir, 'files'));
  mkdirSync(join(dataDir, 'keys'));
  writeFileSync(join(dataDir, 'files', 'photo'), 'of before');
  writeFileSync(join(dataDir, 'keys', 'evaluation'), 'private');
  writeFileSync(join(dataDir, 'secret-key'), 'signs the links of before');
}, 60_000);

afterEach(stop);
afterAll(() => {
  const elsewhere = dirname(cluster());
  const left = elsewhere === dataDir ? [] : readdirSync(dirname(elsewhere)).filter((name) => name.startsWith(basename(elsewhere))); // with what the lost folder left behind
  for (const name of left) rmSync(join(dirname(elsewhere), name), { recursive: true, force: true });
  rmSync(root, { recursive: true, force: true });
});

describe('T3: a backup', () => {
  it('is taken while people write, and comes back as one moment of it', async () => {
    await ask(`insert into event values ('before')`);
    let over = false;
    const writers = [...[1, 2, 3].map(() => moveAbout(() => over)), tidyUp(() => over)];
    const movesAt = async () => Number((await ask('select count(*) as n from move'))[0]!['n']);
    const movesBefore = await movesAt();
    const backup = await takeBackup({ url: running!.url, ...places, now: new Date('2026-11-23T02:00:30Z') }).finally(() => (over = true));
    const movesAfter = await movesAt();
    await Promise.all(writers);
    await ask(`insert into event values ('after'); create table later as select 1 as one`);
    writeFileSync(join(dataDir, 'files', 'photo'), 'of after');
    expect(backup.name).toBe('2026-11-23T0200Z');
    expect(movesAfter - movesBefore).toBeGreaterThan(10); // else nothing was proved
    expect(await ask('select slot_name from pg_replication_slots')).toEqual([]);

    await expect(restoreBackup(places)).rejects.toThrow(/^SEED Table is already running over this data \(process \d+\)/);
    await stop();
    const restored = await restoreBackup({ ...places, now: new Date('2026-11-24T03:04:05Z') });
    expect(restored.backup).toBe('2026-11-23T0200Z');
    expect(restored.aside).toContain(`${cluster()}.before-restore-2026-11-24T030405Z`);
    expect(restored.aside.every((place) => existsSync(place))).toBe(true);

    await start();
    await expectWhole();
    const moves = await movesAt();
    expect(moves).toBeGreaterThanOrEqual(movesBefore);
    expect(moves).toBeLessThanOrEqual(movesAfter);
    expect(await ask('select name from event')).toEqual([{ name: 'before' }]);
    expect(await ask(`select to_regclass('later') as later, to_regclass('passing') as passing`)).toEqual([{ later: null, passing: null }]);
    expect(readFileSync(join(dataDir, 'files', 'photo'), 'utf8')).toBe('of before');
    expect(readFileSync(join(dataDir, 'keys', 'evaluation'), 'utf8')).toBe('private');
  }, 60_000);

  it('brings everything back but the keys when the data folder is lost', async () => {
    const [{ folder } = { folder: '' }] = await listBackups(backupDir);
    expect(readdirSync(folder).sort()).toEqual(['files', 'pg', 'pg-password', 'secret-key']);
    expect(readdirSync(join(folder, 'pg'))).not.toContain('postmaster.pid');
    rmSync(dataDir, { recursive: true });
    expect((await restoreBackup({ ...places, name: '2026-11-23T0200Z' })).aside).toEqual([]);
    await start();
    await expectWhole();
    expect(readFileSync(join(dataDir, 'secret-key'), 'utf8')).toBe('signs the links of before');
    expect(existsSync(join(dataDir, 'keys'))).toBe(false);
  }, 60_000);

  it('is not offered before it is whole, and not kept half', async () => {
    const failing = addBackup(backupDir, new Date('2026-11-24T02:00Z'), async (half) => {
      mkdirSync(join(half, 'pg'));
      expect((await listBackups(backupDir)).map(({ name }) => name)).toEqual(['2026-11-23T0200Z']);
      await expect(addBackup(backupDir, new Date('2026-11-24T02:01Z'), () => Promise.resolve())).rejects.toThrow(/^A backup is being taken already/);
      throw new Error('the disk is full');
    });
    await expect(failing).rejects.toThrow('the disk is full');
    expect(readdirSync(backupDir)).toEqual(['2026-11-23T0200Z']);
  });

  it('that lacks a part of the log changes nothing', async () => {
    await start();
    await ask(`insert into event values ('of today')`);
    const torn = await takeBackup({ url: running!.url, ...places, now: new Date('2026-11-25T02:00Z') });
    await stop();
    rmSync(join(torn.folder, 'pg', 'pg_wal'), { recursive: true });
    await expect(restoreBackup(places)).rejects.toThrow(/^Nothing was changed: the backup 2026-11-25T0200Z cannot be used\. PostgreSQL did not start/);
    rmSync(torn.folder, { recursive: true });
    await start();
    expect(await ask(`select count(*)::int as n from event where name = 'of today'`)).toEqual([{ n: 1 }]);
  }, 60_000);
});

describe('T3: a restore', () => {
  it('says what it cannot do', async () => {
    await expect(restoreBackup({ dataDir, backupDir: join(root, 'none') })).rejects.toThrow(/^There is no backup in .*none yet/);
    await expect(restoreBackup({ ...places, name: '../data' })).rejects.toThrow('There is no backup "../data". There are: 2026-11-23T0200Z.');
    const version = join(backupDir, '2026-11-23T0200Z', 'pg', 'PG_VERSION');
    writeFileSync(version, '17\n');
    await expect(restoreBackup(places)).rejects.toThrow('The backup 2026-11-23T0200Z is of PostgreSQL 17 and this version brings 18');
    writeFileSync(version, '18\n');
  });

  it('killed while it copies leaves the data as it was, and can be begun again', async () => {
    const script = join(process.cwd(), 'dist/apps/local/backup.js');
    const program = `const { restoreBackup } = await import(process.argv[1]); await restoreBackup({ dataDir: process.argv[2], backupDir: process.argv[3] });`;
    const child = spawn(process.execPath, ['--input-type=module', '--eval', program, script, dataDir, backupDir], { stdio: 'inherit' });
    const ended = once(child, 'exit');
    while (!existsSync(join(`${cluster()}.restoring`, 'base'))) await sleep(2);
    child.kill('SIGKILL');
    await ended;
    await start();
    expect(await ask(`select name from event order by name`)).toEqual([{ name: 'before' }, { name: 'of today' }]);
    await stop();
    await restoreBackup(places);
    await start();
    expect(await ask('select name from event')).toEqual([{ name: 'before' }]);
  }, 60_000);

  it('killed between its two halves is finished by the next, and no start runs over it', async () => {
    // as it stands right after the present data was put aside
    renameSync(cluster(), `${cluster()}.restoring`);
    writeFileSync(join(dataDir, 'restore-under-way.json'), JSON.stringify({ backup: '2026-11-23T0200Z', suffix: 'before-restore-x' }));
    await expect(startPostgres({ dataDir })).rejects.toThrow('A restore was cut off before its end: type `npm run restore` once more, and it is finished.');
    expect(existsSync(cluster())).toBe(false);
    expect((await restoreBackup(places)).backup).toBe('2026-11-23T0200Z');
    await start();
    await expectWhole();
  }, 60_000);
});

describe('the nightly backup', () => {
  const day = 24 * 60 * 60_000;
  const noon = (days: number) => new Date(Date.UTC(2026, 11, 1, 12) + days * day);
  const dir = join(root, 'many');
  const add = (at: Date) => addBackup(dir, at, async () => undefined);

  it('keeps the first of each of the last seven days, and the newest: eight at most', async () => {
    for (let days = 0; days < 12; days++) {
      await add(noon(days));
      await add(new Date(noon(days).getTime() + day / 4));
    }
    const names = (await listBackups(dir)).map(({ name }) => name);
    expect(names).toEqual(['2026-12-12T1800Z', ...[12, 11, 10, '09', '08', '07', '06'].map((date) => `2026-12-${date}T1200Z`)]);
    expect(readdirSync(dir).sort()).toEqual([...names].sort());
    await expect(add(noon(11))).rejects.toThrow('There is a backup of this minute already: 2026-12-12T1200Z.');
  });

  it('is due when the last one is older than a day; one from the future does not count', async () => {
    const newest = noon(11).getTime() + day / 4;
    expect(await isDue(dir, new Date(newest + day - 1))).toBe(false);
    expect(await isDue(dir, new Date(newest + day))).toBe(true);
    expect(await isDue(dir, noon(-30))).toBe(true);
    expect(await isDue(join(root, 'none'), noon(0))).toBe(true);
  });
});
