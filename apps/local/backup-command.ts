// `npm run backup` and `npm run restore [-- <name> | -- --list]`, over the data that `npm start` uses with the same DATA_DIR and BACKUP_DIR.
import { existsSync } from 'node:fs';
import { readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { listBackups, restoreBackup, takeBackup } from './backup.js';
import { isRunning } from './data-folder.js';
import { sizeOf } from './durable-copy.js';
import { postgresHome } from './postgres-home.js';
import { startPostgres } from './postgres.js';
import { readAsked } from './settings.js';

const say = (line: string) => void process.stdout.write(`${line}\n`);
const [verb, ...args] = process.argv.slice(2);

try {
  const places = readAsked([], process.env);
  const [word, ...more] = args;
  if (more.length || (word && (verb === 'backup' || (word.startsWith('-') && word !== '--list')))) {
    throw new Error(`"${args.join(' ')}" is not understood. Say \`npm run backup\`, \`npm run restore\`, \`npm run restore -- --list\` or \`npm run restore -- <name>\`.`);
  }
  if (process.env['DATABASE_URL']) throw new Error('DATABASE_URL names a database of your own: back it up, and restore it, with its own tools.');
  if (verb === 'backup') await backup(places);
  else if (word === '--list') await list(places.backupDir);
  else await restore(places, word);
} catch (error) {
  process.exitCode = 1;
  process.stderr.write(`${process.env['DEBUG'] ? (error as Error).stack : (error as Error).message.split('\n')[0]}\n`);
}
process.exit();

type Places = ReturnType<typeof readAsked>;

/** Of a running network, or of one that is stopped: its database is then started for as long as it takes. */
async function backup({ dataDir, backupDir }: Places): Promise<void> {
  if (!existsSync(dataDir)) throw new Error(`There is nothing to back up: ${dataDir} is not there.`);
  const postgres = isRunning(dataDir) ? { url: await urlOfRunning(dataDir), stop: () => Promise.resolve() } : await startPostgres({ dataDir });
  try {
    const { folder } = await takeBackup({ url: postgres.url, dataDir, backupDir });
    say(`The backup stands in ${folder} (${await sizeSaid(folder)}).`);
  } finally {
    await postgres.stop();
  }
}

async function urlOfRunning(dataDir: string): Promise<string> {
  const { data, passwordFile } = await postgresHome(await realpath(dataDir));
  const port = (await readFile(join(data, 'postmaster.pid'), 'utf8')).split('\n')[3]; // as PostgreSQL writes it there
  return `postgres://postgres:${(await readFile(passwordFile, 'utf8')).trim()}@127.0.0.1:${port}/postgres`;
}

async function list(backupDir: string): Promise<void> {
  const backups = await listBackups(backupDir);
  say(backups.length ? `In ${backupDir}, the newest first:` : `There is no backup in ${backupDir} yet.`);
  for (const { name, folder } of backups) say(`${name}  ${await sizeSaid(folder)}`);
}

async function restore({ dataDir, backupDir }: Places, name: string | undefined): Promise<void> {
  const restored = await restoreBackup({ dataDir, backupDir, name });
  say(`The data is as it was at ${restored.backup}.`);
  if (restored.aside.length) {
    say('What stood there before was put aside, not removed:');
    for (const place of restored.aside) say(`  ${place}`);
    say('Remove it once you have looked: it may still name people who were erased.');
  }
  say('Start with `npm start`.');
}

async function sizeSaid(folder: string): Promise<string> {
  return `${Math.ceil((await sizeOf(folder)) / 1e6)} MB`;
}
