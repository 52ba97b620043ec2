// SEED Table on one machine, with nothing to set up: PostgreSQL, a development mailbox, the API and the worker in one process.
import { decideSample, localSettings, openPort, readAsked } from './settings.js';
import { startMailbox } from './mailbox.js';
import { backUpDaily } from './backup.js';
import { refuseStart } from './data-folder.js';
import { startPostgres } from './postgres.js';

const SIGN_INS = ['admin@sample.example', 'champion@sample.example', 'member@sample.example'];
/** A stop that takes longer, in milliseconds, is cut off; PostgreSQL ends with us even then. */
const PATIENCE = 10_000;

const say = (line: string) => void process.stdout.write(`${line}\n`);
/** What is open, in the order of opening: closed backwards. */
const open: (() => Promise<unknown>)[] = [];
/** What is being opened now: a stop waits for it, to close it too. */
let opening: Promise<unknown> = Promise.resolve();
let stopping = false;

process.stdout.on('error', () => undefined); // whoever read our lines has gone; the work goes on
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0));
process.on('uncaughtException', fail); // a rejection nobody handles comes here as well
endWithParent();
start().catch(fail);

async function start(): Promise<void> {
  const asked = readAsked(process.argv.slice(2), process.env);
  refuseStart(asked.dataDir);
  asked.port = await openPort(asked.port);
  const sample = decideSample(asked);
  Object.assign(process.env, localSettings(process.env, asked)); // before the first import of #platform, which reads LOG_LEVEL

  const own = !process.env['DATABASE_URL'];
  if (own) {
    say('Starting the database …');
    const postgres = await opened(() => startPostgres({ dataDir: asked.dataDir, say }), (it) => it.stop());
    process.env['DATABASE_URL'] = postgres.url;
  }
  const mailbox = await opened(startMailbox, (it) => it.stop());
  process.env['SMTP_URL'] ||= mailbox.url;

  // only now, when the port and the data are known to be ours: this loads the whole application
  const { JobRunner, migrate, Queues, readConfig } = await import('#platform');
  const { allTables } = await import('../api/api.module.js');
  const { openApi } = await import('../api/api.js');
  const { openWorker } = await import('../worker/worker.js');
  const { DevModule } = await import('./dev.controller.js');
  const { loadSample } = await import('./sample.js');
  const { Player } = await import('./player.js');
  const { sampleAnswers, startSampleFollowUp } = await import('./sample-follow-up.js');
  const config = readConfig(process.env);

  say('Bringing the database up to date …');
  await migrate(config, allTables);
  const fresh = sample && (await loadSample(config));
  if (fresh) say('The sample region is in.');
  say('Opening the doors …');
  const api = await opened(() => openApi(config, [DevModule.over(mailbox)]), (it) => it.close());
  const services = { get: <T>(service: abstract new (...args: never[]) => T): T => api.app.get<T>(service as never, { strict: false }) };
  if (fresh) await startSampleFollowUp(services);
  const { app } = await opened(() => openWorker(config), (it) => it.close());
  const player = services.get(Player);
  player.worker = { runner: app.get(JobRunner, { strict: false }), queues: app.get(Queues, { strict: false }) };
  if (sample) player.people = () => sampleAnswers(services, api.url);

  say(`\nSEED Table is ready at http://localhost:${asked.port}`);
  if (sample) say(`Sign in as ${SIGN_INS.join(', ')}`);
  if (config.adminEmail) say(`The first admin is ${config.adminEmail}`);
  else if (!sample) say('Nobody can sign in yet: start with ADMIN_EMAIL=you@example.org to name the first admin.');
  if (own) backUpDaily({ url: config.databaseUrl, dataDir: asked.dataDir, backupDir: asked.backupDir, tell: (error) => void (stopping || tell(error)) });
}

/** Opens something and remembers how to close it. Once we are stopping, the start goes no further. */
async function opened<T>(begin: () => Promise<T>, close: (it: T) => Promise<unknown>): Promise<T> {
  if (stopping) return await new Promise<never>(() => undefined);
  const promise = begin();
  opening = promise.then((it) => open.push(() => close(it)));
  await opening;
  return await promise;
}

/** Closes worker, API, mailbox and PostgreSQL in this order, then exits. A second signal changes nothing. */
async function stop(code: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  setTimeout(() => process.exit(1), PATIENCE).unref();
  if (code === 0) say('Stopping …');
  await opening.catch(() => undefined);
  for (const close of open.reverse()) {
    await close().catch((error: unknown) => {
      code = 1;
      tell(error);
    });
  }
  process.exit(code);
}

function fail(error: unknown): void {
  if (!stopping) tell(error); // what breaks because we are closing it is no news
  void stop(1);
}

function tell(error: unknown): void {
  const { message, stack, code, errors } = error as NodeJS.ErrnoException & { errors?: Error[] };
  const [sentence = ''] = (message || errors?.[0]?.message || code || String(error)).split('\n');
  process.stderr.write(`${process.env['DEBUG'] ? (stack ?? sentence) : sentence}\n`);
}

/** Who started us may be killed without a word to us: then nobody is left to stop us. */
function endWithParent(): void {
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && void stop(0), 1000).unref();
}
