import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildSchema, isObjectType } from 'graphql';
import { House } from '../house.js';
import { HOME_ZONE, refuseWrongZones, wrongZones, ZONE_TRUTH } from '#platform';
import { Visitor } from '../client.js';
import { RoleName } from '#people';

const offsetOf = (zone: string, instant: string): number => {
  const { minutes } = ZONE_TRUTH.find((truth) => truth.zone === zone)!;
  return minutes[instant]!;
};
/** Minutes from UTC as Intl has it: another road to the same data than Temporal's. */
const intlOffset = (zone: string, instant: string): number => {
  const name = new Intl.DateTimeFormat('en-CA', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(new Date(instant)).find(({ type }) => type === 'timeZoneName')!.value;
  const [, sign, hours, minutes] = /^GMT(?:([+-])(\d\d):(\d\d))?$/.exec(name)!;
  return hours ? (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) : 0;
};

describe('T1: the hour is right in northern British Columbia', () => {
  it('in Node, for every zone and date: by Temporal and by Intl', () => {
    expect(wrongZones()).toEqual([]);
    expect(wrongZones(intlOffset)).toEqual([]);
    expect(() => refuseWrongZones()).not.toThrow();
    expect(ZONE_TRUTH.length * Object.keys(ZONE_TRUTH[0]!.minutes).length).toBeGreaterThanOrEqual(40);
  });

  it('and zone data from before November 2026 would be noticed, and the start refused', () => {
    // as Node 20 has it: British Columbia back on winter time
    const outdated = (zone: string, instant: string) => (zone === 'America/Vancouver' && instant.startsWith('2027-01') ? -480 : offsetOf(zone, instant));
    expect(wrongZones(outdated)).toEqual(['America/Vancouver at 2027-01-15T20:00:00Z']);
    expect(wrongZones(() => 0)).toHaveLength(ZONE_TRUTH.length * 8);
    expect(wrongZones(offsetOf)).toEqual([]);
  });

  it('names home once, and home is one of the zones that are checked', () => {
    expect(ZONE_TRUTH.map(({ zone }) => zone)).toContain(HOME_ZONE);
  });

  describe('in a house', () => {
    let house: House;
    beforeAll(async () => void (house = await House.open('2026-12-01T18:00:00Z', { worker: true })));
    afterAll(() => house.close());

    it('a day begins at midnight at home, before and after the clocks stopped changing', () => {
      const midnights = { '2026-01-15': '08:00', '2026-07-15': '07:00', '2026-10-31': '07:00', '2026-11-02': '07:00', '2027-01-15': '07:00', '2028-07-15': '07:00' };
      for (const [day, hour] of Object.entries(midnights)) {
        const midnight = new Date(`${day}T${hour}:00Z`);
        expect([day, house.clock.today(midnight)]).toEqual([day, day]);
        expect([day, house.clock.today(new Date(midnight.getTime() - 1)) < day]).toEqual([day, true]);
      }
    });

    it('a community can only choose a zone that is checked at the start', async () => {
      const robin = await house.make.member('Robin');
      await house.make.actor(robin, { name: RoleName.ADMIN });
      const admin = await new Visitor(house).signIn(robin.email!);
      const [region] = await house.db.query<{ id: string }>(`insert into region (name, position) values ('Northeast', 1) returning id`);
      const save = (timeZone: string) => admin.ask('mutation ($input: CommunityInput!) { saveCommunity(input: $input) { timeZone } }', { input: { name: timeZone, regionId: region!.id, timeZone } });
      for (const { zone } of ZONE_TRUTH) expect((await save(zone)).errors).toEqual([]);
      for (const zone of ['America/Whitehorse', 'Europe/Kyiv', 'PST8PDT', 'UTC', '']) expect((await save(zone)).errors[0]?.extensions.code).toBe('BAD_INPUT');
    });

    it('the session of the database and our own agree on an instant, whatever zone either thinks in', async () => {
      const [row] = await house.db.query<{ at: Date; day: string }>(`select '2027-01-15T06:59:59Z'::timestamptz as at, '2027-01-14'::date as day`);
      expect([row!.at.toISOString(), row!.day]).toEqual(['2027-01-15T06:59:59.000Z', '2027-01-14']);
      expect(house.clock.today(row!.at)).toBe(row!.day);
    });
  });

  it('instants and days are told apart: every date in the schema is one of the two scalars', () => {
    const schema = buildSchema(readFileSync('apps/api/schema.graphql', 'utf8'));
    const dates = Object.values(schema.getTypeMap()).flatMap((type) =>
      isObjectType(type) && !type.name.startsWith('__') ? Object.values(type.getFields()).filter(({ name }) => /(At|On|^from|^until|since)$/.test(name)).map((field) => [`${type.name}.${field.name}`, String(field.type).replace('!', '')] as const) : [],
    );
    expect(dates.length).toBeGreaterThan(10);
    for (const [name, type] of dates) expect([name, type]).toEqual([name, name.endsWith('At') ? 'Instant' : 'Date']);
  });

  it('every column that holds an instant is timestamptz, and every day a date', () => {
    const sql = readFileSync('apps/api/schema.sql', 'utf8');
    expect(sql).toContain('timestamp with time zone');
    expect(sql).not.toMatch(/timestamp without time zone|time with time zone/);
  });

  it('the zone is called Pacific Time where it is named', () => {
    expect(readFileSync('apps/web/src/lib/dates.ts', 'utf8')).toMatch(/Pacific Time/);
  });
});
