import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { actorOf, keptAddress, type Member, RoleName } from '#people';
import { Offer, OfferState, type Seat } from '#tables';
import { Visitor } from '../../test/client.js';
import { House } from '../../test/house.js';
import { textOf } from '../../test/pdf.js';
import { PaperService } from './paper.service.js';

let house: House;
let admin: Visitor;
let seats: Seat[];
const people: Record<string, Member> = {};
const address = (civic: string, place = 'Fort St. James') => keptAddress({ civic, place, province: 'BC', postalCode: 'V0J 1P0' });
const NO_EMAIL = { email: null, byEmail: false, byPost: true };

beforeAll(async () => {
  house = await House.open('2026-11-23T18:00:00Z', { worker: true });
  const make = house.make;
  await house.db.query(`update network set sender_name = 'SEED BC', postal_address = E'PO Box 9999\nPrince George BC  V2N 0A1'`);
  ({ seats } = await make.table("Nak'azdli early childhood table", await make.sectors('Health', 'Child care', 'Libraries', 'Family voice')));
  people['elder'] = await make.member("Mary Nisg\u0331a\u2019a-John", { ...NO_EMAIL, postalAddress: address('12 Sample Street') });
  people['quiet'] = await make.member('Quiet Quentin', { ...NO_EMAIL, postalAddress: address('14 Sample Street') });
  people['snow'] = await make.member('Snow ☃ Man', { ...NO_EMAIL, postalAddress: address('16 Sample Street') });
  people['long'] = await make.member('Lena Long', { ...NO_EMAIL, postalAddress: keptAddress({ line: Array.from({ length: 8 }, (_, i) => `Building ${i}`).join('\n'), civic: '18 Sample Street', place: 'Hazelton', province: 'BC', postalCode: 'V0J 1Y0' }) });
  people['mailed'] = await make.member('Mailed Mo', { postalAddress: address('20 Sample Street'), byPost: true });
  const bo = await make.member('Bo Lindqvist', { phone: '250-555-0134', byPhone: true, contactVisibleTo: 'NETWORK' as never });
  for (const name of ['elder', 'snow', 'long', 'mailed']) await make.holding(seats[0]!, people[name]!, '2024-01-01').catch(() => undefined);
  await make.holding(seats[1]!, await make.member('Dana ᑕᗸᒡ'), '2026-11-10');
  await house.db.query(`insert into role (name, table_id, member_id, granted_at) select 'CHAMPION', table_id, $2, now() from seat where id = $1`, [seats[0]!.id, people['snow']!.id]);
  await house.db.query(`insert into role (name, table_id, member_id, granted_at) select 'CHAMPION', table_id, $2, now() from seat where id = $1`, [seats[0]!.id, people['long']!.id]);
  await house.db.repo(Offer).save(house.db.repo(Offer).create({ seatId: seats[3]!.id, memberId: people['elder']!.id, offeredById: bo.id, offeredAt: house.clock.now(), expiresAt: new Date('2026-12-15T06:59:59Z'), state: OfferState.OPEN, note: null, answeredAt: null }));
  const robin = await make.member('Robin');
  await make.actor(robin, { name: RoleName.ADMIN });
  admin = await new Visitor(house).signIn(robin.email!);
});
afterAll(() => house.close());

describe('The monthly letters on paper', () => {
  it('say the same as the digest to those whom email does not reach, each with a way to answer by post or phone', async () => {
    const response = await admin.fetch('/letters/paper/2026-11.pdf');
    expect([response.status, response.headers.get('content-type'), response.headers.get('content-disposition')]).toEqual([200, 'application/pdf', 'inline; filename="letters-2026-11.pdf"']);
    const pages = textOf(Buffer.from(await response.arrayBuffer()));
    const [letter, list] = [pages[0]!.map((line) => line.normalize('NFC')), pages.at(-1)!];
    expect(pages).toHaveLength(2);
    const at = (line: string) => {
      expect(letter).toContain(line.normalize('NFC'));
      return letter.indexOf(line.normalize('NFC'));
    };
    expect(at("Mary Nisg\u0331a\u2019a-John")).toBeLessThan(at('12 Sample Street'));
    expect(at('12 Sample Street') + 1).toBe(at('Fort St. James BC  V0J 1P0'));
    const order = ['Needs you', 'Yes, I take the seat', 'No, thank you', 'Or phone Bo Lindqvist, 250-555-0134.', 'Decided', 'Near you', 'To answer by post'].filter((line) => !line.startsWith('Or')).map(at);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(letter.join(' ')).toContain("Would you take the Family voice seat at Nak'azdli early childhood table?");
    expect(letter.join(' ')).toContain('Or phone Bo Lindqvist, 250-555-0134.');
    expect(letter.join(' ')).toContain("Dana ᑕᗸᒡ took the Child care seat at Nak'azdli early childhood table.");
    expect(letter.join(' ')).toContain('send this sheet back to SEED BC, PO Box 9999, Prince George BC V2N 0A1.'.replace('BC V2N', 'BC  V2N'));
    expect(list.join(' ')).toContain('One letter of November 2026.');
  });

  it('are for those whom email does not reach, as an admin sees before printing', async () => {
    const ask = '{ paperReaders { name reason } }';
    await house.db.query(`insert into preference (member_id, digest) values ($1, 'OFF')`, [people['quiet']!.id]);
    const { paperReaders } = await admin.tell<{ paperReaders: object[] }>(ask);
    expect(paperReaders).toEqual([
      { name: 'Lena Long', reason: null },
      { name: people['elder']!.name, reason: null },
      { name: 'Quiet Quentin', reason: 'Quiet Quentin wants no digest.' },
      { name: 'Snow ☃ Man', reason: null },
    ]);
    await house.db.query('delete from preference');
    const champion = await new Visitor(house).signIn('mailed.mo@example.org');
    expect((await champion.ask(ask)).errors.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
  });

  it('printed later ask for nothing that ran out meanwhile, nor for what was asked later', async () => {
    const questions = async (month: string) => textOf(Buffer.from(await (await admin.fetch(`/letters/paper/${month}.pdf`)).arrayBuffer())).flat().filter((line) => line === 'Yes, I take the seat').length;
    await house.at('2026-12-14T18:00:00Z');
    expect([await questions('2026-10'), await questions('2026-11')]).toEqual([0, 1]);
    await house.at('2026-12-16T18:00:00Z'); // the day after the offer ended
    expect(await questions('2026-11')).toBe(0);
    await house.at('2026-11-23T18:00:00Z');
  });

  it('fail one by one, each with its reason, and the others are printed', async () => {
    const list = textOf(Buffer.from(await (await admin.fetch('/letters/paper/2026-11.pdf')).arrayBuffer())).at(-1)!.join(' ');
    expect(list).toContain('Quiet Quentin: There is nothing new for them.');
    expect(list).toContain('Snow ? Man: The typeface has no shape for "?" (U+2603)');
    expect(list).toContain('Lena Long: "Lena Long, Building 0, Building 1');
    expect(list).toMatch(/does not fit \(the address in the window\)/);
    expect(list).not.toContain('Mailed Mo');
  });

  it('leave out who stopped all letters, and change nothing however often they are looked at', async () => {
    const fingerprint = async () => JSON.stringify(await Promise.all(['digest', 'digest_item', 'outbox', 'preference', 'member', 'offer'].map((name) => house.db.query(`select * from "${name}" order by id`))));
    await house.db.query(`insert into preference (member_id, none_since) values ($1, now())`, [people['elder']!.id]);
    const before = await fingerprint();
    const pages = textOf(Buffer.from(await (await admin.fetch('/letters/paper/2026-11.pdf')).arrayBuffer()));
    expect(pages).toHaveLength(1);
    expect(pages[0]!.join(' ')).toContain('stopped all letters.');
    expect(await fingerprint()).toBe(before);
    await house.db.query('delete from preference');
  });

  it('are for an admin, of a month that has begun', async () => {
    expect((await new Visitor(house).fetch('/letters/paper/2026-11.pdf')).status).toBe(401);
    expect((await admin.fetch('/letters/paper/2026-12.pdf')).status).toBe(400);
    for (const file of ['2026-13.pdf', '2026-11', 'x.pdf', '..%2f2026-11.pdf']) expect([file, (await admin.fetch(`/letters/paper/${file}`)).status]).toEqual([file, 404]);
    expect(actorOf('x', []).permissions.has('mail.manage')).toBe(false);
  });

  it('go on on a second page where the first is full: every question stands there whole, with its boxes', async () => {
    const { seats: more } = await house.make.table("Wet'suwet'en early childhood table", await house.make.sectors(...'ABCDEFGHIJKL'));
    const auntie = await house.make.member('Auntie ᑕᗸᒡ', { ...NO_EMAIL, postalAddress: address('30 Sample Street') });
    await house.make.holding(more[0]!, auntie, '2024-01-01');
    for (const [index, seat] of more.slice(1, 7).entries())
      await house.db.repo(Offer).save(house.db.repo(Offer).create({ seatId: seat.id, memberId: auntie.id, offeredById: people['mailed']!.id, offeredAt: house.clock.now(), expiresAt: new Date(`2026-12-1${index}T06:00:00Z`), state: OfferState.OPEN, note: null, answeredAt: null }));
    for (const seat of more.slice(7)) await house.make.holding(seat, await house.make.member(`New ${seat.id.slice(0, 4).replace(/[0-9]/g, 'x')}`, { email: null }), '2026-11-12');
    const pdf = Buffer.from(await (await admin.fetch('/letters/paper/2026-11.pdf')).arrayBuffer());
    const pages = textOf(pdf);
    const first = pages.findIndex((lines) => lines.includes('Auntie ᑕᗸᒡ'));
    const letter = [...pages[first]!, ...pages[first + 1]!];
    expect(pages[first + 1]!.join(' ')).toContain('To answer by post');
    expect(letter.filter((line) => line === 'Yes, I take the seat')).toHaveLength(6);
    for (const page of [pages[first]!, pages[first + 1]!]) expect(page.filter((line) => line === 'Yes, I take the seat').length).toBe(page.filter((line) => line.startsWith('Would you take')).length);
    expect(letter.filter((line) => line.startsWith('•'))).toHaveLength(5);
  });

  it('of many members are made while they are read', async () => {
    const many = 250;
    await house.db.query(
      `insert into member (name, by_email, by_post, postal_address) select 'Paper ' || n, false, true, $1::jsonb from generate_series(1, $2) n`,
      [JSON.stringify(address('1 Sample Street')), many],
    );
    await house.db.query(`insert into role (name, table_id, member_id, granted_at) select 'CHAMPION', s.table_id, m.id, now() from member m, seat s where m.name like 'Paper %' and s.id = $1`, [seats[0]!.id]);
    let chunks = 0;
    const parts: Buffer[] = [];
    for await (const chunk of house.get(PaperService).letters('2026-11')) {
      chunks++;
      parts.push(chunk);
    }
    expect(chunks).toBeGreaterThan(many);
    expect(textOf(Buffer.concat(parts)).length).toBe(many + 4); // the Elder's, two pages of her aunt's, and the list
  });
});
