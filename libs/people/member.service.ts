import { type Actor, AppError, Clock, Db } from '#platform';
import { Injectable } from '@nestjs/common';
import { Member } from './member.entity.js';
import { mayManage, mayReplaceEmail } from './member.policy.js';
import type { MemberInput } from './people.inputs.js';
import { RoleName } from './role.entity.js';

/** Where a letter to a member goes, and whether it may. */
export interface Address {
  id: string;
  name: string;
  email: string | null;
  byEmail: boolean;
  disabled: boolean;
}

@Injectable()
export class MemberService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** A new member, with or without an email. */
  async add(actor: Actor, input: MemberInput): Promise<string> {
    const row = this.db.repo(Member).create({ ...reachable(input), addedById: actor.memberId });
    return (await this.db.repo(Member).save(row)).id;
  }

  /** Changes a member. A new email address signs them out everywhere: the old mailbox no longer opens anything. */
  async update(actor: Actor, id: string, input: MemberInput): Promise<void> {
    await this.keepingAnAdmin(async () => {
      const before = await this.db.get(Member, id, { lock: true });
      await this.mustManage(actor, id);
      const after = reachable(input);
      if (before.email !== after.email) {
        if (!mayReplaceEmail(actor, before)) throw new AppError('FORBIDDEN', EMAIL_IS_THEIRS, { email: EMAIL_IS_THEIRS });
        await this.signOutEverywhere(id);
      }
      await this.db.repo(Member).update(id, after);
    });
  }

  /** Nobody can sign in as them any more; what they did stays. */
  async disable(actor: Actor, id: string): Promise<void> {
    if (id === actor.memberId) throw new AppError('CONFLICT', 'You cannot close your own account here. Ask another admin.');
    await this.keepingAnAdmin(async () => {
      await this.db.get(Member, id, { lock: true });
      await this.db.repo(Member).update(id, { disabledAt: this.clock.now() });
      await this.signOutEverywhere(id);
    });
  }

  async enable(_actor: Actor, id: string): Promise<void> {
    await this.db.get(Member, id);
    await this.db.repo(Member).update(id, { disabledAt: null });
  }

  /**
   * Runs a change in a transaction and refuses it when it would take the last admin who can sign in away: a network
   * without one could not be mended from inside. Such changes wait in line, so that two admins cannot end each other.
   */
  async keepingAnAdmin(change: () => Promise<void>): Promise<void> {
    await this.db.tx(async () => {
      await this.db.query(`select pg_advisory_xact_lock(hashtext('the last admin'))`);
      const before = await this.anAdminCanSignIn();
      await change();
      if (before && !(await this.anAdminCanSignIn())) throw new AppError('CONFLICT', 'This is the last admin who can sign in. Name another one first.');
    });
  }

  private async anAdminCanSignIn(): Promise<boolean> {
    const rows = await this.db.query(`select 1 from role r join member m on m.id = r.member_id where r.name = $1 and m.disabled_at is null and m.email is not null limit 1`, [RoleName.ADMIN]);
    return rows.length > 0;
  }

  /** Refuses unless the actor may change this member. */
  async mustManage(actor: Actor, id: string): Promise<void> {
    const values: unknown[] = [id];
    const may = mayManage('member', actor, (value) => `$${values.push(value)}`);
    const [row] = await this.db.query<{ may: boolean }>(`select ${may} as may from member where id = $1`, values);
    if (!row?.may) throw new AppError('FORBIDDEN', 'You can change yourself, and the people of the tables you run who have no role of their own. Ask an admin for others.');
  }

  /** Where a letter to this member goes; null once they are gone. */
  async address(id: string): Promise<Address | null> {
    const member = await this.db.repo(Member).findOneBy({ id });
    return member && { id, name: member.name, email: member.email, byEmail: member.byEmail, disabled: !!member.disabledAt };
  }

  private async signOutEverywhere(id: string): Promise<void> {
    await this.db.query('delete from auth_user where member_id = $1', [id]);
  }
}

const EMAIL_IS_THEIRS = 'An email address opens an account, so only they themselves or an admin can change it.';

/** The input as columns. Somebody with no email cannot be reached by email, whatever the box says. */
function reachable(input: MemberInput) {
  const email = input.email ?? null;
  const phone = input.phone || null;
  const postalAddress = input.postalAddress ?? null;
  const { name, contactVisibleTo } = input;
  return {
    name,
    email,
    phone,
    postalAddress,
    contactVisibleTo,
    sectorId: input.sectorId ?? null,
    organisationId: input.organisationId ?? null,
    communityId: input.communityId ?? null,
    byEmail: input.byEmail && !!email,
    byPhone: input.byPhone && !!phone,
    byPost: input.byPost && !!postalAddress,
  };
}
