import { log, migrate, readConfig } from '#platform';
import { openApi } from './api.js';
import { allTables } from './api.module.js';

// graphql-js may drop a promise when two fields of one list fail at once. Their caller is told; everybody else goes on.
process.on('unhandledRejection', (error) => log.error({ error: error instanceof Error ? error.message : String(error) }, 'a promise failed with nobody waiting'));

/** The API in production: settings from the environment, the database brought up to this version, then open. */
try {
  const config = readConfig(process.env);
  await migrate(config, allTables);
  const api = await openApi(config);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void api.close().then(() => process.exit(0)));
} catch (error) {
  log.fatal(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
