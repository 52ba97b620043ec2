// `npm run bench queue`: an audience as rows in the ledger, claimed in chunks, through the gate and settled, beside one job a member in the
// queue, and beside a bare insert; and how planning, working off, counting and memory grow. Bars: speed.md, section 2.
import { createPostgresBackend, Queue, Worker, type ConnectionOptions } from 'bullmq';
import pg from 'pg';
import { allTables } from '../../apps/api/api.module.js';
import { openWorker } from '../../apps/worker/worker.js';
import { CampaignService, Ledger } from '#delivery';
import { Db, defineLetter, migrate, OutboxState, readConfig, SYSTEM } from '#platform';
import { exponent, median, most, say, seconds, spread, table, tell } from './report.js';

const letter = defineLetter<{ n: number }>({ key: 'bench-queue.email', channel: 'email', bulk: 'digest', whenInDoubt: 'HOLD', subject: () => 'x', Body: () => 'x' as never, text: () => 'x', sample: { n: 1 } });
const SIZES = [1000, 10_000, 100_000];
/** So many jobs of the other way are enough to know its rate. */
const JOBS = 2000;
/** As a worker claims them, and as many hands as it works with. */
const [CHUNK, HANDS] = [100, 24];
const PAGE = 1000;

interface Round {
  bare: number;
  planned: number;
  worked: number;
  counted: number;
  mb: number;
}

/** Measures beside each other, in turns, at each size. `quick` stops at 10,000. */
export async function bench(adminUrl: string, folder: string, args: string[]): Promise<void> {
  const quick = args.includes('quick');
  const sizes = quick ? SIZES.slice(0, 2) : SIZES;
  const all: Round[][] = [];
  const jobs: number[] = [];
  for (const size of sizes) {
    const stage = await open(adminUrl, folder, size);
    const rounds: Round[] = [];
    for (let round = 0; round < (size > 10_000 ? 3 : 5); round++) {
      rounds.push(await stage.round(round));
      if (jobs.length < 5) jobs.push(JOBS / (await seconds(() => oneJobEach(stage.databaseUrl, JOBS))));
    }
    all.push(rounds);
    await stage.close();
    say(`${size} members: planned ${rounds.map(({ planned }) => Math.round(planned)).join(', ')} a second, worked off ${rounds.map(({ worked }) => Math.round(worked)).join(', ')}`);
  }
  const wide = (number: number) => Math.round(number).toLocaleString('en-CA');
  const of = (rounds: Round[], what: (round: Round) => number) => median(rounds.map(what));
  const each = (what: (round: Round) => number) => all.map((rounds) => of(rounds, what));
  const job = median(jobs);
  const whole = ({ planned, worked }: Round) => 1 / (1 / planned + 1 / worked);
  const costs = (what: (round: Round) => number) => each(what).map((rate) => 1e6 / rate);
  const micros = (numbers: number[]) => numbers.map((number) => `${wide(number)} µs`);
  const head = ['', ...sizes.map((size) => `${wide(size)} members`)];
  const ratios = table([
    [...head, 'bar'],
    ['planned, to a bare insert', ...all.map((rounds) => spread(rounds.map(({ planned, bare }) => planned / bare))), '≥ 0.35'],
    [`planned, to one job a member (${wide(job)} a second)`, ...all.map((rounds) => `${spread(rounds.map(({ planned }) => planned / job), 0)} ×`), '≥ 100 ×'],
    ['planned, claimed, gated and settled, to one job a member', ...all.map((rounds) => `${spread(rounds.map((round) => whole(round) / job), 0)} ×`), ''],
  ]);
  const growth = table([
    [...head, 'exponent'],
    ['a bare insert', ...micros(costs(({ bare }) => bare)), exponent(sizes, costs(({ bare }) => bare))],
    ['planned', ...micros(costs(({ planned }) => planned)), exponent(sizes, costs(({ planned }) => planned))],
    ['claimed, gated and settled', ...micros(costs(({ worked }) => worked)), exponent(sizes, costs(({ worked }) => worked))],
    ['the counts of a campaign (bar: the same at each size)', ...micros(each(({ counted }) => counted)), exponent(sizes, each(({ counted }) => counted))],
    ['memory at most', ...each(({ mb }) => mb).map((mb) => `${mb} MB`), exponent(sizes, each(({ mb }) => mb))],
  ]);
  tell('queue', `${ratios}\n\nWhat a member costs as the audience grows:\n\n${growth}`, !quick);
}

async function open(adminUrl: string, folder: string, size: number) {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  await client.query(`create database queue_${size}`);
  await client.end();
  const url = new URL(adminUrl);
  url.pathname = `/queue_${size}`;
  const config = readConfig({ DATABASE_URL: url.href, SMTP_URL: 'smtp://127.0.0.1:1', STORAGE_URL: `file://${folder}`, KEY_DIR: folder, PUBLIC_URL: 'https://table.example.org', SECRET_KEY: 'k'.repeat(32) });
  await migrate(config, allTables);
  const worker = await openWorker(config, { quiet: true });
  const [db, campaigns, ledger] = [worker.app.get(Db), worker.app.get(CampaignService), worker.app.get(Ledger)];
  await db.query(`insert into member (name, email) select 'Member ' || n, 'm' || n || '@example.org' from generate_series(1, $1::int) n`, [size]);
  await db.query(`insert into consent (member_id, kind, source, given_on) select id, 'EXPRESS', 'Bench', '2020-01-01' from member`);
  await db.query('create table bare (id uuid primary key default gen_random_uuid(), campaign_id uuid not null, recipient_id uuid not null, channel text not null, state text not null, sealed text, unique (campaign_id, recipient_id, channel))');
  await db.query('analyze');
  return {
    databaseUrl: config.databaseUrl,
    close: () => worker.close(),
    async round(nth: number): Promise<Round> {
      const bare = await seconds(() => db.tx(() => insertBare(db)));
      let id = '';
      let [planned, worked] = [0, 0];
      const mb = await most(async () => {
        planned = await seconds(async () => (id = await campaigns.plan(SYSTEM, { letter, title: 'x', onceKey: `queue:${nth}` }, audience(db))));
        worked = await seconds(() => workOff(ledger, id, size));
      });
      const counting = await seconds(async () => {
        for (let n = 0; n < 200; n++) await db.query('select state, n from campaign_count where campaign_id = $1', [id]);
      });
      return { bare: size / bare, planned: size / planned, worked: size / worked, counted: (counting / 200) * 1e6, mb };
    },
  };
}

async function* pages(db: Db): AsyncGenerator<string[]> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const rows = await db.query<{ id: string }>('select id from member where id > $1 order by id limit $2', [after, PAGE]);
    if (!rows.length) return;
    after = rows.at(-1)!.id;
    yield rows.map(({ id }) => id);
  }
}

async function* audience(db: Db): AsyncGenerator<{ to: string; props: { n: number } }> {
  for await (const ids of pages(db)) for (const to of ids) yield { to, props: { n: 1 } };
}

async function insertBare(db: Db): Promise<void> {
  const [campaign] = await db.query<{ id: string }>('select gen_random_uuid() as id');
  for await (const ids of pages(db))
    await db.query(`insert into bare (campaign_id, recipient_id, channel, state, sealed) select $1, r, 'email', 'PENDING', repeat('x', 60) from unnest($2::uuid[]) r on conflict do nothing returning 1`, [campaign!.id, ids]);
}

/** What the ledger does around the sending, as a worker asks it: a hundred are claimed, each hand takes one through the gate and settles it. */
async function workOff(ledger: Ledger, campaignId: string, size: number): Promise<void> {
  let sent = 0;
  for (;;) {
    const rows = await ledger.claim(campaignId, CHUNK);
    if (!rows.length) break;
    await Promise.all(
      Array.from({ length: HANDS }, async () => {
        for (let row = rows.shift(); row; row = rows.shift()) {
          const why = row.why ?? (await ledger.mayGo(row));
          if (why) throw new Error(`A letter may not go: ${why}.`);
          await ledger.end({ id: row.id, attempt: row.attempts, state: OutboxState.SENT, reason: null, dueIn: null, tries: 0, doubts: 0 });
          sent += 1;
        }
      }),
    );
  }
  if (sent !== size) throw new Error(`Only ${sent} of ${size} went.`);
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
