import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { Redis } from 'ioredis';
import { freePort } from '../house.js';

/** Resolves to the first answer that is not empty; rejects with what was awaited once `ms` milliseconds are over. */
export async function until<T>(what: string, ask: () => Promise<T> | T, ms = 10_000): Promise<NonNullable<T>> {
  const deadline = performance.now() + ms;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (performance.now() > deadline) throw new Error(`Not in ${ms} ms: ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

export const hasRedis = spawnSync('redis-server', ['--version']).status === 0;

export interface RedisServer {
  url: string;
  flush(): Promise<void>;
  /** Makes it fall silent, with every connection left open. */
  freeze(): void;
  thaw(): void;
  stop(): Promise<void>;
}

/** A Redis of our own on a free port, which keeps nothing on disk. */
export async function startRedis(): Promise<RedisServer> {
  const port = await freePort();
  const child = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--maxmemory-policy', 'noeviction'], { stdio: 'ignore' });
  const client = new Redis(port, '127.0.0.1', { lazyConnect: true, retryStrategy: () => 50, maxRetriesPerRequest: null });
  client.on('error', () => undefined); // not listening yet
  await client.connect().catch(() => undefined);
  await client.ping();
  return {
    url: `redis://127.0.0.1:${port}`,
    flush: async () => void (await client.flushall()),
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
    async stop() {
      client.disconnect();
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

export interface MailRoad {
  url: string;
  /** `open` leads to the mailbox, `closed` refuses the connection, `busy` answers every greeting with 421. */
  be(state: 'open' | 'closed' | 'busy'): Promise<void>;
  stop(): Promise<void>;
}

/** The road to a mail server, which can be closed and opened again at the same address. */
export async function mailRoad(target: () => string): Promise<MailRoad> {
  const port = await freePort();
  const sockets = new Set<Socket>();
  let busy = false;
  const server = createServer((socket) => {
    keep(socket);
    if (busy) return void socket.end('421 4.3.2 Please try again later\r\n');
    const beyond = keep(connect(Number(new URL(target()).port), '127.0.0.1'));
    socket.pipe(beyond).pipe(socket);
  });
  const keep = (socket: Socket): Socket => {
    sockets.add(socket);
    return socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
  };
  const close = async () => {
    for (const socket of sockets) socket.destroy();
    if (server.listening) await new Promise<void>((done) => void server.close(() => done()));
  };
  return {
    url: `smtp://127.0.0.1:${port}`,
    async be(state) {
      await close();
      busy = state === 'busy';
      if (state !== 'closed') await new Promise<void>((done) => void server.listen(port, '127.0.0.1', done));
    },
    stop: close,
  };
}
