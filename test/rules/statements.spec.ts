import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RoleName } from '#people';
import { Db } from '#platform';
import { Visitor } from '../client.js';
import { House } from '../house.js';

interface Plan {
  'Node Type': string;
  'Relation Name'?: string;
  Plans?: Plan[];
}

/** Tables that hold some hundred rows whatever the network's size. */
const STAYS_SMALL = new Set(['sector', 'region', 'network', 'community', 'organisation']);
/** Pages that list a whole table, and so read all of it. */
const WHOLE = new Set(['table', 'role', 'registration_list', 'import']);

const scans = (plan: Plan): string[] => [...(plan['Node Type'] === 'Seq Scan' && plan['Relation Name'] ? [plan['Relation Name']] : []), ...(plan.Plans ?? []).flatMap(scans)];

describe('The statements of pages', () => {
  let house: House;
  let admin: Visitor;
  let champion: Visitor;
  const said: { text: string; values: unknown[] }[] = [];
  const known = Object.values(JSON.parse(readFileSync('apps/web/src/gql/persisted-documents.json', 'utf8')) as Record<string, string>).filter((document) => !document.includes('mutation '));

  beforeAll(async () => {
    house = await House.open(undefined, { worker: true });
    const { table } = await house.make.table('Spruce Valley', await house.make.sectors('Health', 'Libraries'));
    const [robin, cho] = [await house.make.member('Robin'), await house.make.member('Cho')];
    await house.make.actor(robin, { name: RoleName.ADMIN });
    await house.make.actor(cho, { name: RoleName.CHAMPION, tableId: table.id });
    admin = await new Visitor(house).signIn(robin.email!);
    champion = await new Visitor(house).signIn(cho.email!);
    const read = house.db.read.bind(house.db);
    house.db.read = (text, values) => {
      said.push({ text, values });
      return read(text, values);
    };
    const [seat] = await house.db.query<{ id: string }>('select id from seat');
    const nobody = '00000000-0000-4000-8000-000000000000';
    for (const visitor of [admin, champion])
      for (const document of known) {
        const id = /table\(id/.test(document) ? table.id : /seat\(id/.test(document) ? seat!.id : cho.id;
        await visitor.ask(document, { id, a: cho.id, b: robin.id, listId: nobody, importId: nobody, first: 20, search: 'an', filter: { search: 'an' } }); // what only admins may ask refuses a champion
      }
  });
  afterAll(() => house.close());

  it('scan no growing table from end to end: every plan, with sequential scans made dear', async () => {
    expect(said.length).toBeGreaterThan(20);
    await house.db.tx(async () => {
      await house.db.query('set local enable_seqscan = off');
      for (const { text, values } of said) {
        const [row] = await house.db.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(`explain (format json) ${text}`, values);
        const found = scans(row!['QUERY PLAN'][0].Plan).filter((table) => !STAYS_SMALL.has(table));
        expect([text.slice(0, 2000), found.filter((table) => !(WHOLE.has(table) && text.includes(`from "${table}" r0`)))]).toEqual([text.slice(0, 2000), []]);
      }
    });
  });

  it('are one for each operation where its fields read at the same moment', async () => {
    said.length = 0;
    await admin.tell('{ tables { name seats { sector { name } holdings { member { name } } } } sectors { name } me { member { name holdings { seat { table { name } } } } } }');
    expect(said.filter(({ text }) => !text.includes('from auth_session'))).toHaveLength(1); // who asks is another question
  });

  it('fail alone: the other fields of the page are answered', async () => {
    await house.db.query('alter table region rename to elsewhere');
    try {
      const { data, errors } = await admin.ask<Record<string, unknown>>('{ member(id: "00000000-0000-4000-8000-000000000000") { name community { region { name } } } network { name } table(id: "00000000-0000-4000-8000-000000000000") { name } }');
      expect(data).toEqual({ member: null, network: { name: 'SEED Table' }, table: null });
      expect(errors.map(({ extensions }) => extensions.code)).toEqual(['INTERNAL']);
    } finally {
      await house.db.query('alter table elsewhere rename to region');
    }
  });

  it('are prepared once, and bounded however many are asked', async () => {
    const { statements } = house.get(Db);
    expect(statements.size).toBeGreaterThan(10);
    const names = Array.from({ length: 4 }, () => statements.nameOf('select 1'));
    expect([names[0], new Set(names.slice(1)).size]).toEqual([undefined, 1]); // what is asked once has no name
    for (let n = 0; n < statements.most * 2; n++) statements.nameOf(`select ${n}`);
    expect(statements.size).toBe(statements.most);
    const metrics = await fetch(`${house.url}/metrics`).then((response) => response.text());
    expect(metrics).toContain(`seed_statements ${statements.most}\n`);
    expect((await fetch(`${house.url}/metrics`, { headers: { 'x-forwarded-for': '203.0.113.7' } })).status).toBe(404);
  });

  it('a connection that has prepared too many is closed, and reading goes on', async () => {
    house.db.read = Db.prototype.read.bind(house.db);
    for (let n = 0; n < house.db.statements.most * 2 + 5; n++) for (const _twice of [1, 2]) await house.db.read(`select ${n} as "${n}"`, []);
    expect(await house.db.read('select 7', [])).toEqual([['7']]);
  }, 60_000);

  it('say what is wrong with them, and their connection goes on', async () => {
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    const wrong: [string, unknown[], RegExp][] = [['select nothing', [], /nothing/], ['select 1 / $1::int', [0], /division by zero/], ['select $1::uuid', ['x'], /invalid input syntax/], ['select $1::text', [circle], /circular/i]];
    await house.db.tx(async () => {
      for (const [text, values, why] of wrong)
        for (let turn = 0; turn < 3; turn++) {
          await house.db.query('savepoint wrong');
          await expect(house.db.read(text, values)).rejects.toThrow(why);
          await house.db.query('rollback to savepoint wrong');
        }
      const odd = ['ü 𝄞', ['a,"b"', null, '\\'], 3, true, null, { a: [1] }];
      for (let turn = 0; turn < 3; turn++) expect(await house.db.read('select $1::text, $2::text[], $3::int, $4::boolean, $5::text, $6::jsonb', odd)).toEqual([['ü 𝄞', '{"a,\\"b\\"",NULL,"\\\\"}', '3', 't', null, '{"a": [1]}']]);
      expect(await house.db.read('select n from generate_series(1, 3) n where n > $1', [1])).toEqual([['2'], ['3']]);
      expect(await house.db.read('select 1 where false', [])).toEqual([]);
    });
  });

  it("a change is read in the transaction that made it", async () => {
    await house.db.tx(async () => {
      await house.db.query(`update network set name = 'Renamed'`);
      expect(await house.db.read('select name from network', [])).toEqual([['Renamed']]);
    });
  });
});
