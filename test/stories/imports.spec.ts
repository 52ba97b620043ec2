import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { axeFindings } from '../browser.js';
import { House } from '../house.js';
import { loadSampleRows } from '../sample/load.js';
import { SAMPLE_DAY, sampleRegion } from '../sample/sample.js';
import { PHONE, Visits } from '../visits.js';

const sample = sampleRegion();
const champion = sample.members.find(({ email }) => email === 'champion@sample.example')!;
const championsTable = sample.tables.find(({ id }) => sample.roles.some((role) => role.memberId === champion.id && role.tableId === id))!;
const [summit] = sample.lists;
const summitNames = sample.registrations.map(({ name }) => name!).sort((one, other) => one.localeCompare(other, 'en'));
/** Somebody the network knows, as a row of a file that holds no email of theirs. */
const rowOf = (name: string) => {
  const community = sample.communities.find(({ id }) => id === sample.members.find((member) => member.name === name)!.communityId)!;
  return [name, '', 'Education', sample.regions.find(({ id }) => id === community.regionId)!.name, community.name, 'Live', ''];
};

type Who = 'admin' | 'champion' | 'member';

const HEADINGS = ['Full name', 'E-mail', 'Sector', 'Region', 'Community', 'Participation', 'T-shirt'];
const ROWS = [
  ['Zoë Núñez-Hart', 'zoe.nunez@example.org', 'Healthcare', 'Northern interior BC', 'Prince George', 'Live', 'M'],
  ['Marie-Ève Côté', 'marie.eve@example.org', 'Healthcare', 'Northwest BC', 'Smithers', 'Recorded', 'L'],
  ['Ada Penner', 'ada.penner@example.org', 'Education', 'Northeast BC', 'Fort St. John', 'Recorded', 'S'],
  rowOf('Jules Okafor'),
  rowOf(champion.name),
  ['', 'nobody.by.name@example.org', 'Education', 'Northwest BC', 'Terrace', 'Live', 'M'],
  ['Zoë Núñez-Hart', 'zoe.nunez@example.org', 'Healthcare', 'Northern interior BC', 'Prince George', 'Live', 'M'],
];

/** Somebody only the champion's file has. */
const OURS = ['Nora Own', 'nora.own@example.org', 'Education', 'Northern interior BC', 'Prince George', 'Live', 'M'];

/** As Excel writes it for half the world, and a Mac its accents: a mark, semicolons, letters and accents apart. */
const fileOf = (name: string, rows = ROWS) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(`\uFEFF${[HEADINGS, ...rows].map((cells) => cells.join(';')).join('\r\n')}\r\n`.normalize('NFD'), 'utf8'),
});
const WORKBOOK = { name: 'registrations.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from('PK\u0003\u0004\u0014\u0000\u0006\u0000 xl/workbook.xml', 'latin1') };

describe('Imports and lists, in a browser', () => {
  let house: House;
  let visits: Visits;
  // a browser says aloud that a file was refused: the page does, too
  const visit = (who: Who, path: string, options?: BrowserContextOptions) => visits.open(`${who}@sample.example`, path, options, 'status of 400');
  const done = (page: Page) => visits.done(page);
  const inGoodOrder = (page: Page) => visits.inGoodOrder(page);
  const tabTo = (page: Page, words: string) => visits.tabTo(page, page.getByText(words, { exact: true }));

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

  const choose = (page: Page, file: ReturnType<typeof fileOf>) => page.getByLabel('Choose a CSV file, or drop it here').setInputFiles(file);
  const step = (page: Page, name: string) => page.getByRole('heading', { level: 2, name, exact: true }).waitFor();
  const fate = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

  it('A workbook is refused with a sentence at its field, and another file can be chosen', async () => {
    const page = await visit('admin', '/imports');
    await inGoodOrder(page);
    await choose(page, WORKBOOK);
    const wrong = page.locator('.upload .wrong');
    await wrong.waitFor();
    expect(await wrong.innerText()).toMatch(/workbook.*CSV UTF-8/s);
    const input = page.getByLabel('Choose a CSV file, or drop it here');
    expect(await page.evaluate<string>('document.activeElement.id')).toBe(await input.getAttribute('id'));
    expect([await input.getAttribute('aria-invalid'), await input.getAttribute('aria-describedby')]).toEqual(['true', await wrong.getAttribute('id')]);
    await inGoodOrder(page);
    await choose(page, fileOf('After all.csv'));
    await page.getByRole('heading', { level: 1, name: 'After all.csv' }).waitFor();
    await page.getByRole('button', { name: 'Drop this import' }).click();
    await page.getByRole('dialog', { name: 'Drop this import?' }).getByRole('button', { name: 'Drop it' }).click();
    await page.getByRole('heading', { level: 1, name: 'Imports' }).waitFor();
    await page.getByText('Nothing was imported so far.').waitFor();
    expect(await house.db.query('select 1 from import')).toEqual([]);
    await done(page);
  }, 60_000);

  it('An admin brings a file with a mark, semicolons and loose accents, decides, and sees the list', async () => {
    const page = await visit('admin', '/lists');
    await page.getByRole('link', { name: 'Import a spreadsheet' }).click();
    await choose(page, fileOf('Autumn_gathering.csv'));
    await page.getByRole('heading', { level: 1, name: 'Autumn_gathering.csv' }).waitFor();

    // columns: guessed, named, and the rest left out
    const guessed = await Promise.all(HEADINGS.map((name) => page.getByLabel(name, { exact: true }).inputValue()));
    expect(guessed).toEqual(['NAME', 'EMAIL', 'SECTOR', 'REGION', 'COMMUNITY', 'PARTICIPATION', '']);
    await inGoodOrder(page);
    await page.getByLabel('Full name', { exact: true }).selectOption('Leave out');
    await page.getByLabel('Name of the list').fill('Autumn gathering');
    await page.getByLabel('Day it took place').fill('2026-10-17');
    await page.getByLabel('They agreed to be written to when they registered').check();
    expect(await page.getByLabel('How we know').inputValue()).toBe('Registered for Autumn gathering');
    await page.getByRole('button', { name: 'Check every row' }).click();
    await page.getByRole('alert').filter({ hasText: 'which column holds the names' }).waitFor();
    await page.getByLabel('Full name', { exact: true }).selectOption('Name in full');
    await page.getByRole('button', { name: 'Check every row' }).click();
    await step(page, 'Every row');

    // away in the middle, and back
    await page.goto(`${house.url}/blanket`);
    await page.goto(`${house.url}/imports`);
    await page.getByRole('link', { name: 'Autumn_gathering.csv' }).click();
    await page.getByRole('link', { name: 'Next: decide about 4 rows' }).waitFor();
    for (const name of ['All 7', 'New 1', 'Needs a decision 4', 'Repeated in the file 1', 'Cannot be used 1']) await fate(page, name).waitFor();
    await inGoodOrder(page);
    await fate(page, 'Cannot be used 1').click();
    expect(await page.getByRole('row').allInnerTexts()).toHaveLength(2);
    await page.getByText('The row as it came').click();
    await page.getByText('nobody.by.name@example.org').last().waitFor();

    // one press for all alike, one for one row, and a mind that is changed
    await page.getByRole('link', { name: 'Next: decide about 4 rows' }).click();
    await step(page, 'Decisions');
    const sector = page.getByRole('group', { name: /Healthcare/ });
    await sector.getByRole('combobox').selectOption('Mental health');
    await sector.getByRole('button', { name: /Use for all/ }).click();
    await sector.getByText('Decided: Mental health').waitFor();
    await sector.getByRole('combobox').selectOption('Health');
    await sector.getByRole('button', { name: /Use for all/ }).click();
    await sector.getByText('Decided: Health', { exact: false }).waitFor();
    const nearby = page.getByRole('group', { name: /name of somebody nearby/ });
    await nearby.getByText('Decide row by row').click();
    const maya = nearby.getByRole('group', { name: new RegExp(champion.name) });
    await maya.getByRole('button', { name: /No, a new person/ }).click();
    await maya.getByText('Decided: No, a new person').waitFor();
    const jules = nearby.getByRole('group', { name: /Jules Okafor/ });
    await jules.getByRole('button', { name: /No, a new person/ }).click();
    await jules.getByText('Decided: No, a new person').waitFor();
    await jules.getByRole('button', { name: /Yes, the same person/ }).click();
    await jules.getByText('Decided: Yes, the same person').waitFor();
    await page.getByText('Every row is decided.').waitFor();
    await inGoodOrder(page);

    // what will be written, and what was
    await page.getByRole('link', { name: 'Next: write' }).click();
    await page.getByText('4 new members').waitFor();
    await page.getByText('5 registrations on “Autumn gathering”').waitFor();
    await inGoodOrder(page);
    await page.getByRole('button', { name: 'Write it' }).click();
    await page.getByText('The import is written.').first().waitFor();
    await inGoodOrder(page);
    const refused = await page.request.get(`${house.url}${await page.getByRole('link', { name: /Download 1 row/ }).getAttribute('href')}`);
    expect([refused.status(), await refused.text()]).toEqual([200, expect.stringContaining('nobody.by.name@example.org')]);

    await page.getByRole('link', { name: 'Open “Autumn gathering”' }).click();
    await page.getByRole('heading', { level: 1, name: 'Autumn gathering' }).waitFor();
    await page.getByText('5 people in all.').waitFor();
    const names = page.locator('section', { has: page.getByRole('heading', { name: 'Its people, as given that day' }) }).getByRole('rowheader');
    await names.first().waitFor();
    expect((await names.allInnerTexts()).sort()).toEqual(['Ada Penner', 'Jules Okafor', 'Marie-Ève Côté', 'Zoë Núñez-Hart', champion.name].map((name) => name.normalize('NFC')).sort());
    await inGoodOrder(page);
    const rowsOf = async (name: string) => (await house.db.query('select 1 from member where name = $1', [name])).length;
    expect([await rowsOf('Jules Okafor'), await rowsOf(champion.name)]).toEqual([1, 2]);
    await done(page);
  }, 120_000);

  it('A champion does it all by keyboard, on a phone, and leaves out what is open', async () => {
    const page = await visit('champion', '/imports', { viewport: PHONE });
    await choose(page, fileOf('Our people.csv', [OURS, ...ROWS.slice(1, 3)]));
    await page.getByRole('heading', { level: 1, name: 'Our people.csv' }).waitFor();
    await page.getByRole('option', { name: championsTable.name }).waitFor({ state: 'attached' });
    expect(await page.getByLabel('Table', { exact: true }).inputValue()).toBe(championsTable.id);
    await tabTo(page, 'Check every row');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Next: decide about 2 rows' }).waitFor();
    await page.getByText(OURS[0]!).first().waitFor();
    await tabTo(page, 'Next: decide about 2 rows');
    await page.keyboard.press('Enter');
    await step(page, 'Decisions');
    await tabTo(page, 'Next: write');
    await page.keyboard.press('Enter');
    await page.getByText('2 rows still need a decision: decide, or leave them out.').waitFor();
    await tabTo(page, 'Leave them out and write');
    await page.keyboard.press('Enter');
    await page.getByText('The import is written.').first().waitFor();
    await tabTo(page, 'Open “Our people”');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Our people' }).waitFor();
    await page.getByText('1 person in all.').waitFor();
    await done(page);
  }, 60_000);

  it('The list of the summit shows Table 1, and is published without its people', async () => {
    const page = await visit('admin', '/lists');
    await page.getByRole('link', { name: summit!.name }).click();
    await page.getByText('121 people in all.').waitFor();
    const region = page.getByRole('table', { name: 'Region' });
    expect((await region.getByRole('row').allInnerTexts()).map((words) => words.split(/\s*[\n\t]\s*/).join(' ').trim())).toContain('Northern interior 71 59');
    await page.getByRole('button', { name: 'Take them back' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Take them back' }).click();
    const publish = page.getByRole('button', { name: 'Publish these figures' });
    await publish.waitFor();

    const member = await visit('member', `/lists/${summit!.id}`, { viewport: PHONE });
    await member.getByRole('heading', { level: 1, name: 'There is nothing here' }).waitFor();
    await publish.click();
    const dialog = page.getByRole('dialog', { name: 'Publish these figures?' });
    await dialog.getByText(/Anybody .* 10 people/).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Publish them' }).click();
    await page.getByRole('link', { name: 'the page that anybody may see' }).waitFor();
    await inGoodOrder(page);
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('rowheader', { name: summitNames.at(60)! }).waitFor();

    await member.reload();
    await member.getByText('not shown').first().waitFor();
    expect(await member.getByRole('heading', { name: 'Its people, as given that day' }).count()).toBe(0);
    await inGoodOrder(member);
    for (const path of ['/lists', '/imports']) {
      await member.goto(`${house.url}${path}`);
      await member.getByRole('heading', { level: 1, name: 'There is nothing here' }).waitFor();
    }
    await done(member);
    await done(page);
  }, 120_000);

  it('A list can be given another name', async () => {
    const page = await visit('admin', `/lists/${summit!.id}`);
    await page.getByRole('button', { name: 'Edit' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Summit of 2021');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Summit of 2021' }).waitFor();
    await done(page);
  });
});
