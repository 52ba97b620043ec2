import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sync } from './durable-copy.js';
import { release, take } from './lock.js';

/** A whole backup. */
export interface Backup {
  /** Its instant, in UTC, to the minute: `2026-11-23T0200Z`. */
  name: string;
  at: Date;
  folder: string;
}

/** Ends the name of what is not whole: a backup being made, or one being removed. */
const HALF = '.half';
const NAME = /^(\d{4}-\d\d-\d\d)T(\d\d)(\d\d)Z$/;
/** So many days have a backup kept: the first of each day. With the newest that makes eight backups at most. */
const DAYS_KEPT = 7;

export const nameOf = (at: Date) => `${at.toISOString().slice(0, 16).replace(':', '')}Z`;

/** The backups there are, the newest first. One that was cut off is none. */
export async function listBackups(backupDir: string): Promise<Backup[]> {
  if (!existsSync(backupDir)) return [];
  const found = (await readdir(backupDir)).filter((name) => NAME.test(name)).flatMap((name) => {
    const at = new Date(name.replace(NAME, '$1T$2:$3:00Z'));
    return Number.isNaN(at.getTime()) ? [] : [{ name, at, folder: join(backupDir, name) }];
  });
  return found.sort((a, b) => b.at.getTime() - a.at.getTime());
}

/**
 * Fills a new backup through `fill`, which gets an empty folder, then removes what need not be kept. It is made beside its
 * place and moved there when it is whole. Throws one sentence when another process is at it, or the minute has a backup.
 */
export async function addBackup(backupDir: string, at: Date, fill: (folder: string) => Promise<void>): Promise<Backup> {
  await mkdir(backupDir, { recursive: true, mode: 0o700 });
  const lock = join(backupDir, 'backup.lock');
  const holder = take(lock);
  if (holder) throw new Error(`A backup is being taken already (process ${holder}).`);
  try {
    const backup = { name: nameOf(at), at, folder: join(backupDir, nameOf(at)) };
    if (existsSync(backup.folder)) throw new Error(`There is a backup of this minute already: ${backup.name}.`);
    await removeHalves(backupDir); // before, so that their room is free
    const half = `${backup.folder}${HALF}`;
    await mkdir(half, { mode: 0o700 });
    await fill(half);
    await sync(half);
    await rename(half, backup.folder);
    await sync(backupDir);
    for (const { folder } of notKept(await listBackups(backupDir))) await rename(folder, `${folder}.${randomUUID()}${HALF}`); // a removal that is cut off leaves no backup that looks whole
    return backup;
  } finally {
    await removeHalves(backupDir).catch(() => undefined); // the next one tries again
    release(lock);
  }
}

/** What may go, of backups listed with the newest first. */
export function notKept(backups: Backup[]): Backup[] {
  const firstOfDay = new Map(backups.map((backup) => [backup.name.slice(0, 10), backup])); // the last one set is the earliest
  const kept = new Set([...firstOfDay.values()].slice(0, DAYS_KEPT).concat(backups.slice(0, 1)));
  return backups.filter((backup) => !kept.has(backup));
}

async function removeHalves(backupDir: string): Promise<void> {
  const halves = (await readdir(backupDir)).filter((name) => name.endsWith(HALF));
  for (const name of halves) await rm(join(backupDir, name), { recursive: true, force: true });
}
