import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CampaignService } from '#delivery';
import { Clock, type Config, Db, Jobs, type Letter, readConfig, sendDue, SYSTEM } from '#platform';
import { openWorker, type WorkerApp } from '../../apps/worker/worker.js';
import type { Orders } from './sink.js';

/** A letter as the sink wrote it down. */
export interface Taken {
  at: number;
  to: string;
  /** The row of the outbox, from the Message-ID. */
  id: string;
  /** The letter in base64, where the sink was told to keep it. */
  raw?: string;
}

export const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A network with workers as processes of their own, and a sink outside all of them as the judge. */
export class Stage {
  readonly workers: ChildProcess[] = [];
  /** Those of them that work already. */
  readonly ready: ChildProcess[] = [];
  /** Every worker that ended without being told to. */
  readonly fallen: string[] = [];
  private readonly told = new WeakSet<ChildProcess>();

  private constructor(
    readonly config: Config,
    readonly env: Record<string, string>,
    private readonly desk: WorkerApp,
    private readonly sink: ChildProcess,
    private readonly folder: string,
  ) {}

  /** Opens a stage over a migrated database. `built` is where the compiled sources lie. */
  static async open(databaseUrl: string, { redisUrl, more = {} }: { redisUrl?: string; more?: Record<string, string> } = {}): Promise<Stage> {
    await import('./letters.js');
    const folder = mkdtempSync(join(tmpdir(), 'seed-chaos-'));
    const sink = fork('dist/test/chaos/sink.js', [join(folder, 'taken')], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    const [{ port }] = (await once(sink, 'message')) as [{ port: number }];
    const env = {
      PATH: process.env['PATH'] ?? '', DATABASE_URL: databaseUrl, SMTP_URL: `smtp://127.0.0.1:${port}`, STORAGE_URL: `file://${folder}`, KEY_DIR: folder, PUBLIC_URL: 'https://table.example.org',
      SECRET_KEY: 'the same secret for all of the workers', PORT: '0', LOG_LEVEL: process.env['CHAOS_LOG'] ?? 'silent', ...(redisUrl ? { REDIS_URL: redisUrl } : {}), ...more,
    };
    const config = readConfig(env);
    const desk = await openWorker(config, { quiet: true });
    const stage = new Stage(config, env, desk, sink, folder);
    return stage;
  }

  get db(): Db {
    return this.desk.app.get(Db);
  }

  async order(orders: Orders): Promise<void> {
    const done = once(this.sink, 'message');
    this.sink.send(orders);
    await done;
  }

  /** What the sink took so far. */
  taken(): Taken[] {
    const file = join(this.folder, 'taken');
    if (!existsSync(file)) return [];
    return readFileSync(file, 'utf8').split('\n').flatMap((line) => {
      const [at, to, id, raw] = line.split(' ');
      return id ? [{ at: Number(at), to: to!, id: id.split('@')[0]!, ...(raw ? { raw } : {}) }] : [];
    });
  }

  /** So many members with consent, whose addresses begin with a word. */
  async members(word: string, many: number): Promise<{ id: string; email: string }[]> {
    const rows = await this.db.query<{ id: string; email: string }>(
      `insert into member (name, email) select initcap($1) || ' ' || n, $1 || n || '@example.org' from generate_series(1, $2::int) n returning id, email`, [word, many]);
    await this.db.query(`insert into consent (member_id, kind, source, given_on) select id, 'EXPRESS', 'Chaos', '2020-01-01' from member where email like $1 || '%'`, [word]);
    return rows;
  }

  /** Plans a campaign of a letter to members. */
  plan(letter: Letter<{ n: number }>, members: { id: string }[], title = letter.key): Promise<string> {
    return this.desk.app.get(CampaignService).plan(SYSTEM, { letter, title, onceKey: `chaos:${title}` }, members.map(({ id }, n) => ({ to: id, props: { n } })));
  }

  get campaigns(): CampaignService {
    return this.desk.app.get(CampaignService);
  }

  get<T>(service: abstract new (...args: never[]) => T): T {
    return this.desk.app.get(service as never, { strict: false });
  }

  get clock(): Clock {
    return this.desk.app.get(Clock);
  }

  ring(): Promise<void> {
    return this.desk.app.get(Jobs).enqueue(sendDue, {});
  }

  /** Starts a worker, and waits until it works. */
  async start(): Promise<ChildProcess> {
    const worker = fork('dist/test/chaos/worker.js', [], { env: this.env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    this.workers.push(worker);
    worker.once('exit', (code, signal) => {
      for (const list of [this.workers, this.ready]) if (list.includes(worker)) list.splice(list.indexOf(worker), 1);
      if (!this.told.has(worker)) this.fallen.push(`${signal ?? code}`);
    });
    worker.once('message', () => this.ready.push(worker));
    await Promise.race([once(worker, 'message'), once(worker, 'exit')]);
    return worker;
  }

  async end(worker: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    this.told.add(worker);
    const gone = once(worker, 'exit');
    worker.kill(signal);
    await gone;
  }

  /** As if time had passed: the leases of workers that are no more have run out. Call it while none is left. */
  async leasesRunOut(): Promise<void> {
    await this.db.query(`update outbox set leased_until = now() - interval '1 second' where state in ('CLAIMED', 'HANDING')`);
    await this.dueNow();
  }

  /** As if time had passed: what waits a little to be tried again is due. */
  async dueNow(): Promise<void> {
    await this.db.query(`update outbox set due_at = $1 where state = 'PENDING' and due_at > $1`, [this.clock.now()]);
  }

  /** How many letters are in each state. */
  async states(): Promise<Record<string, number>> {
    const rows = await this.db.query<{ state: string; n: number }>('select state, count(*)::int as n from outbox group by state');
    return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
  }

  async waiting(): Promise<number> {
    const [row] = await this.db.query<{ n: number }>(`select count(*)::int as n from outbox where state in ('PENDING', 'CLAIMED', 'HANDING')`);
    return row!.n;
  }

  /** Waits until no letter waits any more; resolves to the milliseconds it took. */
  async settled(ms: number, look: () => Promise<void> = async () => undefined): Promise<number> {
    const began = performance.now();
    while ((await this.waiting().catch(() => 1)) > 0) {
      if (performance.now() - began > ms) throw new Error(`Not settled in ${ms} ms: ${JSON.stringify(await this.states())}`);
      await look();
      await pause(100);
    }
    return performance.now() - began;
  }

  /** Campaigns whose audience is not the sum of their counters, or whose counters are not the count of their letters, at this moment. */
  async unbalanced(): Promise<unknown[]> {
    return this.db.query(
      `select c.id, c.audience, (select sum(n) from campaign_count k where k.campaign_id = c.id) as counted from campaign c
        where c.audience <> (select coalesce(sum(n), 0) from campaign_count k where k.campaign_id = c.id)
           or exists (select 1 from (select counted_state(state, bounced_at) as state, count(*) as n from outbox o where o.campaign_id = c.id group by 1) o
                        full join (select state, n from campaign_count k where k.campaign_id = c.id and n <> 0) k using (state) where o.n is distinct from k.n)`,
    );
  }

  async close(): Promise<void> {
    await Promise.all(this.workers.slice().map((worker) => this.end(worker, 'SIGKILL')));
    await this.desk.close();
    this.sink.kill('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true });
  }
}
