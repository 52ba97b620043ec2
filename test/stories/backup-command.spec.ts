import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What `npm run backup` and `npm run restore` start. That a backup comes back whole: restore.spec.ts. */
describe('The commands for backups', () => {
  let home: string;
  beforeAll(() => void (home = mkdtempSync(join(tmpdir(), 'seed-command-'))));
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  const run = (words: string[], env: Record<string, string> = {}) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/apps/local/backup-command.js', ...words], { encoding: 'utf8', env: { PATH: process.env['PATH'], HOME: home, DATA_DIR: join(home, 'data'), BACKUP_DIR: join(home, 'backups'), ...env } });
    return { status, said: (stdout + stderr).trim() };
  };

  it('say in one sentence what they do not understand, and do nothing', () => {
    for (const words of [['backup', 'now'], ['restore', '--all'], ['restore', 'a', 'b'], ['restore', '--list', 'x']])
      expect([words, run(words)]).toEqual([words, { status: 1, said: expect.stringMatching(/^".+" is not understood\. Say `npm run backup`, .+\.$/) }]);
    expect(run(['backup'], { DATABASE_URL: 'postgres://x' })).toEqual({ status: 1, said: 'DATABASE_URL names a database of your own: back it up, and restore it, with its own tools.' });
    expect(run(['backup'])).toEqual({ status: 1, said: `There is nothing to back up: ${join(home, 'data')} is not there.` });
    expect(run(['restore'])).toEqual({ status: 1, said: expect.stringMatching(/^[^\n]+\.$/) });
  });

  it('list the backups there are, the newest first', () => {
    expect(run(['restore', '--list'])).toEqual({ status: 0, said: `There is no backup in ${join(home, 'backups')} yet.` });
    for (const name of ['2026-11-22T1000Z', '2026-11-23T1000Z']) {
      mkdirSync(join(home, 'backups', name), { recursive: true });
      writeFileSync(join(home, 'backups', name, 'manifest.json'), 'x');
    }
    const { status, said } = run(['restore', '--list']);
    expect([status, said.split('\n').map((line) => line.split('  ')[0])]).toEqual([0, [`In ${join(home, 'backups')}, the newest first:`, '2026-11-23T1000Z', '2026-11-22T1000Z']]);
  });
});
