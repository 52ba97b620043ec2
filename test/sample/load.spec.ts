import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dataSource, Db } from '#platform';
import { ParticipationQueries } from '#registrations';
import { BlanketQueries, coverageOf } from '#tables';
import { allTables } from '../../apps/api/api.module.js';
import { cloneDatabase } from '../house.js';
import { loadSampleRows } from './load.js';
import { SAMPLE_DAY, sampleRegion } from './sample.js';

let db: Db;
let drop: () => Promise<void>;
beforeAll(async () => {
  const clone = await cloneDatabase();
  drop = clone.drop;
  db = new Db(await dataSource(clone.databaseUrl, allTables, 2).initialize());
  await loadSampleRows(db);
});
afterAll(async () => {
  await db.source.destroy();
  await drop();
});

describe('the sample region in a database', () => {
  it('passes every constraint, row for row', async () => {
    const { network, members, holdings, ...rest } = sampleRegion();
    const [row] = await db.query('select * from network');
    expect(row).toMatchObject({ name: network.name, sample: true, postal_address: network.postalAddress });
    const tables = { regions: 'region', communities: 'community', sectors: 'sector', organisations: 'organisation', roles: 'role', tables: '"table"', seats: 'seat', loans: 'loan', notHeres: 'not_here', offers: 'offer', consents: 'consent', changes: 'change', lists: 'registration_list', registrations: 'registration' } as const;
    for (const [key, table] of Object.entries(tables)) {
      const [{ count } = { count: -1 }] = await db.query<{ count: number }>(`select count(*)::int as count from ${table}`);
      expect([table, count]).toEqual([table, rest[key as keyof typeof tables].length]);
    }
    const stored = await db.query('select id, email, by_email as "byEmail", created_at as "createdAt" from member order by id');
    expect(stored).toEqual(members.map(({ id, email, byEmail, createdAt }) => ({ id, email, byEmail, createdAt })).sort((a, b) => a.id.localeCompare(b.id)));
    const held = await db.query(`select id, "from"::text, until::text, end_reason as "endReason" from holding order by id`);
    expect(held).toEqual(holdings.map(({ id, from, until, endReason }) => ({ id, from, until, endReason })).sort((a, b) => a.id.localeCompare(b.id)));
  });

  it('counts to Table 1 of the paper, as it is published', async () => {
    const [list] = sampleRegion().lists;
    const { total, groups } = await new ParticipationQueries(db).counts(list!.id);
    expect({ total, groups }).toEqual({ total: list!.published!.total, groups: list!.published!.groups });
  });

  it.each(['2021-10-01', '2023-08-01', '2023-10-01', SAMPLE_DAY])('gives the same blanket by SQL as by the policy on %s', async (day) => {
    const facts = { ...sampleRegion(), attendance: [] };
    const { patches } = await new BlanketQueries(db).on(day);
    const expected = facts.seats.flatMap(({ id }) => {
      const covered = coverageOf(id, day, facts);
      return covered ? [{ seatId: id, ...covered }] : [];
    });
    const sorted = <T extends { seatId: string }>(rows: T[]) => rows.toSorted((a, b) => a.seatId.localeCompare(b.seatId));
    expect(sorted(patches.map(({ seatId, state, since, thinReason }) => ({ seatId, state, since, thinReason })))).toEqual(sorted(expected));
  });

  it('refuses a database that has tables already', async () => {
    await expect(loadSampleRows(db)).rejects.toThrow('tables already');
  });
});
