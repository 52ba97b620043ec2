// `npm run bench queue`: an audience as rows in the ledger, worked on in chunks, beside one job a member in the queue, and beside a
// bare insert; and what counting costs as a campaign grows. Bars: speed.md, section 2.
import { createPostgresBackend, Queue, Worker, type ConnectionOptions } from 'bullmq';
import pg from 'pg';
import { allTables } from '../../apps/api/api.module.js';
import { openWorker } from '../../apps/worker/worker.js';
import { CampaignService } from '#delivery';
import { Db, defineLetter, migrate, readConfig, SYSTEM } from '#platform';

const say = (line: string) => void process.stdout.write(`${line}\n`);
const letter = defineLetter<{ n: number }>({ key: 'bench-queue.email', channel: 'email', subject: () => 'x', Body: () => 'x' as never, text: () => 'x', sample: { n: 1 } });
const seconds = async (work: () => Promise<unknown>) => {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
};
const median = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]!;

/** Measures beside each other, in turns. `args`: how many members (20,000). */
export async function bench(adminUrl: string, folder: string, args: string[]): Promise<void> {
  const many = Number(args[0] ?? 20_000);
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  await client.query('create database queue_bench');
  await client.end();
  const url = new URL(adminUrl);
  url.pathname = '/queue_bench';
  const config = readConfig({ DATABASE_URL: url.href, SMTP_URL: 'smtp://127.0.0.1:1', STORAGE_URL: `file://${folder}`, KEY_DIR: folder, PUBLIC_URL: 'https://table.example.org', SECRET_KEY: 'k'.repeat(32) });
  await migrate(config, allTables);
  const worker = await openWorker(config, { quiet: true });
  const db = worker.app.get(Db);
  await db.query(`insert into member (name, email) select 'Member ' || n, 'm' || n || '@example.org' from generate_series(1, $1::int) n`, [many]);
  const members = await db.query<{ id: string }>('select id from member');
  await db.query('create table bare (id uuid primary key default gen_random_uuid(), campaign_id uuid not null, recipient_id uuid not null, channel text not null, state text not null, sealed text, unique (campaign_id, recipient_id, channel))');

  const bare: number[] = [];
  const ours: number[] = [];
  const worked: number[] = [];
  const jobs: number[] = [];
  for (let round = 0; round < 5; round++) {
    bare.push(many / (await seconds(() => db.tx(() => insertBare(db, members)))));
    ours.push(many / (await seconds(() => worker.app.get(CampaignService).plan(SYSTEM, { letter, title: 'x', onceKey: `queue:${round}` }, members.map(({ id }, n) => ({ to: id, props: { n } }))))));
    worked.push(many / (await seconds(() => workOff(db, round))));
    if (round < 2) jobs.push(2000 / (await seconds(() => oneJobEach(config.databaseUrl, 2000))));
  }
  const whole = 1 / (1 / median(ours) + 1 / median(worked));
  say(`bare insert: ${Math.round(median(bare))} rows a second; planned in the ledger: ${Math.round(median(ours))}, ${(median(ours) / median(bare)).toFixed(2)} of it (bar 0.35)`);
  say(`one job a member: ${Math.round(median(jobs))} a second; ledger planned: ${(median(ours) / median(jobs)).toFixed(0)} × (bar 100); planned, claimed and settled in chunks of 100: ${Math.round(whole)} a second, ${(whole / median(jobs)).toFixed(0)} ×`);
  const counted = await seconds(async () => {
    for (let n = 0; n < 200; n++) await db.query(`select state, n from campaign_count where campaign_id = (select id from campaign limit 1)`);
  });
  say(`counts of a campaign of ${many}: ${((counted / 200) * 1000).toFixed(2)} ms, whatever its size`);
  await worker.close();
}

async function insertBare(db: Db, members: { id: string }[]): Promise<void> {
  const [campaign] = await db.query<{ id: string }>('select gen_random_uuid() as id');
  for (let at = 0; at < members.length; at += 1000)
    await db.query(`insert into bare (campaign_id, recipient_id, channel, state, sealed) select $1, r, 'email', 'PENDING', repeat('x', 60) from unnest($2::uuid[]) r on conflict do nothing returning 1`, [campaign!.id, members.slice(at, at + 1000).map(({ id }) => id)]);
}

/** What the ledger does around the sending: claims a hundred, opens the gate for them, settles them. */
async function workOff(db: Db, round: number): Promise<void> {
  const [campaign] = await db.query<{ id: string }>('select id from campaign where once_key = $1', [`queue:${round}`]);
  for (;;) {
    const [rows] = (await db.query(
      `update outbox set state = 'CLAIMED', attempts = attempts + 1, leased_until = now() + interval '45 seconds' where id in (select id from outbox where campaign_id = $1 and state = 'PENDING' order by due_at limit 100 for update skip locked) returning id`,
      [campaign!.id],
    )) as unknown as [{ id: string }[]];
    if (!rows.length) return;
    const ids = rows.map(({ id }) => id);
    await db.query(`update outbox set state = 'HANDING', handing_at = now() where id = any($1) and state = 'CLAIMED'`, [ids]);
    await db.query(`update outbox set state = 'SENT', sealed_props = null, leased_until = null, sent_at = now() where id = any($1) and state = 'HANDING'`, [ids]);
  }
}

async function oneJobEach(databaseUrl: string, many: number): Promise<void> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 6, options: '-c search_path=bullmq' });
  const connection = pool as unknown as ConnectionOptions;
  const name = `bench${Math.random()}`.replace('.', '');
  const queue = new Queue(name, { connection }, createPostgresBackend as never);
  for (let at = 0; at < many; at += 500) await queue.addBulk(Array.from({ length: 500 }, (_, n) => ({ name: 'one', data: { n: at + n }, opts: { removeOnComplete: true } })));
  let done = 0;
  await new Promise<void>((resolve) => {
    const worker = new Worker(name, async () => {
      done += 1;
      if (done === many) setImmediate(() => void worker.close().then(resolve));
    }, { connection, concurrency: 20 }, createPostgresBackend as never);
  });
  await queue.close();
  await pool.end();
}
