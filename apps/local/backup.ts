import { existsSync } from 'node:fs';
import { copyFile, readFile, realpath, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { addBackup, type Backup, listBackups } from './backup-folder.js';
import { partsOf } from './data-folder.js';
import { copyDurably, sync } from './durable-copy.js';
import { postgresHome } from './postgres-home.js';

export { type Backup, listBackups } from './backup-folder.js';
export { restoreBackup } from './restore.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export interface BackupOptions {
  /** The running server: any database of it, as the superuser. */
  url: string;
  /** The data folder the server was started over. */
  dataDir: string;
  /** Where backups stand: one folder for one installation, outside `dataDir`. Made when missing. */
  backupDir: string;
  /** By the machine's own clock: which night it is is a matter of the machine, whatever day the network plays at /dev/clock. */
  now?: Date;
}

/**
 * Takes a backup while the network runs, and removes those that need not be kept. Nobody waits for it. Throws one sentence;
 * the earlier backups then stand as they were.
 */
export async function takeBackup({ url, dataDir, backupDir, now = new Date() }: BackupOptions): Promise<Backup> {
  const folder = await realpath(dataDir);
  const [cluster, ...others] = partsOf(await postgresHome(folder), folder);
  return await addBackup(backupDir, now, async (to) => {
    await copyCluster(url, cluster!.place, join(to, cluster!.name));
    // after the database, so that every file it speaks of is there
    for (const { name, place } of others) if (existsSync(place)) await copyDurably(place, join(to, name));
  });
}

/**
 * Takes a backup whenever the last one is older than a day: looked at a minute from now, when the start has settled, and then
 * every hour. What goes wrong is handed to `tell` as one sentence, and tried again an hour later.
 */
export function backUpDaily({ tell, ...options }: Omit<BackupOptions, 'now'> & { tell: (error: Error) => void }): void {
  const look = () =>
    isDue(options.backupDir, new Date())
      .then((due) => (due ? takeBackup(options) : undefined))
      .catch((error: Error) => tell(new Error(`No backup was taken, those from before stand: ${error.message}`, { cause: error })));
  setTimeout(() => void look(), MINUTE).unref();
  setInterval(() => void look(), HOUR).unref();
}

/** A backup from the future, which a wrong clock left behind, does not hold up the next. */
export async function isDue(backupDir: string, now: Date): Promise<boolean> {
  const ages = (await listBackups(backupDir)).map(({ at }) => now.getTime() - at.getTime());
  return !ages.some((age) => age >= 0 && age < DAY);
}

/**
 * Copies a cluster that is being written to, through PostgreSQL's backup API. The copy is torn in itself; the log of what was
 * written from its beginning to its end (the segments of pg_wal) goes with it and mends it when it is started.
 */
async function copyCluster(url: string, data: string, to: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined); // the server was stopped: the next statement says so
  await client.connect();
  const ask = async (sql: string, values: unknown[] = []) => (await client.query<Record<string, string>>(sql, values)).rows;
  try {
    // The slot keeps the log from being recycled under us. It is temporary: it goes with this connection, however that ends.
    await ask('select pg_create_physical_replication_slot($1, true, true)', [`backup_${process.pid}`]);
    const [start] = await ask(`select pg_backup_start('SEED Table', fast => true) as lsn`);
    await copyDurably(data, to, { choose });
    await writeDurably(join(to, CONTROL), await readSteadily(join(data, CONTROL)));
    const [stop] = await ask('select lsn, labelfile, spcmapfile from pg_backup_stop(false)');
    if (stop!['spcmapfile']) throw new Error('The database has tablespaces outside its folder, which this backup would not hold.');
    await writeDurably(join(to, 'backup_label'), stop!['labelfile']!);
    for (const { name, size } of await ask(SEGMENTS, [start!['lsn'], stop!['lsn']])) await copySegment(join(data, 'pg_wal', name!), join(to, 'pg_wal', name!), Number(size));
    await sync(join(to, 'pg_wal'));
    await sync(to);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The names of all segments from the first byte ($1) to the last ($2) of a backup. A byte within, since a boundary belongs to two. */
const SEGMENTS = `
  with log as (select pg_size_bytes(current_setting('wal_segment_size')) as size, $1::pg_lsn - '0/0'::pg_lsn as first, $2::pg_lsn - '0/0'::pg_lsn as last)
  select pg_walfile_name('0/0'::pg_lsn + n * size + 1) as name, size from log, generate_series(div(first, size), div(last - 1, size)) as n`;

/** Throws when the segment is not there in full: then the backup is none. */
async function copySegment(from: string, to: string, size: number): Promise<void> {
  await copyFile(from, to).catch((error: Error) => {
    throw new Error(`A part of PostgreSQL's log that the backup needs is gone (${error.message}).`, { cause: error });
  });
  if ((await stat(to)).size !== size) throw new Error(`A part of PostgreSQL's log that the backup needs is not whole (${from}).`);
  await sync(to);
}

/** What the manual of PostgreSQL leaves out of a copy: what belongs to the running server, or is made anew by the next. */
function choose(path: string): 'copy' | 'leave out' | 'empty' {
  const name = path.split('/').at(-1)!;
  if (/^pg_(wal|replslot|dynshmem|notify|serial|snapshots|stat_tmp|subtrans)$/.test(path)) return 'empty';
  if (/^(postmaster\.(pid|opts)|backup_label(\.old)?|tablespace_map(\.old)?|backup_manifest|postgresql\.auto\.conf\.tmp)$/.test(path)) return 'leave out';
  return path === CONTROL || /^(pgsql_tmp|pg_internal\.init)/.test(name) ? 'leave out' : 'copy';
}

/** The one file that the log does not mend: it says where to begin. */
const CONTROL = 'global/pg_control';

/** Reads until two readings agree, so that none is half of one writing and half of the next. */
async function readSteadily(file: string): Promise<Buffer> {
  for (let before = await readFile(file); ; ) {
    const now = await readFile(file);
    if (now.equals(before)) return now;
    before = now;
  }
}

async function writeDurably(file: string, content: string | Buffer): Promise<void> {
  await writeFile(file, content, { mode: 0o600, flush: true });
  await sync(join(file, '..'));
}
