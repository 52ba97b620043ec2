import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A card that cannot be posted is no contact. */
export class RefusedCard1764000000125 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table contact add column refused boolean not null default false');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table contact drop column refused');
  }
}
