import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type GraphQLInputType, isEnumType, isInputObjectType, isListType, isNonNullType } from 'graphql';
import { rooms } from '../../apps/api/api.module.js';
import { advancePlan, ContactChannel, PostChannel } from '#delivery';
import { EvaluationService, QuestionKind } from '#evaluations';
import { keptAddress, RoleName } from '#people';
import type { ErrorCode } from '#platform';
import { Visitor } from '../client.js';
import { House } from '../house.js';
import { mutationsOf } from './schema.js';

/** Promise A6 in its short form; `npm run fuzz` has the long one. A seed makes a run the same each time. */
const SEED = 20261123;
const INPUTS_EACH = 40;
const PLAIN_EACH = 10;

/** Every refusal a caller may hear of an input. INTERNAL is not among them. */
const SAID: Exclude<ErrorCode, 'INTERNAL'>[] = ['BAD_INPUT', 'CONFLICT', 'FORBIDDEN', 'NOT_FOUND', 'TOO_MANY'];

const ODD_TEXT = [
  '', ' ', '\t\n', '\0', 'a\0b', '\ud800', 'a\udfffb', '\u202eevil\u202c', 'שלום عربي', '👩🏽‍👩🏽‍👧🏽‍👦🏽', 'e\u0301', '\ufeffname', '\u200b', 'x'.repeat(100_000), 'ʼ'.repeat(130), 'Nak’azdli Whut’en', 'ᑕᗸᒡ',
  'a\r\nBcc: evil@example.org', 'a\nb\rc\u2028d', '=cmd|\' /C calc\'!A0', '+1+1', '@SUM(A1)', '-2+3', '\'; drop table member; --', '%', '_', '\\', '$1', '%s%n', '<script>alert(1)</script>', '{{7*7}}', '${7*7}',
  'null', 'undefined', 'NaN', '__proto__', 'constructor', '../../etc/passwd', 'javascript:alert(1)', 'evil@example.org\r\nBcc: x@example.org', '"a b"@example.org', 'a@b', `${'a'.repeat(64)}@example.org`,
];
const ODD_IDS = ['', 'x', '0', '00000000-0000-0000-0000-000000000000', '00000000-0000-4000-8000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff', '{00000000-0000-4000-8000-000000000000}', 'a\0', '\ud800', 'é'.repeat(1000), '1; select 1', '0'.repeat(36)];
const ODD_DATES = ['', '2026-02-29', '2026-13-01', '0000-00-00', '0001-01-01', '1899-12-31', '1900-01-01', '2200-12-31', '9999-12-31', '12026-01-01', '2026-1-1', '2026-11-23T00:00:00Z', 'infinity', '-infinity', 'today', 'now', '\0', 'BC'];

let house: House;
let admin: Visitor;
const QUESTION = 'SECTOR:care';
/** The ids there are, by table. */
const pool: Record<string, string[]> = {};

beforeAll(async () => {
  house = await House.open('2026-06-01T18:00:00Z', { worker: true });
  const make = house.make;
  const robin = await make.member('Robin');
  await make.actor(robin, { name: RoleName.ADMIN });
  admin = await new Visitor(house).signIn(robin.email!);
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
  await evaluations(robin.id); // before the merges: one that was changed since could no longer be undone
  for (const keep of ['Kim', 'Lou', 'Max']) {
    const pair = { keepId: (await make.member(keep)).id, goneId: (await make.member(`${keep} Doe`)).id };
    await admin.tell('mutation ($keepId: ID!, $goneId: ID!) { mergeMembers(keepId: $keepId, goneId: $goneId) { id } }', pair);
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
  for (const entity of rooms.flatMap(({ entities }) => entities)) {
    const { tableName } = house.db.source.getMetadata(entity);
    // not the admin themselves: signed out by their own change of address they would test nothing more
    const rows = await house.db.query<{ id: string }>(`select id::text from "${tableName}" where id::text <> $1 and ($2 <> 'role' or to_jsonb("${tableName}")->>'member_id' <> $1)`, [robin.id, tableName]);
    pool[tableName] = rows.map(({ id }) => id);
  }
});
afterAll(() => house.close());

/** Evaluations that wait to be started, and some that run, with everybody silent on a phone list. */
async function evaluations(memberId: string): Promise<void> {
  await house.db.query(`update member set phone = '250-555-0100', by_phone = true where merged_into_id is null`);
  const service = house.get(EvaluationService);
  const actor = { kind: 'member' as const, memberId, permissions: new Set<string>(), everywhere: true, scopes: [] };
  const text = (words: string) => [{ lang: 'crx', text: words }];
  const questions = [{ key: 'a', kind: QuestionKind.YES_NO, label: text('Was it worth it?'), options: [], highest: null, low: [], high: [] }];
  const everybody = (await house.db.query<{ id: string }>('select id from member')).map(({ id }) => id);
  for (let n = 0; n < 8; n++) {
    const id = await service.save(actor, { title: `Evaluation ${n}`, languages: ['crx'], intro: text('Two minutes.'), questions, audience: { memberIds: everybody } });
    await service.savePlan(actor, { evaluationId: id, anchorOn: '2026-06-01', mostContacts: 5, cardCents: 100, steps: [{ channel: ContactChannel.PHONE, notice: false, dayOffset: 0, hour: 9, texts: [] }, { channel: ContactChannel.EMAIL, notice: false, dayOffset: 90, hour: 9, texts: [{ lang: 'crx', subject: 'Once more', body: 'Please' }] }] });
    await service.recoveryKey(actor, id);
    if (n % 2) await service.start(actor, id);
  }
  for (const { id } of await house.db.query<{ id: string }>(`select id from contact_plan where state = 'RUNNING'`)) await house.run(advancePlan, { id });
}

const some = (...values: unknown[]) => fc.constantFrom(...values);

/** Changes whose names do not say what their id is of. */
const ABOUT: Record<string, string> = { keepApart: 'member', publishParticipation: 'registrationList', pauseContactPlan: 'evaluation', leaveNetwork: 'member' };

/** Which table an id is looked for in: by the name of its argument, or for a bare `id` by that of the change. */
function idsFor(name: string, mutation: string): string[] {
  const words = /^(id|keepId|goneId|aId|bId)$/.test(name) ? (ABOUT[mutation] ?? mutation) : name;
  const [, ids] = Object.entries(pool).find(([table]) => new RegExp(table.replace('_', ''), 'i').test(words)) ?? [];
  return ids?.length ? ids : Object.values(pool).flat();
}

const PLAIN: Record<string, string> = { key: QUESTION, choice: 'empty', province: 'BC', postalCode: 'V2N 4Z9', languages: 'crx', email: 'ana.duarte@example.org', phone: '250-555-0134', timeZone: 'America/Vancouver', zone: 'America/Vancouver', lang: 'crx' };
const PLAIN_INTS: Record<string, number> = { cards: 1, count: 1 };
const plainText = (name: string, mutation: string) => (mutation === 'saveEvaluation' && name === 'key' ? fc.integer({ min: 1, max: 9999 }).map((n) => `key_${n}`) : PLAIN[name] ? some(PLAIN[name]) : fc.integer({ min: 1, max: 999 }).map((n) => `Name ${n}`));
const DAYS = ['2022-01-10', '2024-01-01', '2025-06-01', '2026-05-31', '2026-06-01', '2026-06-02', '2027-05-01'];

const orNone = (type: GraphQLInputType, value: fc.Arbitrary<unknown>) => (isNonNullType(type) ? value : fc.oneof({ weight: 3, arbitrary: value }, some(null)));

/** What a person would send; with `odd`, mixed with what nobody should, so that some of it gets past the door. */
function values(type: GraphQLInputType, name: string, mutation: string, odd: boolean): fc.Arbitrary<unknown> {
  const or = (plain: fc.Arbitrary<unknown>, ...strange: fc.Arbitrary<unknown>[]) => (odd ? fc.oneof({ weight: 3, arbitrary: plain }, ...strange) : plain);
  if (isNonNullType(type)) return values(type.ofType, name, mutation, odd);
  if (isListType(type)) return fc.array(values(type.ofType, name, mutation, odd), { minLength: odd ? 0 : 1, maxLength: 4 });
  if (isEnumType(type)) return or(some(...type.getValues().map((value) => value.name)), some('NOTHING', '', 1));
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields());
    const parts = fields.map((field) => {
      const value = values(field.type, field.name, mutation, odd);
      return [field.name, orNone(field.type, value)] as const;
    });
    return fc.record(Object.fromEntries(parts), { requiredKeys: fields.filter((field) => isNonNullType(field.type)).map((field) => field.name) });
  }
  const leaves: Record<string, fc.Arbitrary<unknown>> = {
    ID: or(some(...idsFor(name, mutation)), some(...Object.values(pool).flat()), some(...ODD_IDS)),
    Date: or(some(...DAYS), some(...ODD_DATES)),
    Int: or(name in PLAIN_INTS ? some(PLAIN_INTS[name]) : fc.integer({ min: 1, max: 5 }), some(0, -1, 201, 2 ** 31 - 1, -(2 ** 31), 2 ** 31, 1.5, '1')),
    Boolean: or(fc.boolean(), some('true', 1)),
    String: or(plainText(name, mutation), some(...ODD_TEXT), some(...ODD_TEXT), fc.string({ unit: 'binary', maxLength: 40 })),
  };
  return leaves[String(type)]!;
}

describe('A6: every change survives odd input', () => {
  const outcomes = new Map<string, Record<string, number>>();

  /** What ends things comes last: at a closed table everything else would only be refused. */
  const turn = (name: string) => (name === 'undoMerge' ? -2 : ends.indexOf(name)); // a merge is undone while nothing has changed since
  const inTurn = (name: string) => ({ withdrawOffer: 'answerOffer, and', dropDeliveries: 'resumeCampaign, and' })[name] ?? name; // while one is still open
  /** Not the same rows for all: what one change has ended another could only be refused. */
  const seedOf = (name: string) => SEED + (name === 'dropCampaign' ? 1 : 0);
  const ends = ['closeTable', 'disableMember', 'retireSector', 'commitImport', 'dropImport', 'mergeOrganisations', 'mergeMembers', 'closeEvaluation', 'leaveNetwork', 'eraseMember'];
  for (const { name, args, document } of mutationsOf().toSorted((a, b) => turn(a.name) - turn(b.name) || inTurn(a.name).localeCompare(inTurn(b.name)))) {
    it(`${name} does it, or says in a sentence why not`, async () => {
      const count: Record<string, number> = {};
      outcomes.set(name, count);
      const inputs = [false, true].flatMap((odd) =>
        fc.sample(fc.record(Object.fromEntries(args.map((arg) => [arg.name, orNone(arg.type, values(arg.type, arg.name, name, odd))]))), { numRuns: odd ? INPUTS_EACH - PLAIN_EACH : PLAIN_EACH, seed: seedOf(name) }),
      );
      // two at a time: changes that cross must not trip over each other either
      for (let at = 0; at < inputs.length; at += 2) {
        await Promise.all(
          inputs.slice(at, at + 2).map(async (variables) => {
            const { status, data, errors } = await admin.ask(document, variables);
            const shown = JSON.stringify(variables)?.slice(0, 400);
            const [error] = errors;
            count[error?.extensions.code ?? 'done'] = (count[error?.extensions.code ?? 'done'] ?? 0) + 1;
            if (!error) return expect([shown, status, !!data]).toEqual([shown, 200, true]);
            expect([shown, error.extensions.code]).toEqual([shown, expect.stringMatching(`^(${SAID.join('|')})$`)]);
            expect([shown, error.message]).toEqual([shown, expect.not.stringMatching(/\bat .+:\d+:\d+|node_modules|\/libs\/|violates|syntax|relation "|column "|QueryFailed/)]);
            expect(error.message.trim()).not.toBe('');
          }),
        );
      }
    });
  }

  it('was no empty exercise: nearly every change was made at least once, and refused at least once', () => {
    const never = [...outcomes].filter(([, count]) => !count['done']).map(([name]) => name);
    expect(never).toEqual([]);
    expect([...outcomes].filter(([, count]) => !count['BAD_INPUT'])).toEqual([]);
  });

  it('left nothing behind that cannot be read: every row can be listed', async () => {
    await admin.tell('{ members(first: 100) { edges { node { id name email phone postalAddress { lines } organisation { name } holdings { endNote } } } } }');
    await admin.tell('{ members(first: 50) { edges { node { consents { source } changes { fields { before after } } } } } }');
    await admin.tell('{ sectors { name position } regions { name } communities { name timeZone localNames { name lang } } network { name senderName } tables { name seats { offers { note } notHeres { saidBy } } } }');
    const [places] = await house.db.query<{ gaps: number }>('select (max(position) - count(*))::int as gaps from sector');
    expect(places!.gaps).toBe(0);
  });

  it('smuggled nothing into a letter: one recipient each, no header of their own making', async () => {
    const letters = house.mailbox.messages();
    for (const letter of letters) {
      expect([letter.subject, letter.to.length, letter.headers['bcc'], letter.headers['cc']]).toEqual([letter.subject, 1, undefined, undefined]);
      expect(letter.to[0]).not.toContain('evil');
    }
    expect(letters.length).toBeGreaterThan(0);
  });
});
