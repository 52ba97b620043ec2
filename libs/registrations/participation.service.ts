import { isDeepStrictEqual } from 'node:util';
import { type Actor, Clock, Db } from '#platform';
import { Injectable } from '@nestjs/common';
import { maySeeList, RegistrationList } from './list.entity.js';
import type { Participation } from './participation.entity.js';
import { type Counts, faultsOf, inWords, LEAST_SHOWN, type LeastShown, mayFollow, shownTo } from './participation.policy.js';
import { ParticipationQueries } from './registration.queries.js';

@Injectable()
export class ParticipationService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly queries: ParticipationQueries,
  ) {}

  /**
   * The table as this actor may see it: those who may see the people of a list see all of it as it is now; other members
   * and the public see it once it is published, as it was that day. Null where there is none for them.
   */
  async table(actor: Actor, listId: string): Promise<Participation | null> {
    const list = await this.db.repo(RegistrationList).findOneBy({ id: listId });
    if (!list) return null;
    if (await this.maySeePeople(actor, listId)) {
      const counts = await this.queries.counts(listId);
      return this.told(list, counts, this.clock.today(), LEAST_SHOWN.ALL, standing(list, counts));
    }
    if (!list.publicSince || !list.published) return null;
    return this.told(list, list.published, list.published.on, actor.memberId ? LEAST_SHOWN.MEMBERS : LEAST_SHOWN.PUBLIC);
  }

  /** The table as everybody sees it, whoever asks. Null where it is not published. */
  async publicTable(listId: string): Promise<Participation | null> {
    const list = await this.db.repo(RegistrationList).findOneBy({ id: listId });
    return list?.publicSince && list.published ? this.told(list, list.published, list.published.on, LEAST_SHOWN.PUBLIC) : null;
  }

  /** Whether the actor may see who is on a list. */
  async maySeePeople(actor: Actor, listId: string): Promise<boolean> {
    const values: unknown[] = [listId];
    const may = maySeeList('l', actor, (value) => `$${values.push(value)}`);
    return (await this.db.query(`select 1 from registration_list l where l.id = $1 and ${may}`, values)).length > 0;
  }

  private told(list: RegistrationList, counts: Counts, asOf: string, least: LeastShown, more: string[] = []): Participation {
    const shown = shownTo(counts, least);
    return { listId: list.id, name: list.name, heldOn: list.heldOn, asOf, ...shown, faults: [...faultsOf(shown), ...more] };
  }
}

/** Says to those who see all where the public page shows older figures, and why. */
function standing({ publicSince, published }: RegistrationList, counts: Counts): string[] {
  if (!publicSince || !published || isDeepStrictEqual(published.groups, counts.groups)) return [];
  const why = mayFollow(published, counts) ? 'Publish it anew to show these.' : 'These stay inside: next to the older ones they would give a small number away.';
  return [`The public page shows the figures of ${inWords(published.on)}. ${why}`];
}
