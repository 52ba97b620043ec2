import { setTimeout as wait } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createPostgresBackend, createRedisBackend, Queue, runMigrations, Worker, type BackendFactory, type ConnectionOptions } from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';
import { Config } from '../config/config.js';
import { log } from '../log.js';

const QUEUE = 'seed';
/** Milliseconds that somebody who rings waits for the queue to hear. */
const PATIENCE = 1000;
const KEPT = { removeOnComplete: { count: 200 }, removeOnFail: { count: 1000 } };

/**
 * The queue: BullMQ over PostgreSQL, or over Redis when REDIS_URL is set. The same code on both.
 * It may lose everything at any time: each room sweeps its own table for what is due.
 */
@Injectable()
export class Queues implements BeforeApplicationShutdown, OnApplicationShutdown {
  private readonly pool?: pg.Pool;
  private readonly redis?: Redis;
  private readonly workers: Worker[] = [];
  private queue?: Queue;
  private winding?: NodeJS.Timeout;

  constructor(@Inject(Config) private readonly config: Config) {
    if (config.redisUrl) {
      this.redis = new Redis(config.redisUrl, { maxRetriesPerRequest: null, lazyConnect: true });
      this.redis.on('error', (error) => log.warn({ error: error.message }, 'the queue cannot reach Redis; it tries again'));
    } else {
      this.pool = new pg.Pool({ connectionString: config.databaseUrl, max: 6, application_name: 'seed-table queue', options: '-c search_path=bullmq' });
      this.pool.on('error', (error) => log.warn({ error: error.message }, 'a connection of the queue broke; it tries again'));
    }
  }

  private get connection(): ConnectionOptions {
    return (this.redis ?? this.pool) as ConnectionOptions;
  }

  private get backend(): BackendFactory {
    return (this.redis ? createRedisBackend : createPostgresBackend) as BackendFactory;
  }

  private open(): Queue {
    if (!this.queue) {
      const defaultJobOptions = { ...KEPT, attempts: 5, backoff: { type: 'exponential', delay: 1000 } };
      this.queue = new Queue(QUEUE, { connection: this.connection, defaultJobOptions }, this.backend) as unknown as Queue;
      this.queue.on('error', (error) => log.warn({ error: error.message }, 'the queue has trouble; sweeps go on'));
    }
    return this.queue;
  }

  /** Who hears of each ring as well, and at once: a replay of days, which does not wait for the queue. */
  heard?: (name: string, payload: object) => void;

  /** Rings. Nobody waits long for a queue that is away: it hears of it when it is back, if the sweep was not first. */
  async add(name: string, payload: object): Promise<void> {
    this.heard?.(name, payload);
    await Promise.race([this.open().add(name, payload), wait(PATIENCE, undefined, { ref: false })]);
  }

  /** Starts a worker, and the clock for jobs that run by themselves. */
  async work(repeating: { name: string; every: number }[], run: (name: string, payload: object) => Promise<void>, concurrency = 4): Promise<void> {
    const worker = new Worker(QUEUE, (job) => run(job.name, job.data as object), { connection: this.connection, concurrency }, this.backend) as unknown as Worker;
    worker.on('error', (error) => log.warn({ error: error.message }, 'a worker has trouble; it goes on'));
    worker.on('failed', (job, error) => log.error({ job: job?.name, attempt: job?.attemptsMade, error: error.message }, 'a job failed'));
    this.workers.push(worker);
    const queue = this.open();
    const wind = ({ name, every }: { name: string; every: number }) => queue.upsertJobScheduler(name, { every }, { name, data: {}, opts: { ...KEPT, attempts: 1 } });
    for (const job of repeating) await wind(job);
    // The clock lies in the queue, which may lose it: then it is wound up again.
    const look = async () => {
      for (const job of repeating) if (!(await queue.getJobScheduler(job.name))) await wind(job);
    };
    const warn = (error: Error) => log.warn({ error: error.message }, 'the clock of the queue could not be looked at; it tries again');
    this.winding = setInterval(() => void look().catch(warn), Math.min(30_000, ...repeating.map(({ every }) => every))).unref();
  }

  /** Whether the queue answers; for `/health/ready`. */
  async answers(): Promise<void> {
    if (this.redis) await this.redis.ping();
    else await this.pool!.query('select 1');
  }

  /** Waits for the jobs that run: only then may what they use be closed. */
  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.winding);
    await Promise.allSettled(this.workers.map((worker) => worker.close()));
  }

  async onApplicationShutdown(): Promise<void> {
    await this.queue?.close().catch(() => undefined);
    this.redis?.disconnect();
    await this.pool?.end();
  }
}

/** Brings the queue's own tables up to date (schema `bullmq`). Nothing to do on Redis. */
export async function migrateQueues(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await runMigrations(client);
  } finally {
    await client.end();
  }
}
