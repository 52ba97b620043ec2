// `npm run bench <subject>`: side-by-side measurements. They print ratios, never gate a test on a time.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../../apps/local/postgres.js';

/** What can be measured, one file each. */
const subjects: Record<string, () => Promise<{ bench: (adminUrl: string, folder: string, args: string[]) => Promise<void> }>> = {
  reads: () => import('./reads/bench.js'),
  letters: () => import('./letters.js'),
  queue: () => import('./queue.js'),
  postcards: () => import('./postcards.js'),
  import: () => import('./import.js'),
};

const [subject = '', ...args] = process.argv.slice(2);
const load = subjects[subject];
if (!load) {
  process.stderr.write(`Say one of: ${Object.keys(subjects).join(', ')}.\n`);
  process.exit(1);
}
const here = 'test/bench/others';
if (!existsSync(`${here}/node_modules/.package-lock.json`)) {
  process.stdout.write('Bringing what the benches are measured beside …\n');
  execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--silent'], { cwd: here, stdio: 'inherit' });
}
const folder = mkdtempSync(join(tmpdir(), 'seed-bench-'));
const postgres = await startPostgres({ dataDir: join(folder, 'pg'), say: () => undefined });
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void postgres.erase().then(() => process.exit(1)));
try {
  await (await load()).bench(postgres.adminUrl, folder, args);
} finally {
  await postgres.erase();
}
process.exit();
