import { existsSync } from 'node:fs';
import { mkdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Backup, listBackups } from './backup-folder.js';
import { holdData, type Part, partsOf, UNDER_WAY } from './data-folder.js';
import { copyDurably, sync } from './durable-copy.js';
import { type PostgresHome, postgresHome } from './postgres-home.js';
import { endLeftover, endServer } from './postgres-process.js';
import { MAJOR, serve } from './postgres.js';

export interface RestoreOptions {
  /** Need not exist: it may be what was lost. */
  dataDir: string;
  backupDir: string;
  /** The backup's name; the newest without it. */
  name?: string;
  now?: Date;
}

export interface Restored {
  backup: string;
  /** Where everything that stood in the way is now. */
  aside: string[];
}

/** What is written down while the parts are put into place, so that whoever comes next can finish it. */
interface UnderWay {
  backup: string;
  /** The end of every name that is put aside. */
  suffix: string;
}

/**
 * Brings a backup back. The present data is put aside, not removed, and only after the copy was proved by a start of
 * PostgreSQL. A restore that was cut off is finished first, or begun again. Throws one sentence: when the network runs, when
 * there is no such backup, when it is of another PostgreSQL version, or when it does not start; then nothing is changed.
 */
export async function restoreBackup({ dataDir, backupDir, name, now = new Date() }: RestoreOptions): Promise<Restored> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const folder = await realpath(dataDir);
  const letGo = holdData(folder);
  try {
    const begun = await readUnderWay(folder);
    const backup = begun && !name ? undefined : await choose(backupDir, name);
    const home = await postgresHome(folder);
    const parts = partsOf(home, folder);
    if (begun) {
      const finished = await swap(folder, parts, begun);
      if (!backup || backup.name === begun.backup) return finished;
    }
    await endLeftover(home.data);
    await stage(backup!, parts).then(() => prove(backup!, home, folder)).catch(async (error: Error) => {
      await unstage(parts);
      throw new Error(`Nothing was changed: ${error.message}`, { cause: error });
    });
    return await swap(folder, parts, { backup: backup!.name, suffix: `before-restore-${now.toISOString().slice(0, 19).replaceAll(':', '')}Z` });
  } finally {
    letGo();
  }
}

async function choose(backupDir: string, name: string | undefined): Promise<Backup> {
  const backups = await listBackups(backupDir);
  const chosen = name ? backups.find((backup) => backup.name === name) : backups[0];
  if (!backups.length) throw new Error(`There is no backup in ${backupDir} yet. They may stand elsewhere: set BACKUP_DIR.`);
  if (!chosen) throw new Error(`There is no backup "${name}". There are: ${backups.map((backup) => backup.name).join(', ')}.`);
  const version = (await readFile(join(chosen.folder, 'pg', 'PG_VERSION'), 'utf8')).trim();
  if (version !== MAJOR) throw new Error(`The backup ${chosen.name} is of PostgreSQL ${version} and this version brings ${MAJOR}: restore it with the version of SEED Table that took it.`);
  return chosen;
}

const staged = (place: string) => `${place}.restoring`;

/** Copies the backup beside the places where it is to stand. */
async function stage({ folder }: Backup, parts: Part[]): Promise<void> {
  await unstage(parts);
  for (const { name, place, owner } of parts) {
    const from = join(folder, name);
    if (existsSync(from) && !(await isSameFile(from, place))) await copyDurably(from, staged(place), { owner });
  }
}

/** Keys and marks seldom change: those that are as they were need not be put aside. */
async function isSameFile(from: string, place: string): Promise<boolean> {
  if (!existsSync(place) || (await stat(from)).isDirectory()) return false;
  return (await readFile(from)).equals(await readFile(place));
}

/** Removes what a restore that was cut off has left, and the server it may have left over it. */
async function unstage(parts: Part[]): Promise<void> {
  if (existsSync(staged(parts[0]!.place))) await endLeftover(staged(parts[0]!.place));
  for (const { place } of parts) await rm(staged(place), { recursive: true, force: true });
}

/** Starts PostgreSQL over the copy once: it brings the copy to its instant, or says why it cannot. */
async function prove({ name }: Backup, home: PostgresHome, folder: string): Promise<void> {
  const data = staged(home.data);
  const { server } = await serve({ ...home, data }, folder, false).catch((error: Error) => {
    throw new Error(`the backup ${name} cannot be used. ${error.message}`, { cause: error });
  });
  await endServer(server, data);
}

/** Puts the staged parts into place. May be cut off anywhere and run again: what is in place is no longer staged. */
async function swap(folder: string, parts: Part[], underWay: UnderWay): Promise<Restored> {
  const note = join(folder, UNDER_WAY);
  const asideOf = (place: string) => `${place}.${underWay.suffix}`;
  await writeFile(`${note}.new`, JSON.stringify(underWay), { flush: true });
  await rename(`${note}.new`, note);
  await sync(folder);
  for (const { place } of parts) {
    if (!existsSync(staged(place))) continue;
    if (existsSync(place)) await rename(place, asideOf(place));
    await rename(staged(place), place);
    await sync(dirname(place));
  }
  await rm(note);
  await sync(folder);
  return { backup: underWay.backup, aside: parts.map(({ place }) => asideOf(place)).filter((place) => existsSync(place)) };
}

async function readUnderWay(folder: string): Promise<UnderWay | undefined> {
  const note = join(folder, UNDER_WAY);
  return existsSync(note) ? (JSON.parse(await readFile(note, 'utf8')) as UnderWay) : undefined;
}
