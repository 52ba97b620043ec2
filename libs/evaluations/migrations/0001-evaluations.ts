import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Evaluations, who is asked and who phones, and their answers: sealed, then opened. No table of answers has a day, a person or an address. */
export class Evaluations1764000000065 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `create table evaluation (
        id uuid not null default gen_random_uuid() primary key,
        title text not null,
        state text not null default 'DRAFT',
        held_on date,
        languages text[] not null,
        intro jsonb not null,
        questions jsonb not null,
        audience jsonb,
        public_key text not null,
        key_saved_at timestamptz,
        turned_on date,
        started_at timestamptz,
        closed_at timestamptz,
        created_by_id uuid,
        created_at timestamptz not null,
        constraint evaluation_state check (state in ('DRAFT', 'RUNNING', 'CLOSED')),
        constraint evaluation_key check (state = 'DRAFT' or key_saved_at is not null)
      )`,
      `create index evaluation_newest on evaluation (created_at, id)`,
      `create table caller (
        id uuid not null default gen_random_uuid() primary key,
        evaluation_id uuid not null references evaluation (id),
        member_id uuid not null references member (id)
      )`,
      `create unique index caller_once on caller (evaluation_id, member_id)`,
      `create index caller_member on caller (member_id)`,
      `create table invitation (
        id uuid not null default gen_random_uuid() primary key,
        evaluation_id uuid not null references evaluation (id),
        member_id uuid not null references member (id),
        state text not null default 'SILENT',
        after_step integer,
        region_id uuid references region (id),
        primary_role text,
        code_hash text not null,
        code_try integer not null default 0,
        constraint invitation_state check (state in ('SILENT', 'ANSWERED', 'CREDITED', 'DECLINED')),
        constraint invitation_step check (after_step is null or state = 'ANSWERED')
      )`,
      `create unique index invitation_once on invitation (evaluation_id, member_id)`,
      `create unique index invitation_code on invitation (code_hash)`,
      `create index invitation_member on invitation (member_id)`,
      `create index invitation_region on invitation (region_id)`,
      `create table phone_call (
        id uuid not null default gen_random_uuid() primary key,
        evaluation_id uuid not null references evaluation (id),
        member_id uuid not null references member (id),
        called_on date not null,
        outcome text not null,
        constraint phone_call_outcome check (outcome in ('CALL_BACK', 'DECLINED', 'MOVED'))
      )`,
      `create unique index phone_call_once on phone_call (evaluation_id, member_id)`,
      `create index phone_call_member on phone_call (member_id)`,
      `create table sealed_ballot (
        id uuid not null default gen_random_uuid() primary key,
        evaluation_id uuid not null references evaluation (id),
        key_hash text not null,
        sealed text not null,
        fresh boolean not null default true
      )`,
      `create unique index sealed_ballot_key on sealed_ballot (evaluation_id, key_hash)`,
      `create table ballot (
        id uuid not null default gen_random_uuid() primary key,
        evaluation_id uuid not null references evaluation (id),
        answers jsonb not null
      )`,
      `create index ballot_evaluation on ballot (evaluation_id)`,
      `create table saying (
        id uuid not null default gen_random_uuid() primary key,
        evaluation_id uuid not null references evaluation (id),
        question_key text not null,
        text text not null
      )`,
      `create index saying_question on saying (evaluation_id, question_key)`,
    ])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['saying', 'ballot', 'sealed_ballot', 'phone_call', 'invitation', 'caller', 'evaluation']) await runner.query(`drop table ${table}`);
  }
}
