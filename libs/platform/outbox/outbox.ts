import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Clock } from '../clock/clock.js';
import { Config } from '../config/config.js';
import { Db } from '../db/db.js';
import { defineJob, Jobs } from '../jobs/jobs.js';
import { sealText } from '../secrets/seal.js';
import type { Letter } from './letter.js';

/** Rung when a letter was posted, and every 30 s in case nobody heard. Handled by `delivery`. */
export const sendDue = defineJob({ name: 'delivery.send-due', payload: z.object({}), every: 30_000 });

export interface Posting<P> {
  to: string;
  props: P;
  /** Not before this instant. */
  dueAt?: Date;
  /** After this instant the letter is dropped unsent. */
  staleAt?: Date;
  /** The same key posts once. */
  onceKey?: string;
  /** One letter a member and channel goes out in one campaign. */
  campaignId?: string;
}

/** So many letters go into the table with one statement. */
const ROWS = 1000;
/** What one letter says may have so many characters: past that somebody made a mistake, and it must not stand in others' way. */
const MOST_SAID = 262_144;
const TOO_LONG = 'It says too much to be sent: more than 256 kB.';

/** Where rooms post letters, inside their own transaction: the letter and its reason commit together. */
@Injectable()
export class OutboxService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    @Inject(Config) private readonly config: Config,
  ) {}

  /**
   * Posts one letter to each and says how many are new: the same key, or the same member in the same campaign, posts once.
   * One that is far too long is kept as failed with its reason. Throws outside a transaction, where a letter could outlive its reason.
   */
  async post<P extends object>(letter: Letter<P>, postings: Posting<P>[]): Promise<number> {
    if (!this.db.inTx) throw new Error(`${letter.key} was posted outside a transaction.`);
    let posted = 0;
    for (let at = 0; at < postings.length; at += ROWS) posted += await this.insert(letter, postings.slice(at, at + ROWS));
    await this.jobs.enqueue(sendDue, {});
    return posted;
  }

  /** Takes letters back by their keys, as long as they have not gone: what they were about is no longer so. Joins the open transaction. */
  async takeBack(onceKey: string | string[], reason = 'It was taken back before it went.'): Promise<void> {
    await this.db.query(
      `update outbox set state = 'SKIPPED', sealed_props = null, leased_until = null, reason = $2
        where once_key = any($1) and state in ('PENDING', 'CLAIMED', 'HELD', 'DOUBTFUL')`,
      [[onceKey].flat(), reason],
    );
  }

  private async insert<P extends object>(letter: Letter<P>, postings: Posting<P>[]): Promise<number> {
    const now = this.clock.now();
    const said = postings.map(({ props }) => {
      const text = JSON.stringify(props);
      return text.length > MOST_SAID ? null : sealText(this.config.secretKey, text);
    });
    const rows = await this.db.query(
      `insert into outbox (letter, channel, recipient_id, campaign_id, once_key, due_at, stale_at, sealed_props, state, reason)
       select $1, $2, r.recipient_id, r.campaign_id, r.once_key, r.due_at, r.stale_at, r.sealed_props,
              case when r.sealed_props is null then 'FAILED' else 'PENDING' end, case when r.sealed_props is null then $9 end
         from unnest($3::uuid[], $4::uuid[], $5::text[], $6::timestamptz[], $7::timestamptz[], $8::text[])
           as r (recipient_id, campaign_id, once_key, due_at, stale_at, sealed_props)
       on conflict do nothing returning 1`,
      [
        letter.key, letter.channel, postings.map(({ to }) => to), postings.map(({ campaignId }) => campaignId ?? null), postings.map(({ onceKey }) => onceKey ?? null),
        postings.map(({ dueAt }) => dueAt ?? now), postings.map(({ staleAt }) => staleAt ?? null), said, TOO_LONG,
      ],
    );
    return rows.length;
  }
}
