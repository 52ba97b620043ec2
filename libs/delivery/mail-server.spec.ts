import type { Member } from '#people';
import { sendDue, SYSTEM } from '#platform';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { House } from '../../test/house.js';
import { CampaignService } from './campaign.service.js';
import { announcementEmail } from './letters/announcement.email.js';

// A mail server that is there, and says no: what it says to each recipient is told by a test.
let says: (to: string) => string | null = () => null;
let taken: string[] = [];
let server: SMTPServer;
let house: House;
const NOON = '2026-06-01T19:00:00Z';
const later = (minutes: number) => house.at(new Date(Date.parse(NOON) + minutes * 60_000).toISOString());

beforeAll(async () => {
  server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    authOptional: true,
    disableReverseLookup: true,
    closeTimeout: 100,
    onRcptTo({ address }, _session, done) {
      const no = says(address);
      done(no ? Object.assign(new Error(no.slice(4)), { responseCode: Number(no.slice(0, 3)) }) : null);
    },
    onData(stream, session, done) {
      stream.resume().on('end', () => {
        taken.push(...session.envelope.rcptTo.map(({ address }) => address));
        done();
      });
    },
  });
  server.on('error', () => undefined);
  const listener = server.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  house = await House.open(NOON, { env: { SMTP_URL: `smtp://127.0.0.1:${(listener.address() as AddressInfo).port}` } });
}, 60_000);
afterEach(async () => {
  says = () => null;
  await later(10_000);
  await house.run(sendDue, {}); // the next test finds a server that is there, and nothing due
  await house.at(NOON);
  taken = [];
});
afterAll(async () => {
  await house.close();
  await new Promise<void>((done) => {
    server.close(() => done());
  });
});

const people = async (word: string, many: number): Promise<Member[]> => {
  const members: Member[] = [];
  for (let n = 1; n <= many; n++) members.push(await house.make.member(`${word} ${n}`, { email: `${word.toLowerCase()}${n}@example.org` }));
  await house.db.query(`insert into consent (member_id, kind, source, given_on) select id, 'EXPRESS', 'x', '2020-01-01' from member where name like $1 || ' %'`, [word]);
  return members;
};
const plan = (members: Member[], title: string) =>
  house.get(CampaignService).plan(SYSTEM, { letter: announcementEmail, title, onceKey: title }, members.map(({ id }) => ({ to: id, props: { subject: title, body: 'x', senderName: 'Robin' } })));
const states = async (id: string) => Object.fromEntries((await house.db.query<{ state: string; n: number }>('select state, count(*)::int as n from outbox where campaign_id = $1 group by 1', [id])).map(({ state, n }) => [state, n]));
const campaign = async (id: string) => (await house.db.query<{ state: string; why: string | null }>('select state, why from campaign where id = $1', [id]))[0]!;
const suppressed = () => house.db.query('select address, kind from suppression where lifted_at is null order by address');

describe('A mail server that is there and says no', () => {
  it('to everybody for good, since it is set up wrongly, costs no address and no letter: all wait until it is put right', async () => {
    const members = await people('Relay', 40);
    const id = await plan(members, 'relay');
    for (const [minutes, no] of [[1, '550 Relaying denied'], [5, '550 authentication required'], [10, '554 5.7.1 Access denied']] as const) {
      says = () => no;
      await later(minutes);
      await house.run(sendDue, {});
      expect(await campaign(id)).toEqual({ state: 'UNREACHABLE', why: `The mail server takes no letters for now: ${no}` });
      expect([await states(id), await suppressed()]).toEqual([{ PENDING: 40 }, []]);
    }
    says = () => null;
    await later(70);
    await house.run(sendDue, {});
    expect([await states(id), await campaign(id), new Set(taken).size]).toEqual([{ SENT: 40 }, { state: 'DONE', why: null }, 40]);
  });

  it('for now, since it is asked too often, loses nobody in a day; after two days a letter waits for a person, and can still be sent', async () => {
    const members = await people('Slow', 8);
    const id = await plan(members, 'slow');
    says = () => '450 4.7.1 Error: too much mail from you';
    for (const minutes of [1, 5, 10, 20, 40, 60, 120, 240, 480, 960, 1440]) {
      await later(minutes);
      await house.run(sendDue, {});
      expect((await campaign(id)).state).toBe('UNREACHABLE');
    }
    expect([await states(id), await suppressed(), taken]).toEqual([{ PENDING: 8 }, [], []]);
    await house.db.query('update outbox set tries = 56 where campaign_id = $1', [id]);
    await later(2890);
    for (let n = 0; n < 8 && (await states(id))['PENDING']; n++) await house.run(sendDue, {});
    expect(await states(id)).toEqual({ HELD: 8 });
    says = () => null;
    await house.get(CampaignService).release(SYSTEM, id);
    await house.run(sendDue, {});
    expect(await states(id)).toEqual({ SENT: 8 });
  });

  it('to some of many: a dead address is not used again, a full mailbox is scored, what only this server dislikes waits for a person with its text', async () => {
    const members = await people('Some', 12);
    const id = await plan(members, 'some');
    says = (to) => ({ 'some2@example.org': '550 5.1.1 No such user', 'some5@example.org': '552 5.2.2 Mailbox full', 'some8@example.org': '554 5.7.1 Not to them' })[to] ?? null;
    for (const minutes of [1, 2, 5, 10]) {
      await later(minutes);
      await plan([members[0]!], `between ${minutes}`); // the server takes others meanwhile
      await house.run(sendDue, {});
    }
    expect(await states(id)).toEqual({ SENT: 9, FAILED: 2, HELD: 1 });
    expect(await suppressed()).toEqual([{ address: 'some2@example.org', kind: 'HARD_BOUNCE' }]);
    expect(await house.db.query(`select kind from bounce where address = 'some5@example.org'`)).toEqual([{ kind: 'SOFT' }]);
    expect(await house.db.query(`select tries, reason, sealed_props is not null as kept from outbox where campaign_id = $1 and state = 'HELD'`, [id])).toEqual([{ tries: 3, reason: 'The mail server refused it: 554 5.7.1 Not to them', kept: true }]);
  });
});
