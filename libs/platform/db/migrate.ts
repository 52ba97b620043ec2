import { migrateQueues } from '../jobs/queues.js';
import { dataSource, type Tables } from './data-source.js';

/** Brings the database up to this version: the rooms' migrations in their order, then the queue's own. Safe to run by several at once. */
export async function migrate(config: { databaseUrl: string; redisUrl?: string }, rooms: Tables[]): Promise<void> {
  const source = await dataSource(config.databaseUrl, rooms, 2, 0).initialize(); // an index, or a wait for whoever migrates, takes what it takes
  const runner = source.createQueryRunner();
  try {
    await runner.query('select pg_advisory_lock(5333)'); // several processes may start at once: one migrates, the others wait
    await source.runMigrations();
    if (!config.redisUrl) await migrateQueues(config.databaseUrl);
  } finally {
    await runner.query('select pg_advisory_unlock(5333)').catch(() => undefined);
    await runner.release();
    await source.destroy();
  }
}
