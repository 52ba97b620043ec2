import { allLetters, Clock, Db, type Letter, wantedSql } from '#platform';
import { Injectable } from '@nestjs/common';
import type { Settlement, Why } from './delivery.policy.js';

/** How long a claim holds without being renewed, and how often it is. On the database's clock, whose alone is the same for all workers. */
export const LEASE = `interval '45 seconds'`;
export const RENEW_MS = 15_000;

/** A letter in a worker's hands. */
export interface Claimed {
  id: string;
  letter: string;
  recipient_id: string;
  sealed_props: string;
  attempts: number;
  tries: number;
  doubts: number;
  name: string | null;
  email: string | null;
  /** Why it may not go, as far as was known when it was claimed. */
  why: Why | null;
}

const keysOf = (which: (letter: Letter) => boolean) => allLetters().filter(which).map(({ key }) => key);

/**
 * SQL: why a letter may not go now, or null when it may. Over `o` the outbox, `m` the member, `c` the campaign and `p` the
 * preference; $1 is the clock's now, $2 its day, then lists of letters: $3 asked for, $4 announcements, $5 digests, $6 all bulk.
 * What somebody asked for goes even to those who want no letters, but never to an address that does not exist.
 * Consent: Canada's Anti-Spam Legislation, section 10.
 */
const verdict = () => `case
  when c.state is not null and c.state <> 'RUNNING' then 'CAMPAIGN'
  when o.stale_at < $1::timestamptz then 'STALE'
  when m.id is null or m.merged_into_id is not null then 'GONE'
  when m.disabled_at is not null then 'CLOSED'
  when m.email is null then 'NO_EMAIL'
  when not (${wantedSql('o')}) then 'ANSWERED'
  when s.kind in ('HARD_BOUNCE', 'BY_HAND') then s.kind
  when o.letter = any($3::text[]) then null
  when s.kind is not null then s.kind
  when not m.by_email then 'NO_BY_EMAIL'
  when m.paused_until > $2::date then 'AWAY'
  when p.none_since is not null then 'STOPPED'
  when o.letter = any($4::text[]) and not coalesce(p.announcements, true) then 'NO_ANNOUNCEMENTS'
  when o.letter = any($5::text[]) and p.digest = 'OFF' then 'DIGEST_OFF'
  when o.letter = any($6::text[]) and not exists (
    select 1 from consent k where k.member_id = m.id and k.given_on <= $2::date and coalesce(k.expires_on >= $2::date, true) and coalesce(k.withdrawn_on > $2::date, true)) then 'NO_CONSENT'
end`;

const AROUND = `left join member m on m.id = o.recipient_id
  left join campaign c on c.id = o.campaign_id
  left join preference p on p.member_id = o.recipient_id
  left join lateral (select kind from suppression s where s.address = m.email and s.lifted_at is null
                      order by array_position(array['HARD_BOUNCE', 'BY_HAND', 'COMPLAINT', 'SOFT_BOUNCES'], s.kind) limit 1) s on true`;

/** In what state an attempt leaves a letter: a report that it came back has proved meanwhile that it was taken. */
const ENDS = `case when o.bounced_at is not null and s.doubts > 0 then 'SENT' else s.state end`;

/** The ledger's statements. Each is one round trip and one transaction; who may change a row is in its WHERE. */
@Injectable()
export class LedgerQueries {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  private circumstances(): unknown[] {
    const of = (bulk: Letter['bulk']) => keysOf((letter) => letter.bulk === bulk);
    return [this.clock.now(), this.clock.today(), keysOf(({ askedFor }) => !!askedFor), of('announcement'), of('digest'), keysOf(({ bulk }) => !!bulk)];
  }

  /** Why a letter of no campaign to a member would not go now, as the gate would say; null when it would. */
  async whyNot(letter: string, memberId: string): Promise<Why | null> {
    const [row] = await this.db.query<{ why: Why | null }>(
      `select ${verdict()} as why from jsonb_populate_record(null::outbox, jsonb_build_object('letter', $7::text, 'recipient_id', $8::uuid)) o ${AROUND}`,
      [...this.circumstances(), letter, memberId],
    );
    return row!.why;
  }

  /**
   * Claims due letters of a campaign, or with null those of none, oldest first. The attempt number it returns is the fencing token.
   * What this version does not know stays for one that does: while a network is updated both work side by side.
   */
  claim(campaignId: string | null, most: number): Promise<Claimed[]> {
    return this.db.query<Claimed & Record<string, unknown>>(
      `with due as (
         select id from outbox where ${campaignId ? 'campaign_id = $8::uuid' : 'campaign_id is null and $8::uuid is null'} and state = 'PENDING' and channel = 'email' and due_at <= $1 and letter = any($9)
          order by due_at limit $7 for update skip locked
       ), o as (
         update outbox set state = 'CLAIMED', attempts = attempts + 1, leased_until = now() + ${LEASE} from due where outbox.id = due.id returning outbox.*
       )
       select o.id, o.letter, o.recipient_id, o.sealed_props, o.attempts, o.tries, o.doubts, m.name, m.email, ${verdict()} as why from o ${AROUND}`,
      [...this.circumstances(), most, campaignId, keysOf(() => true)],
    );
  }

  /**
   * The gate: asked just before the final dot, for all letters that stand before it. Those that may go are HANDING once this
   * returns, which is committed; the others come with the reason why not.
   */
  async open(asked: { id: string; attempt: number; email: string }[]): Promise<(Why | null)[]> {
    // prepared: PostgreSQL would take longer to plan this than to run it
    const rows = await this.db.read(
      `with asked as (select * from unnest($7::uuid[], $8::int[], $9::text[]) as a (id, attempt, email)),
       judged as (
         select a.id, a.attempt, case when o.id is null or o.state <> 'CLAIMED' or o.attempts <> a.attempt then 'LOST' when m.email <> a.email then 'MOVED' else ${verdict()} end as why
           from asked a left join outbox o on o.id = a.id ${AROUND}
       ), opened as (
         update outbox set state = 'HANDING', handing_at = now(), leased_until = now() + ${LEASE} from judged j
          where outbox.id = j.id and j.why is null and outbox.state = 'CLAIMED' and outbox.attempts = j.attempt returning outbox.id
       )
       select j.id, case when opened.id is null then coalesce(j.why, 'LOST') end as why from judged j left join opened on opened.id = j.id`,
      [...this.circumstances(), asked.map(({ id }) => id), asked.map(({ attempt }) => attempt), asked.map(({ email }) => email)],
    );
    const answers = new Map(rows.map(([id, why]) => [id, why as Why | null]));
    return asked.map(({ id }) => (answers.has(id) ? answers.get(id)! : 'LOST'));
  }

  /**
   * Writes down how attempts ended. Whoever holds an older attempt changes nothing; a late "sent" of the newest one still
   * counts where the letter was thought to be in doubt meanwhile. A report that it came back proves that it was taken.
   */
  async settle(settlements: Settlement[]): Promise<void> {
    const column = <K extends keyof Settlement>(name: K) => settlements.map((settlement) => settlement[name]);
    await this.db.read(
      `update outbox o set state = ${ENDS}, reason = case when o.bounced_at is null then s.reason else o.reason end, leased_until = null, tries = o.tries + s.tries, doubts = o.doubts + s.doubts,
              sealed_props = case when ${ENDS} in ('PENDING', 'HELD', 'DOUBTFUL') then o.sealed_props end,
              sent_at = case when ${ENDS} = 'SENT' then $1::timestamptz end,
              due_at = case when s.due_in is null then o.due_at else $1::timestamptz + make_interval(secs => s.due_in) end
         from unnest($2::uuid[], $3::int[], $4::text[], $5::text[], $6::float8[], $7::int[], $8::int[]) as s (id, attempt, state, reason, due_in, tries, doubts)
        where o.id = s.id and o.attempts = s.attempt and (o.state in ('CLAIMED', 'HANDING') or (s.state = 'SENT' and o.state in ('PENDING', 'DOUBTFUL')))`,
      [this.clock.now(), column('id'), column('attempt'), column('state'), column('reason'), column('dueIn'), column('tries'), column('doubts')],
    );
  }

  /** Says that these are still being worked on. */
  async renew(held: [id: string, attempt: number][]): Promise<void> {
    await this.db.query(
      `update outbox o set leased_until = now() + ${LEASE} from unnest($1::uuid[], $2::int[]) as h (id, attempt)
        where o.id = h.id and o.attempts = h.attempt and o.state in ('CLAIMED', 'HANDING')`,
      [held.map(([id]) => id), held.map(([, attempt]) => attempt)],
    );
  }

  /**
   * What a worker that died left behind: what it had only claimed waits again; what it was handing over is in doubt, and is
   * sent again or kept for a person by its kind. And what nobody wants any more: an old code, an offer that lapsed. What is in
   * doubt may have arrived: that stays listed as it is, whatever its time.
   */
  async sweep(mostStrandings: number, mostDoubts: number): Promise<void> {
    const hold = keysOf(({ whenInDoubt }) => whenInDoubt === 'HOLD');
    await this.db.query(
      `with lost as (
         select id, state = 'HANDING' as handing, state = 'HANDING' and (letter = any($1::text[]) or doubts + 1 >= $3) as hold, state = 'CLAIMED' and strandings + 1 >= $2 as give_up
           from outbox where state in ('CLAIMED', 'HANDING') and leased_until < now() for update skip locked
       )
       update outbox o set state = case when o.bounced_at is not null then 'SENT' when lost.hold then 'DOUBTFUL' when lost.give_up then 'HELD' else 'PENDING' end, leased_until = null, doubts = o.doubts + lost.handing::int, strandings = o.strandings + (not lost.handing)::int,
              sealed_props = case when o.bounced_at is null then o.sealed_props end, sent_at = case when o.bounced_at is not null then o.handing_at end,
              reason = case when o.bounced_at is not null then o.reason
                            when lost.handing then 'Handed over by a worker that stopped before it heard whether it was taken.'
                            when lost.give_up then 'Whoever worked on it stopped each time.' else o.reason end
         from lost where o.id = lost.id`,
      [hold, mostStrandings, mostDoubts],
    );
    await this.db.query(
      `update outbox set state = 'STALE', sealed_props = null, reason = concat_ws(' ', 'Its time passed before it could be sent.', reason) where state in ('PENDING', 'HELD') and stale_at < $1`,
      [this.clock.now()],
    );
  }

  /** Campaigns that run and have letters due, the oldest first. */
  async running(): Promise<string[]> {
    const rows = await this.db.query<{ id: string }>(
      `select id from campaign c where state = 'RUNNING' and exists (select 1 from outbox o where o.campaign_id = c.id and o.state = 'PENDING' and o.due_at <= $1) order by started_at, id`,
      [this.clock.now()],
    );
    return rows.map(({ id }) => id);
  }
}
