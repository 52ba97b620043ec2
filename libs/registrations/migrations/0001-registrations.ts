import type { MigrationInterface, QueryRunner } from 'typeorm';

const ROLES = ['EDUCATOR', 'COORDINATOR', 'HEALTHCARE', 'PEER', 'CLINICIAN', 'MANAGER', 'STUDENT', 'CHILDCARE', 'RESEARCHER', 'BEHAVIOUR', 'SOCIAL_WORKER', 'OTHER'];

export class Registrations1764000000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `create table registration_list (
        id uuid not null default gen_random_uuid() primary key,
        name text not null,
        held_on date,
        table_id uuid,
        created_by_id uuid,
        created_at timestamptz not null,
        public_since timestamptz
      )`,
      `create unique index registration_list_name on registration_list (lower(name))`,
      `create index registration_list_table on registration_list (table_id)`,
      `create index registration_list_maker on registration_list (created_by_id)`,
      `create table registration (
        id uuid not null default gen_random_uuid() primary key,
        list_id uuid not null references registration_list (id),
        member_id uuid not null references member (id),
        name text not null,
        region_id uuid references region (id),
        primary_role text,
        participation text,
        registered_on date,
        constraint registration_participation check (participation in ('RECORDED', 'LIVE')),
        constraint registration_primary_role check (primary_role in (${ROLES.map((name) => `'${name}'`).join(', ')}))
      )`,
      `create unique index registration_once on registration (list_id, member_id)`,
      `create index registration_by_name on registration (list_id, name, id)`,
      `create index registration_member on registration (member_id)`,
      `create index registration_region on registration (region_id)`,
    ])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['registration', 'registration_list']) await runner.query(`drop table ${table}`);
  }
}
