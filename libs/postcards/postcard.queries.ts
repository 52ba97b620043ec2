import type { PostalAddress } from '#people';
import { Db } from '#platform';
import { Injectable } from '@nestjs/common';
import type { Addressee } from './address.policy.js';

/** One card with what is known now of whom it goes to. */
export interface Candidate extends Addressee {
  id: string;
  memberId: string;
  postalAddress: PostalAddress | null;
  sealed: string;
}

/** A card that passed, with what is printed on it. */
export interface Passed {
  id: string;
  memberId: string;
  name: string;
  lines: string[];
}

/** One card that is ready to print, its link still sealed. */
export interface ReadyCard {
  id: string;
  name: string;
  lines: string[];
  sealed: string;
  ref: string;
}

/** SQL: a member `m` with their preference `p`, as whoever a card goes to. */
const ADDRESSEE = `m.id as "memberId", m.name, m.postal_address as "postalAddress", m.by_post as "byPost", m.paused_until::text as "pausedUntil", m.left_at is not null as "left",
  m.erased_at is not null as erased, m.merged_into_id is not null as merged, p.none_since is not null as stopped,
  coalesce((select jsonb_agg(to_jsonb(o.address_lines)) from postcard o where o.member_id = m.id and o.state = 'RETURNED'), '[]') as "cameBack"`;

/** SQL of the cards of a run that is no graph: many rows at once, by keyset. */
@Injectable()
export class PostcardQueries {
  constructor(private readonly db: Db) {}

  /** Cards of a run that wait or were refused, with those they go to. */
  candidates(runId: string, after: string, most: number): Promise<Candidate[]> {
    return this.db.query(
      `select c.id, c.sealed, ${ADDRESSEE} from postcard c join member m on m.id = c.member_id left join preference p on p.member_id = m.id
        where c.run_id = $1 and c.state in ('WAITING', 'REFUSED') and c.id > $2 order by c.id limit $3`,
      [runId, after, most],
    );
  }

  /** Members as those to whom a card would go. */
  addressees(members: string[]): Promise<Omit<Candidate, 'id' | 'sealed'>[]> {
    return this.db.query(`select ${ADDRESSEE} from member m left join preference p on p.member_id = m.id where m.id = any($1::uuid[])`, [members]);
  }

  /** Writes down what the check of each card found: a reason, or none. What was cancelled meanwhile stays so. */
  async judge(found: { id: string; why: string | null }[]): Promise<void> {
    await this.db.query(
      `update postcard c set state = case when f.why is null then 'WAITING' else 'REFUSED' end, why = f.why
         from unnest($1::uuid[], $2::text[]) as f (id, why) where c.id = f.id and c.state in ('WAITING', 'REFUSED') and c.why is distinct from f.why`,
      [found.map(({ id }) => id), found.map(({ why }) => why)],
    );
  }

  /** Locks the cards that passed and still wait, each with the name and address it is printed with. */
  async lock(passed: Passed[]): Promise<void> {
    await this.db.query(
      `update postcard c set state = 'LOCKED', name = p.name, address_lines = array(select jsonb_array_elements_text(p.lines::jsonb))
         from unnest($1::uuid[], $2::text[], $3::text[]) as p (id, name, lines) where c.id = p.id and c.state = 'WAITING'`,
      [passed.map(({ id }) => id), passed.map(({ name }) => name), passed.map(({ lines }) => JSON.stringify(lines))],
    );
  }

  /** The locked cards of a run are in the post, and what they lead to is wiped. Says how many they are. */
  async post(runId: string): Promise<number> {
    const [posted] = await this.db.query<{ n: number }>(
      `with posted as (update postcard set state = case when state = 'LOCKED' then 'POSTED' else state end, sealed = null
                        where run_id = $1 and (state = 'LOCKED' or sealed is not null) returning state)
       select count(*)::int as n from posted where state = 'POSTED'`,
      [runId],
    );
    return posted!.n;
  }

  /** Cards that are ready to print, after one of them. */
  ready(runId: string, after: string, most: number): Promise<ReadyCard[]> {
    return this.db.query(`select id, name, address_lines as lines, sealed, ref from postcard where run_id = $1 and state = 'LOCKED' and id > $2 order by id limit $3`, [runId, after, most]);
  }
}
