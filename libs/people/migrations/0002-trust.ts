import type { MigrationInterface, QueryRunner } from 'typeorm';

const ROLES = ['EDUCATOR', 'COORDINATOR', 'HEALTHCARE', 'PEER', 'CLINICIAN', 'MANAGER', 'STUDENT', 'CHILDCARE', 'RESEARCHER', 'BEHAVIOUR', 'SOCIAL_WORKER', 'OTHER'];

/** What makes the list of members trustworthy: addresses in parts, primary roles, consent, history, leaving and merging. */
export class Trust1764000000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      // an address of old stands whole in `line` until somebody takes it apart
      `alter table member alter column postal_address type jsonb using case when postal_address is not null then jsonb_build_object(
         'careOf', null, 'line', postal_address, 'civic', null, 'site', null, 'compartment', null, 'ruralRoute', null, 'poBox', null, 'generalDelivery', false,
         'station', null, 'place', null, 'province', null, 'postalCode', null, 'country', null, 'lines', to_jsonb(string_to_array(postal_address, E'\\n'))) end`,
      `alter table member
         add column other_emails text[] not null default '{}',
         add column primary_role text,
         add column also_parent boolean not null default false,
         add column languages text[] not null default '{}',
         add column paused_until date,
         add column left_at timestamptz,
         add column erased_at timestamptz,
         add column merged_into_id uuid references member (id),
         add constraint member_primary_role check (primary_role in (${ROLES.map((name) => `'${name}'`).join(', ')}))`,
      `create index member_by_role on member (primary_role)`,
      `create index member_merged_into on member (merged_into_id)`,
      `create index member_other_emails on member using gin (other_emails)`,
      `create index member_phone on member (regexp_replace(phone, '\\D', '', 'g')) where phone is not null`,
      `create index organisation_search on organisation using gin (search_key(name) gin_trgm_ops)`,
      `create table consent (
        id uuid not null default gen_random_uuid() primary key,
        member_id uuid not null references member (id),
        kind text not null,
        source text not null,
        given_on date not null,
        expires_on date,
        withdrawn_on date,
        recorded_by_id uuid,
        constraint consent_kind check (kind in ('EXPRESS', 'IMPLIED')),
        constraint consent_ends_after check (expires_on >= given_on and withdrawn_on >= given_on),
        constraint consent_implied_ends check (kind = 'EXPRESS' or expires_on is not null)
      )`,
      `create index consent_member on consent (member_id)`,
      `create table change (
        id uuid not null default gen_random_uuid() primary key,
        member_id uuid references member (id),
        organisation_id uuid references organisation (id),
        at timestamptz not null,
        by_id uuid references member (id),
        source text not null,
        fields jsonb not null
      )`,
      `create index change_member on change (member_id)`,
      `create index change_organisation on change (organisation_id)`,
      `create index change_by on change (by_id)`,
    ])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `drop table change`,
      `drop table consent`,
      `drop index organisation_search`,
      `drop index member_phone`,
      `alter table member
         drop column merged_into_id, drop column erased_at, drop column left_at, drop column paused_until,
         drop column languages, drop column also_parent, drop column primary_role, drop column other_emails`,
      `alter table member add column address_text text`,
      `update member set address_text = (select string_agg(line, E'\\n' order by place) from jsonb_array_elements_text(postal_address->'lines') with ordinality as lines (line, place)) where postal_address is not null`,
      `alter table member alter column postal_address type text using address_text`,
      `alter table member drop column address_text`,
    ])
      await runner.query(statement);
  }
}
