import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Contact plans with their steps, the people in them, and which step was handed on for whom. */
export class Plans1764000000060 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `create table contact_plan (
        id uuid not null default gen_random_uuid() primary key,
        kind text not null,
        subject_id uuid not null,
        title text not null,
        state text not null default 'DRAFT',
        anchor_on date not null,
        most_contacts integer not null,
        card_cents integer not null default 0,
        most_post_cents integer,
        next_due_at timestamptz,
        started_by_id uuid,
        constraint contact_plan_state check (state in ('DRAFT', 'RUNNING', 'PAUSED', 'DONE')),
        constraint contact_plan_caps check (most_contacts between 1 and 20 and card_cents >= 0 and most_post_cents >= 0)
      )`,
      `create unique index contact_plan_subject on contact_plan (kind, subject_id)`,
      `create index contact_plan_due on contact_plan (next_due_at) where state = 'RUNNING'`,
      `create table contact_step (
        id uuid not null default gen_random_uuid() primary key,
        plan_id uuid not null references contact_plan (id) on delete cascade,
        position integer not null,
        channel text not null,
        notice boolean not null default false,
        day_offset integer not null,
        hour integer not null,
        texts jsonb not null,
        due_at timestamptz,
        done_at timestamptz,
        campaign_id uuid,
        handed integer not null default 0,
        left_out integer not null default 0,
        why text,
        constraint contact_step_channel check (channel in ('EMAIL', 'PHONE', 'POST')),
        constraint contact_step_day check (day_offset between -60 and 365 and hour between 0 and 23)
      )`,
      `create unique index contact_step_position on contact_step (plan_id, position)`,
      `create unique index contact_step_campaign on contact_step (campaign_id) where campaign_id is not null`,
      `create table contact_person (
        id uuid not null default gen_random_uuid() primary key,
        plan_id uuid not null references contact_plan (id) on delete cascade,
        member_id uuid not null references member (id)
      )`,
      `create unique index contact_person_once on contact_person (plan_id, member_id)`,
      `create index contact_person_member on contact_person (member_id)`,
      `create table contact (
        id uuid not null default gen_random_uuid() primary key,
        step_id uuid not null references contact_step (id) on delete cascade,
        person_id uuid not null references contact_person (id) on delete cascade,
        needless boolean not null default false
      )`,
      `create unique index contact_once on contact (step_id, person_id)`,
      `create index contact_of_person on contact (person_id)`,
    ])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['contact', 'contact_person', 'contact_step', 'contact_plan']) await runner.query(`drop table ${table}`);
  }
}
