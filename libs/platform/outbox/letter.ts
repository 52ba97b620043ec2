import type { Child } from 'hono/jsx';

/** What every letter may use besides its own props. */
export interface LetterFrame {
  publicUrl: string;
  networkName: string;
  memberName: string;
  /** Where a bulk letter is stopped: a page with a button, and the address of one-click unsubscribing (RFC 8058). */
  unsubscribeUrl?: string;
}

/** One kind of letter to one person: its template for one channel, as one file. */
export interface Letter<P extends object = object> {
  /** `seat-offer.email`: its name in the outbox. */
  key: string;
  channel: 'email' | 'paper';
  /**
   * When it was handed over and nobody heard whether it arrived: RESEND sends it again (a code, a personal link: twice is
   * better than never), HOLD keeps it for a person (a digest, a reminder: never twice). RESEND unless said otherwise.
   */
  whenInDoubt?: 'RESEND' | 'HOLD';
  /** A letter somebody asked for (a sign-in code) goes out even to those who want no email. */
  askedFor?: boolean;
  /** Written to many: it needs consent, honours preferences and can be unsubscribed from with one click. */
  bulk?: 'digest' | 'announcement' | 'reminder';
  /** Whom it goes to tells who has not answered: its letters are counted, and listed by name to nobody. */
  discreet?: boolean;
  /** Its language, as a BCP 47 tag; the props may carry their own `lang`. English unless said otherwise. */
  lang?: string;
  subject: (props: P, frame: LetterFrame) => string;
  Body: (props: P & { frame: LetterFrame }) => Child;
  /** The same in plain text, written by hand: an automatic one reads like a receipt. */
  text: (props: P, frame: LetterFrame) => string;
  /** For previews and tests. */
  sample: P;
}

const letters = new Map<string, Letter>();
const wanted = new Map<string, (row: string) => string>();

/** Names a letter, so that the worker finds it again when its turn comes. */
export function defineLetter<P extends object>(letter: Letter<P>): Letter<P> {
  if (letters.has(letter.key)) throw new Error(`Two letters are called ${letter.key}.`);
  letters.set(letter.key, letter as unknown as Letter);
  return letter;
}

export const letterCalled = (key: string): Letter | undefined => letters.get(key);
export const allLetters = (): Letter[] => [...letters.values()];

/**
 * A room says whether a letter of its own is still wanted ("not answered yet"): SQL that is true or false for a row of the
 * outbox, `row` being its alias. It is asked at the last moment, in the statement just before a letter is handed over.
 */
export function stillWanted(letterKey: string, sql: (row: string) => string): void {
  wanted.set(letterKey, sql);
}

/** SQL that is true while the letter of a row of the outbox is still wanted. */
export function wantedSql(row: string): string {
  if (!wanted.size) return 'true';
  const cases = [...wanted].map(([key, sql]) => `when '${key.replaceAll("'", "''")}' then (${sql(row)})`);
  return `case ${row}.letter ${cases.join(' ')} else true end`;
}
