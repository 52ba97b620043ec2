import { log, readConfig } from '#platform';
import { openWorker } from './worker.js';

/** The worker in production. The API's start migrates; until it has, this one ends with a sentence and is started again. */
try {
  const worker = await openWorker(readConfig(process.env));
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void worker.close().then(() => process.exit(0)));
} catch (error) {
  log.fatal(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
