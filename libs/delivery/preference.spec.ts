import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Member, RoleName } from '#people';
import { signLink, ZONE_TRUTH } from '#platform';
import { Visitor } from '../../test/client.js';
import { House } from '../../test/house.js';
import { hourInWords, WEEKDAYS, ZONE_NAMES } from './preference.policy.js';
import { PreferenceService } from './preference.service.js';

let house: House;
let ana: Member;
const visitors: Record<string, Visitor> = {};
const DEFAULTS = { digest: 'WEEKLY', hour: 8, weekday: 1, zone: 'America/Dawson_Creek', announcements: true, stoppedAt: null };
const chosen = { digest: 'DAILY', hour: 17, weekday: 3, zone: 'America/Edmonton', announcements: false, stop: false };
const FIELDS = 'digest hour weekday zone announcements stoppedAt';

beforeAll(async () => {
  house = await House.open('2026-11-23T18:00:00Z', { worker: true });
  const make = house.make;
  const [region] = await house.db.query<{ id: string }>(`insert into region (name, position) values ('Northeast', 1) returning id`);
  const [community] = await house.db.query<{ id: string }>(`insert into community (name, region_id, time_zone) values ('Chetwynd', $1, 'America/Dawson_Creek') returning id`, [region!.id]);
  const { table, seats } = await make.table('Spruce Valley', await make.sectors('Health'));
  ana = await make.member('Ana', { communityId: community!.id });
  await make.holding(seats[0]!, ana, '2024-01-01');
  const cho = await make.member('Cho');
  const robin = await make.member('Robin');
  const sam = await make.member('Sam');
  await make.actor(cho, { name: RoleName.CHAMPION, tableId: table.id });
  await make.actor(robin, { name: RoleName.ADMIN });
  for (const [role, member] of Object.entries({ themselves: ana, champion: cho, admin: robin, stranger: sam })) visitors[role] = await new Visitor(house).signIn(member.email!);
});
afterAll(() => house.close());

const read = (role: string) => visitors[role]!.ask<{ preference: object }>(`query ($memberId: ID!) { preference(memberId: $memberId) { ${FIELDS} } }`, { memberId: ana.id });
const save = (role: string, input: object) => visitors[role]!.ask<{ savePreference: object }>(`mutation ($memberId: ID!, $input: PreferenceInput!) { savePreference(memberId: $memberId, input: $input) { ${FIELDS} } }`, { memberId: ana.id, input });
const codes = ({ errors }: { errors: { extensions: { code: string } }[] }) => errors.map(({ extensions }) => extensions.code);

describe('Preferences', () => {
  it('without a choice are a digest each Monday at eight by the clock where they live', async () => {
    for (const role of ['themselves', 'champion', 'admin']) expect((await read(role)).data).toEqual({ preference: DEFAULTS });
    expect(codes(await read('stranger'))).toEqual(['FORBIDDEN']);
    expect(await house.db.query('select 1 from preference')).toEqual([]);
  });

  it('are chosen by themselves and those who look after them; what is no hour, day or zone is refused at its field', async () => {
    const { stop: _, ...kept } = chosen;
    expect((await save('champion', chosen)).data).toEqual({ savePreference: { ...kept, stoppedAt: null } });
    expect(codes(await save('stranger', chosen))).toEqual(['FORBIDDEN']);
    expect((await read('themselves')).data).toEqual({ preference: { ...kept, stoppedAt: null } });
    for (const wrong of [{ hour: 24 }, { hour: -1 }, { weekday: 0 }, { weekday: 8 }, { zone: 'Europe/Kyiv' }, { zone: '' }]) {
      const { errors } = await save('themselves', { ...chosen, ...wrong });
      expect([wrong, errors[0]?.extensions.code, Object.keys(errors[0]?.extensions.fields ?? {}).join()]).toEqual([wrong, 'BAD_INPUT', expect.stringContaining(Object.keys(wrong)[0]!)]);
    }
  });

  it('once stopped are asked for again by themselves, or an admin whom they told, and by nobody else', async () => {
    expect((await save('champion', { ...chosen, stop: true })).data?.savePreference).toMatchObject({ stoppedAt: expect.stringContaining('2026-11-23') });
    expect(codes(await save('champion', chosen))).toEqual(['FORBIDDEN']);
    expect(codes(await save('champion', { ...chosen, hour: 9, stop: true }))).toEqual([]);
    expect((await save('admin', chosen)).data?.savePreference).toMatchObject({ stoppedAt: null });
    expect(await house.db.query('select 1 from consent')).toEqual([]); // nobody says yes for somebody else
    await save('themselves', { ...chosen, stop: true });
    await save('themselves', { ...chosen, announcements: true });
    expect(await house.db.query('select kind, given_on from consent')).toEqual([{ kind: 'EXPRESS', given_on: '2026-11-23' }]);
  });

  it('are written in words that everybody knows', () => {
    expect(Object.keys(ZONE_NAMES).toSorted()).toEqual(ZONE_TRUTH.map(({ zone }) => zone).toSorted());
    expect([0, 1, 8, 12, 13, 17, 18, 23].map(hourInWords)).toEqual(['Midnight', '1 in the morning', '8 in the morning', 'Noon', '1 in the afternoon', '5 in the afternoon', '6 in the evening', '11 in the evening']);
    expect(WEEKDAYS[0]).toBe('Monday');
  });

  it('have a page behind their link alone: it lasts, and no other link opens it', async () => {
    const address = (purpose: string, id = ana.id) => `/u/${ana.id}/${signLink(house.config.secretKey, purpose, id)}`;
    const nobody = new Visitor(house);
    expect((await nobody.fetch(address('unsubscribe'))).status).toBe(200);
    expect(nobody.cookies.size).toBe(0);
    expect(await (await nobody.fetch(address('unsubscribe'))).text()).toContain('No letters any more, but those you ask for yourself, such as a code to sign in.');
    for (const wrong of [address('offer'), address('unsubscribe', house.config.secretKey)]) expect((await nobody.fetch(wrong)).status).toBe(404);
    await house.db.query('update member set erased_at = now() where id = $1', [ana.id]);
    expect((await nobody.fetch(address('unsubscribe'))).status).toBe(404);
    await house.db.query('update member set erased_at = null where id = $1', [ana.id]);
  });

  it('are saved while a sweep that holds the member\'s turn writes their digest: neither waits for the other in a ring', async () => {
    const preferences = house.get(PreferenceService);
    await house.db.query(`insert into digest_turn (member_id, next_due_at) values ($1, now()) on conflict (member_id) do nothing`, [ana.id]);
    let stopped: Promise<void> | undefined;
    await house.db.tx(async () => {
      await house.db.query('select 1 from digest_turn where member_id = $1 for update', [ana.id]);
      stopped = house.db.apart(() => preferences.stop(ana.id));
      await untilSomebodyWaits();
      await house.db.query(`insert into consent (member_id, kind, source, given_on) values ($1, 'EXPRESS', 'x', '2020-01-01')`, [ana.id]); // as a digest does, it points at the member
    });
    await stopped;
    expect((await read('themselves')).data).toMatchObject({ preference: { stoppedAt: expect.any(String) } });
  });
});

/** Until a statement of this database waits for another's lock. */
async function untilSomebodyWaits(): Promise<void> {
  while (!(await house.db.apart(() => house.db.query(`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`))).length);
}
