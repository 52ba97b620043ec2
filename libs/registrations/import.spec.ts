import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Member, RoleName } from '#people';
import { Visitor } from '../../test/client.js';
import { House } from '../../test/house.js';
import { answer, COMMIT, commit, csv, fates, fingerprint, groups, look, map, rows, send, upload } from '../../test/imports.js';
import { sweepImports } from './import.jobs.js';

let house: House;
let robin: Member;
let admin: Visitor;
beforeAll(async () => {
  house = await House.open('2026-06-01T18:00:00Z', { worker: true });
  robin = await house.make.member('Robin');
  await house.make.actor(robin, { name: RoleName.ADMIN });
  admin = await new Visitor(house).signIn(robin.email!);
  await house.make.sectors('Health', 'Child care', 'Indigenous agencies');
  for (const [at, name] of ['Northern interior', 'Northwest', 'Other BC'].entries()) await house.db.query('insert into region (name, position) values ($1, $2)', [name, at + 1]);
  for (const [name, region] of [['Smithers', 'Northwest'], ['Prince George', 'Northern interior'], ['Lax Kw’alaams', 'Northwest']])
    await house.db.query(`insert into community (name, region_id, time_zone) select $1, id, 'America/Vancouver' from region where name = $2`, [name, region]);
});
afterAll(() => house.close());

describe('A7: uploads are what they say: a bad file', () => {
  it.each<[string, string | Buffer, RegExp]>([
    ['an Excel workbook', Buffer.from('504b030414000600', 'hex'), /Excel workbook/],
    ['a picture', Buffer.from('89504e470d0a1a0a', 'hex'), /picture/],
    ['a drawing with a script', '<svg xmlns="x"><script>alert(1)</script></svg>', /web page or a drawing/],
    ['bytes that are no text', Buffer.from([1, 2, 3, 0, 255]), /not a text file/],
    ['only blank lines', ',,,\r\n,,\r\n', /only blank lines/],
    ['no rows', 'Name,Email\r\n', /no row below/],
    ['a person for a first line', 'Ana Duarte,ana@example.org\r\nBo,bo@example.org', /looks like a person/],
    ['a quotation mark left open', `Name,Email\r\n${'Ana,a@example.org\r\n'.repeat(3000)}Bo,"bo@example.org\r\n`, /On line 3002 a quotation mark opens/],
    ['more columns than we take', `${'x,'.repeat(70)}y\r\n1`, /71 columns/],
    ['more rows than we take', `Name\r\n${'Ana\r\n'.repeat(25_001)}`, /more than 25,000 rows/],
    ['more bytes than we take', Buffer.alloc(11 * 1024 * 1024, 'a'), /larger than 10 MB/],
  ])('with %s is refused in a sentence and changes nothing', async (_case, body, sentence) => {
    const before = await fingerprint(house);
    const response = await send(admin, body);
    expect([response.status, ((await response.json()) as { message: string }).message]).toEqual([400, expect.stringMatching(sentence)]);
    expect(await fingerprint(house)).toEqual(before);
    expect(await house.db.query('select count(*)::int as n from import')).toEqual([{ n: 0 }]);
    expect(await house.db.query('select count(*)::int as n from import_row')).toEqual([{ n: 0 }]);
  });

  it('is not even read from whoever may not send it', async () => {
    const stranger = new Visitor(house);
    expect((await send(stranger, 'Name\r\nAna')).status).toBe(401);
    const mel = await new Visitor(house).signIn((await house.make.member('Mel')).email!);
    expect((await send(mel, 'Name\r\nAna')).status).toBe(403);
    expect((await send(admin, 'Name\r\nAna', 'a.csv', 'image/svg+xml')).status).toBeGreaterThanOrEqual(400);
  });
});

const HEADER = ['Full name', 'E-mail', 'Phone', 'Mailing address', 'Organization', 'Sector', 'Community', 'Which region do you live or work in?', 'Primary role', 'How will you participate?', 'May we email you?'];
const person = (name: string, email = '', rest: Partial<Record<'phone' | 'address' | 'organisation' | 'sector' | 'community' | 'region' | 'role' | 'participation' | 'consent', string>> = {}) =>
  [name, email, rest.phone ?? '', rest.address ?? '', rest.organisation ?? '', rest.sector ?? '', rest.community ?? '', rest.region ?? '', rest.role ?? '', rest.participation ?? '', rest.consent ?? ''];

/** Every oddity people met in such files, with what becomes of it. */
const ODDITIES: [string, string[], string, RegExp?][] = [
  ['a plain row', person('Ana Duarte', 'ana@example.org', { sector: 'Health', region: 'Northwest BC', role: 'Educator (e.g., early childhood educator, teacher)', participation: 'Live', organisation: 'Sample Society', consent: 'Yes' }), 'NEW'],
  ['accents in two pieces', person('Zoe\u0308 L\u00e9vesque', 'zoe@example.org', { organisation: 'sample  society', sector: 'CHILD-CARE' }), 'NEW'],
  ['a curly apostrophe', person('Mary O’Brien', 'mary@example.org', { community: "Lax Kw'alaams" }), 'NEW'],
  ['Excel quoting', person('Robert "Bob" Smith', 'bob@example.org', { organisation: 'Smith, Jones & Co' }), 'NEW'],
  ['a blank line', ['', '', ''], ''],
  ['a missing email', person('Cho Lee', '', { phone: '(250) 555-0134', address: 'PO Box 12\r\nSmithers BC  V0J2N0' }), 'NEW', /reach them by phone or by post/],
  ['a rural route', person('Dee Ray', 'dee@example.org', { address: 'Site 6 Comp 10, RR #2, Smithers, BC, v0j 2n0' }), 'NEW'],
  ['General Delivery', person('Eli Fox', 'eli@example.org', { address: 'General Delivery, Smithers BC V0J-2N0' }), 'NEW'],
  ['half an address', person('Fay Moe', 'fay@example.org', { address: '12 Main Street, Smithers' }), 'ASKED', /^$/],
  ['a line break inside an email', person('Gus Ash', 'gus@\nexample.org'), 'NEW', /line break inside the email/],
  ['an email that smuggles a header', person('Hal Orr', 'hal@example.org\r\nBcc: all@example.org'), 'REFUSED', /Two email addresses/],
  ['no email at all', person('Ivy Low', 'ivy at example'), 'REFUSED', /is no email address/],
  ['a name of 5,000 characters', person('x'.repeat(5000), 'x@example.org'), 'REFUSED', /5,000 characters/],
  ['no name', person('', 'nobody@example.org'), 'REFUSED', /There is no name/],
  ['the same person again', person('ANA DUARTE', 'Ana@Example.org'), 'REPEATED', /same person as on line 2/],
  ['two people on one email', person('Jo Duarte', 'ana@example.org'), 'ASKED'],
  ['an unknown sector', person('Kim Poe', 'kim@example.org', { sector: 'Early years' }), 'ASKED'],
  ['the same unknown sector', person('Lou Poe', 'lou@example.org', { sector: 'early  years' }), 'ASKED'],
  ['a community that does not fit its region', person('Max Poe', 'max@example.org', { community: 'Smithers', region: 'Northern Interior BC' }), 'ASKED'],
  ['an unknown community', person('Ned Poe', 'ned@example.org', { community: 'Smitherz' }), 'ASKED'],
  ['an unknown role', person('Oli Poe', 'oli@example.org', { role: 'Wizard' }), 'ASKED'],
  ['somebody the network knows', person('Known Person', 'known@example.org', { phone: '250-555-7777', sector: 'Health' }), 'KNOWN', /another phone number/],
  ['somebody known by an old address', person('Merged Person', 'old@example.org'), 'KNOWN'],
  ['somebody of the same name nearby', person('Namesake Nearby', '', { community: 'Smithers' }), 'ASKED'],
  ['a formula', person("'=HYPERLINK(\"x\")", 'formula@example.org'), 'NEW'],
  ['too many cells', [...person('Pat Poe', 'pat@example.org'), 'one', 'two'], 'REFUSED', /more cells than the first line/],
  ['a text of characters in pairs, cut in the middle', person('Rae Poe', 'rae@example.org', { sector: `x${'🍓'.repeat(40)}` }), 'ASKED'],
  ['a no to letters', person('Quin Poe', 'quin@example.org', { consent: 'no' }), 'NEW', /do not want to be written to/],
];
const FILE = `\ufeff${csv(HEADER, ...ODDITIES.map(([, cells]) => cells))}\r\n`;

describe('A file with every oddity', () => {
  let id: string;
  let before: unknown;
  beforeAll(async () => {
    await house.make.member('Known Person', { email: 'known@example.org', phone: '250-555-1111' });
    await house.make.member('Merged Person', { email: 'new@example.org', otherEmails: ['old@example.org'] });
    const [smithers] = await house.db.query<{ id: string }>(`select id from community where name = 'Smithers'`);
    await house.make.member('Namesake Nearby', { email: 'namesake@example.org', communityId: smithers!.id });
    before = await fingerprint(house);
    id = await upload(admin, FILE);
  });

  it('is read, with a guess at each column, and nothing is written', async () => {
    const { state, rowCount, columns } = await look(admin, id);
    expect([state, rowCount]).toEqual(['UPLOADED', ODDITIES.length - 1]);
    expect(columns.map(({ field }) => field)).toEqual(['NAME', 'EMAIL', 'PHONE', 'ADDRESS', 'ORGANISATION', 'SECTOR', 'COMMUNITY', 'REGION', 'PRIMARY_ROLE', 'PARTICIPATION', 'CONSENT']);
    expect(columns[0]!.samples).toEqual(['Ana Duarte', 'Zoe\u0308 L\u00e9vesque', 'Mary O’Brien']);
  });

  it('is not taken without names, without a list, or with two columns for one thing', async () => {
    const refuse = async (input: object) => (await admin.ask('mutation ($id: ID!, $input: MapImportInput!) { mapImport(id: $id, input: $input) { id } }', { id, input: { listName: 'Summit 2021', fields: [{ index: 0, field: 'NAME' }], ...input } })).errors.map(({ message }) => message);
    expect(await refuse({ fields: [{ index: 1, field: 'EMAIL' }] })).toEqual([expect.stringMatching(/which column holds the names/)]);
    expect(await refuse({ fields: [{ index: 0, field: 'NAME' }, { index: 1, field: 'NAME' }] })).toEqual([expect.stringMatching(/Two columns/)]);
    expect(await refuse({ listName: ' ' })).toEqual([expect.stringMatching(/name for the list/)]);
    expect(await refuse({ consentGivenOn: '2027-01-01' })).toEqual([expect.stringMatching(/not come yet/)]);
  });

  it('shows the fate of every row before anything is written', async () => {
    const { state, doneCount } = await map(admin, id);
    expect([state, doneCount]).toEqual(['CHECKED', ODDITIES.length - 1]);
    const all = new Map((await rows(admin, id)).map((row) => [row.line, row]));
    for (const [at, [what, , fate, says]] of ODDITIES.entries()) {
      const row = all.get(at + 2);
      expect([what, row?.fate ?? '']).toEqual([what, fate]);
      if (says) expect([what, row!.says.join(' ')]).toEqual([what, expect.stringMatching(says)]);
      if (fate === 'ASKED') expect([what, row!.questions.length]).toEqual([what, 1]);
    }
    expect(await fingerprint(house)).toEqual(before);
  });

  it('asks once for all rows that say the same, and is not written while a question is open', async () => {
    const asked = await groups(admin, id);
    const sector = asked.find(({ key }) => key.startsWith('sector:'))!;
    expect([sector.rows, sector.open, sector.rowId, sector.says]).toEqual([2, 2, null, 'We know no sector called “Early years”. Which one is meant?']);
    expect(asked.find(({ key }) => key.startsWith('community:'))!.choices[0]!.label).toBe('Smithers');
    const shared = asked.find(({ key }) => key === 'shared')!;
    expect([shared.rows, shared.rowId === null, shared.says]).toEqual([1, false, 'Line 2 has ana@example.org too, beside the name “Ana Duarte”. Is it the same person?']);
    expect((await admin.ask(COMMIT, { id })).errors.map(({ extensions, message }) => [extensions.code, message])).toEqual([['CONFLICT', '9 rows still wait for a decision. Decide, or leave them out.']]);
  });

  it('is decided row by row or for all alike', async () => {
    const key = async (start: string) => (await groups(admin, id)).find((group) => group.key.startsWith(start) && group.open)!;
    const sector = await key('sector:');
    await answer(admin, id, sector.key, sector.choices.find(({ label }) => label === 'Child care')!.id);
    const [lou] = (await rows(admin, id)).filter(({ name }) => name === 'Lou Poe');
    await answer(admin, id, sector.key, 'leave-out', lou!.id);
    await answer(admin, id, 'shared', 'other');
    await answer(admin, id, (await key('place:')).key, 'given');
    const community = await key('community:');
    await answer(admin, id, community.key, community.choices[0]!.id);
    await answer(admin, id, (await key('role:')).key, 'empty');
    await answer(admin, id, 'address', 'without', (await key('address')).rowId!);
    await answer(admin, id, 'person', 'no');
    await answer(admin, id, (await key('sector:')).key, 'leave-out');
    const all = new Map((await rows(admin, id)).map((row) => [row.name, row]));
    expect(['Kim Poe', 'Lou Poe', 'Jo Duarte', 'Max Poe', 'Ned Poe', 'Oli Poe', 'Fay Moe', 'Namesake Nearby'].map((name) => all.get(name)!.fate)).toEqual(['NEW', 'LEFT_OUT', 'NEW', 'NEW', 'NEW', 'NEW', 'NEW', 'NEW']);
    expect((await admin.ask('mutation ($id: ID!) { answerImport(id: $id, key: "person", choice: "nonsense") { id } }', { id })).errors[0]!.extensions.code).toBe('BAD_INPUT');
    expect(await fingerprint(house)).toEqual(before);
  });

  it('works out again what hangs on a decision: who repeats a row that is left out is the first then', async () => {
    const other = await upload(admin, csv(['Name', 'Email', 'Sector'], ['Una', 'una@example.org', 'Nonsense'], ['Una', 'una@example.org', 'Health'], ['Una', 'una@example.org', '']));
    await map(admin, other);
    expect(fates(await rows(admin, other))).toEqual(['2 ASKED', '3 REPEATED', '4 REPEATED']);
    await answer(admin, other, (await groups(admin, other))[0]!.key, 'leave-out');
    expect(fates(await rows(admin, other))).toEqual(['2 LEFT_OUT', '3 NEW', '4 REPEATED']);
    await answer(admin, other, (await groups(admin, other))[0]!.key, 'empty');
    expect(fates(await rows(admin, other))).toEqual(['2 NEW', '3 REPEATED', '4 REPEATED']);
    await admin.tell('mutation ($id: ID!) { dropImport(id: $id) }', { id: other });
    expect((await admin.ask('mutation ($id: ID!) { dropImport(id: $id) }', { id: other })).errors[0]!.extensions.code).toBe('NOT_FOUND');
  });

  it('gives its refused rows back with the reasons, inert', async () => {
    const response = await admin.fetch(`/imports/${id}/refused.csv`);
    const text = await response.text();
    expect([response.status, response.headers.get('content-disposition'), text.split('\r\n').length > 4]).toEqual([200, 'attachment; filename="refused-people.csv"', true]);
    expect(text).toMatch(/^\ufeff?Full name,/);
    expect(text).toContain('Ivy Low,ivy at example,');
    expect((await new Visitor(house).fetch(`/imports/${id}/refused.csv`)).status).toBe(401);
  });

  it('is written in one go: new people, gaps filled, a list that keeps what was given', async () => {
    const { state, result } = await commit(admin, id);
    expect([state, result]).toEqual(['DONE', { added: 17, filled: 1, registered: 19, unchanged: 0, leftOut: 8, listId: expect.any(String) }]);
    const member = async (name: string) => (await house.db.query(`select m.*, o.name as organisation, c.name as community from member m left join organisation o on o.id = m.organisation_id left join community c on c.id = m.community_id where m.name = $1 and m.email is distinct from 'namesake@example.org'`, [name]))[0]!;
    expect(await member('Ana Duarte')).toMatchObject({ email: 'ana@example.org', organisation: 'Sample Society', primary_role: 'EDUCATOR', by_email: true, by_phone: false, added_by_id: robin.id });
    expect(await member('Zo\u00eb L\u00e9vesque')).toMatchObject({ organisation: 'Sample Society' });
    expect(await member('Cho Lee')).toMatchObject({ email: null, phone: '250-555-0134', by_email: false, by_phone: true, by_post: true, postal_address: expect.objectContaining({ lines: ['PO BOX 12', 'Smithers BC  V0J 2N0'] }) });
    expect(await member('Jo Duarte')).toMatchObject({ email: null });
    expect(await member('Quin Poe')).toMatchObject({ email: 'quin@example.org', by_email: false });
    expect(await member('Known Person')).toMatchObject({ phone: '250-555-1111', sector_id: expect.any(String) });
    expect(await house.db.query(`select h.source, h.fields from change h join member m on m.id = h.member_id where m.name = 'Known Person'`)).toEqual([{ source: 'import', fields: [{ field: 'Sector', before: null, after: 'Health' }] }]);
    expect(await house.db.query(`select n.kind, n.source, n.given_on, n.expires_on from consent n join member m on m.id = n.member_id where m.name = 'Ana Duarte'`)).toEqual([{ kind: 'EXPRESS', source: 'Said yes when registering for Summit 2021', given_on: '2021-05-03', expires_on: null }]);
    expect(await house.db.query(`select r.name as region, g.primary_role, g.participation from registration g left join region r on r.id = g.region_id where g.name = 'Ana Duarte'`)).toEqual([{ region: 'Northwest', primary_role: 'EDUCATOR', participation: 'LIVE' }]);
    expect(await house.db.query(`select r.name as region from registration g join region r on r.id = g.region_id where g.name = 'Max Poe'`)).toEqual([{ region: 'Northern interior' }]);
  });

  it('keeps what was given that day, also when the member changes later', async () => {
    await house.db.query(`update member set primary_role = 'STUDENT', community_id = (select id from community where name = 'Prince George') where name = 'Ana Duarte'`);
    expect(await house.db.query(`select r.name as region, g.primary_role from registration g left join region r on r.id = g.region_id where g.name = 'Ana Duarte'`)).toEqual([{ region: 'Northwest', primary_role: 'EDUCATOR' }]);
  });

  it('uploaded again remembers its columns and what texts meant, and changes nothing: who came in is there already', async () => {
    const settledBefore = await fingerprint(house);
    const again = await upload(admin, FILE);
    expect((await look(admin, again)).columns.map(({ field }) => field)[10]).toBe('CONSENT');
    const checked = await map(admin, again);
    const all = await rows(admin, again);
    const taken = ODDITIES.flatMap(([, , fate], at) => (fate === 'NEW' || fate === 'KNOWN' ? at + 2 : []));
    expect(all.filter(({ line, fate }) => taken.includes(line) && fate !== 'ALREADY')).toEqual([]);
    expect(all.filter(({ fate }) => fate === 'NEW' || fate === 'KNOWN')).toEqual([]);
    expect(checked.counts.find(({ fate }) => fate === 'ALREADY')!.n).toBeGreaterThan(15);
    const { result } = await commit(admin, again, true);
    expect(result).toMatchObject({ added: 0, filled: 0, registered: 0 });
    expect(await fingerprint(house)).toEqual(settledBefore);
  });

  it('is forgotten after a week, but for what it did and what texts meant', async () => {
    await house.at('2026-06-09T18:00:00Z');
    await house.run(sweepImports, {});
    expect(await rows(admin, id)).toEqual([]);
    expect(await look(admin, id)).toMatchObject({ state: 'DONE', result: { added: 17 } });
    expect((await look(admin, id)).columns.flatMap(({ samples }) => samples)).toEqual([]);
    expect(await house.db.query(`select count(*)::int as n from import_question where says <> ''`)).toEqual([{ n: 0 }]);
    await house.at('2026-06-01T18:00:00Z');
  });
});
