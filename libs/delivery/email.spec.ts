import { SYSTEM, sendDue } from '#platform';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash, createVerify, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { House } from '../../test/house.js';
import { CampaignService } from './campaign.service.js';
import { announcementEmail } from './letters/announcement.email.js';

let house: House;
let publicKey: KeyObject;
beforeAll(async () => {
  const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
  publicKey = pair.publicKey;
  const file = join(mkdtempSync(join(tmpdir(), 'seed-dkim-')), 'key.pem');
  writeFileSync(file, pair.privateKey.export({ type: 'pkcs8', format: 'pem' }));
  house = await House.open(undefined, { env: { DKIM_DOMAIN: 'table.example.org', DKIM_SELECTOR: 'seed', DKIM_KEY_FILE: file, MAIL_FROM: 'seed@table.example.org' } });
}, 60_000);
afterAll(() => house.close());

const relaxed = (line: string) => {
  const at = line.indexOf(':');
  return `${line.slice(0, at).trim().toLowerCase()}:${line.slice(at + 1).replace(/\r\n/g, '').replace(/[ \t]+/g, ' ').trim()}`;
};

/** What a receiver does (RFC 6376, relaxed/relaxed): the tags of the signature, if both it and the body's hash fit. */
function verified(raw: string): Map<string, string> | null {
  const end = raw.indexOf('\r\n\r\n');
  const headers = raw.slice(0, end).split(/\r\n(?![ \t])/);
  const signature = headers.find((line) => /^dkim-signature:/i.test(line))!;
  const tags = new Map(signature.slice(signature.indexOf(':') + 1).split(';').map((tag) => [tag.slice(0, tag.indexOf('=')).trim(), tag.slice(tag.indexOf('=') + 1).replace(/\s+/g, '')] as const));
  const body = raw.slice(end + 4).split('\r\n').map((line) => line.replace(/[ \t]+/g, ' ').replace(/ $/, '')).join('\r\n').replace(/(\r\n)*$/, '\r\n');
  if (createHash('sha256').update(body, 'latin1').digest('base64') !== tags.get('bh')) return null;
  const left = headers.toReversed();
  const signed = tags.get('h')!.split(':').flatMap((name) => {
    const at = left.findIndex((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`));
    return at < 0 ? [] : [relaxed(left.splice(at, 1)[0]!)];
  });
  const text = [...signed, relaxed(signature).replace(/(\bb=)[^;]*$/, '$1')].join('\r\n');
  return createVerify('RSA-SHA256').update(text, 'latin1').verify(publicKey, tags.get('b')!, 'base64') ? tags : null;
}

describe('A letter on the wire', () => {
  it('is signed, with both unsubscribe headers under the signature, and the same Message-ID at every attempt', async () => {
    const ana = await house.make.member('Ana Ñandú');
    await house.db.query(`insert into consent (member_id, kind, source, given_on) values ($1, 'EXPRESS', 'x', '2020-01-01')`, [ana.id]);
    const id = await house.get(CampaignService).plan(SYSTEM, { letter: announcementEmail, title: 'x', onceKey: 'x' }, [{ to: ana.id, props: { subject: 'Où est-ce ?', body: 'Nak’azdli\n\n.\n\n..dots', senderName: 'Bo' } }]);
    await house.run(sendDue, {});
    const [letter] = house.mailbox.messages();
    const [row] = await house.db.query<{ id: string }>('select id from outbox where campaign_id = $1', [id]);
    expect(letter!.headers['message-id']).toBe(`<${row!.id}@table.example.org>`);
    const tags = verified(letter!.raw.toString('latin1'));
    expect(tags).not.toBeNull();
    expect([tags!.get('d'), tags!.get('s')]).toEqual(['table.example.org', 'seed']);
    expect(tags!.get('h')!.toLowerCase().split(':')).toEqual(expect.arrayContaining(['from', 'to', 'subject', 'date', 'message-id', 'list-unsubscribe', 'list-unsubscribe-post']));
    expect(letter!.subject).toBe('Où est-ce ?');
    expect(letter!.text).toContain('..dots');
    expect(verified(letter!.raw.toString('latin1').replace('One-Click', 'Two-Click'))).toBeNull();
  });
});
