import { type Actor, AppError, Clock, Db } from '#platform';
import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { addressFaults, keptAddress } from './address.policy.js';
import { Change } from './change.entity.js';
import { changedFields } from './change.policy.js';
import { Consent, ConsentKind } from './consent.entity.js';
import { Member } from './member.entity.js';
import { leavings, mayManage, mayReplaceEmail } from './member.policy.js';
import type { ConsentInput, MemberInput } from './people.inputs.js';
import { Role, RoleName } from './role.entity.js';

/** Where a letter to a member goes, and whether it may. */
export interface Address {
  id: string;
  name: string;
  email: string | null;
  byEmail: boolean;
  disabled: boolean;
  /** Until which day they want no letters but those they asked for. */
  pausedUntil: string | null;
}

/** Implied consent ends two years after somebody took part (Canada's Anti-Spam Legislation, section 10(10)). */
export const IMPLIED_MONTHS = 24;

@Injectable()
export class MemberService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** A new member, with or without an email. */
  async add(actor: Actor, input: MemberInput): Promise<string> {
    const columns = kept(input, null);
    return (await this.db.repo(Member).save(this.db.repo(Member).create({ ...columns, addedById: actor.memberId }))).id;
  }

  /** Changes a member. A new email address signs them out everywhere: the old mailbox no longer opens anything. */
  async update(actor: Actor, id: string, input: MemberInput): Promise<void> {
    await this.keepingAnAdmin(async () => {
      const before = await this.db.get(Member, id, { lock: true });
      await this.mustManage(actor, id);
      mustStand(before);
      const after = { ...kept(input, before), ...othersOf(before, input.email ?? null) };
      if (before.email !== after.email) {
        if (!mayReplaceEmail(actor, before)) throw new AppError('FORBIDDEN', EMAIL_IS_THEIRS, { email: EMAIL_IS_THEIRS });
        await this.signOutEverywhere(id);
      }
      await this.remember(actor, before, after, 'edit');
      await this.db.repo(Member).update(id, after);
    });
  }

  /** Writes into a member's history what a change to these columns alters; nothing when it alters nothing. Call it in the same transaction. */
  async remember(actor: Actor, before: Member, after: Partial<Member>, source: 'edit' | 'import' | 'merge'): Promise<void> {
    const ids = [before, after].flatMap(({ sectorId, organisationId, communityId }) => [sectorId, organisationId, communityId]).filter((id) => id != null);
    const named = await this.db.query<{ id: string; name: string }>(
      `select id, name from sector where id = any($1) union all select id, name from organisation where id = any($1) union all select id, name from community where id = any($1)`,
      [ids],
    );
    const fields = changedFields(before, after, new Map(named.map(({ id, name }) => [id, name])));
    if (fields.length) await this.db.repo(Change).insert({ memberId: before.id, at: this.clock.now(), byId: actor.memberId, source, fields });
  }

  /** They want no letters until a day, or want them again. */
  async pause(actor: Actor, id: string, until: string | null): Promise<void> {
    if (until && until <= this.clock.today()) throw new AppError('BAD_INPUT', 'Please pick a day after today.', { until: 'Please pick a day after today.' });
    await this.db.tx(async () => {
      const before = await this.db.get(Member, id, { lock: true });
      await this.mustManage(actor, id);
      mustStand(before);
      await this.remember(actor, before, { pausedUntil: until }, 'edit');
      await this.db.repo(Member).update(id, { pausedUntil: until });
    });
  }

  /** They leave the network: seats end today, roles and letters stop, nobody signs in as them. What they did stays. */
  async leave(actor: Actor, id: string): Promise<void> {
    if (id !== actor.memberId && !actor.everywhere) throw new AppError('FORBIDDEN', 'Only they themselves or an admin can say that they leave.');
    await this.keepingAnAdmin(async () => {
      const { leftAt } = await this.db.get(Member, id, { lock: true });
      if (leftAt) return;
      const now = this.clock.now();
      await this.db.repo(Member).update(id, { leftAt: now, disabledAt: now, byEmail: false, byPhone: false, byPost: false });
      await this.db.repo(Role).delete({ memberId: id });
      await this.db.query('update consent set withdrawn_on = greatest(given_on, $2::date) where member_id = $1 and withdrawn_on is null', [id, this.clock.today()]);
      for (const end of leavings()) await this.db.query(end, [id, this.clock.today(), now]);
      await this.signOutEverywhere(id);
    });
  }

  /** Keeps that somebody agreed to be written to, and how we know. */
  async saveConsent(actor: Actor, memberId: string, { kind, source, givenOn, expiresOn }: ConsentInput): Promise<string> {
    if (givenOn > this.clock.today()) throw new AppError('BAD_INPUT', 'This day has not come yet.', { givenOn: 'Please pick a day up to today.' });
    if (expiresOn && expiresOn < givenOn) throw new AppError('BAD_INPUT', 'It ends before it begins.', { expiresOn: 'Please pick a later day.' });
    const member = await this.db.get(Member, memberId);
    await this.mustManage(actor, memberId);
    mustStand(member);
    const ends = expiresOn ?? (kind === ConsentKind.IMPLIED ? Temporal.PlainDate.from(givenOn).add({ months: IMPLIED_MONTHS }).toString() : null);
    return (await this.db.repo(Consent).save(this.db.repo(Consent).create({ memberId, kind, source, givenOn, expiresOn: ends, recordedById: actor.memberId }))).id;
  }

  /** They take it back, from today on. */
  async withdrawConsent(actor: Actor, id: string): Promise<void> {
    const { memberId } = await this.db.get(Consent, id);
    await this.mustManage(actor, memberId);
    await this.db.query('update consent set withdrawn_on = greatest(given_on, $2::date) where id = $1 and withdrawn_on is null', [id, this.clock.today()]);
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

  /** Opens an account again, also of somebody who had left and came back: they are written to again. */
  async enable(_actor: Actor, id: string): Promise<void> {
    const member = await this.db.get(Member, id);
    mustStand(member);
    // leaving ended their letters; a closed account did not, so a no of their own is left as it is
    await this.db.repo(Member).update(id, { disabledAt: null, leftAt: null, ...(member.leftAt ? { byEmail: !!member.email } : {}) });
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
    return member && { id, name: member.name, email: member.email, byEmail: member.byEmail, disabled: !!member.disabledAt, pausedUntil: member.pausedUntil };
  }

  /** Ends their sessions: the next request of any of them is a stranger's. */
  async signOutEverywhere(id: string): Promise<void> {
    await this.db.query('delete from auth_user where member_id = $1', [id]);
  }
}

/** How many addresses of old are kept of one person. */
const OTHERS = 20;

/** An address that another one replaces stays known as theirs, so that a file which still has it finds them. It opens no account. */
function othersOf({ email, otherEmails }: Member, now: string | null): Pick<Member, 'otherEmails'> | null {
  if (email === now) return null;
  return { otherEmails: [...otherEmails, ...(email ? [email] : [])].filter((one) => one !== now).slice(-OTHERS) };
}

/** Refuses a row that is nobody's any more: erased, or made one with another. */
function mustStand({ erasedAt, mergedIntoId }: Member): void {
  if (erasedAt) throw new AppError('CONFLICT', 'They asked to be erased, so nothing of them is kept here any more.');
  if (mergedIntoId) throw new AppError('CONFLICT', 'This row has been made one with another. Please look the person up in the list once more.');
}

const EMAIL_IS_THEIRS = 'An email address opens an account, so only they themselves or an admin can change it.';

/**
 * The input as columns. Somebody with no email cannot be reached by email, whatever the box says. A postal address must be
 * whole, unless it is the one that was there already. Throws BAD_INPUT with a sentence at each field.
 */
function kept(input: MemberInput, before: Member | null) {
  const email = input.email ?? null;
  const phone = input.phone || null;
  const postalAddress = keptAddress(input.postalAddress);
  const asBefore = JSON.stringify(postalAddress) === JSON.stringify(before?.postalAddress && keptAddress(before.postalAddress));
  const faults = postalAddress && !asBefore ? addressFaults(postalAddress) : {};
  if (Object.keys(faults).length) {
    const fields = Object.fromEntries(Object.entries(faults).map(([field, sentence]) => [`input.postalAddress.${field}`, sentence]));
    throw new AppError('BAD_INPUT', 'The postal address needs a look.', fields);
  }
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
    primaryRole: input.primaryRole ?? null,
    alsoParent: !!input.alsoParent,
    languages: [...new Set(input.languages ?? [])],
    byEmail: input.byEmail && !!email,
    byPhone: input.byPhone && !!phone,
    byPost: input.byPost && !!postalAddress,
  };
}
