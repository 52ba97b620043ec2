import { type Actor, Db } from '#platform';
import { changedFields, mayManage } from '#people';
import { Injectable } from '@nestjs/common';
import type { Candidate, Earlier } from './import-fate.policy.js';
import { type Lookups, lookupsOf, type Place } from './import-row.policy.js';
import type { Word } from './import-word.policy.js';

/** One row of a chunk, as far as others are looked for by it. */
export interface Looked {
  line: number;
  email: string | null;
  name: string;
}

interface Scope {
  importId: string;
  listId: string | null;
  tableId: string | null;
  actor: Actor;
  /** Rows up to this line have their fate; null: all that are not stale. */
  after: number | null;
}

/** What a change that turns letters by email on holds. */
const LETTERS_ON = JSON.stringify(changedFields({ byEmail: false }, { byEmail: true }, new Map()));

type Standing = Pick<Scope, 'listId' | 'tableId' | 'actor'>;

/** What stands around the rows of a chunk, in the network and in their own file: a few statements, whatever the number of rows. */
@Injectable()
export class ImportAroundQueries {
  constructor(private readonly db: Db) {}

  /** The words of this network that cells are looked up in. */
  async lookups(): Promise<Lookups> {
    const sectors = await this.db.query<Word>('select id, name as label from sector where retired_at is null order by position, id');
    const regions = await this.db.query<Word>('select id, name as label from region order by position, id');
    const communities = await this.db.query<Place>(
      `select c.id, c.name as label, c.region_id as "regionId", array(select n->>'name' from jsonb_array_elements(c.local_names) n) as also from community c order by c.name, c.id`,
    );
    return lookupsOf(sectors, regions, communities);
  }

  /** Members by the emails and the names in rows: line → whoever has this email, whoever has this name. */
  async candidates(scope: Standing, rows: Looked[]): Promise<Map<number, { byEmail: Candidate[]; byName: Candidate[] }>> {
    // each a look into one index: with `limit` the planner does not read all members instead
    const hits = await this.db.query<{ line: number; how: 'email' | 'name'; id: string }>(
      `with a as (select * from unnest($1::int[], $2::text[], $3::text[]) as a (line, email, name))
       select distinct a.line, h.how, h.id from a cross join lateral (
         (select 'email' as how, m.id from member m where m.email = a.email limit 1)
         union all (select 'name', m.id from member m where search_key(m.name) = search_key(a.name) limit 50)
         union all (select 'name', g.member_id from registration g where g.list_id = $4 and g.name = a.name limit 50)
       ) h
       union select a.line, 'email', m.id from member m cross join unnest(m.other_emails) as other (email) join a on a.email = other.email where m.other_emails && $2::text[]`,
      [...columns(rows), scope.listId],
    );
    const found = new Map((await this.members(scope, [...new Set(hits.map(({ id }) => id))])).map((member) => [member.id, member]));
    const around = new Map(rows.map(({ line }) => [line, { byEmail: [] as Candidate[], byName: [] as Candidate[] }]));
    for (const { line, how, id } of hits) {
      const member = found.get(id);
      if (member) around.get(line)![how === 'email' ? 'byEmail' : 'byName'].push(member);
    }
    return around;
  }

  private members({ listId, tableId, actor }: Standing, ids: string[]): Promise<Candidate[]> {
    const values: unknown[] = [ids, listId, tableId, LETTERS_ON];
    const may = mayManage('m', actor, (value) => `$${values.push(value)}`);
    return this.db.query(
      `select m.id, m.name, m.email, m.other_emails as "otherEmails", m.phone, m.postal_address as "postalAddress", m.sector_id as "sectorId", m.organisation_id as "organisationId",
              m.community_id as "communityId", m.primary_role as "primaryRole", m.also_parent as "alsoParent", m.languages, m.by_email as "byEmail", c.region_id as "regionId", c.name as "communityName", o.name as "organisationName",
              ${may} as may,
              ${may} or exists (select 1 from holding h join seat s on s.id = h.seat_id where h.member_id = m.id and h."until" is null and s.table_id = $3) as theirs, m.left_at is not null as "left",
              (select (max(h.at) at time zone 'utc')::date::text from change h where h.member_id = m.id and h.source = 'edit' and h.fields @> $4::jsonb) as "lettersSince",
              (select coalesce(jsonb_agg(jsonb_build_object('kind', n.kind, 'source', n.source, 'givenOn', n.given_on, 'withdrawnOn', n.withdrawn_on)), '[]') from consent n where n.member_id = m.id) as consents,
              case when g.id is not null then jsonb_build_object('name', g.name, 'regionId', g.region_id, 'primaryRole', g.primary_role, 'participation', g.participation) end as listed
         from member m
         left join community c on c.id = m.community_id
         left join organisation o on o.id = m.organisation_id
         left join registration g on g.list_id = $2 and g.member_id = m.id
        where m.id = any($1::uuid[]) and m.merged_into_id is null and m.erased_at is null
        order by m.created_at, m.id`,
      values,
    );
  }

  /** Rows of the file above these that were taken, and have their email, their name or a member among these. They stand in order of lines. */
  async earlier({ importId, after }: Scope, rows: Looked[], memberIds: string[]): Promise<(Earlier & { for: number | null })[]> {
    const taken = `r.import_id = $1 and ${after === null ? 'not r.stale and $6::int is null' : 'r.line <= $6'} and r.fate not in ('REFUSED', 'LEFT_OUT', 'REPEATED')`;
    const as = (line: string) => `${line} as "for", r.line, r.name, r.email, r.given->>'email' as taken, r.given->>'phone' as phone, r.given->>'communityId' as "communityId", r.given->>'regionId' as "regionId",
      r.member_id as "memberId", md5(array_to_string(r.cells, chr(31))) as cells`;
    return this.db.query(
      `select * from (
         select ${as('a.line')} from unnest($2::int[], $3::text[], $4::text[]) as a (line, email, name) cross join lateral (
           (select * from import_row r where ${taken} and r.email = a.email and r.line < a.line order by r.line limit 1)
           union (select * from import_row r where ${taken} and search_key(r.name) = search_key(a.name) and r.line < a.line order by r.line limit 20)
         ) r
         union all
         select ${as('null')} from import_row r where ${taken} and r.member_id = any($5::uuid[])
       ) e order by line`,
      [importId, ...columns(rows), memberIds, after],
    );
  }
}

const columns = (rows: Looked[]) => [rows.map(({ line }) => line), rows.map(({ email }) => email), rows.map(({ name }) => name)];
