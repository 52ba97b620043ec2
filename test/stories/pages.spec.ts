import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { Evaluation } from '#evaluations';
import { signLink } from '#platform';
import { axeFindings, openBrowser, openPage } from '../browser.js';
import { Visitor } from '../client.js';
import { House } from '../house.js';
import { loadSampleRows } from '../sample/load.js';
import { SAMPLE_DAY, sampleRegion } from '../sample/sample.js';

const DESK = { width: 1280, height: 900 };
const PHONE = { width: 360, height: 740 };
const KB = 1024;
const SAMPLE_LINE = 'This is a sample region: its people and figures are made up.';

const sample = sampleRegion();
const memberCalled = (email: string) => sample.members.find((member) => member.email === email)!;
const champion = memberCalled('champion@sample.example');
const member = memberCalled('member@sample.example');
const table = sample.tables.find(({ name }) => name.startsWith('Vanderhoof'))!;
const familyVoice = sample.sectors.find(({ name }) => name === 'Family voice')!;
const offer = sample.offers.find(({ state }) => state === 'OPEN')!;

/** A draft that is there to be looked at. */
const EVALUATION = '0e000000-0000-4000-8000-000000000001';

type Who = 'admin' | 'champion' | 'member';

/** Every page of the app: who looks at it, its heading, and a word that stands there only once its answer has come. */
const PAGES: [who: Who, path: string, heading: string, shows: string][] = [
  ['champion', '/', 'What needs you', 'See the whole blanket'],
  ['champion', '/blanket', 'The blanket', 'Served from another table'],
  ['champion', '/tables', 'Tables', 'Since 16 June 2022'],
  ['champion', `/tables/${table.id}`, table.name, 'Starter kit'],
  ['champion', `/tables/${table.id}/letter/${familyVoice.id}`, 'A letter for Family voice', 'Dear colleague,'],
  ['champion', '/members', 'Members', 'Show more'],
  ['champion', `/members/${member.id}`, member.name, 'Seats over time'],
  ['member', '/', 'What needs you', 'See the whole blanket'],
  ['member', '/help', 'Help', 'If you'],
  ['member', `/members/${member.id}`, member.name, 'Seats over time'],
  ['admin', '/tables', 'Tables', 'Since 16 June 2022'],
  ['admin', `/members/${champion.id}`, champion.name, 'Close the account'],
  ['admin', '/settings', 'Settings', 'Add a sector'],
  ['admin', '/settings/regions', 'Settings', 'Add a region'],
  ['admin', '/settings/communities', 'Settings', 'Add a community'],
  ['admin', '/organisations', 'Organisations', 'Add an organisation'],
  ['admin', `/organisations/${sample.organisations[0]!.id}`, sample.organisations[0]!.name, 'Its members'],
  ['admin', '/duplicates', 'Duplicates', 'No two organisations look alike'],
  ['admin', '/evaluations', 'Evaluations', 'A draft. Nobody was asked yet.'],
  ['admin', `/evaluations/${EVALUATION}/audience`, 'The summit', 'Nobody fits yet.'],
  ['member', '/phone-list', 'Phone list', 'There is nobody for you to phone now'],
  ['admin', '/mail', 'Mail', 'Nothing was sent to many yet.'],
  ['champion', '/mail/announce', 'Write to many', 'An empty line begins'],
  ['admin', '/mail/suppressions', 'Addresses not used', 'Every address is used'],
  ['admin', '/postcards', 'Postcards', 'No postcards yet.'],
  ['admin', '/returned', 'Returned cards', 'A hand scanner can write here'],
  ['member', '/mail/preferences', 'Letters to you', 'My digest comes'],
  ['admin', '/settings/roles', 'Settings', champion.name],
  ['admin', '/settings/network', 'Settings', 'Sender’s name'],
];

describe('The pages of the sample region, in a browser', () => {
  let house: House;
  let browser: Browser;
  const sessions = new Map<Who, Map<string, string>>();
  const complaints: string[] = [];
  const contexts: BrowserContext[] = [];

  beforeAll(async () => {
    [house, browser] = await Promise.all([House.open(`${SAMPLE_DAY}T20:00:00Z`, { worker: true, local: false }), openBrowser()]);
    await loadSampleRows(house.db);
    const words = [{ lang: 'en', text: 'Two minutes.' }];
    await house.db.repo(Evaluation).insert({ id: EVALUATION, title: 'The summit', languages: ['en'], intro: words, questions: [], publicKey: '', createdAt: house.clock.now() });
    for (const who of ['admin', 'champion', 'member'] as const) sessions.set(who, (await new Visitor(house).signIn(`${who}@sample.example`)).cookies);
  }, 60_000);
  afterEach(async () => {
    expect(complaints.splice(0)).toEqual([]);
    await Promise.all(contexts.splice(0).map((context) => context.close()));
  });
  afterAll(async () => {
    await browser.close();
    await house.close();
  });

  /** A browser of somebody's own, already signed in. What it complains about fails the test that is running. */
  async function visit(who?: Who, options: BrowserContextOptions = {}): Promise<Page> {
    const opened = await openPage(browser, { viewport: DESK, ...options });
    contexts.push(opened.context);
    opened.page.on('close', () => complaints.push(...opened.complaints));
    await opened.context.addCookies([...(sessions.get(who!) ?? [])].map(([name, value]) => ({ name, value, url: house.url })));
    return opened.page;
  }
  const done = (page: Page) => page.context().close();
  const to = (page: Page, path: string) => page.goto(`${house.url}${path}`);

  /** What every page owes its readers, in the light and at the width it is seen in now. */
  async function inGoodOrder(page: Page): Promise<void> {
    const found = {
      axe: await axeFindings(page),
      headings: await page.locator('h1').count(),
      sample: await page.getByText(SAMPLE_LINE).count(),
      sideways: await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth'),
    };
    expect([page.url(), found]).toEqual([page.url(), { axe: [], headings: 1, sample: 1, sideways: 0 }]);
  }

  /** Looks at a page twice: at a desk in the dark and on a phone in the light, or the other way round. */
  async function fromBothSides(page: Page, turn: number): Promise<void> {
    for (const viewport of [DESK, PHONE]) {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme: (viewport === DESK) === (turn % 2 === 0) ? 'light' : 'dark' });
      await inGoodOrder(page);
    }
  }

  it('are in good order for everybody: at a desk, on a phone, by day and by night', async () => {
    const walk = async (who: Who) => {
      const page = await visit(who);
      for (const [turn, [, path, heading, shows]] of PAGES.filter(([whose]) => whose === who).entries()) {
        await page.setViewportSize(DESK);
        await to(page, path);
        await page.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor();
        await page.getByText(shows).first().waitFor();
        await fromBothSides(page, turn);
      }
      await done(page);
    };
    await Promise.all([walk('champion'), walk('member'), walk('admin')]);
  }, 180_000); // a list that grows with the app, not a bar

  it('that need nothing weigh at most 40 kB, carry no script, and are in good order', async () => {
    const page = await visit();
    let weight = 0;
    page.on('response', (response) => void response.body().then((body) => (weight += body.length)));
    const look = async (turn: number) => {
      await page.waitForLoadState('networkidle'); // its style sheet and icon count, too
      expect([page.url(), await page.locator('script').count()]).toEqual([page.url(), 0]);
      expect(weight).toBeGreaterThan(500);
      expect(weight).toBeLessThanOrEqual(40 * KB);
      await fromBothSides(page, turn);
      weight = 0;
    };
    await to(page, '/sign-in');
    await look(0);
    await page.getByLabel('Your email address').fill(champion.email!);
    await page.getByRole('button', { name: 'Send me a code' }).click();
    await page.getByRole('heading', { name: 'Look in your mail' }).waitFor();
    await look(1);
    await to(page, `/sign-in/go?e=${encodeURIComponent(champion.email!)}&c=123456`);
    await look(2);
    await to(page, `/o/${offer.id}/${signLink(house.config.secretKey, 'offer', offer.id)}`);
    await page.getByRole('button', { name: /yes/i }).waitFor();
    await look(3);
    await done(page);
  }, 30_000);

  it('bring at most 120 kB of JavaScript at first, and 40 kB more each', async () => {
    const page = await visit('admin');
    const sizes = new Map<string, Promise<number>>();
    let loaded = new Set<string>();
    page.on('response', (response) => {
      if (response.request().resourceType() !== 'script') return;
      loaded.add(response.url());
      if (!sizes.has(response.url())) sizes.set(response.url(), response.body().then((body) => gzipSync(body).length));
    });
    const load = async (path: string, shows: string): Promise<Set<string>> => {
      loaded = new Set();
      await to(page, path);
      await page.getByText(shows).first().waitFor();
      return loaded;
    };
    const weigh = async (urls: string[]) => (await Promise.all(urls.map((url) => sizes.get(url)!))).reduce((sum, size) => sum + size, 0);

    const first = await load('/', 'See the whole blanket');
    await page.waitForLoadState('networkidle'); // whatever home fetches later is part of it
    expect(first.size).toBeGreaterThan(0);
    expect(await weigh([...first])).toBeLessThanOrEqual(120 * KB);
    for (const [, path, , shows] of PAGES.filter(([who, path]) => who === 'admin' || path.startsWith('/blanket') || path.includes('/letter/') || path === `/tables/${table.id}`)) {
      const more = [...(await load(path, shows))].filter((url) => !first.has(url));
      expect([path, more.length > 0]).toEqual([path, true]);
      const weight = await weigh(more);
      expect([path, weight, weight <= 40 * KB]).toEqual([path, weight, true]);
    }
    await done(page);
  }, 60_000);

  it('show the blanket as a table that a screen reader walks, and a keyboard too', async () => {
    const page = await visit('champion');
    await to(page, '/blanket');
    const cloth = page.getByRole('table');
    await cloth.waitFor();
    expect(await cloth.getByRole('columnheader').allInnerTexts()).toEqual(sample.sectors.map(({ name }) => name));
    const labels = ['SEED table', 'Burns Lake', 'Fort St. James', 'Prince George', 'Quesnel', 'Vanderhoof', 'Hazelton', 'Prince Rupert', 'Smithers', 'Terrace', 'Dawson Creek', 'Fort Nelson', 'Fort St. John'];
    expect(await cloth.locator('th[scope="row"]').allInnerTexts()).toEqual(labels);
    for (const name of [...labels, 'Northwest']) expect([name, await cloth.getByRole('rowheader', { name, exact: true }).count()]).toEqual([name, 1]);
    expect(await cloth.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'Vanderhoof' }) }).getByRole('cell').allInnerTexts()).toHaveLength(sample.sectors.length);

    const here = () => page.evaluate<string | null>(`document.activeElement.getAttribute('data-at')`);
    for (let presses = 0; presses < 40 && (await here()) === null; presses++) await page.keyboard.press('Tab');
    const walk: [key: string, at: string][] = [['ArrowRight', '0-1'], ['ArrowDown', '1-1'], ['ArrowDown', '2-1'], ['ArrowLeft', '2-0'], ['End', '2-10'], ['Home', '2-0']];
    expect(await here()).toBe('0-0');
    for (const [key, at] of walk) {
      await page.keyboard.press(key);
      expect([key, await here()]).toEqual([key, at]);
    }
    expect(await page.locator(':focus').innerText()).toContain('Vacant since November 2025');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Health at Fort St. James early childhood table' }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await here()).toBe('2-0');
    await page.keyboard.press('Tab'); // out of the patches: they are one stop, not 144
    expect(await here()).toBeNull();
    await done(page);
  }, 30_000);

  it('print the blanket on one page that lies on its side', async () => {
    const page = await visit('champion');
    await to(page, '/blanket');
    await page.getByRole('table').waitFor();
    const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
    expect(pdf).toMatch(/\/MediaBox\s*\[\s*0 0 792 612\s*\]/);
    await done(page);
  });

  it('show public health leaving four tables in September 2023, as one goes back', async () => {
    const page = await visit('member');
    const left = ['Burns Lake', 'Quesnel', 'Hazelton', 'Fort Nelson'];
    const health = (community: string) => page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: community, exact: true }) }).locator('button.patch').first();
    await to(page, '/blanket?on=2023-08-01');
    for (const community of left) await health(community).and(page.locator('.patch-filled')).waitFor();
    await to(page, '/blanket?on=2023-10-01');
    for (const community of left) {
      await health(community).and(page.locator('.patch-vacant')).waitFor();
      expect(await health(community).innerText()).toContain('Vacant since September 2023');
    }
    await page.getByRole('button', { name: 'Earlier' }).click();
    await page.waitForURL(/on=2023-09-30/);
    await page.getByText(/newly vacant \(Health at 4 tables/).waitFor();
    for (const community of left) await health(community).and(page.locator('.patch-vacant.patch-new')).waitFor();
    await done(page);
  });

  it('let a member change their own page', async () => {
    const page = await visit('member', { viewport: PHONE });
    await to(page, '/');
    await page.getByRole('button', { name: 'Menu' }).click(); // on a phone the ways to other pages are folded away
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('link', { name: member.name }).click();
    await page.getByRole('navigation', { name: 'Main' }).waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Edit' }).click();
    await page.getByRole('textbox', { name: 'Phone' }).fill('250 555 0177');
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('250 555 0177').waitFor();
    await page.getByRole('status').filter({ hasText: 'Saved' }).waitFor();
    const [row] = await house.db.query<{ phone: string }>('select phone from member where id = $1', [member.id]);
    expect(row!.phone).toBe('250 555 0177');
    await done(page);
  });

  it('tell a champion what is wrong with an email, at its field, and keep what was typed', async () => {
    const page = await visit('champion');
    await to(page, '/members');
    await page.getByRole('button', { name: 'Add a member' }).click();
    const form = page.getByRole('dialog', { name: 'Add a member' });
    const email = form.getByRole('textbox', { name: 'Email' });
    await form.getByLabel('Name', { exact: true }).fill('Nils Ohm');
    await email.fill('nils@nowhere');
    await form.getByRole('button', { name: 'Add', exact: true }).click();
    const wrong = form.locator('.field', { has: page.getByRole('textbox', { name: 'Email' }) }).locator('.wrong');
    await wrong.waitFor();
    expect(await wrong.innerText()).toMatch(/email/i);
    expect([await email.getAttribute('aria-invalid'), (await email.getAttribute('aria-describedby'))?.includes((await wrong.getAttribute('id'))!)]).toEqual(['true', true]);
    expect([await form.getByLabel('Name', { exact: true }).inputValue(), await email.inputValue()]).toEqual(['Nils Ohm', 'nils@nowhere']);
    expect(await axeFindings(page)).toEqual([]);
    await email.fill('nils@sample.example');
    await form.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Nils Ohm' }).waitFor();
    await done(page);
  });
});
