import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { axeFindings, openBrowser, openPage } from '../browser.js';
import { House } from '../house.js';

const SECTORS = ['Health', 'Mental health', 'Education', 'Child care', 'Social care', 'Child development', 'Indigenous agencies', 'Local government', 'Not-for-profit', 'Family voice', 'Libraries'];

/** Ana … Kim: one for each sector. */
const PEOPLE = ['Ana Duarte', 'Bo Lind', 'Chris Wale', 'Devi Rao', 'Ewa Nowak', 'Femi Ade', 'Gus Hart', 'Hana Sato', 'Ines Roy', 'Jo March', 'Kim Tran'];

describe('In an empty house, in a browser', () => {
  let house: House;
  let browser: Browser;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    [house, browser] = await Promise.all([House.open(undefined, { worker: true, local: false, env: { ADMIN_EMAIL: 'first@example.org' } }), openBrowser()]);
    ({ page, complaints } = await openPage(browser, { viewport: { width: 1280, height: 900 } }));
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await house.close();
  });

  const to = (path: string) => page.goto(`${house.url}${path}`);
  const press = (name: string | RegExp) => page.getByRole('button', { name }).click();
  const saved = () => page.getByRole('status').filter({ hasText: /saved|added|started|on its way/i }).first().waitFor();

  it('the first admin signs in with a code from the mail', async () => {
    await to('/');
    await page.waitForURL('**/sign-in*');
    expect(await axeFindings(page)).toEqual([]);
    await page.getByLabel('Your email address').fill('first@example.org');
    await press('Send me a code');
    const letter = await house.mailbox.waitFor((message) => message.to.includes('first@example.org'), 10_000);
    expect(await axeFindings(page)).toEqual([]);
    await page.getByLabel('The code').fill(/\d{6}/.exec(letter.subject)![0]);
    await press('Sign in');
    await page.getByText('Nothing needs you today.').waitFor();
    expect(await axeFindings(page)).toEqual([]);
  });

  it('makes eleven sectors, a region and a community', async () => {
    await to('/settings');
    for (const sector of SECTORS) {
      await press('Add a sector');
      await page.getByLabel('Name', { exact: true }).fill(sector);
      await press('Add the sector');
      await page.getByRole('listitem').filter({ hasText: sector }).first().waitFor();
    }
    expect(await axeFindings(page)).toEqual([]);
    const asked = await house.db.query<{ name: string }>('select name from sector order by position');
    expect(asked.map(({ name }) => name)).toEqual(SECTORS);
    await to('/settings/regions');
    await press('Add a region');
    await page.getByLabel('Name', { exact: true }).fill('Northwest');
    await press('Add the region');
    await page.getByRole('listitem').filter({ hasText: 'Northwest' }).waitFor();
    await to('/settings/communities');
    await press('Add a community');
    await page.getByLabel('Name', { exact: true }).fill('Terrace');
    await page.getByLabel('Region').selectOption({ label: 'Northwest' });
    await press('Save');
    await page.getByRole('listitem').filter({ hasText: 'Terrace' }).waitFor();
  });

  it('starts a table with eleven seats', async () => {
    await to('/tables');
    await press('Start a table');
    await page.getByLabel('Name', { exact: true }).fill('Terrace early childhood table');
    await page.getByLabel('Community').selectOption({ label: 'Terrace' });
    await page.getByLabel('Founded on').fill('2024-01-15');
    await press('Start the table');
    await page.waitForURL('**/tables/*-*');
    await press('Add seats');
    await press('Add these seats');
    await page.getByText(/Vacant since/).nth(10).waitFor();
    expect(await house.db.query('select 1 from seat')).toHaveLength(11);
    expect(await axeFindings(page)).toEqual([]);
  });

  it('seats ten people, and the blanket shows ten filled patches', async () => {
    await to('/blanket');
    for (const [index, sector] of SECTORS.slice(0, 10).entries()) {
      await patch(sector).click();
      await press('Seat somebody');
      await press('Somebody else: add a member');
      await addMember(PEOPLE[index]!);
      await page.getByLabel('From', { exact: true }).fill('2024-02-01');
      await press('Seat them');
      await page.getByRole('dialog').locator('.seat-state', { hasText: `Filled by ${PEOPLE[index]!}` }).waitFor(); // the form names them, too, before it is sent
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    await filled(10);
    expect(await page.locator('button.patch-vacant').count()).toBe(1);
  });

  it('offers the eleventh by letter, and it is accepted without JavaScript: eleven', async () => {
    await patch('Libraries').click();
    await press('Invite by letter');
    await press('Somebody else: add a member');
    await addMember('Kim Tran');
    await page.getByLabel('A word from you').fill('We miss the libraries.');
    await press('Send the letter');
    await saved();
    const letter = await house.mailbox.waitFor((message) => message.to.includes('kim.tran@example.org'), 10_000);
    expect(letter.text).toContain('We miss the libraries.');

    const kim = await openPage(browser, { javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
    await kim.page.goto(/https?:\S+\/o\/\S+/.exec(letter.text)![0]);
    await kim.page.getByRole('button', { name: /yes/i }).click();
    await kim.page.getByRole('heading', { name: 'The seat is yours' }).waitFor();
    await kim.context.close();

    await to('/blanket');
    await filled(11);
  });

  it('marks one vacant in the past, and the slider shows when', async () => {
    await patch('Health').click();
    await press(/is leaving/);
    await page.getByLabel('The seat is free from').fill('2025-05-10');
    await page.getByLabel('Why').selectOption({ label: 'The position ended' });
    await press('Save the departure');
    await saved();
    await page.keyboard.press('Escape');
    await filled(10);
    expect(await patch('Health').innerText()).toContain('Vacant since');
    expect(await patch('Health').innerText()).toContain('May 2025');

    await to('/blanket?on=2025-06-30'); // libraries came only today
    await filled(9);
    expect(await patch('Health').innerText()).toContain('May 2025');
    await page.getByRole('button', { name: 'Earlier' }).click();
    await page.waitForURL(/on=2025-03-31/);
    await filled(10);
    expect(await axeFindings(page)).toEqual([]);
  });

  it('the first admin, who never agreed to letters, gets the test copy of the first announcement', async () => {
    await to('/mail/announce');
    await page.getByLabel('Subject').fill('We begin');
    await page.getByLabel('Text').fill('The table meets in June.');
    await press('Send me a test copy first');
    const copy = await house.mailbox.waitFor(({ subject }) => subject === 'Test: We begin', 10_000);
    expect(copy.to).toEqual(['first@example.org']);
  });

  it('no page complained', () => {
    expect(complaints).toEqual([]);
  });

  /** The piece of cloth in a sector's column: there is one table only. */
  function patch(sector: string) {
    return page.locator('button.patch').nth(SECTORS.indexOf(sector));
  }

  async function filled(count: number) {
    const patches = page.locator('button.patch-filled');
    await patches.nth(count - 1).waitFor();
    await patches.nth(count).waitFor({ state: 'detached' });
  }

  async function addMember(name: string) {
    const form = page.getByRole('dialog', { name: 'Add a member' });
    await form.getByLabel('Name', { exact: true }).fill(name);
    await form.getByRole('textbox', { name: 'Email' }).fill(`${name.toLowerCase().replace(' ', '.')}@example.org`);
    await form.getByRole('button', { name: 'Add', exact: true }).click();
    await form.waitFor({ state: 'detached' });
  }
});
