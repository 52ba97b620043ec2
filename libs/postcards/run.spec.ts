import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ContactPlans } from '#delivery';
import { keptAddress, type Member } from '#people';
import type { Actor } from '#platform';
import { ballotOn, cardsOf, pathOf, playTo, reachable, startEvaluation, STEPS } from '../../test/follow-up.js';
import { Visitor } from '../../test/client.js';
import { House } from '../../test/house.js';
import { RunService } from './run.service.js';

/** Cards as a contact plan orders them. */
let house: House;
let admin: Actor;
let visitor: Visitor;
const [DAY_0, CARDS, LATER] = ['2026-05-01T18:00:00Z', '2026-05-08T17:00:00Z', '2026-05-15T17:00:00Z'];
const [CARD, EMAIL] = [{ ...STEPS[3]!, dayOffset: 7 }, { ...STEPS[1]!, dayOffset: 14 }];
const WHOLE = keptAddress({ civic: '1 Spruce St', place: 'Smithers', province: 'BC', postalCode: 'V0J 2N0' });
const HALF = keptAddress({ civic: '1 Spruce St', place: 'Smithers', province: 'BC' });

beforeAll(async () => {
  house = await House.open(DAY_0);
  await house.db.query(`update network set sender_name = 'SEED BC', postal_address = E'PO Box 9999\nPrince George BC  V2N 0A1'`);
  admin = await house.make.admin();
  visitor = new Visitor(house);
});
afterAll(() => house.close());

const people = async (word: string, addresses: unknown[]): Promise<Member[]> => {
  await house.at(DAY_0);
  const made = await reachable(house, addresses.map((_, n) => `${word} ${'ABCDE'[n]}`));
  for (const [n, address] of addresses.entries()) await house.db.query('update member set postal_address = $2 where id = $1', [made[n]!.id, JSON.stringify(address)]);
  return made;
};
const mend = ({ id }: Member, address: unknown = WHOLE) => house.db.query('update member set postal_address = $2 where id = $1', [id, JSON.stringify(address)]);
const steps = (id: string) => house.db.query<{ handed: number; leftOut: number; why: string | null }>(`select s.handed, s.left_out as "leftOut", s.why from contact_step s join contact_plan p on p.id = s.plan_id where p.subject_id = $1 order by s.position`, [id]);
const cards = async (of: Member[]) => Object.fromEntries((await cardsOf(house)).flatMap(({ memberId, state }) => of.flatMap(({ id, name }) => (id === memberId ? [[name, state]] : []))));
const runOf = async (id: string) => (await house.db.query<{ id: string }>(`select r.id from postcard_run r join contact_step s on r.once_key like 'plan:' || s.id || ':%' join contact_plan p on p.id = s.plan_id where p.subject_id = $1`, [id]))[0]!.id;
const answer = async (id: string, { id: memberId }: Member) => {
  const path = await pathOf(house, id, memberId);
  await visitor.send(path, { do: 'answer', part: 'first', ballot: ballotOn(await visitor.page(path)), q_changed: 'some' });
};

describe('A card that cannot be posted', () => {
  it('takes nobody’s place under the limit for post, costs nothing and is no contact', async () => {
    const all = await people('Place', [HALF, HALF, WHOLE, WHOLE, WHOLE]);
    const id = await startEvaluation(house, admin, all, { anchorOn: '2026-05-01', steps: [CARD, EMAIL], mostContacts: 1, cardCents: 100, mostPostCents: 200 });
    await playTo(house, CARDS);
    expect((await steps(id))[0]).toEqual({ handed: 2, leftOut: 3, why: 'Left out: 2 cannot be reached by post; 1 would cost more than the plan allows for post.' });
    expect(Object.values(await cards(all))).toEqual(['WAITING', 'WAITING']);
    // the contact that never was leaves room for the next one
    await playTo(house, LATER);
    expect((await steps(id))[1]).toMatchObject({ handed: 3, leftOut: 2, why: 'Left out: 2 were contacted as often as the plan allows.' });
  });

  it('goes once its address is mended: then it is a contact, counted at the lock; one lost meanwhile is none', async () => {
    const all = await people('Mend', [HALF, HALF, WHOLE, WHOLE]);
    const id = await startEvaluation(house, admin, all, { anchorOn: '2026-05-01', steps: [CARD, EMAIL], mostContacts: 1 });
    await playTo(house, CARDS);
    expect(await cards(all)).toEqual({ 'Mend A': 'REFUSED', 'Mend B': 'REFUSED', 'Mend C': 'WAITING', 'Mend D': 'WAITING' });
    expect((await steps(id))[0]).toMatchObject({ handed: 2, leftOut: 2 });
    await mend(all[0]!);
    await mend(all[3]!, HALF);
    await house.get(RunService).lock(admin, await runOf(id), 2);
    expect(await cards(all)).toEqual({ 'Mend A': 'LOCKED', 'Mend B': 'REFUSED', 'Mend C': 'LOCKED', 'Mend D': 'REFUSED' });
    expect((await steps(id))[0]).toMatchObject({ handed: 2, leftOut: 2 });
    await playTo(house, LATER);
    expect((await steps(id))[1]).toMatchObject({ handed: 2, leftOut: 2 });
    expect(house.mailbox.messages().filter(({ to }) => to[0]!.startsWith('mend')).map(({ to }) => to[0]!).toSorted()).toEqual([all[1]!.email, all[3]!.email]);
  });

  it('is taken back by an answer, like any other, though its address is mended later', async () => {
    const all = await people('Back', [HALF, WHOLE]);
    const id = await startEvaluation(house, admin, all, { anchorOn: '2026-05-01', steps: [CARD] });
    await playTo(house, CARDS);
    await answer(id, all[0]!);
    await mend(all[0]!);
    await house.get(RunService).lock(admin, await runOf(id), 1);
    expect(await cards(all)).toEqual({ 'Back A': 'CANCELLED', 'Back B': 'LOCKED' });
  });
});

describe('No card is printed for somebody who needs none any more', () => {
  it('who answers while the cards are being ordered: the lock looks once more, without waiting for a sweep', async () => {
    const all = await people('While', [WHOLE, WHOLE]);
    const id = await startEvaluation(house, admin, all, { anchorOn: '2026-05-01', steps: [CARD] });
    await house.at(CARDS);
    const [plan] = await house.db.query<{ id: string }>('select id from contact_plan where subject_id = $1', [id]);
    // the order is made in a transaction that ends after the answer's
    await house.db.tx(async () => {
      await house.get(ContactPlans).advance(plan!.id);
      await answer(id, all[0]!);
    });
    expect(await cards(all)).toEqual({ 'While A': 'WAITING', 'While B': 'WAITING' });
    await expect(house.get(RunService).lock(admin, await runOf(id), 2)).rejects.toThrow('Now one card is ready, not 2.');
    await house.get(RunService).lock(admin, await runOf(id), 1);
    expect(await cards(all)).toEqual({ 'While A': 'CANCELLED', 'While B': 'LOCKED' });
  });
});
