import { Consent, ConsentKind, Member, MemberService } from '#people';
import { type Actor, AppError, Clock, Config, Db, HOME_ZONE, isOurLink, signLink } from '#platform';
import { Inject, Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Preference } from './preference.entity.js';
import { asksForLetters, type Choice, DEFAULTS, mustBeRight, preferenceListeners } from './preference.policy.js';

/** What the holder of a preferences link may read. */
export interface PreferenceView {
  memberName: string;
  preference: Preference;
  consents: Pick<Consent, 'kind' | 'source' | 'givenOn' | 'expiresOn' | 'withdrawnOn'>[];
  today: string;
}

const SAID_HERE = 'Asked for on the preferences page';

/** Which letters somebody wants. Who stops them is heard at once: what is on its way asks here just before it goes (promise L6). */
@Injectable()
export class PreferenceService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly members: MemberService,
    @Inject(Config) private readonly config: Config,
  ) {}

  /** The address of a member's own page, to be put into their letters. The same link is the one-click address of RFC 8058. */
  linkOf(memberId: string): string {
    return `${this.config.publicUrl}/u/${memberId}/${signLink(this.config.secretKey, 'unsubscribe', memberId)}`;
  }

  /** What a member chose, for themselves or whoever looks after them. */
  async read(actor: Actor, memberId: string): Promise<Preference> {
    await this.members.mustManage(actor, memberId);
    return this.of(memberId);
  }

  /** Keeps what a member chose. Letters that were stopped are asked for again by themselves only, or an admin whom they told. */
  async save(actor: Actor, memberId: string, { stop, ...choice }: Choice & { stop: boolean }): Promise<Preference> {
    mustBeRight(choice);
    await this.db.tx(async () => {
      await this.members.mustManage(actor, memberId);
      await this.db.get(Member, memberId, { lock: true });
      const { noneSince } = await this.of(memberId);
      const themselves = actor.memberId === memberId;
      if (noneSince && !stop && !themselves && !actor.everywhere) throw new AppError('FORBIDDEN', 'They stopped all letters. Only they themselves can ask for them again, or an admin whom they told.');
      await this.keep(memberId, choice, stop ? (noneSince ?? this.clock.now()) : null);
      if (themselves && !stop) await this.consent(memberId, choice);
    });
    return this.of(memberId);
  }

  /** What a link shows. Reading changes nothing. */
  async viewByLink(linkId: string, signature: string): Promise<PreferenceView> {
    const member = await this.holder(linkId, signature);
    const memberId = member.id;
    const consents = await this.db.repo(Consent).find({ where: { memberId }, order: { givenOn: 'DESC', id: 'ASC' } });
    return { memberName: member.name, preference: await this.of(memberId), consents, today: this.clock.today() };
  }

  /** Keeps what the holder of a link chose: they said yes themselves, and that is kept as consent with its day. */
  async saveByLink(linkId: string, signature: string, choice: Choice): Promise<void> {
    await this.holder(linkId, signature);
    await this.db.tx(async () => {
      const { id: memberId } = await this.standing(linkId, { lock: true });
      await this.keep(memberId, choice, null);
      await this.consent(memberId, choice);
    });
  }

  /** No more letters but those they ask for, from this instant on. Doing it twice changes nothing. */
  async stopByLink(linkId: string, signature: string): Promise<void> {
    await this.holder(linkId, signature);
    await this.stop(linkId);
  }

  /** The same for whoever said so on another personal page of theirs; that page knows who they are. */
  async stop(id: string): Promise<void> {
    await this.db.tx(async () => {
      const { id: memberId } = await this.standing(id, { lock: true });
      const { noneSince, ...choice } = await this.of(memberId);
      if (noneSince) return;
      await this.keep(memberId, choice, this.clock.now());
    });
  }

  /** Their row, or what they have without one: the defaults, by the clock of their community. */
  private async of(memberId: string): Promise<Preference> {
    const row = await this.db.repo(Preference).findOneBy({ memberId });
    if (row) return row;
    const [place] = await this.db.query<{ zone: string }>('select c.time_zone as zone from member m join community c on c.id = m.community_id where m.id = $1', [memberId]);
    return this.db.repo(Preference).create({ memberId, ...DEFAULTS, zone: place?.zone ?? HOME_ZONE, noneSince: null });
  }

  private async keep(memberId: string, { digest, hour, weekday, zone, announcements }: Choice, noneSince: Date | null): Promise<void> {
    await this.db.repo(Preference).upsert({ memberId, digest, hour, weekday, zone, announcements, noneSince }, ['memberId']);
    for (const forget of preferenceListeners()) await this.db.query(forget, [memberId, this.clock.now()]);
  }

  /** Express consent, where none holds that has no end (Canada's Anti-Spam Legislation, section 10(1)): source and day are kept. */
  private async consent(memberId: string, choice: Choice): Promise<void> {
    if (!asksForLetters(choice)) return;
    const consents = this.db.repo(Consent);
    if (await consents.existsBy({ memberId, kind: ConsentKind.EXPRESS, withdrawnOn: IsNull(), expiresOn: IsNull() })) return;
    await consents.save(consents.create({ memberId, kind: ConsentKind.EXPRESS, source: SAID_HERE, givenOn: this.clock.today() }));
  }

  /** Whose link it is. That of a row which was made one with another leads to the one that stayed. */
  private async holder(linkId: string, signature: string): Promise<Member> {
    if (!isOurLink(this.config.secretKey, 'unsubscribe', linkId, signature)) throw new AppError('NOT_FOUND', LOST);
    const member = await this.standing(linkId);
    if (member.erasedAt) throw new AppError('NOT_FOUND', LOST);
    return member;
  }

  private async standing(id: string, how?: { lock: boolean }): Promise<Member> {
    const member = await this.db.get(Member, id, how);
    return member.mergedIntoId ? this.db.get(Member, member.mergedIntoId, how) : member;
  }
}

const LOST = 'This link is not complete. Please open it again from the letter.';
