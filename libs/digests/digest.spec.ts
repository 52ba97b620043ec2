import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CampaignService, Preference, Rhythm } from '#delivery';
import { type Member, RoleName } from '#people';
import { Clock, OutboxService, signLink } from '#platform';
import { EndReason, Offer, OfferState, type Seat, type Table } from '#tables';
import { Visitor } from '../../test/client.js';
import { House } from '../../test/house.js';
import { ContentService } from './content.service.js';
import { sweepDigests } from './digest.jobs.js';
import { DigestQueries } from './digest.queries.js';
import { DigestService } from './digest.service.js';

let house: House;
beforeAll(async () => void (house = await House.open('2026-11-16T10:00:00Z', { worker: false })));
afterAll(() => house.close());

const MONDAY = '2026-11-23T15:00:00Z'; // eight in the morning, Pacific Time
const agree = (member: Member) => house.db.query(`insert into consent (member_id, kind, source, given_on) values ($1, 'EXPRESS', 'Said yes', '2024-01-01')`, [member.id]);
const sweep = () => house.run(sweepDigests, {});
const decided = () =>
  house.db.query<{ name: string; period: string; outcome: string; reason: string | null }>('select m.name, d.period, d.outcome, d.reason from digest d join member m on m.id = d.member_id order by m.name, d.decided_at');
const posted = () => house.db.query<{ name: string; state: string }>(`select m.name, o.state from outbox o join member m on m.id = o.recipient_id where o.letter = 'digest.email' order by m.name`);

/** As if a worker had sent what waits. */
const went = () => house.db.query(`update outbox set state = 'SENT', sealed_props = null, sent_at = now() where state = 'PENDING'`);

async function offer(seat: Seat, to: Member, by: Member, expiresAt = '2026-12-20T06:00:00Z'): Promise<Offer> {
  const row = { seatId: seat.id, memberId: to.id, offeredById: by.id, offeredAt: house.clock.now(), expiresAt: new Date(expiresAt), state: OfferState.OPEN, note: null, answeredAt: null };
  return house.db.repo(Offer).save(house.db.repo(Offer).create(row));
}

describe('Digests', () => {
  let ana: Member, bo: Member, cy: Member, robin: Member;
  let table: Table, seats: Seat[];
  beforeEach(async () => {
    await house.db.query('truncate digest_item, digest, digest_turn, outbox, campaign, campaign_count, offer, holding, loan, not_here, attendance, seat, "table", role, preference, consent, change, sector, member cascade');
    await house.at('2026-11-16T16:00:00Z');
    const make = house.make;
    ({ table, seats } = await make.table('Spruce Valley', await make.sectors('Health', 'Child care', 'Libraries')));
    [ana, bo, cy, robin] = [await make.member('Ana'), await make.member('Bo'), await make.member('Cy'), await make.member('Robin')];
    for (const member of [ana, bo, cy, robin]) await agree(member);
    await make.actor(robin, { name: RoleName.ADMIN });
    await make.holding(seats[0]!, bo, '2024-01-01');
    await sweep(); // everybody has a turn from now on
  });

  it('go on their day to those for whom there is something to do or something was decided, and to nobody else', async () => {
    await offer(seats[1]!, ana, bo);
    await house.at('2026-11-23T14:59:00Z');
    await sweep();
    expect(await decided()).toEqual([]);
    await house.at(MONDAY);
    await sweep();
    await sweep();
    expect(await decided()).toEqual([
      { name: 'Ana', period: '2026-W48', outcome: 'SENT', reason: null },
      { name: 'Bo', period: '2026-W48', outcome: 'SKIPPED', reason: 'Nothing needs them and nothing was decided; what else there is can wait.' },
      { name: 'Cy', period: '2026-W48', outcome: 'SKIPPED', reason: 'There is nothing new for them.' },
      { name: 'Robin', period: '2026-W48', outcome: 'SKIPPED', reason: 'There is nothing new for them.' },
    ]);
    expect(await posted()).toEqual([{ name: 'Ana', state: 'PENDING' }]);
    expect(await house.db.query('select title, audience from campaign')).toEqual([{ title: 'Weekly digests of November 23, 2026', audience: 1 }]);
  });

  it('tell what needs somebody once more as still waiting, and then no more; each other thing once', async () => {
    await offer(seats[1]!, ana, bo, '2027-03-01T06:00:00Z');
    const mondays = ['2026-11-23', '2026-11-30', '2026-12-07'];
    for (const day of mondays) {
      await house.at(`${day}T15:00:00Z`);
      await sweep();
      await went();
    }
    expect((await decided()).filter(({ name }) => name === 'Ana').map(({ outcome }) => outcome)).toEqual(['SENT', 'SENT', 'SKIPPED']);
    expect(await house.db.query('select again from digest_item order by again')).toEqual([{ again: false }, { again: true }]);
  });

  it('keep what a skipped one did not tell, so that the next one does', async () => {
    await house.db.query(`insert into not_here (seat_id, said_by, said_on) values ($1, 'The clinic', '2026-11-20')`, [seats[2]!.id]);
    await house.at(MONDAY);
    await sweep();
    await house.make.holding(seats[1]!, ana, '2026-11-27');
    await house.at('2026-11-30T15:00:00Z');
    await sweep();
    expect((await decided()).filter(({ name }) => name === 'Bo').map(({ outcome }) => outcome)).toEqual(['SKIPPED', 'SENT']);
    const told = await house.db.query<{ key: string }>('select key from digest_item where member_id = $1', [bo.id]);
    expect(new Set(told.map(({ key }) => key.split(':')[0]))).toEqual(new Set(['not-here', 'taken']));
  });

  it('are owed once after weeks without a worker, and the next comes on its day', async () => {
    await offer(seats[1]!, ana, bo, '2027-03-01T06:00:00Z');
    await house.at('2026-12-16T20:00:00Z');
    await sweep();
    expect((await decided()).filter(({ name }) => name === 'Ana')).toEqual([{ name: 'Ana', period: '2026-W51', outcome: 'SENT', reason: null }]);
    const [turn] = await house.db.query<{ next_due_at: Date }>('select next_due_at from digest_turn where member_id = $1', [ana.id]);
    expect(turn!.next_due_at).toEqual(new Date('2026-12-21T15:00:00Z'));
  });

  it('follow a new choice at once, and never come twice for a period', async () => {
    const visitor = new Visitor(house);
    const page = `/u/${ana.id}/${signLink(house.config.secretKey, 'unsubscribe', ana.id)}`;
    const choose = (hour: number, digest = 'DAILY') => visitor.send(page, { do: 'save', digest, hour: String(hour), weekday: '1', zone: 'America/Edmonton', announcements: 'yes' });
    await offer(seats[1]!, ana, bo);
    await choose(9);
    await sweep();
    await house.at('2026-11-17T15:00:00Z'); // nine in Edmonton
    await sweep();
    await choose(11);
    await sweep();
    await house.at('2026-11-17T18:00:00Z');
    await sweep();
    await choose(11, 'OFF');
    for (const at of ['2026-11-18T17:00:00Z', '2026-11-30T17:00:00Z']) {
      await house.at(at);
      await sweep();
    }
    expect((await decided()).filter(({ name }) => name === 'Ana')).toEqual([{ name: 'Ana', period: '2026-11-17', outcome: 'SENT', reason: null }]);
  });

  it('are not skipped by a choice that is saved while the worker is away', async () => {
    const visitor = new Visitor(house);
    const page = (member: Member) => `/u/${member.id}/${signLink(house.config.secretKey, 'unsubscribe', member.id)}`;
    await house.at('2026-11-23T16:00:00Z'); // an hour after their turn
    await visitor.send(page(bo), { do: 'save', digest: 'WEEKLY', hour: '8', weekday: '1', zone: 'America/Vancouver', announcements: 'yes' });
    await visitor.send(page(cy), { do: 'save', digest: 'WEEKLY', hour: '17', weekday: '1', zone: 'America/Vancouver', announcements: 'yes' });
    await house.at('2026-11-23T17:00:00Z');
    await sweep();
    expect((await decided()).filter(({ name }) => name === 'Bo').map(({ period }) => period)).toEqual(['2026-W48']);
    await house.at('2026-11-24T00:00:00Z'); // five in the afternoon
    await sweep();
    expect((await decided()).filter(({ name }) => name === 'Cy').map(({ period }) => period)).toContain('2026-W48');
  });

  it('are dropped when their own reader’s next one is due, not that of whoever is due first', async () => {
    await offer(seats[1]!, ana, bo, '2027-03-01T06:00:00Z');
    await offer(seats[2]!, cy, bo, '2027-03-01T06:00:00Z');
    await house.db.repo(Preference).insert({ memberId: cy.id, digest: Rhythm.WEEKLY, hour: 8, weekday: 2, zone: 'America/Vancouver', announcements: true });
    await house.db.query('delete from digest_turn');
    await sweep();
    await house.at('2026-11-30T14:58:00Z'); // the worker was away for a week, and is back two minutes before Ana's next
    await sweep();
    expect(await house.db.query(`select m.name, o.stale_at from outbox o join member m on m.id = o.recipient_id where o.letter = 'digest.email' order by 1`)).toEqual([
      { name: 'Ana', stale_at: new Date('2026-11-30T15:00:00Z') },
      { name: 'Cy', stale_at: new Date('2026-12-01T15:00:00Z') },
    ]);
  });

  it('tell again what a letter that never went would have told, and say so; not what may have arrived', async () => {
    for (const member of [ana, cy]) await house.make.actor(member, { name: RoleName.CHAMPION, tableId: table.id });
    await house.make.holding(seats[2]!, robin, '2026-11-20');
    await house.at(MONDAY);
    await sweep();
    expect((await posted()).map(({ name }) => name)).toEqual(['Ana', 'Bo', 'Cy']);
    await house.db.query(`update outbox set state = 'DOUBTFUL', doubts = 1 where recipient_id = $1`, [bo.id]);
    await house.db.query(`update outbox set state = 'FAILED', sealed_props = null, reason = 'The mail server refused it: no' where recipient_id = $1`, [cy.id]);
    await house.at('2026-11-30T15:00:00Z'); // Ana's waits still: the mail server was away
    await sweep();
    const history = await decided();
    expect(history.filter(({ name }) => name === 'Ana').map(({ outcome, reason }) => [outcome, reason])).toEqual([['SKIPPED', 'Its time passed before it could be sent.'], ['SENT', null]]);
    expect(history.filter(({ name }) => name === 'Cy').map(({ outcome, reason }) => [outcome, reason])).toEqual([['SKIPPED', 'The mail server refused it: no'], ['SENT', null]]);
    expect(history.filter(({ name }) => name === 'Bo').map(({ outcome }) => outcome)).toEqual(['SENT', 'SKIPPED']);
    const told = await house.db.query<{ name: string; period: string; key: string }>(`select m.name, d.period, i.key from digest_item i join digest d on d.id = i.digest_id join member m on m.id = i.member_id order by 1`);
    expect(told.filter(({ key }) => key.startsWith('taken')).map(({ name, period }) => [name, period])).toEqual([['Ana', '2026-W49'], ['Bo', '2026-W48'], ['Cy', '2026-W49']]);
    expect(await posted()).toEqual(expect.arrayContaining([{ name: 'Ana', state: 'SKIPPED' }, { name: 'Ana', state: 'PENDING' }]));
  });

  it('name an empty seat to everybody at its table, whoever else is looked after at once', async () => {
    await house.make.holding(seats[2]!, cy, '2024-01-01', { until: '2026-10-25', endReason: EndReason.LEAVE });
    await house.make.holding(seats[1]!, await house.make.member('Di'), '2026-11-20');
    await house.make.actor(ana, { name: RoleName.CHAMPION, tableId: table.id });
    await house.db.repo(Preference).insert({ memberId: ana.id, digest: Rhythm.MONTHLY, hour: 8, weekday: 1, zone: 'America/Vancouver', announcements: true });
    await house.db.query('delete from digest_turn');
    const both = await house.get(ContentService).next(await house.get(DigestQueries).readers([ana.id, bo.id], '2026-11-23'), new Date(MONDAY));
    const keys = (member: Member) => both.get(member.id)!.flatMap(({ items }) => items.map(({ key }) => key.replace(/:.*/, '')));
    expect(keys(ana)).toEqual(['taken', 'left']); // a month's news: that somebody left is among it
    expect(keys(bo)).toEqual(['taken', 'empty']); // a week's: the seat stands empty
  });

  it('say why somebody gets none: no consent, away, no address, stopped', async () => {
    await house.db.query('delete from consent where member_id = $1', [ana.id]);
    await house.db.query(`update member set paused_until = '2026-12-24' where id = $1`, [bo.id]);
    await house.db.query('update member set email = null where id = $1', [cy.id]);
    await house.db.repo(Preference).insert({ memberId: robin.id, digest: Rhythm.WEEKLY, hour: 8, weekday: 1, zone: 'America/Vancouver', announcements: true, noneSince: house.clock.now() });
    await house.at(MONDAY);
    await sweep();
    expect((await decided()).map(({ name, reason }) => [name, reason])).toEqual([
      ['Ana', 'We have not noted that Ana agreed to letters, or it ran out.'],
      ['Bo', 'Bo wants no letters until 2026-12-24.'],
      ['Cy', 'Cy has no email address, and no postal address to print for. Phone them.'],
    ]);
  });

  it('can be looked at before they go, as their reader would get them, and nothing is kept of it', async () => {
    await offer(seats[1]!, ana, bo);
    const admin = await signedIn(robin);
    const fingerprint = async () => JSON.stringify(await Promise.all(['digest', 'digest_item', 'digest_turn', 'outbox', 'campaign'].map((name) => house.db.query(`select * from ${name} order by id`))));
    const before = await fingerprint();
    const ask = 'query ($memberId: ID!) { digestPreview(memberId: $memberId) { subject html text reason } }';
    const { digestPreview } = await admin.tell<{ digestPreview: Record<string, string | null> }>(ask, { memberId: ana.id });
    expect([digestPreview['subject'], digestPreview['reason']]).toEqual(['Would you take the Child care seat at Spruce Valley?', null]);
    expect(digestPreview['html']).toContain('Say yes or no');
    const signature = (await house.db.query<{ id: string }>('select id from offer')).map(({ id }) => signLink(house.config.secretKey, 'offer', id))[0]!;
    for (const part of ['html', 'text']) expect(digestPreview[part]).not.toContain(signature);
    expect((await admin.tell<{ digestPreview: object }>(ask, { memberId: cy.id })).digestPreview).toEqual({ subject: null, html: null, text: null, reason: 'There is nothing new for them.' });
    const page = await admin.fetch(`/letters/digest/${ana.id}`);
    expect([page.status, await page.text(), page.headers.get('content-security-policy')]).toEqual([200, digestPreview['html']!.replace(/(?<=<a[^>]*) href="[^"]*"/g, ''), expect.stringMatching(/default-src 'none'.*frame-ancestors 'self'; sandbox$/)]);
    for (const [id, status] of [[cy.id, 404], ['x', 404]] as const) expect((await admin.fetch(`/letters/digest/${id}`)).status).toBe(status);
    expect((await new Visitor(house).fetch(`/letters/digest/${ana.id}`)).status).toBe(401);
    expect(await fingerprint()).toBe(before);
  });

  it('can be looked at by a champion for the people of their table, by nobody else', async () => {
    const [cho, stranger] = [await house.make.member('Cho'), await house.make.member('Sam')];
    await house.make.actor(cho, { name: RoleName.CHAMPION, tableId: table.id });
    const champion = await signedIn(cho);
    const ask = async (visitor: Visitor, memberId: string) => (await visitor.ask('query ($memberId: ID!) { digestPreview(memberId: $memberId) { reason } digests(memberId: $memberId) { period outcome reason } }', { memberId })).errors.map(({ extensions }) => extensions.code);
    expect(await ask(champion, bo.id)).toEqual([]);
    expect(await ask(champion, stranger.id)).toEqual(['FORBIDDEN']);
    expect(await ask(await signedIn(stranger), bo.id)).toContain('FORBIDDEN');
  });

  /** Signs somebody in without a worker: the code is taken from the mailbox after the letters are sent by hand. */
  async function signedIn(member: Member): Promise<Visitor> {
    const { sendDue } = await import('#platform');
    const visitor = new Visitor(house);
    await visitor.send('/sign-in', { email: member.email! });
    await house.run(sendDue, {});
    const letter = await house.mailbox.waitFor(({ to, subject }) => to.includes(member.email!) && /code/.test(subject), 5000);
    const entered = await visitor.send('/sign-in/code', { email: member.email!, code: /\d{6}/.exec(letter.subject)![0] });
    expect(entered.status).toBe(303);
    house.mailbox.clear();
    return visitor;
  }
});

describe('L7: one digest for one member and period; each item in one digest', () => {
  it('with 20 schedulers at once whose clocks differ by up to 60 s, around the hour, day after day: none twice, none skipped', async () => {
    await house.db.query('truncate digest_item, digest, digest_turn, outbox, campaign, campaign_count, offer, holding, loan, not_here, attendance, seat, "table", role, preference, consent, change, sector, member cascade');
    const make = house.make;
    await house.at('2026-11-17T16:00:00Z');
    const sectors = await make.sectors(...'ABCDEFGHIJKL');
    const seats: Seat[] = [];
    for (const name of ['North', 'South', 'West']) {
      const { seats: own } = await make.table(name, sectors);
      seats.push(...own.slice(0, 10));
    }
    const members: Member[] = [];
    for (const [index, seat] of seats.entries()) {
      const member = await make.member(`Member ${'abcdefghijklmnopqrstuvwxyz'[index % 26]}${'ab'[Math.floor(index / 26)]}`);
      members.push(member);
      await agree(member);
      await make.holding(seat, member, '2024-01-01');
    }
    await house.db.query(`insert into preference (member_id, digest, hour, weekday, zone) select id, case when n % 3 = 0 then 'DAILY' else 'WEEKLY' end, 8, 1, (array['America/Vancouver','America/Fort_Nelson'])[1 + n % 2] from (select id, row_number() over (order by id) as n from member) m`);

    const schedulers: { clock: Clock; service: DigestService }[] = [];
    for (let i = 0; i < 20; i++) {
      const clock = new Clock(house.db);
      schedulers.push({ clock, service: new DigestService(house.db, clock, house.get(DigestQueries), house.get(ContentService), house.get(CampaignService), house.get(OutboxService)) });
    }
    const all = async (instant: number, skew: (i: number) => number) => {
      for (const [i, { clock }] of schedulers.entries()) await clock.moveTo(new Date(instant + skew(i) * 1000));
      await house.at(new Date(instant).toISOString());
      await Promise.all(schedulers.map(({ service }) => service.sweep()));
    };
    await all(Date.parse('2026-11-17T16:00:00Z'), () => 0);
    const days = Array.from({ length: 7 }, (_, i) => Date.parse('2026-11-18T15:00:00Z') + i * 86_400_000); // to Tuesday, a Monday among them
    for (const [round, day] of days.entries()) {
      // somebody leaves and somebody comes: there is news for all at that table, every day
      const seat = seats[round * 4]!;
      const today = new Date(day - 7 * 3_600_000).toISOString().slice(0, 10);
      await house.db.query(`update holding set "until" = $2, end_reason = $3 where seat_id = $1 and "until" is null`, [seat.id, today, EndReason.LEAVE]);
      for (const seconds of [-80, -30, 0, 40, 90]) await all(day + seconds * 1000, (i) => ((i * 37 + seconds) % 121) - 60);
      await went();
    }
    const twice = await house.db.query(`select member_id, period from digest group by 1, 2 having count(*) > 1`);
    const letters = await house.db.query<{ n: number; members: number; sent: number }>(`select count(*)::int as n, (select count(*)::int from digest where outcome = 'SENT') as sent from outbox where letter = 'digest.email'`);
    const expected = await house.db.query<{ digest: string; periods: number; n: number }>(
      `select p.digest, p.n_periods::int as periods, count(*)::int as n from (select m.id, pr.digest, (select count(*) from digest d where d.member_id = m.id) as n_periods from member m join preference pr on pr.member_id = m.id) p group by 1, 2 order by 1`,
    );
    expect(twice).toEqual([]);
    expect(expected.map(({ digest, periods }) => [digest, periods])).toEqual([['DAILY', 7], ['WEEKLY', 1]]); // nobody skipped, nobody twice
    expect(letters[0]!.n).toBe(letters[0]!.sent);
    expect(letters[0]!.sent).toBeGreaterThan(30);
    expect(await house.db.query(`select recipient_id, campaign_id from outbox where letter = 'digest.email' group by 1, 2 having count(*) > 1`)).toEqual([]);
    const items = await house.db.query<{ again: number; n: number }>(`select count(*)::int as n, count(*) filter (where again)::int as again from digest_item`);
    expect([items[0]!.again, items[0]!.n > 30]).toEqual([0, true]); // news is told once; the index keeps it so
    expect(await house.db.query(`select 1 from digest d where outcome = 'SENT' and items <> (select count(*) from digest_item i where i.digest_id = d.id)`)).toEqual([]);
  }, 90_000);
});
