import pg from 'pg';

/** A row as the database has it, columns under their own names; instants and days as text. */
export type Row = Record<string, unknown> & { id: string };

/** Everything there is, in memory. */
export type World = Record<string, Row[]>;

/** `2026-03-01 10:00:00.5+00` as `2026-03-01T10:00:00.500000Z`: to the microsecond, and in order as text. */
const instant = (value: string) => `${value.slice(0, 10)}T${value.slice(11, 19)}.${/\.(\d+)/.exec(value)?.[1]?.padEnd(6, '0') ?? '000000'}Z`;
const parsers = new Map<number, (value: string) => unknown>([[pg.types.builtins.DATE, (value) => value], [pg.types.builtins.TIMESTAMPTZ, instant]]);
const asText = { getTypeParser: (oid: Parameters<typeof pg.types.getTypeParser>[0]) => parsers.get(oid) ?? (pg.types.getTypeParser(oid) as (value: string) => unknown) } as unknown as pg.CustomTypesConfig;

/** Reads whole tables. */
export async function worldOf(databaseUrl: string, tables: string[]): Promise<World> {
  const client = new pg.Client({ connectionString: databaseUrl, types: asText });
  await client.connect();
  try {
    const world: World = {};
    for (const table of tables) world[table] = (await client.query<Row>(`select * from "${table}"`)).rows;
    return world;
  } finally {
    await client.end();
  }
}
