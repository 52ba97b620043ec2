import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type GraphQLInputType, getNamedType } from 'graphql';
import type { Logger } from 'typeorm';
import { Member, RoleName } from '#people';
import { dataSource, Db } from '#platform';
import { Table } from '#tables';
import { allTables } from '../../apps/api/api.module.js';
import { Visitor } from '../client.js';
import { cloneDatabase, House } from '../house.js';
import { fillWithMany, MANY } from '../many.js';
import { questions, schema } from './schema.js';

/**
 * At 20,000 members no query reads a growing table from end to end. The statements are those really sent for every query
 * of the schema, as three roles, in a small network; they are planned in a large one. `enable_seqscan = off` makes the
 * planner take any index there is, so what it still reads sequentially has none.
 */
const GROWING = ['member', 'organisation', 'registration', 'import_row', 'change', 'consent', 'holding', 'attendance', 'offer', 'outbox', 'campaign', 'suppression', 'bounce', 'preference', 'digest', 'digest_item', 'digest_turn', 'invitation', 'ballot', 'sealed_ballot', 'saying', 'contact_person', 'contact', 'phone_call', 'postcard'];

interface Statement {
  text: string;
  values: unknown[];
}

interface Plan {
  'Node Type': string;
  'Relation Name'?: string;
  Filter?: string;
  Plans?: Plan[];
}

let house: House;
let large: Db;
let drop: () => Promise<void>;
const roles = new Map<string, Visitor>();
const known: Record<string, string> = {};
let sent: Statement[] = [];

/** Keeps what is sent; says nothing. */
const listening: Logger = {
  logQuery: (text, values) => void sent.push({ text, values: (values as unknown[] | undefined) ?? [] }),
  logQueryError: () => {},
  logQuerySlow: () => {},
  logSchemaBuild: () => {},
  logMigration: () => {},
  log: () => {},
};

beforeAll(async () => {
  const clone = await cloneDatabase();
  drop = clone.drop;
  large = new Db(await dataSource(clone.databaseUrl, allTables, 1).initialize());
  await fillWithMany(large);
  house = await House.open(undefined, { worker: true });
  await fillWithMany(house.db, 100);
  const read = house.db.read.bind(house.db);
  house.db.read = (text, values) => {
    sent.push({ text, values });
    return read(text, values);
  };
  const one = async (table: string, where = 'true') => (await house.db.query<{ id: string }>(`select id from ${table} where ${where} limit 1`))[0]!.id;
  const people = await house.db.repo(Member).find({ order: { id: 'ASC' }, take: 3 });
  const table = await house.db.repo(Table).findOneByOrFail({ name: 'Table 1' });
  await house.make.actor(people[0]!, { name: RoleName.ADMIN });
  await house.make.actor(people[1]!, { name: RoleName.CHAMPION, tableId: table.id });
  for (const [index, role] of ['admin', 'champion', 'member'].entries()) roles.set(role, await new Visitor(house).signIn(people[index]!.email!));
  Object.assign(known, {
    member: people[2]!.id, table: table.id, seat: await one('seat', `table_id = '${table.id}'`), organisation: await one('organisation'), sector: await one('sector'), region: await one('region'),
    community: await one('community'), list: await one('registration_list', `table_id = '${table.id}'`), import: await one('import'), campaign: await one('campaign'), evaluation: await one('evaluation', `title = 'Evaluation 1'`), step: await one('contact_step', `plan_id = (select id from contact_plan where title = 'Plan 1') and channel = 'EMAIL'`), run: await one('postcard_run'),
  });
  house.db.source.logger = listening;
}, 120_000);
afterAll(async () => {
  await house.close();
  await large.source.destroy();
  await drop();
});

/** What an argument called so may be: the id of something there is. */
function idFor(query: string, argument: string): string {
  const word = argument === 'id' ? query : argument.replace(/Id$/, '');
  const key = Object.keys(known).find((name) => word.toLowerCase().endsWith(name)) ?? Object.keys(known).find((name) => word.toLowerCase().startsWith(name));
  if (!key) throw new Error(`No id is known for ${query}(${argument}): add one to this rule.`);
  return known[key]!;
}

/** Every way to ask a query: with what it must have, and once more with each of what it may have. */
function waysToAsk(query: string): object[] {
  const args = schema.getQueryType()!.getFields()[query]!.args;
  const value = (name: string, type: GraphQLInputType): unknown => {
    const named = getNamedType(type);
    if (named.name === 'ID') return idFor(query, name);
    if ('getValues' in named) return named.getValues()[0]!.name;
    if (named.name === 'Boolean') return true;
    if ('getFields' in named) return {};
    return { first: 50, after: Buffer.from(JSON.stringify(['1', '00000000-0000-4000-8000-000000000000'])).toString('base64url'), on: '2024-05-01', search: 'nakazdli' }[name] ?? 'text';
  };
  const must = Object.fromEntries(args.filter(({ type }) => String(type).endsWith('!')).map(({ name, type }) => [name, value(name, type)]));
  const may = args.flatMap(({ name, type }): object[] => {
    const named = getNamedType(type);
    if (!('getFields' in named)) return name in must ? [] : [{ [name]: value(name, type) }];
    return Object.values(named.getFields()).map((field) => ({ [name]: { [field.name]: value(field.name, field.type as GraphQLInputType) } }));
  });
  return [must, ...may.map((one) => ({ ...must, ...one }))];
}

/** The growing tables a statement reads from end to end although it need not. */
async function scansOf({ text, values }: Statement): Promise<string[]> {
  const found: string[] = [];
  const walk = (plan: Plan): void => {
    if (plan['Node Type'] === 'Seq Scan' && GROWING.includes(plan['Relation Name'] ?? '')) found.push(`${plan['Relation Name']}: ${plan.Filter ?? 'all of it'}`);
    plan.Plans?.forEach(walk);
  };
  await large.tx(async () => {
    await large.query('set local enable_seqscan = off');
    const [row] = await large.query<{ 'QUERY PLAN': { Plan: Plan }[] }>(`explain (format json) ${text}`, values);
    walk(row!['QUERY PLAN'][0]!.Plan);
  });
  return found;
}

describe(`At ${MANY.members.toLocaleString('en-CA')} members`, () => {
  const explained = new Set<string>();

  for (const query of Object.keys(schema.getQueryType()!.getFields())) {
    it(`${query} reads no growing table from end to end`, async () => {
      const found: [role: string, asked: object, scans: string[]][] = [];
      for (const [role, visitor] of roles) {
        for (const [index, variables] of waysToAsk(query).entries()) {
          for (const document of questions(query, index ? 1 : 2)) {
            sent = [];
            const { errors } = await visitor.ask(document, variables);
            expect(errors.filter(({ extensions }) => !['FORBIDDEN', 'NOT_FOUND'].includes(extensions.code))).toEqual([]);
            for (const statement of sent.filter(({ text }) => /^\s*(select|with)\b/i.test(text))) {
              if (explained.has(statement.text)) continue;
              explained.add(statement.text);
              const scans = await scansOf(statement);
              if (scans.length) found.push([role, variables, scans]);
            }
          }
        }
      }
      expect(found).toEqual([]);
    });
  }

  it('was no empty exercise', () => {
    expect(explained.size).toBeGreaterThan(60);
  });

  it('the rule sees a table read from end to end', async () => {
    expect(await scansOf({ text: `select id from member where other_emails::text = 'x'`, values: [] })).toEqual([expect.stringMatching(/^member: /)]);
  });
});
