import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Organisations are listed by name, a page at a time. */
export class OrganisationOrder1764000000012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index organisation_by_name on organisation (name, id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index organisation_by_name');
  }
}
