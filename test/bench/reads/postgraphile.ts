import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import type { BenchActor } from './data.js';
import type { Setting } from './serve.js';

/** The bench's own packages: they are no part of the project. */
const bring = async (name: string): Promise<Record<string, never>> => (await import(createRequire(`${process.env['BENCH_HOME']}/package.json`).resolve(name))) as Record<string, never>;

/** What PostGraphile cannot say by itself, as functions in the database, for this one actor. */
export const functionsFor = ({ memberId, tableId }: BenchActor): string => `
  create index if not exists bench_table_name on "table" (name); -- it sorts by columns with an index only
  create or replace function table_next_meeting(t "table", after timestamptz) returns meeting language sql stable as
    $$ select m.* from meeting m where m.table_id = t.id and m.starts_at > after order by m.starts_at, m.id limit 1 $$;
  create or replace function member_seen_email(m member) returns text language sql stable as
    $$ select case when (m.id = '${memberId}' or m.added_by_id = '${memberId}'
        or exists (select 1 from holding h join seat s on s.id = h.seat_id where h.member_id = m.id and h.until is null and s.table_id = '${tableId}')
        or m.contact_visible_to = 'NETWORK' or (m.contact_visible_to = 'TABLES' and exists (select 1 from holding h join seat s on s.id = h.seat_id join seat o on o.table_id = s.table_id join holding mine on mine.seat_id = o.id
          where h.member_id = m.id and h.until is null and mine.member_id = '${memberId}' and mine.until is null))) then m.email end $$`;

/** PostGraphile 5 over the same database, with its usual preset. */
export async function start({ databaseUrl }: Setting): Promise<number> {
  process.env['NODE_ENV'] = 'production';
  process.env['GRAPHILE_ENV'] = 'production';
  const { postgraphile } = (await bring('postgraphile')) as unknown as { postgraphile: (preset: object) => { createServ: (grafserv: unknown) => { addTo(server: unknown): Promise<void> } } };
  const { PostGraphileAmberPreset } = await bring('postgraphile/presets/amber');
  const { makePgService } = (await bring('postgraphile/adaptors/pg')) as unknown as { makePgService: (options: object) => object };
  const { grafserv } = await bring('postgraphile/grafserv/node');
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 });
  const preset = { extends: [PostGraphileAmberPreset], pgServices: [makePgService({ pool, schemas: ['public'] })], grafserv: { graphiql: false, watch: false }, grafast: { explain: false } };
  const server = createServer();
  await postgraphile(preset).createServ(grafserv).addTo(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return (server.address() as AddressInfo).port;
}

/** The same pages in the words of its schema. */
export const DOCUMENTS: Record<'Q1' | 'Q2' | 'Q3', string> = {
  Q1: `query Tables($after: Datetime!) { allTables(first: 50, orderBy: NAME_ASC) { nodes { id: rowId name kind communityByCommunityId { id: rowId name } nextMeeting(after: $after) { id: rowId title startsAt }
    seatsByTableId { nodes { id: rowId sectorBySectorId { name } holdingsBySeatId { nodes { memberByMemberId { name } } } } } } } }`,
  Q2: `query Home($after: Datetime!, $me: UUID!) { memberByRowId(rowId: $me) { id: rowId name holdingsByMemberId { nodes { id: rowId from until seatBySeatId { id: rowId sectorBySectorId { id: rowId name } tableByTableId { id: rowId name nextMeeting(after: $after) { id: rowId title startsAt rsvpsByMeetingId(condition: { memberId: $me }) { nodes { id: rowId state } } } } } } } }
    allOffers(condition: { memberId: $me }) { nodes { id: rowId note offeredAt expiresAt seatBySeatId { id: rowId sectorBySectorId { id: rowId name } tableByTableId { id: rowId name } } } } }`,
  Q3: `query Members($after: Cursor, $sectorId: UUID!) { allMembers(first: 50, after: $after, condition: { sectorId: $sectorId }, orderBy: NAME_ASC) { edges { node { id: rowId name seenEmail contactVisibleTo sectorBySectorId { id: rowId name } organisationByOrganisationId { id: rowId name } communityByCommunityId { id: rowId name } } } pageInfo { endCursor hasNextPage } } }`,
};

/** Where a page begins, in its own words. */
export const CURSOR = `query Cursor($sectorId: UUID!, $offset: Int!) { allMembers(first: 1, offset: $offset, condition: { sectorId: $sectorId }, orderBy: NAME_ASC) { pageInfo { endCursor } } }`;
