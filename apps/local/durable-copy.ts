import { existsSync } from 'node:fs';
import { chown, copyFile, mkdir, open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

export interface CopyOptions {
  /** Asked for everything below the copied folder, by its path from there. `empty` makes a folder and leaves out what is in it. */
  choose?: (path: string) => 'copy' | 'leave out' | 'empty';
  /** Whose the copy is to be. Ours without it. */
  owner?: { uid: number; gid: number };
}

/**
 * Copies a file or a folder to a place that is free, and returns when the copy would survive a power cut. What vanishes while
 * we copy is left out; what changes is copied as it was found. Folders are for their owner alone (700), as PostgreSQL wants it.
 */
export async function copyDurably(from: string, to: string, options: CopyOptions = {}): Promise<void> {
  if ((await stat(from)).isDirectory()) await copyFolder(from, to, '', options);
  else await copyOne(from, to, options);
}

async function copyFolder(from: string, to: string, path: string, options: CopyOptions): Promise<void> {
  await mkdir(join(to, path), { mode: 0o700 });
  for (const entry of await unlessGone(join(from, path), (folder) => readdir(folder, { withFileTypes: true })) ?? []) {
    const below = join(path, entry.name);
    const choice = options.choose?.(below) ?? 'copy';
    if (choice === 'leave out') continue;
    if (choice === 'empty') await mkdir(join(to, below), { mode: 0o700 }).then(() => settle(join(to, below), options));
    else if (entry.isDirectory()) await copyFolder(from, to, below, options);
    // one after another: a backup is in no hurry, and who works meanwhile needs the disk too
    else if (entry.isFile() || entry.isSymbolicLink()) await unlessGone(join(from, below), (file) => copyOne(file, join(to, below), options));
  }
  await settle(join(to, path), options);
}

async function copyOne(from: string, to: string, options: CopyOptions): Promise<void> {
  await copyFile(from, to);
  await settle(to, options);
}

async function settle(path: string, { owner }: CopyOptions): Promise<void> {
  if (owner) await chown(path, owner.uid, owner.gid);
  await sync(path);
}

/** Brings a file, or the names in a folder, to the disk itself. */
export async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Does something with `path`; undefined when `path` has vanished meanwhile. */
async function unlessGone<T>(path: string, act: (path: string) => Promise<T>): Promise<T | undefined> {
  try {
    return await act(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' && !existsSync(path)) return undefined;
    throw error;
  }
}

/** How many bytes the files below `folder` have. */
export async function sizeOf(folder: string): Promise<number> {
  let sum = 0;
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isFile()) sum += (await stat(join(entry.parentPath, entry.name))).size;
  }
  return sum;
}
