// `npm run chaos [L1 … L9, C2] [--short]`: breaks things on purpose and prints what came of it. The judge is the sink, never our own counters.
import { spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { databaseSwitch } from './database.js';
import { Redis } from 'ioredis';
import { type Figure, kills, restarts } from './kills.js';
import { ballots } from './ballots.js';
import { oneDigest } from './digests.js';
import { write } from './report.js';
import { silenced } from './silence.js';
import { Stage } from './stage.js';
import { answered, away, crashes, flood, poison } from './trouble.js';

const say = (line: string) => void process.stdout.write(`${line}\n`);
const KNOWN = ['L1', 'L2', 'L3', 'L4', 'L5', 'L6', 'L7', 'L8', 'L9', 'C2'];
const asked = process.argv.slice(2);
const short = asked.includes('--short');
const wanted = asked.filter((word) => word !== '--short');
const unknown = wanted.filter((word) => !KNOWN.includes(word));
if (unknown.length) {
  process.stderr.write(`There is no ${unknown.join(', ')} here. Say some of ${KNOWN.join(', ')}, or none for all of them; --short for the short form.\n`);
  process.exit(1);
}
const wants = (...promises: string[]) => wanted.length === 0 || promises.some((promise) => wanted.includes(promise));
const size = (whole: number, little: number) => (short ? little : whole);

async function startRedis(): Promise<{ port: number; flush(): Promise<unknown>; stop(): Promise<void> }> {
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  const child = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--maxmemory-policy', 'noeviction'], { stdio: 'ignore' });
  await wait(500);
  const client = new Redis(port, '127.0.0.1');
  return {
    port,
    flush: () => client.flushall(),
    async stop() {
      client.disconnect();
      child.kill('SIGTERM');
    },
  };
}

const figures: Figure[] = [];
const database = await databaseSwitch();
let made = 0;

/** Runs one scenario on a database of its own. */
async function scene(title: string, play: (stage: Stage) => Promise<Figure[]>, redisUrl?: string): Promise<void> {
  say(`\n${title} …`);
  const url = await database.make(`chaos_${++made}`, redisUrl);
  const stage = await Stage.open(url, redisUrl ? { redisUrl } : {});
  const began = performance.now();
  try {
    const found = await play(stage);
    figures.push(...found);
    for (const { promise, what, found: value, bar, holds } of found) say(`  ${holds ? 'holds' : 'FAILS'}  ${promise}  ${what}: ${value} (${bar})`);
  } catch (error) {
    figures.push({ promise: title.slice(0, 2), what: title, found: error instanceof Error ? error.message : String(error), bar: 'ends', holds: false });
    say(`  FAILS  ${error instanceof Error ? error.stack : String(error)}`);
  } finally {
    await stage.close();
  }
  say(`  in ${((performance.now() - began) / 1000).toFixed(0)} s`);
}

process.on('uncaughtException', (error) => say(`  (${error.message})`)); // connections that break are what this is about
const big = { recipients: size(10_000, 300), times: size(50, 4), short };
if (wants('L1', 'L2')) {
  for (const delay of short ? [0] : [20, 0, 500]) await scene(`L1 and L2: workers are killed, the sink answers after ${delay} ms`, (stage) => kills(stage, { ...big, delay }));
  await scene('L1 and L2: digests alone, workers are killed', (stage) => kills(stage, { ...big, delay: 20, digestsOnly: true }));
  const redis = await startRedis();
  await scene('L1 and L2 on Redis: workers are killed', (stage) => kills(stage, { ...big, recipients: size(2000, 300), times: size(10, 4), delay: 20 }), `redis://127.0.0.1:${redis.port}`);
  await scene('L1 on Redis: FLUSHALL in mid-campaign', (stage) => flood(stage, () => redis.flush(), { recipients: size(2000, 300), times: 3, short }), `redis://127.0.0.1:${redis.port}`);
  await redis.stop();
}
if (wants('L3')) await scene('L3: the database ends at once', (stage) => crashes(stage, database, { recipients: size(3000, 300), times: size(3, 1), short }));
for (const how of ['closed', '421', '451'] as const)
  if (wants('L4')) await scene(`L4: the mail server, ${how}`, (stage) => away(stage, how, { recipients: size(1000, 100), times: 1, short }, size(60, 3)));
if (wants('L5')) await scene('L5: half of them answer', (stage) => answered(stage, { recipients: size(1000, 300), times: 1 }));
if (wants('C2')) await scene('C2: people answer while the API is killed', (stage) => ballots(stage, { recipients: size(1000, 60), times: size(50, 3) }));
if (wants('L6')) {
  await scene('L6: half of the addresses come back', (stage) => silenced(stage, 'bounce', { recipients: size(1000, 300), times: 1 }));
  await scene('L6: half of them unsubscribe with one click', (stage) => silenced(stage, 'click', { recipients: size(1000, 300), times: 1 }));
}
if (wants('L7')) await scene('L7: many schedulers at once, whose clocks differ', (stage) => oneDigest(stage, { recipients: size(300, 60), days: size(9, 3), many: 20 }));
if (wants('L8')) await scene('L8: poison', (stage) => poison(stage, { recipients: size(1000, 200), times: 1 }));
if (wants('L9')) await scene('L9: rolling restart', (stage) => restarts(stage, { recipients: size(4000, 300), times: size(20, 2), short }));
await database.stop();

const wide = Math.max(...figures.map(({ what }) => what.length));
say('\n');
for (const { promise, what, found, bar, holds } of figures) say(`${holds ? 'holds' : 'FAILS'}  ${promise}  ${what.padEnd(wide)}  ${String(found).padStart(10)}  ${bar}`);
if (!short) write(figures);
process.exit(figures.every(({ holds }) => holds) ? 0 : 1);
