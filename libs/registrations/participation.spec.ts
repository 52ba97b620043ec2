import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { Member, PrimaryRole } from '#people';
import { axeFindings, openBrowser, openPage } from '../../test/browser.js';
import { Visitor } from '../../test/client.js';
import { House } from '../../test/house.js';
import { loadSampleRows } from '../../test/sample/load.js';
import { sampleRegion } from '../../test/sample/sample.js';
import { RegistrationList } from './list.entity.js';
import type { Participation } from './participation.entity.js';
import { Registration } from './registration.entity.js';

const sample = sampleRegion();
const summit = sample.lists[0]!;
const TABLE = `query ($listId: ID!) { participation(listId: $listId) { name asOf total leastShown groups { title cells { label n percent hidden } } faults } }`;

let house: House;
let north: string;
const people: Record<'admin' | 'champion' | 'member' | 'nobody', Visitor> = {} as never;
beforeAll(async () => {
  house = await House.open('2026-11-23T20:00:00Z', { worker: true });
  await loadSampleRows(house.db);
  people.nobody = new Visitor(house);
  for (const who of ['admin', 'champion', 'member'] as const) people[who] = await new Visitor(house).signIn(`${who}@sample.example`);
  const champion = sample.members.find(({ email }) => email === 'champion@sample.example')!;
  const theirs = sample.roles.find(({ memberId }) => memberId === champion.id)!.tableId!;
  const made = await people.champion.tell<{ saveRegistrationList: RegistrationList }>(`mutation ($input: RegistrationListInput!) { saveRegistrationList(input: $input) { id name } }`, { input: { name: 'Vanderhoof picnic', tableId: theirs } });
  north = made.saveRegistrationList.id;
}, 120_000);
afterAll(() => house.close());

const table = async (who: Visitor, listId: string) => (await who.tell<{ participation: Participation | null }>(TABLE, { listId })).participation;
const register = async (listId: string, name: string, columns: Partial<Registration> = {}) => {
  const { id } = await house.make.member(name, { email: /^\w/.test(name) ? `${name.toLowerCase().replace(' ', '.')}@example.org` : null });
  await house.db.repo(Registration).insert({ listId, memberId: id, name, ...columns });
};

describe('the participation table', () => {
  it('is Table 1 of the paper for an admin, with 27 for the Northwest', async () => {
    const told = await table(people.admin, summit.id);
    expect(told).toMatchObject({ total: 121, leastShown: 0, faults: [] });
    expect(told!.groups.map(({ title, cells }) => [title, ...cells.map(({ n, percent }) => `${n} (${percent})`)])).toEqual([
      ['Region', '71 (59)', '27 (22)', '11 (9)', '7 (6)', '5 (4)'],
      ['Primary role', '36 (30)', '20 (17)', '15 (12)', '12 (10)', '11 (9)', '9 (7)', '5 (4)', '5 (4)', '4 (3)', '2 (2)', '2 (2)'],
    ]);
  });

  it('hides small cells from members and smaller ones still from the public', async () => {
    const numbers = (told: Participation | null) => told!.groups.map(({ cells }) => cells.map(({ n }) => n));
    for (const who of [people.member, people.champion]) expect(numbers(await table(who, summit.id))).toEqual([[71, 27, 11, 7, 5], [36, 20, 15, 12, 11, 9, 5, 5, null, null, null]]);
    const rows = parse(await people.nobody.page(`/exports/lists/${summit.id}/participation.csv`), { bom: true }) as string[][];
    expect(rows.map((row) => row[2])).toEqual(['n', '71', '27', '11', 'not shown', 'not shown', '36', '20', '15', '12', '11', ...Array.from({ length: 6 }, () => 'not shown'), '121']);
    expect(rows.at(-2)).toEqual(['Primary role', 'Social worker', 'not shown', '']);
  });

  it('keeps the region and role of that day when somebody moves', async () => {
    await house.db.repo(Member).update({ name: 'Ruth Amsterdam-Shaw' }, { primaryRole: PrimaryRole.OTHER, communityId: null });
    expect((await table(people.admin, summit.id))!.groups[0]!.cells.at(-1)).toMatchObject({ label: 'Outside BC', n: 5 });
  });

  it('of a list that is not published is there for those who see its people alone', async () => {
    for (const name of ['Ana One', 'Bo Two', 'Cy Three']) await register(north, name, { primaryRole: PrimaryRole.STUDENT });
    expect(await table(people.champion, north)).toMatchObject({ total: 3, faults: ['3 people gave no region.'] });
    expect(await table(people.member, north)).toBeNull();
    expect((await people.nobody.ask(TABLE, { listId: north })).errors[0]!.extensions.code).toBe('SIGNED_OUT');
    expect((await people.nobody.fetch(`/participation/${north}`)).status).toBe(404);
    expect((await people.nobody.fetch(`/exports/lists/${north}/participation.csv`)).status).toBe(404);
  });

  it('once published stays as it was that day; newer figures follow only where they give nothing away', async () => {
    const publish = (on: boolean) => people.admin.tell(`mutation ($id: ID!, $on: Boolean!) { publishParticipation(id: $id, on: $on) { publicSince } }`, { id: summit.id, on });
    const shown = async () => (await table(people.member, summit.id))!.total;
    await register(summit.id, 'Late Comer', { regionId: sample.regions[0]!.id, primaryRole: PrimaryRole.EDUCATOR });
    expect(await shown()).toBe(121);
    expect((await table(people.admin, summit.id))!.faults).toContain('The public page shows the figures of September 15, 2021. Publish it anew to show these.');
    await publish(true);
    expect(await shown()).toBe(122);
    await register(summit.id, 'Later Comer', { regionId: sample.regions[4]!.id, primaryRole: PrimaryRole.EDUCATOR });
    expect((await table(people.admin, summit.id))!.faults).toContain('The public page shows the figures of November 23, 2026. These stay inside: next to the older ones they would give a small number away.');
    await publish(true);
    expect(await shown()).toBe(122);
    await publish(false);
    expect(await table(people.member, summit.id)).toBeNull();
    await publish(true);
    expect(await shown()).toBe(122);
  });
});

describe('its public page', () => {
  it('needs no script, weighs little, says what is hidden and passes axe on a phone and a desk', async () => {
    const response = await people.nobody.fetch(`/participation/${summit.id}`);
    const html = await response.text();
    expect(response.headers.get('content-security-policy')).toContain("style-src 'self'");
    expect(Buffer.byteLength(html)).toBeLessThan(40_000 - Buffer.byteLength(await people.nobody.page('/pages.css')));
    expect(html).not.toMatch(/<script|style=|\son\w+=/i);
    expect(html).toContain('not shown');
    expect(html.match(/<caption>/g)).toHaveLength(2);
    expect(await people.admin.page(`/participation/${summit.id}`)).toBe(html); // the same whoever looks
    const browser = await openBrowser();
    try {
      for (const viewport of [{ width: 360, height: 740 }, { width: 1280, height: 900 }]) {
        const { page, context, complaints } = await openPage(browser, { viewport });
        await page.goto(new URL(`/participation/${summit.id}`, house.url).href);
        expect(await axeFindings(page)).toEqual([]);
        expect(complaints).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
        await context.close();
      }
    } finally {
      await browser.close();
    }
  }, 120_000);

  it('says kindly that there is none', async () => {
    for (const id of [north, '00000000-0000-4000-8000-000000000000', 'x']) {
      const response = await people.nobody.fetch(`/participation/${id}`);
      expect([response.status, await response.text()]).toEqual([404, expect.stringContaining('It may not be published yet, or no longer.')]);
    }
  });
});

describe('the registrations of a list as a file', () => {
  const file = async (who: Visitor, id: string) => parse(await who.page(`/exports/lists/${id}.csv`), { bom: true }) as string[][];

  it('holds who was there with the region, role and participation of that day', async () => {
    const [head, ...rows] = await file(people.admin, summit.id);
    expect(head).toEqual(['Name', 'Email', 'Region', 'Primary role', 'Participation', 'Registered on']);
    expect(rows).toHaveLength(123);
    expect(rows.find(([name]) => name === 'Émeric Solberg-Nash')).toEqual(['Émeric Solberg-Nash', 'emeric.solberg-nash@sample.example', 'Northern interior', 'Student', 'Recorded sessions', expect.stringMatching(/^2021-0[12]-\d\d$/)]);
  });

  it('is for whoever may see the list, with the emails they may see', async () => {
    await register(north, 'Shy Person');
    expect((await file(people.champion, north)).map(([name, email]) => [name, email])).toEqual([['Name', 'Email'], ['Ana One', ''], ['Bo Two', ''], ['Cy Three', ''], ['Shy Person', '']]);
    expect((await file(people.admin, north))[1]![1]).toBe('ana.one@example.org');
    const answers = await Promise.all([people.nobody, people.member, people.champion].map(async (who) => (await who.fetch(`/exports/lists/${summit.id}.csv`)).status));
    expect(answers).toEqual([401, 403, 404]);
    expect((await people.admin.fetch('/exports/lists/x.csv')).status).toBe(404);
  });

  it('A7: leaves no cell that a spreadsheet program would run, and comes under its name', async () => {
    const odd = ['=cmd|"/c calc"!A1', '+1', '-1', '@sum(1)', '\t=1', '＝1'];
    for (const name of odd) await register(north, name);
    await house.db.repo(RegistrationList).update(north, { name: '=Frühling "2027"/\r\nx: y', publicSince: new Date() });
    for (const path of [`/exports/lists/${north}.csv`, `/exports/lists/${north}/participation.csv`]) {
      const response = await people.admin.fetch(path);
      const text = Buffer.from(await response.arrayBuffer()).toString('utf8');
      expect(text.startsWith('\ufeff')).toBe(true);
      expect((parse(text, { bom: true }) as string[][]).flat().filter((cell) => /^[=+\-@\t\r＝＋－＠]/.test(cell))).toEqual([]);
      expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
      expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="=Fr_hling _2027_[^"%\r\n]*\.csv"; filename\*=UTF-8''%3DFr%C3%BChling[\w%.~-]*$/);
    }
    expect((await file(people.admin, north)).some(([name]) => name === `'${odd[0]}`)).toBe(true);
  });
});

describe('lists', () => {
  const SAVE = `mutation ($input: RegistrationListInput!) { saveRegistrationList(input: $input) { id name heldOn tableId } }`;
  const refused = async (who: Visitor, input: object) => (await who.ask(SAVE, { input })).errors[0]?.message;

  it('are made by champions for tables they run, by admins for all', async () => {
    const other = sample.roles.find(({ name, tableId }) => name === 'CHAMPION' && tableId !== sample.roles.find(({ memberId }) => memberId === sample.members.find(({ email }) => email === 'champion@sample.example')!.id)!.tableId)!.tableId;
    expect(await refused(people.champion, { name: 'Everybody' })).toBe('A list of the whole network is for admins to keep. Please pick a table you run.');
    expect(await refused(people.champion, { name: 'Theirs', tableId: other })).toMatch(/^Only the champion of this table/);
    expect(await refused(people.champion, { id: summit.id, name: 'Mine now' })).toMatch(/^A list of the whole network/);
    expect(await refused(people.member, { name: 'Mine' })).toMatch(/^This is for somebody else/);
    expect(await refused(people.admin, { name: ' summit 2021 ' })).toBe('There is a list of this name already. Pick it, or give this one another name.');
    expect(await refused(people.admin, { name: '' })).toBe('Please write a name for the list, at most 120 characters.');
    const { saveRegistrationList: saved } = await people.admin.tell<{ saveRegistrationList: RegistrationList }>(SAVE, { input: { id: summit.id, name: 'Summit 2021', heldOn: '2021-02-09' } });
    expect(saved).toEqual({ id: summit.id, name: 'Summit 2021', heldOn: '2021-02-09', tableId: null });
  });

  it('are read by those who may, people by name, page by page', async () => {
    const names = async (who: Visitor) => (await who.tell<{ registrationLists: { id: string }[] }>('{ registrationLists { id } }')).registrationLists.map(({ id }) => id);
    expect(await names(people.admin)).toEqual([summit.id, north]);
    expect(await names(people.champion)).toEqual([north]);
    const PAGE = `query ($listId: ID!, $after: String) { registrations(listId: $listId, first: 100, after: $after) { edges { node { name region { name } primaryRole participation member { email } } } pageInfo { hasNextPage endCursor } } }`;
    interface Page {
      registrations: { edges: { node: { name: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
    }
    const first = (await people.admin.tell<Page>(PAGE, { listId: summit.id })).registrations;
    const second = (await people.admin.tell<Page>(PAGE, { listId: summit.id, after: first.pageInfo.endCursor })).registrations;
    expect([first.edges.length, second.edges.length, second.pageInfo.hasNextPage]).toEqual([100, 23, false]);
    expect(new Set([...first.edges, ...second.edges].map(({ node }) => node.name)).size).toBe(123);
    expect((await people.champion.tell<Page>(PAGE, { listId: summit.id })).registrations.edges).toEqual([]);
  });

  it('C5: the figures of a list and of nearly the same list are not published side by side', async () => {
    const PUBLISH = `mutation ($id: ID!, $on: Boolean!) { publishParticipation(id: $id, on: $on) { publicSince } }`;
    const copy = async (name: string, most: number) => {
      const { saveRegistrationList: made } = await people.admin.tell<{ saveRegistrationList: RegistrationList }>(SAVE, { input: { name } });
      await house.db.query('insert into registration (list_id, member_id, name, region_id, primary_role) select $1, member_id, name, region_id, primary_role from registration where list_id = $2 order by id limit $3', [made.id, summit.id, most]);
      return made.id;
    };
    const refused = async (id: string) => (await people.admin.ask(PUBLISH, { id, on: true })).errors[0]?.message;
    const [less, much] = [await copy('All but three', 119), await copy('A part', 60)];
    expect(await refused(less)).toBe('All but a few people of this list are on the list Summit 2021 too, whose figures are published. Side by side the two would tell about those few, so these figures stay inside.');
    await people.admin.tell(PUBLISH, { id: summit.id, on: false });
    expect(await refused(less)).toMatch(/^All but a few/); // somebody may have kept the page
    await people.admin.tell(PUBLISH, { id: summit.id, on: true });
    expect(await refused(much)).toBeUndefined();
    for (const id of [less, much]) {
      await house.db.query('delete from registration where list_id = $1', [id]);
      await house.db.query('delete from registration_list where id = $1', [id]);
    }
  });

  it('publishing is for admins', async () => {
    const { errors } = await people.champion.ask('mutation ($id: ID!) { publishParticipation(id: $id, on: true) { id } }', { id: north });
    expect(errors[0]!.extensions.code).toBe('FORBIDDEN');
  });
});
