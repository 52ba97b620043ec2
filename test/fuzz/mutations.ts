// `npm run fuzz mutations [count] [seed]`: promise A6. Every change and every door of forms and files gets so many inputs, plain ones and
// odd ones; `npm test` has the short form (test/rules/input.spec.ts).
import fc from 'fast-check';
import { type GraphQLInputType, isEnumType, isInputObjectType, isListType, isNonNullType } from 'graphql';
import type { ErrorCode } from '#platform';
import type { Visitor } from '../client.js';
import { House } from '../house.js';
import { type Mutation, mutationsOf } from '../rules/schema.js';
import { Doors, MAILGUN_KEY } from './doors.js';
import { type Ground, groundOf, QUESTION } from './ground.js';
import { INSIDES, ODD_DATES, ODD_IDS, ODD_TEXT, type Outcome } from './odd.js';

/** Every refusal a caller may hear of an input. INTERNAL is not among them. */
const SAID: Exclude<ErrorCode, 'INTERNAL'>[] = ['BAD_INPUT', 'CONFLICT', 'FORBIDDEN', 'NOT_FOUND', 'TOO_MANY'];

const some = (...values: unknown[]) => fc.constantFrom(...values);

/** Changes whose names do not say what their id is of. */
const ABOUT: Record<string, string> = { keepApart: 'member', publishParticipation: 'registrationList', pauseContactPlan: 'evaluation', leaveNetwork: 'member' };

/** Which table an id is looked for in: by the name of its argument, or for a bare `id` by that of the change. */
function idsFor(pool: Ground['pool'], name: string, mutation: string): string[] {
  const words = /^(id|keepId|goneId|aId|bId)$/.test(name) ? (ABOUT[mutation] ?? mutation) : name;
  const [, ids] = Object.entries(pool).filter(([table]) => new RegExp(table.replace('_', ''), 'i').test(words)).toSorted(([a], [b]) => b.length - a.length)[0] ?? []; // the longest: a merge of organisations is no organisation
  return ids?.length ? ids : Object.values(pool).flat();
}

const PLAIN: Record<string, string> = { key: QUESTION, choice: 'empty', province: 'BC', postalCode: 'V2N 4Z9', languages: 'crx', email: 'ana.duarte@example.org', phone: '250-555-0134', timeZone: 'America/Vancouver', zone: 'America/Vancouver', lang: 'crx' };
const PLAIN_INTS: Record<string, number> = { cards: 1, count: 1 };
const plainText = (name: string, mutation: string) => (mutation === 'saveEvaluation' && name === 'key' ? fc.integer({ min: 1, max: 9999 }).map((n) => `key_${n}`) : PLAIN[name] ? some(PLAIN[name]) : fc.integer({ min: 1, max: 999 }).map((n) => `Name ${n}`));
const DAYS = ['2022-01-10', '2024-01-01', '2025-06-01', '2026-05-31', '2026-06-01', '2026-06-02', '2027-05-01'];

const orNone = (type: GraphQLInputType, value: fc.Arbitrary<unknown>) => (isNonNullType(type) ? value : fc.oneof({ weight: 3, arbitrary: value }, some(null)));

/** What a person would send; with `odd`, mixed with what nobody should, so that some of it gets past the door. */
function values(pool: Ground['pool'], type: GraphQLInputType, name: string, mutation: string, odd: boolean): fc.Arbitrary<unknown> {
  const or = (plain: fc.Arbitrary<unknown>, ...strange: fc.Arbitrary<unknown>[]) => (odd ? fc.oneof({ weight: 3, arbitrary: plain }, ...strange) : plain);
  if (isNonNullType(type)) return values(pool, type.ofType, name, mutation, odd);
  if (isListType(type)) return fc.array(values(pool, type.ofType, name, mutation, odd), { minLength: odd ? 0 : 1, maxLength: 4 });
  if (isEnumType(type)) return or(some(...type.getValues().map((value) => value.name)), some('NOTHING', '', 1));
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields());
    const parts = fields.map((field) => {
      const value = values(pool, field.type, field.name, mutation, odd);
      return [field.name, orNone(field.type, value)] as const;
    });
    return fc.record(Object.fromEntries(parts), { requiredKeys: fields.filter((field) => isNonNullType(field.type)).map((field) => field.name) });
  }
  const leaves: Record<string, fc.Arbitrary<unknown>> = {
    ID: or(some(...idsFor(pool, name, mutation)), some(...Object.values(pool).flat()), some(...ODD_IDS)),
    Date: or(some(...DAYS), some(...ODD_DATES)),
    Int: or(name in PLAIN_INTS ? some(PLAIN_INTS[name]) : fc.integer({ min: 1, max: 5 }), some(0, -1, 201, 2 ** 31 - 1, -(2 ** 31), 2 ** 31, 1.5, '1')),
    Boolean: or(fc.boolean(), some('true', 1)),
    String: or(plainText(name, mutation), some(...ODD_TEXT), some(...ODD_TEXT), fc.string({ unit: 'binary', maxLength: 40 })),
  };
  return leaves[String(type)]!;
}

/** What ends things comes last: at a closed table everything else would only be refused. */
const ENDS = ['closeTable', 'disableMember', 'retireSector', 'commitImport', 'dropImport', 'mergeOrganisations', 'mergeMembers', 'closeEvaluation', 'leaveNetwork', 'eraseMember'];
const turn = (name: string) => (/^undo(Organisation)?Merge$/.test(name) ? -2 : ENDS.indexOf(name)); // a merge is undone while nothing has changed since
const inTurn = (name: string) => ({ withdrawOffer: 'answerOffer, and', dropDeliveries: 'resumeCampaign, and' })[name] ?? name; // while one is still open

const inOrder = (): Mutation[] => mutationsOf().toSorted((a, b) => turn(a.name) - turn(b.name) || inTurn(a.name).localeCompare(inTurn(b.name)));

/** Every change there is, in the order in which most of them can be made: those that end things are to come after the doors. */
export const mutationsInTurn = () => ({ first: inOrder().filter(({ name }) => !ENDS.includes(name)), last: inOrder().filter(({ name }) => ENDS.includes(name)) });

/** Sends a change so many inputs, some of them plain ones; the same from the same seed. */
export async function tryChange({ admin, pool }: Ground, { name, args, document }: Mutation, { inputs, plain, seed }: { inputs: number; plain: number; seed: number }): Promise<Outcome> {
  const outcome: Outcome = { count: {}, faults: [] };
  // not the same rows for all: what one change has ended another could only be refused
  const own = seed + (name === 'dropCampaign' ? 1 : 0);
  const all = [false, true].flatMap((odd) =>
    fc.sample(fc.record(Object.fromEntries(args.map((arg) => [arg.name, orNone(arg.type, values(pool, arg.type, arg.name, name, odd))]))), { numRuns: odd ? inputs - plain : plain, seed: own }),
  );
  // two at a time: changes that cross must not trip over each other either
  for (let at = 0; at < all.length; at += 2) await Promise.all(all.slice(at, at + 2).map((variables) => tryOne(admin, document, variables, outcome)));
  return outcome;
}

async function tryOne(admin: Visitor, document: string, variables: object, { count, faults }: Outcome): Promise<void> {
  const { status, data, errors } = await admin.ask(document, variables);
  const code = errors[0]?.extensions.code ?? 'done';
  count[code] = (count[code] ?? 0) + 1;
  const said = errors[0]?.message ?? '';
  const well = errors[0] ? (SAID as string[]).includes(code) && said.trim() !== '' && !INSIDES.test(said) : status === 200 && !!data;
  if (!well) faults.push(`${status} ${code} ${said.slice(0, 200)} ${JSON.stringify(variables).slice(0, 400)}`);
}

/** The long form, told as it goes. The house grows: what it holds is made larger by what it is sent. */
export async function fuzz(count: number, seed: number, say: (line: string) => void): Promise<number> {
  let unhandled = 0;
  process.on('unhandledRejection', (error) => {
    unhandled += 1;
    say(`Nobody waited for: ${String(error)}`);
  });
  const house = await House.open('2026-06-01T18:00:00Z', { worker: true, env: { MAILGUN_SIGNING_KEY: MAILGUN_KEY } });
  try {
    const ground = await groundOf(house);
    let faults = 0;
    const tell = (name: string, outcome: Outcome) => {
      faults += outcome.faults.length;
      say(`${name}: ${Object.entries(outcome.count).map(([code, n]) => `${n} ${code}`).join(', ')}`);
      for (const fault of outcome.faults.slice(0, 5)) say(`  ${fault}`);
    };
    const doors = new Doors(house, ground);
    const { first, last } = mutationsInTurn();
    const tryAll = async (changes: Mutation[]) => {
      for (const change of changes) tell(change.name, await tryChange(ground, change, { inputs: count, plain: Math.ceil(count / 4), seed }));
    };
    await tryAll(first);
    for (const door of doors.list()) tell(door, await doors.knock(door, count, seed));
    await tryAll(last);
    say(`${faults} faults, ${unhandled} errors that nobody waited for.`);
    return faults + unhandled;
  } finally {
    await house.close();
  }
}
