// `npm run bench postcards`: the cards of a run as an admin prints them (read, unsealed, set in BC Sans, two QR codes a card) beside a bare
// writer of PDF that says the same in a standard typeface with the same QR codes. CPU a page in turns; how it grows, in time and memory; and
// every code read back from the pixels. Bars: speed.md, section 4.
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { deflateSync } from 'node:zlib';
import pg from 'pg';
import { allTables } from '../../apps/api/api.module.js';
import { openWorker } from '../../apps/worker/worker.js';
import { PostChannel } from '#delivery';
import { keptAddress } from '#people';
import { Db, migrate, type Qr, qrOf, readConfig, SYSTEM } from '#platform';
import { Format, PostcardRun, PrintService, RunService } from '#postcards';
import { codesOf } from '../pixels.js';

const say = (line: string) => void process.stdout.write(`${line}\n`);
const median = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]!;
const BODY = 'Nine months have passed since the summit. What has changed where you live? Three short questions, two minutes.\n\nNo account, no app: scan the code, or phone 250-555-0100. Thank you.';
const urlOf = (n: number) => `https://table.example.org/e/${String(n).padStart(8, '0')}/4fQzRk1mYx0tLw7aB2cDeF`;
const returnUrlOf = (n: number) => `https://table.example.org/returned/${String(n).padStart(8, 'K')}`;

/** Measures both, and prints ratios. `args`: how many cards a turn (1,000), `growth` for 1k, 10k and 100k. */
export async function bench(adminUrl: string, folder: string, args: string[]): Promise<void> {
  const many = Number(args.find((arg) => /^\d+$/.test(arg)) ?? 1000);
  const stage = await open(adminUrl, folder);
  try {
    await compare(stage, many, 7);
    await decode(stage, 500);
    for (const size of args.includes('growth') ? [1000, 10_000, 100_000] : [1000, 10_000]) await grow(stage, size);
  } finally {
    await stage.close();
  }
}

async function open(adminUrl: string, folder: string) {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  await client.query('create database postcards');
  await client.end();
  const url = new URL(adminUrl);
  url.pathname = '/postcards';
  const config = readConfig({ DATABASE_URL: url.href, SMTP_URL: 'smtp://127.0.0.1:1', STORAGE_URL: `file://${folder}`, KEY_DIR: folder, PUBLIC_URL: 'https://table.example.org', SECRET_KEY: 'k'.repeat(32) });
  await migrate(config, allTables);
  const worker = await openWorker(config, { quiet: true });
  const get = worker.app.get.bind(worker.app);
  const db = get(Db);
  await db.query(`update network set sender_name = 'SEED BC', postal_address = E'PO Box 9999\\nPrince George BC  V2N 0A1'`);
  let runs = 0;
  /** A locked run of so many cards. */
  const locked = async (cards: number): Promise<string> => {
    await db.query(`insert into member (name, by_post, postal_address) select 'Mary Nak''azdli ' || n, true, $2 from generate_series((select count(*) from member) + 1, $1::int) n`, [
      cards, JSON.stringify(keptAddress({ civic: '12 Sample Street', ruralRoute: '2', place: 'Fort St. James', province: 'BC', postalCode: 'V0J 1P0' })),
    ]);
    const to = await db.query<{ id: string }>('select id from member limit $1', [cards]);
    const onceKey = `run ${(runs += 1)}`;
    await db.tx(() => get(PostChannel).cards.take({ onceKey, title: 'Bench', heading: 'What has changed since the summit?', body: BODY, lang: 'en', cards: to.map(({ id }, n) => ({ memberId: id, url: urlOf(n), code: `K${String(n).padStart(5, '4')}` })) }));
    const { id } = await db.repo(PostcardRun).findOneByOrFail({ onceKey });
    return get(RunService).lock({ ...SYSTEM, memberId: null }, id, cards);
  };
  const print = (id: string, take: (chunk: Buffer) => void) =>
    get(PrintService).print(SYSTEM, id, Format.SIX_BY_FOUR_AND_A_QUARTER, (file) => pipeline(file, new Writable({ write: (chunk: Buffer, _encoding, done) => (take(chunk), done()) })));
  return { locked, print, close: () => worker.close() };
}
type Stage = Awaited<ReturnType<typeof open>>;

/** Microseconds of this process's CPU. */
async function cpu(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

async function compare({ locked, print }: Stage, many: number, rounds: number): Promise<void> {
  const run = await locked(many);
  const ratios: number[] = [];
  const each: [number, number][] = [];
  for (let round = 0; round <= rounds; round++) {
    let [bare, ours] = [0, 0];
    const theirs = await cpu(async () => bareCards(many, (chunk) => (bare += chunk.length)));
    const mine = await cpu(() => print(run, (chunk) => (ours += chunk.length)));
    if (bare < many * 500 || ours < many * 500) throw new Error('A file is too short to hold the cards.');
    if (round === 0) continue; // the first one warms up
    ratios.push(mine / theirs);
    each.push([mine / many / 2, theirs / many / 2]);
  }
  const low = Math.min(...ratios);
  const high = Math.max(...ratios);
  say(`CPU a page, ${many} cards of two pages: ${low.toFixed(2)}–${median(ratios).toFixed(2)}–${high.toFixed(2)} of the bare writer (bar 3.5), ${Math.round(median(each.map(([ours]) => ours)))} against ${Math.round(median(each.map(([, theirs]) => theirs)))} µs`);
}

async function decode({ locked, print }: Stage, many: number): Promise<void> {
  const chunks: Buffer[] = [];
  await print(await locked(many), (chunk) => chunks.push(chunk));
  const codes = (await codesOf(Buffer.concat(chunks))).flat();
  const links = new Set(codes.filter((code) => code?.includes('/e/')));
  const returns = new Set(codes.filter((code) => code?.includes('/returned/')));
  say(`decoded from the pixels: ${codes.filter(Boolean).length} of ${many * 2} codes (bar 100 %), ${links.size} links and ${returns.size} marks, no two the same`);
}

async function grow({ locked, print }: Stage, size: number): Promise<void> {
  const run = await locked(size);
  let most = 0;
  let bytes = 0;
  const before = process.memoryUsage();
  const look = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 50);
  const spent = await cpu(() => print(run, (chunk) => (bytes += chunk.length)));
  clearInterval(look);
  say(`${size} cards: ${Math.round(spent / size / 2)} µs of CPU a page, ${(bytes / 1e6).toFixed(1)} MB of PDF, at most ${Math.round(most / 1e6)} MB of memory (${Math.round(before.rss / 1e6)} MB before)`);
}

/** The least a program could do: the same words, lines and codes, a stream a page, compressed. */
function bareCards(many: number, take: (chunk: Buffer) => void): void {
  let [at, next] = [0, 5];
  const offsets: number[] = [];
  const put = (id: number, body: Buffer | string) => {
    const bytes = Buffer.concat([Buffer.from(`${id} 0 obj\n`), Buffer.from(body), Buffer.from('\nendobj\n')]);
    offsets[id] = at;
    at += bytes.length;
    take(bytes);
  };
  const head = '%PDF-1.7\n';
  at += head.length;
  take(Buffer.from(head));
  put(3, '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>');
  put(4, '<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold>>');
  const pages: number[] = [];
  const page = (content: string) => {
    const packed = deflateSync(content);
    put(next, Buffer.concat([Buffer.from(`<</Length ${packed.length}/Filter/FlateDecode>>stream\n`), packed, Buffer.from('\nendstream')]));
    put(next + 1, `<</Type/Page/Parent 2 0 R/MediaBox[0 0 486 360]/TrimBox[27 27 459 333]/BleedBox[18 18 468 342]/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>/Contents ${next} 0 R>>`);
    pages.push(next + 1);
    next += 2;
  };
  const lines = (texts: string[], x: number, y: number, font: string, leading: number) => texts.map((text, n) => `BT ${font} Tf ${x} ${y - n * leading} Td (${text}) Tj ET\n`).join('');
  const marks = [27, 459].flatMap((x) => [`${x} 15 m ${x} 1 l S\n`, `${x} 345 m ${x} 359 l S\n`]).join('') + [27, 333].flatMap((y) => [`15 ${y} m 1 ${y} l S\n`, `471 ${y} m 485 ${y} l S\n`]).join('');
  const body = BODY.match(/.{1,40}(?:\s|$)/g)!;
  for (let n = 0; n < many; n++) {
    page(`0.12 0.36 0.29 rg 18 325 450 17 re f 0 g\n${lines(['What has changed since the summit?'], 69, 280, '/F2 18', 23)}${lines(body, 69, 250, '/F1 11.5', 15.5)}${lines([`K44 ${n}`], 320, 90, '/F2 15', 20)}${bars(qrOf(urlOf(n)), 313, 117, 108)}${marks}`);
    page(`${lines(['SEED BC', 'PO Box 9999', 'Prince George BC  V2N 0A1'], 51, 300, '/F1 8.5', 11)}${lines([`Mary ${n}`, '12 Sample Street', 'RR 2', 'Fort St. James BC  V0J 1P0'], 213, 190, '/F1 11.5', 15)}${bars(qrOf(returnUrlOf(n)), 47, 180, 54)}${marks}`);
  }
  put(2, `<</Type/Pages/Count ${pages.length}/Kids[${pages.map((id) => `${id} 0 R`).join(' ')}]>>`);
  put(1, '<</Type/Catalog/Pages 2 0 R>>');
  take(Buffer.from(`xref\n0 ${next}\n0000000000 65535 f \n${offsets.slice(1).map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')}trailer<</Size ${next}/Root 1 0 R>>\nstartxref\n${at}\n%%EOF\n`));
}

function bars({ size, dark }: Qr, x: number, y: number, width: number): string {
  const square = width / (size + 8);
  let text = `q ${square} 0 0 ${-square} ${x} ${y + width} cm `;
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const from = column;
      while (column < size && dark[row * size + column]) column++;
      if (column > from) text += `${from + 4} ${row + 4} ${column - from} 1 re `;
    }
  }
  return `${text}f Q\n`;
}
