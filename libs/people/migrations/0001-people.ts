import type { MigrationInterface, QueryRunner } from 'typeorm';

export class People1764000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `CREATE TABLE "sector" (
        "id" uuid NOT NULL DEFAULT gen_random_uuid(),
        "name" text NOT NULL,
        "position" integer NOT NULL,
        "retired_at" TIMESTAMP WITH TIME ZONE,
        CONSTRAINT "sector_pkey" PRIMARY KEY ("id")
      )`,
      `CREATE TABLE "region" (
        "id" uuid NOT NULL DEFAULT gen_random_uuid(),
        "name" text NOT NULL,
        "position" integer NOT NULL,
        CONSTRAINT "region_pkey" PRIMARY KEY ("id")
      )`,
      `CREATE TABLE "community" (
        "id" uuid NOT NULL DEFAULT gen_random_uuid(),
        "name" text NOT NULL,
        "region_id" uuid NOT NULL,
        "time_zone" text NOT NULL,
        "local_names" jsonb NOT NULL DEFAULT '[]',
        CONSTRAINT "community_pkey" PRIMARY KEY ("id")
      )`,
      `CREATE INDEX "community_region" ON "community" ("region_id")`,
      `CREATE TABLE "organisation" (
        "id" uuid NOT NULL DEFAULT gen_random_uuid(),
        "name" text NOT NULL,
        "sector_id" uuid,
        "community_id" uuid,
        CONSTRAINT "organisation_pkey" PRIMARY KEY ("id")
      )`,
      `CREATE INDEX "organisation_sector" ON "organisation" ("sector_id")`,
      `CREATE INDEX "organisation_community" ON "organisation" ("community_id")`,
      `CREATE TABLE "role" (
        "id" uuid NOT NULL DEFAULT gen_random_uuid(),
        "name" text NOT NULL,
        "table_id" uuid,
        "member_id" uuid NOT NULL,
        "granted_at" TIMESTAMP WITH TIME ZONE NOT NULL,
        "granted_by_id" uuid,
        CONSTRAINT "role_scope" CHECK ((name = 'CHAMPION') = (table_id is not null)),
        CONSTRAINT "role_name" CHECK (name in ('ADMIN', 'CHAMPION')),
        CONSTRAINT "role_pkey" PRIMARY KEY ("id")
      )`,
      `CREATE INDEX "role_table" ON "role" ("table_id")`,
      `CREATE INDEX "role_member" ON "role" ("member_id")`,
      `CREATE TABLE "member" (
        "id" uuid NOT NULL DEFAULT gen_random_uuid(),
        "name" text NOT NULL,
        "sector_id" uuid,
        "organisation_id" uuid,
        "community_id" uuid,
        "email" text,
        "phone" text,
        "postal_address" text,
        "by_email" boolean NOT NULL DEFAULT true,
        "by_phone" boolean NOT NULL DEFAULT false,
        "by_post" boolean NOT NULL DEFAULT false,
        "contact_visible_to" text NOT NULL DEFAULT 'TABLES',
        "disabled_at" TIMESTAMP WITH TIME ZONE,
        "added_by_id" uuid,
        "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
        CONSTRAINT "member_email_lower" CHECK (email = lower(email)),
        CONSTRAINT "member_contact_visible_to" CHECK (contact_visible_to in ('ADMINS', 'TABLES', 'NETWORK')),
        CONSTRAINT "member_pkey" PRIMARY KEY ("id")
      )`,
      `CREATE INDEX "member_sector" ON "member" ("sector_id")`,
      `CREATE INDEX "member_organisation" ON "member" ("organisation_id")`,
      `CREATE INDEX "member_community" ON "member" ("community_id")`,
      `CREATE UNIQUE INDEX "member_email" ON "member" ("email")`,
      `CREATE INDEX "member_added_by" ON "member" ("added_by_id")`,
      `CREATE INDEX "member_by_name" ON "member" ("name", "id")`,
      `CREATE TABLE "network" (
        "id" integer NOT NULL,
        "name" text NOT NULL,
        "sender_name" text NOT NULL,
        "postal_address" text,
        "sample" boolean NOT NULL DEFAULT false,
        CONSTRAINT "network_one_row" CHECK (id = 1),
        CONSTRAINT "network_pkey" PRIMARY KEY ("id")
      )`,
      `ALTER TABLE "community" ADD CONSTRAINT "community_region_id_fkey" FOREIGN KEY ("region_id") REFERENCES "region"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "organisation" ADD CONSTRAINT "organisation_sector_id_fkey" FOREIGN KEY ("sector_id") REFERENCES "sector"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "organisation" ADD CONSTRAINT "organisation_community_id_fkey" FOREIGN KEY ("community_id") REFERENCES "community"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "role" ADD CONSTRAINT "role_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "member" ADD CONSTRAINT "member_sector_id_fkey" FOREIGN KEY ("sector_id") REFERENCES "sector"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "member" ADD CONSTRAINT "member_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "member" ADD CONSTRAINT "member_community_id_fkey" FOREIGN KEY ("community_id") REFERENCES "community"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `create unique index sector_name on sector (lower(name))`,
      `create unique index region_name on region (lower(name))`,
      `create unique index community_name on community (region_id, lower(name))`,
      `create unique index organisation_name on organisation (lower(name), community_id) nulls not distinct`,
      `create unique index role_once on role (member_id, name, table_id) nulls not distinct`,
      `create index member_search on member using gin (search_key(name) gin_trgm_ops)`,
      `insert into network (id, name, sender_name) values (1, 'SEED Table', 'SEED Table')`,
      `create table auth_user (id text primary key, name text not null, email text not null unique, email_verified boolean not null, image text, created_at timestamptz not null default now(), updated_at timestamptz not null default now(), member_id uuid not null unique references member (id) on delete cascade)`,
      `create table auth_session (id text primary key, expires_at timestamptz not null, token text not null unique, created_at timestamptz not null default now(), updated_at timestamptz not null, ip_address text, user_agent text, user_id text not null references auth_user (id) on delete cascade)`,
      `create index auth_session_user on auth_session (user_id)`,
      `create table auth_account (id text primary key, account_id text not null, provider_id text not null, user_id text not null references auth_user (id) on delete cascade, access_token text, refresh_token text, id_token text, access_token_expires_at timestamptz, refresh_token_expires_at timestamptz, scope text, password text, created_at timestamptz not null default now(), updated_at timestamptz not null)`,
      `create index auth_account_user on auth_account (user_id)`,
      `create table auth_verification (id text primary key, identifier text not null, value text not null, expires_at timestamptz not null, created_at timestamptz not null default now(), updated_at timestamptz not null default now())`,
      `create index auth_verification_identifier on auth_verification (identifier)`,
      `create table auth_rate_limit (id text primary key, key text not null unique, count integer not null, last_request bigint not null)`,
    ])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `drop table auth_rate_limit`,
      `drop table auth_verification`,
      `drop table auth_account`,
      `drop table auth_session`,
      `drop table auth_user`,
      `drop table "network"`,
      `drop table "role"`,
      `drop table "member"`,
      `drop table "organisation"`,
      `drop table "community"`,
      `drop table "region"`,
      `drop table "sector"`,
    ])
      await runner.query(statement);
  }
}
