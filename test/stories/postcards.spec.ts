import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { type CardOrder, PostChannel } from '#delivery';
import { keptAddress, type Member, RoleName } from '#people';
import { House } from '../house.js';
import { textOf } from '../pdf.js';
import { codesOf } from '../pixels.js';
import { press, Visits } from '../visits.js';

const address = (civic: string) => keptAddress({ civic, place: 'Fort St. James', province: 'BC', postalCode: 'V0J 1P0' });

describe('Postcards, in a browser', () => {
  let house: House;
  let visits: Visits;
  let order: CardOrder;
  const people: Record<string, Member> = {};

  beforeAll(async () => {
    house = await House.open('2026-06-23T18:00:00Z', { worker: true, local: false });
    await house.db.query(`update network set name = 'SEED BC', sender_name = 'SEED BC', postal_address = E'PO Box 9999\nPrince George BC  V2N 0A1'`);
    await house.make.actor(await house.make.member('Robin'), { name: RoleName.ADMIN });
    for (const [name, postalAddress] of [["Mary Nak'azdli", address('1 Sample Street')], ['Bo ᑕᗸᒡ', address('2 Sample Street')], ['Émile Ruel', null], ['Ana Duarte', address('4 Sample Street')]] as const)
      people[name] = await house.make.member(name, { email: null, byPost: true, postalAddress });
    order = {
      onceKey: 'follow-up:postcards', title: 'Summit follow-up: postcards', heading: 'What has changed since the summit?', lang: 'en',
      body: 'A month has passed. Three short questions, two minutes. No account, no app.',
      cards: Object.values(people).map(({ id }, n) => ({ memberId: id, url: `https://table.example.org/e/${n}/4fQzRk1mYx0tLw7aB2cDeF`, code: `K4MP7${'ACDE'[n]}` })),
    };
    await house.db.tx(() => house.get(PostChannel).cards.take(order));
    visits = await Visits.to(house);
  }, 60_000);
  afterEach(() => visits.settle());
  afterAll(async () => {
    await visits.close();
    await house.close();
  });

  it('an order becomes cards: looked at, one no longer needed, one mended, locked, printed, noted, and one comes back', async () => {
    const page = await visits.open('robin@example.org', '/mail', { acceptDownloads: true });
    await page.goto(house.url);
    await page.locator('article', { hasText: `3 postcards for “${order.title}”` }).waitFor(); // an admin's home says what waits for them
    await visits.inGoodOrder(page);
    await page.goBack();
    await page.getByRole('navigation', { name: 'Mail' }).getByRole('link', { name: 'Postcards' }).click();
    await page.getByText('3 ready, 1 cannot be posted').waitFor();
    await visits.inGoodOrder(page);
    await page.getByRole('link', { name: order.title }).click();
    await page.getByText('There is no postal address.').waitFor();
    await visits.inGoodOrder(page);

    // a proof of any card, before anything is fixed
    const pictures = (format: string) => Promise.all(['front', 'back'].map((side) => page.waitForResponse((answer) => answer.url().endsWith(`/${side}.svg?format=${format}`) && answer.ok())));
    await Promise.all([pictures('6x4.25'), press(page, 'See the card of Bo ᑕᗸᒡ')]);
    const dialog = page.getByRole('dialog', { name: 'The card of Bo ᑕᗸᒡ' });
    await visits.inGoodOrder(page);
    await Promise.all([pictures('sheet'), dialog.getByLabel('Printed').selectOption({ label: 'For an office printer, four on a sheet' })]);
    await press(dialog, 'Close');

    // Ana answers: her card is left out, and nobody is told more than that
    await house.db.tx(() => house.get(PostChannel).cards.cancel(order.onceKey, people['Ana Duarte']!.id));
    // Émile's address is mended where members are
    await page.getByRole('link', { name: 'Mend their address (Émile Ruel)' }).click();
    await page.getByRole('heading', { name: 'Émile Ruel', level: 1 }).waitFor();
    await press(page, 'Edit');
    await page.getByLabel('Where post reaches them').selectOption({ index: 1 });
    await page.getByLabel('Street, with its number').fill('3 Sample Street');
    await page.getByLabel('Place', { exact: true }).fill('Fort St. James');
    await page.getByLabel('Province or territory').selectOption('BC');
    await page.getByLabel('Postal code').fill('v0j1p0');
    await page.getByRole('checkbox', { name: /post/i }).check();
    await press(page, 'Save');
    await page.getByText('3 Sample Street').first().waitFor();
    await page.goBack();
    await press(page, 'Check the cards again');
    await page.getByRole('link', { name: 'Ready 3' }).waitFor();
    await page.getByRole('link', { name: 'No longer needed 1' }).click();
    await page.locator('.cards li:only-child', { hasText: 'Ana Duarte' }).waitFor();
    expect(await page.locator('.cards li').allInnerTexts()).toEqual([expect.stringMatching(/^Ana Duarte\s+No longer needed$/)]);

    await visits.tabTo(page, page.getByRole('button', { name: 'Lock 3 cards' }));
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Lock 3 cards?' }).waitFor();
    await visits.inGoodOrder(page);
    await press(page.getByRole('dialog'), 'Lock 3 cards');
    await page.getByText('Locked, ready to print').waitFor();
    await visits.inGoodOrder(page);

    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download 3 cards to print' }).click()]);
    const pdf = readFileSync(await download.path());
    const codes = (await codesOf(pdf)).flat().filter((code) => code !== null);
    expect(new Set(codes.filter((code) => code.includes('/e/')))).toEqual(new Set(order.cards.slice(0, 3).map(({ url }) => url)));
    expect(codes).toHaveLength(6);
    const backs = textOf(pdf).filter((_, n) => n % 2 === 1);
    expect(new Set(backs.map((lines) => lines.at(-3)))).toEqual(new Set(['Bo ᑕᗸᒡ', "Mary Nak'azdli", 'Émile Ruel'].map((name) => name.normalize('NFC'))));

    await press(page, 'They are in the post');
    await page.getByLabel('Cost in dollars').fill('four');
    await press(page, 'Note it');
    await page.getByText('Please write an amount, like 412.50.').waitFor();
    await visits.inGoodOrder(page);
    await page.getByLabel('Cost in dollars').fill('6.75');
    await press(page, 'Note it');
    await page.getByText('3 cards went to the post on 23 June 2026 for $6.75, says Robin. They take about 5 days to arrive.').waitFor();
    await visits.inGoodOrder(page);
    await visits.done(page);

    // a card comes back: its small square leads here, and to look changes nothing
    const returned = new URL(codes.find((code) => code.includes('/returned/'))!);
    const phone = await visits.open('robin@example.org', returned.pathname);
    await phone.getByRole('button', { name: 'This card came back' }).waitFor();
    expect(await house.db.query(`select 1 from postcard where state = 'RETURNED'`)).toEqual([]);
    await visits.inGoodOrder(phone);
    await press(phone, 'This card came back');
    await phone.getByText('Came back, noted on 23 June 2026 by Robin.').waitFor();
    expect(await house.db.query(`select 1 from postcard where state = 'RETURNED'`)).toHaveLength(1);
    await visits.inGoodOrder(phone);
    await press(phone, 'Next card');
    await phone.getByLabel('Mark or code on the card').fill('nothing');
    await press(phone, 'Find the card');
    await phone.getByText('No card in the post has this on it.').waitFor();
    await phone.getByLabel('Mark or code on the card').fill(order.cards[1]!.code.toLowerCase());
    await press(phone, 'Find the card');
    await phone.getByRole('article', { name: 'The card of Bo ᑕᗸᒡ' }).waitFor();
    await visits.done(phone);
  }, 120_000);
});
