import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checkVisible, nobody, Visible } from '#platform';
import { Visitor } from '../client.js';
import { meetings, MEETINGS_SQL } from '../fixture/meetings.js';
import { fuzzReads, type Report } from '../fuzz/reads.js';
import { House } from '../house.js';
import { loadSampleRows } from '../sample/load.js';

describe.each([
  ['compiled', 150, 12_000],
  ['plain', 60, 6000],
])('Reads, %s, held against a naive reader', (mode, count, ms) => {
  let house: House;
  let report: Report;
  beforeAll(async () => {
    house = await House.open(undefined, { worker: true, fixture: { room: meetings, sql: MEETINGS_SQL }, env: { READS: mode } });
    report = await fuzzReads(house, count, { ms }); // `npm run fuzz reads` asks 10,000
  }, 120_000);
  afterAll(() => house.close());

  it('A1: gives every role equal data and equal errors, in the same order', () => {
    expect(report.differences.join('\n\n')).toBe('');
  });

  it('was no empty exercise: every role asked, some answers had errors, canaries were seen, by an admin the most', () => {
    expect(Object.keys(report.asked)).toHaveLength(6);
    expect(Math.min(...Object.values(report.asked))).toBeGreaterThan(10);
    expect(report.withErrors).toBeGreaterThan(0);
    expect(report.canaries['nobody']).toBe(0);
    expect(report.canaries['admin']).toBeGreaterThan(Math.max(...Object.entries(report.canaries).flatMap(([role, count]) => (role === 'admin' ? [] : [count]))));
  });
});

describe('Reads, asked oddly', () => {
  let house: House;
  let visitor: Visitor;
  beforeAll(async () => {
    house = await House.open(undefined, { worker: true, fixture: { room: meetings, sql: MEETINGS_SQL } });
    await loadSampleRows(house.db);
    visitor = await new Visitor(house).signIn('admin@sample.example');
  }, 60_000);
  afterAll(() => house.close());

  it('says in a sentence that a page marker is not of this list: torn, forged, or of another order', async () => {
    const id = '00000000-0000-4000-8000-000000000000';
    const marker = (...place: unknown[]) => Buffer.from(JSON.stringify(place)).toString('base64url');
    for (const after of ['%%%', 'e30', marker('a'), marker('a', 'b'), marker(1, id), marker('a\0', id)]) {
      const { errors } = await visitor.ask('query ($after: String) { members(first: 2, after: $after) { edges { node { id } } } }', { after });
      expect([after, errors.map(({ message }) => message)]).toEqual([after, ['This page marker is not one of ours. Please start from the first page.']]);
    }
    for (const after of [marker('Ana', id), marker('2026-99-99T00:00:00Z', id)]) {
      const { errors } = await visitor.ask('query ($after: String) { meetings(first: 2, after: $after) { edges { node { id } } } }', { after });
      expect([after, errors.map(({ message }) => message)]).toEqual([after, ['This page marker is not one of ours. Please start from the first page.']]);
    }
  });

  it('gives a field any name that it is asked for, also one that a statement uses itself', async () => {
    const { data } = await visitor.ask<{ x: { x: string; sector: { x: string } | null }[] }>('{ x: sectors { x: name } }');
    expect(data!.x.map(({ x }) => x)).toEqual((await visitor.ask<{ sectors: { name: string }[] }>('{ sectors { name } }')).data!.sectors.map(({ name }) => name));
  });
});

describe('Who sees a column', () => {
  it('A1: is said of a column that is there, or the start is refused', () => {
    const meta = { target: Misspelt, name: 'Misspelt', columns: [{ propertyName: 'email' }] };
    expect(() => checkVisible(meta as never)).toThrow('Misspelt says with @Visible who may see emial');
  });
});

@Visible({ rows: nobody, columns: { emial: nobody } })
class Misspelt {}
