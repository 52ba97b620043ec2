import { advancePlan, ContactChannel, PostChannel } from '#delivery';
import { EvaluationService, QuestionKind } from '#evaluations';
import { keptAddress, RoleName } from '#people';
import { rooms } from '../../apps/api/api.module.js';
import { Visitor } from '../client.js';
import type { House } from '../house.js';

/** The key of a question that the imports here ask. */
export const QUESTION = 'SECTOR:care';

/** A network in which every change can be made, and whoever may make them all. */
export interface Ground {
  admin: Visitor;
  /** The ids there are, by table. */
  pool: Record<string, string[]>;
}

/** Fills an empty house with something of each kind there is, in every state that a change can meet. */
export async function groundOf(house: House): Promise<Ground> {
  const make = house.make;
  const robin = await make.member('Robin');
  await make.actor(robin, { name: RoleName.ADMIN });
  const admin = await new Visitor(house).signIn(robin.email!);
  await house.db.query(`insert into region (name, position) values ('Northwest', 1)`);
  await house.db.query(`insert into community (name, region_id, time_zone) select 'Smithers', id, 'America/Vancouver' from region`);
  for (const name of ['Northern Health', 'Northern Heath', 'Bulkley Library', 'Lakes Daycare']) await house.db.query('insert into organisation (name) values ($1)', [name]);
  const sectors = await make.sectors('Health', 'Child care', 'Libraries');
  const [first, second] = [await make.table('First', sectors), await make.table('Second', sectors)];
  const ana = await make.member('Ana');
  await make.holding(first.seats[0]!, ana, '2024-01-01');
  await make.actor(await make.member('Cho'), { name: RoleName.CHAMPION, tableId: second.table.id });
  await house.db.query(`insert into loan (seat_id, lender_id, "from") values ($1, $2, '2024-01-01')`, [second.seats[0]!.id, first.seats[0]!.id]);
  await house.db.query(`insert into not_here (seat_id, said_by, said_on) values ($1, 'Bo', '2024-01-01')`, [second.seats[1]!.id]);
  await house.db.query(`insert into offer (seat_id, member_id, offered_by_id, offered_at, expires_at) values ($1, $3, $3, now(), '2026-07-01'), ($2, $4, $3, now(), '2026-07-01')`, [
    first.seats[1]!.id, first.seats[2]!.id, robin.id, ana.id,
  ]);
  for (const name of ['Dee', 'Eve', 'Fay', 'Gus', 'Hal', 'Ida']) await make.member(name); // for what takes people away
  await house.db.query(`insert into consent (member_id, kind, source, given_on) values ($1, 'EXPRESS', 'The summit', '2024-01-01')`, [ana.id]);
  await house.db.query(`insert into registration_list (name, created_at) values ('Summit', now())`);
  for (const state of ['UPLOADED', 'CHECKED', 'CHECKED', 'CHECKED', 'CHECKED']) {
    const columns = ['Name', 'Email', 'Sector'].map((name, index) => ({ index, name, samples: [], field: null }));
    const [file] = await house.db.query<{ id: string }>(
      `insert into import (file_name, uploaded_at, uploaded_by_id, asked_by_id, state, columns, header, list_name, row_count) values ('people.csv', now(), $1, $1, $2, $3, 'h', 'Summit', 2) returning id`, [robin.id, state, JSON.stringify(columns)]);
    await house.db.query(`insert into import_row (import_id, line, cells, name, asks) values ($1, 2, '{Ana,ana@example.org,Care}', 'Ana', $2), ($1, 3, '{Jo,"",Care}', 'Jo', '[]')`, [file!.id, JSON.stringify([{ key: QUESTION, answer: null }])]);
    await house.db.query(`insert into import_question (import_id, key, says, choices) values ($1, $2, 'Which sector is Care?', $3)`, [file!.id, QUESTION, JSON.stringify([{ id: 'empty', label: 'Leave it empty' }])]);
  }
  await evaluations(house, robin.id); // before the merges: one that was changed since could no longer be undone
  for (const keep of ['Kim', 'Lou', 'Max']) {
    const pair = { keepId: (await make.member(keep)).id, goneId: (await make.member(`${keep} Doe`)).id };
    await admin.tell('mutation ($keepId: ID!, $goneId: ID!) { mergeMembers(keepId: $keepId, goneId: $goneId) { id } }', pair);
    const [kept, gone] = await house.db.query<{ id: string }>('insert into organisation (name) values ($1), ($2) returning id', [`${keep} Centre`, `${keep} Center`]);
    await admin.tell('mutation ($keepId: ID!, $goneId: ID!) { mergeOrganisations(keepId: $keepId, goneId: $goneId) { id } }', { keepId: kept!.id, goneId: gone!.id });
  }
  await house.db.query(`insert into campaign (letter, title, once_key, started_at, newest, state) select 'announcement.email', 'Paused', 'paused:' || n, now(), n::text, 'PAUSED' from generate_series(1, 40) n`);
  await house.db.query(`insert into suppression (address, kind, suppressed_at, why) select 'gone' || n || '@example.org', 'BY_HAND', now(), 'x' from generate_series(1, 3) n`);
  const card = { url: 'https://example.org/e/x', code: 'K4MP7Q' };
  const posted = await house.make.member('Posted', { byPost: true, postalAddress: keptAddress({ civic: '1 A St', place: 'Masset', province: 'BC', postalCode: 'V0T 1M0' }) });
  await house.db.query(`update network set postal_address = 'PO Box 1'`);
  for (let n = 0; n < 40; n++) await house.db.tx(() => house.get(PostChannel).cards.take({ onceKey: `run ${n}`, title: 'Run', heading: 'Hello', body: 'Text', lang: 'en', cards: [{ memberId: posted.id, ...card }] }));
  const runs = await house.db.query<{ id: string }>('select id from postcard_run order by once_key');
  for (const { id } of runs.slice(0, 28)) await house.db.query(`update postcard set state = 'LOCKED', name = 'P', address_lines = '{x}' where run_id = $1`, [id]);
  for (const { id } of runs.slice(0, 28)) await house.db.query(`update postcard_run set state = 'LOCKED', locked_at = now(), sender_lines = '{x,y}' where id = $1`, [id]);
  for (const { id } of runs.slice(0, 12)) await house.db.query(`update postcard_run set state = 'POSTED', posted_on = '2026-01-01' where id = $1`, [id]);
  for (const { id } of runs.slice(0, 12)) await house.db.query(`update postcard set state = 'POSTED' where run_id = $1`, [id]);
  const pool: Ground['pool'] = {};
  for (const entity of rooms.flatMap(({ entities }) => entities)) {
    const { tableName } = house.db.source.getMetadata(entity);
    // not the admin themselves: signed out by their own change of address they would test nothing more
    const rows = await house.db.query<{ id: string }>(`select id::text from "${tableName}" where id::text <> $1 and ($2 <> 'role' or to_jsonb("${tableName}")->>'member_id' <> $1)`, [robin.id, tableName]);
    pool[tableName] = rows.map(({ id }) => id);
  }
  return { admin, pool };
}

/** Evaluations that wait to be started, and some that run, with everybody silent on a phone list. */
async function evaluations(house: House, memberId: string): Promise<void> {
  await house.db.query(`update member set phone = '250-555-0100', by_phone = true where merged_into_id is null`);
  const service = house.get(EvaluationService);
  const actor = { kind: 'member' as const, memberId, permissions: new Set<string>(), everywhere: true, scopes: [] };
  const text = (words: string) => [{ lang: 'crx', text: words }];
  const questions = [{ key: 'a', kind: QuestionKind.YES_NO, label: text('Was it worth it?'), options: [], highest: null, low: [], high: [] }];
  const everybody = (await house.db.query<{ id: string }>('select id from member')).map(({ id }) => id);
  for (let n = 0; n < 8; n++) {
    const id = await service.save(actor, { title: `Evaluation ${n}`, languages: ['crx'], intro: text('Two minutes.'), questions, audience: { memberIds: everybody } });
    await service.savePlan(actor, { evaluationId: id, anchorOn: '2026-06-01', mostContacts: 5, cardCents: 100, steps: [{ channel: ContactChannel.PHONE, notice: false, dayOffset: 0, hour: 9, texts: [] }, { channel: ContactChannel.EMAIL, notice: false, dayOffset: 90, hour: 9, texts: [{ lang: 'crx', subject: 'Once more', body: 'Please' }] }] });
    await service.keySaved(actor, id);
    if (n % 2) await service.start(actor, id);
  }
  for (const { id } of await house.db.query<{ id: string }>(`select id from contact_plan where state = 'RUNNING'`)) await house.run(advancePlan, { id });
}
