import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { sweepDigests } from '#digests';
import { Consent, ConsentKind } from '#people';
import { allLetters, sendDue, signLink } from '#platform';
import { rooms } from '../../apps/api/api.module.js';
import type { Message } from '../../apps/local/mailbox.js';
import { axeFindings, openBrowser, openPage } from '../browser.js';
import { Visitor } from '../client.js';
import { House } from '../house.js';
import { until } from '../rules/outside.js';
import { loadSampleRows } from '../sample/load.js';

const PHONE = { viewport: { width: 360, height: 640 }, deviceScaleFactor: 2 };
/** Friday noon, and the Monday after at eight, in Pacific Time. */
const [FRIDAY, MONDAY] = ['2026-11-20T19:00:00Z', '2026-11-23T15:00:00Z'];

/** The sample region, with everybody's consent, on the Friday before. */
async function openSample(worker: boolean): Promise<House> {
  const house = await House.open(FRIDAY, { worker });
  await loadSampleRows(house.db);
  const members = await house.db.query<{ id: string }>('select id from member');
  await house.db.repo(Consent).insert(members.map(({ id }) => ({ memberId: id, kind: ConsentKind.EXPRESS, source: 'Registered for the summit of 2021', givenOn: '2021-02-08' })));
  await house.run(sweepDigests, {});
  return house;
}

const linksIn = (html: string) => [...html.matchAll(/href="([^"]+)"/g)].map(([, url]) => url!.replaceAll('&amp;', '&'));
const digestsIn = (house: House) => house.mailbox.messages().filter(({ headers }) => headers['list-unsubscribe']);

/** Every row of every room, so that a change anywhere shows. */
async function fingerprint(house: House): Promise<string> {
  const names = [...rooms.flatMap(({ entities }) => entities).map((entity) => house.db.source.getMetadata(entity).tableName), 'outbox', 'auth_user', 'auth_session'];
  const sums = await Promise.all(names.map((name) => house.db.query(`select md5(string_agg(t::text, '|' order by t::text)) as sum from "${name}" t`)));
  return JSON.stringify(sums);
}

describe('A Monday morning in the sample region', () => {
  let house: House;
  let browser: Browser;
  let letters: Message[];
  const toName = (name: string) => letters.find(({ html }) => html.includes(`Hello ${name},`))!;

  beforeAll(async () => {
    [house, browser] = await Promise.all([openSample(true), openBrowser()]);
    await house.db.query( // and one to whom three seats are offered
      `insert into offer (seat_id, member_id, offered_by_id, offered_at, expires_at)
       select s.id, m.id, o.offered_by_id, o.offered_at, o.expires_at from member m, (select * from offer where state = 'OPEN' limit 1) o,
         (select id from seat s where not exists (select 1 from holding h where h.seat_id = s.id and h."until" is null) and not exists (select 1 from offer o where o.seat_id = s.id and o.state = 'OPEN') order by id limit 3) s
        where m.name = 'Hamza Qureshi-Bell'`,
    );
    await house.at(MONDAY);
    await house.run(sweepDigests, {});
    await until('every digest has gone', async () => (await house.db.query(`select 1 from outbox where letter = 'digest.email' and state <> 'SENT'`)).length === 0 && digestsIn(house).length > 0, 20_000);
    letters = digestsIn(house);
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await house.close();
  });

  it('brings a digest to those for whom there is something to do or something was decided, and to nobody else', async () => {
    const sent = await house.db.query<{ email: string }>(`select m.email from digest d join member m on m.id = d.member_id where d.outcome = 'SENT' order by m.email`);
    expect(letters.flatMap(({ to }) => to).toSorted()).toEqual(sent.map(({ email }) => email));
    expect(toName('Petra Havlicek-Munn').subject).toBe('Would you take the Family voice seat at Vanderhoof early childhood table?');
    expect(toName('Jules Okafor').subject).toBe('Would you take the Not-for-profit seat at Fort St. James early childhood table?');
    const skipped = await house.db.query<{ reason: string; n: number }>(`select reason, count(*)::int as n from digest where outcome = 'SKIPPED' group by 1 order by 2 desc`);
    expect(skipped.reduce((sum, { n }) => sum + n, 0) + sent.length).toBe(121);
    expect(skipped.map(({ reason }) => reason)).toEqual(expect.arrayContaining(['There is nothing new for them.', 'Nothing needs them and nothing was decided; what else there is can wait.']));
    expect(sent.length).toBeLessThan(40);
  });

  it('is small, leads nowhere but to us, and reads the same as plain text', () => {
    for (const { html, text, subject, headers } of letters) {
      expect(Buffer.byteLength(html)).toBeLessThan(30_000);
      expect(html).not.toMatch(/<img|<script|<form|url\(/i);
      expect(linksIn(html).filter((url) => !url.startsWith(house.url))).toEqual([]);
      for (const url of linksIn(html)) expect(text).toContain(url);
      const words = (part: string) => part.replace(/\s+/g, ' ');
      const [main] = /<main>.*<\/main>/s.exec(html)!;
      const sentences = [...main.matchAll(/>([^<]{12,})</g)].map(([, sentence]) => sentence!.replaceAll('&#39;', "'").replaceAll('&amp;', '&'));
      expect(sentences.length).toBeGreaterThan(1);
      for (const sentence of sentences.filter((one) => !one.startsWith('A button opens'))) expect(words(text)).toContain(words(sentence));
      expect(subject.length).toBeLessThan(120);
      expect(headers['list-unsubscribe-post']).toBe('List-Unsubscribe=One-Click');
    }
  });

  it('stays as it was when mail scanners open every link a thousand times (L6, L7)', async () => {
    const links = [...new Set(letters.flatMap(({ html, text }) => [...linksIn(html), ...(text.match(/https?:\/\/\S+/g) ?? [])]))];
    const open = await house.db.query<{ id: string }>(`select id from offer where state = 'OPEN' and member_id in (select member_id from digest where outcome = 'SENT')`);
    expect(open.length).toBeGreaterThan(2);
    for (const { id } of open) expect(links.filter((link) => link.includes(`/o/${id}/`))).toHaveLength(1); // there is something a scanner could answer
    const before = await fingerprint(house);
    let asked = 0;
    const scan = async () => {
      while (asked < 1000) {
        const response = await fetch(links[asked++ % links.length]!, { headers: { accept: 'text/html' }, redirect: 'manual' });
        await response.arrayBuffer();
        expect(response.status).toBeLessThan(400);
        expect(response.headers.getSetCookie()).toEqual([]);
      }
    };
    await Promise.all(Array.from({ length: 10 }, scan));
    expect(links.length).toBeGreaterThan(letters.length);
    expect(await fingerprint(house)).toBe(before);
    expect(await house.db.query(`select id from offer where state = 'OPEN' and member_id in (select member_id from digest where outcome = 'SENT')`)).toHaveLength(open.length);
  }, 60_000);

  it('shows all that needs its reader on the first screen of a phone, each answered in two presses without a script', async () => {
    for (const [name, needs] of [['Petra Havlicek-Munn', 1], ['Jules Okafor', 1], ['Hamza Qureshi-Bell', 3]] as const) {
      const { context, page, complaints } = await openPage(browser, { ...PHONE, javaScriptEnabled: false });
      await page.setContent(toName(name).html);
      const buttons = await page.locator('a.button').all();
      expect(buttons).toHaveLength(needs);
      for (const button of buttons) {
        const place = (await button.boundingBox())!;
        expect(place.y + place.height).toBeLessThanOrEqual(PHONE.viewport.height);
        expect(place.height).toBeGreaterThanOrEqual(44);
      }
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
      for (let nth = 0; nth < needs; nth++) {
        await page.goto('about:blank'); // a mail program is no page of ours
        await page.setContent(toName(name).html);
        await page.locator('a.button').nth(nth).click(); // one
        await page.getByRole('button', { name: 'Yes, I take the seat' }).click(); // two
        expect(await page.textContent('h1')).toBe('The seat is yours');
      }
      expect(complaints).toEqual([]);
      await context.close();
    }
    expect(await house.db.query(`select 1 from offer where state = 'OPEN'`)).toEqual([]);
  }, 60_000);

  it('has a page behind each foot on which everything can be chosen by keyboard, with no sign-in, no script and 40 kB at most', async () => {
    const { context, page, complaints } = await openPage(browser, { ...PHONE });
    const url = linksIn(toName('Petra Havlicek-Munn').html).find((link) => link.includes('/u/'))!;
    let bytes = 0;
    page.on('response', async (response) => (bytes += (await response.body().catch(() => Buffer.alloc(0))).length));
    await page.goto(url, { waitUntil: 'networkidle' });
    expect(await axeFindings(page)).toEqual([]);
    expect(bytes).toBeLessThan(40_000);
    expect(await page.textContent('dl')).toContain('Registered for the summit of 2021, on February 8, 2021. It holds until you say stop.');
    await page.getByLabel('Once a week').focus();
    await page.keyboard.press('ArrowDown'); // once a month
    await page.getByLabel('At what time').focus();
    await page.keyboard.type('Noon');
    await page.getByLabel('Announcements').focus();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Save' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('status').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    const [row] = await house.db.query('select p.digest, p.hour, p.announcements, p.none_since from preference p join member m on m.id = p.member_id where m.name = $1', ['Petra Havlicek-Munn']);
    expect(row).toEqual({ digest: 'MONTHLY', hour: 12, announcements: false, none_since: null });
    expect(complaints).toEqual([]);
    await context.close();
  });
});

describe('Who says stop', () => {
  let house: House;
  beforeAll(async () => void (house = await openSample(false)));
  afterAll(() => house.close());

  const memberCalled = async (name: string) => (await house.db.query<{ id: string; email: string }>('select id, email from member where name = $1', [name]))[0]!;
  const stateOf = (memberId: string) => house.db.query<{ state: string; reason: string | null }>(`select state, reason from outbox where recipient_id = $1 and letter = 'digest.email'`, [memberId]);
  const oneClick = { 'List-Unsubscribe': 'One-Click' };

  it('with one click hears nothing more, not even what was on its way; a GET of the same address stops nothing (L6)', async () => {
    const [petra, jules] = [await memberCalled('Petra Havlicek-Munn'), await memberCalled('Jules Okafor')];
    await house.at(MONDAY);
    await house.run(sweepDigests, {});
    const address = ({ id }: { id: string }) => `${house.url}/u/${id}/${signLink(house.config.secretKey, 'unsubscribe', id)}`;
    await fetch(address(jules));
    const parts = new FormData();
    parts.set('List-Unsubscribe', 'One-Click');
    const stopped = await fetch(address(petra), { method: 'POST', body: parts }); // as RFC 8058 says: no cookie, no further step
    expect([stopped.status, stopped.redirected]).toEqual([200, false]);
    await house.run(sendDue, {});
    expect(digestsIn(house).flatMap(({ to }) => to)).toContain(jules.email);
    expect(digestsIn(house).flatMap(({ to }) => to)).not.toContain(petra.email);
    expect(await stateOf(petra.id)).toEqual([{ state: 'SKIPPED', reason: 'Petra Havlicek-Munn stopped all letters.' }]);

    const again = await fetch(address(jules), { method: 'POST', body: new URLSearchParams(oneClick) });
    expect(again.status).toBe(200);
    house.mailbox.clear();
    await house.at('2026-11-30T15:00:00Z');
    await house.run(sweepDigests, {});
    await house.run(sendDue, {});
    expect(digestsIn(house).flatMap(({ to }) => to)).toEqual(expect.not.arrayContaining([petra.email, jules.email]));
  });

  it('needs the right address for it: another member, another signature, nothing happens', async () => {
    const petra = await memberCalled('Petra Havlicek-Munn');
    const hamza = await memberCalled('Hamza Qureshi-Bell');
    const before = await fingerprint(house);
    for (const [id, signed] of [[hamza.id, petra.id], [hamza.id, 'x'], ['x', petra.id], ['00000000-0000-4000-8000-000000000000', petra.id]] as const) {
      const response = await new Visitor(house).send(`/u/${encodeURIComponent(id)}/${signLink(house.config.secretKey, 'unsubscribe', signed)}`, oneClick);
      expect(response.status).toBe(404);
    }
    expect(await fingerprint(house)).toBe(before);
  });

  it('can say yes again on the same page, and that is kept as consent with its day', async () => {
    const petra = await memberCalled('Petra Havlicek-Munn');
    const page = `/u/${petra.id}/${signLink(house.config.secretKey, 'unsubscribe', petra.id)}`;
    await house.db.query('delete from consent where member_id = $1', [petra.id]);
    const visitor = new Visitor(house);
    expect(await visitor.page(page)).toContain('All letters are stopped.');
    const saved = await visitor.send(page, { do: 'save', digest: 'WEEKLY', hour: '8', weekday: '1', zone: 'America/Vancouver', announcements: 'yes' });
    expect(await saved.text()).toContain('Asked for on the preferences page, on November 30, 2026. It holds until you say stop.');
    expect(await house.db.query('select kind, source, none_since from preference p join consent c using (member_id) where member_id = $1', [petra.id])).toEqual([{ kind: 'EXPRESS', source: 'Asked for on the preferences page', none_since: null }]);
    for (const wrong of [{ hour: '24' }, { weekday: '0' }, { zone: 'UTC' }, { digest: 'HOURLY' }, { do: 'eat' }])
      expect((await visitor.send(page, { do: 'save', digest: 'WEEKLY', hour: '8', weekday: '1', zone: 'America/Vancouver', ...wrong })).status).toBe(400);
  });

  it('is asked the same by every letter that goes to many', () => {
    expect(allLetters().filter(({ bulk }) => bulk).length).toBeGreaterThan(0);
    for (const letter of allLetters().filter(({ key }) => key.startsWith('digest'))) expect([letter.bulk, letter.whenInDoubt]).toEqual(['digest', 'HOLD']);
  });
});
