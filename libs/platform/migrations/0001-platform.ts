import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Platform1764000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `create extension if not exists pg_trgm`,
      `create extension if not exists unaccent`,
      `create extension if not exists btree_gist`,
      `create function search_key(words text) returns text language sql immutable strict parallel safe
        return lower(public.unaccent('public.unaccent'::regdictionary, translate(words, '''’ʼʻ‘\`', '')))`,
      `CREATE TABLE "clock" (
        "id" integer NOT NULL,
        "offset_ms" bigint NOT NULL,
        CONSTRAINT "clock_one_row" CHECK (id = 1),
        CONSTRAINT "clock_pkey" PRIMARY KEY ("id")
      )`,
      `CREATE TABLE "outbox" (
        "id" uuid NOT NULL DEFAULT gen_random_uuid(),
        "letter" text NOT NULL,
        "recipient_id" uuid NOT NULL,
        "once_key" text,
        "sealed_props" text,
        "state" text NOT NULL DEFAULT 'PENDING',
        "due_at" TIMESTAMP WITH TIME ZONE NOT NULL,
        "stale_at" TIMESTAMP WITH TIME ZONE,
        "leased_until" TIMESTAMP WITH TIME ZONE,
        "attempts" integer NOT NULL DEFAULT '0',
        "sent_at" TIMESTAMP WITH TIME ZONE,
        "reason" text,
        "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
        CONSTRAINT "outbox_once_key_key" UNIQUE ("once_key"),
        CONSTRAINT "outbox_wiped" CHECK (state in ('PENDING', 'SENDING') or sealed_props is null),
        CONSTRAINT "outbox_state" CHECK (state in ('PENDING', 'SENDING', 'SENT', 'HELD', 'FAILED', 'STALE')),
        CONSTRAINT "outbox_pkey" PRIMARY KEY ("id")
      )`,
      `CREATE INDEX "outbox_due" ON "outbox" ("due_at") WHERE state in ('PENDING', 'SENDING')`,
    ])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `drop table "outbox"`,
      `drop table "clock"`,
      `drop function search_key`,
      `drop extension btree_gist`,
      `drop extension unaccent`,
      `drop extension pg_trgm`,
    ])
      await runner.query(statement);
  }
}
