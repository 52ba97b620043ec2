import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Members are looked for by their whole name too, many at a time: trigrams are slow at that. */
export class NameKey1764000000011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index member_name_key on member (search_key(name))');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index member_name_key');
  }
}
