// A worker as in production, which also knows the letters of chaos. With an IPC channel it says when it works.
import { log, readConfig } from '#platform';
import { openWorker } from '../../apps/worker/worker.js';
import './letters.js';

try {
  const worker = await openWorker(readConfig(process.env));
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void worker.close().then(() => process.exit(0)));
  process.on('disconnect', () => process.exit(0));
  process.send?.('works');
} catch (error) {
  log.fatal(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
