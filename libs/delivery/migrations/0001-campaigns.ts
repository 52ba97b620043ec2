import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Campaigns with their counters, addresses that may not be used, and the reports that say so. */
export class Campaigns1764000000031 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `create table campaign (
        id uuid not null default gen_random_uuid() primary key,
        letter text not null,
        title text not null,
        table_id uuid,
        once_key text not null,
        started_by_id uuid references member (id),
        started_at timestamptz not null,
        newest text not null,
        state text not null default 'RUNNING',
        why text,
        audience integer not null default 0,
        constraint campaign_state check (state in ('RUNNING', 'PAUSED', 'UNREACHABLE', 'DONE', 'DROPPED'))
      )`,
      `create unique index campaign_once_key on campaign (once_key)`,
      `create index campaign_newest on campaign (newest, id)`,
      `create index campaign_table on campaign (table_id)`,
      `create index campaign_starter on campaign (started_by_id)`,
      `create index campaign_open on campaign (state) where state in ('RUNNING', 'UNREACHABLE')`,
      `create table campaign_count (
        id uuid not null default gen_random_uuid() primary key,
        campaign_id uuid not null references campaign (id),
        state text not null,
        n integer not null
      )`,
      `create unique index campaign_count_state on campaign_count (campaign_id, state)`,
      `create table suppression (
        id uuid not null default gen_random_uuid() primary key,
        address text not null,
        kind text not null,
        suppressed_at timestamptz not null,
        why text not null,
        lifted_at timestamptz,
        lifted_by_id uuid references member (id),
        constraint suppression_kind check (kind in ('HARD_BOUNCE', 'SOFT_BOUNCES', 'COMPLAINT', 'BY_HAND')),
        constraint suppression_lower check (address = lower(address))
      )`,
      `create unique index suppression_once on suppression (address, kind) where lifted_at is null`,
      `create index suppression_by_address on suppression (address, id)`,
      `create index suppression_lifter on suppression (lifted_by_id)`,
      `create table bounce (
        id uuid not null default gen_random_uuid() primary key,
        key text not null,
        address text not null,
        kind text not null,
        outbox_id uuid,
        at timestamptz not null,
        said text not null,
        constraint bounce_kind check (kind in ('HARD', 'SOFT', 'COMPLAINT'))
      )`,
      `create unique index bounce_key on bounce (key)`,
      `create index bounce_by_address on bounce (address, at)`,
      ...COUNTERS,
    ])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of ['outbox_counted_in', 'outbox_counted_on', 'outbox_counted_out']) await runner.query(`drop trigger ${name} on outbox`);
    for (const statement of ['drop function count_outbox', 'drop function counted_state', 'drop table bounce', 'drop table suppression', 'drop table campaign_count', 'drop table campaign']) await runner.query(statement);
  }
}

// One statement that changes letters changes the counters by their sum, in the same transaction and in a steady order, so that no two wait for each other.
const changed = (rows: string) => `
    insert into campaign_count (campaign_id, state, n)
    select campaign_id, state, sum(n) from (${rows}) changed where campaign_id is not null group by 1, 2 having sum(n) <> 0 order by 1, 2
    on conflict (campaign_id, state) do update set n = campaign_count.n + excluded.n;`;
const before = `select campaign_id, counted_state(state, bounced_at) as state, -1 as n from before`;
const after = `select campaign_id, counted_state(state, bounced_at) as state, 1 as n from after`;
const COUNTERS = [
  `create function counted_state(state text, bounced_at timestamptz) returns text language sql immutable parallel safe
    return case when state in ('CLAIMED', 'HANDING') then 'PENDING' when state = 'SENT' and bounced_at is not null then 'BOUNCED' else state end`,
  `create function count_outbox() returns trigger language plpgsql as $$
  begin
    if tg_op = 'INSERT' then ${changed(after)}
    elsif tg_op = 'UPDATE' then ${changed(`${before} union all ${after}`)}
    else ${changed(`${before} union all select campaign_id, 'ERASED', 1 from before`)}
    end if;
    return null;
  end $$`,
  `create trigger outbox_counted_in after insert on outbox referencing new table as after for each statement execute function count_outbox()`,
  `create trigger outbox_counted_on after update on outbox referencing old table as before new table as after for each statement execute function count_outbox()`,
  `create trigger outbox_counted_out after delete on outbox referencing old table as before for each statement execute function count_outbox()`,
];
