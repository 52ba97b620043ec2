import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { holderOf, release, take } from './lock.js';
import type { PostgresHome } from './postgres-home.js';

const LOCK = 'running.lock';
/** Stands in the data folder while a restore puts its parts into place. */
export const UNDER_WAY = 'restore-under-way.json';

/** One thing that a backup holds and a restore brings back. */
export interface Part {
  /** Its name in a backup. */
  name: string;
  /** Where it stands while the network runs: a file or a folder. Some parts may be absent. */
  place: string;
  owner?: { uid: number; gid: number };
}

/**
 * What belongs together and goes back together. The secret key is among it, so that links in letters still work after the data
 * folder was lost. The folder `keys` is not: who holds a backup must not be able to open evaluations with it.
 */
export function partsOf(home: PostgresHome, folder: string): Part[] {
  const beside = ['secret-key', 'sample', 'files'].map((name) => ({ name, place: join(folder, name) }));
  return [{ name: 'pg', place: home.data, owner: home.runAs }, { name: 'pg-password', place: home.passwordFile, owner: home.runAs }, ...beside];
}

/** Takes the data for this process and returns how to give it back. Throws the sentence to show when a living process has it. */
export function holdData(folder: string): () => void {
  const lock = join(folder, LOCK);
  refuseHolder(take(lock));
  return () => release(lock);
}

/** Throws the sentence to show when a living process holds `dataDir`, or when a restore was cut off in the middle of it. */
export function refuseStart(dataDir: string): void {
  refuseHolder(holderOf(join(dataDir, LOCK)));
  refuseHalfRestore(dataDir);
}

/** A start between the two halves of a restore would make a new database, or a new secret key, where the old one was put aside. */
export function refuseHalfRestore(dataDir: string): void {
  if (existsSync(join(dataDir, UNDER_WAY))) throw new Error('A restore was cut off before its end: type `npm run restore` once more, and it is finished.');
}

/** Whether the network runs over `dataDir` now. */
export function isRunning(dataDir: string): boolean {
  return holderOf(join(dataDir, LOCK)) !== undefined;
}

function refuseHolder(holder: number | undefined): void {
  if (holder) throw new Error(`SEED Table is already running over this data (process ${holder}). Stop it first, or set DATA_DIR to another folder.`);
}
