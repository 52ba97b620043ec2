// One server of the bench, in a process of its own: `node serve.js <which>`, told by BENCH what it needs. It tells its port and, when asked, its CPU time.
import type { BenchActor } from './data.js';

export interface Setting {
  databaseUrl: string;
  actor: BenchActor;
  /** A folder of the bench's own. */
  folder: string;
  secret: string;
}

export type Start = (setting: Setting) => Promise<number>;

const servers: Record<string, () => Promise<{ start: Start }>> = {
  raw: () => import('./raw.js'),
  ours: () => import('./ours.js'),
  signedIn: () => import('./ours.js'),
  usual: () => import('./usual.js'),
  postgraphile: () => import('./postgraphile.js'),
};

const setting = JSON.parse(process.env['BENCH']!) as Setting;
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send!({ cpu: user + system });
});
process.on('disconnect', () => process.exit());
const { start } = await servers[process.argv[2]!]!();
process.send!({ port: await start(setting) });
