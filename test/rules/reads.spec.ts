import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { meetings, MEETINGS_SQL } from '../fixture/meetings.js';
import { fuzzReads, type Report } from '../fuzz/reads.js';
import { House } from '../house.js';

describe('Reads, held against a naive reader', () => {
  let house: House;
  let report: Report;
  beforeAll(async () => {
    house = await House.open(undefined, { worker: true, fixture: { room: meetings, sql: MEETINGS_SQL } });
    report = await fuzzReads(house, 150, { ms: 12_000 }); // `npm run fuzz reads` asks 10,000
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
