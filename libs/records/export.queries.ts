import { PRIMARY_ROLES, type PrimaryRole } from '#people';
import { Db } from '#platform';
import { Injectable } from '@nestjs/common';
import type { Cell } from './export.policy.js';

const CHUNK = 1000;

export const MEMBER_COLUMNS = [
  'Name', 'Email', 'Other emails', 'Phone', 'Postal address', 'Sector', 'Organisation', 'Community', 'Region', 'Primary role', 'Also a parent', 'Languages', 'May be reached by', 'Letters paused until', 'Left on',
];
/** A chunk of members after a name and an id, in that order. Rows made one with another, and erased ones, are no members. */
const MEMBERS = `
select m.id, m.name, m.email, array_to_string(m.other_emails, ', ') as others, m.phone,
  (select string_agg(line, E'\\n' order by place) from jsonb_array_elements_text(m.postal_address->'lines') with ordinality as lines (line, place)) as address,
  s.name as sector, o.name as organisation, c.name as community, r.name as region, m.primary_role as role,
  case when m.also_parent then 'yes' end as parent, array_to_string(m.languages, ', ') as languages,
  array_to_string(array_remove(array[case when m.by_email then 'email' end, case when m.by_phone then 'phone' end, case when m.by_post then 'post' end], null), ', ') as ways,
  m.paused_until as paused, to_char(m.left_at, 'YYYY-MM-DD') as gone
from member m left join sector s on s.id = m.sector_id left join organisation o on o.id = m.organisation_id
  left join community c on c.id = m.community_id left join region r on r.id = c.region_id
where (m.name, m.id) > ($1, $2::uuid) and m.merged_into_id is null and m.erased_at is null
order by m.name, m.id limit ${CHUNK}`;

export const ORGANISATION_COLUMNS = ['Name', 'Sector', 'Community', 'Region', 'Members'];
const ORGANISATIONS = `
select o.id, o.name, s.name as sector, c.name as community, r.name as region,
  (select count(*)::int from member m where m.organisation_id = o.id and m.merged_into_id is null and m.erased_at is null) as members
from organisation o left join sector s on s.id = o.sector_id left join community c on c.id = o.community_id left join region r on r.id = c.region_id
where (o.name, o.id) > ($1, $2::uuid)
order by o.name, o.id limit ${CHUNK}`;

interface Named {
  id: string;
  name: string;
}
type MemberLine = Named & { role: PrimaryRole | null; [column: string]: string | null };
type OrganisationLine = Named & { sector: string | null; community: string | null; region: string | null; members: number };

/** The whole list, read in chunks: a thousand rows are in memory at a time, whatever its length. */
@Injectable()
export class ExportQueries {
  constructor(private readonly db: Db) {}

  async *members(): AsyncGenerator<Cell[]> {
    for await (const m of this.chunks<MemberLine>(MEMBERS)) {
      const { name, email, others, phone, address, sector, organisation, community, region, role, parent, languages, ways, paused, gone } = m;
      yield [name, email!, others!, phone!, address!, sector!, organisation!, community!, region!, role && PRIMARY_ROLES[role], parent!, languages!, ways!, paused!, gone!];
    }
  }

  async *organisations(): AsyncGenerator<Cell[]> {
    for await (const { name, sector, community, region, members } of this.chunks<OrganisationLine>(ORGANISATIONS)) yield [name, sector, community, region, members];
  }

  private async *chunks<T extends Named>(sql: string): AsyncGenerator<T> {
    let last: Named = { name: '', id: '00000000-0000-0000-0000-000000000000' };
    for (;;) {
      const rows = await this.db.query<T>(sql, [last.name, last.id]);
      yield* rows;
      if (rows.length < CHUNK) return;
      last = rows.at(-1)!;
    }
  }
}
