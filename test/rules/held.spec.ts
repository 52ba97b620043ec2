import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';
import { allTables } from '../../apps/api/api.module.js';
import { allHeld, Member } from '#people';
import { emptied, ERASED } from '#records';
import { House } from '../house.js';

/**
 * What rooms keep about members is declared beside their entities. Each rule here says why: what is not declared is not
 * shown to whom it is about, stays behind when two rows become one, and outlives whoever asked to be erased.
 */
let house: House;
beforeAll(async () => {
  house = await House.open();
});
afterAll(() => house.close());

const entities = allTables.flatMap((room) => room.entities);
const meta = (entity: (typeof entities)[number]) => house.db.source.getMetadata(entity);
const address = (column: ColumnMetadata) => `${column.entityMetadata.tableName}.${column.databaseName}`;
const declared = () =>
  allHeld().map((held) => {
    const { tableName } = house.db.source.getMetadata(held.entity);
    return { held, tableName, column: house.db.source.getMetadata(held.entity).findColumnWithPropertyName(held.by) };
  });

/** Columns that hold an id with no foreign key, of something that is no member. Each with its reason. */
const OTHERS: Record<string, string> = {
  'role.table_id': 'a table: tables stand above people',
  'registration_list.table_id': 'a table',
  'import.table_id': 'a table',
  'campaign.table_id': 'a table: whose champions may see it',
  'bounce.outbox_id': 'a letter',
  'contact_plan.subject_id': 'what a plan is about, such as an evaluation: rooms above say which',
  'contact_step.campaign_id': 'a campaign, which may be forgotten before its step',
  'organisation_merge.gone_id': 'an organisation, whose row is deleted',
  'outbox.campaign_id': 'a campaign: rooms stand above the platform',
};

/** Tables that no entity of ours describes. Each is dealt with by name in `EraseService` and `HeldService`. */
const NOT_OURS = ['auth_account', 'auth_rate_limit', 'auth_session', 'auth_user', 'auth_verification', 'migrations'];

describe('What is held about a member', () => {
  it('is declared for every column that can hold a member\'s id: a forgotten one would keep somebody who asked to go', () => {
    const ids = entities.flatMap((entity) => meta(entity).columns).filter(({ type }) => type === 'uuid');
    const pointsElsewhere = (column: ColumnMetadata) =>
      column.entityMetadata.foreignKeys.some((key) => key.columns[0] === column && key.referencedEntityMetadata.target !== Member);
    const mayHold = ids.filter((column) => !column.isPrimary && !pointsElsewhere(column) && !(address(column) in OTHERS)).map(address);
    const said = declared().map(({ column }) => address(column!));
    expect(mayHold.toSorted()).toEqual([...new Set(said)].toSorted());
  });

  it('is declared once: twice would be shown twice, and two rules for its end would contradict each other', () => {
    const said = declared().map(({ column }) => address(column!));
    expect(said.filter((one, at) => said.indexOf(one) !== at)).toEqual([]);
  });

  it('names columns that exist and hold one id: a misspelt one would fail on the day somebody asks', () => {
    const wrong = declared().filter(({ column }) => column?.type !== 'uuid' || column.isArray);
    expect(wrong.map(({ tableName, held }) => `${tableName}.${held.by}`)).toEqual([]);
  });

  it('stands in rows with an id of their own: a merge writes down which rows moved', () => {
    const without = declared().filter(({ held }) => house.db.source.getMetadata(held.entity).primaryColumns.map(({ databaseName }) => databaseName).join() !== 'id');
    expect(without.map(({ tableName }) => tableName)).toEqual([]);
  });

  it('in tables without an entity is dealt with by name: nobody declares those', async () => {
    const ours = entities.map((entity) => meta(entity).tableName);
    const tables = await house.db.query<{ name: string }>(`select relname::text as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1`);
    expect(tables.map(({ name }) => name).filter((name) => !ours.includes(name))).toEqual(NOT_OURS);
    const ids = await house.db.query<{ name: string }>(
      `select c.relname || '.' || a.attname as name from pg_attribute a join pg_class c on c.oid = a.attrelid where c.relname = any($1) and a.atttypid = 'uuid'::regtype and a.attnum > 0 order by 1`, [NOT_OURS]);
    expect(ids.map(({ name }) => name)).toEqual(['auth_user.member_id']);
  });

  it('has a heading and a line, or neither: a heading without lines shows nothing, a line without a heading is never shown', () => {
    expect(declared().filter(({ held }) => !held.heading !== !held.line).map(({ column }) => address(column!))).toEqual([]);
    expect(allHeld().flatMap(({ heading }) => heading ?? []).filter((heading) => !/^[A-Z].*[a-z]$/.test(heading))).toEqual([]);
  });

  it('has lines that are sound SQL: one that is not would close the page to everybody', async () => {
    for (const { held, tableName, column } of declared()) {
      if (held.line) await house.db.query(`select ${held.line('r')} as line from "${tableName}" r where r."${column!.databaseName}" = $1`, ['00000000-0000-4000-8000-000000000000']);
    }
  });

  it('can be emptied where it says so: a column that is there and may be empty', () => {
    for (const { held, tableName } of declared()) {
      if (typeof held.onErase === 'string') continue;
      for (const name of held.onErase.blank) {
        const column = house.db.source.getMetadata(held.entity).findColumnWithPropertyName(name);
        expect([tableName, name, column && emptied(tableName, column)]).toEqual([tableName, name, expect.any(String)]);
      }
    }
  });

  it('of the member themselves is emptied, every column: each that stays has its reason', () => {
    const stays: Record<string, string> = {
      id: 'what others\' history points to',
      createdAt: 'says nothing of them, and must not be empty',
      disabledAt: 'is set: nobody signs in as them',
      erasedAt: 'is set: since when',
      mergedIntoId: 'keeps a row hidden that was made one with theirs',
    };
    const all = meta(Member).columns.map(({ propertyName }) => propertyName);
    expect([...Object.keys(ERASED), ...Object.keys(stays)].toSorted()).toEqual(all.toSorted());
  });
});
