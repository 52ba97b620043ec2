import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The outbox becomes the delivery ledger: campaigns, the states of handing over, an attempt as fencing token, doubt. */
export class Ledger1764000000030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `drop index outbox_due`,
      `alter table outbox drop constraint outbox_state, drop constraint outbox_wiped, drop constraint outbox_once_key_key`,
      `update outbox set state = 'PENDING', leased_until = null where state = 'SENDING'`,
      `alter table outbox
         add column campaign_id uuid,
         add column channel text not null default 'email',
         add column tries integer not null default 0,
         add column doubts integer not null default 0,
         add column strandings integer not null default 0,
         add column handing_at timestamptz,
         add column bounced_at timestamptz,
         add constraint outbox_state check (state in ('PENDING', 'CLAIMED', 'HANDING', 'HELD', 'DOUBTFUL', 'SENT', 'FAILED', 'STALE', 'SKIPPED')),
         add constraint outbox_wiped check (sealed_props is null or state not in ('SENT', 'FAILED', 'STALE', 'SKIPPED')),
         add constraint outbox_channel check (channel in ('email', 'paper'))`,
      `create unique index outbox_once_key on outbox (once_key) where once_key is not null`,
      `create unique index outbox_once on outbox (campaign_id, recipient_id, channel) where campaign_id is not null`,
      `create index outbox_due on outbox (campaign_id, due_at) where state = 'PENDING'`,
      `create index outbox_leased on outbox (leased_until) where state in ('CLAIMED', 'HANDING')`,
    ])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `drop index outbox_leased`,
      `drop index outbox_due`,
      `drop index outbox_once`,
      `drop index outbox_once_key`,
      `delete from outbox where channel <> 'email'`,
      `alter table outbox drop constraint outbox_channel, drop constraint outbox_wiped, drop constraint outbox_state`,
      `update outbox set state = 'PENDING', leased_until = null where state in ('CLAIMED', 'HANDING')`,
      `update outbox set state = case state when 'HELD' then 'HELD' when 'SKIPPED' then 'STALE' else 'FAILED' end, sealed_props = null where state in ('HELD', 'DOUBTFUL', 'SKIPPED')`,
      `alter table outbox drop column bounced_at, drop column handing_at, drop column strandings, drop column doubts, drop column tries, drop column channel, drop column campaign_id`,
      `alter table outbox
         add constraint outbox_state check (state in ('PENDING', 'SENDING', 'SENT', 'HELD', 'FAILED', 'STALE')),
         add constraint outbox_wiped check (state in ('PENDING', 'SENDING') or sealed_props is null),
         add constraint outbox_once_key_key unique (once_key)`,
      `create index outbox_due on outbox (due_at) where state in ('PENDING', 'SENDING')`,
    ])
      await runner.query(statement);
  }
}
