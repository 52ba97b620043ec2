import { Db, HOME_ZONE } from '#platform';
import { Injectable } from '@nestjs/common';
import type { Reach } from './digest.policy.js';
import type { When } from './period.policy.js';

/** Whoever may get a digest: how they are reached, when they want it, and up to when they were told. */
export interface Reader extends Reach, When {
  memberId: string;
  lastAt: Date | null;
  /** The lines of an envelope, without the name. */
  addressLines: string[] | null;
}

/** Over `m` the member, $1 members, $2 the day, $3 the zone of those who live nowhere we know. Without a preference they have its defaults. */
const READERS = `
select m.id as "memberId", m.name, m.email, m.by_email as "byEmail", m.by_post as "byPost", m.postal_address is not null as "hasAddress",
  case when m.postal_address is not null then array(select jsonb_array_elements_text(m.postal_address->'lines')) end as "addressLines",
  (m.disabled_at is not null or m.erased_at is not null or m.merged_into_id is not null) as disabled, m.paused_until as "pausedUntil",
  coalesce(p.digest, 'WEEKLY') as digest, coalesce(p.hour, 8) as hour, coalesce(p.weekday, 1) as weekday, coalesce(p.zone, c.time_zone, $3) as zone, p.none_since is not null as stopped,
  exists (select 1 from consent k where k.member_id = m.id and k.given_on <= $2::date and coalesce(k.expires_on >= $2::date, true) and coalesce(k.withdrawn_on > $2::date, true)) as consents,
  exists (select 1 from suppression u where u.address = m.email and u.lifted_at is null) as suppressed,
  (select max(d.decided_at) from digest d where d.member_id = m.id and d.outcome = 'SENT') as "lastAt"
from member m left join preference p on p.member_id = m.id left join community c on c.id = m.community_id`;

/** Under which key a digest's letter is posted; its row of the outbox is found by it. */
export const letterKey = (digestId: string): string => `digest:${digestId}`;

/** Digests of members $1 since $2 whose letter will not go, and was never in doubt: nobody was told what they say. */
const UNTOLD = `select d.id, o.reason from digest d join outbox o on o.once_key = 'digest:' || d.id
  where d.member_id = any($1::uuid[]) and d.decided_at > $2 and d.outcome = 'SENT' and o.state in ('STALE', 'FAILED', 'SKIPPED') and o.doubts = 0`;

/** What somebody has decided for one member and period. */
export interface Decided {
  memberId: string;
  period: string;
  outcome: 'SENT' | 'SKIPPED';
  reason: string | null;
  items: number;
}

/** The statements of digests: each for many members at once. */
@Injectable()
export class DigestQueries {
  constructor(private readonly db: Db) {}

  /** Holds those whose turn it is until the transaction ends. Who is held by another scheduler is theirs. */
  async claim(now: Date, most: number): Promise<{ memberId: string; dueAt: Date }[]> {
    return this.db.query(`select member_id as "memberId", next_due_at as "dueAt" from digest_turn where next_due_at <= $1 order by next_due_at, member_id limit $2 for update skip locked`, [now, most]);
  }

  /** Members who have no turn yet: new ones, and those who chose anew. */
  async unplanned(most: number): Promise<string[]> {
    const rows = await this.db.query<{ id: string }>(
      'select m.id from member m where m.merged_into_id is null and m.erased_at is null and not exists (select 1 from digest_turn t where t.member_id = m.id) limit $1',
      [most],
    );
    return rows.map(({ id }) => id);
  }

  async plan(turns: { memberId: string; dueAt: Date | null }[]): Promise<void> {
    await this.db.query(
      `insert into digest_turn (member_id, next_due_at) select m.id, t.due_at from unnest($1::uuid[], $2::timestamptz[]) as t (member_id, due_at) join member m on m.id = t.member_id on conflict (member_id) do nothing`,
      [turns.map(({ memberId }) => memberId), turns.map(({ dueAt }) => dueAt)],
    );
  }

  async move(turns: { memberId: string; dueAt: Date | null }[]): Promise<void> {
    await this.db.query(`update digest_turn d set next_due_at = t.due_at from unnest($1::uuid[], $2::timestamptz[]) as t (member_id, due_at) where d.member_id = t.member_id`, [
      turns.map(({ memberId }) => memberId),
      turns.map(({ dueAt }) => dueAt),
    ]);
  }

  readers(members: string[], today: string): Promise<Reader[]> {
    return this.db.query(`${READERS} where m.id = any($1::uuid[])`, [members, today, HOME_ZONE]);
  }

  /** Those whose digest is printed: no email, but post reaches them. The next so many after one, in the order of ids. */
  onPaper(after: string, most: number, today: string): Promise<Reader[]> {
    return this.db.query(
      `${READERS} where m.id > $1::uuid and (m.email is null or not m.by_email) and m.by_post and m.postal_address is not null
         and m.disabled_at is null and m.erased_at is null and m.merged_into_id is null order by m.id limit $4`,
      [after, today, HOME_ZONE, most],
    );
  }

  /** How often each thing was told to each of them. */
  async told(members: string[], since: Date): Promise<Map<string, Map<string, number>>> {
    const rows = await this.db.query<{ memberId: string; key: string; times: number }>(
      `select member_id as "memberId", key, count(*)::int as times from digest_item where member_id = any($1::uuid[]) and digest_id <> all(array(select id from (${UNTOLD}) u)) group by member_id, key`,
      [members, since],
    );
    return new Map([...Map.groupBy(rows, ({ memberId }) => memberId)].map(([memberId, list]) => [memberId, new Map(list.map(({ key, times }) => [key, times]))]));
  }

  /** Digests of each since an instant, but that of the period each is in now: their letters are out of date once the next is decided. */
  async before(current: { memberId: string; period: string }[], since: Date): Promise<string[]> {
    const rows = await this.db.query<{ id: string }>(
      `select d.id from digest d join unnest($1::uuid[], $2::text[]) as c (member_id, period) on c.member_id = d.member_id
        where d.period <> c.period and d.outcome = 'SENT' and d.decided_at > $3`,
      [current.map(({ memberId }) => memberId), current.map(({ period }) => period), since],
    );
    return rows.map(({ id }) => id);
  }

  /** Writes down of digests whose letter will not go that they were not sent, and why: what they say can be told anew. Says whether there were any. */
  async forget(members: string[], since: Date): Promise<boolean> {
    const rows = await this.db.query(
      `with untold as (${UNTOLD}), gone as (delete from digest_item i using untold u where i.digest_id = u.id), skipped as (
         update digest d set outcome = 'SKIPPED', reason = coalesce(u.reason, 'Its letter did not go.'), items = 0 from untold u where d.id = u.id returning 1
       ) select 1 from skipped`,
      [members, since],
    );
    return rows.length > 0;
  }

  /** Keeps what was decided, once for a member and period; returns those that are new. */
  decide(all: Decided[], now: Date): Promise<{ id: string; memberId: string }[]> {
    return this.db.query(
      `insert into digest (member_id, period, outcome, reason, items, decided_at)
       select member_id, period, outcome, reason, items, $6 from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::int[]) as d (member_id, period, outcome, reason, items)
       on conflict (member_id, period) do nothing returning id, member_id as "memberId"`,
      [all.map((one) => one.memberId), all.map((one) => one.period), all.map((one) => one.outcome), all.map((one) => one.reason), all.map((one) => one.items), now],
    );
  }

  async tell(all: { memberId: string; digestId: string; key: string; again: boolean }[]): Promise<void> {
    await this.db.query(
      `insert into digest_item (member_id, digest_id, key, again) select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::boolean[]) on conflict (member_id, key, again) do nothing`,
      [all.map((one) => one.memberId), all.map((one) => one.digestId), all.map((one) => one.key), all.map((one) => one.again)],
    );
  }
}
