import { type Actor, AppError, Clock, Db } from '#platform';
import { mustRun, Table } from '#tables';
import { Injectable } from '@nestjs/common';
import { RegistrationList } from './list.entity.js';
import type { RegistrationListInput } from './list.inputs.js';
import { mayFollow, tooNear } from './participation.policy.js';
import { ParticipationQueries } from './registration.queries.js';

@Injectable()
export class ListService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly participation: ParticipationQueries,
  ) {}

  /** Makes a list, or changes its name, day and table. A champion does so for a table they run, an admin for any or none. */
  async save(actor: Actor, { id, name, heldOn, tableId }: RegistrationListInput): Promise<string> {
    return this.db.tx(async () => {
      const before = id ? await this.db.get(RegistrationList, id, { lock: true }) : null;
      for (const place of [tableId ?? null, ...(before ? [before.tableId] : [])]) mustRunList(actor, place);
      if (tableId) await this.db.get(Table, tableId);
      const known = { name, heldOn: heldOn ?? null, tableId: tableId ?? null };
      if (before) {
        await this.db.repo(RegistrationList).update(before.id, known);
        return before.id;
      }
      return (await this.db.repo(RegistrationList).save(this.db.repo(RegistrationList).create({ ...known, createdById: actor.memberId, createdAt: this.clock.now() }))).id;
    });
  }

  /**
   * Shows the participation table of a list to everybody, with the figures of today, or shows it no more. Where new figures
   * would give a small cell away to whoever kept the earlier page, the earlier ones are shown again; where those of another
   * list would, these are refused.
   */
  async publish(_actor: Actor, id: string, on: boolean): Promise<void> {
    await this.db.tx(async () => {
      await this.db.query(`select pg_advisory_xact_lock(hashtext('figures are published'))`); // two lists at once must see each other
      const { published, publicSince } = await this.db.get(RegistrationList, id, { lock: true });
      if (!on) {
        await this.db.repo(RegistrationList).update(id, { publicSince: null });
        return;
      }
      const counts = await this.participation.counts(id);
      const renewed = !published || mayFollow(published, counts) ? { ...counts, on: this.clock.today() } : published;
      await this.mustStandApart(id, renewed.total);
      await this.db.repo(RegistrationList).update(id, { publicSince: publicSince ?? this.clock.now(), published: renewed });
    });
  }

  /** Refuses figures next to which those of another list, published now or once, would tell about a few people. */
  private async mustStandApart(id: string, total: number): Promise<void> {
    const others = await this.db.query<{ name: string; total: number; both: number }>(
      `select l.name, (l.published->>'total')::int as total, count(g.id)::int as both
         from registration_list l
         left join registration g on g.list_id = l.id and exists (select 1 from registration mine where mine.list_id = $1 and mine.member_id = g.member_id)
        where l.published is not null and l.id <> $1 group by l.id order by l.name`,
      [id],
    );
    const near = others.find((other) => tooNear(total, other.total, other.both));
    if (near) throw new AppError('CONFLICT', `All but a few people of this list are on the list ${near.name} too, whose figures are published. Side by side the two would tell about those few, so these figures stay inside.`);
  }
}

function mustRunList(actor: Actor, tableId: string | null): void {
  if (tableId) return mustRun(actor, tableId);
  const sentence = 'A list of the whole network is for admins to keep. Please pick a table you run.';
  if (!actor.everywhere) throw new AppError('FORBIDDEN', sentence, { 'input.tableId': sentence });
}
