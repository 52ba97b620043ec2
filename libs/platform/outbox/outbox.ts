import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Clock } from '../clock/clock.js';
import { Config } from '../config/config.js';
import { Db } from '../db/db.js';
import { defineJob, Jobs } from '../jobs/jobs.js';
import { seal } from '../secrets/seal.js';
import type { Letter } from './letter.js';
import { Outbox } from './outbox.entity.js';

/** Rung when a letter was posted, and every 30 s in case nobody heard. Handled by `delivery`. */
export const sendDue = defineJob({ name: 'delivery.send-due', payload: z.object({}), every: 30_000 });

export interface Posting<P> {
  to: string;
  props: P;
  /** After this instant the letter is dropped unsent. */
  staleAt?: Date;
  /** The same key posts once. */
  onceKey?: string;
}

/** Where rooms post letters, inside their own transaction: the letter and its reason commit together. */
@Injectable()
export class OutboxService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    @Inject(Config) private readonly config: Config,
  ) {}

  /** Posts one letter to each. Throws outside a transaction, where a letter could outlive its reason. */
  async post<P extends object>(letter: Letter<P>, postings: Posting<P>[]): Promise<void> {
    if (!this.db.inTx) throw new Error(`${letter.key} was posted outside a transaction.`);
    const rows = postings.map(({ to, props, staleAt, onceKey }) => ({
      letter: letter.key,
      recipientId: to,
      onceKey: onceKey ?? null,
      sealedProps: seal(this.config.secretKey, props),
      dueAt: this.clock.now(),
      staleAt: staleAt ?? null,
    }));
    await this.db.repo(Outbox).createQueryBuilder().insert().values(rows).orIgnore().execute();
    await this.jobs.enqueue(sendDue, {});
  }
}
