import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A sealed answer knows whether all questions were before whoever gave it, and waits too when it came before its day was turned; a key knows who has its copy. */
export class WholeAnswers1764000000120 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table sealed_ballot alter column fresh drop not null');
    await runner.query('alter table evaluation add column key_saved_by_id uuid');
    await runner.query('alter table sealed_ballot add column whole boolean not null default false');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table evaluation drop column key_saved_by_id');
    await runner.query('alter table sealed_ballot drop column whole');
    await runner.query('update sealed_ballot set fresh = true where fresh is null');
    await runner.query('alter table sealed_ballot alter column fresh set not null');
  }
}
