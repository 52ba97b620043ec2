import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The figures of a participation table as they were published. */
export class Published1764000000022 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table registration_list add column published jsonb`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table registration_list drop column published`);
  }
}
