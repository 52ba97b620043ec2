import { ContactVisibility, type Member, RoleName, Sector } from '#people';
import { EndReason, Offer, OfferState } from '#tables';
import type { House } from '../house.js';
import { Visitor } from '../client.js';
import type { Viewer } from '../naive/rules.js';
import { Dice } from './operations.js';

export type Asker = Viewer & { visitor: Visitor };

const odd = ['Zoë "Q" O’Neil', 'back\\slash', 'tab\tand\nline', 'ʔEsdilagh', 'emoji 🪶', '<b>&amp;', "Nak'azdli", 'ctrl \u0001 and \u001f', '%_', 'null'];

/** A small world with something of everything, odd texts and empty places, and one visitor for each role. */
export async function peopledHouse(house: House): Promise<Map<string, Asker>> {
  const { make, db } = house;
  const dice = new Dice(7);
  const sectors = await make.sectors('Health', 'Child care', 'Libraries', odd[0]!, 'Education');
  await db.query(`update sector set retired_at = '2020-02-29T23:59:59.987654Z' where name = 'Libraries'`);
  const [region] = await db.query<{ id: string }>(`insert into region (name, position) values ('Northwest', 2), ('Northeast', 1) returning id`);
  const communities = await db.query<{ id: string }>(
    `insert into community (name, region_id, time_zone, local_names) values ('Burns Lake', $1, 'America/Vancouver', '[{"name": "Tselh K''az Bun", "lang": "crx", "more": 1}, {"lang": "git", "name": "\\"x\\""}]'),
      ('Atlin', $1, 'America/Vancouver', '[]'), ($2, $1, 'America/Edmonton', '[{"name": "a", "lang": "b"}]') returning id`, [region!.id, odd[3]]);
  const organisations = await db.query<{ id: string }>(`insert into organisation (name, sector_id, community_id) select n, $1, $2 from unnest($3::text[]) n returning id`, [sectors[0]!.id, communities[0]!.id, ['Northern Health', 'YMCA', odd[1], odd[6]]]);
  const tables = [];
  for (const name of ['North', 'South', odd[5]!]) tables.push(await make.table(name, sectors));
  await db.query(`update "table" set community_id = $1 where name <> 'South'`, [communities[0]!.id]);
  await db.query(`update "table" set closed_on = '2026-01-31' where name = $1`, [odd[5]]);

  const people: Member[] = [];
  for (let n = 0; n < 40; n++) {
    const name = n % 4 === 3 ? `${dice.pick(odd)} ${n}` : `${dice.pick(['Ana', 'Bo', 'Cho', 'Ana'])}${dice.pick(['', ' May', ' Duarte'])}`;
    people.push(
      await make.member(name, {
        email: n % 5 === 4 ? null : `canary-${n}@example.org`, phone: `canary-phone-${n}`,
        contactVisibleTo: dice.pick(Object.values(ContactVisibility)), sectorId: n % 3 ? dice.pick(sectors).id : null, organisationId: n % 2 ? dice.pick(organisations).id : null,
        communityId: dice.pick([null, ...communities.map(({ id }) => id)]), addedById: n > 3 && n % 4 === 1 ? people[1]!.id : null, disabledAt: n === 38 ? new Date('2025-05-05T05:05:05.005Z') : null,
      }),
    );
  }
  for (const { seats } of tables.values())
    for (const [index, seat] of seats.entries()) {
      if (index < 4) await make.holding(seat, people[10 + dice.below(25)]!, '2022-01-01', { until: '2023-01-01', endReason: dice.pick(Object.values(EndReason)), endNote: `canary-note ${dice.pick(odd)}` });
      if (index !== 2) await make.holding(seat, people[6 + dice.below(30)]!, '2023-01-01');
      const member = people[dice.below(12)]!;
      const state = index % 2 ? OfferState.OPEN : OfferState.DECLINED;
      const answeredAt = state === OfferState.OPEN ? null : house.clock.now();
      await db.repo(Offer).save(db.repo(Offer).create({ seatId: seat.id, memberId: member.id, note: index ? `canary-offer ${dice.pick(odd)}` : null, state, offeredById: people[0]!.id, offeredAt: new Date(Date.UTC(2026, 1, index + 1)), expiresAt: new Date(index === 2 ? '2026-02-03' : '2099-01-01'), answeredAt }));
      await db.query(`insert into not_here (seat_id, said_by, said_on, until) values ($1, $2, '2024-02-0${index + 1}', '2024-03-01')`, [seat.id, dice.pick(odd)]);
    }
  await db.query(`insert into loan (seat_id, lender_id, "from", until) values ($1, $2, '2024-01-01', null), ($3, $2, '2023-01-01', '2024-01-01')`, [tables[0]!.seats[2]!.id, tables[1]!.seats[0]!.id, tables[1]!.seats[2]!.id]);
  await make.holding(tables[0]!.seats[2]!, people[2]!, '2024-05-01');
  if (await db.query(`select to_regclass('meeting') as there`).then(([row]) => row!['there'])) await meet(house, tables.map(({ table }) => table.id), people);
  await db.query(`update member set sector_id = $1 where id = $2`, [(await db.repo(Sector).find())[0]!.id, people[0]!.id]);
  for (const [n, role, table] of [[0, RoleName.ADMIN], [1, RoleName.CHAMPION, 0], [3, RoleName.CHAMPION, 1], [5, RoleName.CHAMPION, 0]] as const)
    await make.actor(people[n]!, table === undefined ? { name: role } : { name: role, tableId: tables[table]!.table.id });

  const asker = async (who: Member | null, more: Partial<Viewer> = {}): Promise<Asker> => {
    const visitor = new Visitor(house);
    if (who) await visitor.signIn(who.email!);
    return { visitor, memberId: who?.id ?? null, admin: false, runs: [], ...more };
  };
  return new Map([
    ['nobody', await asker(null)],
    ['member', await asker(people[7]!)],
    ['somebody at a table', await asker(people[2]!)],
    ['champion of the north', await asker(people[1]!, { runs: [tables[0]!.table.id] })],
    ['champion of the south', await asker(people[3]!, { runs: [tables[1]!.table.id] })],
    ['admin', await asker(people[0]!, { admin: true })],
  ]);
}

/** Meetings with answers, some of them as no field should have them. */
async function meet({ db }: House, tables: string[], people: Member[]): Promise<void> {
  await db.query(
    `insert into meeting (table_id, title, starts_at, minutes, cost, notes, agenda, mood, place, other_places)
     select ($1::uuid[])[1 + n % 3], ($2::text[])[1 + n % 10], '2026-03-01T10:00:00.123456Z'::timestamptz + (n % 17) * interval '1 day', 30 + n, case when n % 4 > 0 then n * 1.25 end,
       case when n % 3 > 0 then 'canary-remark ' || n end, case when n <> 11 then 'agenda ' || n end, ('{YES,NO,MAYBE,NULL}'::text[])[1 + n % 4],
       ('{"{\\"name\\": \\"Hall\\", \\"room\\": null, \\"stepFree\\": true}", "{\\"name\\": \\"Gym\\", \\"room\\": \\"2b\\"}", "null", NULL}'::text[])[1 + n % 4]::jsonb,
       case when n % 2 = 0 then '[]'::jsonb else '[{"name": "A", "stepFree": false}, {"name": "B\\"", "room": "x"}]'::jsonb end
     from generate_series(1, 45) n`, [tables, odd]);
  await db.query(`update meeting set mood = 'LATE' where minutes = 42; update meeting set place = '{"room": "no name"}' where minutes = 43; update meeting set other_places = '[{"name": "ok"}, {"name": null}]' where minutes = 44`);
  await db.query(
    `insert into rsvp (meeting_id, member_id, state, answered_at) select m.id, p, ('{YES,NO,MAYBE}'::text[])[1 + (row_number() over (order by m.starts_at, m.id, p)) % 3], '2026-02-01T00:00:00Z'::timestamptz + row_number() over (order by m.starts_at, m.id, p) * interval '1 hour'
       from meeting m, unnest($1::uuid[]) p where hashtext(m.title || p::text || m.minutes) % 3 = 0`, [people.map(({ id }) => id)]);
  await db.query(`update rsvp r set instead_id = (select id from rsvp o where o.meeting_id <> r.meeting_id order by md5(o.id::text || r.id::text) limit 1) where hashtext(r.member_id::text || r.meeting_id::text) % 5 <> 0`);
}
