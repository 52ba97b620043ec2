// Brings node_modules to what package-lock.json says. Used by run.mjs alone: plain JavaScript, no dependency.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const seconds = 1000;
const flags = ['--include=optional', '--no-audit', '--no-fund', '--no-progress', '--loglevel=error'];

/**
 * The paths of packages the lock file names and node_modules lacks, or has in another version. Empty when all is well.
 * `dev` says whether those for tests and checks count too: half of them all, which a first start need not wait for.
 */
export function missingPackages(root, dev) {
  const wanted = readLock(join(root, 'package-lock.json'));
  const present = readLock(join(root, 'node_modules', '.package-lock.json'));
  const accepted = new Set(readAccepted(root));
  return Object.entries(wanted)
    .filter(([path, entry]) => {
      if (path === '' || entry.link || accepted.has(path) || (entry.dev && !dev)) return false;
      const found = present[path];
      if (!found) return !entry.optional || isForHere(entry);
      // the folder is looked at too: an interrupted install or a careless hand may leave the list without the package
      return found.version !== entry.version || found.integrity !== entry.integrity || !existsSync(join(root, path, 'package.json'));
    })
    .map(([path]) => path);
}

/** Runs `npm ci`, or `npm install` where that fails, telling how long it has taken. Throws one sentence when neither works. */
export async function install(root, dev, { run, say }) {
  say('Installing what is missing (once) …');
  const began = Date.now();
  const clock = setInterval(() => say(`… still installing (${Math.round((Date.now() - began) / seconds)} s)`), 10 * seconds);
  let said = '';
  const quiet = (text) => (said = text);
  const which = dev ? '--include=dev' : '--omit=dev';
  try {
    let code = await run('npm', ['ci', which, ...flags], { quiet });
    if (code !== 0) {
      // npm ci wants every platform's binaries listed; npm install does not mind. The lock file is left as it is.
      say(`npm ci did not work here (${/npm error code (\S+)/.exec(said)?.[1] ?? 'no reason given'}); trying npm install …`);
      code = await run('npm', ['install', '--no-save', which, ...flags], { quiet });
    }
    if (code !== 0) throw new Error(`${said.trim().slice(-2000)}\nThe packages could not be installed: see what npm says above, then try again.`);
  } finally {
    clearInterval(clock);
  }
  // npm is content with what it left out (a binary its registry does not have): do not ask again until the lock file changes.
  writeFileSync(acceptedFile(root), JSON.stringify({ lock: lockHash(root), paths: missingPackages(root, dev) }));
  say(`Installed in ${Math.round((Date.now() - began) / seconds)} s.`);
}

/** An optional package that names neither system nor processor came with one that does: its absence means nothing. */
function isForHere({ os, cpu, libc }) {
  if (!os && !cpu) return false;
  return names(os, process.platform) && names(cpu, process.arch) && names(libc, () => machineLibc());
}

function names(list, here) {
  if (!list) return true;
  const value = typeof here === 'function' ? here() : here;
  const all = [list].flat();
  if (all.includes(`!${value}`)) return false;
  return all.includes(value) || all.every((name) => name.startsWith('!'));
}

function machineLibc() {
  if (process.platform !== 'linux') return undefined;
  process.report.excludeNetwork = true; // else it looks up names, which takes seconds on some machines
  return process.report.getReport().header.glibcVersionRuntime ? 'glibc' : 'musl';
}

function readLock(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {};
}

function readAccepted(root) {
  if (!existsSync(acceptedFile(root))) return [];
  const { lock, paths } = JSON.parse(readFileSync(acceptedFile(root), 'utf8'));
  return lock === lockHash(root) ? paths : [];
}

function acceptedFile(root) {
  return join(root, 'node_modules', '.seed-table-accepted.json');
}

function lockHash(root) {
  return createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex');
}
