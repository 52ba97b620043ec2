import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { derivedKey, Operations, signLink } from '#platform';
import { Visitor } from '../client.js';
import type { House } from '../house.js';
import type { Ground } from './ground.js';
import { INSIDES, ODD_IDS, ODD_TEXT, type Outcome } from './odd.js';

const some = <T>(...values: T[]) => fc.constantFrom(...values);

/** What our forms hold, so that odd values reach what is behind them. */
const FIELDS = ['email', 'code', 'next', 'answer', 'do', 'List-Unsubscribe', 'part', 'ballot', 'q_a', 'digest', 'hour', 'zone', 'lang', '__proto__', 'constructor', ''];
const CHOSEN = ['accept', 'decline', 'stop', 'save', 'answer', 'One-Click', 'first', 'rest', 'all', 'robin@example.org', '123456', 'K4MP7Q', 'YES', 'WEEKLY', '/'];
const TYPES = ['application/x-www-form-urlencoded', 'application/json', 'text/csv', 'message/rfc822', 'multipart/form-data; boundary=x', 'text/plain', 'application/xml', 'nonsense', 'application/x-www-form-urlencoded; charset=utf-16', ''];
/** With which a house signs events of Mailgun here. */
export const MAILGUN_KEY = 'a key of mailgun';
const MEGABYTE = 'x'.repeat(1_000_000);
const REPORT = 'Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; x\r\n\r\n';

const text = fc.oneof({ weight: 2, arbitrary: some(...CHOSEN) }, some(...ODD_TEXT), fc.string({ unit: 'binary', maxLength: 60 }));
const odd = fc.array(fc.tuple(some(...FIELDS), text), { maxLength: 3 });
/** What the buttons of our pages send, some of it changed or added to. */
const form = fc.record({ answer: some('accept', 'decline'), do: some('save', 'stop', 'answer', 'decline'), email: some('ana@example.org', 'nobody@example.org'), code: some('123456', 'K4MP7Q'), q_a: some('YES', 'NO'), digest: some('WEEKLY', 'OFF'), hour: some('9'), weekday: some('1'), zone: some('America/Vancouver') }).chain((plain) =>
  odd.map((pairs): [string, string][] => [...Object.entries(plain).filter(([name]) => !pairs.some(([other]) => other === name)), ...pairs]),
);

/** An event of Mailgun that is signed, with odd things in it. */
const event = fc.record({ event: some('failed', 'complained', 'delivered'), severity: some('permanent', 'temporary'), reason: text, recipient: text, timestamp: fc.double(), 'delivery-status': fc.record({ code: fc.integer(), message: text }) }).map((said) => {
  const [timestamp, token] = [String(Date.parse('2026-06-01T18:00:00Z') / 1000), JSON.stringify(said).slice(0, 80)];
  return { type: 'application/json', bytes: Buffer.from(JSON.stringify({ signature: { timestamp, token, signature: createHmac('sha256', MAILGUN_KEY).update(timestamp + token).digest('hex') }, 'event-data': said })) };
});

/** A body and what it says it is: mostly as our pages and programs send it, else anything. */
const body = fc.oneof(
  { weight: 10, arbitrary: form.map((pairs) => ({ type: TYPES[0]!, bytes: Buffer.from(new URLSearchParams(pairs.map(([name, value]): [string, string] => [name, value.toWellFormed()])).toString()) })) },
  { weight: 2, arbitrary: fc.array(fc.array(text, { maxLength: 12 }), { maxLength: 20 }).map((rows) => ({ type: 'text/csv', bytes: Buffer.from(`Name,Email,Phone\r\n${rows.map((cells) => cells.join(',')).join('\r\n')}`) })) },
  { weight: 2, arbitrary: fc.jsonValue().map((value) => ({ type: 'application/json', bytes: Buffer.from(JSON.stringify(value)) })) },
  { weight: 2, arbitrary: fc.array(text, { maxLength: 12 }).map((lines) => ({ type: 'message/rfc822', bytes: Buffer.from(REPORT + lines.map((line) => `Final-Recipient: rfc822; ${line}\r\nAction: failed\r\nStatus: 5.1.1`).join('\r\n\r\n')) })) },
  { weight: 2, arbitrary: event },
  { weight: 2, arbitrary: fc.record({ type: some(...TYPES), bytes: fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)) }) },
  fc.record({ type: some(...TYPES), bytes: some(Buffer.from(`email=${MEGABYTE}`), Buffer.from(MEGABYTE), Buffer.from(`{"a":"${MEGABYTE}"}`), Buffer.from('a=1&'.repeat(250_000)), Buffer.alloc(0), Buffer.from('%=%zz&%00=%ff&a[b]=c&a=1&a=2')) }),
);

/** Every address that takes a POST: forms, files, reports. */
export class Doors {
  constructor(
    private readonly house: House,
    private readonly ground: Ground,
  ) {}

  list(): string[] {
    return this.house.get(Operations).list().flatMap(({ kind, name }) => (kind === 'HTTP' && name.startsWith('POST ') ? [name] : []));
  }

  /** Sends a door so many bodies, behind links that are ours and links that are not. It may refuse, in words; it may not break. */
  async knock(door: string, count: number, seed: number): Promise<Outcome> {
    const outcome: Outcome = { count: {}, faults: [] };
    const inputs = fc.record({ body, ours: some(true, true, true, false), odd: some(...ODD_IDS, '%00', 'a%2Fb'), pick: fc.nat(), signed: fc.boolean(), accept: some('text/html', 'application/json') });
    for (const input of fc.sample(inputs, { numRuns: count, seed })) {
      const path = this.pathOf(door, input);
      // nobody's cookies at a door for everybody: to sign out or to leave would end the rest of the run
      const visitor = /^POST \/(imports|exports|print)/.test(door) ? this.ground.admin : new Visitor(this.house);
      const headers: Record<string, string> = { accept: input.accept, 'content-type': input.body.type };
      if (input.signed) headers['x-signature'] = createHmac('sha256', derivedKey(this.house.config.secretKey, 'bounces')).update(input.body.bytes).digest('hex');
      const response = await visitor.fetch(path, { method: 'POST', body: input.body.bytes as unknown as string, headers });
      const said = await response.text();
      outcome.count[response.status] = (outcome.count[response.status] ?? 0) + 1;
      if (response.status >= 500 || INSIDES.test(said) || (response.status >= 400 && !said.trim()))
        outcome.faults.push(`${response.status} ${path} ${input.body.type} ${input.body.bytes.subarray(0, 200).toString()} → ${said.slice(0, 300)}`);
    }
    return outcome;
  }

  private pathOf(door: string, { ours, odd, pick }: { ours: boolean; odd: string; pick: number }): string {
    const [table, purpose] = Object.entries({ '/o/': ['offer', 'offer'], '/u/': ['member', 'unsubscribe'], '/e/': ['invitation', 'evaluation'], '/evaluations/': ['evaluation', ''], '/print/': ['postcard_run', ''] }).find(([part]) => door.includes(part))?.[1] ?? [];
    const ids = this.ground.pool[table ?? ''] ?? [];
    const id = ids[pick % ids.length];
    return door.replace('POST ', '').replace(/:(\w+)/g, (_all, name: string) => {
      if (!ours || !id) return encodeURIComponent(odd.toWellFormed()) || 'x';
      return name === 'signature' ? signLink(this.house.config.secretKey, purpose!, id) : id;
    });
  }
}
