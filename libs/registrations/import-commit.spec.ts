import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ContactVisibility, Member, RoleName } from '#people';
import type { Seat } from '#tables';
import { Visitor } from '../../test/client.js';
import { House } from '../../test/house.js';
import { answer, commit, csv, fingerprint, look, map, rows, settled, upload } from '../../test/imports.js';
import { until } from '../../test/rules/outside.js';
import { commitImport } from './import-commit.service.js';
import { sweepImports } from './import.jobs.js';

let house: House;
let robin: Member;
let admin: Visitor;
beforeAll(async () => {
  house = await House.open('2026-06-01T18:00:00Z', { worker: true });
  robin = await house.make.member('Robin');
  await house.make.actor(robin, { name: RoleName.ADMIN });
  admin = await new Visitor(house).signIn(robin.email!);
  await house.db.query(`insert into registration_list (name, created_by_id, created_at) values ('Summit 2021', $1, now())`, [robin.id]);
});
afterAll(() => house.close());

describe('A champion', () => {
  let cho: Visitor;
  let tableId: string;
  let otherId: string;
  let seat: Seat;
  beforeAll(async () => {
    const sectors = await house.make.sectors('Libraries', 'Research');
    const spruce = await house.make.table('Spruce', sectors);
    tableId = spruce.table.id;
    seat = spruce.seats[0]!;
    otherId = (await house.make.table('Pine', sectors)).table.id;
    const champion = await house.make.member('Champ Ion');
    await house.make.actor(champion, { name: RoleName.CHAMPION, tableId });
    cho = await new Visitor(house).signIn(champion.email!);
  });

  it('imports the people of their own table, changes nobody they do not look after, and learns nothing about them', async () => {
    const secret = await house.make.member('Secret Person', { email: 'secret@example.org', phone: '250-555-4242', contactVisibleTo: ContactVisibility.ADMINS });
    await house.make.member('Hidden Person', { email: 'hidden@example.org', contactVisibleTo: ContactVisibility.ADMINS });
    await house.make.member('Shy Person', { phone: '250-555-4243', contactVisibleTo: ContactVisibility.ADMINS });
    const before = await house.db.query('select * from member where id = $1', [secret.id]);
    const seated = await house.make.member('Seated Admin', { email: 'seated@example.org' });
    await house.make.actor(seated, { name: RoleName.ADMIN });
    await house.make.holding(seat, seated, '2024-01-01');
    const id = await upload(cho, csv(['Name', 'Email', 'Phone'], ['Secret Person', 'secret@example.org', '250-555-0000'], ['Nel Own', 'nel@example.org', ''], ['Guess One', 'hidden@example.org', ''], ['Shy Person', '', '250-555-4243'], ['Seated Admin', 'seated@example.org', '250-555-1111']));
    const mapAs = (input: object) => cho.ask('mutation ($id: ID!, $input: MapImportInput!) { mapImport(id: $id, input: $input) { id } }', { id, input: { listName: 'Spruce breakfast', fields: [{ index: 0, field: 'NAME' }, { index: 1, field: 'EMAIL' }, { index: 2, field: 'PHONE' }], ...input } });
    expect((await mapAs({})).errors[0]!.extensions.fields).toHaveProperty(['input.tableId']);
    expect((await mapAs({ tableId: otherId })).errors[0]!.extensions.code).toBe('FORBIDDEN');
    expect((await mapAs({ tableId, listName: 'summit 2021' })).errors[0]!.message).toMatch(/not yours/);
    expect((await mapAs({ tableId })).errors).toEqual([]);
    await settled(cho, id);
    const [first, second, third, fourth, fifth] = await rows(cho, id);
    for (const row of [first, third]) expect([row!.fate, row!.member, row!.questions.map(({ key, choices }) => [key, ...choices.map((choice) => choice.id)])]).toEqual(['ASKED', null, [['address-taken', 'other', 'leave-out']]]);
    expect(JSON.stringify(third)).not.toContain('Hidden');
    expect([fourth!.fate, fourth!.questions[0]!.says]).toEqual(['ASKED', 'Is this Shy Person, who is in the network already?']);
    expect([second!.fate, fifth!.fate, fifth!.says]).toEqual(['NEW', 'KNOWN', ['You do not look after this member, so nothing about them is changed.']]);
    await answer(cho, id, 'address-taken', 'leave-out');
    await answer(cho, id, 'person', 'yes');
    expect((await rows(cho, id))[3]).toMatchObject({ fate: 'REFUSED', says: ['This person is not of your table. Please ask an admin to put them on the list.'], member: null });
    expect((await commit(cho, id)).result).toMatchObject({ added: 1, filled: 0, registered: 2 });
    expect(await house.db.query('select name from registration order by name')).toEqual([{ name: 'Nel Own' }, { name: 'Seated Admin' }]);
    expect(await house.db.query('select * from member where id = $1', [secret.id])).toEqual(before);
  });

  it("sees no import of others, and can do nothing with it", async () => {
    const id = await upload(admin, 'Name\r\nAna');
    expect(await cho.tell('query ($id: ID!) { import(id: $id) { id } importRows(importId: $id) { edges { node { id } } } importQuestions(importId: $id) { key } }', { id })).toEqual({ import: null, importRows: { edges: [] }, importQuestions: [] });
    for (const change of [`mapImport(id: $id, input: { listName: "x", tableId: "${tableId}", fields: [{ index: 0, field: NAME }] }) { id }`, 'answerImport(id: $id, key: "x", choice: "y") { id }', 'commitImport(id: $id) { id }', 'dropImport(id: $id)'])
      expect((await cho.ask(`mutation ($id: ID!) { ${change} }`, { id })).errors.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
    expect((await cho.fetch(`/imports/${id}/refused.csv`)).status).toBe(403);
  });
});

describe('A no to letters in a file', () => {
  const history = async (name: string) => (await house.db.query<{ fields: object[] }>('select h.fields from change h join member m on m.id = h.member_id where m.name = $1', [name])).flatMap(({ fields }) => fields);
  const byEmail = async (name: string) => (await house.db.query('select email, by_email from member where name = $1', [name]))[0];

  it('is kept for somebody the network knows, with a line in their history; a gap in the email is filled without letters', async () => {
    const gwen = await house.make.member('Gwen No', { email: 'gwen@example.org', byEmail: true });
    await house.make.member('Hugo No', { email: null, byEmail: false, phone: '250-555-0177' });
    await house.make.member('Iris Yes', { email: null, byEmail: false, phone: '250-555-0178' });
    const file = csv(['Name', 'Email', 'Phone', 'May we email you?'], ['Gwen No', 'gwen@example.org', '', 'no'], ['Hugo No', 'hugo@example.org', '250-555-0177', 'no'], ['Iris Yes', 'iris@example.org', '250-555-0178', 'yes']);
    const take = async () => {
      const id = await upload(admin, file);
      await map(admin, id, { listName: 'Said no' });
      return (await commit(admin, id)).result;
    };
    expect(await take()).toMatchObject({ filled: 3, registered: 3 });
    expect([await byEmail('Gwen No'), await byEmail('Hugo No'), await byEmail('Iris Yes')]).toEqual([{ email: 'gwen@example.org', by_email: false }, { email: 'hugo@example.org', by_email: false }, { email: 'iris@example.org', by_email: true }]);
    expect(await history('Gwen No')).toEqual([{ field: 'May be reached by email', before: 'yes', after: 'no' }]);
    expect(await history('Hugo No')).toEqual([{ field: 'Email', before: null, after: 'hugo@example.org' }]);
    // they change their mind: the same file once more does not undo that
    await admin.tell('mutation ($id: ID!, $input: MemberInput!) { updateMember(id: $id, input: $input) { id } }', { id: gwen.id, input: { name: 'Gwen No', email: 'gwen@example.org', byEmail: true, byPhone: false, byPost: false, contactVisibleTo: 'ADMINS' } });
    expect(await take()).toMatchObject({ filled: 0, unchanged: 3 });
    expect(await byEmail('Gwen No')).toEqual({ email: 'gwen@example.org', by_email: true });
  });
});

it('a file finds people by the address they had, and gives none back that was taken away', async () => {
  const file = csv(['Name', 'Email'], ['Moira New', 'moira@old.example.org'], ['Nils Gone', 'nils@old.example.org']);
  const take = async () => {
    const id = await upload(admin, file);
    await map(admin, id, { listName: 'Moved' });
    return { all: await rows(admin, id), result: (await commit(admin, id)).result };
  };
  expect((await take()).result).toMatchObject({ added: 2 });
  const people = await house.db.query<{ id: string; name: string }>(`select id, name from member where name in ('Moira New', 'Nils Gone') order by name`);
  for (const [at, email] of ['moira@new.example.org', null].entries())
    await admin.tell('mutation ($id: ID!, $input: MemberInput!) { updateMember(id: $id, input: $input) { id } }', { id: people[at]!.id, input: { name: people[at]!.name, email, byEmail: true, byPhone: false, byPost: false, contactVisibleTo: 'ADMINS' } });
  const { all, result } = await take();
  expect(all.map(({ fate, says }) => [fate, says])).toEqual([['ALREADY', []], ['ALREADY', ['This email address was taken away from them by hand; that stays.']]]);
  expect(result).toMatchObject({ added: 0, filled: 0, unchanged: 2 });
  expect(await house.db.query(`select name, email, other_emails from member where name in ('Moira New', 'Nils Gone') order by name`)).toEqual([
    { name: 'Moira New', email: 'moira@new.example.org', other_emails: ['moira@old.example.org'] }, { name: 'Nils Gone', email: null, other_emails: ['nils@old.example.org'] },
  ]);
});

describe('A large file', () => {
  const LARGE = csv(['Name', 'Email', 'Organisation'], ...Array.from({ length: 2000 }, (_, n) => [`Person ${n.toString(36)}x`, `person${n}@example.org`, `Organisation ${n % 40}`]));
  let id: string;
  let before: unknown;

  /** All rows, a page after the other. */
  async function pages(importId: string): Promise<{ line: number }[]> {
    const all: { line: number }[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const { importRows }: { importRows: { edges: { node: { line: number } }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } } = await admin.tell(
        'query ($importId: ID!, $after: String) { importRows(importId: $importId, fate: NEW, first: 100, after: $after) { edges { node { line } } pageInfo { hasNextPage endCursor } } }', { importId, after });
      all.push(...importRows.edges.map(({ node }) => node));
      ({ hasNextPage: more, endCursor: after } = importRows.pageInfo);
    }
    return all;
  }

  it('whose writing is killed half-way leaves nothing behind, and is finished by the next who hears of it', async () => {
    id = await upload(admin, LARGE);
    expect((await map(admin, id, { listName: 'Large' })).counts).toEqual([{ fate: 'NEW', n: 2000 }]);
    before = await fingerprint(house);
    expect((await pages(id)).map(({ line }) => line)).toEqual(Array.from({ length: 2000 }, (_, n) => n + 2));
    // as if asked for, with nobody listening yet
    await house.db.query(`update import set state = 'COMMITTING', done_count = 0, alive_at = now(), asked_by_id = $2 where id = $1`, [id, robin.id]);
    const killed = house.run(commitImport, { id }).then(() => 'done', (error: Error) => error.message);
    await until('half is written', async () => (await look(admin, id)).doneCount >= 1000);
    await house.db.query(`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted and pid <> pg_backend_pid() and database = (select oid from pg_database where datname = current_database())`);
    expect(await killed).not.toBe('done');
    expect(await fingerprint(house)).toEqual(before);
    await house.db.query(`update import set alive_at = now() - interval '1 hour' where id = $1`, [id]);
    await house.run(sweepImports, {});
    expect((await settled(admin, id)).result).toMatchObject({ added: 2000, registered: 2000 });
    expect(await house.db.query(`select count(*)::int as n from organisation where name like 'Organisation %'`)).toEqual([{ n: 40 }]);
  });

  it('meets who was added meanwhile: two who write the same person make one', async () => {
    const other = await upload(admin, csv(['Name', 'Email'], ['Late Comer', 'late@example.org'], ['Nova Comer', 'nova@example.org']));
    await map(admin, other, { listName: 'Late' });
    await house.make.member('Late Comer', { email: 'late@example.org' });
    expect((await commit(admin, other)).result).toMatchObject({ added: 1, registered: 2 });
    const shared = await upload(admin, csv(['Name', 'Email'], ['Early Bird', 'bird@example.org']));
    await map(admin, shared, { listName: 'Birds' });
    await house.make.member('Another Bird Altogether', { email: 'bird@example.org' });
    expect(await commit(admin, shared)).toMatchObject({ state: 'CHECKED', problem: 'The network has changed meanwhile, and one row needs a decision. Nothing was written.', counts: [{ fate: 'ASKED', n: 1 }] });
  });
});
