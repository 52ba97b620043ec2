import { type Actor, AppError, Clock, Db } from '#platform';
import { Injectable } from '@nestjs/common';
import { Suppression, SuppressionKind } from './suppression.entity.js';

/** Addresses we may not or cannot use. The gate asks this table just before every letter goes (promise L6). */
@Injectable()
export class SuppressionService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** The mail server of an address says that it does not exist. */
  hard(address: string, said: string): Promise<void> {
    return this.add(address, SuppressionKind.HARD_BOUNCE, `Its mail server says that it does not exist: ${said}`);
  }

  /** Puts an address on the list; nothing happens where it is there already for the same reason. */
  async add(address: string, kind: SuppressionKind, why: string): Promise<void> {
    await this.db.query(`insert into suppression (address, kind, suppressed_at, why) values (lower($1), $2, $3, $4) on conflict (address, kind) where lifted_at is null do nothing`, [
      address, kind, this.clock.now(), why.slice(0, 500),
    ]);
  }

  /** An admin knows better: the address is used again. The record stays. */
  async lift(actor: Actor, id: string): Promise<string> {
    await this.db.tx(async () => {
      const { liftedAt } = await this.db.get(Suppression, id, { lock: true });
      if (liftedAt) throw new AppError('CONFLICT', 'This address is used again already. Please reload the page.');
      await this.db.repo(Suppression).update(id, { liftedAt: this.clock.now(), liftedById: actor.memberId });
    });
    return id;
  }
}
