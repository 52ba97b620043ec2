import { type Actor, AppError, Clock, Db } from '#platform';
import { mustRun, Table } from '#tables';
import { Injectable } from '@nestjs/common';
import { RegistrationList } from './list.entity.js';
import type { RegistrationListInput } from './list.inputs.js';
import { mayFollow } from './participation.policy.js';
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
   * would give a small cell away to whoever kept the earlier page, the earlier ones are shown again.
   */
  async publish(_actor: Actor, id: string, on: boolean): Promise<void> {
    await this.db.tx(async () => {
      const { published, publicSince } = await this.db.get(RegistrationList, id, { lock: true });
      if (!on) {
        await this.db.repo(RegistrationList).update(id, { publicSince: null });
        return;
      }
      const counts = await this.participation.counts(id);
      const renewed = !published || mayFollow(published, counts) ? { ...counts, on: this.clock.today() } : published;
      await this.db.repo(RegistrationList).update(id, { publicSince: publicSince ?? this.clock.now(), published: renewed });
    });
  }
}

function mustRunList(actor: Actor, tableId: string | null): void {
  if (tableId) return mustRun(actor, tableId);
  const sentence = 'A list of the whole network is for admins to keep. Please pick a table you run.';
  if (!actor.everywhere) throw new AppError('FORBIDDEN', sentence, { 'input.tableId': sentence });
}
