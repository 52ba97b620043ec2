import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which letters a member wants. The defaults stand here too: somebody without a row has them. */
export class Preference1764000000040 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `create table preference (
        id uuid not null default gen_random_uuid() primary key,
        member_id uuid not null references member (id),
        digest text not null default 'WEEKLY',
        hour integer not null default 8,
        weekday integer not null default 1,
        zone text not null default 'America/Vancouver',
        announcements boolean not null default true,
        none_since timestamptz,
        constraint preference_digest check (digest in ('OFF', 'DAILY', 'WEEKLY', 'MONTHLY')),
        constraint preference_hour check (hour between 0 and 23),
        constraint preference_weekday check (weekday between 1 and 7)
      )`,
      `create unique index preference_member on preference (member_id)`,
    ])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table preference');
  }
}
