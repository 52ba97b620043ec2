import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import pg from 'pg';
import { type Mailbox, startMailbox } from '../../apps/local/mailbox.js';
import { cloneDatabase, freePort } from '../house.js';

// As docker/compose.yml runs it: two API and two worker processes over one database, each started by its own main.
describe('In production, two of each', () => {
  const children = new Set<ChildProcess>();
  let database: Awaited<ReturnType<typeof cloneDatabase>>;
  let mailbox: Mailbox;
  let urls: string[];

  beforeAll(async () => {
    [database, mailbox] = await Promise.all([cloneDatabase('template0'), startMailbox()]);
    const ports = await Promise.all([freePort(), freePort()]);
    urls = ports.map((port) => `http://127.0.0.1:${port}`);
    await Promise.all(ports.map((port) => run('api', 'the API listens', port)));
    await Promise.all([run('worker', 'the worker works', 0), run('worker', 'the worker works', 0)]);
  }, 60_000);
  afterAll(async () => {
    await Promise.all([...children].map((child) => (child.kill('SIGKILL'), once(child, 'exit'))));
    await mailbox.stop();
    await database.drop();
  });

  /** Starts one and waits for its log line that says it is up. */
  async function run(app: 'api' | 'worker', up: string, port: number): Promise<ChildProcess> {
    const child = spawn(process.execPath, [`dist/apps/${app}/main.js`], {
      env: {
        PATH: process.env['PATH'], DATABASE_URL: database.databaseUrl, SMTP_URL: mailbox.url, STORAGE_URL: 'file:///tmp/seed-table-test', KEY_DIR: '/tmp/seed-table-test/keys',
        PUBLIC_URL: 'http://table.example.org', SECRET_KEY: 'the same secret for all four of them', ADMIN_EMAIL: 'first@example.org', PORT: String(port),
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    children.add(child);
    child.once('exit', () => children.delete(child));
    const log: string[] = [];
    await new Promise<void>((resolve, reject) => {
      child.stderr.on('data', (text: Buffer) => {
        log.push(text.toString());
        if (log.join('').includes(up)) resolve();
      });
      child.once('exit', () => reject(new Error(log.join(''))));
    });
    return child;
  }

  const send = (url: string, path: string, fields: Record<string, string>) => fetch(`${url}${path}`, { method: 'POST', redirect: 'manual', body: new URLSearchParams(fields), headers: { accept: 'text/html' } });

  it('both migrate at once, and both are ready', async () => {
    for (const url of urls) expect(await (await fetch(`${url}/health/ready`)).json()).toEqual({ status: 'ok', database: 'ok', queue: 'ok' });
  });

  it('names one first admin, who signs in at one and is known at the other', async () => {
    await send(urls[0]!, '/sign-in', { email: 'first@example.org' });
    const letter = await mailbox.waitFor((message) => message.to.includes('first@example.org'), 20_000);
    const entered = await send(urls[1]!, '/sign-in/code', { email: 'first@example.org', code: /\d{6}/.exec(letter.subject)![0] });
    expect(entered.status).toBe(303);
    expect(mailbox.messages()).toHaveLength(1);
    const client = new pg.Client({ connectionString: database.databaseUrl });
    await client.connect();
    expect((await client.query('select name from role')).rows).toEqual([{ name: 'ADMIN' }]);
    await client.end();
  });

  it('A3: no text runs, no /dev page is there, no schema is told', async () => {
    const asked = await fetch(`${urls[0]}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"query":"{ __schema { types { name } } }"}' });
    expect(await asked.json()).toEqual({ errors: [{ message: 'Only the operations of the web app run here.', extensions: { code: 'FORBIDDEN' } }] });
    for (const path of ['/dev/mailbox', '/dev/clock', '/dev/explorer']) expect((await fetch(`${urls[0]}${path}`)).status).toBe(404);
  });

  it('stops within ten seconds when asked', async () => {
    const all = [...children];
    const ended = all.map((child) => once(child, 'exit'));
    const asked = Date.now();
    for (const child of all) child.kill('SIGTERM');
    for (const [code] of (await Promise.all(ended)) as unknown[][]) expect(code).toBe(0);
    expect(Date.now() - asked).toBeLessThan(10_000);
  }, 20_000);
});
