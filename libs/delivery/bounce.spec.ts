import { derivedKey, sendDue, SYSTEM } from '#platform';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHmac, randomUUID } from 'node:crypto';
import { House } from '../../test/house.js';
import { CampaignService } from './campaign.service.js';
import { announcementEmail } from './letters/announcement.email.js';
import { SuppressionService } from './bounce.service.js';
import { SuppressionKind } from './suppression.entity.js';

const MAILGUN = 'the signing key of an account';
let house: House;
beforeAll(async () => {
  house = await House.open('2026-06-01T18:00:00Z', { env: { MAILGUN_SIGNING_KEY: MAILGUN } });
}, 60_000);
afterAll(() => house.close());

let n = 0;
const somebody = async () => {
  n += 1;
  const member = await house.make.member(`Somebody ${n}`, { email: `somebody${n}@example.org` });
  await house.db.query(`insert into consent (member_id, kind, source, given_on) values ($1, 'EXPRESS', 'x', '2020-01-01')`, [member.id]);
  return member;
};
const report = (address: string, status: string, words: string, { id = randomUUID() as string, action = 'failed', at = 'Mon, 01 Jun 2026 17:00:00 +0000' } = {}) =>
  [
    'From: MAILER-DAEMON@mail.example.org', 'To: seed@table.example.org', 'Subject: Undelivered Mail', `Date: ${at}`, 'MIME-Version: 1.0', 'Content-Type: multipart/report; report-type=delivery-status; boundary="b"', '',
    '--b', 'Content-Type: text/plain', '', 'It could not be delivered.', '',
    '--b', 'Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; mail.example.org', '', `Final-Recipient: rfc822; ${address}`, `Action: ${action}`, `Status: ${status}`, `Diagnostic-Code: smtp; ${words}`, '',
    '--b', 'Content-Type: text/rfc822-headers', '', `Message-ID: <${id}@table.example.org>`, `To: ${address}`, 'Subject: Hello', '', '--b--', '',
  ].join('\r\n');
const send = async (raw: string, signature?: string) => {
  const key = derivedKey(house.config.secretKey, 'bounces');
  const reply = await fetch(`${house.url}/bounces`, { method: 'POST', body: raw, headers: { 'content-type': 'message/rfc822', accept: 'application/json', 'x-signature': signature ?? createHmac('sha256', key).update(raw).digest('hex') } });
  return { status: reply.status, body: (await reply.json()) as { kept?: number } };
};
const event = async (data: object, { token = randomUUID(), timestamp = Math.floor(house.clock.now().getTime() / 1000), signature = '' } = {}) => {
  const signed = signature || createHmac('sha256', MAILGUN).update(`${timestamp}${token}`).digest('hex');
  const reply = await fetch(`${house.url}/bounces/mailgun`, { method: 'POST', body: JSON.stringify({ signature: { timestamp: String(timestamp), token, signature: signed }, 'event-data': data }), headers: { 'content-type': 'application/json', accept: 'application/json' } });
  return { status: reply.status, body: (await reply.json()) as { kept?: number } };
};
const suppressed = async (address: string) => (await house.db.query<{ kind: string }>('select kind from suppression where address = $1 and lifted_at is null order by kind', [address])).map(({ kind }) => kind);

describe('L6: a message that came back', () => {
  it('for an address that does not exist suppresses it, marks its letter, and says the same thing twice only once', async () => {
    const member = await somebody();
    const id = await house.get(CampaignService).plan(SYSTEM, { letter: announcementEmail, title: 'b', onceKey: 'b' }, [{ to: member.id, props: announcementEmail.sample as never }]);
    await house.run(sendDue, {});
    const [row] = await house.db.query<{ id: string }>('select id from outbox where campaign_id = $1', [id]);
    const raw = report(member.email!, '5.1.1', '550 5.1.1 No such user', { id: row!.id });
    expect(await send(raw)).toEqual({ status: 200, body: { kept: 1 } });
    expect(await send(raw)).toEqual({ status: 200, body: { kept: 0 } });
    expect(await suppressed(member.email!)).toEqual(['HARD_BOUNCE']);
    expect(await house.db.query('select state, bounced_at is not null as bounced, reason from outbox where id = $1', [row!.id])).toEqual([{ state: 'SENT', bounced: true, reason: 'It came back: 550 5.1.1 No such user' }]);
    expect(await house.db.query('select state, n from campaign_count where campaign_id = $1 and n > 0', [id])).toEqual([{ state: 'BOUNCED', n: 1 }]);
  });

  it('for a full mailbox suppresses after three days of it in a month, not after three of one day', async () => {
    const { email } = await somebody();
    for (const hour of ['10', '11', '12']) await send(report(email!, '5.2.2', '552 Mailbox full', { at: `Mon, 18 May 2026 ${hour}:00:00 +0000` }));
    await send(report(email!, '4.2.2', '452 Mailbox full', { at: 'Wed, 20 May 2026 10:00:00 +0000' }));
    await send(report(email!, '5.2.2', '552 Mailbox full', { at: 'Wed, 01 Apr 2026 10:00:00 +0000' }));
    expect(await suppressed(email!)).toEqual([]);
    await send(report(email!, '5.2.2', '552 Mailbox full', { at: 'Tue, 19 May 2026 10:00:00 +0000' })); // late, and out of order
    expect(await suppressed(email!)).toEqual(['SOFT_BOUNCES']);
  });

  it('that only tells of a delay, of a success, or of nothing, changes nothing', async () => {
    const { email } = await somebody();
    expect((await send(report(email!, '4.4.1', '421 later', { action: 'delayed' }))).body).toEqual({ kept: 0 });
    expect((await send(report(email!, '2.0.0', '250 ok', { action: 'delivered' }))).body).toEqual({ kept: 0 });
    expect((await send('Subject: hello\r\n\r\nno report')).body).toEqual({ kept: 0 });
    expect((await send(report('evil@example.org\r\nBcc: x', '5.1.1', 'x'))).status).toBe(200);
    expect(await suppressed(email!)).toEqual([]);
  });

  it('is not believed unsigned, or signed with another key', async () => {
    const { email } = await somebody();
    const raw = report(email!, '5.1.1', '550 no');
    for (const signature of ['', 'sha256=00', createHmac('sha256', 'another').update(raw).digest('hex')]) expect((await send(raw, signature || ' ')).status).toBe(403);
    expect(await suppressed(email!)).toEqual([]);
  });

  it('and another reason are lifted together: then letters go again, as the screen says', async () => {
    const { email } = await somebody();
    const suppressions = house.get(SuppressionService);
    await suppressions.hard(email!, 'x');
    await suppressions.add(email!, SuppressionKind.BY_HAND, 'x');
    const [row] = await house.db.query<{ id: string }>(`select id from suppression where address = $1 and kind = 'BY_HAND'`, [email]);
    await suppressions.lift(SYSTEM, row!.id);
    expect(await suppressed(email!)).toEqual([]);
    await expect(suppressions.lift(SYSTEM, row!.id)).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  it('does not suppress an address again that an admin lifted after it', async () => {
    const { email } = await somebody();
    await house.get(SuppressionService).hard(email!, 'x');
    const [row] = await house.db.query<{ id: string }>('select id from suppression where address = $1', [email]);
    await house.get(SuppressionService).lift(SYSTEM, row!.id);
    await send(report(email!, '5.1.1', '550 no', { at: 'Mon, 01 Jun 2026 12:00:00 +0000' }));
    expect(await suppressed(email!)).toEqual([]);
  });
});

describe("L6: a provider's event", () => {
  const failed = (recipient: string, more: object = {}) => ({ event: 'failed', severity: 'permanent', id: randomUUID(), timestamp: house.clock.now().getTime() / 1000, recipient, 'delivery-status': { code: 550, message: '5.1.1 No such user' }, ...more });

  it('of a dead address or a complaint suppresses; a complaint also ends announcements', async () => {
    const [dead, cross] = [await somebody(), await somebody()];
    const [region] = await house.db.query<{ id: string }>(`insert into region (name, position) values ('Northeast', 1) returning id`);
    const [community] = await house.db.query<{ id: string }>(`insert into community (name, region_id, time_zone) values ('Chetwynd', $1, 'America/Dawson_Creek') returning id`, [region!.id]);
    await house.db.query('update member set community_id = $2 where id = $1', [cross.id, community!.id]);
    expect((await event(failed(dead.email!))).body).toEqual({ kept: 1 });
    expect((await event({ event: 'complained', recipient: cross.email })).body).toEqual({ kept: 1 });
    expect([await suppressed(dead.email!), await suppressed(cross.email!)]).toEqual([['HARD_BOUNCE'], ['COMPLAINT']]);
    expect(await house.db.query('select announcements, hour, zone from preference where member_id = $1', [cross.id])).toEqual([{ announcements: false, hour: 8, zone: 'America/Dawson_Creek' }]);
  });

  it('that is temporary, or tells of an arrival, changes nothing', async () => {
    const { email } = await somebody();
    expect((await event(failed(email!, { severity: 'temporary' }))).body).toEqual({ kept: 0 });
    expect((await event({ event: 'delivered', recipient: email })).body).toEqual({ kept: 0 });
    expect(await suppressed(email!)).toEqual([]);
  });

  it('is believed once for a token, while fresh, with the right signature', async () => {
    const [one, two] = [await somebody(), await somebody()];
    const token = randomUUID();
    expect((await event(failed(one.email!), { token })).body).toEqual({ kept: 1 });
    expect((await event(failed(two.email!), { token })).body).toEqual({ kept: 0 }); // the signature covers no more than the token
    expect((await event(failed(two.email!), { timestamp: Math.floor(house.clock.now().getTime() / 1000) - 90_000 })).status).toBe(403);
    expect((await event(failed(two.email!), { signature: '0'.repeat(64) })).status).toBe(403);
    expect((await event({ nonsense: true })).status).toBe(400);
    expect(await suppressed(two.email!)).toEqual([]);
  });
});
