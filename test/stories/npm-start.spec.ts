import { afterAll, describe, expect, it } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** What a start has said so far, and how it ended. */
interface Start {
  npm: ChildProcess;
  lines: string[];
  ended: Promise<number | null>;
  url: string;
}

// What is left over is read from /proc.
(process.platform === 'linux' ? describe : describe.skip)('npm start', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'seed-npm-start-'));
  const running = new Set<ChildProcess>();
  afterAll(async () => {
    await Promise.all([...running].map((npm) => (npm.kill('SIGTERM'), once(npm, 'exit'))));
    const elsewhere = dirname(cluster());
    if (elsewhere !== dataDir) rmSync(elsewhere, { recursive: true, force: true });
    for (const folder of [dataDir, `${dataDir}-backups`]) rmSync(folder, { recursive: true, force: true });
  });

  /** Types `npm start` and waits for its ready line, or for its end. */
  async function start(env: Record<string, string> = {}): Promise<Start> {
    const npm = spawn('npm', ['start'], { env: { ...process.env, NODE_OPTIONS: '', PORT: '0', DATA_DIR: dataDir, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    running.add(npm);
    const lines: string[] = [];
    const ended = once(npm, 'exit').then(([code]: unknown[]) => {
      running.delete(npm);
      return code as number | null;
    });
    const url = await new Promise<string>((resolve) => {
      const hear = (text: Buffer) => {
        lines.push(...text.toString().split('\n').filter(Boolean));
        const ready = lines.map((line) => /ready at (http:\S+)/.exec(line)?.[1]).find(Boolean);
        if (ready && lines.some((line) => /^(Sign in|Nobody|The first)/.test(line))) resolve(ready);
      };
      npm.stdout.on('data', hear);
      npm.stderr.on('data', hear);
      void ended.then(() => resolve(''));
    });
    return { npm, lines, ended, url };
  }

  function cluster(): string {
    const note = join(dataDir, 'where-the-database-is.txt');
    return join(existsSync(note) ? (readFileSync(note, 'utf8').trim().split('\n').at(-1) ?? '') : dataDir, 'pg');
  }

  /** Every process that works in the database's folder or was started with this data. */
  function left(): string[] {
    return readdirSync('/proc').filter((pid) => {
      if (!/^\d+$/.test(pid) || Number(pid) === process.pid) return false;
      try {
        return readlinkSync(`/proc/${pid}/cwd`) === cluster() || readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`DATA_DIR=${dataDir}`);
      } catch {
        return false; // ended while we looked, or another user's
      }
    });
  }

  const network = async (url: string) => {
    const response = await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"query":"{ network { sample local } }"}' });
    return ((await response.json()) as { data: unknown }).data;
  };

  it('shows its way, ends with one line and three sign-ins, and stops within ten seconds', async () => {
    const first = await start();
    expect(first.lines.filter((line) => line.includes('SEED Table is ready at'))).toHaveLength(1);
    expect(first.lines.join('\n')).toContain('admin@sample.example, champion@sample.example, member@sample.example');
    expect((await fetch(`${first.url}/health/ready`)).status).toBe(200);
    expect(await network(first.url)).toEqual({ network: { sample: true, local: true } });

    const second = await start();
    expect(second.url).toBe('');
    expect(second.lines.join('\n')).toMatch(/already running over this data \(process \d+\)/);
    expect((await fetch(`${first.url}/health/ready`)).status).toBe(200);

    const asked = Date.now();
    first.npm.kill('SIGTERM');
    await first.ended;
    expect(Date.now() - asked).toBeLessThan(10_000);
    expect(left()).toEqual([]);
  }, 90_000);

  it('ends what a killed start left over, and goes on with its data', async () => {
    const killed = await start();
    await fetch(`${killed.url}/dev/clock`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"now":"2027-03-01T18:00:00Z"}' });
    const main = left().find((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('dist/apps/local/main.js'));
    process.kill(Number(main), 'SIGKILL');
    await killed.ended;
    const next = await start();
    const { now } = (await (await fetch(`${next.url}/dev/clock`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"advance":"P1D"}' })).json()) as { now: string };
    expect(now.slice(0, 10)).toBe('2027-03-02');
    next.npm.kill('SIGTERM');
    await next.ended;
    expect(left()).toEqual([]);
  }, 90_000);

  it('says in one sentence what is wrong with a setting', async () => {
    const refused = await start({ SMTP_URL: 'not a mail server' });
    expect(refused.lines.filter((line) => line.includes('The settings need a look'))).toEqual(['The settings need a look: SMTP_URL should look like smtps://user:password@mail.example.org. See .env.example.']);
    expect(await refused.ended).toBe(1);
    expect(left()).toEqual([]);
  }, 60_000);
});
