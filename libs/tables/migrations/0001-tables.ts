import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Tables1764000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `CREATE TABLE "holding" (
        "id" uuid NOT NULL DEFAULT gen_random_uuid(),
        "seat_id" uuid NOT NULL,
        "member_id" uuid NOT NULL,
        "from" date NOT NULL,
        "until" date,
        "end_reason" text,
        "end_note" text,
        CONSTRAINT "holding_end_reason" CHECK (("until" is null) = (end_reason is null)),
        CONSTRAINT "holding_until_after" CHECK ("until" >= "from"),
        CONSTRAINT "holding_no_overlap" EXCLUDE using gist (seat_id with =, daterange("from", "until") with &&),
        CONSTRAINT "holding_pkey" PRIMARY KEY ("id")
      )`,
      `CREATE INDEX "holding_seat" ON "holding" ("seat_id")`,
      `CREATE INDEX "holding_member" ON "holding" ("member_id")`,
      `CREATE TABLE "loan" (
        "id" uuid NOT NULL DEFAULT gen_random_uuid(),
        "seat_id" uuid NOT NULL,
        "lender_id" uuid NOT NULL,
        "from" date NOT NULL,
        "until" date,
        CONSTRAINT "loan_not_itself" CHECK (seat_id <> lender_id),
        CONSTRAINT "loan_until_after" CHECK ("until" >= "from"),
        CONSTRAINT "loan_no_overlap" EXCLUDE using gist (seat_id with =, daterange("from", "until") with &&),
        CONSTRAINT "loan_pkey" PRIMARY KEY ("id")
      )`,
      `CREATE INDEX "loan_seat" ON "loan" ("seat_id")`,
      `CREATE INDEX "loan_lender" ON "loan" ("lender_id")`,
      `CREATE TABLE "not_here" (
        "id" uuid NOT NULL DEFAULT gen_random_uuid(),
        "seat_id" uuid NOT NULL,
        "said_by" text NOT NULL,
        "said_on" date NOT NULL,
        "until" date,
        "recorded_by_id" uuid,
        CONSTRAINT "not_here_until_after" CHECK ("until" >= said_on),
        CONSTRAINT "not_here_no_overlap" EXCLUDE using gist (seat_id with =, daterange(said_on, "until") with &&),
        CONSTRAINT "not_here_pkey" PRIMARY KEY ("id")
      )`,
      `CREATE INDEX "not_here_seat" ON "not_here" ("seat_id")`,
      `CREATE TABLE "offer" (
        "id" uuid NOT NULL DEFAULT gen_random_uuid(),
        "seat_id" uuid NOT NULL,
        "member_id" uuid NOT NULL,
        "note" text,
        "state" text NOT NULL DEFAULT 'OPEN',
        "offered_by_id" uuid NOT NULL,
        "offered_at" TIMESTAMP WITH TIME ZONE NOT NULL,
        "expires_at" TIMESTAMP WITH TIME ZONE NOT NULL,
        "answered_at" TIMESTAMP WITH TIME ZONE,
        CONSTRAINT "offer_answered" CHECK ((state = 'OPEN') = (answered_at is null)),
        CONSTRAINT "offer_state" CHECK (state in ('OPEN', 'ACCEPTED', 'DECLINED', 'LAPSED', 'WITHDRAWN')),
        CONSTRAINT "offer_pkey" PRIMARY KEY ("id")
      )`,
      `CREATE INDEX "offer_seat" ON "offer" ("seat_id")`,
      `CREATE INDEX "offer_member" ON "offer" ("member_id")`,
      `CREATE INDEX "offer_expiry" ON "offer" ("expires_at") WHERE state = 'OPEN'`,
      `CREATE UNIQUE INDEX "offer_one_open" ON "offer" ("seat_id") WHERE state = 'OPEN'`,
      `CREATE TABLE "seat" (
        "id" uuid NOT NULL DEFAULT gen_random_uuid(),
        "table_id" uuid NOT NULL,
        "sector_id" uuid NOT NULL,
        "opened_on" date NOT NULL,
        CONSTRAINT "seat_pkey" PRIMARY KEY ("id")
      )`,
      `CREATE INDEX "seat_sector" ON "seat" ("sector_id")`,
      `CREATE UNIQUE INDEX "seat_once" ON "seat" ("table_id", "sector_id")`,
      `CREATE TABLE "table" (
        "id" uuid NOT NULL DEFAULT gen_random_uuid(),
        "kind" text NOT NULL,
        "name" text NOT NULL,
        "community_id" uuid,
        "founded_on" date NOT NULL,
        "closed_on" date,
        "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
        CONSTRAINT "table_closed_after" CHECK (closed_on >= founded_on),
        CONSTRAINT "table_kind" CHECK (kind in ('REGIONAL', 'LOCAL')),
        CONSTRAINT "table_pkey" PRIMARY KEY ("id")
      )`,
      `CREATE INDEX "table_community" ON "table" ("community_id")`,
      `CREATE TABLE "attendance" (
        "id" uuid NOT NULL DEFAULT gen_random_uuid(),
        "holding_id" uuid NOT NULL,
        "on" date NOT NULL,
        "present" boolean NOT NULL,
        CONSTRAINT "attendance_pkey" PRIMARY KEY ("id")
      )`,
      `CREATE UNIQUE INDEX "attendance_once" ON "attendance" ("holding_id", "on")`,
      `ALTER TABLE "holding" ADD CONSTRAINT "holding_seat_id_fkey" FOREIGN KEY ("seat_id") REFERENCES "seat"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "holding" ADD CONSTRAINT "holding_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "loan" ADD CONSTRAINT "loan_seat_id_fkey" FOREIGN KEY ("seat_id") REFERENCES "seat"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "loan" ADD CONSTRAINT "loan_lender_id_fkey" FOREIGN KEY ("lender_id") REFERENCES "seat"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "not_here" ADD CONSTRAINT "not_here_seat_id_fkey" FOREIGN KEY ("seat_id") REFERENCES "seat"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "offer" ADD CONSTRAINT "offer_seat_id_fkey" FOREIGN KEY ("seat_id") REFERENCES "seat"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "offer" ADD CONSTRAINT "offer_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "seat" ADD CONSTRAINT "seat_table_id_fkey" FOREIGN KEY ("table_id") REFERENCES "table"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "seat" ADD CONSTRAINT "seat_sector_id_fkey" FOREIGN KEY ("sector_id") REFERENCES "sector"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "table" ADD CONSTRAINT "table_community_id_fkey" FOREIGN KEY ("community_id") REFERENCES "community"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "attendance" ADD CONSTRAINT "attendance_holding_id_fkey" FOREIGN KEY ("holding_id") REFERENCES "holding"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `create unique index table_name on "table" (lower(name)) where closed_on is null`,
      `create unique index table_one_regional on "table" (kind) where kind = 'REGIONAL' and closed_on is null`,
    ])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `drop table "attendance"`,
      `drop table "offer"`,
      `drop table "not_here"`,
      `drop table "loan"`,
      `drop table "holding"`,
      `drop table "seat"`,
      `drop table "table"`,
    ])
      await runner.query(statement);
  }
}
