// Writes what is generated and committed: the GraphQL schema and the database schema. `--check` writes nothing and fails on a difference.
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { allTables } from '../api/api.module.js';
import { openApi } from '../api/api.js';
import { Db, migrate, readConfig, schemaSql } from '#platform';
import { startPostgres } from './postgres.js';

const check = process.argv.includes('--check');
const folder = await mkdtemp(join(tmpdir(), 'seed-generate-'));
const postgres = await startPostgres({ dataDir: folder, say: () => undefined, fast: true });
try {
  const config = readConfig({
    DATABASE_URL: postgres.url, SMTP_URL: 'smtp://127.0.0.1:1', STORAGE_URL: 'file:///tmp', PUBLIC_URL: 'http://localhost', SECRET_KEY: 'x'.repeat(32), KEY_DIR: folder, PORT: '0', SEED_LOCAL: '1',
  });
  await migrate(config, allTables);
  const api = await openApi(config);
  const db = api.app.get(Db);
  const drift = (await db.source.driver.createSchemaBuilder().log()).upQueries.map(({ query }) => query);
  const schema = printSchema(lexicographicSortSchema(api.app.get(GraphQLSchemaHost, { strict: false }).schema));
  const files = { 'apps/api/schema.graphql': `${schema}\n`, 'apps/api/schema.sql': await schemaSql(db.source) };
  await api.close();
  if (drift.length) throw new Error(`The entities and the migrations differ:\n${drift.join('\n')}`);
  for (const [path, text] of Object.entries(files)) {
    const before = await readFile(path, 'utf8').catch(() => '');
    if (before === text) continue;
    if (check) throw new Error(`${path} is not what the code says. Run \`npm run generate\` and look at what changed.`);
    await writeFile(path, text);
    process.stdout.write(`Renewed ${path}\n`);
  }
} catch (error) {
  process.exitCode = 1;
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
} finally {
  await postgres.erase();
}
process.exit();
