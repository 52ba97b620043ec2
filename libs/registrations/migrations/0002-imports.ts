import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Imports1764000000021 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `create table import (
        id uuid not null default gen_random_uuid() primary key,
        file_name text not null,
        uploaded_at timestamptz not null,
        uploaded_by_id uuid references member (id),
        state text not null,
        list_name text not null default '',
        held_on date,
        table_id uuid,
        columns jsonb not null,
        header text not null,
        row_count integer not null default 0,
        done_count integer not null default 0,
        counts jsonb not null default '[]',
        problem text,
        consent_source text,
        consent_given_on date,
        result jsonb,
        asked_by_id uuid,
        leave_out_open boolean not null default false,
        alive_at timestamptz,
        attempts integer not null default 0,
        checked_line integer,
        finished_at timestamptz,
        constraint import_state check (state in ('UPLOADED', 'CHECKING', 'CHECKED', 'COMMITTING', 'DONE', 'FAILED'))
      )`,
      `create index import_uploader on import (uploaded_by_id)`,
      `create index import_header on import (header)`,
      `create table import_question (
        id uuid not null default gen_random_uuid() primary key,
        import_id uuid not null references import (id) on delete cascade,
        key text not null,
        says text not null,
        choices jsonb not null,
        answer text
      )`,
      `create unique index import_question_once on import_question (import_id, key)`,
      `create table import_row (
        id uuid not null default gen_random_uuid() primary key,
        import_id uuid not null references import (id) on delete cascade,
        line integer not null,
        fate text not null default 'NEW',
        name text,
        email text,
        says text[] not null default '{}',
        member_id uuid references member (id),
        cells text[] not null,
        asks jsonb not null default '[]',
        answers jsonb not null default '{}',
        given jsonb,
        stale boolean not null default false,
        constraint import_row_fate check (fate in ('NEW', 'KNOWN', 'ALREADY', 'REPEATED', 'ASKED', 'REFUSED', 'LEFT_OUT'))
      )`,
      `create unique index import_row_line on import_row (import_id, line)`,
      // the rows above a row that it may repeat, by line
      `create index import_row_email on import_row (import_id, email, line) where fate not in ('REFUSED', 'LEFT_OUT', 'REPEATED')`,
      `create index import_row_name on import_row (import_id, search_key(name), line) where fate not in ('REFUSED', 'LEFT_OUT', 'REPEATED')`,
      `create index import_row_member on import_row (member_id)`,
    ])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['import_row', 'import_question', 'import']) await runner.query(`drop table ${table}`);
  }
}
