// Compiles apps and libs into dist and the web app into dist/web. Used by run.mjs alone: plain JavaScript, no dependency.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFonts } from './fonts.mjs';

/**
 * Its parts, each built again only when one of its sources changed: the stamp is a hash of their paths and contents.
 * A part whose `needs` is absent is left out.
 */
const parts = [
  {
    name: 'server',
    needs: 'apps/local/main.ts',
    sources: ['apps', 'libs', 'test/sample', '.swcrc', 'package-lock.json'], // the sample region stands with the tests
    leaveOut: ['apps/web'],
    command: [
      'node_modules/@swc/cli/bin/swc.js', 'apps', 'libs', 'test/sample', '--out-dir', 'dist', '--copy-files', '--quiet',
      '--ignore', 'apps/web/**,**/*.spec.ts,**/*.spec.tsx,**/*.d.ts,apps/local/*.mjs',
    ],
    after(root) {
      removeOrphans(root);
      makeFonts(root);
    },
  },
  {
    name: 'chaos', // what chaos runs as processes of their own
    needs: 'test/chaos/main.ts',
    sources: ['test/chaos', '.swcrc', 'package-lock.json'],
    leaveOut: [],
    command: ['node_modules/@swc/cli/bin/swc.js', 'test/chaos', '--out-dir', 'dist', '--quiet'],
  },
  {
    name: 'proofs',
    needs: 'test/bench/run.ts',
    sources: ['test', '.swcrc', 'package-lock.json'],
    leaveOut: [],
    command: ['node_modules/@swc/cli/bin/swc.js', 'test', '--out-dir', 'dist', '--quiet', '--ignore', '**/node_modules/**,**/*.spec.ts,**/*.spec.tsx'],
  },
  {
    name: 'web',
    needs: 'apps/web/vite.config.ts',
    sources: ['apps/web', 'package-lock.json'],
    leaveOut: [],
    command: ['node_modules/vite/bin/vite.js', 'build', '--config', 'apps/web/vite.config.ts', '--logLevel', 'warn'],
  },
];

/** Whether dist holds what the sources of the named parts say. */
export function isBuilt(root, names) {
  return outOfDate(root, names).length === 0;
}

/** Builds those of the named parts that are out of date. Throws one sentence when one fails; its own output says where. */
export async function build(root, names, { run, say }) {
  for (const part of outOfDate(root, names)) {
    say(`Building the ${part.name} …`);
    const stamp = hash(root, part); // before the build: a source changed meanwhile is built again next time
    rmSync(stampFile(root, part), { force: true });
    const code = await run('node', part.command);
    if (code !== 0) throw new Error(`The ${part.name} could not be built: the lines above say where.`);
    part.after?.(root);
    mkdirSync(join(root, 'dist'), { recursive: true });
    writeFileSync(stampFile(root, part), stamp);
  }
}

function outOfDate(root, names) {
  return parts.filter((part) => {
    if (!names.includes(part.name) || !existsSync(join(root, part.needs))) return false;
    const stamp = stampFile(root, part);
    return !existsSync(stamp) || readFileSync(stamp, 'utf8') !== hash(root, part);
  });
}

function stampFile(root, { name }) {
  return join(root, 'dist', `${name}.stamp`);
}

function hash(root, { sources, leaveOut, command }) {
  const sum = createHash('sha256').update(command.join(' '));
  for (const source of sources) {
    for (const path of filesUnder(root, source, leaveOut)) sum.update(`\n${path}\n`).update(readFileSync(join(root, path)));
  }
  return sum.digest('hex');
}

/** Paths from the root, in a steady order. A name that is a file stands for itself; one that is absent for nothing. */
function filesUnder(root, path, leaveOut = []) {
  if (leaveOut.includes(path) || path.endsWith('node_modules') || !existsSync(join(root, path))) return [];
  let entries;
  try {
    entries = readdirSync(join(root, path)).sort();
  } catch (error) {
    if (error.code === 'ENOTDIR') return [path];
    throw error;
  }
  return entries.flatMap((entry) => filesUnder(root, `${path}/${entry}`, leaveOut));
}

/** A source that was removed or renamed leaves its old output behind, which Node would still load. */
function removeOrphans(root) {
  for (const path of ['dist/apps', 'dist/libs', 'dist/test'].flatMap((folder) => filesUnder(root, folder))) {
    const source = path.slice('dist/'.length).replace(/\.map$/, '');
    const stem = source.replace(/\.js$/, '');
    const origins = source === stem ? [source] : ['.js', '.mjs', '.ts', '.tsx'].map((end) => stem + end);
    if (!origins.some((origin) => existsSync(join(root, origin)))) rmSync(join(root, path));
  }
}
