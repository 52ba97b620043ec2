import type { Db } from '#platform';

/** How many of each there are in a large network: far above the largest one we know of. */
export const MANY = { members: 20_000, organisations: 1_500, tables: 60 };

const share = (of: number, members: number) => Math.ceil((of * members) / MANY.members);

/** Fills an empty, migrated database with a network of this many members and what a network of that size keeps about them. */
export async function fillWithMany(db: Db, members = MANY.members): Promise<void> {
  const organisations = share(MANY.organisations, members);
  const tables = share(MANY.tables, members);
  const statements = [
    `insert into region (name, position) select 'Region ' || i, i from generate_series(1, 5) i`,
    `insert into sector (name, position) select 'Sector ' || i, i from generate_series(1, 12) i`,
    `insert into community (name, region_id, time_zone) select (array['Vanderhoof', 'Smithers', 'Terrace'])[1 + i % 3] || ' ' || i, (select id from region where position = 1 + i % 5), 'America/Vancouver' from generate_series(1, 60) i`,
    `create temporary table place as select id, row_number() over () as nr from community`,
    `create temporary table field as select id, position as nr from sector`,
    `insert into organisation (name, sector_id, community_id)
       select (array['Health unit', 'Friendship Centre', 'Primary school', 'Vanderhoof family centre'])[1 + i % 4] || ' ' || i, f.id, p.id
       from generate_series(1, ${organisations}) i join place p on p.nr = 1 + i % 60 join field f on f.nr = 1 + i % 12`,
    `create temporary table work as select id, community_id, sector_id, row_number() over () as nr from organisation`,
    `insert into member (name, email, phone, sector_id, organisation_id, community_id, primary_role, contact_visible_to, other_emails, erased_at)
       select (array['Ana', 'Émile', 'Priya', 'Wes', 'Noémie', 'Hamza', 'Ingrid', 'Theo', 'Lise', 'Owen', 'Gita', 'Rhys', 'Una'])[1 + i % 13] || ' ' ||
           (array['Duarte', 'Lévesque', 'Randhawa', 'Tanabe', 'Tremblay', 'Qureshi', 'Sorley', 'Lachance', 'Gervais', 'Stainsby', 'Ramesh'])[1 + i % 11] || '-' ||
           (array['Croft', 'Holt', 'Bell', 'Bain', 'Webb', 'Thorn', 'Rook', 'Cole', 'Nair', 'Birk', 'Moss', 'Vale', 'Orr', 'Reid', 'Ward', 'Ames', 'Lowe'])[1 + i % 17] ||
           case when i % 97 = 0 then ' of Nak''azdli' else '' end,
         'member.' || i || '@example.org', case when i % 3 = 0 then '250-555-' || lpad(i::text, 5, '0') end, w.sector_id, w.id, w.community_id,
         (array['EDUCATOR', 'COORDINATOR', 'HEALTHCARE', 'PEER', 'STUDENT', 'RESEARCHER'])[1 + i % 6], (array['ADMINS', 'TABLES', 'NETWORK'])[1 + i % 3],
         case when i % 50 = 0 then array['old.' || i || '@example.org'] else '{}' end, case when i % 400 = 7 then now() end
       from generate_series(1, ${members}) i join work w on w.nr = 1 + i % ${organisations}`,
    `create temporary table person as select id, name, row_number() over () as nr from member`,
    `insert into "table" (kind, name, community_id, founded_on) select 'LOCAL', 'Table ' || nr, id, '2015-01-10' from place where nr <= ${tables}`,
    `insert into seat (table_id, sector_id, opened_on) select t.id, f.id, '2015-01-10' from "table" t cross join field f`,
    `create temporary table chair as select id, row_number() over () as nr from seat`,
    // a holder a year on every seat, the last to this day
    `insert into holding (seat_id, member_id, "from", until, end_reason)
       select c.id, p.id, make_date(2015 + y, 2, 1), case when y < 10 then make_date(2016 + y, 2, 1) end, case when y < 10 then 'TERM_ENDED' end
       from chair c cross join generate_series(0, 10) y join person p on p.nr = 1 + (c.nr * 11 + y) % ${members}`,
    `insert into attendance (holding_id, "on", present) select id, "from" + 30, true from holding`,
    `insert into offer (seat_id, member_id, state, offered_by_id, offered_at, expires_at, answered_at)
       select c.id, p.id, 'DECLINED', p.id, now(), now(), now() from chair c cross join generate_series(1, 5) y join person p on p.nr = 1 + (c.nr * 5 + y) % ${members}`,
    `insert into consent (member_id, kind, source, given_on) select id, 'EXPRESS', 'Said yes', '2024-01-01' from person`,
    `insert into change (member_id, at, source, fields) select id, now(), 'edit', '[]' from person`,
    `insert into change (organisation_id, at, source, fields) select id, now(), 'edit', '[]' from work`,
    `insert into registration_list (name, held_on, table_id, created_at) select 'List ' || t.nr, '2024-01-01', t.id, now() from (select id, row_number() over () as nr from "table") t where t.nr <= 20`,
    `create temporary table list as select id, row_number() over () as nr from registration_list`,
    `insert into registration (list_id, member_id, name, region_id, primary_role, participation)
       select l.id, p.id, p.name, (select id from region where position = 1 + p.nr % 5), 'EDUCATOR', 'LIVE' from person p join list l on l.nr = 1 + p.nr % 20`,
    `insert into import (file_name, uploaded_at, uploaded_by_id, state, list_name, columns, header) select 'file ' || i || '.csv', now(), (select id from person where nr = 1), 'CHECKED', '', '[]', '' from generate_series(1, 10) i`,
    `insert into import_row (import_id, line, name, email, cells, member_id) select f.id, p.nr, p.name, 'a@example.org', '{}', p.id from person p join (select id, row_number() over () as nr from import) f on f.nr = 1 + p.nr % 10`,
    `insert into campaign (letter, title, once_key, started_at, newest, state) select 'digest.email', 'Digest ' || i, 'digest:' || i, now(), i::text, 'DONE' from generate_series(1, 200) i`,
    `create temporary table round as select id, row_number() over () as nr from campaign`,
    `insert into outbox (letter, recipient_id, state, due_at, sent_at, campaign_id) select 'digest.email', p.id, 'SENT', now(), now(), r.id from person p join round r on r.nr = 1 + p.nr % 200`,
    `insert into preference (member_id, digest) select id, 'WEEKLY' from person`,
    `insert into digest (member_id, period, outcome, items, decided_at) select id, '2026-W40', 'SENT', 3, now() from person`,
    `insert into digest_item (member_id, digest_id, key) select d.member_id, d.id, 'thing ' || i from digest d cross join generate_series(1, 3) i`,
    `insert into digest_turn (member_id, next_due_at) select id, now() + interval '7 days' from person`,
    `insert into postcard_run (once_key, title, heading, body, lang, ordered_at, newest) select 'run ' || i, 'Run ' || i, 'x', 'x', 'en', now(), i::text from generate_series(1, 20) i`,
    `create temporary table order_of as select id, row_number() over () as nr from postcard_run`,
    `insert into postcard (run_id, member_id, state, sealed, code_key, link_key, ref) select r.id, p.id, 'WAITING', 'x', 'code ' || p.nr, 'link ' || p.nr, 'ref ' || p.nr from person p join order_of r on r.nr = 1 + p.nr % 20`,
    `insert into suppression (address, kind, suppressed_at, why) select 'gone.' || nr || '@example.org', 'HARD_BOUNCE', now(), 'Gone' from person where nr % 10 = 0`,
    `insert into evaluation (title, state, languages, intro, questions, public_key, key_saved_at, created_at)
       select 'Evaluation ' || i, 'RUNNING', '{en}', '[{"lang": "en", "text": "Hello"}]', '[{"key": "a", "kind": "YES_NO", "label": [{"lang": "en", "text": "Yes?"}], "options": [], "highest": null, "low": [], "high": []}]', 'x', now(), now() - i * interval '1 day' from generate_series(1, 20) i`,
    `create temporary table survey as select id, row_number() over () as nr from evaluation`,
    `insert into invitation (evaluation_id, member_id, state, code_hash, region_id, primary_role)
       select s.id, p.id, (array['SILENT', 'ANSWERED', 'CREDITED', 'DECLINED'])[1 + p.nr % 4], s.nr || ':' || p.nr, (select id from region where position = 1 + p.nr % 5), 'EDUCATOR' from person p join survey s on s.nr in (1 + p.nr % 20, 1 + (p.nr + 7) % 20)`,
    `insert into ballot (evaluation_id, answers) select s.id, '{"a": "yes"}' from person p join survey s on s.nr = 1 + p.nr % 20`,
    `insert into sealed_ballot (evaluation_id, key_hash, sealed) select s.id, 'key ' || p.nr, 'x' from person p join survey s on s.nr = 1 + p.nr % 20 where p.nr % 10 = 0`,
    `insert into saying (evaluation_id, question_key, text) select s.id, 'a', 'x' from person p join survey s on s.nr = 1 + p.nr % 20`,
    `insert into caller (evaluation_id, member_id) select s.id, p.id from survey s join person p on p.nr between s.nr * 3 and s.nr * 3 + 2`,
    `insert into phone_call (evaluation_id, member_id, called_on, outcome) select s.id, p.id, '2026-10-01', 'CALL_BACK' from person p join survey s on s.nr = 1 + p.nr % 20 where p.nr % 5 = 0`,
    `insert into contact_plan (kind, subject_id, title, state, anchor_on, most_contacts, next_due_at) select 'evaluation', id, 'Plan ' || nr, 'RUNNING', '2026-10-01', 5, now() + interval '1 day' from survey`,
    `create temporary table way as select id, subject_id from contact_plan`,
    `insert into contact_step (plan_id, position, channel, day_offset, hour, texts, done_at) select w.id, n, (array['EMAIL', 'PHONE', 'POST'])[n], 7 * n, 9, '[{"lang": "en", "subject": "Hello", "body": "Hello"}]', now() from way w cross join generate_series(1, 3) n`,
    `insert into contact_person (plan_id, member_id) select w.id, i.member_id from way w join invitation i on i.evaluation_id = w.subject_id`,
    `insert into contact (step_id, person_id) select s.id, p.id from contact_person p join contact_step s on s.plan_id = p.plan_id where s.position < 3`,
    `insert into bounce (key, address, kind, at, said) select 'bounce ' || nr, 'gone.' || nr || '@example.org', 'HARD', now(), 'Gone' from person where nr % 10 = 0`,
  ];
  await db.tx(async () => {
    await db.query('set local session_replication_role = replica'); // no foreign key is checked: they are right by the way they are made
    for (const statement of statements) await db.query(statement);
  });
  await db.query('analyze');
}
