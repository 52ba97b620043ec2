import { Change, Member, MemberService } from '#people';
import { type Actor, AppError, Clock, Db } from '#platform';
import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { ERASED } from './held.policy.js';
import { Merge } from './merge.entity.js';
import type { MergeField } from './merge.inputs.js';
import { mergedColumns, undoUntil, whyNotUndone } from './merge.policy.js';
import { MoveQueries } from './move.queries.js';

/** What a row is left with once everything of it stands at another. */
const HANDED_OVER = { email: null, otherEmails: [], phone: null, postalAddress: null, byEmail: false, byPhone: false, byPost: false };

/** What it is a day later: nothing but which row it went into. */
const WENT = { ...ERASED, name: 'Made one with another row' };

/** Makes two rows that are one person one, and undoes it within a day. */
@Injectable()
export class MergeService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly members: MemberService,
    private readonly moves: MoveQueries,
  ) {}

  /** Everything of the one that goes stands at the one that stays: columns, rows of every room, roles, history. */
  async merge(actor: Actor, keepId: string, goneId: string, take: readonly MergeField[]): Promise<void> {
    if (keepId === goneId) throw new AppError('BAD_INPUT', 'This is one and the same row. Please pick two.', { goneId: 'Please pick another row.' });
    await this.members.keepingAnAdmin(async () => {
      const [keep, gone] = await this.both(keepId, goneId);
      for (const { mergedIntoId, erasedAt } of [keep, gone]) {
        if (mergedIntoId) throw new AppError('CONFLICT', 'One of these has been made one with another row already. Please reload the page.');
        if (erasedAt) throw new AppError('CONFLICT', 'One of these asked to be erased, so nothing of them is kept here any more.');
      }
      const before = { kept: await this.moves.image('member', keepId), gone: await this.moves.image('member', goneId) };
      const roles = await this.db.query<{ name: string }>('select distinct initcap(name) as name from role where member_id = $1 order by 1', [goneId]);
      await this.members.signOutEverywhere(goneId);
      await this.db.repo(Member).update(goneId, HANDED_OVER); // first, so that its email is free
      const steps = await this.moves.move(goneId, keepId);
      const columns = mergedColumns(keep, gone, take);
      if (columns.email !== keep.email) await this.members.signOutEverywhere(keepId);
      await this.db.repo(Member).update(keepId, columns);
      await this.db.repo(Member).update(goneId, { mergedIntoId: keepId });
      const history = await this.tell(actor, keep, columns, gone.name, roles.map(({ name }) => name));
      const now = this.clock.now();
      const undo = { steps, history, kept: { before: before.kept, after: await this.moves.image('member', keepId) }, gone: { before: before.gone, after: await this.moves.image('member', goneId) } };
      await this.db.repo(Merge).insert({ name: gone.name, intoId: keepId, goneId, mergedAt: now, undoUntil: undoUntil(now), byId: actor.memberId, undo: undo as never });
    });
  }

  /** Puts both rows and all that moved back as they were; what came since stays where it came. Answers the id of the row that is back. */
  async undo(_actor: Actor, id: string, late = false): Promise<string> {
    let back = '';
    await this.members.keepingAnAdmin(async () => {
      const merge = await this.db.get(Merge, id, { lock: true });
      const why = whyNotUndone(merge, late ? merge.mergedAt : this.clock.now());
      if (why) throw new AppError('CONFLICT', why);
      const { intoId, goneId } = merge;
      const undo = merge.undo!;
      await this.both(intoId, goneId);
      if (!(await this.moves.isStill('member', intoId, undo.kept.after)) || !(await this.moves.isStill('member', goneId, undo.gone.after))) {
        throw new AppError('CONFLICT', 'They have been changed since, so this merge can no longer be undone. Please mend the two by hand.');
      }
      await this.moves.putBack(undo.steps);
      await this.db.repo(Change).delete(undo.history);
      if (undo.kept.before['email'] !== undo.kept.after['email']) await this.members.signOutEverywhere(intoId);
      await this.moves.restore('member', intoId, undo.kept.before); // first, so that the other's email is free
      await this.moves.restore('member', goneId, undo.gone.before);
      await this.db.repo(Merge).update(id, { undo: null, undoneAt: this.clock.now() });
      back = goneId;
    });
    return back;
  }

  /**
   * Takes away what was kept for undoing merges of more than a day ago, also of organisations, and empties the rows of members
   * that went. They stay as a pointer to the row that stayed: the links in letters to them lead there.
   */
  async forget(): Promise<void> {
    for (const table of ['merge', 'organisation_merge']) await this.db.query(`update ${table} set undo = null where undo is not null and undo_until <= $1`, [this.clock.now()]);
    const over = await this.db.query<{ id: string }>(
      `select m.id from member m where m.merged_into_id is not null and m.erased_at is null and m.name <> $1 and not exists (select 1 from merge where gone_id = m.id and undo is not null) order by m.id`,
      [WENT.name],
    );
    for (const { id } of over) await this.db.repo(Member).update({ id, erasedAt: IsNull() }, WENT);
  }

  /** Both rows, locked in the order of their ids: two who merge the same two do not wait for each other for ever. */
  private async both(one: string, other: string): Promise<[Member, Member]> {
    const rows = new Map<string, Member>();
    for (const id of [one, other].toSorted()) rows.set(id, await this.db.get(Member, id, { lock: true }));
    return [rows.get(one)!, rows.get(other)!];
  }

  private async tell(actor: Actor, keep: Member, columns: Partial<Member>, name: string, roles: string[]): Promise<string[]> {
    const known = (await this.db.query<{ id: string }>('select id from change where member_id = $1', [keep.id])).map(({ id }) => id);
    await this.members.remember(actor, keep, columns, 'merge');
    const fields = [{ field: 'Made one with', before: null, after: name }, ...(roles.length ? [{ field: 'Roles that came along', before: null, after: roles.join(', ') }] : [])];
    await this.db.repo(Change).insert({ memberId: keep.id, at: this.clock.now(), byId: actor.memberId, source: 'merge', fields });
    return (await this.db.query<{ id: string }>('select id from change where member_id = $1 and not (id = any($2::uuid[]))', [keep.id, known])).map(({ id }) => id);
  }
}
