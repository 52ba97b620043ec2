import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A list of members of one sector, community or organisation is a page in the order of names: its index walks no others. */
export class Lists1764000000013 implements MigrationInterface {
  private readonly by = ['sector', 'community', 'organisation'];

  async up(runner: QueryRunner): Promise<void> {
    for (const by of this.by) {
      await runner.query(`drop index member_${by}`);
      await runner.query(`create index member_${by} on member (${by}_id, name, id)`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const by of this.by) {
      await runner.query(`drop index member_${by}`);
      await runner.query(`create index member_${by} on member (${by}_id)`);
    }
  }
}
