import { rooms } from '../apps/api/api.module.js';
import type { House } from './house.js';

/** Rows of every room about somebody who may be made one with another, and a picture of all there is. */
export class MergeRows {
  private constructor(
    private readonly house: House,
    private readonly survey: string,
    private readonly plan: string,
    private readonly cards: string,
    readonly steps: string[],
    readonly campaigns: string[],
  ) {}

  /** With an evaluation, its plan of two steps, two campaigns and a run of cards. */
  static async open(house: House): Promise<MergeRows> {
    const ids = async (sql: string, values: unknown[] = []) => (await house.db.query<{ id: string }>(sql, values)).map(({ id }) => id);
    const [survey] = (await ids(`insert into evaluation (title, state, languages, intro, questions, audience, public_key, key_saved_at, started_at, created_at) values ('Summit', 'RUNNING', '{en}', '[]', '[]', '{}', 'x', now(), now(), now()) returning id`)) as [string];
    const [plan] = (await ids(`insert into contact_plan (kind, subject_id, title, anchor_on, most_contacts) values ('evaluation', $1, 'Summit', '2026-11-01', 4) returning id`, [survey])) as [string];
    const steps = await ids(`insert into contact_step (plan_id, position, channel, day_offset, hour, texts) select $1, place, 'EMAIL', place, 9, '[]' from generate_series(1, 2) place returning id`, [plan]);
    const campaigns = await ids(`insert into campaign (letter, title, once_key, started_at, newest) select 'announcement.email', 'News', 'news ' || n, now(), 'x' from generate_series(1, 2) n returning id`);
    const [cards] = (await ids(`insert into postcard_run (once_key, title, heading, body, lang, ordered_at, newest) values ('x', 'Follow-up', 'x', 'x', 'en', now(), 'x') returning id`)) as [string];
    return new MergeRows(house, survey, plan, cards, steps, campaigns);
  }

  /** Every row of every room but the record of merges, as text. */
  async fingerprint(): Promise<Record<string, string[]>> {
    const names = ['outbox', ...rooms.flatMap(({ entities }) => entities).map((entity) => this.house.db.source.getMetadata(entity).tableName)].filter((name) => !['merge', 'organisation_merge'].includes(name));
    const counts = (name: string) => (name === 'campaign_count' ? 'where n <> 0' : ''); // none is said by no row, or by 0
    return Object.fromEntries(await Promise.all(names.map(async (name) => [name, (await this.house.db.query<{ t: string }>(`select t::text from "${name}" t ${counts(name)} order by 1`)).map(({ t }) => t)] as const)));
  }

  /** A digest of a period. */
  digest(memberId: string, period: string, outcome = 'SENT'): Promise<string> {
    return this.insert(`insert into digest (member_id, period, outcome, reason, items, decided_at) values ($1, $2, $3, case when $3 = 'SKIPPED' then 'Nothing new' end, 1, now())`, memberId, period, outcome);
  }

  /** That a digest told something. */
  told(memberId: string, digestId: string, key: string): Promise<string> {
    return this.insert('insert into digest_item (member_id, digest_id, key) values ($1, $2, $3)', memberId, digestId, key);
  }

  /** Somebody asked to the evaluation. */
  invite(memberId: string, state: string): Promise<string> {
    return this.insert(`insert into invitation (evaluation_id, member_id, code_hash, state) values ($1, $2, gen_random_uuid(), $3)`, this.survey, memberId, state);
  }

  /** Somebody in its plan. */
  planned(memberId: string): Promise<string> {
    return this.insert('insert into contact_person (plan_id, member_id) values ($1, $2)', this.plan, memberId);
  }

  /** That a step of it reached somebody. */
  contacted(personId: string, step: string): Promise<string> {
    return this.insert('insert into contact (step_id, person_id) values ($1, $2)', step, personId);
  }

  /** A letter of a campaign. */
  letter(recipientId: string, campaign: string, state: string): Promise<string> {
    return this.insert(`insert into outbox (letter, recipient_id, campaign_id, due_at, state) values ('announcement.email', $1, $2, now(), $3)`, recipientId, campaign, state);
  }

  /** A card of the run. */
  card(memberId: string, state: string): Promise<string> {
    return this.insert(`insert into postcard (run_id, member_id, state, why, sealed, code_key, link_key, ref, name, address_lines) values ($1, $2, $3, case when $3 = 'REFUSED' then 'No address' end, 'x', 'x', 'x', gen_random_uuid(), 'x', '{x}')`, this.cards, memberId, state);
  }

  /** What somebody chose. */
  prefer(memberId: string, columns: { digest?: string; announcements?: boolean; none_since?: string | null }): Promise<string> {
    return this.insert('insert into preference (member_id, digest, announcements, none_since) values ($1, $2, $3, $4)', memberId, columns.digest ?? 'WEEKLY', columns.announcements ?? true, columns.none_since ?? null);
  }

  /** What a query finds. */
  read<T>(sql: string, ...values: unknown[]): Promise<T[]> {
    return this.house.db.query<T>(sql, values);
  }

  private async insert(sql: string, ...values: unknown[]): Promise<string> {
    return (await this.house.db.query<{ id: string }>(`${sql} returning id`, values))[0]!.id;
  }
}
