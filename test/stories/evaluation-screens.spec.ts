import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { Consent, ConsentKind } from '#people';
import { Visitor } from '../client.js';
import { ballotOn, open, pathOf, playTo } from '../follow-up.js';
import { House } from '../house.js';
import { loadSampleRows } from '../sample/load.js';
import { SAMPLE_DAY, sampleRegion } from '../sample/sample.js';
import { PHONE, press, Visits } from '../visits.js';

const sample = sampleRegion();
const memberCalled = (email: string) => sample.members.find((member) => member.email === email)!;
const [admin, champion, member] = ['admin', 'champion', 'member'].map((name) => memberCalled(`${name}@sample.example`));
const [list] = sample.lists;
const northwest = sample.regions.find(({ name }) => name === 'Northwest')!;
const TITLE = 'The summit, half a year on';
/** Day 0 is the sample's day; steps go at nine, Pacific Time. */
const [DAY_7, DAY_8, DAY_21, DAY_23] = ['2026-11-30T16:01:00Z', '2026-12-01T17:00:00Z', '2026-12-14T16:01:00Z', '2026-12-16T17:00:00Z'];

describe('Evaluations, in a browser', () => {
  let house: House;
  let visits: Visits;
  let id: string;

  beforeAll(async () => {
    house = await House.open(`${SAMPLE_DAY}T20:00:00Z`, { worker: true, local: false });
    await loadSampleRows(house.db);
    await house.db.repo(Consent).insert(sample.members.map(({ id: memberId }) => ({ memberId, kind: ConsentKind.EXPRESS, source: 'Registered for the summit of 2021', givenOn: '2021-02-08' })));
    await house.db.query(`update member set phone = '250-555-0' || lpad((abs(hashtext(id::text)) % 1000)::text, 3, '0'), by_phone = true`);
    visits = await Visits.to(house);
  }, 60_000);
  afterEach(() => visits.settle());
  afterAll(async () => {
    await visits.close();
    await house.close();
  });

  const part = (page: Page, name: string) => page.getByRole('navigation', { name: 'This evaluation' }).getByRole('link', { name, exact: true }).click();
  const said = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor();
  const byKey = async (page: Page, name: string) => {
    await visits.tabTo(page, page.getByRole('button', { name }));
    await page.keyboard.press('Enter');
  };
  const wrongAt = (page: Page, label: string) => page.locator('.field', { has: page.getByLabel(label, { exact: true }) }).locator('.wrong');

  it('an admin makes one from a template, and changes its questions by button and key', async () => {
    // The reader's page in its frame takes no script: axe asks for one there, and the browser says no.
    const page = await visits.open(admin!.email!, '/', {}, 'about:srcdoc');
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Evaluations' }).click();
    await said(page, 'There is no evaluation yet.');
    await byKey(page, 'New evaluation');
    await page.getByRole('radio', { name: /After a summit/ }).waitFor();
    await visits.inGoodOrder(page);
    await page.getByLabel('Name', { exact: true }).fill(TITLE);
    await press(page, 'Make it');
    await page.getByRole('heading', { name: TITLE, level: 1 }).waitFor();
    id = /evaluations\/([0-9a-f-]{36})/.exec(page.url())![1]!;
    await said(page, 'A draft. Nobody was asked yet.');
    const reader = page.frameLocator('iframe');
    await reader.getByText('Has the summit changed something in your work?').waitFor();
    await visits.inGoodOrder(page);

    await press(page, 'Edit question 1');
    await page.getByLabel('Question', { exact: true }).fill('Has the summit changed anything in your work?');
    for (const answer of ['Answer 2', 'Answer 3', 'Answer 4']) await page.getByLabel(answer, { exact: true }).fill('');
    await press(page, 'Save the question');
    await said(page, 'Please give at least two options.');
    await page.getByLabel('Answer 2', { exact: true }).fill('Not so far');
    await press(page, 'Save the question');
    await reader.getByText('Has the summit changed anything in your work?').waitFor();

    await press(page, 'Add a question');
    await page.getByLabel('Question', { exact: true }).fill('Who else should hear of this?');
    await page.getByLabel('How it is answered').selectOption({ label: 'A line of text' });
    await press(page, 'Save the question');
    await said(page, '8 questions');
    await byKey(page, 'Up question 8');
    await page.locator('.evaluation-questions li').nth(6).getByText('Who else should hear of this?').waitFor();
    for (const key of ['Tab', 'Enter']) await page.keyboard.press(key); // down again: the button goes along, and keeps the focus
    await page.locator('.evaluation-questions li').nth(7).getByText('Who else should hear of this?').waitFor();
    await page.getByRole('button', { name: 'Down question 8' }).and(page.locator(':focus')).waitFor();
    await press(page, 'Up question 8');
    await page.locator('.evaluation-questions li').nth(6).getByText('Who else should hear of this?').waitFor();
    for (const name of ['Delete question 8', 'Delete it']) await press(page, name);
    await said(page, '7 questions');
    const [row] = await house.db.query<{ questions: { key: string }[] }>('select questions from evaluation where id = $1', [id]);
    expect(row!.questions.map(({ key }) => key)).toEqual(['changed', 'worth', 'used', 'voice', 'again', 'next', 'who_else_shoul']);

    await press(page, 'Edit name, text and languages');
    await page.getByText('Other languages: none').click();
    await page.getByRole('checkbox', { name: 'Dakelh' }).check();
    await page.getByLabel('What people read first, in Dakelh').fill('Hadih.');
    await visits.inGoodOrder(page);
    await press(page, 'Save');
    await said(page, 'In English, Dakelh.');
    await page.getByLabel('In', { exact: true }).selectOption({ label: 'Dakelh' });
    await reader.locator('p[lang="crx"]').getByText('Hadih.').waitFor();
    await visits.done(page);
  }, 90_000);

  it('picks whom it is for and sees how many, and lays out the steps on a line through the days', async () => {
    const page = await visits.open(admin!.email!, `/evaluations/${id}/audience`);
    await said(page, 'Nobody fits yet.');
    await page.getByLabel('People on this list').selectOption({ label: list!.name });
    await page.getByText(`${sample.registrations.length} people`, { exact: true }).waitFor();
    await page.getByText(/^From:/).click();
    await page.getByRole('checkbox', { name: northwest.name }).check();
    await page.getByText(`${sample.registrations.filter(({ regionId }) => regionId === northwest.id).length} people`, { exact: true }).waitFor();
    await visits.inGoodOrder(page);
    await page.getByRole('checkbox', { name: northwest.name }).uncheck();
    await page.getByText(`${sample.registrations.length} people`, { exact: true }).waitFor();
    await press(page, 'Save');
    await page.getByText('Saved', { exact: true }).waitFor();

    await part(page, 'Contact plan');
    await said(page, 'Day 7: 30 November 2026, 09:00');
    expect(await page.locator('.plan-line h3').allInnerTexts()).toEqual(['Notice by email', 'Email', 'Email', 'Phone list', 'Postcard', 'Email']);
    await visits.inGoodOrder(page);
    await press(page, 'Edit step 3');
    await page.getByLabel('Days after day 0').fill('12');
    await said(page, 'That is 5 December 2026.');
    await page.getByLabel('Subject, in English').fill('Half a minute for the summit?');
    await visits.inGoodOrder(page);
    await press(page, 'Save the step');
    await said(page, 'Day 12: 5 December 2026, 09:00');
    await press(page, 'Add a step');
    await page.getByLabel('Days after day 0').fill('44');
    await press(page, 'Save the step');
    await wrongAt(page, 'Subject, in English').waitFor();
    for (const [label, words] of [['Subject, in English', 'Once more after the last word'], ['Text, in English', 'This is the last letter about it.']]) await page.getByLabel(label!).fill(words!);
    await press(page, 'Save the step');
    await said(page, 'Day 44: 6 January 2027, 09:00');
    await press(page, 'See the letter of step 3');
    await page.getByRole('dialog').frameLocator('iframe').getByText('Hello Ana Duarte,').waitFor();
    await page.keyboard.press('Escape');
    await press(page, 'Remove step 5');
    await press(page.getByRole('dialog', { name: 'Remove step 5?' }), 'Remove it');
    await page.locator('.plan-line').getByText('Postcard').waitFor({ state: 'detached' });
    await press(page, 'Edit day 0 and limits');
    await page.getByLabel('All cards together cost at most, in dollars').fill('lots');
    await press(page, 'Save');
    await said(page, 'Please write an amount such as 1.50.');
    await page.getByLabel('All cards together cost at most, in dollars').fill('$250');
    await press(page, 'Save');
    await said(page, 'all cards together at most $250.00');
    await page.getByText(/^They phone:/).click();
    await page.getByLabel('Add somebody').fill(member!.name);
    await page.getByRole('button', { name: member!.name }).click();
    await visits.inGoodOrder(page);
    await Promise.all([page.waitForResponse((answer) => /allers/.test(answer.request().postData() ?? '')), press(page, 'Save who phones')]);
    expect(await house.db.query('select member_id from caller where evaluation_id = $1', [id])).toEqual([{ member_id: member!.id }]);
    await visits.done(page);
  }, 90_000);

  it('downloads the recovery copy of the key, and only then starts it, after a plain word', async () => {
    const page = await visits.open(admin!.email!, `/evaluations/${id}/start`);
    await said(page, `For ${sample.registrations.length} people`);
    await said(page, 'Before it can start: the recovery copy of the key is not downloaded yet.');
    await visits.inGoodOrder(page);
    const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'Download the recovery copy')]);
    expect(download.suggestedFilename()).toBe(`evaluation-${id}.pem`);
    expect(await readFile(await download.path(), 'utf8')).toMatch(/^-----BEGIN PRIVATE KEY-----/);
    await said(page, 'A copy was downloaded on 23 November 2026.');
    await byKey(page, 'Start the evaluation');
    await page.getByRole('dialog', { name: `Start it for ${sample.registrations.length} people?` }).waitFor();
    await visits.inGoodOrder(page);
    expect(await house.db.query('select state from evaluation where id = $1', [id])).toEqual([{ state: 'DRAFT' }]);
    await press(page, 'Start it');
    await said(page, 'To come: 30 November 2026, 09:00, to those who are still silent.');
    expect(await house.db.query('select count(*)::int as n from invitation where evaluation_id = $1', [id])).toEqual([{ n: sample.registrations.length }]);
    await page.goto(`${house.url}/evaluations/${id}/start`); // an old address
    await page.getByRole('heading', { name: 'Response', level: 2 }).waitFor();
    await visits.done(page);
  }, 60_000);

  it('watches who answered by step, region and role, with small numbers hidden, and reads what was answered', async () => {
    await playTo(house, DAY_7);
    await open(house, id); // the sweep of the day
    const visitor = new Visitor(house);
    const asked = await house.db.query<{ member_id: string }>(`select member_id from invitation where evaluation_id = $1 and member_id <> $2 order by id`, [id, champion!.id]);
    for (const [at, { member_id }] of asked.slice(0, 30).entries()) {
      const path = await pathOf(house, id, member_id);
      const page = await visitor.page(`${path}?all=1`);
      await visitor.send(path, { do: 'answer', part: 'all', ballot: ballotOn(page), q_changed: at % 3 ? 'much' : 'not_so_far', q_worth: '4', q_next: `Meet again in ${at + 1} months.` });
    }
    const page = await visits.open(admin!.email!, `/evaluations/${id}/response`);
    await said(page, `30 of ${sample.registrations.length} people answered`);
    await page.getByRole('rowheader', { name: 'Email on day 7' }).waitFor();
    expect(await page.getByText('not shown').count()).toBeGreaterThan(0);
    await visits.inGoodOrder(page);
    await part(page, 'Answers');
    await said(page, '30 answers wait sealed');
    await house.at(DAY_8);
    await open(house, id);
    await page.reload();
    await said(page, '5 answers wait sealed'); // kept back until it is closed, whichever they are
    expect(await page.getByRole('row', { name: 'Not so far' }).getByRole('cell').innerText()).toMatch(/^([5-9]|10)$/);
    expect(await page.getByText(/^Meet again in \d+ months\.$/).count()).toBe(25);
    await visits.inGoodOrder(page);
    for (const [file, holds] of [['answers.csv', 'not_so_far'], ['texts.csv', 'Meet again in '], ['codebook.csv', 'Not so far']] as const) {
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: file }).click()]);
      expect(await readFile(await download.path(), 'utf8')).toContain(holds);
    }
    await part(page, 'Response');
    await press(page, 'Credit people');
    await page.getByLabel('Or from a CSV file').setInputFiles({ name: 'room.csv', mimeType: 'text/csv', buffer: Buffer.from(`Team;Name;Email\r\nNorth;;${champion!.email}\r\nSouth;Nobody Known;\r\n`) });
    while (!(await page.getByLabel('Who gave it').inputValue()).includes('Nobody Known'));
    await visits.inGoodOrder(page);
    await press(page, 'Thank them');
    await said(page, '1 person is thanked, and asked no more.');
    await said(page, 'Nobody Known');
    await said(page, `30 of ${sample.registrations.length - 1} people answered`);
    await visits.done(page);
  }, 90_000);

  it('a volunteer phones the silent: names and numbers alone, and marks how a call ended', async () => {
    await playTo(house, DAY_21);
    const page = await visits.open(member!.email!, '/', { viewport: PHONE });
    await page.getByRole('heading', { name: /^\d+ people to phone$/ }).waitFor();
    await visits.inGoodOrder(page);
    await page.getByRole('link', { name: 'Open the phone list' }).click();
    await page.getByRole('heading', { name: TITLE }).waitFor();
    await page.getByRole('heading', { name: 'What callers say' }).waitFor();
    await said(page, 'We phone to ask one question about the summit: has it changed something in your work?');
    const cards = page.locator('.phone-list > li');
    const names = await cards.getByRole('heading').allInnerTexts();
    const n = names.length;
    expect(await house.db.query(`select count(*)::int as n from invitation where evaluation_id = $1 and state = 'SILENT'`, [id])).toEqual([{ n }]);
    const boxes = await Promise.all((await cards.first().locator('a, button').all()).map((target) => target.boundingBox()));
    expect(boxes.every((box) => box!.height >= 48)).toBe(true);
    expect(await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Evaluations' }).count()).toBe(0);
    await visits.inGoodOrder(page);
    const [first, second, third] = names as [string, string, string];
    await press(page, `${first}: Call back`);
    await said(page, 'Call back: nobody was there');
    await press(page, `${second}: Rather not`);
    await page.getByRole('dialog', { name: `${second} would rather not answer?` }).waitFor();
    await visits.inGoodOrder(page);
    await press(page, 'Yes, write it down');
    await said(page, `${n - 1} people are still silent.`);
    const [sheet] = await Promise.all([page.context().waitForEvent('page'), page.getByRole('link', { name: `${third}: Key in the answers in a new window` }).click()]);
    await sheet.getByRole('button', { name: 'Send my answer' }).waitFor();
    await sheet.getByRole('radio', { name: 'Yes, a lot' }).check();
    await sheet.getByRole('button', { name: 'Send my answer' }).click();
    await sheet.getByText(/Your answers? counts?/).first().waitFor();
    await sheet.close();
    await page.bringToFront();
    await page.reload();
    await said(page, `${n - 2} people are still silent.`);
    expect(await page.getByRole('heading', { name: third, exact: true }).count()).toBe(0);
    await visits.done(page);
  }, 90_000);

  it('an admin sees what happened on the line, pauses it, tells people what was done, and closes it', async () => {
    await house.at(DAY_23);
    const page = await visits.open(admin!.email!, `/evaluations/${id}/plan`);
    await said(page, /^Went on 30 November 2026/);
    await press(page, 'Pause the plan');
    await said(page, 'The plan is paused: nobody is written to or phoned.');
    await visits.inGoodOrder(page);
    await press(page, 'Go on with the plan');
    await page.getByRole('button', { name: 'Pause the plan' }).waitFor();
    await part(page, 'You said, we did');
    await page.getByRole('textbox', { name: 'You said' }).fill('Meet again, and closer to home.');
    await page.getByRole('textbox', { name: 'We did' }).fill('Three towns host the next one.');
    await visits.inGoodOrder(page);
    await press(page, `Send to ${sample.registrations.length} people`);
    await press(page.getByRole('dialog'), 'Send it');
    await said(page, 'The letter is going out.');
    await house.mailbox.waitFor(({ subject, text }) => subject === `You said, we did: ${TITLE}` && text.includes('Three towns'), 20_000);
    await part(page, 'Response');
    await page.getByRole('link', { name: 'Open the phone list' }).click();
    await page.getByRole('heading', { name: 'Phone list', level: 1 }).waitFor();
    await page.getByRole('link', { name: 'This evaluation' }).click();
    expect(await page.getByRole('link', { name: 'One page for a funder' }).count()).toBe(0); // once it is closed
    await press(page, 'Close the evaluation');
    await press(page, 'Close it');
    await said(page, /^Closed on 16 December 2026/);
    const report = await page.getByRole('link', { name: 'One page for a funder' }).getAttribute('href');
    expect((await page.request.get(new URL(report!, page.url()).href)).status()).toBe(200);
    await part(page, 'Contact plan');
    await said(page, 'Does not go any more: the plan has ended.');
    await visits.inGoodOrder(page);
    await page.getByRole('link', { name: 'Evaluations' }).first().click();
    await said(page, /^Closed on/);
    await visits.inGoodOrder(page);
    await visits.done(page);
  }, 90_000);

  it('is for admins: others find nothing there', async () => {
    const page = await visits.open(champion!.email!, '/phone-list');
    await said(page, 'There is nobody for you to phone now.');
    for (const path of ['/evaluations', `/evaluations/${id}/answers`]) {
      await page.goto(`${house.url}${path}`);
      await page.getByRole('heading', { name: 'There is nothing here' }).waitFor();
    }
    await visits.done(page);
  }, 30_000);
});
