import { maySeeContacts, Member, RoleName, Sector } from '#people';
import type { Actor } from '#platform';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { House } from '../../test/house.js';
import { EndReason, Holding } from './holding.entity.js';
import { Offer } from './offer.entity.js';
import { OfferService } from './offer.service.js';
import { Seat } from './seat.entity.js';
import { SeatService } from './seat.service.js';
import { Table, TableKind } from './table.entity.js';
import { TableService } from './table.service.js';

let house: House;
let sectors: Sector[];
let table: Table;
let health: Seat;
let care: Seat;
let champion: Actor;
let ana: Member;
let bo: Member;
let n = 0;

beforeAll(async () => {
  house = await House.open('2026-05-01T18:00:00Z');
  sectors = await house.make.sectors('Table health', 'Table child care', 'Table education');
});
afterAll(() => house.close());
beforeEach(async () => {
  n += 1;
  const made = await house.make.table(`Spruce ${n}`, sectors.slice(0, 2));
  table = made.table;
  [health, care] = made.seats as [Seat, Seat];
  ana = await house.make.member(`Ana ${n}`, { email: `ana${n}@example.org` });
  bo = await house.make.member(`Bo ${n}`, { email: `bo${n}@example.org` });
  champion = await house.make.actor(await house.make.member(`Champion ${n}`, { email: `champion${n}@example.org` }), { name: RoleName.CHAMPION, tableId: table.id });
});

const tables = () => house.get(TableService);
const seats = () => house.get(SeatService);
const seat = (where: Seat, member: Member, from: string) => seats().seatMember(champion, { seatId: where.id, memberId: member.id, from });
const opened = async (id: string) => (await house.db.get(Seat, id)).openedOn;

describe('a table', () => {
  it('counts its first seats from the day it began, later ones from today', async () => {
    const admin = { ...champion, everywhere: true };
    const id = await tables().createTable(admin, { kind: TableKind.LOCAL, name: `Fir ${n}`, foundedOn: '2020-03-01' });
    await tables().addSeats(admin, id, [sectors[0]!.id]);
    await tables().addSeats(admin, id, [sectors[1]!.id, sectors[1]!.id]);
    const found = await house.db.repo(Seat).find({ where: { tableId: id }, order: { openedOn: 'asc' } });
    expect(found.map(({ openedOn }) => openedOn)).toEqual(['2020-03-01', '2026-05-01']);
    await expect(tables().addSeats(admin, id, [sectors[0]!.id])).rejects.toThrow(/seat_once/);
  });

  it('may have begun on another day, but not after something happened at it', async () => {
    const known = { kind: TableKind.LOCAL, name: `Spruce ${n}` };
    await tables().updateTable(champion, table.id, { ...known, foundedOn: '2021-01-01' });
    expect(await opened(health.id)).toBe('2021-01-01');
    await seat(health, ana, '2022-06-01');
    await expect(tables().updateTable(champion, table.id, { ...known, foundedOn: '2022-06-02' })).rejects.toThrow('Something happened at this table on June 1, 2022 already.');
    await tables().updateTable(champion, table.id, { ...known, foundedOn: '2022-06-01' });
    expect(await opened(health.id)).toBe('2022-06-01');
  });

  it('closes: nobody holds a seat there any more and nothing is on offer', async () => {
    const open = await house.get(OfferService).offerSeat(champion, { seatId: care.id, memberId: bo.id });
    await seat(health, ana, '2026-02-01');
    await tables().closeTable(champion, table.id, '2026-05-01');
    expect(await house.db.repo(Holding).findOneByOrFail({ seatId: health.id })).toMatchObject({ until: '2026-05-01', endReason: EndReason.OTHER, endNote: 'The table closed.' });
    expect((await house.db.get(Offer, open)).state).toBe('WITHDRAWN');
    await expect(seat(care, bo, '2026-05-01')).rejects.toThrow('closes on May 1, 2026');
  });

  it('is changed by those who run it; the champion of another table does not', async () => {
    const { table: other } = await house.make.table(`Aspen ${n}`, sectors);
    const stranger = await house.make.actor(bo, { name: RoleName.CHAMPION, tableId: other.id });
    for (const attempt of [
      () => seats().seatMember(stranger, { seatId: health.id, memberId: ana.id, from: '2026-05-01' }),
      () => seats().markNotHere(stranger, { seatId: health.id, saidBy: 'Bo', saidOn: '2026-05-01' }),
      () => house.get(OfferService).offerSeat(stranger, { seatId: health.id, memberId: ana.id }),
      () => tables().addSeats(stranger, table.id, [sectors[2]!.id]),
      () => tables().closeTable(stranger, table.id, '2026-05-01'),
    ])
      await expect(attempt()).rejects.toHaveProperty('code', 'FORBIDDEN');
  });
});

describe('a seat', () => {
  it('is held by one at a time, whatever comes at the same moment, and outlives its holders', async () => {
    const results = await Promise.allSettled([seat(health, ana, '2026-03-01'), seat(health, bo, '2026-04-01')]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const first = await house.db.repo(Holding).findOneByOrFail({ seatId: health.id });
    await seats().endHolding(champion, { holdingId: first.id, until: '2026-05-01', reason: EndReason.LEAVE, note: 'Back in spring.' });
    await seat(health, first.memberId === ana.id ? bo : ana, '2026-05-01');
    expect(await house.db.repo(Holding).countBy({ seatId: health.id })).toBe(2);
  });

  it('is not given to somebody whose account is closed, nor before the table began, nor years ahead', async () => {
    const gone = await house.make.member(`Gone ${n}`, { email: `gone${n}@example.org`, disabledAt: house.clock.now() });
    await expect(seat(health, gone, '2026-05-01')).rejects.toThrow(`The account of Gone ${n} is closed.`);
    await expect(seat(health, ana, '2019-05-01')).rejects.toThrow('This table began on January 10, 2022.');
    await expect(seat(health, ana, '2062-05-01')).rejects.toThrow('more than a year ahead');
  });

  it('is served from another table only, by a seat of the same sector', async () => {
    const { seats: [theirs, theirCare] } = await house.make.table(`Birch ${n}`, sectors.slice(0, 2));
    const lend = (lender: Seat) => seats().lendSeat(champion, { seatId: health.id, lenderSeatId: lender.id, from: '2026-05-01' });
    await expect(lend(care)).rejects.toThrow('the same table');
    await expect(lend(theirCare!)).rejects.toThrow('another sector');
    const id = await lend(theirs!);
    await expect(lend(theirs!)).rejects.toThrow(/loan_no_overlap/);
    await seats().endLoan(champion, id, '2026-05-02');
  });

  it('can be marked as not existing here, and exist again', async () => {
    const mark = () => seats().markNotHere(champion, { seatId: care.id, saidBy: 'Elder Rose', saidOn: '2026-05-01' });
    const id = await mark();
    await expect(mark()).rejects.toThrow(/not_here_no_overlap/);
    await seats().endNotHere(champion, id, '2026-05-01');
    await mark();
  });
});

describe('who stands near a member', () => {
  it('is the champion of a table where they sit and whoever sits there too, until they leave', async () => {
    const holding = await seat(health, ana, '2026-02-01');
    await seat(care, bo, '2026-02-01');
    const tablemate = await house.make.actor(bo);
    const stranger = await house.make.actor(await house.make.member(`Kim ${n}`, { email: `kim${n}@example.org` }));
    const sees = async (actor: Actor) => {
      const values: unknown[] = [ana.id];
      const may = maySeeContacts('member', actor, (value) => `$${values.push(value)}`);
      return (await house.db.query<{ may: boolean | null }>(`select ${may} as may from member where id = $1`, values))[0]!.may === true; // null when nobody is on record as having added them
    };
    expect([await sees(champion), await sees(tablemate), await sees(stranger)]).toEqual([true, true, false]);
    await seats().endHolding(champion, { holdingId: holding, until: '2026-05-01', reason: EndReason.MOVED_AWAY });
    expect([await sees(champion), await sees(tablemate)]).toEqual([false, false]);
  });
});
