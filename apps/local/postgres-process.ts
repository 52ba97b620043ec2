import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, readlink, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PostgresHome } from './postgres-home.js';

/** How long PostgreSQL may take to end in good order, in milliseconds. After it: SIGQUIT, which leaves recovery to the next start. */
const PATIENCE = 7_000; // less than the 10 s a whole stop may take
const PATIENCE_WITH_LEFTOVER = 10_000;

/**
 * Runs "$@" and holds our pipe (standard input): when the pipe closes, because we closed it or because we are dead, the
 * program gets SIGINT, which PostgreSQL takes as "end the connections, then stop". Ends when the program ends, with its code.
 */
const GUARD = `
exec 3<&0 </dev/null
"$@" 3<&- &
program=$!
( read -r _ <&3; kill -INT "$program" ) 2>/dev/null &
watcher=$!
exec 3<&-
wait "$program"; code=$?
kill "$watcher" 2>/dev/null
exit "$code"`;

/** A program of PostgreSQL that cannot outlive us. `end()` is our word for stop; `ended` resolves to its exit code. */
export interface Guarded {
  process: ChildProcess;
  ended: Promise<number>;
  end(): void;
}

/** Starts a program of PostgreSQL under the guard, in a session of its own so that Ctrl+C does not reach it before us. */
export function guard(home: PostgresHome, cwd: string, program: string, args: string[]): Guarded {
  const child = spawn('/bin/sh', ['-c', GUARD, 'sh', join(home.bin, program), ...args], {
    ...home.runAs,
    cwd,
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' }, // none of the caller's PG… variables
  });
  child.stdin?.on('error', () => undefined); // it ended before we closed the pipe
  child.stdout?.resume();
  const ended = once(child, 'close').then(([code]) => (code as number | null) ?? 1);
  ended.catch(() => undefined); // who starts it awaits it; a failed spawn must not end us before
  return { process: child, ended, end: () => child.stdin?.end() };
}

/** Ends a server we started and waits for it. */
export async function endServer(server: Guarded, data: string): Promise<void> {
  server.end();
  const late = setTimeout(() => void serverPid(data).then((pid) => pid && kill(pid, 'SIGQUIT')), PATIENCE);
  await server.ended;
  clearTimeout(late);
}

/**
 * Ends a server that an earlier start left over this data. Only a process that works in the data folder is taken for it:
 * the number in postmaster.pid may belong to another program by now. We must hold the lock of the data.
 */
export async function endLeftover(data: string): Promise<void> {
  const pid = await serverPid(data);
  if (!pid) return;
  const folder = await realpath(data); // a working folder is told without links
  const isThere = async () => (await workingFolder(pid)) === folder;
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    if (!(await isThere())) break;
    kill(pid, signal);
    // not our child, so there is no event to wait for
    for (const until = Date.now() + PATIENCE_WITH_LEFTOVER; Date.now() < until && (await isThere()); ) await sleep(50);
  }
  if (await isThere()) throw new Error(`An earlier PostgreSQL (process ${pid}) does not end: end it, then start again.`);
  await rm(join(data, 'postmaster.pid'), { force: true }); // names a dead process, or a stranger PostgreSQL would respect
}

async function serverPid(data: string): Promise<number | undefined> {
  const text = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '');
  return Number(text.split('\n')[0]) || undefined;
}

async function workingFolder(pid: number): Promise<string | undefined> {
  try {
    if (process.platform === 'linux') return await readlink(`/proc/${pid}/cwd`);
    const lines = execFileSync('lsof', ['-a', '-p', String(pid), '-d', 'cwd', '-Fn'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    return lines.split('\n').find((line) => line.startsWith('n'))?.slice(1);
  } catch {
    return undefined; // gone, or another user's
  }
}

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // it ended meanwhile
  }
}
