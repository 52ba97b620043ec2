import type { BenchActor } from './data.js';

/** A page of the bench: the operation that our server and its like get, and what comes back, without what only names it. */
export interface Question {
  name: string;
  document: string;
  variables: Record<string, unknown>;
}

const AFTER = '2026-06-01T00:00:00.000Z';

export const QUESTIONS: Record<'Q1' | 'Q2' | 'Q3', Question> = {
  Q1: {
    name: '50 tables with their seats, sectors, members and next meeting',
    document: `query Tables($after: Instant) { someTables(first: 50) { id name kind community { id name } nextMeeting(after: $after) { id title startsAt }
      seats { id sector { name } holdings { member { name } } } } }`,
    variables: { after: AFTER },
  },
  Q2: {
    name: "a member's home",
    document: `query Home($after: Instant) { me { championOf member { id name holdings { id from until seat { id sector { id name } table { id name nextMeeting(after: $after) { id title startsAt mine { id state } } } } } } }
      myOffers { id note offeredAt expiresAt seat { id sector { id name } table { id name } } } }`,
    variables: { after: AFTER },
  },
  Q3: {
    name: '50 members of a sector, from a cursor on',
    document: `query Members($after: String, $filter: MemberFilter) { members(first: 50, after: $after, filter: $filter) { edges { node { id name email contactVisibleTo sector { id name } organisation { id name } community { id name } } } pageInfo { endCursor hasNextPage } } }`,
    variables: {
      after: Buffer.from(JSON.stringify(['Member 8', '00000000-0000-4000-8000-000000000000'])).toString('base64url'),
      filter: { sectorId: '' },
    },
  },
};

/** Instants as the bare server writes them. */
const at = (column: string) => `to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** The same pages by hand: one statement each that returns the answer's JSON, with the same rules of who sees what. */
export const BY_HAND: Record<'Q1' | 'Q2' | 'Q3', (actor: BenchActor, variables: Record<string, unknown>) => { text: string; values: unknown[] }> = {
  Q1: (_actor, { after }) => ({
    text: `select json_build_object('someTables', (select coalesce(json_agg(t), '[]') from (
      select t.id, t.name, t.kind, case when c.id is not null then (select c1 from (select c.id, c.name) c1) end as community,
        (select n from (select m.id, m.title, ${at('m.starts_at')} as "startsAt" from meeting m where m.table_id = t.id and m.starts_at > $1 order by m.starts_at, m.id limit 1) n) as "nextMeeting",
        (select coalesce(json_agg(s), '[]') from (
          select s.id, (select x1 from (select x.name) x1) as sector,
            (select coalesce(json_agg(h), '[]') from (select (select m1 from (select m.name) m1) as member from holding h left join member m on m.id = h.member_id and m.merged_into_id is null where h.seat_id = s.id order by h."from" desc, h.id) h) as holdings
          from seat s join sector x on x.id = s.sector_id where s.table_id = t.id order by x.position, s.id) s) as seats
      from "table" t left join community c on c.id = t.community_id order by t.kind desc, t.name, t.id limit 50) t))`,
    values: [after],
  }),
  Q2: ({ memberId, tableId }, { after }) => ({
    text: `select json_build_object('me', json_build_object('championOf', $3::uuid[], 'member', (select m from (
      select m.id, m.name, (select coalesce(json_agg(h), '[]') from (
        select h.id, h."from", h.until, (select s1 from (select s.id, (select x1 from (select x.id, x.name) x1) as sector,
            (select t1 from (select t.id, t.name, (select n from (select e.id, e.title, ${at('e.starts_at')} as "startsAt", (select r from (select r.id, r.state from rsvp r
                where r.meeting_id = e.id and r.member_id = $1 and (r.member_id = $1 or exists (select 1 from meeting q where q.id = r.meeting_id and q.table_id = any($3::uuid[]))) order by r.answered_at, r.id limit 1) r) as mine
              from meeting e where e.table_id = t.id and e.starts_at > $2 order by e.starts_at, e.id limit 1) n) as "nextMeeting") t1) as "table") s1) as seat
        from holding h join seat s on s.id = h.seat_id join sector x on x.id = s.sector_id join "table" t on t.id = s.table_id where h.member_id = m.id order by h."from" desc, h.id) h) as holdings
      from member m where m.merged_into_id is null and m.id = $1) m)),
      'myOffers', (select coalesce(json_agg(o), '[]') from (
        select o.id, o.note, ${at('o.offered_at')} as "offeredAt", ${at('o.expires_at')} as "expiresAt",
          (select s1 from (select s.id, (select x1 from (select x.id, x.name) x1) as sector, (select t1 from (select t.id, t.name) t1) as "table") s1) as seat
        from offer o join seat s on s.id = o.seat_id join sector x on x.id = s.sector_id join "table" t on t.id = s.table_id
        where o.member_id = $1 and o.state = 'OPEN' and o.expires_at > $4 and (o.member_id = $1 or s.table_id = any($3::uuid[])) order by o.offered_at desc, o.id) o))`,
    values: [memberId, after, [tableId], new Date()],
  }),
  Q3: ({ memberId, tableId }, { after, filter }) => {
    const [name, id] = JSON.parse(Buffer.from(after as string, 'base64url').toString()) as [string, string];
    return {
      text: `select json_build_object('edges', coalesce(json_agg(json_build_object('node', p.node)) filter (where p.n <= 50), '[]'), 'last', (array_agg(json_build_array(p.name, p.id)))[least(count(*), 50)], 'more', count(*) > 50) from (
        select row_number() over () as n, q.* from (
          select m.id, m.name, (select x from (select m.id, m.name, case when (m.id = $1 or m.added_by_id = $1
              or exists (select 1 from holding h join seat s on s.id = h.seat_id where h.member_id = m.id and h.until is null and s.table_id = any($2::uuid[]))
              or m.contact_visible_to = 'NETWORK' or (m.contact_visible_to = 'TABLES' and exists (select 1 from holding h join seat s on s.id = h.seat_id join seat o on o.table_id = s.table_id join holding mine on mine.seat_id = o.id
                where h.member_id = m.id and h.until is null and mine.member_id = $1 and mine.until is null))) then m.email end as email,
            m.contact_visible_to as "contactVisibleTo",
            case when s.id is not null then (select y from (select s.id, s.name) y) end as sector, case when o.id is not null then (select y from (select o.id, o.name) y) end as organisation,
            case when c.id is not null then (select y from (select c.id, c.name) y) end as community) x) as node
          from member m left join sector s on s.id = m.sector_id left join organisation o on o.id = m.organisation_id left join community c on c.id = m.community_id
          where m.merged_into_id is null and m.sector_id = $3 and m.erased_at is null and (m.name, m.id) > ($4, $5::uuid) order by m.name, m.id limit 51) q) p`,
      values: [memberId, [tableId], (filter as { sectorId: string }).sectorId, name, id],
    };
  },
};
