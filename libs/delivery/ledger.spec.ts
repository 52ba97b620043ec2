import type { Member } from '#people';
import { derivedKey, sendDue, SYSTEM } from '#platform';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHmac } from 'node:crypto';
import { House } from '../../test/house.js';
import { CampaignService } from './campaign.service.js';
import { reconcile } from './delivery.jobs.js';
import { MOST_STRANDINGS } from './delivery.policy.js';
import { LedgerQueries } from './delivery.queries.js';
import { announcementEmail } from './letters/announcement.email.js';

const NOON = '2026-06-01T19:00:00Z';
let house: House;
let ana: Member;
beforeAll(async () => {
  house = await House.open(NOON);
  ana = await house.make.member('Ana');
  await house.db.query(`insert into consent (member_id, kind, source, given_on) values ($1, 'EXPRESS', 'x', '2020-01-01')`, [ana.id]);
}, 60_000);
afterAll(() => house.close());

let n = 0;
/** A campaign of one letter, both as a test needs them. */
async function letter(columns: string, state = 'RUNNING'): Promise<{ id: string; campaignId: string }> {
  n += 1;
  const campaignId = await house.get(CampaignService).plan(SYSTEM, { letter: announcementEmail, title: `${n}`, onceKey: `${n}` }, [{ to: ana.id, props: { subject: `Letter ${n}`, body: 'x', senderName: 'Robin' } }]);
  await house.db.query(`update campaign set state = $2, why = 'Dropped by an admin.' where id = $1`, [campaignId, state]);
  const [row] = await house.db.query<{ id: string }>(`update outbox set ${columns} where campaign_id = $1 returning id`, [campaignId]).then(([rows]) => rows as unknown as { id: string }[]);
  return { id: row!.id, campaignId };
}
const read = async (id: string) => (await house.db.query<{ state: string; reason: string | null; kept: boolean }>('select state, reason, sealed_props is not null as kept from outbox where id = $1', [id]))[0]!;
const stateOf = async (campaignId: string) => (await house.db.query<{ state: string }>('select state from campaign where id = $1', [campaignId]))[0]!.state;
const cameBack = async (id: string) => {
  const raw = ['From: MAILER-DAEMON@mail.example.org', `Date: Mon, 01 Jun 2026 18:00:00 +0000`, 'Content-Type: multipart/report; report-type=delivery-status; boundary="b"', '',
    '--b', 'Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; mail.example.org', '', `Final-Recipient: rfc822; ${ana.email}`, 'Action: failed', 'Status: 5.7.1', 'Diagnostic-Code: smtp; 550 not liked', '',
    '--b', 'Content-Type: text/rfc822-headers', '', `Message-ID: <${id}@table.example.org>`, '', '--b--', ''].join('\r\n');
  const reply = await fetch(`${house.url}/bounces`, { method: 'POST', body: raw, headers: { 'content-type': 'message/rfc822', 'x-signature': createHmac('sha256', derivedKey(house.config.secretKey, 'bounces')).update(raw).digest('hex') } });
  expect(await reply.json()).toEqual({ kept: 1 });
};

describe('What two at once leave behind is put right within a minute', () => {
  it('a letter released in the moment in which its campaign was done goes out', async () => {
    const { id, campaignId } = await letter(`state = 'PENDING'`, 'DONE');
    await house.run(reconcile, {});
    expect(await stateOf(campaignId)).toBe('RUNNING');
    await house.run(sendDue, {});
    expect([(await read(id)).state, await stateOf(campaignId)]).toEqual(['SENT', 'DONE']);
  });

  it('a letter that was being handed over when its campaign was given up, and was not taken, goes no more and keeps no text', async () => {
    const { id } = await letter(`state = 'PENDING'`, 'DROPPED');
    await house.run(reconcile, {});
    expect(await read(id)).toEqual({ state: 'SKIPPED', reason: 'Dropped by an admin.', kept: false });
  });
});

describe('A letter', () => {
  it('in doubt stays listed as that past its time; one that was held says both reasons', async () => {
    const doubtful = await letter(`state = 'DOUBTFUL', reason = 'The line broke.', stale_at = now() - interval '1 year'`);
    const held = await letter(`state = 'HELD', reason = 'Ana has no email address.', stale_at = now() - interval '1 year'`);
    await house.run(sendDue, {});
    expect(await read(doubtful.id)).toEqual({ state: 'DOUBTFUL', reason: 'The line broke.', kept: true });
    expect(await read(held.id)).toEqual({ state: 'STALE', reason: 'Its time passed before it could be sent. Ana has no email address.', kept: false });
  });

  it('of a kind that this version does not know yet waits for one that does, and for a person after a day', async () => {
    const { id } = await letter(`letter = 'of-tomorrow.email'`);
    await house.run(sendDue, {});
    expect(await read(id)).toMatchObject({ state: 'PENDING', kept: true });
    await house.db.query(`update outbox set due_at = due_at - interval '25 hours' where id = $1`, [id]);
    await house.run(reconcile, {});
    expect(await read(id)).toEqual({ state: 'HELD', reason: 'This version knows no such letter.', kept: true });
  });

  it('whose workers stopped again and again waits for a person with its text, and begins anew when it is released', async () => {
    const { id, campaignId } = await letter(`state = 'CLAIMED', strandings = ${MOST_STRANDINGS - 1}, leased_until = now() - interval '1 second'`);
    await house.run(sendDue, {});
    expect(await read(id)).toEqual({ state: 'HELD', reason: 'Whoever worked on it stopped each time.', kept: true });
    await house.get(CampaignService).release(SYSTEM, campaignId);
    expect(await house.db.query('select state, strandings from outbox where id = $1', [id])).toEqual([{ state: 'PENDING', strandings: 0 }]);
    await house.run(sendDue, {});
    expect((await read(id)).state).toBe('SENT');
  });

  it('that came back was taken, also where nobody had heard so, and keeps the reason why', async () => {
    const back = 'It came back: 550 not liked';
    const doubtful = await letter(`state = 'DOUBTFUL', handing_at = now()`);
    await cameBack(doubtful.id);
    expect(await read(doubtful.id)).toEqual({ state: 'SENT', reason: back, kept: false });
    const settle = (id: string, state: 'SENT' | 'DOUBTFUL') => house.get(LedgerQueries).settle([{ id, attempt: 1, state: state as never, reason: state === 'SENT' ? null : 'The line broke.', dueIn: null, tries: 0, doubts: state === 'SENT' ? 0 : 1 }]);
    for (const end of ['SENT', 'DOUBTFUL'] as const) {
      const { id } = await letter(`state = 'HANDING', attempts = 1, handing_at = now(), leased_until = now() + interval '1 minute'`);
      await cameBack(id);
      await settle(id, end);
      expect(await read(id)).toEqual({ state: 'SENT', reason: back, kept: false });
    }
    const { id, campaignId } = await letter(`state = 'HANDING', attempts = 1, handing_at = now(), leased_until = now() - interval '1 second'`);
    await cameBack(id);
    await house.run(sendDue, {});
    expect(await read(id)).toEqual({ state: 'SENT', reason: back, kept: false });
    expect(await house.db.query('select state, n from campaign_count where campaign_id = $1 and n > 0', [campaignId])).toEqual([{ state: 'BOUNCED', n: 1 }]);
  });
});
