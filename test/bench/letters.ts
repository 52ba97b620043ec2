// `npm run bench letters`: the whole path of a letter (ledger, data, template, MIME, gate, SMTP) beside nodemailer's own pooled rate
// with a fixed html of the same size; then how it grows, and what memory it takes. Bars: speed.md, section 3.
import { fork, type ChildProcess } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import pg from 'pg';
import { allTables } from '../../apps/api/api.module.js';
import { openWorker } from '../../apps/worker/worker.js';
import { CampaignService, renderEmail } from '#delivery';
import { Db, defineLetter, JobRunner, migrate, readConfig, sendDue, SYSTEM } from '#platform';

const say = (line: string) => void process.stdout.write(`${line}\n`);
const words = 'The table meets on Thursday at the school; please tell us whether you can come. ';

/** About the size and shape of a digest: forty items with a link each, 19 kB. */
const letter = defineLetter<{ items: string[] }>({
  key: 'bench.email',
  channel: 'email',
  whenInDoubt: 'HOLD',
  bulk: 'digest',
  subject: ({ items }) => `${items.length} things since Monday`,
  Body: ({ items, frame }) => `<h1>Hello ${frame.memberName}</h1>${items.map((item) => `<h2>${item}</h2><p>${words.repeat(4)}</p><p><a class="button" href="${frame.publicUrl}/x">See it</a></p>`).join('')}` as never,
  text: ({ items }) => items.join('\n\n'),
  sample: { items: Array.from({ length: 40 }, (_, n) => `Something about the table of Spruce Valley, number ${n}`) },
});

const median = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]!;
const seconds = async (work: () => Promise<unknown>) => {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
};

/** Measures beside each other, in turns, and prints the ratios. `args`: how many letters a turn (1,000), `growth` for 1k, 10k and 100k. */
export async function bench(adminUrl: string, folder: string, args: string[]): Promise<void> {
  const many = Number(args.find((arg) => /^\d+$/.test(arg)) ?? 1000);
  const key = join(folder, 'dkim.pem');
  writeFileSync(key, generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const sink = fork('dist/test/chaos/sink.js', ['/dev/null'], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const [{ port }] = (await once(sink, 'message')) as [{ port: number }];
  try {
    for (const dkim of [false, true]) await compare(await stage(adminUrl, folder, port, dkim ? key : null), many, 5);
    if (args.includes('growth')) for (const size of [1000, 10_000, 100_000]) await grow(await stage(adminUrl, folder, port, null), size);
  } finally {
    (sink as ChildProcess).kill();
  }
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
  const db = worker.app.get(Db);
  const people = async (many: number): Promise<{ id: string }[]> => {
    await db.query(`insert into member (name, email) select 'Member ' || n, 'm' || n || '@example.org' from generate_series((select count(*) from member) + 1, $1::int) n`, [many]);
    await db.query(`insert into consent (member_id, kind, source, given_on) select id, 'EXPRESS', 'Bench', '2020-01-01' from member m where not exists (select 1 from consent c where c.member_id = m.id)`);
    return db.query('select id from member limit $1', [many]);
  };
  const run = () => worker.app.get(JobRunner).run(sendDue.name, {});
  const plan = (to: { id: string }[]) => worker.app.get(CampaignService).plan(SYSTEM, { letter, title: 'Bench', onceKey: `bench:${Math.random()}` }, to.map(({ id }) => ({ to: id, props: letter.sample })));
  return { config, worker, db, people, run, plan };
}
type Bench = Awaited<ReturnType<typeof stage>>;

async function compare({ config, worker, db, people, run, plan }: Bench, many: number, rounds: number): Promise<void> {
  const to = await people(many);
  const frame = { publicUrl: config.publicUrl, networkName: 'SEED', memberName: 'Member 1', unsubscribeUrl: `${config.publicUrl}/u/x/y` };
  const fixed = renderEmail(letter, letter.sample, frame, 'SEED');
  const pool = createTransport({ url: config.smtpUrl, pool: true, maxConnections: 5, ...(config.dkim ? { dkim: config.dkim } : {}) } as never);
  const ratios: number[] = [];
  const rates: [number, number][] = [];
  for (let round = 0; round <= rounds; round++) {
    const theirs = many / (await seconds(() => Promise.all(to.map((_, n) => pool.sendMail({ from: 'seed@example.org', to: `m${n}@example.org`, subject: fixed.subject, html: fixed.html, text: fixed.text })))));
    await plan(to);
    const ours = many / (await seconds(run));
    const [sent] = await db.query<{ n: number }>(`select count(*)::int as n from outbox where state = 'SENT'`);
    if (sent!.n !== many * (round + 1)) throw new Error(`Only ${sent!.n} of ${many * (round + 1)} were sent.`);
    if (round === 0) continue; // the first one warms up
    ratios.push(ours / theirs);
    rates.push([ours, theirs]);
  }
  pool.close();
  await worker.close();
  const bar = config.dkim ? 0.8 : 0.7;
  say(`${config.dkim ? 'with DKIM on both sides' : 'without DKIM'}: ${median(ratios).toFixed(2)} of nodemailer (bar ${bar}), ${Math.round(median(rates.map(([ours]) => ours)))} against ${Math.round(median(rates.map(([, theirs]) => theirs)))} letters a second, html ${(Buffer.byteLength(fixed.html) / 1000).toFixed(1)} kB`);
}

async function grow({ worker, people, run, plan }: Bench, size: number): Promise<void> {
  const to = await people(size);
  const planned = await seconds(() => plan(to));
  let most = 0;
  const look = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 100);
  const sent = await seconds(run);
  clearInterval(look);
  await worker.close();
  say(`${size} recipients: planned ${Math.round(size / planned)} a second, sent ${Math.round(size / sent)} a second, at most ${Math.round(most / 1e6)} MB`);
}
