import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { CampaignService } from '#delivery';
import { Consent, ConsentKind, keptAddress } from '#people';
import { type Actor, allLetters, sendDue } from '#platform';
import { House } from '../house.js';
import { loadSampleRows } from '../sample/load.js';
import { SAMPLE_DAY, sampleRegion } from '../sample/sample.js';
import { PHONE, press, Visits } from '../visits.js';

const sample = sampleRegion();
const memberCalled = (email: string) => sample.members.find((member) => member.email === email)!;
const [admin, champion, member] = ['admin', 'champion', 'member'].map((name) => memberCalled(`${name}@sample.example`));
const table = sample.tables.find(({ name }) => name.startsWith('Vanderhoof'))!;
const LATER = `${SAMPLE_DAY}T22:00:00Z`;

describe('Mail, in a browser', () => {
  let house: House;
  let visits: Visits;
  const arrived = (subject: string) => house.mailbox.messages().filter((message) => message.subject === subject);

  beforeAll(async () => {
    house = await House.open(`${SAMPLE_DAY}T20:00:00Z`, { worker: true, local: false });
    await loadSampleRows(house.db);
    await house.db.repo(Consent).insert(sample.members.map(({ id }) => ({ memberId: id, kind: ConsentKind.EXPRESS, source: 'Registered for the summit of 2021', givenOn: '2021-02-08' })));
    visits = await Visits.to(house);
  }, 60_000);
  afterEach(() => visits.settle());
  afterAll(async () => {
    await visits.close();
    await house.close();
  });

  const wrongAt = (page: Page, label: string) => page.locator('.field', { has: page.getByLabel(label, { exact: true }) }).locator('.wrong');

  /** Plans an announcement to some people of the sample that goes out from an instant on. */
  async function planned(title: string, to: string[], dueAt: string, tableId?: string): Promise<string> {
    const letter = allLetters().find(({ key }) => key === 'announcement.email')!;
    const props = { subject: title, body: 'See you there.', senderName: admin!.name };
    return house.get(CampaignService).plan({ memberId: admin!.id } as Actor, { letter, title, onceKey: title, dueAt: new Date(dueAt), ...(tableId ? { tableId } : {}) }, to.map((id) => ({ to: id, props })));
  }

  it('a champion writes to their table: told at the field what is missing, a copy first, then to all after a word', async () => {
    const page = await visits.open(champion!.email!, '/mail/announce', { viewport: PHONE });
    await page.getByLabel('To', { exact: true }).selectOption({ label: table.name });
    await page.getByLabel('Text').fill('The room is open from nine.\n\nBring your children.');
    await press(page, 'Send me a test copy first');
    await wrongAt(page, 'Subject').waitFor();
    expect(await page.getByRole('button', { name: /^Send to/ }).count()).toBe(0);
    await visits.inGoodOrder(page);
    await page.getByLabel('Subject').fill('The room is open');
    await press(page, 'Send me a test copy first');
    const copy = await house.mailbox.waitFor(({ subject }) => subject === 'Test: The room is open', 10_000);
    expect(copy.to).toEqual([champion!.email]);
    expect(copy.text).toContain('Bring your children.');
    const many = Number((await page.getByRole('button', { name: /^Send to \d+ people$/ }).innerText()).match(/\d+/)![0]);
    expect(arrived('The room is open')).toEqual([]);
    await press(page, `Send to ${many} people`);
    await page.getByRole('dialog', { name: `Send it to ${many} people?` }).waitFor();
    await visits.inGoodOrder(page);
    await press(page, 'Send it');
    await page.getByRole('heading', { name: 'The room is open', level: 1 }).waitFor();
    await page.getByText(`${many} of ${many} letters dealt with`).waitFor({ timeout: 20_000 }); // it counts by itself
    await page.getByText('Done', { exact: true }).waitFor({ timeout: 10_000 });
    await page.getByRole('link', { name: /^Sent \d+$/ }).click();
    await page.locator('.mail-filters a[aria-current]', { hasText: 'Sent' }).waitFor();
    await page.locator('.mail-letters li').first().waitFor();
    expect(await page.locator('.mail-letters li').count()).toBe(arrived('The room is open').length);
    expect(arrived('The room is open').length).toBeGreaterThan(2);
    await visits.inGoodOrder(page);
    await visits.done(page);
  }, 60_000);

  it('an admin picks several tables, sectors and roles, and sees how many they are', async () => {
    const page = await visits.open(admin!.email!, '/mail/announce');
    const pick = async (label: string, ...names: string[]) => {
      await page.locator('summary', { hasText: label }).click();
      for (const name of names) await page.getByRole('checkbox', { name, exact: true }).check();
    };
    const [one, other] = sample.tables.filter(({ kind }) => kind === 'LOCAL').slice(0, 2);
    await pick('Tables', one!.name, other!.name);
    await pick('Sectors', 'Health', 'Education');
    await pick('Regions');
    await page.getByLabel('Subject').fill('Both tables');
    await page.getByLabel('Text').fill('Hello.');
    await visits.inGoodOrder(page);
    await press(page, 'Send me a test copy first');
    await page.getByText('A test copy is on its way to you').waitFor();
    const expected = await house.db.query<{ n: number }>(
      `select count(distinct m.id)::int as n from member m join sector c on c.id = m.sector_id and c.name in ('Health', 'Education') join holding h on h.member_id = m.id and h."until" is null join seat s on s.id = h.seat_id
        where s.table_id = any($1::uuid[]) and m.email is not null and m.disabled_at is null`,
      [[one!.id, other!.id]],
    );
    expect(expected[0]!.n).toBeGreaterThan(0);
    await page.getByRole('button', { name: new RegExp(`^Send to ${expected[0]!.n} (person|people)$`) }).waitFor();
    await visits.done(page);
  }, 60_000);

  it('an admin pauses a sending and lets it go on; what waits for a person is sent only after a plain word', async () => {
    const people = sample.members.filter(({ email }) => email).slice(0, 4).map(({ id }) => id);
    const id = await planned('The summit is on May 6', people, LATER);
    const page = await visits.open(admin!.email!, '/mail');
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Mail' }).waitFor();
    await page.getByText('4 waiting').waitFor();
    await visits.inGoodOrder(page);
    await page.getByRole('link', { name: 'The summit is on May 6' }).click();
    await visits.tabTo(page, page.getByRole('button', { name: 'Pause' }));
    await page.keyboard.press('Enter');
    await page.getByText('Paused by an admin.').waitFor();
    await house.at(LATER);
    await house.run(sendDue, {});
    expect(arrived('The summit is on May 6')).toEqual([]);
    await visits.inGoodOrder(page);
    await house.db.query(`update outbox set state = 'DOUBTFUL', reason = 'The line broke.' where campaign_id = $1 and recipient_id = $2`, [id, people[0]]);
    await press(page, 'Go on');
    await page.getByText('3 of 4 letters dealt with').waitFor({ timeout: 20_000 });
    await page.getByText('1 letter waits for a person to decide.').waitFor();
    expect(arrived('The summit is on May 6').length).toBe(3);
    await page.getByRole('link', { name: 'Not heard back 1' }).click();
    await page.getByText('The line broke.').waitFor();
    await page.getByRole('checkbox').check();
    await press(page, 'Send those picked');
    const dialog = page.getByRole('dialog', { name: 'Send 1 letter after all?' });
    await dialog.getByText('They may get it twice.').waitFor();
    await visits.inGoodOrder(page);
    await press(dialog, 'Send 1 letter');
    await page.getByText('There is none now.').waitFor();
    await page.getByRole('link', { name: 'Sent 4' }).waitFor({ timeout: 20_000 });
    expect(arrived('The summit is on May 6').length).toBe(4);
    await visits.done(page);
  }, 60_000);

  it('a champion stops a sending to their own table and gives it up; of others they see none', async () => {
    const people = sample.members.filter(({ email }) => email).slice(0, 2).map(({ id }) => id);
    await planned('For all of the north', people, '2099-01-01T00:00:00Z');
    await planned('For Vanderhoof', people, '2099-01-01T00:00:00Z', table.id);
    const page = await visits.open(champion!.email!, '/mail', { viewport: PHONE });
    await page.getByRole('link', { name: 'For Vanderhoof' }).waitFor();
    expect(await page.getByRole('link', { name: 'For all of the north' }).count()).toBe(0);
    await page.getByRole('link', { name: 'For Vanderhoof' }).click();
    await press(page, 'Pause');
    await page.getByText('Paused by a champion.').waitFor();
    await press(page, 'Drop what has not gone');
    await press(page.getByRole('dialog', { name: 'Drop 2 letters?' }), 'Drop 2 letters');
    await page.getByText('Dropped by a champion.').first().waitFor();
    await visits.inGoodOrder(page);
    await visits.done(page);
  }, 60_000);

  it('an admin decides about letters to one person that could not go', async () => {
    const post = (state: string, reason: string) =>
      house.db.query(
        `insert into outbox (letter, recipient_id, state, due_at, reason, sealed_props, stale_at) values ('seat-offer.email', $1, $2::text, now(), $3, case when $2 = 'FAILED' then null else 'x' end, null)`, [member!.id, state, reason]);
    await post('HELD', `${member!.name} wants no letters for now.`);
    await post('DOUBTFUL', 'The line broke.');
    await post('FAILED', 'The mail server refused it: 550 5.1.1 No such user');
    const page = await visits.open(admin!.email!, '/mail');
    await page.getByRole('navigation', { name: 'Mail' }).getByRole('link', { name: 'To one person' }).click();
    await page.getByRole('heading', { name: 'Letters to one person', level: 1 }).waitFor();
    await page.getByText('No such user').waitFor();
    expect(await page.getByRole('checkbox').count()).toBe(2);
    await visits.inGoodOrder(page);
    await page.getByRole('region', { name: 'Not heard back' }).getByRole('checkbox').check();
    await press(page, 'Drop those picked');
    await press(page.getByRole('dialog', { name: 'Drop 1 letter?' }), 'Drop 1 letter');
    await page.getByRole('region', { name: 'Not heard back' }).getByText('There is none now.').waitFor();
    await visits.inGoodOrder(page);
    expect(await house.db.query(`select state from outbox where reason = 'Dropped by an admin.' and campaign_id is null`)).toEqual([{ state: 'SKIPPED' }]);
    await visits.done(page);
  }, 60_000);

  it('an admin uses an address again, and looks at somebody’s digest', async () => {
    await house.db.query(`insert into suppression (address, kind, suppressed_at, why) values ('pat@gone.example', 'HARD_BOUNCE', now(), 'Its mail server says: no such user.')`);
    const page = await visits.open(admin!.email!, '/mail/suppressions');
    await page.getByText('no such user').waitFor();
    await visits.inGoodOrder(page);
    await press(page, 'Use again pat@gone.example');
    await press(page.getByRole('dialog', { name: 'Use this address again?' }), 'Use it again');
    await page.getByText(/^Used again since/).waitFor();
    expect(await house.db.query(`select 1 from suppression where lifted_at is not null`)).toHaveLength(1);
    const stopped = `${champion!.name} stopped all letters.`;
    await house.db.query(`insert into digest (member_id, period, outcome, reason, decided_at) values ($1, '2020-W01', 'SKIPPED', $2, $3)`, [champion!.id, stopped, house.clock.now()]);
    await page.getByRole('navigation', { name: 'Mail' }).getByRole('link', { name: 'What was sent' }).click();
    await press(page, 'Choose a member');
    await page.getByLabel('Whose digest').fill(champion!.name);
    await page.getByRole('button', { name: champion!.name }).click();
    await page.getByText(/^None\. .* stopped all letters\.$/).waitFor(); // why none came before
    const frame = page.frameLocator('iframe');
    await frame.getByRole('heading', { name: `Hello ${champion!.name},` }).waitFor();
    await visits.inGoodOrder(page);
    await visits.done(page);
  }, 60_000);

  it('an admin opens the letters to print of a month', async () => {
    const elder = await house.make.member('Mary John', { email: null, byEmail: false, byPost: true, postalAddress: keptAddress({ civic: '12 Sample Street', place: 'Fort St. James', province: 'BC', postalCode: 'V0J 1P0' }) });
    const page = await visits.open(admin!.email!, '/mail');
    await page.getByText(/gets? their digest by post/).waitFor();
    await page.getByText('Who they are').click();
    await page.getByRole('link', { name: elder.name }).waitFor();
    await visits.inGoodOrder(page);
    const link = page.getByRole('link', { name: /^Open the letters of/ });
    const month = await page.getByLabel('Letters of').inputValue();
    expect(await link.getAttribute('href')).toBe(`/letters/paper/${month}.pdf`);
    const pdf = await page.context().request.get(`${house.url}/letters/paper/${month}.pdf`);
    expect([pdf.status(), pdf.headers()['content-type']]).toEqual([200, 'application/pdf']);
    await visits.done(page);
  }, 60_000);

  it('a member says which letters they want', async () => {
    const page = await visits.open(member!.email!, '/', { viewport: PHONE });
    expect(await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Mail' }).count()).toBe(0);
    await page.getByRole('link', { name: 'letters to you' }).click();
    await page.getByLabel('My digest comes').waitFor();
    await page.getByLabel('My digest comes').selectOption({ label: 'Once a month' });
    await page.getByLabel('At', { exact: true }).selectOption({ label: '07:00' });
    await page.getByRole('checkbox', { name: /^Announcements/ }).uncheck();
    await visits.inGoodOrder(page);
    await press(page, 'Save');
    await page.getByText('Saved').waitFor();
    expect(await house.db.query('select digest, hour, announcements from preference where member_id = $1', [member!.id])).toEqual([{ digest: 'MONTHLY', hour: 7, announcements: false }]);
    await visits.done(page);
  }, 60_000);
});
