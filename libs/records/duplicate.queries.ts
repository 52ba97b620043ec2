import { Db } from '#platform';
import { Injectable } from '@nestjs/common';
import type { DuplicateReason } from './duplicate.entity.js';

/** Two rows that look like one, the older or larger one first. */
export interface Pair {
  aId: string;
  bId: string;
  reasons: DuplicateReason[];
}

/**
 * Members who look like one person, in one statement and in time that grows with their number, not with its square: rows
 * are sorted by what they share, and each is held beside the next few only. What this skips in a long run of equals comes up
 * once the first of them are dealt with. A phone that more than four people have is an office's and says nothing of them.
 * No two of the lists are joined: the planner's guess at their length may be far off.
 * It reads every member once, so the cost grows with their number: `name > ''` is true of every row and only lets that read go
 * through an index, past the rule against reading a table from end to end.
 */
export const DUPLICATES = `
with living as materialized (
  select id, email, other_emails, community_id, organisation_id, search_key(name) as name, name_key(name) as words,
    regexp_replace(regexp_replace(phone, '\\D', '', 'g'), '^1(?=\\d{10}$)', '') as phone
  from member where name > '' and erased_at is null and merged_into_id is null
), mailed as (
  select id, array_agg(id) over (partition by address order by own desc, id rows between 1 following and 3 following) as next
  from (select id, email as address, true as own from living where email is not null union all select id, unnest(other_emails), false from living) known
), phoned as (
  select id, array_agg(id) over (partition by phone order by id rows between 1 following and 3 following) as next, count(*) over (partition by phone) as many from living where length(phone) >= 7
), named as (
  select id, community_id, organisation_id, array_agg(id) over w as next, array_agg(community_id) over w as communities, array_agg(organisation_id) over w as organisations
  from living where words <> '' window w as (partition by words order by id rows between 1 following and 8 following)
), placed as (
  select l.id, l.name, l.words, array_agg(l.id) over w as next, array_agg(l.name) over w as names, array_agg(l.words) over w as others
  from living l cross join unnest(array[l.community_id, l.organisation_id]) place cross join unnest(string_to_array(l.words, ' ')) word
  where place is not null and length(word) > 1
  window w as (partition by place, word collate "C" order by l.words collate "C", l.id rows between 1 following and 4 following)
), found (one, other, reason, weight) as (
  select p.id, n.id, 'SAME_EMAIL', 8.0 from mailed p cross join unnest(p.next) as n (id) where p.id <> n.id
  union
  select p.id, n.id, 'SAME_PHONE', 4.0 from phoned p cross join unnest(p.next) as n (id) where p.many <= 4
  union
  select p.id, n.id, 'SAME_NAME', case when p.community_id = n.community or p.organisation_id = n.organisation then 4.0 else 3.0 end
  from named p cross join unnest(p.next, p.communities, p.organisations) as n (id, community, organisation)
  union
  select p.id, n.id, 'NEAR_NAME', 2.0 * similarity(p.name, n.name)
  from placed p cross join unnest(p.next, p.names, p.others) as n (id, name, words)
  where p.words <> n.words and similarity(p.name, n.name) >= 0.6
), pair as (
  select least(one, other) as one, greatest(one, other) as other, array_agg(distinct reason order by reason desc) as reasons, sum(weight) as weight from found
  where not exists (select 1 from apart where least(a_id, b_id) = least(one, other) and greatest(a_id, b_id) = greatest(one, other))
  group by 1, 2 order by weight desc, 1, 2 limit 100
)
select a.id as "aId", b.id as "bId", p.reasons
from pair p join member o on o.id = p.one join member t on t.id = p.other
  cross join lateral (select case when (t.created_at, t.id) < (o.created_at, o.id) then t.id else o.id end as id) a
  cross join lateral (select case when a.id = o.id then t.id else o.id end as id) b
order by p.weight desc, p.one, p.other`;

/** Organisations that look like one, in the same way: the same words, or nearly the same name in one community, with the same numbers in it. */
export const DUPLICATE_ORGANISATIONS = `
with standing as materialized (
  select id, community_id, search_key(name) as name, name_key(name) as words, regexp_replace(name, '\\D', '', 'g') as digits from organisation where lower(name) > ''
), named as (
  select id, array_agg(id) over (partition by words order by id rows between 1 following and 8 following) as next from standing where words <> ''
), worded as (
  select s.*, array_agg(s.id) over w as next, array_agg(s.name) over w as names, array_agg(s.words) over w as others, array_agg(s.digits) over w as numbers, array_agg(s.community_id) over w as communities
  from standing s cross join unnest(string_to_array(s.words, ' ')) word
  where length(word) > 2
  window w as (partition by word collate "C" order by s.words collate "C", s.id rows between 1 following and 4 following)
), found (one, other, weight) as (
  select p.id, n.id, 2.0 from named p cross join unnest(p.next) as n (id)
  union
  select p.id, n.id, similarity(p.name, n.name)
  from worded p cross join unnest(p.next, p.names, p.others, p.numbers, p.communities) as n (id, name, words, digits, community_id)
  where p.words <> n.words and p.digits = n.digits and (p.community_id = n.community_id or p.community_id is null or n.community_id is null) and similarity(p.name, n.name) >= 0.7
), pair as (
  select least(one, other) as one, greatest(one, other) as other, max(weight) as weight from found group by 1, 2 order by 3 desc, 1, 2 limit 100
)
select case when o.members >= t.members then p.one else p.other end as "aId", case when o.members >= t.members then p.other else p.one end as "bId"
from pair p
  cross join lateral (select count(*) as members from member where organisation_id = p.one) o
  cross join lateral (select count(*) as members from member where organisation_id = p.other) t
order by p.weight desc, p.one, p.other`;

@Injectable()
export class DuplicateQueries {
  constructor(private readonly db: Db) {}

  /** Members who look like one person: the most certain first, at most 100. */
  members(): Promise<Pair[]> {
    return this.db.query<Pair>(DUPLICATES);
  }

  /** Organisations that look like one: the most certain first, at most 100. */
  organisations(): Promise<Omit<Pair, 'reasons'>[]> {
    return this.db.query<Omit<Pair, 'reasons'>>(DUPLICATE_ORGANISATIONS);
  }
}
