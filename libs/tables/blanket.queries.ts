import { Db } from '#platform';
import { Injectable } from '@nestjs/common';
import type { Blanket } from './blanket.entity.js';

/**
 * The blanket on day $1, in one statement. The rules are those of `coverage.policy.ts`, in the same order:
 * `third` is the third absence after the last time they were seen, `second` the day their second seat at this table began.
 */
export const BLANKET = `
with open_table as (
  select t.*, c.name as community_name, r.name as region_name, r.position as region_position,
    case when t.kind = 'LOCAL' and count(*) over (partition by c.name) = 1 then coalesce(c.name, t.name) else t.name end as label
  from "table" t left join community c on c.id = t.community_id left join region r on r.id = c.region_id
  where t.founded_on <= $1::date and (t.closed_on is null or t.closed_on > $1)
), standing as (
  select s.id, s.table_id, s.sector_id, s.opened_on, t.label as table_label
  from open_table t join seat s on s.table_id = t.id
  where s.opened_on <= $1
), held as (
  select h.seat_id, h."from", m.name, s.table_label,
    nth_value(h."from", 2) over (partition by s.table_id, h.member_id order by h."from" rows between unbounded preceding and unbounded following) as second,
    (select a."on" from attendance a
      where a.holding_id = h.id and a."on" <= $1 and a."on" > coalesce(
        (select max(p."on") from attendance p where p.holding_id = h.id and p."on" <= $1 and p.present), '-infinity')
      order by a."on" offset 2 limit 1) as third
  from standing s join holding h on h.seat_id = s.id join member m on m.id = h.member_id
  where h."from" <= $1 and (h."until" is null or h."until" > $1)
), lent as (
  select l.seat_id, l."from", o.name, o.table_label
  from loan l join held o on o.seat_id = l.lender_id
  where l."from" <= $1 and (l."until" is null or l."until" > $1)
), patch as (
  select s.id as "seatId", s.table_id as "tableId", s.sector_id as "sectorId",
    case
      when h.second is not null or h.third is not null then 'THIN'
      when h.seat_id is not null then 'FILLED'
      when l.seat_id is not null then 'SERVED_FROM_ELSEWHERE'
      when n.seat_id is not null then 'DOES_NOT_EXIST_HERE'
      else 'VACANT'
    end as state,
    coalesce(
      case when h.second is not null then greatest(h."from", h.second) end, h.third, h."from", l."from", n.said_on,
      (select max(e."until") from holding e where e.seat_id = s.id and e."until" <= $1 and e."until" > e."from"),
      s.opened_on) as since,
    case when h.second is not null then 'HOLDS_TWO_SECTORS' when h.third is not null then 'MISSED_THREE_MEETINGS' end as "thinReason",
    coalesce(h.name, l.name) as "holderName", l.table_label as "lenderName"
  from standing s
  left join held h on h.seat_id = s.id
  left join lent l on l.seat_id = s.id and h.seat_id is null
  left join not_here n on n.seat_id = s.id and n.said_on <= $1 and (n."until" is null or n."until" > $1)
)
select json_build_object(
  'on', $1::date,
  'earliest', coalesce((select min(founded_on) from "table"), $1),
  'tables', (select coalesce(json_agg(row_to_json(t)), '[]') from (
    select id, label, name, kind, region_name as "regionName", region_position as "regionPosition", community_name as "communityName"
    from open_table order by kind desc, region_position, label, id) t),
  'sectors', (select coalesce(json_agg(row_to_json(s)), '[]') from (
    select id, name, position, retired_at as "retiredAt" from sector
    where retired_at is null or id in (select sector_id from standing)
    order by position, id) s),
  'patches', (select coalesce(json_agg(row_to_json(patch)), '[]') from patch)
) as blanket`;

/** The blanket's own SQL: it is a page about all tables at once, no graph. */
@Injectable()
export class BlanketQueries {
  constructor(private readonly db: Db) {}

  /** All tables and sectors on a day. Shows names, which every member may see. */
  async on(day: string): Promise<Blanket> {
    const [row] = await this.db.query<{ blanket: Blanket }>(BLANKET, [day]);
    return row!.blanket;
  }
}
