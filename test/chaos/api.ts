// An API as in production, to be killed. With an IPC channel it says when it listens.
import { log, readConfig } from '#platform';
import { openApi } from '../../apps/api/api.js';

try {
  const api = await openApi(readConfig(process.env));
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void api.close().then(() => process.exit(0)));
  process.on('disconnect', () => process.exit(0));
  process.send?.('listens');
} catch (error) {
  log.fatal(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
