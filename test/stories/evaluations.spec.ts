import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { Player } from '../../apps/local/player.js';
import { DevModule } from '../../apps/local/dev.controller.js';
import { sampleAnswers, startSampleFollowUp } from '../../apps/local/sample-follow-up.js';
import { JobRunner, Queues } from '#platform';
import { axeFindings, openBrowser, openPage } from '../browser.js';
import { Visitor } from '../client.js';
import { cardsOf } from '../follow-up.js';
import { House } from '../house.js';
import { loadSampleRows } from '../sample/load.js';
import { codesOf } from '../pixels.js';
import { DESK, PHONE, press } from '../visits.js';

/** The follow-up of a summit as the people of the sample region live it: an admin plans, letters come, one tap answers, a month goes by. */
let house: House;
let browser: Browser;
let admin: Visitor;
let player: Player;
let id: string;
const open: BrowserContext[] = [];
const complaints: string[] = [];

beforeAll(async () => {
  house = await House.open('2026-11-24T20:00:00Z', { extra: (mailbox) => [DevModule.over(mailbox)], worker: true });
  await loadSampleRows(house.db);
  admin = await new Visitor(house).signIn('admin@sample.example');
  player = house.get(Player);
  player.worker = { runner: house.worker.app.get(JobRunner, { strict: false }), queues: house.worker.app.get(Queues, { strict: false }) };
  browser = await openBrowser();
}, 60_000);
afterEach(async () => {
  await Promise.all(open.splice(0).map((context) => context.close()));
  expect(complaints.splice(0)).toEqual([]);
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

const ask = async <T>(document: string, variables: object = {}) => admin.tell<T>(document, variables);
const advance = async (days: number) => {
  const moved = await fetch(`${house.url}/dev/clock`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ advance: `P${days}D` }) });
  expect(moved.status).toBe(201);
};
/** Somebody's browser, without JavaScript unless said otherwise; the bytes it got are counted. */
async function visit(path: string, { javaScriptEnabled = false, viewport = PHONE, as }: { javaScriptEnabled?: boolean; viewport?: typeof PHONE; as?: Visitor } = {}): Promise<{ page: Page; weight: () => Promise<number> }> {
  const opened = await openPage(browser, { javaScriptEnabled, viewport });
  if (as) await opened.context.addCookies([...as.cookies].map(([name, value]) => ({ name, value: decodeURIComponent(value), url: house.url })));
  open.push(opened.context);
  complaints.push(...opened.complaints);
  const bodies: Promise<number>[] = [];
  opened.page.on('response', (response) => void bodies.push(response.body().then((body) => body.length, () => 0)));
  await opened.page.goto(`${house.url}${path}`);
  return { page: opened.page, weight: async () => (await Promise.all(bodies)).reduce((sum, bytes) => sum + bytes, 0) };
}
const states = async () => Object.fromEntries((await house.db.query<{ state: string; n: number }>('select state, count(*)::int as n from invitation group by 1 order by 1')).map(({ state, n }) => [state, n]));
const atDesk = async (path: string) => (await visit(path, { javaScriptEnabled: true, viewport: DESK, as: admin })).page;
const asks = () => house.mailbox.messages().filter(({ text }) => text.includes('/e/'));
const tapOf = (text: string, key: string) => new RegExp(`${house.url}(/e/\\S+a=${key})`).exec(text)![1]!;

describe('The follow-up of the summit, in the sample region', () => {
  it('is planned by an admin on the screens: 121 people, a notice on day 4, emails on day 7 and 14, a phone list on day 21, postcards on day 30, a last email', async () => {
    const page = await atDesk('/evaluations');
    const part = (name: string) => page.getByRole('navigation', { name: 'This evaluation' }).getByRole('link', { name, exact: true }).click();
    await press(page, 'New evaluation');
    await page.getByRole('radio', { name: /After a summit/ }).check();
    await page.getByLabel('Name', { exact: true }).fill('Summit 2021: what came of it');
    await press(page, 'Make it');
    await page.getByText('A draft. Nobody was asked yet.').waitFor();
    await part('For whom');
    await page.getByLabel('People on this list').selectOption({ label: 'Summit 2021' });
    await page.getByText('121 people', { exact: true }).waitFor();
    await press(page, 'Save');
    await page.getByText('Saved', { exact: true }).waitFor();
    await part('Contact plan');
    await press(page, 'See the card of step 5'); // as its reader will see it, a month ahead
    await page.getByRole('img', { name: 'The side of the card with its text: One minute for the summit?' }).waitFor();
    await page.evaluate('document.querySelector(".card-picture").decode()');
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await press(page, 'Edit day 0 and limits');
    await page.getByLabel('One card with its postage costs, in dollars').fill('1.85');
    await page.getByLabel('All cards together cost at most, in dollars').fill('250');
    await press(page, 'Save');
    await page.getByText('all cards together at most $250.00').waitFor();
    await part('Key and start');
    await Promise.all([page.waitForEvent('download'), press(page, 'Download the recovery copy')]);
    await press(page, 'Start the evaluation');
    await press(page, 'Start it');
    await page.getByText('To come: 28 November 2026, 09:00, to those who are still silent.').waitFor();
    const { evaluations } = await ask<{ evaluations: { id: string; invited: number; state: string; keySavedAt: string; plan: { state: string; steps: { channel: string; dayOffset: number }[] } }[] }>(
      '{ evaluations { id title invited state keySavedAt plan { state steps { channel dayOffset dueAt texts { lang subject } } } callers { member { name } } } }');
    const [one] = evaluations;
    id = one!.id;
    expect(one).toMatchObject({ invited: 121, state: 'RUNNING', plan: { state: 'RUNNING' } });
    expect(one!.plan.steps.map(({ channel, dayOffset }) => [channel, dayOffset])).toEqual([['EMAIL', 4], ['EMAIL', 7], ['EMAIL', 14], ['PHONE', 21], ['POST', 30], ['EMAIL', 37]]);
    const { evaluationPreview } = await ask<{ evaluationPreview: { html: string; text: string; page: string } }>('query ($id: ID!) { evaluationPreview(evaluationId: $id) { subject html text page } }', { id });
    expect(evaluationPreview.text).toContain('* Not yet');
    expect(evaluationPreview.page).toContain('Has the summit changed something in your work?');
  }, 60_000);

  it('goes out on day 7 to those who may be written to, and to nobody before', async () => {
    await advance(6);
    expect(asks()).toEqual([]);
    expect(house.mailbox.messages().filter(({ subject }) => subject === 'Soon: one question about the summit').length).toBeGreaterThan(70);
    await advance(1);
    expect(asks().length).toBeGreaterThan(70);
    expect(new Set(asks().map(({ to }) => to[0])).size).toBe(asks().length);
  }, 60_000);

  it('is answered with one tap and one button, without JavaScript, on a page of at most 40 kB', async () => {
    const letter = asks()[0]!;
    const before = await states();
    const { page, weight } = await visit(tapOf(letter.text, 'some'));
    expect(await page.getByRole('radio', { name: 'Yes, a little' }).isChecked()).toBe(true);
    expect(await states()).toEqual(before); // looking answers nothing
    expect((await page.locator('main').ariaSnapshot()).replace(/\/e\/\S+\?/, '/e/…?')).toMatchSnapshot('the page of an answer');
    await page.getByRole('button', { name: 'Send my answer' }).click();
    await page.getByRole('heading', { level: 1, name: 'Thank you. Your answer counts.' }).waitFor();
    expect((await states())['ANSWERED']).toBe((before['ANSWERED'] ?? 0) + 1);
    await page.getByRole('radio', { name: '4 stars' }).check();
    await page.getByRole('checkbox', { name: 'People I met' }).check();
    await page.getByLabel('What should come next?').fill('A day in Nak’azdli Whut’en.');
    expect(await page.locator('main').ariaSnapshot()).toMatchSnapshot('the page after it');
    await page.getByRole('button', { name: 'Send these too' }).click();
    await page.getByRole('heading', { level: 1, name: 'Thank you' }).waitFor();
    expect((await states())['ANSWERED']).toBe((before['ANSWERED'] ?? 0) + 1);
    expect(await weight()).toBeGreaterThan(3000);
    expect(await weight()).toBeLessThanOrEqual(3 * 40_000); // three pages were opened
    const whole = await visit(`${tapOf(asks()[1]!.text, 'some').split('?')[0]!}?all=1`);
    const all = await whole.weight();
    expect(all).toBeGreaterThan(1000);
    expect(all).toBeLessThanOrEqual(40_000);
  });

  it('needs no mouse, and nothing that axe finds, at a desk and on a phone, by day and by night', async () => {
    const path = tapOf(asks()[2]!.text, 'no').split('?')[0]!;
    for (const viewport of [DESK, PHONE])
      for (const colorScheme of ['light', 'dark'] as const)
        for (const address of [path, `${path}?all=1`, '/e']) {
          const { page } = await visit(address, { javaScriptEnabled: true, viewport });
          await page.emulateMedia({ colorScheme });
          const sideways = await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
          expect([address.slice(0, 3), viewport.width, colorScheme, sideways, await axeFindings(page)]).toEqual([address.slice(0, 3), viewport.width, colorScheme, 0, []]);
        }
    const { page } = await visit(path);
    const before = (await states())['ANSWERED'] ?? 0;
    const tabTo = async (role: 'radio' | 'button', name: string) => {
      const focused = page.getByRole(role, { name, exact: true }).and(page.locator(':focus-visible'));
      for (let presses = 0; presses < 20 && (await focused.count()) === 0; presses++) await page.keyboard.press('Tab');
      expect(await focused.count()).toBe(1);
    };
    await tabTo('radio', 'Yes, a lot');
    await page.keyboard.press('ArrowDown'); // the next answer
    await tabTo('button', 'Send my answer');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Thank you. Your answer counts.' }).waitFor();
    expect((await states())['ANSWERED']).toBe(before + 1);
  }, 90_000);

  it('is answered with the code of a letter, typed on another device', async () => {
    const [, code] = /code ([A-Z0-9]{6})/.exec(asks()[3]!.text)!;
    const { page } = await visit('/e');
    await page.getByLabel('Six letters and digits').fill('XXXXXX');
    complaints.length = 0;
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByRole('alert').getByText('We do not know this code.').waitFor();
    await page.getByLabel('Six letters and digits').fill(`${code!.slice(0, 3).toLowerCase()}-${code!.slice(3)}`);
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByRole('button', { name: 'This is not for me' }).click();
    await page.getByRole('heading', { level: 1, name: 'That is fine' }).waitFor();
    expect((await states())['DECLINED']).toBe(1);
    complaints.length = 0; // the browser tells of a code nobody knows
  });

  it('plays a month day by day within a minute: once more by email, the phone list, and cards for exactly those who are silent', async () => {
    const began = performance.now();
    await advance(7);
    const second = asks().filter(({ subject }) => subject === 'Did the summit change something for you?');
    expect(second.length).toBeGreaterThan(60);
    await advance(7);
    const { phoneLists } = await ask<{ phoneLists: { people: { name: string; phone: string; answerPath: string }[] }[] }>('{ phoneLists { title people { memberId name phone answerPath callBack } } }');
    expect(phoneLists[0]!.people.length).toBeGreaterThan(0);
    // a volunteer keys an answer in on the same page
    const { page } = await visit(phoneLists[0]!.people[0]!.answerPath, { viewport: DESK });
    await page.getByRole('radio', { name: 'No', exact: true }).first().check();
    await page.getByRole('button', { name: 'Send my answer' }).click();
    await page.getByRole('heading', { level: 1, name: 'Thank you' }).waitFor();
    await advance(9);
    const cards = await cardsOf(house);
    const silent = await house.db.query<{ id: string }>(
      `select m.id from invitation i join member m on m.id = i.member_id left join preference f on f.member_id = m.id where i.state = 'SILENT' and m.by_post and m.postal_address is not null and m.disabled_at is null and f.none_since is null and coalesce(m.paused_until <= '2026-12-24', true)`);
    // no list of mail names the silent: their letters are counted only
    const { campaigns } = await admin.tell<{ campaigns: { edges: { node: { id: string; letter: string } }[] } }>('{ campaigns(first: 50) { edges { node { id letter } } } }');
    const asking = campaigns.edges.filter(({ node }) => node.letter === 'evaluation-ask.email');
    expect(asking.length).toBeGreaterThan(1);
    for (const { node } of asking) expect(await admin.tell('query ($id: ID!) { deliveries(campaignId: $id, first: 5) { edges { node { id } } } }', { id: node.id })).toEqual({ deliveries: { edges: [] } });
    const most = Math.floor(25_000 / 185);
    expect(cards.length).toBe(Math.min(most, silent.length));
    for (const { memberId } of cards) expect(silent.map((member) => member.id)).toContain(memberId);
    expect(performance.now() - began).toBeLessThan(60_000);
    const { page: clock } = await visit('/dev/clock', { viewport: DESK });
    expect(await clock.getByText(/Postcards ordered: \d+/).count()).toBe(1);
  }, 90_000);

  it('prints a card for each of them: every code is read from the pixels of its page, and one is typed by somebody on the phone', async () => {
    const desk = await atDesk('/postcards');
    await desk.getByRole('link', { name: 'Summit 2021: what came of it' }).click();
    await press(desk, /^Lock \d+ cards$/);
    await press(desk.getByRole('dialog'), /^Lock \d+ cards$/);
    const [download] = await Promise.all([desk.waitForEvent('download'), press(desk, /^Download \d+ cards to print$/)]);
    const pdf = await readFile(await download.path());
    const read = (await codesOf(pdf)).flat().filter((code) => code?.includes('/e/')) as string[];
    const cards = await cardsOf(house);
    const locked = cards.filter(({ state }) => state === 'LOCKED');
    expect(locked.length).toBe(cards.length);
    expect(read.toSorted()).toEqual(locked.map(({ url }) => url).toSorted());
    const { page } = await visit('/e', { viewport: DESK });
    await page.getByLabel('Six letters and digits').fill(read[0]!.split('/').at(-1)!);
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByRole('radio', { name: 'Yes, a lot' }).check();
    await page.getByRole('button', { name: 'Send my answer' }).click();
    await page.getByRole('heading', { level: 1, name: 'Thank you' }).waitFor();
  }, 120_000);

  it('tells who answered after which step, hides what is small, and opens what waits', async () => {
    const before = asks().length;
    await advance(7);
    const last = asks().slice(0, asks().length - before);
    expect(last.length).toBeGreaterThan(60);
    expect(new Set(last.map(({ subject }) => subject))).toEqual(new Set(['The last word is yours']));
    const { evaluationResponse: response, evaluationResults: results } = await ask<{ evaluationResponse: { answered: number; waiting: number; steps: { label: string; answered: number | null }[]; groups: { cells: { hidden: boolean; answered: number | null }[] }[] }; evaluationResults: { key: string; n: number; sayings: string[] }[] }>(
      'query ($id: ID!) { evaluationResponse(evaluationId: $id) { invited answered credited declined silent waiting steps { position label handed answered } groups { title cells { label invited answered missing hidden } } } evaluationResults(evaluationId: $id) { key kind label n counts { key label n } sayings } }', { id });
    expect(response.answered).toBe(4);
    expect(response.waiting).toBe(4); // four are too few to be opened
    expect(response.steps.slice(0, 2)).toMatchObject([{ label: 'Notice on day 4', answered: 0 }, { label: 'Email on day 7', answered: 2 }]);
    for (const cell of response.groups.flatMap(({ cells }) => cells)) expect(cell.hidden || cell.answered! >= 5 || cell.answered === 0).toBe(true);
    expect(results.map(({ n }) => n)).toEqual([0, 0, 0, 0, 0, 0, 0]);
    await ask('mutation ($id: ID!) { closeEvaluation(id: $id) { state } }', { id });
    const page = await admin.page(`/exports/evaluations/${id}/report`);
    expect(page).toContain('Asked');
    expect(Buffer.byteLength(page)).toBeLessThan(40_000);
    // and the same on the screen
    const desk = await atDesk(`/evaluations/${id}/response`);
    await desk.getByText(/^4 of \d+ people answered/).waitFor();
    for (const { label, answered } of response.steps) expect(await desk.getByRole('row').filter({ has: desk.getByRole('rowheader', { name: label }) }).innerText()).toContain(answered === null ? 'not shown' : String(answered));
  });

  it('ends with what was said and done: by email, and on paper for whoever has none', async () => {
    const page = await atDesk(`/evaluations/${id}/news`);
    await page.getByText(/^No email reaches \d+ of them/).waitFor();
    await page.getByRole('textbox', { name: 'You said' }).fill('Closer to home, please.');
    await page.getByRole('textbox', { name: 'We did' }).fill('The next one is in Smithers.');
    await press(page, 'Send to 121 people');
    await press(page.getByRole('dialog'), 'Send it');
    await page.getByRole('button', { name: 'Print it for those without email' }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.emulateMedia({ media: 'print' });
    await page.locator('.news-paper').getByText('The next one is in Smithers.').waitFor();
    expect(await page.getByRole('textbox', { name: 'You said' }).isVisible()).toBe(false);
  });
});

describe('The paper, replayed', () => {
  it('watched from /dev/clock: nine of 121 answer within a month and five days, each on their own page', async () => {
    const second = await House.open('2026-11-24T20:00:00Z', { extra: (mailbox) => [DevModule.over(mailbox)], worker: true });
    try {
      await loadSampleRows(second.db);
      await startSampleFollowUp(second);
      const watched = second.get(Player);
      watched.worker = { runner: second.worker.app.get(JobRunner, { strict: false }), queues: second.worker.app.get(Queues, { strict: false }) };
      watched.people = () => sampleAnswers(second, second.url);
      const began = performance.now();
      await new Visitor(second).send('/dev/clock', { advance: 'P35D' });
      expect(performance.now() - began).toBeLessThan(60_000);
      expect(await second.db.query(`select count(*)::int as n from invitation where state = 'ANSWERED'`)).toEqual([{ n: 9 }]);
      const said = watched.days.flatMap((day) => day.said);
      for (const words of [/^Emails of the plan: \d+/, /^Phone list opened: \d+/, /^Postcards ordered: \d+/, /^Answered, after a card: 1/]) expect(said.some((line) => words.test(line))).toBe(true);
      expect(watched.days.length).toBeGreaterThanOrEqual(35);
      // or watched as it goes: the page comes again by itself, and needs no script
      const before = second.clock.today();
      await new Visitor(second).send('/dev/clock', { play: '2' });
      const looking = await new Visitor(second).fetch('/dev/clock');
      expect([looking.headers.get('refresh'), /more days? (is|are) played/.test(await looking.text())]).toEqual(['1', true]);
      await watched.played();
      expect(Date.parse(second.clock.today()) - Date.parse(before)).toBe(86_400_000); // the evening of that day, and of the next
      expect(await second.db.query('select count(*)::int as n from ballot')).toEqual([{ n: 0 }]); // four and the five kept back wait: all nine are opened together when it is closed
    } finally {
      await second.close();
    }
  }, 90_000);
});
