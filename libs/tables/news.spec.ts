import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type DigestItem, DigestSources } from '#delivery';
import { Member, RoleName } from '#people';
import { signLink } from '#platform';
import { House } from '../../test/house.js';
import { loadSampleRows } from '../../test/sample/load.js';
import { Coverage } from './blanket.entity.js';
import { BlanketQueries } from './blanket.queries.js';
import { EndReason } from './holding.entity.js';
import { Offer, OfferState } from './offer.entity.js';
import type { Seat } from './seat.entity.js';

let house: House;
beforeAll(async () => {
  house = await House.open('2026-11-23T18:00:00Z');
  await loadSampleRows(house.db);
});
afterAll(() => house.close());

const SINCE = new Date('2026-11-09T08:00:00Z');
const news = (members: string[], since = SINCE) => house.get(DigestSources).items({ members, since, until: house.clock.now() });
const about = (items: DigestItem[], memberId: string, band?: string) => items.filter((item) => item.memberId === memberId && (!band || item.band === band)).map(({ title }) => title);

describe('What tables tell in digests', () => {
  it('needs somebody to whom a seat is on offer, with a link that is theirs and a way to answer on paper', async () => {
    const [offer] = await house.db.query<{ id: string; member_id: string }>(`select id, member_id from offer where state = 'OPEN' order by id limit 1`);
    const [item, ...others] = (await news([offer!.member_id])).filter(({ band }) => band === 'NEEDS_YOU');
    expect(others).toEqual([]);
    expect(item).toMatchObject({ key: `offer:${offer!.id}`, url: `${house.url}/o/${offer!.id}/${signLink(house.config.secretKey, 'offer', offer!.id)}`, action: 'Say yes or no', onPaper: { answers: ['Yes, I take the seat', 'No, thank you'] } });
    expect((await house.db.query('select 1 from outbox')).length).toBe(0); // asking posts nothing
    await house.at('2026-12-20T18:00:00Z'); // it ran out meanwhile
    expect(about(await news([offer!.member_id]), offer!.member_id, 'NEEDS_YOU')).toEqual([]);
    await house.at('2026-11-23T18:00:00Z');
  });

  it('are the empty seats of exactly their own tables, as the blanket shows them, but those that are on offer', async () => {
    const members = await house.db.repo(Member).find();
    const items = await news(members.map(({ id }) => id), new Date('2026-11-23T09:00:00Z'));
    const blanket = await house.get(BlanketQueries).on('2026-11-23');
    const open = new Set((await house.db.repo(Offer).findBy({ state: OfferState.OPEN })).map(({ seatId }) => seatId));
    const tablesOf = async (id: string) =>
      (await house.db.query<{ id: string }>(`select s.table_id as id from holding h join seat s on s.id = h.seat_id where h.member_id = $1 and h."until" is null union select table_id from role where member_id = $1 and table_id is not null`, [id])).map((row) => row.id);
    let seats = 0;
    for (const { id } of members) {
      const own = await tablesOf(id);
      const vacant = blanket.patches.filter((patch) => own.includes(patch.tableId) && patch.state === Coverage.VACANT && !open.has(patch.seatId));
      const told = items.filter((item) => item.memberId === id && item.band === 'NEAR_YOU');
      expect(told.map(({ key }) => key).toSorted()).toEqual(vacant.map(({ seatId, since }) => `empty:${seatId}:${since}`).toSorted());
      seats += told.length;
    }
    expect(seats).toBeGreaterThan(100);
  });

  it('are who came, who left, who lends and how offers went: to the others at the table, once for who sits at two', async () => {
    const make = house.make;
    const sectors = await make.sectors('Pottery', 'Weaving', 'Song');
    const [north, south] = [await make.table('North', sectors), await make.table('South', sectors)];
    const [ana, bo, cy, cho] = [await make.member('Ana'), await make.member('Bo'), await make.member('Cy'), await make.member('Cho')];
    await make.actor(cho, { name: RoleName.CHAMPION, tableId: north.table.id });
    const seat = (at: { seats: Seat[] }, index: number) => at.seats[index]!;
    await make.holding(seat(north, 0), ana, '2024-01-01');
    await make.holding(seat(south, 0), ana, '2024-01-01');
    await make.holding(seat(north, 1), bo, '2024-01-01', { until: '2026-11-20', endReason: EndReason.MOVED_AWAY, endNote: 'a secret reason' });
    await make.holding(seat(north, 2), cy, '2026-11-18');
    await make.holding(seat(south, 1), cy, '2026-10-01'); // before
    await make.holding(seat(south, 2), await make.member('Di'), '2026-11-30'); // not yet
    await house.db.query(`insert into loan (seat_id, lender_id, "from") values ($1, $2, '2026-11-21')`, [seat(north, 1).id, seat(south, 1).id]);
    await house.db.query(`insert into not_here (seat_id, said_by, said_on) values ($1, 'The potters', '2026-11-19')`, [seat(south, 0).id]);
    await house.db.query(
      `insert into offer (seat_id, member_id, offered_by_id, offered_at, expires_at, state, answered_at) values ($1, $2, $3, '2026-11-12', '2026-12-01', 'DECLINED', '2026-11-15')`,
      [seat(north, 1).id, ana.id, cho.id],
    );
    const items = await news([ana, bo, cy, cho].map(({ id }) => id));
    const decided = ['Bo left the Weaving seat at North.', 'Cy now serves the Weaving seat at North too.', 'Cy took the Song seat at North.'];
    expect(about(items, ana.id, 'DECIDED').toSorted()).toEqual(decided);
    expect(about(items, ana.id, 'REST')).toEqual(['The potters said that there is no Pottery around South, so its seat waits for nobody.']);
    expect(about(items, cho.id, 'DECIDED').toSorted()).toEqual(['Ana said no to the Weaving seat at North.', ...decided]);
    expect(about(items, cy.id, 'DECIDED')).toEqual(['Bo left the Weaving seat at North.']); // not what one did oneself
    expect(about(items, bo.id)).toEqual([]); // no longer at the table
    expect(JSON.stringify(items)).not.toContain('secret');
    expect(new Set(items.map(({ memberId, key }) => `${memberId} ${key}`)).size).toBe(items.length);
    expect(items.every(({ url }) => url?.startsWith(house.url))).toBe(true);
  });

  it('are asked for in a fixed number of statements, however many members there are', async () => {
    const members = (await house.db.repo(Member).find()).map(({ id }) => id);
    const count = async (ids: string[]) => {
      let asked = 0;
      const query = house.db.source.driver.createQueryRunner('master').constructor.prototype as { query: (...args: unknown[]) => unknown };
      const real = query.query;
      query.query = function (this: unknown, ...args: unknown[]) {
        asked++;
        return real.apply(this, args);
      };
      await news(ids);
      query.query = real;
      return asked;
    };
    expect([await count(members.slice(0, 1)), await count(members)]).toEqual([3, 3]);
  });
});
