import { Community, Member, Region, Sector } from '#people';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { House } from '../../test/house.js';
import { Attendance } from './attendance.entity.js';
import { BlanketQueries } from './blanket.queries.js';
import { coverageOf, type Facts } from './coverage.policy.js';
import { EndReason, Holding } from './holding.entity.js';
import { Loan } from './loan.entity.js';
import { NotHere } from './not-here.entity.js';
import { Seat } from './seat.entity.js';
import { Table, TableKind } from './table.entity.js';

const DAYS = 60;
const dayOf = (n: number) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10);
const idOf = (kind: number, n: number) => `0000000${kind}-0000-4000-8000-${String(n).padStart(12, '0')}`;
const SECTORS = 3;
const MEMBERS = 4;

/** Spans that follow one another without overlap, the last one perhaps without an end; some are empty. */
const spans = fc
  .record({ steps: fc.array(fc.record({ gap: fc.nat(12), length: fc.nat(15) }), { maxLength: 4 }), open: fc.boolean() })
  .map(({ steps, open }) => {
    let at = 0;
    return steps.map(({ gap, length }, i) => {
      const from = at + gap;
      at = from + length;
      return { from: dayOf(from), until: open && i === steps.length - 1 ? null : dayOf(at) };
    });
  });

const seat = fc.record({
  openedOn: fc.nat(30),
  holdings: spans.chain((list) => fc.tuple(...list.map((span) => fc.record({ span: fc.constant(span), member: fc.nat(MEMBERS - 1), met: fc.uniqueArray(fc.record({ on: fc.nat(DAYS), present: fc.boolean() }), { selector: ({ on }) => on, maxLength: 6 }) })))),
  loans: spans,
  lender: fc.nat(),
  notHeres: spans,
});

const network = fc
  .array(fc.record({ foundedOn: fc.nat(20), openFor: fc.option(fc.nat(50)), seats: fc.array(fc.option(seat, { freq: 4 }), { minLength: SECTORS, maxLength: SECTORS }) }), { minLength: 1, maxLength: 3 })
  .map((tables) => {
    const facts: Facts & { sectorOf: Map<string, string> } = { tables: [], seats: [], holdings: [], loans: [], notHeres: [], attendance: [], sectorOf: new Map() };
    const lenders: [string, number, (typeof tables)[number]['seats'][number]][] = [];
    tables.forEach((table, t) => {
      facts.tables.push({ id: idOf(1, t), foundedOn: dayOf(table.foundedOn), closedOn: table.openFor === null ? null : dayOf(table.foundedOn + table.openFor) });
      table.seats.forEach((one, s) => {
        if (!one) return;
        const seatId = idOf(2, t * SECTORS + s);
        facts.seats.push({ id: seatId, tableId: idOf(1, t), openedOn: dayOf(one.openedOn) });
        facts.sectorOf.set(seatId, idOf(3, s));
        for (const { span, member, met } of one.holdings) {
          const id = idOf(4, facts.holdings.length);
          facts.holdings.push({ id, seatId, memberId: idOf(5, member), ...span });
          facts.attendance.push(...met.map(({ on, present }) => ({ holdingId: id, on: dayOf(on), present })));
        }
        facts.notHeres.push(...one.notHeres.map(({ from, until }) => ({ seatId, saidOn: from, until })));
        lenders.push([seatId, one.lender, one]);
      });
    });
    for (const [seatId, pick, one] of lenders) {
      const lenderId = facts.seats[pick % facts.seats.length]!.id;
      if (lenderId !== seatId) facts.loans.push(...one!.loans.map((span) => ({ seatId, lenderId, ...span })));
    }
    return facts;
  });

describe('the blanket', () => {
  let house: House;
  beforeAll(async () => {
    house = await House.open();
  });
  afterAll(() => house.close());

  /** Writes the facts, looks, and leaves the database as it was. */
  async function lookAt(facts: Facts & { sectorOf: Map<string, string> }, days: string[]) {
    const { db } = house;
    const undo = new Error('undo');
    const seen: Awaited<ReturnType<BlanketQueries['on']>>[] = [];
    await db
      .tx(async () => {
        await db.repo(Sector).insert(Array.from({ length: SECTORS }, (_, n) => ({ id: idOf(3, n), name: `Blanket sector ${n}`, position: n + 100 })));
        await db.repo(Member).insert(Array.from({ length: MEMBERS }, (_, n) => ({ id: idOf(5, n), name: `Member ${n}` })));
        await db.repo(Table).insert(facts.tables.map((table, n) => ({ ...table, kind: TableKind.LOCAL, name: `Blanket table ${n}` })));
        await db.repo(Seat).insert(facts.seats.map((one) => ({ ...one, sectorId: facts.sectorOf.get(one.id)! })));
        await db.repo(Holding).insert(facts.holdings.map((one) => ({ ...one, endReason: one.until === null ? null : EndReason.OTHER })));
        await db.repo(Loan).insert(facts.loans);
        await db.repo(NotHere).insert(facts.notHeres.map((one) => ({ ...one, saidBy: 'Bo' })));
        await db.repo(Attendance).insert(facts.attendance);
        for (const day of days) seen.push(await house.get(BlanketQueries).on(day));
        throw undo;
      })
      .catch((error: unknown) => {
        if (error !== undo) throw error;
      });
    return seen;
  }

  it('says of every seat on every day what the policy says', async () => {
    const days = Array.from({ length: 13 }, (_, n) => dayOf(n * 5));
    await fc.assert(
      fc.asyncProperty(network, async (facts) => {
        const ours = new Set(facts.seats.map(({ id }) => id));
        const seen = await lookAt(facts, days);
        seen.forEach((blanket, n) => {
          const patches = blanket.patches.filter(({ seatId }) => ours.has(seatId)).map(({ seatId, state, since, thinReason }) => ({ seatId, state, since, thinReason }));
          const expected = facts.seats.flatMap(({ id }) => {
            const covered = coverageOf(id, days[n]!, facts);
            return covered ? [{ seatId: id, ...covered }] : [];
          });
          const sorted = <T extends { seatId: string }>(list: T[]) => [...list].sort((a, b) => a.seatId.localeCompare(b.seatId));
          expect(sorted(patches)).toEqual(sorted(expected));
        });
      }),
      { numRuns: 40 },
    );
  });

  it('names the holder, and for a seat that is served from elsewhere the other table', async () => {
    const [health, lender] = [idOf(2, 0), idOf(2, 1)];
    const facts = {
      tables: [0, 1].map((n) => ({ id: idOf(1, n), foundedOn: '2026-01-05', closedOn: null })),
      seats: [health, lender].map((id, n) => ({ id, tableId: idOf(1, n), openedOn: '2026-01-05' })),
      holdings: [{ id: idOf(4, 0), seatId: lender, memberId: idOf(5, 2), from: '2026-01-06', until: null }],
      loans: [{ seatId: health, lenderId: lender, from: '2026-01-07', until: null }],
      notHeres: [],
      attendance: [],
      sectorOf: new Map([health, lender].map((id) => [id, idOf(3, 0)])),
    };
    const [blanket] = await lookAt(facts, ['2026-02-01']);
    const of = (seatId: string) => blanket!.patches.find((patch) => patch.seatId === seatId);
    expect(of(health)).toMatchObject({ state: 'SERVED_FROM_ELSEWHERE', holderName: 'Member 2', lenderName: 'Blanket table 1', tableId: idOf(1, 0), sectorId: idOf(3, 0) });
    expect(of(lender)).toMatchObject({ state: 'FILLED', holderName: 'Member 2', lenderName: null });
    expect(blanket!.on).toBe('2026-02-01');
    expect(blanket!.earliest <= '2026-01-05').toBe(true);
    expect(blanket!.tables.map(({ name }) => name)).toEqual(expect.arrayContaining(['Blanket table 0', 'Blanket table 1']));
  });

  it('calls a local table by its community where no other open table has it', async () => {
    const { db, make } = house;
    const { id: regionId } = await db.repo(Region).save(db.repo(Region).create({ name: 'Label region', position: 90 }));
    const [alone, shared] = await db.repo(Community).save(['Terrace', 'Smithers'].map((name) => db.repo(Community).create({ name, regionId, timeZone: 'America/Vancouver' })));
    const [sector] = await make.sectors('Label sector');
    const at = async (name: string, communityId: string, closedOn: string | null = null) => {
      const { table, seats } = await make.table(name, [sector!]);
      await db.repo(Table).update(table.id, { communityId, closedOn });
      return { id: table.id, seat: seats[0]! };
    };
    const local = await at('Zion early childhood table', alone!.id);
    await at('Table of before', alone!.id, '2024-01-01');
    const early = await at('Early years table', shared!.id);
    const youth = await at('Youth table', shared!.id);
    await make.holding(local.seat, await make.member('Lena Label'), '2026-01-05');
    await db.repo(Loan).insert({ seatId: early.seat.id, lenderId: local.seat.id, from: '2026-01-06' });

    const { tables, patches } = await house.get(BlanketQueries).on('2026-02-01');
    const ours = tables.filter(({ regionName }) => regionName === 'Label region');
    expect(ours.map(({ id, label, name }) => [id, label, name])).toEqual([
      [early.id, 'Early years table', 'Early years table'],
      [local.id, 'Terrace', 'Zion early childhood table'],
      [youth.id, 'Youth table', 'Youth table'],
    ]);
    expect(patches.find(({ seatId }) => seatId === early.seat.id)).toMatchObject({ state: 'SERVED_FROM_ELSEWHERE', lenderName: 'Terrace' });
  });
});
