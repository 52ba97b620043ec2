import pg from 'pg';
import { MEETINGS_SQL } from '../../fixture/meetings.js';

/** Whoever asks in the bench: the champion of one table, who sits at two. */
export interface BenchActor {
  memberId: string;
  tableId: string;
}

/** The same id for the same thing at every scale, in the form of a random one. */
const id = (kind: string, n: string) => `overlay(overlay(md5('${kind}' || (${n})) placing '4' from 13) placing '8' from 17)::uuid`;

/**
 * speed.md's data, times `scale`: 60 tables, 5,000 members, 20 sectors (so that each of a table's 20 seats has one), 1,200 seats, 1,200 meetings, 24,000 RSVPs. What a page
 * shows stays the same size: a table has 20 seats and 20 meetings, a meeting 20 RSVPs, at every scale.
 */
export async function fill(databaseUrl: string, scale: number): Promise<BenchActor> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const run = (sql: string) => client.query(sql);
  try {
    await run(MEETINGS_SQL);
    await run('set synchronous_commit = off');
    await run(`insert into sector (id, name, position) select ${id('sector', 'n')}, 'Sector ' || n, n from generate_series(1, 20) n`);
    await run(`insert into region (id, name, position) values (${id('region', '1')}, 'Northern interior', 1)`);
    await run(`insert into community (id, name, region_id, time_zone) select ${id('community', 'n')}, 'Community ' || n, ${id('region', '1')}, 'America/Vancouver' from generate_series(1, 60) n`);
    await run(`insert into organisation (id, name, sector_id, community_id) select ${id('organisation', 'n')}, 'Organisation ' || n, ${id('sector', '1 + n % 12')}, ${id('community', '1 + n % 60')} from generate_series(1, ${200 * scale}) n`);
    await run(`insert into member (id, name, sector_id, organisation_id, community_id, email, phone, contact_visible_to)
      select ${id('member', 'n')}, 'Member ' || substr(md5('name' || n), 1, 8), ${id('sector', '1 + n % 12')}, ${id('organisation', `1 + n % ${200 * scale}`)}, ${id('community', '1 + n % 60')}, 'member-' || n || '@example.org', '250-555-0' || (100 + n % 900),
        ('{ADMINS,TABLES,NETWORK}'::text[])[1 + n % 3] from generate_series(1, ${5000 * scale}) n`);
    await run(`insert into "table" (id, name, kind, community_id, founded_on) select ${id('table', 'n')}, 'Table ' || lpad(n::text, 5, '0'), 'LOCAL', ${id('community', '1 + n % 60')}, '2022-01-10' from generate_series(1, ${60 * scale}) n`);
    await run(`insert into seat (id, table_id, sector_id, opened_on) select ${id('seat', `t * 20 + s`)}, ${id('table', 't')}, ${id('sector', 's')}, '2022-01-10' from generate_series(1, ${60 * scale}) t, generate_series(1, 20) s`);
    await run(`insert into holding (id, seat_id, member_id, "from") select ${id('holding', 't * 20 + s')}, ${id('seat', 't * 20 + s')}, ${id('member', `1 + (t * 20 + s) % ${5000 * scale}`)}, '2023-01-01' from generate_series(1, ${60 * scale}) t, generate_series(1, 20) s`);
    await run(`insert into meeting (id, table_id, title, starts_at, agenda) select ${id('meeting', 't * 20 + m')}, ${id('table', 't')}, 'Meeting ' || m, '2026-01-05T18:00:00Z'::timestamptz + m * interval '28 days' + t % 7 * interval '1 day', 'Agenda' from generate_series(1, ${60 * scale}) t, generate_series(1, 20) m`);
    await run(`insert into rsvp (meeting_id, member_id, state, answered_at) select ${id('meeting', 't * 20 + m')}, ${id('member', `1 + (t * 20 + s) % ${5000 * scale}`)}, ('{YES,NO,MAYBE}'::text[])[1 + (s + m) % 3], '2026-01-01T00:00:00Z' from generate_series(1, ${60 * scale}) t, generate_series(1, 20) m, generate_series(1, 20) s`);
    const { rows } = await client.query<{ member_id: string; table_id: string }>(`select h.member_id, s.table_id from holding h join seat s on s.id = h.seat_id where s.table_id = ${id('table', '7')} order by h.id limit 1`);
    const { member_id: memberId, table_id: tableId } = rows[0]!;
    await run(`insert into role (member_id, name, table_id, granted_at) values ('${memberId}', 'CHAMPION', '${tableId}', now())`);
    await run(`insert into holding (seat_id, member_id, "from", until, end_reason) select ${id('seat', '180 + s')}, '${memberId}', '2022-06-01', '2023-01-01', 'TERM_ENDED' from generate_series(1, 4) s`);
    await run(`insert into offer (seat_id, member_id, note, offered_by_id, offered_at, expires_at) select ${id('seat', '200 + s')}, '${memberId}', 'We would be glad', '${memberId}', ('2026-11-0' || s)::timestamptz, '2099-01-01' from generate_series(1, 3) s`);
    await run('vacuum analyze');
    return { memberId, tableId };
  } finally {
    await client.end();
  }
}
