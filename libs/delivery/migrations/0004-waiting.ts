import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the sweeps look for each minute is found without reading the whole ledger, and so is what waits outside of campaigns. */
export class Waiting1764000000110 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `create index outbox_stale on outbox (stale_at) where state in ('PENDING', 'HELD') and stale_at is not null`,
      `create index outbox_waiting on outbox (due_at) where state in ('HELD', 'DOUBTFUL')`,
      `create index outbox_single on outbox (state, id) where campaign_id is null and state in ('DOUBTFUL', 'FAILED', 'HELD')`,
    ])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of ['outbox_single', 'outbox_waiting', 'outbox_stale']) await runner.query(`drop index ${name}`);
  }
}
