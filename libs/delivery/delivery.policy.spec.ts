import { OutboxState } from '#platform';
import { describe, expect, it } from '@jest/globals';
import { addressIsDead, lookAgainAfter, MOST_REFUSALS, MOST_TRIES, outcomeOf, retryAfter, settle, statusIn, writable } from './delivery.policy.js';

const letter = { id: 'x', attempts: 1, tries: 0, doubts: 0, name: 'Ana' };

describe('What a failure means', () => {
  it('before the final dot: silence, greeting, sign-in and MAIL FROM are trouble of the server and cost nothing', () => {
    for (const failure of [{ code: 'ECONNECTION' }, { code: 'EDNS' }, { responseCode: 421, command: 'CONN' }, { responseCode: 421, command: 'RCPT TO' }, { responseCode: 535, command: 'AUTH LOGIN' }, { responseCode: 554, command: 'MAIL FROM' }, { responseCode: 451, command: 'RCPT TO', response: '451 local error' }, { responseCode: 452, command: 'DATA', response: '452 4.3.1 full' }])
      expect([failure, outcomeOf(failure, false).kind]).toEqual([failure, 'TROUBLE']);
    expect(settle(letter, true, { kind: 'TROUBLE', said: 'x' })).toMatchObject({ state: 'PENDING', tries: 0, doubts: 0, dueIn: 5 });
  });

  it('for now is tried again for two days, then kept for a person', () => {
    const greylisted = outcomeOf({ responseCode: 450, command: 'RCPT TO', response: '450 4.2.0 greylisted' }, false);
    expect(settle(letter, false, greylisted)).toMatchObject({ state: 'PENDING', tries: 1, dueIn: 10 });
    expect(settle({ ...letter, tries: MOST_TRIES - 1 }, false, greylisted)).toMatchObject({ state: 'HELD', reason: 'The mail server did not take it for two days: 450 4.2.0 greylisted' });
    const seconds = Array.from({ length: MOST_TRIES - 1 }, (_, index) => retryAfter(index + 1)).reduce((sum, wait) => sum + wait, 0);
    expect(Math.round(seconds / 3600)).toBe(48);
  });

  it('for good is said of an address only by a status; anything else may be the server, and is kept for a person', () => {
    const at = (command: string, response: string) => outcomeOf({ responseCode: Number(response.slice(0, 3)), command, response }, command === 'DATA');
    for (const dead of ['550 5.1.1 no such user', '550 5.2.1 disabled']) expect(at('RCPT TO', dead)).toMatchObject({ kind: 'NEVER', mailbox: 'DEAD' });
    for (const full of ['552 5.2.2 full', '552 Mailbox full']) expect(at('RCPT TO', full)).toMatchObject({ kind: 'NEVER', mailbox: 'FULL' });
    expect(settle(letter, false, at('RCPT TO', '550 5.1.1 no'))).toMatchObject({ state: 'FAILED' });
    for (const ours of ['550 Relaying denied', '550 authentication required', '550 no such user', '550 5.7.1 policy', '554 5.1.8 bad sender']) {
      const refused = at('RCPT TO', ours);
      expect([ours, refused]).toEqual([ours, { kind: 'NEVER', said: ours, mailbox: null }]);
      expect(settle(letter, false, refused)).toMatchObject({ state: 'PENDING', tries: 1 });
      expect(settle({ ...letter, tries: MOST_REFUSALS - 1 }, false, refused)).toMatchObject({ state: 'HELD' });
    }
    expect(at('DATA', '554 spam')).toMatchObject({ kind: 'NEVER', mailbox: null });
  });

  it('after the final dot with no word it is doubt: held for a person, or sent again a few times', () => {
    const doubt = outcomeOf({ code: 'ECONNECTION', message: 'closed' }, true);
    expect(doubt.kind).toBe('DOUBT');
    expect(settle(letter, true, doubt)).toMatchObject({ state: 'DOUBTFUL' });
    expect(settle(letter, false, doubt)).toMatchObject({ state: 'PENDING', doubts: 1 });
    expect(settle({ ...letter, doubts: 2 }, false, doubt)).toMatchObject({ state: 'DOUBTFUL' });
    expect(settle(letter, true, outcomeOf({ responseCode: 421, command: 'CONN' }, true))).toMatchObject({ state: 'PENDING', doubts: 0 });
  });

  it('at the gate it is what the gate said', () => {
    expect(settle(letter, true, { kind: 'REFUSED', why: 'ANSWERED' })).toMatchObject({ state: OutboxState.SKIPPED });
    expect(settle(letter, true, { kind: 'REFUSED', why: 'LOST' })).toMatchObject({ state: OutboxState.PENDING, tries: 0 });
    expect(settle(letter, true, { kind: 'REFUSED', why: 'CLOSED' })).toMatchObject({ state: OutboxState.HELD, reason: "Ana's account is closed." });
  });
});

describe('Codes and times', () => {
  it('are read from a server as RFC 3463 writes them', () => {
    expect([statusIn('550 5.1.1 no'), statusIn('550-5.7.26 x'), statusIn('10.0.5.1.1'), statusIn('no')]).toEqual(['5.1.1', '5.7.26', null, null]);
    expect([addressIsDead(550, null), addressIsDead(550, '5.7.1'), addressIsDead(554, '5.1.1'), addressIsDead(552, null), addressIsDead(undefined, '5.2.2')]).toEqual([true, false, true, false, false]);
  });

  it('grow, and end', () => {
    expect([1, 2, 3, 20].map(retryAfter)).toEqual([10, 20, 40, 3600]);
    expect([1, 2, 9].map(lookAgainAfter)).toEqual([5, 10, 60]);
  });

  it('an address is written to only when nothing in it could break out of an envelope', () => {
    expect(['ana@example.org', 'a.b+c@x.example.org'].map(writable)).toEqual([true, true]);
    expect(['ana@example', 'a b@example.org', 'ana@example.org\r\nRCPT TO:<x@y.org>', '<ana@example.org>', `${'a'.repeat(65)}@example.org`, 'ana@exa_mple.org', 'ána@example.org', 'a@b.org,c@d.org'].map(writable)).toEqual(Array.from({ length: 8 }, () => false));
  });
});
