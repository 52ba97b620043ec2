import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Records1764000000015 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      // a name's words in one order: "Ana Duarte" and "Duarte, Ana" have the same
      `create function name_key(name text) returns text language sql immutable strict parallel safe
        return (select coalesce(string_agg(word, ' ' order by word collate "C"), '') from regexp_split_to_table(public.search_key(name), '[^[:alnum:]]+') word where word <> '')`,
      `create table merge (
        id uuid not null default gen_random_uuid() primary key,
        name text not null,
        into_id uuid not null references member (id),
        gone_id uuid not null,
        merged_at timestamptz not null,
        undo_until timestamptz not null,
        undone_at timestamptz,
        by_id uuid references member (id),
        undo jsonb,
        constraint merge_undone check (undone_at is null or undo is null)
      )`,
      `create index merge_into on merge (into_id)`,
      `create index merge_gone on merge (gone_id)`,
      `create index merge_by on merge (by_id)`,
      `create index merge_to_forget on merge (undo_until) where undo is not null`,
      `create table apart (
        id uuid not null default gen_random_uuid() primary key,
        a_id uuid not null references member (id),
        b_id uuid not null references member (id),
        said_by_id uuid,
        said_at timestamptz not null,
        constraint apart_two check (a_id <> b_id)
      )`,
      `create unique index apart_once on apart (least(a_id, b_id), greatest(a_id, b_id))`,
      `create index apart_a on apart (a_id)`,
      `create index apart_b on apart (b_id)`,
    ])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of [`drop table apart`, `drop table merge`, `drop function name_key`]) await runner.query(statement);
  }
}
