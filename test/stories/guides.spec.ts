import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { axeFindings, openBrowser, openPage } from '../browser.js';
import { Visitor } from '../client.js';
import { House } from '../house.js';
import { loadSampleRows } from '../sample/load.js';

const PICTURES = 'apps/web/public/help';

// The guides stay true: each of their links leads somewhere, each picture is of the page as it is.
// `PICTURES=1 npm test guides` takes the pictures anew, and the README's.
describe('The guides', () => {
  let house: House;
  let browser: Browser;

  beforeAll(async () => {
    [house, browser] = await Promise.all([House.open('2026-11-23T20:00:00Z', { worker: true, local: false }), openBrowser()]);
    await loadSampleRows(house.db);
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await house.close();
  });

  /** A page in a browser where this member is signed in. */
  async function pageOf(email: string): Promise<{ page: Page; complaints: string[] }> {
    const visitor = await new Visitor(house).signIn(email);
    const { page, context, complaints } = await openPage(browser, { viewport: { width: 1100, height: 700 }, reducedMotion: 'reduce' });
    await context.addCookies([...visitor.cookies].map(([name, value]) => ({ name, value: decodeURIComponent(value), url: house.url })));
    return { page, complaints };
  }

  it('every link of the guides leads to a page, every picture is there and says what it shows', async () => {
    const { page, complaints } = await pageOf('admin@sample.example');
    await page.goto(`${house.url}/help`);
    await page.getByRole('heading', { name: 'If you look after the network' }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    const links = await page.locator('main a').evaluateAll((all) => all.map((each) => each.getAttribute('href')!));
    expect(links.length).toBeGreaterThan(6);
    for (const picture of await page.locator('main img').all()) {
      const answer = await page.request.get(house.url + (await picture.getAttribute('src'))!);
      expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'image/jpeg']);
      expect((await picture.getAttribute('alt'))!.length).toBeGreaterThan(20);
    }
    for (const link of new Set(links)) {
      await page.goto(house.url + link);
      await page.locator('h1').first().waitFor();
      expect(await page.locator('h1').first().innerText()).not.toMatch(/nothing here/);
    }
    expect(complaints).toEqual([]);
  }, 60_000);

  it('the words of the guides are those on the buttons', async () => {
    const { page } = await pageOf('champion@sample.example');
    await page.goto(`${house.url}/blanket`);
    const gap = page.locator('button.patch-vacant').filter({ hasText: 'Vanderhoof' });
    await ((await gap.count()) ? gap : page.locator('tr').filter({ hasText: 'Vanderhoof' }).locator('button.patch-vacant')).first().click();
    for (const words of ['Invite by letter', 'Seat somebody', 'Have another table serve it', 'This sector does not exist here']) await page.getByRole('button', { name: words }).waitFor();
    await page.getByRole('link', { name: 'Write the letter' }).waitFor();
  });

  (process.env['PICTURES'] ? it : it.skip)('takes the pictures anew', async () => {
    const take = async (page: Page, name: string) => void (await page.screenshot({ path: `${PICTURES}/${name}.jpg`, type: 'jpeg', quality: 72 }));
    const champion = (await pageOf('champion@sample.example')).page;
    await champion.goto(`${house.url}/blanket`);
    await champion.locator('button.patch-vacant').first().waitFor();
    await take(champion, 'blanket');
    await champion.locator('tr').filter({ hasText: 'Vanderhoof' }).locator('button.patch-vacant').first().click();
    await champion.getByRole('button', { name: 'Invite by letter' }).waitFor();
    await take(champion, 'seat');
    await champion.setViewportSize({ width: 1280, height: 900 });
    await champion.goto(`${house.url}/blanket`);
    await champion.locator('button.patch-vacant').first().waitFor();
    await champion.screenshot({ path: '.github/blanket.jpg', type: 'jpeg', quality: 72, fullPage: true });
    const admin = (await pageOf('admin@sample.example')).page;
    await admin.goto(`${house.url}/imports`);
    const rows = ['Name;E-mail;Sector', 'Noor Haddad;noor@sample.example;Libraries', 'Wren Abel;wren@sample.example;Healthcare', 'Ash Boyd;ash@sample.example;Healthcare', 'Jules Okafor;member@sample.example;', 'Noor Haddad;noor@sample.example;Libraries', ';nobody@sample.example;Libraries', 'Kit Moran;;Family voice'];
    await admin.getByLabel('Choose a CSV file, or drop it here').setInputFiles({ name: 'autumn-gathering.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\r\n')) });
    await admin.getByLabel('Name of the list').fill('Autumn gathering');
    await admin.getByRole('button', { name: 'Check every row' }).click();
    await admin.getByRole('link', { name: /^Next/ }).waitFor();
    await admin.getByText('Kit Moran').first().waitFor();
    await take(admin, 'import');
    const member = (await pageOf('member@sample.example')).page;
    await member.goto(house.url);
    await member.getByText('What needs you').waitFor();
    await member.locator('main button').first().waitFor();
    await take(member, 'home');
  }, 60_000);
});
