import { allTraces, leavings, Member, MemberService } from '#people';
import { type Actor, AppError, Clock, Db } from '#platform';
import { Injectable } from '@nestjs/common';
import { ErasedList } from './erased-list.service.js';
import { ERASED } from './held.policy.js';
import { HeldQueries } from './held.queries.js';
import { Merge } from './merge.entity.js';

/** The kinds of codes that better-auth keeps, as their keys begin. */
const CODES = ['sign-in', 'email-verification', 'forget-password', 'change-email'];

/** Takes away what is kept about somebody. Their rows stay where others' history needs them, of a person without a name. */
@Injectable()
export class EraseService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly members: MemberService,
    private readonly held: HeldQueries,
    private readonly list: ErasedList,
  ) {}

  /** Erases a member for good: themselves, or anybody for an admin. Saying it again changes nothing. */
  async erase(actor: Actor, id: string): Promise<boolean> {
    if (id !== actor.memberId && !actor.permissions.has('record.erase')) throw new AppError('FORBIDDEN', 'Only they themselves or an admin can have them erased.');
    await this.db.tx(async () => {
      await this.inTurn();
      let erased: string[] = [];
      await this.members.keepingAnAdmin(async () => {
        const { mergedIntoId } = await this.db.get(Member, id);
        if (mergedIntoId) throw new AppError('CONFLICT', 'This row has been made one with another. Please erase that one, or undo the merge first.');
        erased = await this.empty(id);
      });
      // Nothing can refuse any more. The list comes first: should the commit fail, the next start finishes the work.
      if (erased.length) await this.list.add(erased, this.clock.today());
    });
    return true;
  }

  /** Erases somebody who is on the list already, and has come back with a backup. */
  async eraseAgain(id: string): Promise<void> {
    await this.db.tx(async () => {
      await this.inTurn();
      await this.empty(id);
    });
  }

  /** Takes away what points to somebody on the list by an id that is no member's yet, or not any more. */
  async forgetTraces(ids: string[]): Promise<void> {
    await this.db.tx(async () => {
      await this.inTurn();
      for (const forget of allTraces()) await this.db.query(forget, [ids, [], []]);
    });
  }

  /** One at a time, over all processes: neither the list nor a row is written by two at once. */
  private inTurn(): Promise<unknown> {
    return this.db.query(`select pg_advisory_xact_lock(hashtext('erasing'))`);
  }

  /** Empties a member and the rows that were made one with theirs; the ids of all of these, none when it was done before. */
  private async empty(id: string): Promise<string[]> {
    const { erasedAt } = await this.db.get(Member, id, { lock: true });
    if (erasedAt) return [];
    const merges = await this.db.repo(Merge).findBy({ intoId: id });
    const standing = merges.filter(({ undoneAt }) => !undoneAt);
    const ids = [id, ...standing.map(({ goneId }) => goneId)];
    const known = await this.db.query<{ email: string }>(
      `select unnest(other_emails || array_remove(array[email], null)) as email from member where id = any($1::uuid[])
       union select a.email from auth_user a where a.member_id = any($1::uuid[])`,
      [ids],
    );
    const rows = await this.db.query<{ name: string }>('select name from member where id = any($1::uuid[])', [ids]);
    const names = [...rows, ...standing].map(({ name }) => name);
    const before = standing.flatMap(({ undo }) => [undo?.gone.before, undo?.kept.before]).flatMap((image) => [image?.['email'] ?? [], image?.['other_emails'] ?? []].flat() as string[]);
    const emails = [...known.map(({ email }) => email), ...before];
    const now = this.clock.now();
    for (const forget of allTraces()) await this.db.query(forget, [ids, emails, names]);
    for (const one of ids) {
      for (const end of leavings()) await this.db.query(end, [one, this.clock.today(), now]);
      await this.held.empty(one);
      await this.db.repo(Member).update(one, { ...ERASED, erasedAt: now, disabledAt: now });
    }
    await this.forgetSignIn(ids, emails);
    return ids;
  }

  /** What signing in keeps by their address: the account with its sessions, codes on their way, counts of who asked too often. */
  private async forgetSignIn(ids: string[], emails: string[]): Promise<void> {
    await this.db.query('delete from auth_user where member_id = any($1::uuid[]) or email = any($2)', [ids, emails]);
    const codes = emails.flatMap((email) => [email, ...CODES.map((kind) => `${kind}-otp-${email}`)]);
    await this.db.query('delete from auth_verification where identifier = any($1)', [codes]);
    await this.db.query('delete from auth_rate_limit r using unnest($1::text[]) as known (email) where strpos(r.key, known.email) > 0', [emails]);
  }
}
