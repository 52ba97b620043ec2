import { randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Api, openApi } from '../../apps/api/api.js';
import { openWorker } from '../../apps/worker/worker.js';
import { allHeld, Change, Consent, ConsentKind, ContactVisibility, keptAddress, Member, MemberService, PrimaryRole, Role, RoleName } from '#people';
import { type Actor, Clock, type Config, Db, Outbox, readConfig, seal, SYSTEM } from '#platform';
import { Apart, DuplicateService, EraseService, MergeService, OrganisationService } from '#records';
import { Registration, RegistrationList } from '#registrations';
import { EndReason, Holding, Offer, OfferState } from '#tables';
import { Builders } from '../builders.js';
import { cloneDatabase, freePort } from '../house.js';

const folder = mkdtempSync(join(tmpdir(), 'seed-erased-'));
let files = 0;

/** The settings of one installation over a database; its list of who was erased lies in a folder that is not there yet. */
async function configFor(databaseUrl: string, list = join(folder, String((files += 1)), 'keys', 'erased')): Promise<Config> {
  const port = await freePort();
  return readConfig({
    DATABASE_URL: databaseUrl, SMTP_URL: 'smtp://127.0.0.1:1', PUBLIC_URL: `http://localhost:${port}`, PORT: String(port), STORAGE_URL: 'file:///tmp/seed-table-test', KEY_DIR: '/tmp/seed-table-test/keys',
    SECRET_KEY: randomBytes(32).toString('hex'), SEED_LOCAL: '1', ERASED_LIST: list,
  });
}
const nameOf = ({ databaseUrl }: Config) => new URL(databaseUrl).pathname.slice(1);
const listOf = ({ erasedList }: Config) => readFileSync(erasedList, 'utf8').split('\n').filter(Boolean);

/** Every table of the database that still holds the word, in whatever column, and in how many rows. */
async function tablesWith(db: Db, word: string): Promise<string[]> {
  const tables = await db.query<{ name: string }>(`select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`);
  const found: string[] = [];
  for (const { name } of tables) {
    const [row] = await db.query<{ n: number }>(`select count(*)::int as n from ${name} t where to_jsonb(t)::text ilike '%' || $1 || '%' or t::text ilike '%' || $1 || '%'`, [word]);
    if (row!.n) found.push(`${name}: ${row!.n}`);
  }
  return found;
}

/** Every column that can hold words, not one of a few of ours, and holds the word in no row. */
async function columnsWithout(db: Db, word: string): Promise<string[]> {
  const columns = await db.query<{ table: string; column: string }>(
    `select c.relname as table, a.attname as column from pg_attribute a join pg_class c on c.oid = a.attrelid
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and a.atttypid in ('text'::regtype, 'text[]'::regtype, 'varchar'::regtype, 'jsonb'::regtype)
        and not exists (select 1 from pg_constraint k where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum] and pg_get_constraintdef(k.oid) like '%ARRAY[%') order by 1, 2`,
  );
  const without: string[] = [];
  for (const { table, column } of columns) {
    const [row] = await db.query<{ found: boolean }>(`select exists (select 1 from "${table}" where "${column}"::text ilike '%' || $1 || '%') as found`, [word]);
    if (!row!.found) without.push(`${table}.${column}`);
  }
  return without;
}

/** Whole tables and columns without the word, each with its reason. Tables whose rows go whole with a member need none. */
const WORDLESS: Record<string, string> = {
  'auth_.*': 'goes whole, by the address',
  'ballot|saying|sealed_ballot': 'an answer, which nobody can tie to a person',
  'network|organisation|community|region|sector|table|migrations': 'of the network, not of a person',
  'organisation_merge': 'of two organisations; whoever stood with one stands there as an id',
  'campaign|campaign_count|contact_plan|contact_step|evaluation|postcard_run|registration_list': 'what admins write to or about many',
  'import|import_question': 'words of a file that many share; samples of cells go with their rows',
  'change\\.source|holding\\.end_reason|invitation\\.primary_role': 'one of a few words of ours',
  'invitation\\.code_hash': 'a hash, made useless: the next test asks for it',
};

/** Somebody of whom every room keeps something, with the word in all of it that is text; and another who stays. */
async function fill(api: Api, config: Config): Promise<{ id: string; twinId: string; stayingId: string; admin: Actor }> {
  const [db, clock] = [api.app.get(Db), api.app.get(Clock)];
  const make = new Builders(db, clock);
  const now = clock.now();
  const admin = await make.admin();
  const staying = await make.member('Bo Stays', { phone: '250-555-0199', contactVisibleTo: ContactVisibility.NETWORK });
  const { table, seats } = await make.table('Spruce', await make.sectors('Health', 'Care'));
  const [centre, other] = (await db.query<{ id: string }>(`insert into organisation (name) values ('Spruce Centre'), ('Spruce Center') returning id`)).map(({ id }) => id) as [string, string];
  const ana = await make.member('Ana Canary', {
    organisationId: other,
    email: 'ana.canary@example.org', otherEmails: ['old.canary@example.org'], phone: '250-555-canary', postalAddress: keptAddress({ civic: '1 Canary Road', place: 'Terrace', province: 'BC', postalCode: 'V8G 1A1' }),
    primaryRole: PrimaryRole.CLINICIAN, alsoParent: true, languages: ['x-canary'], byPhone: true, byPost: true, addedById: admin.memberId, pausedUntil: '2099-01-01',
  });
  const twin = await make.member('A. Canary', { email: 'twin.canary@example.org', postalAddress: keptAddress({ civic: '2 Canary Road', place: 'Terrace', province: 'BC', postalCode: 'V8G 1A1' }) });
  await api.app.get(MemberService, { strict: false }).update(admin, ana.id, { ...ana, name: 'Ana Canary-Duarte', postalAddress: null });
  await db.repo(Role).insert({ memberId: ana.id, name: RoleName.CHAMPION, tableId: table.id, grantedAt: now, grantedById: admin.memberId });
  await db.repo(Consent).insert({ memberId: ana.id, kind: ConsentKind.EXPRESS, source: 'A canary told us', givenOn: '2024-01-01', recordedById: ana.id });
  await db.repo(Holding).insert({ seatId: seats[0]!.id, memberId: ana.id, from: '2023-01-01' });
  await db.repo(Holding).insert({ seatId: seats[1]!.id, memberId: ana.id, from: '2022-01-01', until: '2022-06-01', endReason: EndReason.OTHER, endNote: 'canary moved' });
  await db.repo(Offer).insert({ seatId: seats[1]!.id, memberId: ana.id, note: 'Dear canary', offeredById: admin.memberId!, offeredAt: now, expiresAt: new Date('2099-01-01'), state: OfferState.OPEN });
  await db.repo(Outbox).insert({ letter: 'seat-offer.email', recipientId: ana.id, dueAt: new Date('2099-01-01'), sealedProps: seal(config.secretKey, { note: 'canary' }), onceKey: `canary ${ana.id}` });
  const list = await db.repo(RegistrationList).save(db.repo(RegistrationList).create({ name: 'Summit 2021', createdAt: now, createdById: ana.id }));
  await db.repo(Registration).insert({ listId: list.id, memberId: ana.id, name: 'Ana Canary', registeredOn: '2021-11-23' });
  const [upload] = await db.query<{ id: string }>(`insert into import (file_name, uploaded_at, uploaded_by_id, state, columns, header) values ('summit.csv', $1, $2, 'DONE', '[]', '') returning id`, [now, ana.id]);
  await db.query(`insert into import_row (import_id, line, name, email, member_id, cells) values ($1, 2, 'Ana Canary', 'ana.canary@example.org', $2, '{canary}')`, [upload!.id, ana.id]);
  const [fresh] = await db.query<{ id: string }>(`insert into import (file_name, uploaded_at, uploaded_by_id, state, columns, header) values ('later.csv', $1, $2, 'UPLOADED', '[{"samples": ["Canary-Duarte"]}]', '') returning id`, [now, admin.memberId]);
  await db.query(`insert into import_row (import_id, line, cells) values ($1, 2, '{Canary-Duarte,Ana,250-555-canary}'), ($1, 3, '{A. Somebody,"<mailto:Ana.Canary@example.org>"}'), ($1, 4, '{Ana Smith,diana@example.org}')`, [fresh!.id]);
  await db.query(`insert into import_row (import_id, line, name, fate, cells) values ($1, 5, 'Nobody', 'REFUSED', '{"old.canary@example.org; bo@example.org"}')`, [fresh!.id]);
  await db.query(`insert into not_here (seat_id, said_by, said_on, until) values ($1, 'Duarte-Canary Ana, librarian', '2020-01-01', null), ($1, 'Ana Smith', '2019-01-01', '2019-02-01')`, [seats[1]!.id]);
  const userId = randomUUID();
  await db.query(`insert into auth_user (id, name, email, email_verified, member_id) values ($1, 'Ana Canary', 'ana.canary@example.org', true, $2)`, [userId, ana.id]);
  await db.query(`insert into auth_session (id, expires_at, token, updated_at, user_id, user_agent) values ($1, now() + interval '1 day', $1, now(), $1, 'canary browser')`, [userId]);
  await db.query(`insert into auth_account (id, account_id, provider_id, user_id, updated_at) values ($1, 'canary', 'email', $1, now())`, [userId]);
  for (const email of ['ana.canary@example.org', 'twin.canary@example.org']) await db.query(`insert into auth_verification (id, identifier, value, expires_at) values ($1, 'sign-in-otp-' || $2, 'x', now() + interval '9 minutes')`, [randomUUID(), email]);
  await db.query(`insert into auth_rate_limit (id, key, count, last_request) values ($1, '127.0.0.1|ana.canary@example.org', 1, 0)`, [userId]);
  for (const email of ['ana.canary@example.org', 'twin.canary@example.org']) {
    await db.query(`insert into suppression (address, kind, suppressed_at, why) values ($1, 'HARD_BOUNCE', now(), 'no such canary')`, [email]);
    await db.query(`insert into bounce (key, address, kind, at, said) values ($1, $1, 'HARD', now(), 'no such canary')`, [email]);
  }
  await db.query(`insert into preference (member_id, announcements) values ($1, false)`, [ana.id]);
  const [digest] = await db.query<{ id: string }>(`insert into digest (member_id, period, outcome, items, decided_at) values ($1, '2026-W40', 'SENT', 1, now()) returning id`, [ana.id]);
  await db.query(`insert into digest_item (member_id, digest_id, key) values ($1, $2, 'about a canary')`, [ana.id, digest!.id]);
  await db.query(`with r as (insert into postcard_run (once_key, title, heading, body, lang, ordered_at, newest, state, locked_at, locked_by_id) values ('x', 'Follow-up', 'x', 'x', 'en', $2, 'x', 'LOCKED', $2, $1) returning id)
    insert into postcard (run_id, member_id, state, sealed, code_key, link_key, ref, name, address_lines) select id, $1, 'LOCKED', 'x', 'x', 'x', 'x', 'Ana Canary', '{1 Canary Road}' from r`, [ana.id, now]);
  await db.query(`insert into digest_turn (member_id, next_due_at) values ($1, '2099-01-01')`, [ana.id]);
  const [survey] = await db.query<{ id: string }>(
    `insert into evaluation (title, languages, intro, questions, audience, public_key, created_by_id, created_at) values ('Summit', '{en}', '[]', '[]', jsonb_build_object('memberIds', jsonb_build_array($1::text, $2::text)), 'x', $1::uuid, now()) returning id`, [ana.id, twin.id]);
  await db.query(`insert into invitation (evaluation_id, member_id, code_hash) values ($1, $2, 'x')`, [survey!.id, ana.id]);
  await db.query('insert into caller (evaluation_id, member_id) values ($1, $2)', [survey!.id, ana.id]);
  await db.query(`insert into phone_call (evaluation_id, member_id, called_on, outcome) values ($1, $2, '2026-11-01', 'CALL_BACK')`, [survey!.id, ana.id]);
  const [plan] = await db.query<{ id: string }>(`insert into contact_plan (kind, subject_id, title, anchor_on, most_contacts) values ('evaluation', $1, 'Summit', '2026-11-01', 4) returning id`, [survey!.id]);
  const [step] = await db.query<{ id: string }>(`insert into contact_step (plan_id, position, channel, day_offset, hour, texts) values ($1, 1, 'EMAIL', 7, 9, '[]') returning id`, [plan!.id]);
  const [person] = await db.query<{ id: string }>('insert into contact_person (plan_id, member_id) values ($1, $2) returning id', [plan!.id, ana.id]);
  await db.query('insert into contact (step_id, person_id) values ($1, $2)', [step!.id, person!.id]);
  await api.app.get(DuplicateService, { strict: false }).keepApart({ ...admin, memberId: ana.id }, ana.id, staying.id);
  await api.app.get(OrganisationService, { strict: false }).merge({ ...admin, memberId: ana.id }, centre, other);
  await api.app.get(MergeService, { strict: false }).merge({ ...admin, memberId: ana.id }, ana.id, twin.id, []);
  return { id: ana.id, twinId: twin.id, stayingId: staying.id, admin };
}

describe('T3: who was erased stays erased', () => {
  let config: Config;
  let world: Awaited<ReturnType<typeof cloneDatabase>>;
  const clones: (typeof world)[] = [];
  let people: Awaited<ReturnType<typeof fill>>;
  let backup: typeof world;
  beforeAll(async () => {
    world = await cloneDatabase();
    config = await configFor(world.databaseUrl);
    const api = await openApi(config);
    people = await fill(api, config);
    await api.close();
    backup = await cloneDatabase(nameOf(config)); // the backup: everything as it was before
    clones.push(world, backup);
  });
  afterAll(async () => {
    for (const clone of clones) await clone.drop();
  });

  it('has something of them in every table that says it keeps anything: else the rest would prove nothing', async () => {
    const api = await openApi(config);
    const db = api.app.get(Db);
    for (const { entity, by, onErase } of allHeld().filter((held) => held.onErase !== 'KEEP')) {
      const rows = await db.repo(entity).createQueryBuilder('t').where(`t.${by} in (:...ids)`, { ids: [people.id, people.twinId] }).getCount();
      const empty = by === 'bId' || by === 'aId' || (by === 'goneId' && rows); // a pair has two sides
      expect([db.source.getMetadata(entity).tableName, by, onErase, rows > 0 || empty]).toEqual([expect.anything(), by, onErase, true]);
    }
    expect((await tablesWith(db, 'canary')).length).toBeGreaterThan(12);
    const without = await columnsWithout(db, 'canary');
    await api.close();
    const whole = allHeld().filter(({ onErase }) => onErase === 'DELETE').map(({ entity }) => db.source.getMetadata(entity).tableName);
    const known = new RegExp(`^(?:(?:${whole.join('|')}|${Object.keys(WORDLESS).join('|')})\\..*|${Object.keys(WORDLESS).join('|')})$`);
    expect(without.filter((column) => !known.test(column))).toEqual([]);
  });

  it('nothing of them is left in any table of the database, and what others need stays', async () => {
    const api = await openApi(config);
    const db = api.app.get(Db);
    const eraser = api.app.get(EraseService, { strict: false });
    await expect(eraser.erase(people.admin, people.twinId)).rejects.toThrow('Please erase that one');
    expect(await eraser.erase(people.admin, people.id)).toBe(true);
    expect(await tablesWith(db, 'canary')).toEqual([]);
    expect(await tablesWith(db, people.twinId)).toEqual(['public.member: 1']);
    expect(await db.get(Member, people.id)).toMatchObject({ name: 'Erased member', email: null, phone: null, primaryRole: null, alsoParent: false, byEmail: false, disabledAt: expect.any(Date), erasedAt: expect.any(Date) });
    expect(await db.repo(Holding).findBy({ memberId: people.id })).toHaveLength(2);
    expect((await db.repo(Holding).findBy({ memberId: people.id })).filter(({ until }) => !until)).toEqual([]);
    expect(await db.repo(Registration).findBy({ memberId: people.id })).toMatchObject([{ name: '', registeredOn: null }]);
    expect(await db.query('select code_hash = \'erased \' || id as useless from invitation where member_id = $1', [people.id])).toEqual([{ useless: true }]);
    expect(await db.query('select said_by from not_here order by 1')).toEqual([{ said_by: 'Ana Smith' }, { said_by: 'Somebody who was erased' }]);
    expect(await db.query('select line from import_row order by 1')).toEqual([{ line: 4 }]);
    expect(await db.repo(Role).countBy({ memberId: people.id })).toBe(0);
    expect((await db.get(Member, people.stayingId)).phone).toBe('250-555-0199');
    expect(await db.repo(Apart).count()).toBe(0);
    expect(await db.repo(Change).countBy({ memberId: people.id })).toBe(0);
    const today = api.app.get(Clock).today();
    expect(listOf(config)).toEqual([`${people.id} ${today}`, `${people.twinId} ${today}`]);
    expect(statSync(config.erasedList).mode & 0o777).toBe(0o600);
    expect(await eraser.erase(people.admin, people.id)).toBe(true); // again: nothing more
    expect(listOf(config)).toHaveLength(2);
    await api.close();
  });

  it('also after a backup is put back: absent before the first request, whichever of several starts comes first', async () => {
    const restored = { ...(await configFor(backup.databaseUrl, config.erasedList)), secretKey: config.secretKey };
    const starts = await Promise.all([openApi({ ...restored, port: 0 }), openApi(restored), openWorker(restored, { quiet: true })]);
    const db = starts[0].app.get(Db);
    expect(await tablesWith(db, 'canary')).toEqual([]);
    expect((await db.get(Member, people.stayingId)).name).toBe('Bo Stays');
    const before = await db.repo(Outbox).count();
    const asked = await fetch(`${starts[1].url}/sign-in`, { method: 'POST', body: new URLSearchParams({ email: 'ana.canary@example.org' }), headers: { origin: restored.publicUrl } });
    expect(asked.status).toBe(200); // it answers the same whether it knows the address or not
    expect(await db.repo(Outbox).count()).toBe(before);
    expect(listOf(config)).toHaveLength(2);
    for (const start of starts) await start.close();
  });

  it('also when, in the backup, they were made one with somebody who stays, which was undone later', async () => {
    const clone = await cloneDatabase();
    clones.push(clone);
    const here = await configFor(clone.databaseUrl);
    let api = await openApi(here);
    const make = new Builders(api.app.get(Db), api.app.get(Clock));
    const [admin, staying, going] = [await make.admin(), await make.member('Bo Stays', { phone: null }), await make.member('Ana Canary', { phone: '250-555-canary' })];
    await api.app.get(MergeService, { strict: false }).merge(admin, staying.id, going.id, []);
    await api.close();
    writeList(here, `not an id\n${going.id.toUpperCase()} 2026-11-23\n\n`);
    api = await openApi(here);
    expect(await tablesWith(api.app.get(Db), 'canary')).toEqual([]);
    expect(await api.app.get(Db).get(Member, staying.id)).toMatchObject({ name: 'Bo Stays', phone: null, otherEmails: [] });
    await api.close();
  });

  it('also when the backup knows them by the row of a file alone: it was made between an upload and its end', async () => {
    const clone = await cloneDatabase();
    clones.push(clone);
    const here = await configFor(clone.databaseUrl);
    let api = await openApi(here);
    const db = api.app.get(Db);
    const [upload] = await db.query<{ id: string }>(`insert into import (file_name, uploaded_at, state, columns, header) values ('summit.csv', now(), 'UPLOADED', '[{"samples": ["Canary"]}]', '') returning id`);
    const [row] = await db.query<{ id: string }>(`insert into import_row (import_id, line, name, email, cells) values ($1, 2, 'Ana Canary', 'ana.canary@example.org', '{Ana Canary}') returning id`, [upload!.id]);
    await db.query(`insert into import_row (import_id, line, name, cells) values ($1, 3, 'Bo Stays', '{Bo Stays}')`, [upload!.id]);
    await api.close();
    writeList(here, `${row!.id} 2026-11-23\n`);
    api = await openApi(here);
    const left = await tablesWith(api.app.get(Db), 'canary');
    const rows = await api.app.get(Db).query('select name from import_row');
    await api.close();
    expect([left, rows]).toEqual([[], [{ name: 'Bo Stays' }]]);
  });

  it('many at once: each line whole, also after one that was cut short; the last admin is refused before anything is written', async () => {
    const clone = await cloneDatabase();
    clones.push(clone);
    const here = await configFor(clone.databaseUrl);
    const apis = [await openApi({ ...here, port: 0 }), await openApi({ ...here, port: 0 })];
    const db = apis[0]!.app.get(Db);
    const make = new Builders(db, apis[0]!.app.get(Clock));
    const admin = await make.admin();
    const erasers = apis.map((api) => api.app.get(EraseService, { strict: false }));
    await expect(erasers[0]!.erase(admin, admin.memberId!)).rejects.toThrow('last admin who can sign in');
    expect(() => statSync(here.erasedList)).toThrow('ENOENT');
    await expect(erasers[0]!.erase(admin, '00000000-0000-4000-8000-000000000000')).rejects.toThrow('no longer there');
    await expect(erasers[0]!.erase({ ...SYSTEM, everywhere: false }, admin.memberId!)).rejects.toThrow('Only they themselves or an admin');
    const crowd: Member[] = [];
    for (let n = 0; n < 20; n += 1) crowd.push(await make.member(`Crowd ${n}`, { email: `crowd${n}@example.org` }));
    await erasers[0]!.erase(admin, crowd[0]!.id);
    writeFileSync(here.erasedList, `${readFileSync(here.erasedList, 'utf8')}0000`);
    await Promise.all(crowd.flatMap(({ id }, n) => [erasers[n % 2]!.erase(n % 3 ? admin : { ...admin, memberId: id, permissions: new Set() }, id), erasers[(n + 1) % 2]!.erase(admin, id)]));
    const lines = listOf(here);
    expect(lines.filter((line) => !/^[0-9a-f-]{36} \d{4}-\d{2}-\d{2}$/.test(line))).toEqual(['0000']);
    expect(lines.map((line) => line.slice(0, 36)).toSorted()).toEqual(['0000', ...crowd.map(({ id }) => id)].toSorted());
    for (const api of apis) await api.close();
  });

  /** The list as another process left it. */
  function writeList({ erasedList }: Config, text: string): void {
    mkdirSync(dirname(erasedList), { recursive: true });
    writeFileSync(erasedList, text);
  }
});
