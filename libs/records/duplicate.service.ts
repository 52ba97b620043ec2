import { type Actor, AppError, Clock, Db } from '#platform';
import { Injectable } from '@nestjs/common';
import { Apart } from './apart.entity.js';
import { DuplicateQueries, type Pair } from './duplicate.queries.js';

/** What looks like one and may be two. */
@Injectable()
export class DuplicateService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly queries: DuplicateQueries,
  ) {}

  /** Members who look like one person, without those of whom somebody said that they are not. */
  members(_actor: Actor): Promise<Pair[]> {
    return this.queries.members();
  }

  /** Organisations that look like one. */
  organisations(_actor: Actor): Promise<Omit<Pair, 'reasons'>[]> {
    return this.queries.organisations();
  }

  /** Keeps that two members are not the same person. Saying it again changes nothing. */
  async keepApart(actor: Actor, oneId: string, otherId: string): Promise<boolean> {
    if (oneId === otherId) throw new AppError('BAD_INPUT', 'This is one and the same row. Please pick two.', { bId: 'Please pick another row.' });
    const [aId, bId] = [oneId, otherId].toSorted();
    await this.db.repo(Apart).createQueryBuilder().insert().values({ aId, bId, saidById: actor.memberId, saidAt: this.clock.now() }).orIgnore().execute();
    return true;
  }
}
