import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { ContactVisibility, type Member, PrimaryRole } from '#people';
import { House } from '../house.js';
import { loadSampleRows } from '../sample/load.js';
import { SAMPLE_DAY, sampleRegion } from '../sample/sample.js';
import { PHONE, press, Visits } from '../visits.js';

const sample = sampleRegion();
const memberCalled = (email: string) => sample.members.find((member) => member.email === email)!;
const own = memberCalled('member@sample.example');
const [burnsLake, quesnel] = ['Burns Lake', 'Quesnel'].map((place) => sample.communities.find(({ name }) => name === place)!);
/** People of the sample with a seat and a way to sign in, each for one story. */
const seated = sample.holdings
  .filter(({ until }) => !until)
  .map(({ memberId }) => sample.members.find(({ id }) => id === memberId)!)
  .filter((member, place, all) => member.email && !sample.roles.some(({ memberId }) => memberId === member.id) && member.id !== own.id && all.indexOf(member) === place);

describe('Keeping people right, in a browser', () => {
  let house: House;
  let visits: Visits;
  const visit = (email: string, path: string, options?: BrowserContextOptions) => visits.open(email, path, options);
  const done = (page: Page) => visits.done(page);
  const inGoodOrder = (page: Page) => visits.inGoodOrder(page);
  const tabTo = (page: Page, meant: Locator) => visits.tabTo(page, meant);
  const admin = 'admin@sample.example';

  beforeAll(async () => {
    house = await House.open(`${SAMPLE_DAY}T20:00:00Z`, { worker: true, local: false });
    await loadSampleRows(house.db);
    visits = await Visits.to(house);
  }, 60_000);
  afterEach(() => visits.settle());
  afterAll(async () => {
    await visits.close();
    await house.close();
  });

  /** The field that says something is wrong with it. */
  const wrongAt = (page: Page, label: string) => page.locator('.field', { has: page.getByLabel(label, { exact: true }) }).locator('.wrong');

  async function memberNow<Key extends string>(id: string, columns: string): Promise<Record<Key, string | null>> {
    const [row] = await house.db.query<Record<Key, string | null>>(`select ${columns} from member where id = $1`, [id]);
    return row!;
  }

  it('a member writes down their PO box, is told at the field what is wrong, loses nothing, and sees the lines', async () => {
    const page = await visit(own.email!, `/members/${own.id}`, { viewport: PHONE });
    await press(page, 'Edit');
    await page.getByLabel('Where post reaches them').selectOption({ label: 'A PO box' });
    expect(await page.getByLabel('Street, with its number').count()).toBe(0);
    await press(page, 'Save');
    await wrongAt(page, 'PO box number').waitFor(); // no street is asked for here: the box is
    await page.getByLabel('PO box number').fill('1207');
    await page.getByLabel('Place', { exact: true }).fill('Burns Lake');
    await page.getByLabel('Province or territory').selectOption('BC');
    await page.getByLabel('Postal code').fill('V0J 1O0');
    await page.getByText('More: station').click();
    await page.getByLabel('Station', { exact: true }).fill('MAIN');
    await page.getByText(/^Languages:/).click();
    await page.getByRole('checkbox', { name: 'Witsuwit’en' }).check();
    await page.getByLabel('Other languages').fill('clc');
    await page.getByRole('checkbox', { name: 'Also a parent or caregiver' }).check();
    await press(page, 'Save');
    await wrongAt(page, 'Postal code').waitFor();
    expect(await wrongAt(page, 'Postal code').innerText()).toBe('This is no Canadian postal code. It looks like V2N 4Z9.');
    expect(await page.getByLabel('Postal code').getAttribute('aria-invalid')).toBe('true');
    expect(await page.getByLabel('PO box number').inputValue()).toBe('1207');
    expect(await page.locator(':focus').getAttribute('name')).toBe('postalAddress.postalCode'); // far above the button, on a phone
    await inGoodOrder(page);
    await page.getByLabel('Postal code').fill('v0j1e0');
    await press(page, 'Save');
    const lines = page.locator('.fact', { hasText: 'Postal address' }).locator('dd');
    await lines.waitFor();
    expect((await lines.innerText()).split('\n')).toEqual(['PO BOX 1207 STN MAIN', 'Burns Lake BC V0J 1E0']);
    expect(await page.locator('.fact', { hasText: 'Languages' }).locator('dd').innerText()).toMatch(/Witsuwit’en and (Chilcotin|clc)/);
    await page.getByText('What was changed').click();
    await page.getByText('Postal address: PO BOX 1207 STN MAIN').waitFor();
    await inGoodOrder(page);
    // again, and nothing of it is lost by being looked at
    await press(page, 'Edit');
    expect([await page.getByLabel('Where post reaches them').inputValue(), await page.getByLabel('Station', { exact: true }).inputValue(), await page.getByLabel('Other languages').count()]).toEqual(['BOX', 'MAIN', 1]);
    await done(page);
  }, 60_000);

  it('an address of old, kept as one text, does not stand in the way of another change', async () => {
    const old = await house.make.member('Olive Oldham', { postalAddress: { careOf: null, line: 'Box 7\nVanderhoof BC\nV0J 3A0', civic: null, site: null, compartment: null, ruralRoute: null, poBox: null, generalDelivery: false, station: null, place: null, province: null, postalCode: null, country: null, lines: ['Box 7', 'Vanderhoof BC', 'V0J 3A0'] } });
    const page = await visit(admin, `/members/${old.id}`);
    await press(page, 'Edit');
    await page.getByRole('textbox', { name: 'Phone' }).fill('250-555-0101');
    await press(page, 'Save');
    await page.getByText('250-555-0101').waitFor();
    expect((await memberNow<'line'>(old.id, `postal_address->>'line' as line`)).line).toBe('Box 7\nVanderhoof BC\nV0J 3A0');
    await done(page);
  });

  it('a consent is kept and withdrawn, letters rest and come again', async () => {
    const page = await visit(own.email!, `/members/${own.id}`, { viewport: PHONE });
    await press(page, 'Pause letters');
    await page.getByLabel('No letters until').fill(SAMPLE_DAY);
    await press(page, 'Pause letters');
    await wrongAt(page, 'No letters until').waitFor();
    expect(await wrongAt(page, 'No letters until').innerText()).toBe('Please pick a day after today.');
    await page.getByLabel('No letters until').fill('2027-06-01');
    await press(page, 'Pause letters');
    await page.getByText('No letters until 1 June 2027.').first().waitFor();
    expect((await memberNow<'until'>(own.id, 'paused_until::text as until')).until).toBe('2027-06-01');
    await press(page, 'Add a consent');
    await page.getByLabel('How we know').fill('Signed the sheet in Burns Lake');
    await page.getByLabel('Since', { exact: true }).fill('2026-03-03');
    await press(page, 'Save the consent');
    await page.getByText('Since 3 March 2026.').waitFor();
    await inGoodOrder(page);
    await press(page, 'Withdraw Signed the sheet in Burns Lake');
    await page.getByText(/Withdrawn on/).waitFor();
    await press(page, 'End the pause');
    await page.getByText('Letters come as they are due.').waitFor();
    expect((await memberNow<'until'>(own.id, 'paused_until::text as until')).until).toBeNull();
    await done(page);
  }, 60_000);

  it('somebody leaves: they are told what happens, their seat ends today, and an admin can open the account again', async () => {
    const leaver = seated[0]!;
    const page = await visit(leaver.email!, `/members/${leaver.id}`);
    await press(page, 'I am leaving the network');
    const dialog = page.getByRole('dialog', { name: 'Leaving the network' });
    await dialog.getByText('Your seats end today').waitFor();
    await inGoodOrder(page);
    await press(dialog, 'I am leaving the network');
    await page.locator('form[action="/sign-in"]').waitFor(); // two ways lead there at once, so no one navigation can be awaited
    await done(page);
    const other = await visit(admin, `/members/${leaver.id}`);
    await other.getByText('Left the network on').waitFor();
    expect(await house.db.query('select 1 from holding where member_id = $1 and until is null', [leaver.id])).toEqual([]);
    await press(other, 'Open the account again');
    await other.getByText('Left the network on').waitFor({ state: 'detached' });
    expect((await memberNow<'disabled_at' | 'left_at'>(leaver.id, 'disabled_at, left_at'))).toEqual({ disabled_at: null, left_at: null });
    await done(other);
  }, 60_000);

  describe('two entries of one person', () => {
    const pair = async (): Promise<[Member, Member]> => {
      const first = await house.make.member('Tamsin Whitewater', { communityId: burnsLake!.id, phone: '250-555-0142', contactVisibleTo: ContactVisibility.NETWORK, createdAt: new Date('2022-01-01') });
      const second = await house.make.member('Tamsin Whitewatter', { communityId: burnsLake!.id, phone: '(250) 555-0142', primaryRole: PrimaryRole.EDUCATOR, contactVisibleTo: ContactVisibility.ADMINS });
      return [first, second];
    };

    it('become one by keyboard alone, field by field, and two again', async () => {
      const [first, second] = await pair();
      const page = await visit(admin, '/duplicates');
      const compare = page.getByRole('link', { name: 'Compare Tamsin Whitewater and Tamsin Whitewatter' });
      await compare.waitFor();
      await inGoodOrder(page);
      await tabTo(page, compare);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: 'Compare two entries' }).waitFor();
      await page.getByText('the stricter of the two holds').waitFor();
      expect(await page.getByRole('radio', { name: /^Tamsin Whitewater/ }).first().isChecked()).toBe(true);
      await inGoodOrder(page);
      const phone = page.getByRole('group', { name: 'Phone' });
      await tabTo(page, phone.getByRole('radio', { name: '250-555-0142' }));
      await page.keyboard.press('ArrowRight');
      expect(await phone.getByRole('radio', { name: '(250) 555-0142' }).isChecked()).toBe(true);
      await tabTo(page, page.getByRole('button', { name: 'Merge the two' }));
      await page.keyboard.press('Enter');
      const undo = page.getByRole('button', { name: 'Undo the merge of Tamsin Whitewatter' });
      await undo.waitFor();
      await page.getByText('An entry called Tamsin Whitewatter went into Tamsin Whitewater').waitFor();
      expect(await memberNow(first.id, 'name, phone, primary_role, contact_visible_to')).toEqual({ name: 'Tamsin Whitewater', phone: '(250) 555-0142', primary_role: 'EDUCATOR', contact_visible_to: 'ADMINS' });
      expect(await compare.count()).toBe(0);
      await inGoodOrder(page);
      await tabTo(page, undo);
      await page.keyboard.press('Enter');
      await compare.waitFor();
      expect(await page.evaluate('document.activeElement.id')).toBe('main');
      expect(await memberNow(first.id, 'phone, primary_role')).toEqual({ phone: '250-555-0142', primary_role: null });
      expect(await memberNow(second.id, 'phone, merged_into_id')).toEqual({ phone: '(250) 555-0142', merged_into_id: null });
      await done(page);
    }, 60_000);

    it('stay two by one press, and are not shown as a pair again', async () => {
      const page = await visit(admin, '/duplicates');
      const apart = page.getByRole('button', { name: /^These are two people ?: Tamsin Whitewater and Tamsin Whitewatter$/ });
      await apart.click();
      await apart.waitFor({ state: 'detached' });
      await page.reload();
      await page.getByText(/two people look alike|pair/).first().waitFor();
      expect(await apart.count()).toBe(0);
      await done(page);
    });

    it('can be found from a member’s page, and which of them stays can be turned round', async () => {
      const a = await house.make.member('Ada Ravensong');
      const b = await house.make.member('Adelaide Ravensong');
      const page = await visit(admin, `/members/${a.id}`);
      await press(page, 'Compare with another entry');
      await page.getByLabel('Which other entry is Ada Ravensong?').fill('Adelaide');
      await page.getByRole('button', { name: /Adelaide Ravensong/ }).click();
      await page.getByRole('group', { name: 'Which entry stays?' }).getByRole('radio', { name: /Adelaide/ }).check();
      expect(await page.getByRole('group', { name: 'Name' }).getByRole('radio', { name: 'Adelaide Ravensong' }).isChecked()).toBe(true);
      await press(page, 'Merge the two');
      await page.getByText('An entry called Ada Ravensong went into Adelaide Ravensong').waitFor();
      expect(await memberNow(a.id, 'merged_into_id')).toEqual({ merged_into_id: b.id });
      await done(page);
    });
  });

  it('who asks to be forgotten is: an admin types the name, and only an empty row is left', async () => {
    const gone = seated[1]!;
    const page = await visit(admin, `/members/${gone.id}`);
    await press(page, 'Erase what is held about them');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Type their name to go on').fill('Somebody Else');
    await press(dialog, 'Erase');
    await dialog.getByText(`Please type the name as it stands here: ${gone.name}`).waitFor();
    expect((await memberNow<'erased_at'>(gone.id, 'erased_at')).erased_at).toBeNull();
    await inGoodOrder(page);
    await dialog.getByLabel('Type their name to go on').fill(gone.name.toUpperCase());
    await press(dialog, 'Erase');
    await page.getByText('They asked to be erased').waitFor();
    await inGoodOrder(page);
    expect(await page.getByText(gone.name).count()).toBe(0);
    expect(await memberNow(gone.id, 'email, phone, postal_address')).toEqual({ email: null, phone: null, postal_address: null });
    await done(page);
  }, 60_000);

  it('a member erases themselves and stands before the sign-in page', async () => {
    const gone = seated[2]!;
    const page = await visit(gone.email!, `/members/${gone.id}`, { viewport: PHONE });
    await press(page, 'Erase what is held about me');
    await page.getByRole('dialog').getByLabel('Type your name to go on').fill(gone.name);
    await press(page.getByRole('dialog'), 'Erase');
    await page.locator('form[action="/sign-in"]').waitFor(); // two ways lead there at once, so no one navigation can be awaited
    expect((await memberNow<'name'>(gone.id, 'name')).name).not.toBe(gone.name);
    await done(page);
  });

  it('members are found by region, role and organisation, and an admin takes the list along', async () => {
    const page = await visit(admin, '/members', { viewport: PHONE });
    await page.getByText('Show more').waitFor();
    expect(await page.getByLabel('Region').isVisible()).toBe(false);
    await page.getByText('Filter', { exact: true }).click();
    await page.getByLabel('Region').selectOption({ label: 'Northwest' });
    await page.getByLabel('Primary role').selectOption('MANAGER');
    await page.waitForURL(/role=MANAGER/);
    await inGoodOrder(page);
    expect(await page.getByLabel('Community').locator('option').allInnerTexts()).not.toContain(quesnel!.name);
    const place = sample.organisations.find(({ id }) => sample.members.some(({ organisationId }) => organisationId === id))!;
    await page.goto(`${house.url}/members?organisation=${place.id}`);
    const there = sample.members.filter(({ organisationId, id }) => organisationId === place.id && id !== seated[1]!.id && id !== seated[2]!.id);
    await page.getByRole('link', { name: there[0]!.name }).waitFor();
    await page.getByText('Filter (1 on)').click();
    expect(await page.getByLabel('Organisation', { exact: true }).inputValue()).toBe(place.name);
    expect(await page.locator('.member-list li').count()).toBe(there.length);
    const answer = await page.context().request.get(`${house.url}${await page.getByRole('link', { name: 'Export' }).getAttribute('href')}`);
    expect([answer.status(), answer.headers()['content-type']]).toEqual([200, expect.stringContaining('text/csv')]);
    await done(page);
  }, 60_000);
});
