import { randomBytes } from 'node:crypto';
import { createWriteStream, existsSync } from 'node:fs';
import { chown, mkdir, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { holdData, refuseHalfRestore } from './data-folder.js';
import { type PostgresHome, postgresHome } from './postgres-home.js';
import { endLeftover, endServer, guard, type Guarded } from './postgres-process.js';

/** A running PostgreSQL of our own. */
export interface Postgres {
  /** The database `seed`, created when missing. */
  url: string;
  /** The database `postgres`, to create others from. The same superuser. */
  adminUrl: string;
  /** Ends it and waits for it, 10 s at most before it is ended harder. Nothing is lost. */
  stop(): Promise<void>;
  /** For tests: stops, then removes `dataDir` with all that is in it, and the database wherever it stands. */
  erase(): Promise<void>;
}

export interface PostgresOptions {
  /** The folder that belongs to this installation. Created when missing. */
  dataDir: string;
  /** Hears a line when something takes a while. */
  say?: (line: string) => void;
  /** For tests: what is written need not survive a power cut, and more connections are allowed. */
  fast?: boolean;
}

/** The version of PostgreSQL that npm brings, as a cluster's file PG_VERSION says it. */
export const MAJOR = '18';
const LOG = 'postgres.log';

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '', // their paths may be longer than a system allows
  max_connections: '100',
  shared_buffers: '128MB',
  work_mem: '16MB',
  random_page_cost: '1.1', // no spinning disk
  jit: 'off', // compiling a query costs more than our queries
  timezone: 'UTC',
  log_timezone: 'UTC',
};
const FAST = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' };

/**
 * Starts the PostgreSQL that npm brought, over the data of `dataDir`, on 127.0.0.1 and a free port. It ends with us, even
 * when we are killed. Throws an Error of one sentence: when another process runs over this data, when a restore was cut off in
 * it, when the data is of another PostgreSQL version, or when PostgreSQL does not start (its own words are in `dataDir`/postgres.log).
 */
export async function startPostgres({ dataDir, say = () => undefined, fast = false }: PostgresOptions): Promise<Postgres> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const folder = await realpath(dataDir);
  const letGo = holdData(folder);
  try {
    refuseHalfRestore(folder);
    const home = await postgresHome(folder);
    await endLeftover(home.data);
    const password = await readPassword(home);
    if (!existsSync(home.data)) {
      say('Making the database (once) …');
      await makeCluster(home);
    }
    await refuseOtherVersion(home);
    const { server, port } = await serve(home, folder, fast);
    const address = (database: string) => `postgres://postgres:${password}@127.0.0.1:${port}/${database}`;
    const stop = async () => {
      await endServer(server, home.data);
      letGo();
    };
    try {
      await createDatabase(address('postgres'), 'seed');
    } catch (error) {
      await stop();
      throw error;
    }
    let stopping: Promise<void> | undefined;
    const stopOnce = () => (stopping ??= stop());
    const erase = async () => {
      await stopOnce();
      for (const place of [dirname(home.data), folder]) await rm(place, { recursive: true, force: true });
    };
    return { url: address('seed'), adminUrl: address('postgres'), stop: stopOnce, erase };
  } catch (error) {
    letGo();
    throw error;
  }
}

/** The superuser's password, made at the first start and kept: the cluster knows no other. */
async function readPassword({ data, passwordFile, runAs }: PostgresHome): Promise<string> {
  if (existsSync(passwordFile)) return (await readFile(passwordFile, 'utf8')).trim();
  if (existsSync(data)) throw new Error(`The password of the database is lost: put ${passwordFile} back from a backup.`);
  const password = randomBytes(24).toString('hex');
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  if (runAs) await chown(passwordFile, runAs.uid, runAs.gid);
  return password;
}

/** Makes the cluster beside its place and moves it there when it is whole, so that a start that was cut off is begun again. */
async function makeCluster(home: PostgresHome): Promise<void> {
  const fresh = `${home.data}.new`;
  await rm(fresh, { recursive: true, force: true });
  const locale =
    process.platform === 'darwin' // macOS has no C.UTF-8 of its own; PostgreSQL's is the same
      ? ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
      : ['--locale=C.UTF-8'];
  const args = ['-D', fresh, '--username=postgres', '--auth=scram-sha-256', `--pwfile=${home.passwordFile}`, '--encoding=UTF8', ...locale];
  const initdb = guard(home, dirname(home.data), 'initdb', args);
  const said = listen(initdb);
  if ((await initdb.ended) !== 0) throw new Error(`The database could not be made: ${lastLine(said.lines)}`);
  await rename(fresh, home.data);
}

async function refuseOtherVersion({ data }: PostgresHome): Promise<void> {
  const version = (await readFile(join(data, 'PG_VERSION'), 'utf8')).trim();
  if (version !== MAJOR) {
    throw new Error(`The data in ${data} is of PostgreSQL ${version} and this version brings ${MAJOR}: restore a backup into a new DATA_DIR.`);
  }
}

/** Starts the server and waits until it takes connections. Another program may take the free port first: then once more. */
export async function serve(home: PostgresHome, dataDir: string, fast: boolean): Promise<{ server: Guarded; port: number }> {
  const settings = { ...SETTINGS, ...(fast ? FAST : {}) };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    const server = guard(home, home.data, 'postgres', ['-D', home.data, '-p', String(port), ...flags]);
    const said = listen(server, join(dataDir, LOG));
    if (await said.heard('ready to accept connections')) return { server, port };
    const portTaken = said.lines.some((line) => line.includes('could not bind'));
    if (!portTaken || attempt === 3) throw new Error(`PostgreSQL did not start: ${lastLine(said.lines)} (see ${join(dataDir, LOG)})`);
  }
}

/** Reads what a program says, keeps its last lines and writes all of it to a file. */
function listen({ process: child, ended }: Guarded, file?: string) {
  const lines: string[] = [];
  const log = file ? createWriteStream(file, { mode: 0o600 }) : undefined;
  log?.on('error', () => undefined); // a full disk must not stop the reading
  let rest = '';
  let onLine: (line: string) => void = () => undefined;
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    log?.write(text);
    const whole = (rest + text).split('\n');
    rest = whole.pop() ?? '';
    for (const line of whole) {
      lines.push(line);
      onLine(line);
    }
    lines.splice(0, lines.length - 20);
  });
  const close = () => log?.end();
  ended.then(close, close);
  /** Resolves to true at a line that contains `words`, to false when the program ends first. */
  const heard = (words: string) =>
    Promise.race([
      new Promise<true>((resolve) => {
        onLine = (line) => line.includes(words) && resolve(true);
      }),
      ended.then(() => false as const),
    ]);
  return { lines, heard };
}

function lastLine(lines: string[]): string {
  const told = lines.filter((line) => /FATAL|PANIC|error/i.test(line)).at(-1) ?? lines.filter(Boolean).at(-1) ?? 'it said nothing';
  return told.replace(/^.*?(FATAL|PANIC): +/, '');
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (!address || typeof address === 'string') throw new Error('This machine gave no port.');
  return address.port;
}

async function createDatabase(adminUrl: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}
