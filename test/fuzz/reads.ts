import { GraphQLSchemaHost } from '@nestjs/graphql';
import { buildSchema, getNamedType, type GraphQLArgument, printSchema } from 'graphql';
import { actorOf, RoleName } from '#people';
import { type NaiveAnswer, NaiveReader, unknownTypes } from '../naive/reader.js';
import { kinds } from '../naive/rules.js';
import { type World, worldOf } from '../naive/world.js';
import { meetings, MEETINGS_SQL } from '../fixture/meetings.js';
import { House } from '../house.js';
import { type Dice, Dice as NewDice, type GeneratedOperation, Operations } from './operations.js';
import { type Asker, peopledHouse } from './region.js';

export interface Report {
  asked: Record<string, number>;
  /** Operations the door refused: too costly, too deep. They say nothing about reads. */
  refused: number;
  /** Answers in which something went wrong, as it had to. */
  withErrors: number;
  /** Canaries that came to each role. */
  canaries: Record<string, number>;
  leftOut: string[];
  /** Each with the seed that makes it again, and the first place at which the answers part. */
  differences: string[];
}

const SEARCHES = ['ana', 'duarte', "nak'azdli", 'zoe', '%', 'YMCA', 'nobody at all'];
const NOWHERE = '00000000-0000-4000-8000-000000000000';

/** Generates so many operations, while there is time, and asks each as every role, of a house and of the naive reader. Stops at the tenth difference. */
export async function fuzzReads(house: House, count: number, { seed = 1, ms = Infinity, say = (_line: string): void => undefined } = {}): Promise<Report> {
  const askers = await peopledHouse(house);
  const schema = buildSchema(printSchema(house.get(GraphQLSchemaHost).schema));
  const there = Object.values(kinds).map(({ table }) => table).filter((table) => house.db.source.entityMetadatas.some(({ tableName }) => tableName === table));
  const world = await worldOf(house.config.databaseUrl, there);
  const naive = new NaiveReader(schema, world, house.clock.now(), await searches(house), permissions());
  const report: Report = { asked: {}, refused: 0, withErrors: 0, canaries: {}, leftOut: unknownTypes(schema), differences: [] };
  const seen = new Map<string, Set<string>>();
  const until = performance.now() + ms;
  for (let n = 0; n < count && report.differences.length < 10 && performance.now() < until; n++) {
    const operation = new Operations(schema, valuesFrom(world), new NewDice(seed * 1_000_003 + n)).make();
    for (const variables of [operation.variables, operation.others]) {
      await Promise.all([...askers].map(([role, asker]) => compare(role, asker, { document: operation.document, variables }, seed * 1_000_003 + n, naive, report, seen)));
    }
    if (n % 500 === 499) say(`${n + 1} operations as ${askers.size} roles, ${report.refused} refused, ${report.differences.length} differences`);
  }
  for (const [role, found] of seen) report.canaries[role] = found.size;
  return report;
}

/** The long form, told as it goes. */
export async function fuzz(count: number, seed: number, say: (line: string) => void): Promise<number> {
  const house = await House.open(undefined, { worker: true, fixture: { room: meetings, sql: MEETINGS_SQL } });
  try {
    const { differences, ...report } = await fuzzReads(house, count, { seed, say });
    say(JSON.stringify(report, null, 1));
    say(differences.join('\n\n') || 'No difference.');
    return differences.length;
  } finally {
    await house.close();
  }
}

async function compare(role: string, asker: Asker, operation: Pick<GeneratedOperation, 'document' | 'variables'>, seed: number, naive: NaiveReader, report: Report, seen: Map<string, Set<string>>): Promise<void> {
  const { data, errors } = await asker.visitor.ask(operation.document, operation.variables);
  if (errors.some(({ extensions }) => /VALIDATION|PARSE/.test(extensions.code) || (extensions.code === 'BAD_USER_INPUT' && !data))) {
    report.refused++;
    return;
  }
  const ours = told({ data, errors: errors.map(({ path, extensions }) => ({ path: path ?? [], code: extensions.code })) });
  const expected = told(await naive.answer(operation.document, operation.variables, asker));
  report.asked[role] = (report.asked[role] ?? 0) + 1;
  if (errors.length) report.withErrors++;
  const canaries = seen.get(role) ?? new Set();
  seen.set(role, canaries);
  for (const canary of JSON.stringify(data).match(/canary[^"]*/g) ?? []) canaries.add(canary);
  // as text: fields must also stand in the order in which they were asked for
  const texts = [JSON.stringify(expected), JSON.stringify(ours)] as const;
  if (texts[0] !== texts[1]) report.differences.push(`${role}, seed ${seed}\n${operation.document}\n${JSON.stringify(operation.variables)}\n${firstPart(...texts)}`);
}

/** Errors by what they emptied: where two empty the same place, it is chance which of them is told. */
function told({ data, errors }: NaiveAnswer): { data: unknown; errors: string[] } {
  const emptied = errors.map(({ path, code }) => {
    let at = data;
    const way = path.slice(0, path.findIndex((key) => (at = (at as Record<string, unknown> | null)?.[key as string]) == null) + 1);
    return `${data === null ? '' : way.join('.')} ${code}`;
  });
  return { data, errors: [...new Set(emptied)].toSorted() };
}

function firstPart(naive: string, ours: string): string {
  let at = 0;
  while (naive[at] === ours[at]) at++;
  const near = (text: string) => text.slice(Math.max(0, at - 80), at + 120);
  return `naive: …${near(naive)}…\nours:  …${near(ours)}…`;
}

/** What each search finds, as the database says: which words are similar is not for us to work out again. */
async function searches({ db }: House): Promise<Map<string, Set<string>>> {
  const found = new Map<string, Set<string>>();
  for (const words of SEARCHES) {
    for (const table of ['member', 'organisation'] as const) {
      const rows = await db.query<{ id: string }>(
        `select id from ${table} where not exists (select 1 from unnest($1::text[]) word where strpos(search_key(name), search_key(word)) = 0 and not search_key(word) <% search_key(name))`,
        [words.split(/\s+/).filter(Boolean)],
      );
      found.set(`${table} ${words}`, new Set(rows.map(({ id }) => id)));
    }
  }
  return found;
}

const permissions = () => {
  const names = (...roles: { name: RoleName; tableId: string | null }[]) => [...actorOf('', roles).permissions].filter((name) => name !== 'anyone');
  return { member: names(), champion: names({ name: RoleName.CHAMPION, tableId: '' }), admin: names({ name: RoleName.ADMIN, tableId: null }) };
};

/** Values for arguments: ids of rows that are there, and others; cursors of rows; words. */
function valuesFrom(world: World) {
  const id = (table: string, dice: Dice) => (dice.chance(0.1) ? NOWHERE : dice.pick(world[table]!).id);
  return (field: string, argument: GraphQLArgument, dice: Dice): unknown => {
    switch (argument.name) {
      case 'id':
        return id(field, dice);
      case 'first':
        return dice.pick([1, 2, 3, 7, 20, field === 'meetings' ? 5 : 100, ...(dice.chance(0.05) ? [0] : [])]);
      case 'search':
        return dice.pick(SEARCHES);
      case 'filter':
        return Object.fromEntries([['search', dice.pick(SEARCHES)], ['sectorId', id('sector', dice)], ['communityId', id('community', dice)]].filter(() => dice.chance(0.4)));
      case 'after':
        return getNamedType(argument.type).name === 'Instant' ? dice.pick(['2026-03-05T10:00:00.123Z', '2026-03-09T00:00:00Z', '2020-01-01T00:00:00Z', '2030-01-01T00:00:00Z', null]) : cursor(field, world, dice);
      case 'state':
        return dice.pick(['YES', 'NO', 'MAYBE', null]);
      default:
        return null;
    }
  };
}

function cursor(field: string, world: World, dice: Dice): string {
  const [table, column] = ({ members: ['member', 'name'], organisations: ['organisation', 'name'], meetings: ['meeting', 'starts_at'] } as Record<string, [string, string]>)[field]!;
  const row = dice.pick(world[table]!);
  return Buffer.from(JSON.stringify([row[column], row.id])).toString('base64url');
}
