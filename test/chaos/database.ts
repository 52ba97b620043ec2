import { once } from 'node:events';
import { mkdtempSync, readFileSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { allTables } from '../../apps/api/api.module.js';
import { type Postgres, startPostgres } from '../../apps/local/postgres.js';
import { migrate } from '#platform';

/** A database server that can be ended at once and started again at the same address. What is committed survives, as for real. */
export interface DatabaseSwitch {
  /** A migrated database of this name; its address. */
  make(name: string, redisUrl?: string): Promise<string>;
  /** As a power cut would. */
  kill(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

export async function databaseSwitch(): Promise<DatabaseSwitch> {
  const dataDir = mkdtempSync(join(tmpdir(), 'seed-chaos-pg-'));
  let postgres: Postgres = await startPostgres({ dataDir });
  const sockets = new Set<Socket>();
  const road = createServer((socket) => {
    const beyond = connect(Number(new URL(postgres.url).port), '127.0.0.1');
    for (const [one, other] of [[socket, beyond], [beyond, socket]] as const) {
      sockets.add(one);
      one.on('error', () => other.destroy()).on('close', () => (sockets.delete(one), other.destroy())).pipe(other);
    }
  });
  road.listen(0, '127.0.0.1');
  await once(road, 'listening');
  const { port } = road.address() as { port: number };
  const address = (name: string) => {
    const url = new URL(postgres.url);
    url.port = String(port);
    url.pathname = `/${name}`;
    return url.href;
  };
  const ask = async <T extends object>(name: string, sql: string): Promise<T[]> => {
    const client = new pg.Client({ connectionString: address(name) });
    client.on('error', () => undefined);
    await client.connect();
    const { rows } = await client.query<T>(sql);
    await client.end().catch(() => undefined);
    return rows;
  };
  return {
    async make(name, redisUrl) {
      await ask('postgres', `create database ${name}`);
      await migrate({ databaseUrl: address(name), ...(redisUrl ? { redisUrl } : {}) }, allTables);
      return address(name);
    },
    async kill() {
      const [{ folder }] = (await ask<{ folder: string }>('postgres', `select current_setting('data_directory') as folder`)) as [{ folder: string }];
      process.kill(Number(readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGQUIT'); // an immediate stop
      await postgres.stop();
    },
    async start() {
      postgres = await startPostgres({ dataDir });
    },
    async stop() {
      for (const socket of sockets) socket.destroy();
      road.close();
      await postgres.erase();
    },
  };
}
