import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getMigrations } from 'better-auth/db/migration';
import pg from 'pg';
import type { DataSource, MigrationInterface, QueryRunner } from 'typeorm';
import { allTables } from '../../apps/api/api.module.js';
import { authOver } from '#people';
import { dataSource, migrate, readConfig, schemaSql } from '#platform';
import { cloneDatabase } from '../house.js';

const number = ({ name }: { name: string }) => name.slice(-13);
/** In the order of their numbers, in which they run whatever room they are of. */
const migrations = allTables.flatMap(({ migrations }) => migrations).toSorted((a, b) => number(a).localeCompare(number(b)));

describe('T2: migrations', () => {
  let empty: Awaited<ReturnType<typeof cloneDatabase>>;
  let source: DataSource;
  beforeAll(async () => {
    empty = await cloneDatabase('template0');
    source = await dataSource(empty.databaseUrl, allTables, 2).initialize();
  });
  afterAll(async () => {
    await source.destroy();
    await empty.drop();
  });

  it('go up, down and up again, each one, and leave no trace in between', async () => {
    const runner = source.createQueryRunner();
    try {
      for (const Migration of migrations) {
        const migration = new Migration();
        const before = await schemaSql(source);
        await migration.up(runner);
        const after = await schemaSql(source);
        expect([Migration.name, after]).not.toEqual([Migration.name, before]);
        await migration.down(runner);
        expect([Migration.name, await schemaSql(source)]).toEqual([Migration.name, before]);
        await migration.up(runner);
        expect([Migration.name, await schemaSql(source)]).toEqual([Migration.name, after]);
      }
      for (const Migration of migrations.toReversed()) await new Migration().down(runner);
      expect(await schemaSql(source)).toBe('');
    } finally {
      await runner.release();
    }
  });

  it('by several processes that start at once run once, and end where schema.sql says', async () => {
    await Promise.all(Array.from({ length: 3 }, () => migrate({ databaseUrl: empty.databaseUrl }, allTables)));
    await migrate({ databaseUrl: empty.databaseUrl }, allTables); // and a later start finds nothing to do
    const ran: { name: string }[] = await source.query('select name from migrations order by id');
    expect(ran.map(({ name }) => name)).toEqual(migrations.map(({ name }) => name));
    expect(await schemaSql(source)).toBe(readFileSync('apps/api/schema.sql', 'utf8'));
  });

  it('take the time they need, and so does a process that waits for another one to migrate', async () => {
    class Patience1999999999999 implements MigrationInterface {
      async up(runner: QueryRunner) {
        await runner.query(`create table patience as select current_setting('statement_timeout') as given`);
      }
      async down() {}
    }
    const clone = await cloneDatabase('template0');
    await migrate({ databaseUrl: clone.databaseUrl }, [{ entities: [], migrations: [Patience1999999999999] }]);
    const client = new pg.Client({ connectionString: clone.databaseUrl });
    await client.connect();
    expect((await client.query('select given from patience')).rows).toEqual([{ given: '0' }]);
    await client.end();
    await clone.drop();
  });

  it('and entities say the same', async () => {
    expect((await source.driver.createSchemaBuilder().log()).upQueries.map(({ query }) => query)).toEqual([]);
  });

  it("and better-auth finds every table and column of its own, and nothing to add", async () => {
    const config = readConfig({
      DATABASE_URL: empty.databaseUrl, SMTP_URL: 'smtp://127.0.0.1:1', STORAGE_URL: 'file:///tmp', PUBLIC_URL: 'http://localhost', SECRET_KEY: 'x'.repeat(32), KEY_DIR: '/tmp', SEED_LOCAL: '1',
    });
    const pool = new pg.Pool({ connectionString: empty.databaseUrl, max: 1 });
    pool.on('connect', (client) => void client.on('error', () => undefined)); // the database may go while it still says goodbye
    try {
      const auth = authOver(config, pool, { member: async () => null, sendCode: async () => undefined });
      const { toBeCreated, toBeAdded } = await getMigrations(auth.options);
      expect([toBeCreated.map(({ table }) => table), toBeAdded.map(({ table, fields }) => [table, Object.keys(fields)])]).toEqual([[], []]);
    } finally {
      await pool.end();
    }
  });

  it('are numbered in order in each room, and no number is given twice', () => {
    for (const { migrations: own } of allTables) expect(own.map(number)).toEqual(own.map(number).toSorted());
    expect(new Set(migrations.map(number)).size).toBe(migrations.length);
  });

  it('index every foreign key: a row is removed, and rows are joined, without reading a whole table', async () => {
    const bare = await source.query(`
      select c.conrelid::regclass::text || '.' || a.attname as "column" from pg_constraint c
        join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
       where c.contype = 'f' and c.connamespace = 'public'::regnamespace
         and not exists (select 1 from pg_index i where i.indrelid = c.conrelid and i.indkey[0] = c.conkey[1])`);
    expect(bare).toEqual([]);
  });
});
