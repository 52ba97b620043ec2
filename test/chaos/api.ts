// An API as in production, to be killed. With an IPC channel it says when it listens.
import { log, readConfig } from '#platform';
import { openApi } from '../../apps/api/api.js';

try {
  await openApi(readConfig(process.env));
  process.on('disconnect', () => process.exit(0));
  process.send?.('listens');
} catch (error) {
  log.fatal(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
