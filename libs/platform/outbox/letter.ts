import type { Child } from 'hono/jsx';

/** What every letter may use besides its own props. */
export interface LetterFrame {
  publicUrl: string;
  networkName: string;
  memberName: string;
}

/** One kind of letter to one person: its template for one channel, as one file. */
export interface Letter<P extends object = object> {
  /** `seat-offer.email`: its name in the outbox. */
  key: string;
  channel: 'email';
  /** A letter somebody asked for (a sign-in code) goes out even to those who want no email. */
  askedFor?: boolean;
  subject: (props: P, frame: LetterFrame) => string;
  Body: (props: P & { frame: LetterFrame }) => Child;
  /** The same in plain text, written by hand: an automatic one reads like a receipt. */
  text: (props: P, frame: LetterFrame) => string;
  /** For previews and tests. */
  sample: P;
}

const letters = new Map<string, Letter>();

/** Names a letter, so that the worker finds it again when its turn comes. */
export function defineLetter<P extends object>(letter: Letter<P>): Letter<P> {
  if (letters.has(letter.key)) throw new Error(`Two letters are called ${letter.key}.`);
  letters.set(letter.key, letter as unknown as Letter);
  return letter;
}

export const letterCalled = (key: string): Letter | undefined => letters.get(key);
export const allLetters = (): Letter[] => [...letters.values()];
