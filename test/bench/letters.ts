// `npm run bench letters`: the whole path of a digest (data, template, ledger, MIME, gate, SMTP) beside nodemailer's own pooled rate
// with a fixed html of the same size; then how it grows, and what memory it takes. Bars: speed.md, section 3.
import { fork, type ChildProcess } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import PostalMime from 'postal-mime';
import pg from 'pg';
import { allTables } from '../../apps/api/api.module.js';
import { openWorker } from '../../apps/worker/worker.js';
import { sweepDigests } from '#digests';
import { Clock, Db, JobRunner, migrate, readConfig, sendDue } from '#platform';
import { exponent, measure, median, most, say, seconds, spread, table, tell } from './report.js';

/** As many as a worker has to the mail server for campaigns. */
const CONNECTIONS = 10;
/** Seats of a table. */
const SEATS = 12;
/** What a digest is like by how many are at a table: each of its seats is on offer to one of them. */
const SHAPES = { 'one seat on offer': SEATS, 'twelve seats on offer': 1 };
const SIZES = [1000, 10_000, 100_000];

/** Measures beside each other, in turns. `args`: how many letters a turn (1,000); `quick` for few rounds and no growth. */
export async function bench(adminUrl: string, folder: string, args: string[]): Promise<void> {
  const many = Number(args.find((arg) => /^\d+$/.test(arg)) ?? 1000);
  const quick = args.includes('quick');
  const key = join(folder, 'dkim.pem');
  writeFileSync(key, generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const taken = join(folder, 'taken');
  const sink = fork('dist/test/chaos/sink.js', [taken], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const [{ port }] = (await once(sink, 'message')) as [{ port: number }];
  /** The html of the last letter taken, for which the sink keeps one. */
  const sample = async (): Promise<string> => {
    const raw = readFileSync(taken, 'utf8').trimEnd().split('\n').at(-1)!.split(' ')[3]!;
    return (await PostalMime.parse(Buffer.from(raw, 'base64'))).html!;
  };
  const keep = async (on: boolean) => {
    const done = once(sink, 'message');
    sink.send({ keep: on });
    await done;
  };
  const parts: string[] = [];
  try {
    const rows: string[][] = [['', 'to nodemailer', 'bar', 'CPU of the process', 'letters a second', 'time to decide, post', 'html (bar ≤ 30 kB)']];
    for (const [shape, atATable] of Object.entries(SHAPES))
      for (const dkim of [false, true]) rows.push([`${shape}, ${dkim ? 'DKIM on both sides' : 'no DKIM'}`, ...(await compare(await stage(adminUrl, folder, port, dkim ? key : null), { many, atATable, rounds: quick ? 2 : 7 }, keep, sample))]);
    parts.push(table(rows));
    say(parts[0]!);
    if (!quick) parts.push(await growth(adminUrl, folder, port));
  } finally {
    (sink as ChildProcess).kill();
  }
  tell('letters', parts.join('\n\n'), !quick);
}

let made = 0;
async function stage(adminUrl: string, folder: string, port: number, key: string | null) {
  const name = `letters_${++made}`;
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  const config = readConfig({
    DATABASE_URL: url.href, SMTP_URL: `smtp://127.0.0.1:${port}`, STORAGE_URL: `file://${folder}`, KEY_DIR: folder, PUBLIC_URL: 'https://table.example.org', SECRET_KEY: 'k'.repeat(32),
    ...(key ? { DKIM_DOMAIN: 'example.org', DKIM_SELECTOR: 'bench', DKIM_KEY_FILE: key } : {}),
  });
  await migrate(config, allTables);
  const worker = await openWorker(config, { quiet: true });
  const [db, clock, runner] = [worker.app.get(Db), worker.app.get(Clock), worker.app.get(JobRunner)];
  const decide = () => runner.run(sweepDigests.name, {});
  /** A network of so many readers, each at a table; each wants a digest daily. */
  const people = async (many: number, atATable: number): Promise<void> => {
    for (const statement of [
      `insert into member (name, email) select 'Reader ' || n, 'm' || n || '@example.org' from generate_series(1, ${many}) n`,
      `insert into consent (member_id, kind, source, given_on) select id, 'EXPRESS', 'Bench', '2020-01-01' from member`,
      `insert into preference (member_id, digest) select id, 'DAILY' from member`,
      `insert into sector (name, position) select (array['Health', 'Mental health', 'Education', 'Child care', 'Social care', 'Child development', 'Indigenous agencies', 'Local government', 'Not-for-profit', 'Family voice', 'Research', 'Libraries'])[n], n from generate_series(1, ${SEATS}) n`,
      `insert into "table" (kind, name, founded_on) select 'LOCAL', 'Early childhood table of Spruce Valley ' || n, '2020-01-01' from generate_series(0, (${many} - 1) / ${atATable}) n`,
      `insert into seat (table_id, sector_id, opened_on) select t.id, c.id, '2020-01-01' from "table" t cross join sector c`,
      `insert into role (name, table_id, member_id, granted_at) select 'CHAMPION', t.id, m.id, now() from member m join "table" t on t.name = 'Early childhood table of Spruce Valley ' || (substr(m.name, 8)::int - 1) / ${atATable}`,
      `insert into member (name) select 'Mary John-Guest ' || n from generate_series(1, 20) n`,
      'analyze',
    ])
      await db.query(statement);
    await decide(); // everybody gets a turn
  };
  let days = 0;
  /** A day on, each table has new holders on two thirds of its seats, and all its seats are on offer to its readers. */
  const news = async (): Promise<void> => {
    const [turn] = await db.query<{ at: Date }>('select min(next_due_at) as at from digest_turn');
    await clock.moveTo(new Date(turn!.at.getTime() + 1000));
    const today = clock.today();
    days += 1;
    await db.query(`update holding set "until" = $1, end_reason = 'TERM_ENDED' where "until" is null`, [today]);
    await db.query(`insert into holding (seat_id, member_id, "from") select s.id, m.id, $1 from seat s join sector c on c.id = s.sector_id and c.position <= 8 join member m on m.name = 'Mary John-Guest ' || $2::int`, [today, days]);
    await db.query('delete from offer');
    await db.query(
      `insert into offer (seat_id, member_id, offered_by_id, offered_at, expires_at)
       select s.id, r.member_id, r.member_id, $1::timestamptz - interval '1 hour', $1::timestamptz + interval '14 days' from (select member_id, table_id, row_number() over (partition by table_id order by member_id) as nr, count(*) over (partition by table_id) as together from role) r
         join seat s on s.table_id = r.table_id join sector c on c.id = s.sector_id and (c.position - 1) % r.together + 1 = r.nr`,
      [clock.now()],
    );
    await db.query('analyze offer, holding');
  };
  const sent = async () => (await db.query<{ n: number }>(`select count(*)::int as n from outbox where state = 'SENT'`))[0]!.n;
  return { config, people, news, decide, send: () => runner.run(sendDue.name, {}), sent, close: () => worker.close() };
}
type Bench = Awaited<ReturnType<typeof stage>>;

async function compare({ config, people, news, decide, send, sent, close }: Bench, { many, atATable, rounds }: { many: number; atATable: number; rounds: number }, keep: (on: boolean) => Promise<void>, sample: () => Promise<string>): Promise<string[]> {
  await people(many, atATable);
  await keep(true);
  await news();
  await decide();
  await send(); // warms up, and shows what a digest is like
  const html = await sample();
  await keep(false);
  const pool = createTransport({ url: config.smtpUrl, pool: true, maxConnections: CONNECTIONS, maxMessages: Infinity, ...(config.dkim ? { dkim: config.dkim } : {}) } as never);
  const text = html.replace(/<style[^]*?<\/style>|<[^>]*>/g, '');
  const theirs = () => Promise.all(Array.from({ length: many }, (_, n) => pool.sendMail({ from: 'seed@example.org', to: `m${n}@example.org`, subject: '1 thing needs you, and 8 were decided', html, text })));
  await theirs();
  const ratios: number[] = [];
  const rates: [number, number][] = [];
  const deciding: number[] = [];
  const cpu: number[] = [];
  for (let round = 0; round < rounds; round++) {
    await news();
    const bare = await measure(theirs);
    const before = await sent();
    const decided = await measure(decide);
    const sending = await measure(send);
    const whole = decided.time + sending.time;
    if ((await sent()) !== before + many) throw new Error(`Only ${(await sent()) - before} of ${many} were sent.`);
    ratios.push(bare.time / whole);
    cpu.push((decided.cpu + sending.cpu) / bare.cpu);
    rates.push([many / whole, many / bare.time]);
    deciding.push(decided.time / whole);
  }
  pool.close();
  await close();
  const bytes = Buffer.byteLength(html);
  const fraction = (numbers: number[]) => Math.round(median(numbers)).toLocaleString('en-CA');
  return [
    spread(ratios), `≥ ${config.dkim ? '0.80' : '0.70'}`, `${spread(cpu)} ×`,
    `${fraction(rates.map(([ours]) => ours))} against ${fraction(rates.map(([, other]) => other))}`, `${Math.round(median(deciding) * 100)} %`, `${(bytes / 1000).toFixed(1)} kB`,
  ];
}

/** The same at each size, on a database of its own: time for a letter, and the memory of the process at most. */
async function growth(adminUrl: string, folder: string, port: number): Promise<string> {
  const found: { decide: number; send: number; mb: number }[] = [];
  for (const size of SIZES) {
    const { people, news, decide, send, sent, close } = await stage(adminUrl, folder, port, null);
    await people(size, SEATS);
    await news();
    const one = { decide: 0, send: 0, mb: 0 };
    one.mb = await most(async () => {
      one.decide = await seconds(decide);
      one.send = await seconds(send);
    });
    if ((await sent()) !== size) throw new Error(`Only ${await sent()} of ${size} were sent.`);
    found.push(one);
    say(`${size} readers: decided in ${one.decide.toFixed(1)} s, sent in ${one.send.toFixed(1)} s, at most ${one.mb} MB`);
    await close();
  }
  const each = (what: 'decide' | 'send') => found.map((one, nth) => (one[what] / SIZES[nth]!) * 1e6);
  const micros = (numbers: number[]) => numbers.map((number) => `${Math.round(number).toLocaleString('en-CA')} µs`);
  return table([
    ['', ...SIZES.map((size) => `${size.toLocaleString('en-CA')} readers`), 'exponent'],
    ['to decide and post a digest', ...micros(each('decide')), exponent(SIZES, each('decide'))],
    ['to write and send it', ...micros(each('send')), exponent(SIZES, each('send'))],
    ['memory at most (bar: flat)', ...found.map(({ mb }) => `${mb} MB`), exponent(SIZES, found.map(({ mb }) => mb))],
  ]);
}
