// `npm run bench import [rows]`: a file of registrations goes through upload, columns and writing by HTTP, the API and the worker as in
// production, each with its peak of memory as the kernel keeps it. The bars are those of the promise: 60 s, 400 MB, with progress to see.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { startMailbox } from '../../apps/local/mailbox.js';
import { Visitor } from '../client.js';
import { freePort, type House } from '../house.js';

/** What each may take at most. */
const BAR = { seconds: 60, megabytes: 400 };
const ADMIN = 'first@example.org';
/** As docker/compose.yml starts both. */
const MEMORY = ['--max-old-space-size=256', '--max-semi-space-size=8'];

export interface Imported {
  /** From the first byte sent until all was written, without the time a person takes to decide. */
  seconds: number;
  added: number;
  unchanged: number;
  /** How many different numbers of rows done were seen on the way. */
  steps: number;
}

interface Now {
  state: string;
  doneCount: number;
  columns: { index: number; field: string | null }[];
  result: { added: number; unchanged: number } | null;
}

/** Rows as a form gives them: most with an email, some sharing an organisation, some known by phone or post alone. */
export function fileOf(rows: number): string {
  const pick = <T>(all: T[], n: number) => all[n % all.length]!;
  const lines = Array.from({ length: rows }, (_, n) => {
    const name = `${pick(['Ana', 'Émile', 'Priya', 'Wes', 'Noémie', 'Hamza', 'Ingrid'], n)} ${pick(['Duarte', 'Lévesque', 'Randhawa', 'Tanabe', 'O’Brien'], n)} ${n.toString(36)}q`;
    const email = n % 20 ? `person${n}@example.org` : '';
    return [name, email, n % 4 ? '' : `(250) 555-${String(n % 10_000).padStart(4, '0')}`, n % 5 ? '' : `"PO Box ${n}\nSmithers BC V0J2N0"`, `Organisation ${n % 400}`, pick(['Health', 'Child care', ''], n), pick(['Smithers', 'Prince George', ''], n), pick(['Educator', 'Student', 'Researcher'], n), pick(['Live', 'Recorded'], n), 'Yes'].join(',');
  });
  return ['Full name,E-mail,Phone,Mailing address,Organization,Sector,Community,Primary role,How will you participate?,May we email you?', ...lines].join('\r\n');
}

/** A network as in production over an empty database, at which files are uploaded. */
export class Desk {
  private readonly children: Record<string, ChildProcess> = {};

  private constructor(
    private readonly visitor: Visitor,
    private readonly stopMailbox: () => Promise<void>,
  ) {}

  static async open(databaseUrl: string, folder: string): Promise<Desk> {
    const mailbox = await startMailbox();
    const port = await freePort();
    const url = `http://localhost:${port}`;
    const desk = new Desk(new Visitor({ url, mailbox } as House), () => mailbox.stop());
    const env = { PATH: process.env['PATH'], DATABASE_URL: databaseUrl, SMTP_URL: mailbox.url, STORAGE_URL: `file://${folder}`, KEY_DIR: `${folder}/keys`, PUBLIC_URL: url, PORT: String(port), SECRET_KEY: 's'.repeat(32), ADMIN_EMAIL: ADMIN, SEED_LOCAL: '1' };
    await desk.start('api', 'the API listens', env);
    await desk.start('worker', 'the worker works', env);
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    await client.query(`insert into region (name, position) values ('Northwest', 1), ('Northern interior', 2)`);
    await client.query(`insert into community (name, region_id, time_zone) select case name when 'Northwest' then 'Smithers' else 'Prince George' end, id, 'America/Vancouver' from region`);
    await client.query(`insert into sector (name, position) select name, row_number() over () + (select coalesce(max(position), 0) from sector) from unnest(array['Health', 'Child care']) name`);
    await client.end();
    await desk.visitor.signIn(ADMIN);
    return desk;
  }

  private async start(app: string, up: string, env: NodeJS.ProcessEnv): Promise<void> {
    const child = spawn(process.execPath, [...MEMORY, '--enable-source-maps', `dist/apps/${app}/main.js`], { env, stdio: ['ignore', 'ignore', 'pipe'] });
    this.children[app] = child;
    let log = '';
    await new Promise<void>((done, fail) => {
      child.stderr.on('data', (text: Buffer) => {
        log += text.toString();
        if (log.includes(up)) done();
      });
      child.once('exit', () => fail(new Error(`the ${app} ended: ${log.slice(-2000)}`)));
    });
  }

  /** Sends a file, takes the columns as they are guessed, and has all of it written. */
  async import(file: string): Promise<Imported> {
    const began = performance.now();
    const steps = new Set<string>();
    const response = await this.visitor.fetch('/imports?name=people.csv', { method: 'POST', body: file, headers: { 'content-type': 'text/csv', accept: 'application/json' } });
    const { id, message } = (await response.json()) as { id: string; message?: string };
    if (message) throw new Error(message);
    const look = async () => (await this.visitor.tell<{ import: Now }>('query ($id: ID!) { import(id: $id) { state doneCount columns { index field } result { added unchanged } } }', { id })).import;
    const fields = (await look()).columns.map(({ index, field }) => ({ index, field }));
    await this.visitor.tell('mutation ($id: ID!, $input: MapImportInput!) { mapImport(id: $id, input: $input) { id } }', { id, input: { listName: 'Summit', heldOn: '2021-05-03', fields } });
    const rested = async (end: string) => {
      for (;;) {
        const now = await look();
        steps.add(`${now.state} ${now.doneCount}`);
        if (now.state === end) return now;
        if (!/CHECKING|COMMITTING/.test(now.state)) throw new Error(`The import is ${now.state}.`);
        await pause(200); // a page asks every second
      }
    };
    await rested('CHECKED');
    await this.visitor.tell('mutation ($id: ID!) { commitImport(id: $id, leaveOutOpen: true) { id } }', { id });
    const { result } = await rested('DONE');
    return { seconds: (performance.now() - began) / 1000, ...result!, steps: steps.size };
  }

  /** The most memory each process has held, in megabytes. */
  peaks(): Record<string, number> {
    return Object.fromEntries(Object.entries(this.children).map(([app, { pid }]) => [app, Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024)]));
  }

  async close(): Promise<void> {
    await Promise.all(
      Object.values(this.children).map(async (child) => {
        const gone = once(child, 'exit');
        child.kill('SIGTERM');
        await gone;
      }),
    );
    await this.stopMailbox();
  }
}

/** Imports a file twice: everybody is new, then everybody is known. Throws past a bar. */
export async function bench(adminUrl: string, folder: string, args: string[]): Promise<void> {
  const rows = Number(args.find((arg) => /^\d+$/.test(arg)) ?? 20_000);
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  await client.query('create database import');
  await client.end();
  const url = new URL(adminUrl);
  url.pathname = '/import';
  const desk = await Desk.open(url.href, folder);
  try {
    const idle = desk.peaks();
    const say = (line: string) => void process.stdout.write(`${line}\n`);
    const file = fileOf(rows);
    say(`${rows} rows, ${(Buffer.byteLength(file) / 1024 / 1024).toFixed(1)} MB. Before: ${inWords(idle)}.`);
    for (const what of ['all new', 'the same again']) {
      const { seconds, added, unchanged, steps } = await desk.import(file);
      const peaks = desk.peaks();
      say(`${what}: ${seconds.toFixed(1)} s (bar ${BAR.seconds}), ${added} added, ${unchanged} unchanged, progress seen ${steps} times. Memory at most: ${inWords(peaks)} (bar ${BAR.megabytes} each).`);
      if (seconds > BAR.seconds || Math.max(...Object.values(peaks)) > BAR.megabytes) throw new Error('This is past the bar.');
    }
  } finally {
    await desk.close();
  }
}

const inWords = (peaks: Record<string, number>) => Object.entries(peaks).map(([app, megabytes]) => `${app} ${megabytes} MB`).join(', ');
