import { Db } from '#platform';
import { Injectable } from '@nestjs/common';

export interface OpenOffer {
  id: string;
  memberId: string;
  sectorName: string;
  tableName: string;
  offererName: string;
  /** Only where the offerer shows it to the whole network and takes calls. */
  offererPhone: string | null;
  offeredAt: Date;
  expiresAt: Date;
}

export interface Happening {
  memberId: string;
  kind: 'TAKEN' | 'LEFT' | 'LENT' | 'LENT_NO_MORE' | 'NOT_HERE' | 'DECLINED' | 'LAPSED';
  id: string;
  day: string;
  /** Whom it is about: who came or left, who serves, who said it, who was asked. */
  name: string;
  sectorName: string;
  tableId: string;
  tableName: string;
  /** Whether nobody holds the seat now. */
  empty: boolean;
}

export interface EmptySeat {
  memberId: string;
  seatId: string;
  since: string;
  sectorName: string;
  tableId: string;
  tableName: string;
  /** Whether somebody held it before. */
  left: boolean;
}

/** Offers made to members $1 up to instant $2 that are open now ($3). */
const OFFERS = `
select o.id, o.member_id as "memberId", c.name as "sectorName", t.name as "tableName", coalesce(m.name, t.name) as "offererName",
  case when m.by_phone and m.contact_visible_to = 'NETWORK' then m.phone end as "offererPhone", o.offered_at as "offeredAt", o.expires_at as "expiresAt"
from offer o join seat s on s.id = o.seat_id join sector c on c.id = s.sector_id join "table" t on t.id = s.table_id left join member m on m.id = o.offered_by_id
where o.member_id = any($1::uuid[]) and o.state = 'OPEN' and o.offered_at <= $2 and o.expires_at > $3`;

/** The tables of members $1 on day $2: where they hold a seat, and those they run. */
const MINE = `
mine as (
  select mt.member_id, t.id as table_id, t.name as table_name from (
    select h.member_id, s.table_id from holding h join seat s on s.id = h.seat_id
      where h.member_id = any($1::uuid[]) and h."from" <= $2::date and (h."until" is null or h."until" > $2)
    union
    select r.member_id, r.table_id from role r where r.member_id = any($1::uuid[]) and r.table_id is not null
  ) mt join "table" t on t.id = mt.table_id
  where t.founded_on <= $2 and (t.closed_on is null or t.closed_on > $2)
)`;

/** Whether nobody holds seat `s` on day $2. With `limit`, since "not exists" may be planned over all holdings there are. */
const EMPTY = `(select x.id from holding x where x.seat_id = s.id and x."from" <= $2 and (x."until" is null or x."until" > $2) limit 1) is null`;

/** What happened at their tables from day $3 to day $2, and how offers of their own went from instant $4 on. What one did oneself is no news. */
const HAPPENINGS = `
with ${MINE}, place as (
  select m.member_id, m.table_id, m.table_name, s.id, s.sector_id, c.name as sector_name, ${EMPTY} as empty
  from mine m join seat s on s.table_id = m.table_id join sector c on c.id = s.sector_id
), news as (
  select p.member_id, 'TAKEN' as kind, h.id, h."from" as day, w.name, p.sector_name, p.table_id, p.table_name, p.empty
    from place p join holding h on h.seat_id = p.id and h."from" between $3 and $2 and (h."until" is null or h."until" > $2) join member w on w.id = h.member_id
    where h.member_id <> p.member_id
  union all
  select p.member_id, 'LEFT', h.id, h."until", w.name, p.sector_name, p.table_id, p.table_name, p.empty
    from place p join holding h on h.seat_id = p.id and h."until" between $3 and $2 and h."until" > h."from" join member w on w.id = h.member_id
    where h.member_id <> p.member_id
  union all
  select p.member_id, case when l."until" <= $2 then 'LENT_NO_MORE' else 'LENT' end, l.id, case when l."until" <= $2 then l."until" else l."from" end, w.name, p.sector_name, p.table_id, p.table_name, p.empty
    from place p join loan l on l.seat_id = p.id
      and ((l."until" is null or l."until" > $2) and l."from" between $3 and $2 or l."until" between $3 and $2 and l."until" > l."from")
      join holding h on h.seat_id = l.lender_id and h."from" <= $2 and (h."until" is null or h."until" > l."from") join member w on w.id = h.member_id
    where h.member_id <> p.member_id
  union all
  select p.member_id, 'NOT_HERE', n.id, n.said_on, n.said_by, p.sector_name, p.table_id, p.table_name, p.empty
    from place p join not_here n on n.seat_id = p.id and n.said_on between $3 and $2 and (n."until" is null or n."until" > $2)
    where n.recorded_by_id is distinct from p.member_id
  union all
  select o.offered_by_id, o.state, o.id, (o.answered_at at time zone 'utc')::date, w.name, c.name, t.id, t.name, ${EMPTY}
    from offer o join member w on w.id = o.member_id join seat s on s.id = o.seat_id join sector c on c.id = s.sector_id join "table" t on t.id = s.table_id
    where o.offered_by_id = any($1::uuid[]) and o.state in ('DECLINED', 'LAPSED') and o.answered_at >= $4
      and exists (select 1 from role r where r.member_id = o.offered_by_id and (r.name = 'ADMIN' or r.table_id = t.id))
)
select distinct on (member_id, kind, id) member_id as "memberId", kind, id, day, name, sector_name as "sectorName", table_id as "tableId", table_name as "tableName", empty
from news order by member_id, kind, id, day desc`;

/** Seats at their tables that nobody holds, serves or is asked to take on day $2. The rules are those of the blanket. */
const EMPTY_SEATS = `
with ${MINE}, vacant as (
  select s.id, s.table_id, c.name as sector_name, coalesce(left_on.day, s.opened_on) as since, left_on.day is not null as left
  from seat s join sector c on c.id = s.sector_id and c.retired_at is null
    left join lateral (select max(e."until") as day from holding e where e.seat_id = s.id and e."until" <= $2 and e."until" > e."from") left_on on true
  where s.table_id in (select table_id from mine) and s.opened_on <= $2 and ${EMPTY}
    and not exists (select 1 from not_here n where n.seat_id = s.id and n.said_on <= $2 and (n."until" is null or n."until" > $2))
    and not exists (select 1 from offer o where o.seat_id = s.id and o.state = 'OPEN')
    and not exists (select 1 from loan l join holding h on h.seat_id = l.lender_id and h."from" <= $2 and (h."until" is null or h."until" > $2)
                     where l.seat_id = s.id and l."from" <= $2 and (l."until" is null or l."until" > $2))
)
select m.member_id as "memberId", v.id as "seatId", v.since, v.sector_name as "sectorName", m.table_id as "tableId", m.table_name as "tableName", v.left
from mine m join vacant v on v.table_id = m.table_id`;

/** What tables have to tell in digests: one statement a kind, for as many members as are asked for. */
@Injectable()
export class NewsQueries {
  constructor(private readonly db: Db) {}

  offers(members: string[], until: Date, now: Date): Promise<OpenOffer[]> {
    return this.db.query(OFFERS, [members, until, now]);
  }

  happenings(members: string[], today: string, sinceDay: string, since: Date): Promise<Happening[]> {
    return this.db.query(HAPPENINGS, [members, today, sinceDay, since]);
  }

  emptySeats(members: string[], today: string): Promise<EmptySeat[]> {
    return this.db.query(EMPTY_SEATS, [members, today]);
  }
}
