import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Two organisations made one can be two again for a day. */
export class OrganisationMerge1764000000140 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `create table organisation_merge (
        id uuid not null default gen_random_uuid() primary key,
        name text not null,
        into_id uuid not null references organisation (id),
        gone_id uuid not null,
        merged_at timestamptz not null,
        undo_until timestamptz not null,
        undone_at timestamptz,
        by_id uuid references member (id),
        undo jsonb,
        constraint organisation_merge_undone check (undone_at is null or undo is null)
      )`,
      `create index organisation_merge_into on organisation_merge (into_id)`,
      `create index organisation_merge_gone on organisation_merge (gone_id)`,
      `create index organisation_merge_by on organisation_merge (by_id)`,
      `create index organisation_merge_to_forget on organisation_merge (undo_until) where undo is not null`,
    ])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table organisation_merge`);
  }
}
