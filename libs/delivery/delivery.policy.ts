import { EMAIL, OutboxState } from '#platform';

/** After so many refusals for now, which are two days, a letter waits for a person. */
export const MOST_TRIES = 57;
/** After so many refusals for good it waits for a person: what it says is kept, since the server may be set up wrongly rather than the letter. */
export const MOST_REFUSALS = 3;
/** When whoever worked on a letter stopped so many times, it waits for a person: it may be what ends them. */
export const MOST_STRANDINGS = 25;
/** A letter that is sent again when in doubt is so at most so often; then a person decides. */
export const MOST_DOUBTS = 3;
/** Past so many bytes a letter is not sent: mail programs cut it off, and it stands in others' way. */
export const MOST_BYTES = 100_000;
/** The same of its html alone. */
export const MOST_HTML = 30_000;

/** Seconds until the next try after a refusal: 10 s, 20 s, 40 s … at most an hour. */
export const retryAfter = (tries: number): number => Math.min(3600, 10 * 2 ** Math.max(0, tries - 1));

/** Seconds until a letter is looked at again after trouble with the server itself: it costs no try, and the server may be back at once. */
export const lookAgainAfter = (attempts: number): number => Math.min(60, 5 * 2 ** Math.max(0, attempts - 1));

/** Why a letter may not go, as the ledger's statements say it. */
export type Why =
  | 'GONE' | 'CLOSED' | 'NO_EMAIL' | 'NO_BY_EMAIL' | 'AWAY' | 'ODD_EMAIL'
  | 'HARD_BOUNCE' | 'SOFT_BOUNCES' | 'COMPLAINT' | 'BY_HAND' | 'STOPPED' | 'NO_ANNOUNCEMENTS' | 'DIGEST_OFF' | 'NO_CONSENT' | 'ANSWERED'
  | 'STALE' | 'CAMPAIGN' | 'MOVED' | 'LOST';

type Ruling = [state: OutboxState, reason: (name: string) => string];
const { HELD, SKIPPED, STALE, PENDING } = OutboxState;

const RULINGS: Record<Why, Ruling> = {
  GONE: [HELD, () => 'The member is no longer there.'],
  CLOSED: [HELD, (name) => `${name}'s account is closed.`],
  NO_EMAIL: [HELD, (name) => `${name} has no email address.`],
  ODD_EMAIL: [HELD, (name) => `The email address of ${name} cannot be written to.`],
  NO_BY_EMAIL: [HELD, (name) => `${name} asked not to be reached by email.`],
  AWAY: [HELD, (name) => `${name} wants no letters for now.`],
  HARD_BOUNCE: [SKIPPED, (name) => `The email address of ${name} does not exist, says its mail server.`],
  SOFT_BOUNCES: [SKIPPED, (name) => `The mailbox of ${name} took nothing again and again.`],
  COMPLAINT: [SKIPPED, (name) => `${name} reported a letter as unwanted.`],
  BY_HAND: [SKIPPED, (name) => `An admin put the address of ${name} on the list of those not to write to.`],
  STOPPED: [SKIPPED, (name) => `${name} stopped all letters.`],
  NO_ANNOUNCEMENTS: [SKIPPED, (name) => `${name} wants no announcements.`],
  DIGEST_OFF: [SKIPPED, (name) => `${name} wants no digest.`],
  NO_CONSENT: [SKIPPED, (name) => `No consent of ${name} holds.`],
  ANSWERED: [SKIPPED, () => 'It was no longer wanted: answered, or over.'],
  STALE: [STALE, () => 'Its time passed before it could be sent.'],
  CAMPAIGN: [PENDING, () => 'Its campaign was stopped for now.'],
  MOVED: [PENDING, (name) => `${name} has a new email address.`],
  LOST: [PENDING, () => 'It waits for its turn again.'],
};

/** What becomes of a letter that may not go, and why in a sentence for an admin. */
export function rule(why: Why, name: string | null): { state: OutboxState; reason: string } {
  const [state, reason] = RULINGS[why];
  return { state, reason: reason(name ?? 'the member') };
}

/** Whether an address can be handed to a mail server: one strict grammar, so that nothing breaks out of envelope or header. */
export const writable = (email: string): boolean => email.length <= 254 && EMAIL.test(email);

/** What a refusal says of the mailbox it was for: that it does not exist, that it takes nothing, or nothing at all, and then the server itself may be why. */
export type Mailbox = 'DEAD' | 'FULL' | null;

/** How an attempt to hand over a letter ended. */
export type Outcome =
  | { kind: 'SENT' }
  /** The gate said no, just before the final dot. */
  | { kind: 'REFUSED'; why: Why }
  /** The server itself has trouble: nobody's fault, nothing handed over. */
  | { kind: 'TROUBLE'; said: string }
  /** The server refused this recipient or letter for now. */
  | { kind: 'LATER'; said: string; mailbox: Mailbox }
  /** The server refused it for good. */
  | { kind: 'NEVER'; said: string; mailbox: Mailbox }
  /** Handed over, and nobody heard whether it was taken. */
  | { kind: 'DOUBT'; said: string };

/** What nodemailer tells of a failure. */
export interface Failure {
  message?: string;
  code?: string;
  command?: string;
  response?: string;
  responseCode?: number;
}

/** The enhanced status code in a server's words (RFC 3463): `5.1.1`. */
export const statusIn = (words: string): string | null => /(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.])/.exec(words)?.[1] ?? null;

/** Whether a report says that the address does not exist, rather than that this letter was not liked (RFC 3463, sections 3.2 and 3.3). */
export function addressIsDead(code: number | undefined, status: string | null): boolean {
  return status ? statusIsDead(status) : code === 550 || code === 551 || code === 553;
}

const statusIsDead = (status: string): boolean => /^5\.1\.(1|2|3|6|10)$|^5\.2\.1$/.test(status);

/**
 * What a refusal to our face says of the mailbox. Here only a status counts: a mail server that knows us no longer answers
 * "550 Relaying denied" to every address there is, and must not cost us all of them.
 */
function mailboxIn(command: string, code: number, status: string | null): Mailbox {
  if (command !== 'RCPT TO') return null;
  if (status && statusIsDead(status)) return 'DEAD';
  return (status ? /^[45]\.2\.[124]$/.test(status) : code === 552) ? 'FULL' : null;
}

/**
 * What a failure means. `dot` tells whether the gate had opened: after it the final dot may be out, and only the server's
 * own words tell whether it took the letter. A 4xx without a status about the recipient, an answer at greeting, sign-in or
 * MAIL FROM, and silence before the dot are the server's own trouble (promise L4): they cost nobody a try.
 */
export function outcomeOf(failure: Failure, dot: boolean): Outcome {
  const words = [failure.response, failure.message, failure.code].find(Boolean) ?? 'it did not say why';
  const said = words.slice(0, 300);
  const code = failure.responseCode;
  const about = failure.command ?? '';
  if (code === undefined) return dot ? { kind: 'DOUBT', said } : { kind: 'TROUBLE', said };
  const theirs = about === 'RCPT TO' || about === 'DATA';
  if (code === 421 || !theirs) return { kind: 'TROUBLE', said };
  const status = statusIn(failure.response ?? '');
  const mailbox = mailboxIn(about, code, status);
  if (code >= 500) return { kind: 'NEVER', said, mailbox };
  if (status?.startsWith('4.3.') || ((code === 451 || code === 454) && !status)) return { kind: 'TROUBLE', said };
  return { kind: 'LATER', said, mailbox };
}

/** What the ledger writes down about one attempt. */
export interface Settlement {
  id: string;
  attempt: number;
  state: OutboxState;
  reason: string | null;
  /** Seconds from now until it is due again; null leaves it. */
  dueIn: number | null;
  tries: number;
  doubts: number;
}

/** From how an attempt ended to what becomes of the letter. */
export function settle(letter: { id: string; attempts: number; tries: number; doubts: number; name: string | null }, hold: boolean, outcome: Outcome): Settlement {
  const base = { id: letter.id, attempt: letter.attempts, reason: null, dueIn: null, tries: 0, doubts: 0 };
  switch (outcome.kind) {
    case 'SENT':
      return { ...base, state: OutboxState.SENT };
    case 'REFUSED':
      // a gate that cannot answer in time is not asked again at once
      return { ...base, ...rule(outcome.why, letter.name), dueIn: outcome.why === 'LOST' ? lookAgainAfter(letter.attempts) : null };
    case 'TROUBLE':
      return { ...base, state: PENDING, reason: `The mail server has trouble: ${outcome.said}`, dueIn: lookAgainAfter(letter.attempts) };
    case 'LATER':
    case 'NEVER': {
      const never = outcome.kind === 'NEVER';
      if (never && outcome.mailbox) return { ...base, state: OutboxState.FAILED, reason: `The mail server refused it: ${outcome.said}`, tries: 1 };
      const tries = letter.tries + 1;
      if (tries >= (never ? MOST_REFUSALS : MOST_TRIES)) return { ...base, state: HELD, reason: `${never ? 'The mail server refused it' : 'The mail server did not take it for two days'}: ${outcome.said}`, tries: 1 };
      return { ...base, state: PENDING, reason: outcome.said, dueIn: retryAfter(tries), tries: 1 };
    }
    case 'DOUBT': {
      const reason = `Handed over, but nobody heard whether it was taken: ${outcome.said}`;
      if (hold || letter.doubts + 1 >= MOST_DOUBTS) return { ...base, state: OutboxState.DOUBTFUL, reason, doubts: 1 };
      return { ...base, state: PENDING, reason, dueIn: retryAfter(letter.doubts + 1), doubts: 1 };
    }
  }
}
