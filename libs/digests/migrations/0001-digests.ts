import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Digests1764000000041 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `create table digest (
        id uuid not null default gen_random_uuid() primary key,
        member_id uuid not null references member (id),
        period text not null,
        outcome text not null,
        reason text,
        items integer not null default 0,
        decided_at timestamptz not null,
        constraint digest_outcome check (outcome in ('SENT', 'SKIPPED')),
        constraint digest_reason check ((outcome = 'SKIPPED') = (reason is not null))
      )`,
      `create unique index digest_once on digest (member_id, period)`,
      `create table digest_item (
        id uuid not null default gen_random_uuid() primary key,
        member_id uuid not null references member (id),
        digest_id uuid not null references digest (id) on delete cascade,
        key text not null,
        again boolean not null default false
      )`,
      `create unique index digest_item_once on digest_item (member_id, key, again)`,
      `create index digest_item_digest on digest_item (digest_id)`,
      `create table digest_turn (
        id uuid not null default gen_random_uuid() primary key,
        member_id uuid not null references member (id),
        next_due_at timestamptz
      )`,
      `create unique index digest_turn_member on digest_turn (member_id)`,
      `create index digest_turn_due on digest_turn (next_due_at)`,
    ])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['digest_turn', 'digest_item', 'digest']) await runner.query(`drop table ${table}`);
  }
}
