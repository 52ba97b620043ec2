import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Doors, MAILGUN_KEY } from '../fuzz/doors.js';
import { type Ground, groundOf } from '../fuzz/ground.js';
import { mutationsInTurn, tryChange } from '../fuzz/mutations.js';
import type { Visitor } from '../client.js';
import { House } from '../house.js';
import type { Mutation } from './schema.js';

/** Promise A6 in its short form; `npm run fuzz mutations` has the long one, with 200 inputs each. A seed makes a run the same each time. */
const SEED = 20261123;
const INPUTS_EACH = 40;
const PLAIN_EACH = 10;

let house: House;
let ground: Ground;
let admin: Visitor;
beforeAll(async () => {
  house = await House.open('2026-06-01T18:00:00Z', { worker: true, env: { MAILGUN_SIGNING_KEY: MAILGUN_KEY } });
  ground = await groundOf(house);
  ({ admin } = ground);
});
afterAll(() => house.close());

describe('A6: every change and every door survives odd input', () => {
  const outcomes = new Map<string, Record<string, number>>();

  const { first, last } = mutationsInTurn();
  const survives = (change: Mutation) =>
    it(`${change.name} does it, or says in a sentence why not`, async () => {
      const { count, faults } = await tryChange(ground, change, { inputs: INPUTS_EACH, plain: PLAIN_EACH, seed: SEED });
      outcomes.set(change.name, count);
      expect(faults).toEqual([]);
    });
  first.forEach(survives);

  it('every door of forms and files answers, or says in words why not', async () => {
    const doors = new Doors(house, ground);
    const all = doors.list();
    expect(all).toEqual(expect.arrayContaining(['POST /imports', 'POST /u/:memberId/:signature', 'POST /o/:id/:signature', 'POST /e', 'POST /e/:id/:signature', 'POST /sign-in', 'POST /sign-in/code', 'POST /bounces', 'POST /bounces/mailgun']));
    for (const door of all) {
      const { count, faults } = await doors.knock(door, INPUTS_EACH, SEED);
      expect([door, faults]).toEqual([door, []]);
      // no empty exercise: something got through, but where a code has to be guessed
      expect([door, Object.keys(count).some((status) => status < '400')]).toEqual([door, !['POST /e', 'POST /sign-in/code'].includes(door)]);
    }
  });

  last.forEach(survives);

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
