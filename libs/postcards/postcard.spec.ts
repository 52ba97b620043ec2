import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { PostChannel } from '#delivery';
import { keptAddress, type Member } from '#people';
import { type Actor } from '#platform';
import { Visitor } from '../../test/client.js';
import { House } from '../../test/house.js';
import { textOf } from '../../test/pdf.js';
import { codesOf } from '../../test/pixels.js';
import { Format } from './layout.policy.js';
import { Postcard, PostcardRun, PostcardState, RunState } from './postcard.entity.js';
import { PrintService } from './print.service.js';
import { RunService } from './run.service.js';

const BODY = 'Nine months have passed since the summit. What has changed where you live? Three short questions, two minutes.\n\nNo account, no app: scan the code, or phone 250-555-0100.';
const address = (civic: string, place = 'Fort St. James') => keptAddress({ civic, place, province: 'BC', postalCode: 'V0J 1P0' });
const NAMES = ["Mary Nak'azdli-John", 'Bo ᑕᗸᒡ', 'Nisg\u0331a\u2019a Ana', 'Stéphanie Ruel-Aston', "Sm\u2019algya\u0331x Wet'suwet'en"];

let house: House;
let robin: Actor;
let admin: Visitor;
let made = 0;

beforeAll(async () => {
  house = await House.open('2026-11-23T18:00:00Z', { worker: true });
  await house.db.query(`update network set sender_name = 'SEED BC', postal_address = E'PO Box 9999\nPrince George BC  V2N 0A1'`);
  robin = await house.make.admin();
  admin = await new Visitor(house).signIn('robin@example.org');
});
afterAll(() => house.close());

const urlOf = (n: number) => `https://table.example.org/e/${String(n).padStart(8, '0')}/4fQzRk1mYx0tLw7aB2cDeF`;
const spaced = (code: string) => `${code.slice(0, code.length / 2)} ${code.slice(code.length / 2)}`;
const codeOf = (n: number) => `K${String(n).padStart(5, '4')}`;

/** A run for these people; the n-th card leads to the n-th link of its run. */
async function ordered(to: { id: string }[], more: { heading?: string; body?: string; lang?: string } = {}): Promise<PostcardRun> {
  const onceKey = `order ${(made += 1)}`;
  const cards = to.map(({ id }, n) => ({ memberId: id, url: urlOf(made * 1000 + n), code: codeOf(made * 1000 + n) }));
  await house.db.tx(() => house.get(PostChannel).cards.take({ onceKey, title: `Follow-up ${made}`, heading: 'What has changed since the summit?', body: BODY, lang: 'en', cards, ...more }));
  return house.db.repo(PostcardRun).findOneByOrFail({ onceKey });
}
const reachable = (name: string, civic = '12 Sample Street', more: Partial<Member> = {}) => house.make.member(name, { email: null, byPost: true, postalAddress: address(civic), ...more });
const cardsOf = (run: PostcardRun) => house.db.repo(Postcard).find({ where: { runId: run.id }, relations: { member: true }, order: { id: 'ASC' } });
const stateOf = async (run: PostcardRun, { id: memberId }: { id: string }) => house.db.repo(Postcard).findOneByOrFail({ runId: run.id, memberId }).then(({ state, why }) => [state, why]);
const lock = (run: PostcardRun, cards: number) => house.get(RunService).lock(robin, run.id, cards);
async function fileOf(run: PostcardRun, format = Format.SIX_BY_FOUR_AND_A_QUARTER): Promise<Buffer> {
  const response = await admin.send(`/print/postcards/${run.id}.pdf?format=${format}`, {});
  expect([response.status, response.headers.get('content-type'), response.headers.get('cache-control')]).toEqual([200, 'application/pdf', 'no-store']);
  return Buffer.from(await response.arrayBuffer());
}
const printed = async (run: PostcardRun) => (await cardsOf(run)).filter(({ printedAt }) => printedAt).length;
/** They are marked a moment after the last byte has gone. */
async function marked(run: PostcardRun, many: number): Promise<void> {
  const until = Date.now() + 5000;
  while ((await printed(run)) !== many && Date.now() < until);
  expect(await printed(run)).toBe(many);
}

describe('L10: a printed postcard can be read', () => {
  it.each([[Format.SIX_BY_FOUR_AND_A_QUARTER, 2], [Format.SIX_BY_FOUR, 2], [Format.SHEET, 0.5]] as const)('%s: every code of every page is decoded from its pixels, and leads where it should', async (format, pagesEach) => {
    const people = await Promise.all([...NAMES, 'Six', 'Seven', 'Eight', 'Nine'].map((name) => reachable(name)));
    const run = await ordered(people);
    await lock(run, people.length);
    const pdf = await fileOf(run, format);
    const pages = await (format === Format.SHEET ? codesOf(pdf, 2, 2) : codesOf(pdf));
    expect(pages).toHaveLength(format === Format.SHEET ? 6 : people.length * pagesEach);
    const cards = await cardsOf(run);
    const wanted = new Map(people.map(({ id, name }, n) => [urlOf(made * 1000 + n), { name, code: spaced(codeOf(made * 1000 + n)), ref: cards.find(({ memberId }) => memberId === id)!.ref }]));
    expect(pages.flat().filter((code) => code !== null).toSorted()).toEqual([...wanted.keys(), ...cards.map(({ ref }) => `${house.url}/returned/${ref}`)].toSorted());
    // front and back belong together: turned over, the code and the mark, both in pixels and in letters, and the address are of one member
    for (let front = 0; front < pages.length; front += 2) {
      const [ahead, behind] = [textOf(pdf)[front]!.filter((line) => /^K\w\w \w{3}$/.test(line)), textOf(pdf)[front + 1]!.flatMap((line, at, all) => (/^\w{4} \w{4}$/.test(line) ? [[line, all[at + 1]!.normalize('NFC')]] : []))];
      for (const [place, link] of pages[front]!.entries()) {
        const turned = format === Format.SHEET ? place + 1 - 2 * (place % 2) : place; // over the short edge: left and right change places
        const card = link === null ? null : wanted.get(link)!;
        expect([pages[front + 1]![turned], ahead[place], behind[place]]).toEqual(card ? [`${house.url}/returned/${card.ref}`, card.code, [spaced(card.ref), card.name.normalize('NFC')]] : [null, undefined, undefined]);
      }
    }
    await marked(run, people.length);
  }, 60_000);

  it('names of the north stand on it as they are written, with their addresses as Canada Post orders them', async () => {
    const people = await Promise.all(NAMES.map((name, n) => reachable(name, `${n + 1} Sample Street`)));
    const run = await ordered(people, { heading: 'Dakelh ᑕᗸᒡ: what has changed?', lang: 'crx' });
    await lock(run, NAMES.length);
    const pages = textOf(await fileOf(run));
    const backs = pages.filter((_, n) => n % 2 === 1);
    for (const [n, name] of NAMES.entries()) {
      const back = backs.find((lines) => lines.some((line) => line.normalize('NFC') === name.normalize('NFC')))!;
      expect(back.slice(-3).map((line) => line.normalize('NFC'))).toEqual([name.normalize('NFC'), `${n + 1} Sample Street`, 'Fort St. James BC  V0J 1P0']);
      expect(back.slice(0, 3)).toEqual(['SEED BC', 'PO Box 9999', 'Prince George BC  V2N 0A1']);
    }
    for (const front of pages.filter((_, n) => n % 2 === 0)) {
      expect(front[0]!.normalize('NFC')).toBe('Dakelh ᑕᗸᒡ: what has changed?');
      expect(front.join(' ')).not.toMatch(new RegExp([...NAMES, 'Follow-up', 'Fort St. James'].join('|'))); // nothing of whom it goes to
    }
  });

  it('says where it is cut: trim and bleed boxes of both sizes, with marks outside the bleed', async () => {
    const run = await ordered([await reachable('Trim')]);
    await lock(run, 1);
    for (const [format, height] of [[Format.SIX_BY_FOUR_AND_A_QUARTER, 306], [Format.SIX_BY_FOUR, 288]] as const) {
      const text = (await fileOf(run, format)).toString('latin1');
      const boxes = [...text.matchAll(/\/(MediaBox|TrimBox|BleedBox) \[([^\]]*)\]/g)].slice(0, 3).map(([, name, box]) => `${name} ${box}`);
      expect(boxes.toSorted()).toEqual([`BleedBox 18 18 468 ${height + 36}`, `MediaBox 0 0 486 ${height + 54}`, `TrimBox 27 27 459 ${height + 27}`]);
    }
  });

  it('a corpus of bad addresses: each is refused with a reason that says what to do, before the lock, and none is cut', async () => {
    const good = { byPost: true };
    const corpus: [string, Partial<Member>, RegExp][] = [
      ['No Address', { ...good, postalAddress: null }, /no postal address/],
      ['Not By Post', { byPost: false, postalAddress: address('1 A St') }, /not to be reached by post/],
      ['No Street', { ...good, postalAddress: keptAddress({ place: 'Masset', province: 'BC', postalCode: 'V0T 1M0' }) }, /write a street, a PO box/],
      ['No Place', { ...good, postalAddress: keptAddress({ civic: '1 A St', province: 'BC', postalCode: 'V0T 1M0' }) }, /write the place/],
      ['No Code', { ...good, postalAddress: keptAddress({ civic: '1 A St', place: 'Masset', province: 'BC' }) }, /write the postal code/],
      ['Wrong Code', { ...good, postalAddress: keptAddress({ civic: '1 A St', place: 'Masset', province: 'BC', postalCode: '12345' }) }, /no Canadian postal code/],
      ['Wrong Province', { ...good, postalAddress: keptAddress({ civic: '1 A St', place: 'Masset', province: 'XX', postalCode: 'V0T 1M0' }) }, /write one of AB/],
      ['All In One Line', { ...good, postalAddress: keptAddress({ line: '1 A St, Masset BC V0T 1M0' }) }, /not whole/],
      ['Wide', { ...good, postalAddress: address('W'.repeat(58)) }, /does not fit \(the address\)/],
      ['N'.repeat(90), { ...good, postalAddress: address('1 A St') }, /does not fit \(the address\)/],
      ['High', { ...good, postalAddress: keptAddress({ careOf: 'Bo', line: 'One\nTwo\nThree\nFour\nFive', civic: '1 A St', place: 'Masset', province: 'BC', postalCode: 'V0T 1M0' }) }, /does not fit \(the address\)/],
      ['Snow ☃ Man', { ...good, postalAddress: address('1 A St') }, /no shape for "☃" \(U\+2603\)/],
      ['山田', { ...good, postalAddress: address('1 A St') }, /no shape for "山"/],
      ['Gone', { ...good, postalAddress: address('1 A St'), leftAt: new Date('2026-01-01') }, /left the network/],
      ['Erased', { ...good, postalAddress: address('1 A St'), erasedAt: new Date('2026-01-01') }, /asked to be erased/],
      ['Paused', { ...good, postalAddress: address('1 A St'), pausedUntil: '2027-01-01' }, /no letters until 2027-01-01/],
    ];
    const people: Member[] = [];
    for (const [name, columns] of corpus) people.push(await house.make.member(name, { email: null, ...columns }));
    const stopped = await reachable('Stopped');
    await house.db.query('insert into preference (member_id, none_since) values ($1, now())', [stopped.id]);
    const fine = await reachable('Fine', '12 Hill Rd', { postalAddress: keptAddress({ careOf: 'Zoé Lévesque', civic: '12 Hill Rd', site: '6', compartment: '10', ruralRoute: '2', station: 'MAIN', place: 'Lax Kw’alaams', province: 'BC', postalCode: 'V0J 1E0' }) });
    const run = await ordered([...people, stopped, fine]);
    for (const [n, [, , why]] of corpus.entries()) expect(await stateOf(run, people[n]!)).toEqual([PostcardState.REFUSED, expect.stringMatching(why)]);
    expect(await stateOf(run, stopped)).toEqual([PostcardState.REFUSED, 'They stopped all letters.']);
    await lock(run, 1);
    const [, back] = textOf(await fileOf(run));
    expect(back!.slice(-6)).toEqual(['Fine', 'c/o Zoé Lévesque', '12 Hill Rd', 'SITE 6 COMP 10', 'RR 2 STN MAIN', 'Lax Kw’alaams BC  V0J 1E0']);
  });

  it('a full disk and a broken line mark nothing as printed', async () => {
    const people = await Promise.all(Array.from({ length: 300 }, (_, n) => reachable(`Person ${n}`, '12 Sample Street', { email: null })));
    const run = await ordered(people);
    await lock(run, 300);
    await expect(house.get(PrintService).print(robin, run.id, Format.SHEET, (file) => pipeline(file, createWriteStream('/dev/full')))).rejects.toThrow('ENOSPC');
    expect(await printed(run)).toBe(0);
    // a browser that goes away after the first bytes
    const answering = once(house.api.app.getHttpServer(), 'request') as Promise<[unknown, ServerResponse]>;
    const socket = connect(house.config.port, 'localhost', () => socket.write(`POST /print/postcards/${run.id}.pdf HTTP/1.1\r\nhost: localhost\r\ncontent-length: 0\r\ncookie: ${[...admin.cookies].map((pair) => pair.join('=')).join('; ')}\r\n\r\n`));
    socket.once('data', () => socket.resetAndDestroy());
    const [, response] = await answering;
    await once(response, 'close');
    expect([response.statusCode, response.writableFinished, await printed(run)]).toEqual([200, false, 0]);
    await fileOf(run);
    await marked(run, 300);
  });

  it('one that cannot be set after all is refused with its reason; the others are printed', async () => {
    const [fine, broken] = [await reachable('Fine Too'), await reachable('Broken')];
    const run = await ordered([fine, broken]);
    await lock(run, 2);
    await house.db.query(`update postcard set name = 'Snow ☃' where run_id = $1 and member_id = $2`, [run.id, broken.id]);
    // a browser that fetches the address ahead of anybody's press prints nothing and refuses nobody
    for (const method of ['GET', 'HEAD']) expect((await admin.fetch(`/print/postcards/${run.id}.pdf`, { method })).status).toBe(404);
    expect([await stateOf(run, broken), await printed(run)]).toEqual([['LOCKED', null], 0]);
    expect(textOf(await fileOf(run))).toHaveLength(2);
    await marked(run, 1);
    expect([await stateOf(run, fine), await stateOf(run, broken), await printed(run)]).toEqual([['LOCKED', null], ['REFUSED', expect.stringContaining('no shape for "☃"')], 1]);
  });
});

describe('A run of postcards', () => {
  it('is taken once, in the transaction of whoever orders it, and its links lie sealed', async () => {
    const to = [await reachable('Once')];
    const run = await ordered(to);
    const again = () => house.get(PostChannel).cards.take({ onceKey: run.onceKey, title: 'Again', heading: 'x', body: 'x', lang: 'en', cards: [] });
    await house.db.tx(again);
    await expect(house.db.tx(async () => {
      await ordered(to);
      throw new Error('and back');
    })).rejects.toThrow('and back');
    expect(await house.db.repo(PostcardRun).findOneBy({ onceKey: `order ${made}` })).toBeNull();
    expect(await house.db.repo(PostcardRun).findOneByOrFail({ id: run.id })).toMatchObject({ title: run.title, state: RunState.OPEN, fault: null });
    const [row] = await house.db.query<{ text: string }>(`select to_jsonb(c)::text as text from postcard c where run_id = $1`, [run.id]);
    expect(row!.text).not.toMatch(/table\.example\.org|K4/);
  });

  it('leaves out who needs none any more, until it is locked, and does not keep since when', async () => {
    const [ana, bo] = [await reachable('Ana'), await reachable('Bo')];
    const run = await ordered([ana, bo]);
    await house.get(PostChannel).cards.cancel(run.onceKey, ana.id);
    expect(await stateOf(run, ana)).toEqual(['CANCELLED', 'No longer needed.']);
    expect(await house.db.query('select 1 from postcard where run_id = $1 and sealed is null', [run.id])).toHaveLength(1);
    const columns = await house.db.query<{ name: string }>(`select column_name as name from information_schema.columns where table_name = 'postcard' and data_type like 'timestamp%' order by 1`);
    expect(columns.map(({ name }) => name)).toEqual(['printed_at', 'returned_at']);
    await expect(lock(run, 2)).rejects.toThrow('Now one card is ready, not 2.');
    await lock(run, 1);
    await house.get(PostChannel).cards.cancel(run.onceKey, bo.id);
    expect(await stateOf(run, bo)).toEqual(['LOCKED', null]);
  });

  it('takes a card back in once its address is mended, and keeps the address of the lock', async () => {
    const ana = await reachable('Ana Mended', 'x', { postalAddress: null });
    const run = await ordered([ana]);
    await expect(lock(run, 1)).rejects.toThrow('No card of');
    await house.db.query('update member set postal_address = $2 where id = $1', [ana.id, JSON.stringify(address('1 New Road'))]);
    await house.get(RunService).recheck(robin, run.id);
    expect(await stateOf(run, ana)).toEqual(['WAITING', null]);
    await lock(run, 1);
    await house.db.query('update member set postal_address = $2 where id = $1', [ana.id, JSON.stringify(address('2 Later Road'))]);
    expect(textOf(await fileOf(run))[1]!).toContain('1 New Road');
    await expect(house.get(RunService).edit(robin, run.id, { heading: 'x', body: 'x' })).rejects.toThrow('locked');
  });

  it('with a text that does not fit is not locked before the text is mended', async () => {
    const run = await ordered([await reachable('Reader')], { body: 'Too long. '.repeat(120) });
    expect(run.fault).toMatch(/does not fit \(the text\)/);
    await expect(lock(run, 1)).rejects.toThrow('does not fit (the text)');
    await house.get(RunService).edit(robin, run.id, { heading: 'Hello', body: 'Short.' });
    await lock(run, 1);
  });

  it('is proofed on screen before the lock, and looking changes nothing', async () => {
    const run = await ordered([await reachable('Proof ᑕᗸᒡ')]);
    const [card] = await cardsOf(run);
    const fingerprint = () => house.db.query('select md5(string_agg(c::text, chr(10) order by id)) from postcard c');
    const before = await fingerprint();
    for (const side of ['front', 'back']) {
      const response = await admin.fetch(`/print/cards/${card!.id}/${side}.svg`);
      expect([response.status, response.headers.get('content-type'), response.headers.get('cache-control')]).toEqual([200, 'image/svg+xml', 'no-store']);
      expect(await response.text()).toMatch(/^<svg .*<path .*<\/svg>$/s);
    }
    const proof = Buffer.from(await (await admin.fetch(`/print/cards/${card!.id}.pdf?format=6x4`)).arrayBuffer());
    expect(textOf(proof)[1]!.slice(-3)[0]).toBe('Proof ᑕᗸᒡ');
    expect((await admin.send(`/print/postcards/${run.id}.pdf`, {})).status).toBe(409);
    for (const path of [`/print/cards/${run.id}.pdf`, `/print/cards/${card!.id}/top.svg`]) expect([path, (await admin.fetch(path)).status]).toEqual([path, 404]);
    expect((await admin.send(`/print/postcards/${run.id}.pdf?format=a4`, {})).status).toBe(404);
    expect(await fingerprint()).toEqual(before);
  });

  it('goes to a mail house as a list, posts with its cost, and wipes what its cards lead to', async () => {
    const run = await ordered([await reachable('=Formula'), await reachable('Émile'), await reachable('Third')]);
    await lock(run, 3);
    const rows = parse(await (await admin.fetch(`/exports/postcards/${run.id}.csv`)).text(), { bom: true, columns: true }) as Record<string, string>[];
    expect(new Set(rows.map((row) => row['Name']))).toEqual(new Set(["'=Formula", 'Émile', 'Third']));
    expect(rows[0]).toMatchObject({ 'Address 1': '12 Sample Street', 'Address 2': 'Fort St. James BC  V0J 1P0', 'Web address': expect.stringContaining('https://table.example.org/e/') });
    const posting = { postedOn: '2026-11-23', count: 2, costCents: 412, leadDays: 6 };
    const post = (input: object) => admin.ask<{ postPostcardRun: { state: string; posted: number; postedBy: { name: string } } }>('mutation ($id: ID!, $input: PostingInput!) { postPostcardRun(id: $id, input: $input) { state posted costCents leadDays postedOn postedBy { name } } }', { id: run.id, input });
    expect((await post({ ...posting, count: 4 })).errors[0]!.extensions.fields).toEqual({ 'input.count': 'Only 3 cards were locked.' });
    expect((await post({ ...posting, postedOn: '2026-11-25' })).errors[0]!.message).toBe('This day has not come yet.');
    expect((await post(posting)).data!.postPostcardRun).toEqual({ state: 'POSTED', posted: 3, costCents: 412, leadDays: 6, postedOn: '2026-11-23', postedBy: { name: 'Robin' } });
    expect((await post(posting)).errors[0]!.message).toContain('noted already');
    expect(await house.db.query('select 1 from postcard where run_id = $1 and sealed is not null', [run.id])).toEqual([]);
    expect((await admin.send(`/print/postcards/${run.id}.pdf`, {})).status).toBe(409);
  });

  it('that came back marks its address until it changes: found by its mark, its code, or either QR; only a confirmed change counts', async () => {
    const ana = await reachable('Ana Returned', '9 Old Road');
    const run = await ordered([ana]);
    const [{ ref }] = (await cardsOf(run)) as [Postcard];
    const find = async (printed: string) => (await admin.tell<{ postcardWith: { id: string; state: string; member: { name: string } } | null }>('query ($printed: String!) { postcardWith(printed: $printed) { id state member { name } } }', { printed })).postcardWith;
    expect(await find(ref)).toBeNull(); // not posted, so it cannot come back
    await lock(run, 1);
    await house.get(RunService).post(robin, run.id, { postedOn: '2026-11-23', count: 1, costCents: 0, leadDays: 5 });
    const code = codeOf(made * 1000);
    const found = await find(ref);
    for (const printed of [` ${ref.slice(0, 4)} ${ref.slice(4).toLowerCase()} `, `${house.url}/returned/${ref}`, code, code.toLowerCase(), urlOf(made * 1000)]) expect([printed, await find(printed)]).toEqual([printed, found]);
    expect([found!.state, await find('NOTHING')]).toEqual(['POSTED', null]);
    const tell = (what: string) => admin.tell(`mutation ($id: ID!) { ${what}(id: $id) { state returnedBy { name } } }`, { id: found!.id });
    expect(await tell('markPostcardReturned')).toEqual({ markPostcardReturned: { state: 'RETURNED', returnedBy: { name: 'Robin' } } });
    const next = await ordered([ana]);
    expect(await stateOf(next, ana)).toEqual(['REFUSED', expect.stringContaining('A card came back from this address.')]);
    await tell('undoPostcardReturned');
    await house.get(RunService).recheck(robin, next.id);
    expect(await stateOf(next, ana)).toEqual(['WAITING', null]);
    await tell('markPostcardReturned');
    await house.db.query('update member set postal_address = $2 where id = $1', [ana.id, JSON.stringify(address('10 New Road'))]);
    await house.get(RunService).recheck(robin, next.id);
    expect(await stateOf(next, ana)).toEqual(['WAITING', null]);
  });

  it('is for admins alone, on every path', async () => {
    const run = await ordered([await reachable('Private')]);
    const [card] = await cardsOf(run);
    const member = await house.make.member('Mo');
    const mo = await new Visitor(house).signIn(member.email!);
    const file = `/print/postcards/${run.id}.pdf`;
    expect([(await mo.send(file, {})).status, (await new Visitor(house).send(file, {})).status]).toEqual([403, 401]);
    for (const path of [`/exports/postcards/${run.id}.csv`, `/print/cards/${card!.id}.pdf`, `/print/cards/${card!.id}/front.svg`])
      expect([path, (await mo.fetch(path)).status, (await new Visitor(house).fetch(path)).status]).toEqual([path, 403, 401]);
    expect((await mo.ask('{ postcardRuns { edges { node { id } } } }')).errors[0]!.extensions.code).toBe('FORBIDDEN');
  });
});
