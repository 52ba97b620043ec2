import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables are listed the regional one first, then by name, a page at a time. */
export class TableOrder1764000000014 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index table_by_name on "table" (kind desc, name, id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index table_by_name');
  }
}
