import { Community, Consent, ConsentKind, ContactVisibility, keptAddress, Member, MemberService, PrimaryRole, Region } from '#people';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Visitor } from '../../test/client.js';
import { House } from '../../test/house.js';
import { shortened } from './held.policy.js';

let house: House;
let ana: Member;
let own: Visitor;
let admin: Visitor;
beforeAll(async () => {
  house = await House.open('2026-05-01T18:00:00Z', { worker: true });
  const robin = await house.make.admin();
  const { id: regionId } = await house.db.repo(Region).save(house.db.repo(Region).create({ name: 'Northwest', position: 1 }));
  const smithers = await house.db.repo(Community).save(house.db.repo(Community).create({ name: 'Smithers', regionId, timeZone: 'America/Vancouver' }));
  ana = await house.make.member('Ana <Duarte>', {
    email: 'ana@example.org', otherEmails: ['old@example.org'], phone: '250-555-0134', postalAddress: keptAddress({ civic: '1 Main Street', place: 'Smithers', province: 'BC', postalCode: 'V0J 2N0' }), communityId: smithers.id,
    primaryRole: PrimaryRole.CLINICIAN, alsoParent: true, languages: ['crx'], addedById: robin.memberId, contactVisibleTo: ContactVisibility.ADMINS,
  });
  await house.make.member('Bo', { email: 'bo@example.org' });
  await house.db.repo(Consent).insert({ memberId: ana.id, kind: ConsentKind.EXPRESS, source: 'Registered for the summit', givenOn: '2024-01-01', recordedById: ana.id });
  const { seats } = await house.make.table('Spruce', await house.make.sectors('Health'));
  // what rooms above keep, as SQL: this room does not know them
  await house.db.query(`insert into holding (seat_id, member_id, "from", "until", end_reason, end_note) values ($1, $2, '2023-01-01', '2024-01-01', 'OTHER', 'the mill closed')`, [seats[0]!.id, ana.id]);
  await house.db.query(`insert into offer (seat_id, member_id, note, offered_by_id, offered_at, expires_at, state, answered_at) values ($1, $2, 'We miss you', $3, now(), now(), 'LAPSED', now())`, [seats[0]!.id, ana.id, robin.memberId]);
  const [list] = await house.db.query<{ id: string }>(`insert into registration_list (name, created_at) values ('Summit 2021', now()) returning id`);
  await house.db.query(`insert into registration (list_id, member_id, name, region_id, primary_role, participation) values ($1, $2, 'A. Duarte', $3, 'CLINICIAN', 'LIVE')`, [list!.id, ana.id, regionId]);
  const [upload] = await house.db.query<{ id: string }>(`insert into import (file_name, uploaded_at, state, columns, header) values ('summit.csv', now(), 'DONE', '[]', '') returning id`);
  await house.db.query(`insert into import_row (import_id, line, name, member_id, cells) values ($1, 2, 'A. Duarte', $2, '{A. Duarte,allergic to nuts}')`, [upload!.id, ana.id]);
  await house.db.query(`insert into suppression (address, kind, suppressed_at, why) values ('old@example.org', 'HARD_BOUNCE', '2026-02-03', 'It does not exist'), ('somebody@example.org', 'BY_HAND', now(), 'Not hers')`);
  await house.db.query(`insert into bounce (key, address, kind, at, said) values ('x', 'old@example.org', 'HARD', '2026-02-03', 'no such user')`);
  await house.get(MemberService).pause(robin, ana.id, '2026-09-01');
  own = await new Visitor(house).signIn('ana@example.org');
  admin = await new Visitor(house).signIn('robin@example.org');
});
afterAll(() => house.close());

const WORDS = [
  'old@example.org', '250-555-0134', '1 Main Street, Smithers BC  V0J 2N0', 'Smithers', 'Mental health clinician', 'crx', 'Robin', '2026-09-01', 'Admins and the champions of your tables', 'Registered for the summit, since 2024-01-01', 'Letters paused until', 'sign-in.email, posted on', 'Where you are signed in', 'consent, recorded by: 1',
  'other: the mill closed', 'lapsed: We miss you', 'Summit 2021, as A. Duarte, from Northwest, Mental health clinician, live day too', 'as it came: A. Duarte | allergic to nuts', 'old@example.org since 2026-02-03: It does not exist', 'old@example.org on 2026-02-03: no such user',
];

describe('what is held about you', () => {
  it('is one page, in words, with every filled column and every line, and no script', async () => {
    const page = await own.page(`/held/${ana.id}`);
    for (const word of ['What is held about you', 'Ana &lt;Duarte&gt;', ...WORDS]) expect(page).toContain(word);
    expect(page).not.toContain('Not hers');
    expect(page).not.toContain('<script');
    expect(Buffer.byteLength(page)).toBeLessThan(40_000);
  });

  it('is the same as a file', async () => {
    const answer = await own.fetch(`/held/${ana.id}/download`);
    expect([answer.headers.get('content-type'), answer.headers.get('content-disposition'), answer.headers.get('cache-control')]).toEqual(['application/json; charset=utf-8', 'attachment; filename="what-is-held.json"', 'no-store']);
    const text = await answer.text();
    expect(JSON.parse(text)).toMatchObject({ 'About you': { Name: 'Ana <Duarte>', Email: 'ana@example.org' }, 'Your consent': [expect.stringContaining('summit')] });
    for (const word of WORDS.filter((one) => !one.includes(': 1'))) expect(text).toContain(word);
  });

  it('is shown to admins too, and to nobody else', async () => {
    expect(await admin.page(`/held/${ana.id}`)).toContain('What is held about Ana &lt;Duarte&gt;');
    const bo = await new Visitor(house).signIn('bo@example.org');
    for (const path of [`/held/${ana.id}`, `/held/${ana.id}/download`]) {
      expect([(await bo.fetch(path)).status, (await new Visitor(house).fetch(path)).status]).toEqual([403, 401]);
      expect(await (await bo.fetch(path)).text()).not.toContain('250-555-0134');
    }
    expect((await admin.fetch('/held/00000000-0000-4000-8000-000000000000')).status).toBe(404);
    expect((await admin.fetch('/held/nobody')).status).toBe(400);
  });

  it('stays a page of 40 kB, whatever there is, and says that there is more: all of it stands in the file', async () => {
    await house.db.query(`insert into consent (member_id, kind, source, given_on) select $1, 'EXPRESS', repeat('"', 190) || g, '2024-01-01' from generate_series(1, 1200) g`, [ana.id]);
    const page = await own.page(`/held/${ana.id}`);
    expect(Buffer.byteLength(page)).toBeLessThan(40_000);
    expect(page).toMatch(/And \d{4} more\./);
    const file = JSON.parse(await (await own.fetch(`/held/${ana.id}/download`)).text()) as { 'Your consent': string[] };
    expect(file['Your consent']).toHaveLength(1201);
  });

  it('gives each heading its share of the page', () => {
    const long = { heading: 'Long', lines: Array.from({ length: 5000 }, (_, n) => `Line ${n}`), total: 5000 };
    const [first, second] = shortened([long, { heading: 'Short', lines: ['One'], total: 1 }]);
    expect(second!.lines).toEqual(['One']);
    expect(first!.lines.length).toBeGreaterThan(300);
  });
});
