import { renderEmail } from '#delivery';
import { MemberService, Network } from '#people';
import { type Actor, AppError, Clock, Config, Db } from '#platform';
import { Inject, Injectable } from '@nestjs/common';
import { ContentService } from './content.service.js';
import { type Part, unsigned, whyNoEmail, whyNothing } from './digest.policy.js';
import { DigestQueries } from './digest.queries.js';
import { digestEmail } from './letters/digest.email.js';

/** What somebody would get, or why nothing. */
export interface Preview {
  subject: string | null;
  html: string | null;
  text: string | null;
  reason: string | null;
}

/** Shows a digest as its reader would get it, and keeps nothing of it. */
@Injectable()
export class PreviewService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly members: MemberService,
    private readonly queries: DigestQueries,
    private readonly contents: ContentService,
    @Inject(Config) private readonly config: Config,
  ) {}

  /** The digest a member would get now. Its personal links are shown without their signature: they would let whoever looks answer. */
  async of(actor: Actor, memberId: string): Promise<Preview> {
    await this.members.mustManage(actor, memberId);
    const [reader] = await this.queries.readers([memberId], this.clock.today());
    if (!reader) throw new AppError('NOT_FOUND', 'This member is no longer there. Please reload the page.');
    const parts = (await this.contents.next([reader], this.clock.now())).get(memberId) ?? [];
    const reason = whyNoEmail(reader, this.clock.today()) ?? whyNothing(parts);
    if (!parts.length) return { subject: null, html: null, text: null, reason };
    const shown: Part[] = parts.map((part) => ({ ...part, items: part.items.map((item) => ({ ...item, ...(item.url ? { url: unsigned(item.url) } : {}) })) }));
    const { name, senderName, postalAddress } = await this.db.repo(Network).findOneByOrFail({ id: 1 });
    const { publicUrl } = this.config;
    const frame = { publicUrl, networkName: name, memberName: reader.name, unsubscribeUrl: `${publicUrl}/u/${memberId}/shown-in-a-preview` };
    const foot = [senderName, postalAddress?.replace(/\n/g, ', ')].filter(Boolean).join(', ');
    return { ...renderEmail(digestEmail, this.contents.props(shown), frame, foot), reason };
  }
}
