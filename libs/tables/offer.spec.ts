import { Member, RoleName, Sector } from '#people';
import { type Actor, Outbox, sendDue, signLink } from '#platform';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { House } from '../../test/house.js';
import { Holding } from './holding.entity.js';
import { Offer, OfferState } from './offer.entity.js';
import { lapseOffers } from './offer.jobs.js';
import { OfferService } from './offer.service.js';
import { Seat } from './seat.entity.js';
import { SeatService } from './seat.service.js';

let house: House;
let sectors: Sector[];
let n = 0;
beforeAll(async () => {
  house = await House.open('2026-05-01T18:00:00Z');
  sectors = await house.make.sectors('Offer health', 'Offer child care');
});
afterAll(() => house.close());

let health: Seat;
let care: Seat;
let champion: Actor;
let ana: Member;
let bo: Member;
beforeEach(async () => {
  n += 1;
  await house.at('2026-05-01T18:00:00Z');
  const made = await house.make.table(`Spruce ${n}`, sectors);
  [health, care] = made.seats as [Seat, Seat];
  ana = await house.make.member(`Ana ${n}`, { email: `ana${n}@example.org` });
  bo = await house.make.member(`Bo ${n}`, { email: `bo${n}@example.org` });
  champion = await house.make.actor(await house.make.member(`Champion ${n}`, { email: `champion${n}@example.org` }), { name: RoleName.CHAMPION, tableId: made.table.id });
});

const offers = () => house.get(OfferService);
const offer = (seat = health, member = ana) => offers().offerSeat(champion, { seatId: seat.id, memberId: member.id, note: 'We thought of you.' });
const state = async (id: string) => (await house.db.get(Offer, id)).state;
const holders = async (seat: Seat) => (await house.db.repo(Holding).findBy({ seatId: seat.id })).map(({ memberId, from, until }) => ({ memberId, from, until }));
const link = (id: string) => `/o/${id}/${signLink(house.config.secretKey, 'offer', id)}`;
const page = async (path: string, answer?: string) => {
  const headers = { accept: 'text/html', ...(answer ? { origin: house.url } : {}) };
  const reply = await fetch(house.url + path, { headers, ...(answer ? { method: 'POST', body: new URLSearchParams({ answer }) } : {}) });
  return { status: reply.status, text: await reply.text() };
};

describe('an offer by letter', () => {
  it('is posted with the offer, and a hundred openings of its link answer nothing', async () => {
    const id = await offer();
    expect(await house.db.repo(Outbox).countBy({ letter: 'seat-offer.email', recipientId: ana.id })).toBe(1);
    for (let i = 0; i < 100; i += 1) expect((await page(link(id))).status).toBe(200);
    expect((await page(link(id))).text).toContain('We thought of you.');
    expect(await state(id)).toBe('OPEN');
  });

  it('is refused with the reason where its letter would not go: all letters stopped, none wanted for now, an address that may not be used', async () => {
    const ways: [string, unknown[], string][] = [
      [`insert into preference (member_id, none_since) values ($1, now())`, [ana.id], `Ana ${n} stopped all letters.`],
      [`update preference set none_since = null where member_id = $1`, [ana.id], ''],
      [`update member set paused_until = '2026-06-01' where id = $1`, [ana.id], `Ana ${n} wants no letters for now.`],
      [`update member set paused_until = null where id = $1`, [ana.id], ''],
      [`insert into suppression (address, kind, suppressed_at, why) values ($1, 'SOFT_BOUNCES', now(), 'x')`, [ana.email], `The mailbox of Ana ${n} took nothing again and again.`],
    ];
    for (const [statement, values, why] of ways) {
      await house.db.query(statement, values);
      if (why) await expect(offer()).rejects.toMatchObject({ code: 'BAD_INPUT', fields: { memberId: `${why} Phone them, then seat them directly.` } });
    }
    expect(await house.db.repo(Offer).countBy({ memberId: ana.id })).toBe(0);
  });

  it('that is taken back before its letter went takes the letter back too', async () => {
    const id = await offer();
    await offers().withdrawOffer(champion, id);
    expect(await house.db.repo(Outbox).findOneByOrFail({ onceKey: `offer:${id}` })).toMatchObject({ state: 'SKIPPED', sealedProps: null, reason: 'The offer was taken back before its letter went.' });
  });

  it('that ended another way while its letter waited is not sent: asked just before it goes', async () => {
    const id = await offer();
    await house.db.query(`update offer set state = 'WITHDRAWN', answered_at = now() where id = $1`, [id]); // as leaving the network does
    await house.run(sendDue, {});
    expect(await house.db.repo(Outbox).findOneByOrFail({ onceKey: `offer:${id}` })).toMatchObject({ state: 'SKIPPED', reason: 'It was no longer wanted: answered, or over.' });
    expect(house.mailbox.messages().filter(({ to }) => to.includes(ana.email!))).toEqual([]);
  });

  it('seats whoever says yes, from that day on; saying so again is harmless, a no afterwards is refused', async () => {
    const id = await offer();
    expect((await page(link(id), 'accept')).text).toContain('The seat is yours');
    expect(await holders(health)).toEqual([{ memberId: ana.id, from: '2026-05-01', until: null }]);
    expect((await page(link(id), 'accept')).text).toContain('You had answered this already');
    expect((await page(link(id), 'decline')).text).toContain('You said yes to this seat already');
    expect(await state(id)).toBe('ACCEPTED');
    expect(await holders(health)).toHaveLength(1);
  });

  it('thanks whoever says no, and leaves the seat free for the next offer', async () => {
    const id = await offer();
    expect((await page(link(id), 'decline')).text).toContain('Thank you for your answer');
    expect(await state(id)).toBe('DECLINED');
    expect(await holders(health)).toEqual([]);
    expect(await state(await offer(health, bo))).toBe('OPEN');
  });

  it('opens to nobody with another signature', async () => {
    const id = await offer();
    expect((await page(`/o/${id}/${signLink('x'.repeat(32), 'offer', id)}`)).status).toBe(404);
    expect((await page(`/o/${id}/x`, 'accept')).status).toBe(404);
    expect(await state(id)).toBe('OPEN');
  });

  it('can be answered until the last second of its last day, and lapses then', async () => {
    const id = await offer();
    await house.at('2026-05-23T06:59:00Z'); // a minute to midnight at home, three weeks on
    await house.run(lapseOffers, {});
    expect(await state(id)).toBe('OPEN');
    await house.at('2026-05-23T07:00:00Z');
    expect((await page(link(id), 'accept')).text).toContain('The time for an answer is over');
    expect(await holders(health)).toEqual([]);
    await house.run(lapseOffers, {});
    await house.run(lapseOffers, {});
    expect(await state(id)).toBe('LAPSED');
  });

  it('does not wait for the sweep before the next offer', async () => {
    const first = await offer();
    await expect(offer(health, bo)).rejects.toThrow(/offer_one_open/);
    await house.at('2026-05-23T07:00:00Z');
    await offer(health, bo);
    expect(await state(first)).toBe('LAPSED');
  });

  it('is refused to somebody without email, with the way to reach them', async () => {
    const eli = await house.make.member(`Eli ${n}`, { email: null });
    await expect(offer(health, eli)).rejects.toThrow(`Eli ${n} has no email address. Phone them, then seat them directly.`);
    const kim = await house.make.member(`Kim ${n}`, { email: `kim${n}@example.org`, byEmail: false });
    await expect(offer(health, kim)).rejects.toThrow('does not want email');
  });

  it('ends when somebody is seated directly: accepted if it was them, else taken back', async () => {
    const [mine, other] = [await offer(), await offer(care, ana)];
    for (const [seat, member] of [[health, ana], [care, bo]] as const) await house.get(SeatService).seatMember(champion, { seatId: seat.id, memberId: member.id, from: '2026-05-01' });
    expect([await state(mine), await state(other)]).toEqual(['ACCEPTED', 'WITHDRAWN']);
  });

  it('is answered once when two answers and a withdrawal come at the same moment', async () => {
    const id = await offer();
    const { memberId } = await house.db.get(Offer, id);
    const me = { ...champion, memberId };
    const results = await Promise.allSettled([offers().answerOffer(me, id, true), offers().answerOffer(me, id, false), offers().withdrawOffer(champion, id), offers().answerOffer(me, id, true)]);
    const end = await state(id);
    expect(await holders(health)).toHaveLength(end === OfferState.ACCEPTED ? 1 : 0);
    for (const result of results) if (result.status === 'rejected') expect(result.reason).toHaveProperty('code', 'CONFLICT');
  });
});
