import { Clock, Config, Db, type Letter, letterCalled, log, unseal } from '#platform';
import { MemberService } from '#people';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { MOST_ATTEMPTS, retryAfter, whyHeld } from './delivery.policy.js';
import { EmailService } from './email.service.js';

interface Claimed {
  id: string;
  letter: string;
  recipient_id: string;
  sealed_props: string;
  attempts: number;
}

/** Takes due letters from the outbox one by one, renders them at that last moment and sends them. */
@Injectable()
export class DeliveryService implements OnModuleDestroy {
  private stopping = false;

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly members: MemberService,
    private readonly email: EmailService,
    @Inject(Config) private readonly config: Config,
  ) {}

  /** Ends what is sending between two letters, before the queue and the database are closed. */
  onModuleDestroy(): void {
    this.stopping = true;
  }

  /** Sends until nothing is due. Safe twice and side by side: a lease keeps two workers from one letter. */
  async sendDue(): Promise<void> {
    await this.dropStale();
    while (!this.stopping) {
      const letter = await this.claim();
      if (!letter) return;
      await this.send(letter);
    }
  }

  /** What nobody wants any more: an old sign-in code, an offer that lapsed. */
  private async dropStale(): Promise<void> {
    await this.db.query(
      `update outbox set state = 'STALE', sealed_props = null, reason = 'Its time passed before it could be sent.'
        where state in ('PENDING', 'SENDING') and stale_at < $1 and (leased_until is null or leased_until < now())`,
      [this.clock.now()],
    );
  }

  private async claim(): Promise<Claimed | undefined> {
    const [rows] = await this.db.query<never>(
      `update outbox set state = 'SENDING', attempts = attempts + 1, leased_until = now() + interval '2 minutes'
        where id = (select id from outbox where state in ('PENDING', 'SENDING') and due_at <= $1 and (stale_at is null or stale_at >= $1) and (leased_until is null or leased_until < now())
                     order by due_at, id limit 1 for update skip locked)
        returning id, letter, recipient_id, sealed_props, attempts`,
      [this.clock.now()],
    );
    return (rows as unknown as Claimed[])[0];
  }

  private async send(row: Claimed): Promise<void> {
    const letter = letterCalled(row.letter);
    const recipient = await this.members.address(row.recipient_id);
    const held = letter ? whyHeld(letter, recipient, this.clock.today()) : `This version knows no letter called ${row.letter}.`;
    if (held) return this.settle(row, 'HELD', held);
    try {
      await this.email.send(letter as Letter, unseal<object>(this.config.secretKey, row.sealed_props), { id: row.id, name: recipient!.name, email: recipient!.email! });
      await this.settle(row, 'SENT', null);
    } catch (error) {
      const { message, code } = (error ?? {}) as Partial<NodeJS.ErrnoException>; // a server that cannot be reached at all may leave only a code
      const reason = (message || code || 'it did not say why').slice(0, 500);
      log.warn({ outboxId: row.id, letter: row.letter, attempt: row.attempts, error: reason }, 'a letter could not be sent yet');
      if (row.attempts >= MOST_ATTEMPTS) return this.settle(row, 'FAILED', `It could not be sent: ${reason}`);
      const dueAt = new Date(this.clock.now().getTime() + retryAfter(row.attempts) * 1000);
      await this.db.query(`update outbox set state = 'PENDING', leased_until = null, due_at = $2, reason = $3 where id = $1 and attempts = $4`, [row.id, dueAt, reason, row.attempts]);
    }
  }

  /** The attempt number is the fencing token: a worker that lost its lease changes nothing. */
  private async settle(row: Claimed, state: 'SENT' | 'HELD' | 'FAILED', reason: string | null): Promise<void> {
    await this.db.query(`update outbox set state = $2, sealed_props = null, leased_until = null, reason = $3, sent_at = $4 where id = $1 and attempts = $5`, [
      row.id,
      state,
      reason,
      state === 'SENT' ? this.clock.now() : null,
      row.attempts,
    ]);
  }
}
