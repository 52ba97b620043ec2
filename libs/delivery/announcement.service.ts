import { Member } from '#people';
import { type Actor, AppError, Db, type Bind } from '#platform';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { Campaign } from './campaign.entity.js';
import type { AnnouncementInput, AudienceInput } from './campaign.inputs.js';
import { CampaignService } from './campaign.service.js';
import { mustFit } from './email.service.js';
import { announcementEmail } from './letters/announcement.email.js';
import { announcementTestEmail } from './letters/announcement-test.email.js';

/** How a higher room narrows an audience by something of its own: SQL over a member's alias. */
export type AudiencePolicy = (row: string, ids: string[], bind: Bind, actor: Actor) => string;

const narrowing: Record<'tables' | 'lists', AudiencePolicy> = { tables: () => 'false', lists: () => 'false' };

/** The room that knows tables says who sits at them; the one that knows lists, who is on them. */
export function tellAudience(of: keyof typeof narrowing, told: AudiencePolicy): void {
  narrowing[of] = told;
}

/** Something one person says to many. */
@Injectable()
export class AnnouncementService {
  constructor(
    private readonly db: Db,
    private readonly campaigns: CampaignService,
  ) {}

  /**
   * Sends an announcement, or with `test` a copy to whoever writes it. A champion writes to the people of their own table.
   * The audience is taken down at once; who may not be written to is left out letter by letter, at the last moment.
   */
  async send(actor: Actor, { key, subject, body, lang, tableId, audience }: AnnouncementInput, test: boolean): Promise<string> {
    if (!actor.memberId) throw new AppError('FORBIDDEN', 'An announcement is written by a person. Please sign in first.');
    mayWriteFor(actor, tableId);
    const { name } = await this.db.get(Member, actor.memberId);
    const props = { subject, body, senderName: name, ...(lang ? { lang } : {}), ...(test ? { test } : {}) };
    mustFit(announcementEmail, props, 'body');
    const plan = { letter: announcementEmail, title: subject, ...(tableId ? { tableId } : {}) };
    if (test) return this.campaigns.plan(actor, { ...plan, letter: announcementTestEmail, title: `Test: ${subject}`, onceKey: `announcement:test:${randomUUID()}` }, [{ to: actor.memberId, props }]);
    const onceKey = `announcement:${key}`;
    const before = await this.db.repo(Campaign).findOneBy({ onceKey });
    if (before && before.startedById !== actor.memberId) throw new AppError('CONFLICT', 'This announcement was sent by somebody else. Please reload the page.');
    const people = await this.people(actor, audience, tableId);
    if (!people.length) throw new AppError('BAD_INPUT', 'Nobody fits this audience.', { audience: 'Nobody fits this audience.' });
    return this.campaigns.plan(actor, { ...plan, onceKey }, people.map((to) => ({ to, props })));
  }

  /** How many people with an email address an audience holds now. Who may not be written to is still among them. */
  async size(actor: Actor, audience: AudienceInput, tableId: string | null | undefined): Promise<number> {
    mayWriteFor(actor, tableId);
    return (await this.people(actor, audience, tableId)).length;
  }

  /** Who fits every line that says something; of a champion, among the people of their table. */
  private async people(actor: Actor, { tableIds, listIds, sectorIds, regionIds, roles, memberIds }: AudienceInput, tableId: string | null | undefined): Promise<string[]> {
    const values: unknown[] = [];
    const bind: Bind = (value) => `$${values.push(value)}`;
    const lines = ['m.merged_into_id is null', 'm.erased_at is null', 'm.disabled_at is null', 'm.email is not null'];
    if (!actor.everywhere) lines.push(narrowing.tables('m', [tableId!], bind, actor));
    if (tableIds?.length) lines.push(narrowing.tables('m', tableIds, bind, actor));
    if (listIds?.length) lines.push(narrowing.lists('m', listIds, bind, actor));
    if (sectorIds?.length) lines.push(`m.sector_id = any(${bind(sectorIds)}::uuid[])`);
    if (regionIds?.length) lines.push(`exists (select 1 from community c where c.id = m.community_id and c.region_id = any(${bind(regionIds)}::uuid[]))`);
    if (roles?.length) lines.push(`m.primary_role = any(${bind(roles)}::text[])`);
    if (memberIds?.length) lines.push(`m.id = any(${bind(memberIds)}::uuid[])`);
    return (await this.db.query<{ id: string }>(`select m.id from member m where ${lines.join(' and ')} order by m.id`, values)).map(({ id }) => id);
  }
}

/** A champion writes for a table they run, an admin for any and for the network. */
function mayWriteFor(actor: Actor, tableId: string | null | undefined): void {
  if (!actor.everywhere && (!tableId || !actor.scopes.includes(tableId))) throw new AppError('FORBIDDEN', 'You can write to the people of a table you run. Ask an admin to write to others.');
}
