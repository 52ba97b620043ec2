import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import type { DynamicModule, Type } from '@nestjs/common';
import pg from 'pg';
import { openApi, type Api } from '../apps/api/api.js';
import { type Mailbox, startMailbox } from '../apps/local/mailbox.js';
import { openWorker, type WorkerApp } from '../apps/worker/worker.js';
import { Clock, Config, Db, type Job, JobRunner, readConfig, type Room } from '#platform';
import { Builders } from './builders.js';

export interface HouseOptions {
  /** Local mode (arbitrary GraphQL documents); off shows what production refuses. On unless said otherwise. */
  local?: boolean;
  /** Whether a real worker runs beside the API. Without it jobs run only through `run`. */
  worker?: boolean;
  env?: Record<string, string>;
  port?: number;
  /** More doors, such as local mode's own. */
  extra?: (mailbox: Mailbox) => DynamicModule[];
  /** More handlers for the worker. */
  handlers?: DynamicModule[];
  /** A room that only tests have, and the SQL that makes its tables. */
  fixture?: { room: Room; sql: string };
}

/** A whole network in a test: its own database, API, mailbox and clock. Nothing is faked. */
export class House {
  private constructor(
    readonly config: Config,
    readonly api: Api,
    readonly mailbox: Mailbox,
    readonly worker: WorkerApp,
    private readonly drop: () => Promise<void>,
  ) {}

  /** Opens a house, at an instant (`2026-05-01`) or now. */
  static async open(at?: string, options: HouseOptions = {}): Promise<House> {
    const { databaseUrl, drop } = await cloneDatabase();
    const mailbox = await startMailbox();
    const port = options.port ?? (await freePort());
    const config = readConfig({
      DATABASE_URL: databaseUrl,
      SMTP_URL: mailbox.url,
      PUBLIC_URL: `http://localhost:${port}`,
      PORT: String(port),
      STORAGE_URL: 'file:///tmp/seed-table-test',
      KEY_DIR: '/tmp/seed-table-test/keys',
      SECRET_KEY: randomBytes(32).toString('hex'),
      SEED_LOCAL: options.local === false ? '0' : '1',
      ...(process.env['READS'] ? { READS: process.env['READS'] } : {}), // READS=plain npm test: every story without the compiler
      ...options.env,
    });
    const opened: (() => Promise<unknown>)[] = [drop, () => mailbox.stop()];
    try {
      if (options.fixture) await ask(databaseUrl, options.fixture.sql);
      const api = await openApi(config, options.extra?.(mailbox), options.fixture && [options.fixture.room]);
      opened.push(() => api.close());
      const worker = await openWorker(config, { quiet: !options.worker, extra: options.handlers });
      opened.push(() => worker.close());
      const house = new House(config, api, mailbox, worker, drop);
      if (at) await house.at(at);
      return house;
    } catch (error) {
      for (const close of opened.reverse()) await close(); // a house half open would keep the run from ending
      throw error;
    }
  }

  get url(): string {
    return this.config.publicUrl;
  }

  get db(): Db {
    return this.get(Db);
  }

  get clock(): Clock {
    return this.get(Clock);
  }

  /** Makes people, tables and seats for a story. */
  get make(): Builders {
    return new Builders(this.db, this.clock);
  }

  get<T>(service: Type<T> | (abstract new (...args: never[]) => T)): T {
    return this.api.app.get(service as Type<T>, { strict: false });
  }

  /** Moves the clock of both processes. */
  async at(instant: string): Promise<this> {
    await this.clock.moveTo(new Date(instant));
    await this.worker.app.get(Clock, { strict: false }).load();
    return this;
  }

  /** Runs one job as the worker would. */
  async run<P extends object>(job: Job<P>, payload: P): Promise<void> {
    const runner = this.worker.app.get(JobRunner, { strict: false });
    runner.check();
    await runner.run(job.name, payload);
  }

  async close(): Promise<void> {
    await this.worker.close();
    await this.api.close();
    await this.mailbox.stop();
    await this.drop();
  }
}

/** A database of its own, cloned from the migrated template; from `template0` it is an empty one. */
export async function cloneDatabase(template = 'template_seed'): Promise<{ databaseUrl: string; drop: () => Promise<void> }> {
  const admin = process.env['TEST_POSTGRES_URL']!;
  const name = `test_${randomBytes(6).toString('hex')}`;
  await ask(admin, `create database ${name} template ${template}`);
  const url = new URL(admin);
  url.pathname = `/${name}`;
  return { databaseUrl: url.href, drop: () => ask(admin, `drop database ${name} with (force)`) };
}

async function ask(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** A port nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as { port: number };
  await new Promise<void>((done) => void server.close(() => done()));
  return port;
}
