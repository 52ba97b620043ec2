import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';

/** What a start on one machine was asked for. */
export interface Asked {
  port: number;
  /** Absolute. */
  dataDir: string;
  /** Absolute, outside `dataDir`: backups survive it. */
  backupDir: string;
  /** Fill the sample region in. */
  sample: boolean;
}

/** Reads the command line and PORT, DATA_DIR and BACKUP_DIR. Throws one sentence when something is not understood. */
export function readAsked(args: string[], env: NodeJS.ProcessEnv): Asked {
  const unknown = args.find((arg) => arg !== '--empty');
  if (unknown) throw new Error(`"${unknown}" is not understood: the only option is --empty, for a start without the sample region.`);
  const port = Number(env['PORT'] || 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error(`PORT should be a number from 0 to 65535, not "${env['PORT']}".`);
  const dataDir = resolve(env['DATA_DIR'] || '.data');
  const backupDir = resolve(env['BACKUP_DIR'] || `${dataDir}-backups`);
  if (`${backupDir}${sep}`.startsWith(`${dataDir}${sep}`)) throw new Error('BACKUP_DIR should be outside the data folder: who loses one should not lose both.');
  return { port, dataDir, backupDir, sample: !args.includes('--empty') };
}

/**
 * Whether this data has the sample region. The first start decides and writes it down: later ones follow, so that one
 * forgotten --empty does not put sample people beside real ones. Throws one sentence when --empty comes too late.
 */
export function decideSample({ dataDir, sample }: Asked): boolean {
  const file = join(dataDir, 'sample');
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    writeFileSync(file, sample ? 'yes\n' : 'no\n');
  }
  const has = readFileSync(file, 'utf8').trim() === 'yes';
  if (has && !sample) throw new Error(`${dataDir} has the sample region already: for an empty start set DATA_DIR to another folder.`);
  return has;
}

/** The port to listen on, once nobody else does: `port`, or a free one for 0. Throws one sentence when it is taken. */
export async function openPort(port: number): Promise<number> {
  // both, since a system may allow one beside the other
  const chosen = await tryPort(port, undefined);
  await tryPort(chosen, '127.0.0.1');
  return chosen;
}

async function tryPort(port: number, host: string | undefined): Promise<number> {
  const server = createServer();
  try {
    await new Promise<void>((listening, reject) => server.once('error', reject).listen({ port, host }, listening));
    return (server.address() as AddressInfo).port;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') throw new Error(`Port ${port} is in use. Stop what uses it, or choose another: PORT=${port + 1} npm start`, { cause: error });
    if (code === 'EACCES') throw new Error(`Port ${port} is not open to this user. Choose one above 1023: PORT=3000 npm start`, { cause: error });
    throw error;
  } finally {
    await new Promise((closed) => server.close(closed));
  }
}

/**
 * The environment of an installation on one machine: everything is kept under `dataDir`, but for the backups and the list of
 * who was erased, which a restore must not take back; what is set already stays. Throws one sentence when there is no room for them.
 */
export function localSettings(env: NodeJS.ProcessEnv, { port, dataDir, backupDir }: Asked): NodeJS.ProcessEnv {
  return {
    SEED_LOCAL: '1',
    LOG_LEVEL: 'warn',
    PUBLIC_URL: `http://localhost:${port}`,
    SECRET_KEY: env['SECRET_KEY'] || secretKey(join(dataDir, 'secret-key')),
    KEY_DIR: folder(dataDir, 'keys'),
    ERASED_LIST: join(backups(backupDir), 'erased'),
    STORAGE_URL: pathToFileURL(folder(dataDir, 'files')).href,
    ...withoutEmpty(env),
    PORT: String(port),
  };
}

const withoutEmpty = (env: NodeJS.ProcessEnv) => Object.fromEntries(Object.entries(env).filter(([, value]) => value));

function folder(...path: string[]): string {
  const made = join(...path);
  mkdirSync(made, { recursive: true, mode: 0o700 });
  return made;
}

function backups(backupDir: string): string {
  try {
    return folder(backupDir);
  } catch (error) {
    throw new Error(`Backups go to ${backupDir}, which cannot be made (${(error as Error).message}): set BACKUP_DIR to a folder outside the data folder.`, { cause: error });
  }
}

/** Made at the first start and kept: links in letters sent before are signed with it. */
function secretKey(file: string): string {
  if (!existsSync(file)) writeFileSync(file, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}
