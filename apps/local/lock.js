// A lock file that names its holder. Plain JavaScript, because run.mjs uses it before anything is installed or compiled.
import { execFileSync } from 'node:child_process';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';

/** When a living process began, as a text to compare; undefined when there is none. Tells today's process 1234 from last week's. */
function birthOf(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== 'EPERM') return undefined;
  }
  try {
    if (process.platform !== 'linux') return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (state === 'Z') return undefined;
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${fields[18]}`;
  } catch {
    return undefined; // it ended while we looked
  }
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function livingPid(text) {
  const [pid, birth] = text?.split('\n') ?? [];
  return birth && birthOf(Number(pid)) === birth ? Number(pid) : undefined;
}

export function holderOf(file) {
  return livingPid(read(file));
}

export function take(file) {
  const mine = `${file}.${process.pid}`;
  writeFileSync(mine, `${process.pid}\n${birthOf(process.pid)}\n`);
  try {
    for (;;) {
      try {
        linkSync(mine, file); // whole or not at all, unlike a file that is created and then written
        return undefined;
      } catch (error) {
        if (error.code !== 'EEXIST') throw error;
      }
      const text = read(file);
      const holder = livingPid(text);
      if (holder) return holder;
      removeDead(file, text);
    }
  } finally {
    rmSync(mine, { force: true });
  }
}

/** Two may find the same dead holder: the slower one must not remove the lock the quicker one has taken since. */
function removeDead(file, text) {
  const aside = `${file}.${process.pid}.dead`;
  try {
    renameSync(file, aside);
    if (read(aside) !== text) linkSync(aside, file);
  } catch (error) {
    if (error.code !== 'ENOENT' && error.code !== 'EEXIST') throw error;
  }
  rmSync(aside, { force: true });
}

export function release(file) {
  if (holderOf(file) === process.pid) rmSync(file, { force: true });
}
