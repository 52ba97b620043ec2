import { Socket } from 'node:net';
import pg from 'pg';
import { DataSource, DefaultNamingStrategy, type MigrationInterface } from 'typeorm';
import { messageSocket } from './socket.js';

type Class<T = unknown> = new (...args: never[]) => T;

/** What one room brings to the database. */
export interface Tables {
  entities: Class[];
  migrations: Class<MigrationInterface>[];
}

const snake = (name: string) => name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();

type TableOrName = Parameters<DefaultNamingStrategy['primaryKeyName']>[0];
const plain = (table: TableOrName) => (typeof table === 'string' ? table : table.name);

/** snake_case in SQL, camelCase in TypeScript; constraints are named by hand where a sentence hangs on them. */
class SnakeNames extends DefaultNamingStrategy {
  override tableName(className: string, given: string) {
    return given || snake(className);
  }
  override columnName(property: string, given: string, prefixes: string[]) {
    return snake([...prefixes, given || property].join('_'));
  }
  override joinColumnName(relation: string, column: string) {
    return snake(`${relation}_${column}`);
  }
  override primaryKeyName(table: TableOrName) {
    return `${plain(table)}_pkey`;
  }
  override foreignKeyName(table: TableOrName, columns: string[]) {
    return `${plain(table)}_${columns.join('_')}_fkey`;
  }
  override uniqueConstraintName(table: TableOrName, columns: string[]) {
    return `${plain(table)}_${columns.join('_')}_key`;
  }
}

// A calendar day stays the text it is: pg would make it an instant in the server's own zone.
pg.types.setTypeParser(pg.types.builtins.DATE, (day) => day);

/** A connection pool over the rooms' tables, not yet open. A statement may take so many milliseconds; 0 for as long as it needs. */
export function dataSource(databaseUrl: string, rooms: Tables[], poolSize = 10, patience = 30_000): DataSource {
  return new DataSource({
    type: 'postgres',
    driver: pg,
    url: databaseUrl,
    entities: rooms.flatMap((room) => room.entities),
    migrations: rooms.flatMap((room) => room.migrations),
    migrationsTransactionMode: 'all',
    namingStrategy: new SnakeNames(),
    uuidExtension: 'pgcrypto',
    installExtensions: false,
    poolSize,
    extra: { application_name: 'seed-table', statement_timeout: patience, stream: ({ ssl }: { ssl?: unknown }) => (ssl ? new Socket() : messageSocket()) },
    applicationName: 'seed-table',
  });
}
