import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Letters are found by whom they go to: when somebody asks what is held about them, or to be erased. */
export class Recipient1764000000009 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index outbox_recipient on outbox (recipient_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index outbox_recipient');
  }
}
