import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Runs of postcards, and the cards in them. */
export class Postcards1764000000050 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `create table postcard_run (
        id uuid not null default gen_random_uuid() primary key,
        once_key text not null,
        title text not null,
        heading text not null,
        body text not null,
        lang text not null,
        fault text,
        state text not null default 'OPEN',
        ordered_at timestamptz not null,
        newest text not null,
        locked_at timestamptz,
        locked_by_id uuid references member (id),
        sender_lines text[],
        posted_on date,
        posted_by_id uuid references member (id),
        posted_count integer,
        cost_cents integer,
        lead_days integer,
        constraint postcard_run_state check (state in ('OPEN', 'LOCKED', 'POSTED')),
        constraint postcard_run_locked check ((state = 'OPEN') = (locked_at is null)),
        constraint postcard_run_posted check ((state = 'POSTED') = (posted_on is not null))
      )`,
      `create unique index postcard_run_once on postcard_run (once_key)`,
      `create index postcard_run_newest on postcard_run (newest, id)`,
      `create index postcard_run_locker on postcard_run (locked_by_id)`,
      `create index postcard_run_poster on postcard_run (posted_by_id)`,
      `create table postcard (
        id uuid not null default gen_random_uuid() primary key,
        run_id uuid not null references postcard_run (id),
        member_id uuid not null references member (id),
        state text not null,
        why text,
        sealed text,
        code_key text not null,
        link_key text not null,
        ref text not null,
        name text,
        address_lines text[],
        printed_at timestamptz,
        returned_at timestamptz,
        returned_by_id uuid references member (id),
        constraint postcard_state check (state in ('WAITING', 'REFUSED', 'CANCELLED', 'LOCKED', 'POSTED', 'RETURNED')),
        constraint postcard_why check ((state in ('REFUSED', 'CANCELLED')) = (why is not null)),
        constraint postcard_address check (state not in ('LOCKED', 'POSTED', 'RETURNED') or (name is not null and address_lines is not null)),
        constraint postcard_sealed check (state not in ('WAITING', 'LOCKED') or sealed is not null),
        constraint postcard_returned check ((state = 'RETURNED') = (returned_at is not null))
      )`,
      `create unique index postcard_once on postcard (run_id, member_id)`,
      `create index postcard_by_state on postcard (run_id, state, id)`,
      `create index postcard_member on postcard (member_id)`,
      `create index postcard_code on postcard (code_key)`,
      `create index postcard_link on postcard (link_key)`,
      `create unique index postcard_ref on postcard (ref)`,
      `create index postcard_returner on postcard (returned_by_id)`,
    ])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table postcard');
    await runner.query('drop table postcard_run');
  }
}
