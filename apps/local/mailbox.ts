import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { randomUUID } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** A letter as it arrived. */
export interface Message {
  id: string;
  at: Date;
  /** The addresses it was handed over for: the envelope's, not the header's. */
  to: string[];
  /** The envelope's sender; empty for a bounce. */
  from: string;
  subject: string;
  text: string;
  html: string;
  /** By lower-case name. A header that stands more than once has its values on lines of their own. */
  headers: Record<string, string>;
  /** Every byte, for signatures and attachments. */
  raw: Buffer;
}

/** A mail server that delivers nowhere: what is sent to it is kept in memory, to be looked at. */
export interface Mailbox {
  /** What to set SMTP_URL to. */
  url: string;
  /** The newest first. */
  messages(): Message[];
  /** The newest letter for which `predicate` holds, there already or arriving within `ms` milliseconds; rejects after that. */
  waitFor(predicate: (message: Message) => boolean, ms: number): Promise<Message>;
  clear(): void;
  stop(): Promise<void>;
}

const KEPT = 500;
const MAX_BYTES = 25 * 1024 * 1024;

/** Starts a mailbox for development and tests on 127.0.0.1 and a free port. It takes every letter; it asks for no password. */
export async function startMailbox(): Promise<Mailbox> {
  const kept: Message[] = [];
  const waiting = new Set<(message: Message) => void>();

  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    authOptional: true,
    disableReverseLookup: true,
    size: MAX_BYTES,
    closeTimeout: 100, // a sender's idle connections must not hold up our stop
    onData(stream, session, done) {
      const { mailFrom, rcptTo } = session.envelope;
      const envelope = { from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address) };
      buffer(stream)
        .then((raw) => read(raw, envelope))
        .then((message) => {
          kept.unshift(message);
          kept.splice(KEPT);
          for (const hear of waiting) hear(message);
          done();
        })
        .catch(done);
    },
  });
  server.on('error', () => undefined); // a sender that hangs up in the middle
  const listener = server.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address() as AddressInfo;

  return {
    url: `smtp://127.0.0.1:${port}`,
    messages: () => [...kept],
    waitFor(predicate, ms) {
      const there = kept.find(predicate);
      if (there) return Promise.resolve(there);
      return new Promise((resolve, reject) => {
        const settle = () => {
          clearTimeout(timer);
          waiting.delete(hear);
        };
        const hear = (message: Message) => {
          if (!predicate(message)) return;
          settle();
          resolve(message);
        };
        const timer = setTimeout(() => {
          settle();
          const subjects = kept.map(({ subject, to }) => `"${subject}" to ${to.join(', ')}`).join('; ') || 'none';
          reject(new Error(`No such letter came in ${ms} ms. There are: ${subjects}.`));
        }, ms);
        waiting.add(hear);
      });
    },
    clear: () => void kept.splice(0),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function read(raw: Buffer, envelope: { from: string; to: string[] }): Promise<Message> {
  const letter = await PostalMime.parse(raw);
  const headers: Record<string, string> = {};
  for (const { key, value } of letter.headers) headers[key] = headers[key] === undefined ? value : `${headers[key]}\n${value}`;
  return { id: randomUUID(), at: new Date(), ...envelope, subject: letter.subject ?? '', text: letter.text ?? '', html: letter.html ?? '', headers, raw };
}
