import { Change, Organisation } from '#people';
import { type Actor, AppError, Clock, Db, toAppError } from '#platform';
import { Injectable } from '@nestjs/common';
import { filled, type OrganisationUndo, type Step, undoUntil, whyNotUndone } from './merge.policy.js';
import { MoveQueries } from './move.queries.js';
import { OrganisationMerge } from './organisation-merge.entity.js';

/** Makes two organisations that are one, one, and undoes it within a day. */
@Injectable()
export class OrganisationService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly moves: MoveQueries,
  ) {}

  /** Whoever belongs to the one that goes belongs to the other; gaps are filled. What went stays in the history, and each member's tells where they came from. */
  async merge(actor: Actor, keepId: string, goneId: string): Promise<void> {
    if (keepId === goneId) throw new AppError('BAD_INPUT', 'This is one and the same organisation. Please pick two.', { goneId: 'Please pick another one.' });
    await this.db.tx(async () => {
      await this.inTurn();
      const keep = await this.db.get(Organisation, keepId, { lock: true });
      const gone = await this.db.get(Organisation, goneId, { lock: true });
      const before = { kept: await this.moves.image('organisation', keepId), gone: await this.moves.image('organisation', goneId) };
      const lost = await this.lost(keep, gone);
      const steps = await this.moves.moveAll(Organisation, goneId, keepId);
      await this.db.repo(Organisation).delete(goneId); // first, so that the one that stays may take its place
      await this.db.repo(Organisation).update(keepId, { sectorId: keep.sectorId ?? gone.sectorId, communityId: keep.communityId ?? gone.communityId });
      const kept = filled(before.kept, await this.moves.image('organisation', keepId));
      const at = this.clock.now();
      const history = await this.tell(actor, at, keep, gone, steps, lost);
      const undo: OrganisationUndo = { kept: { id: keepId, ...kept }, gone: before.gone, steps, history };
      await this.db.repo(OrganisationMerge).insert({ name: gone.name, intoId: keepId, goneId, mergedAt: at, undoUntil: undoUntil(at), byId: actor.memberId, undo: undo as never });
    });
  }

  /** Brings back the one that went, with whoever still stands where the merge put them. Answers its id. */
  async undo(_actor: Actor, id: string): Promise<string> {
    return this.db.tx(async () => {
      await this.inTurn();
      const merge = await this.db.get(OrganisationMerge, id, { lock: true });
      const why = whyNotUndone(merge, this.clock.now());
      if (why) throw new AppError('CONFLICT', why);
      const { kept, gone, steps, history } = merge.undo!;
      if (merge.intoId !== kept.id) throw new AppError('CONFLICT', 'The one that stayed was made one with another organisation since. Please undo that first.');
      await this.db.get(Organisation, kept.id, { lock: true });
      if (!(await this.moves.isStill('organisation', kept.id, kept.after))) {
        throw new AppError('CONFLICT', 'The sector or place of the one that stayed has been changed since, so this merge can no longer be undone. Please mend the two by hand.');
      }
      await this.comeBack(kept.id, kept.before, gone);
      await this.moves.putBack(steps);
      await this.db.query('delete from change where id = any($1::uuid[])', [history]); // as one value: there may be thousands
      await this.db.repo(OrganisationMerge).update(id, { undo: null, undoneAt: this.clock.now() });
      return merge.goneId;
    });
  }

  /** One at a time, over all processes: a merge and the undoing of one it builds on do not cross. */
  private inTurn(): Promise<unknown> {
    return this.db.query(`select pg_advisory_xact_lock(hashtext('merging organisations'))`);
  }

  /** The one that stayed comes first, so that the place of the one that went is free. */
  private async comeBack(keptId: string, kept: OrganisationUndo['gone'], gone: OrganisationUndo['gone']): Promise<void> {
    try {
      await this.moves.restore('organisation', keptId, kept);
      await this.moves.insert('organisation', gone);
    } catch (error) {
      if (toAppError(error)?.code !== 'CONFLICT') throw error;
      throw new AppError('CONFLICT', 'Another organisation has one of these names in that place by now. Please rename that one first, then undo this.');
    }
  }

  /** What the other one said that this one does not take. */
  private async lost(keep: Organisation, gone: Organisation): Promise<Change['fields']> {
    const [named] = await this.db.query<{ sector: string | null; community: string | null }>('select (select name from sector where id = $1) as sector, (select name from community where id = $2) as community', [gone.sectorId, gone.communityId]);
    const fields = [
      { field: 'Sector of the other one', before: named!.sector, after: null, differs: keep.sectorId && keep.sectorId !== gone.sectorId },
      { field: 'Community of the other one', before: named!.community, after: null, differs: keep.communityId && keep.communityId !== gone.communityId },
    ];
    return fields.filter(({ before, differs }) => before && differs).map(({ field, before, after }) => ({ field, before, after }));
  }

  /** Writes the merge into the history of the one that stays, and of each member who came along; the ids of these rows. */
  private async tell(actor: Actor, at: Date, keep: Organisation, gone: Organisation, steps: Step[], lost: Change['fields']): Promise<string[]> {
    const members = steps.flatMap(({ table, moved }) => (table === 'member' ? moved!.ids : []));
    const moved = await this.db.query<{ id: string }>(
      `insert into change (member_id, at, by_id, source, fields) select m, $2, $3, 'merge', jsonb_build_array(jsonb_build_object('field', 'Organisation', 'before', $4::text, 'after', $5::text)) from unnest($1::uuid[]) m returning id`,
      [members, at, actor.memberId, gone.name, keep.name],
    );
    const { identifiers } = await this.db.repo(Change).insert({ organisationId: keep.id, at, byId: actor.memberId, source: 'merge', fields: [{ field: 'Made one with', before: null, after: gone.name }, ...lost] });
    return [...moved, ...(identifiers as { id: string }[])].map(({ id }) => id);
  }
}
