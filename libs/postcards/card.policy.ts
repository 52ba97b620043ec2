import { MissingGlyph, Overflow, type Pdf } from '#platform';
import { type Addressee, whyNoPost } from './address.policy.js';
import { type Run, setAddress, setFront, setSender } from './layout.policy.js';

/** What a card's QR leads to, and the code beside it: as it lies sealed. */
export interface CardLink {
  url: string;
  code: string;
}

/** Longer ones need squares too small for an old phone: this is version 10, with squares of half a millimetre. */
const LONGEST_URL = 213;

/** What a fault of setting says; anything else is a fault of ours and goes on. */
export function faultOf(set: () => unknown): string | null {
  try {
    set();
    return null;
  } catch (error) {
    if (error instanceof MissingGlyph || error instanceof Overflow) return error.message;
    throw error;
  }
}

/** Why a card cannot be printed and posted as it is now; null where it can. Never says what its link or code is. */
export function whyNoCard(pdf: Pdf, to: Addressee, { url, code }: CardLink, today: string): string | null {
  const none = whyNoPost(to, today);
  if (none) return none;
  if (Buffer.byteLength(url) > LONGEST_URL) return 'What its QR code leads to is too long to be read by a phone.';
  if (!/^[\x21-\x7e]{1,10}$/.test(code)) return 'Its code is too long to be printed.';
  return faultOf(() => setAddress(pdf, to.name, to.postalAddress!.lines));
}

/** Why no card of a run can be printed; null where they can. */
export function whyNoRun(pdf: Pdf, run: Run, sender: string[]): string | null {
  if (sender.length < 2) return 'The network has no postal address yet. Please write it in the settings: cards that cannot be delivered come back to it.';
  return faultOf(() => setFront(pdf, run)) ?? faultOf(() => setSender(pdf, sender));
}

/** Without look-alikes (0 and O, 1, I and L, 5 and S, 2 and Z, 8 and B). */
const LETTERS = 'ACDEFGHJKMNPQRTUVWXY34679';

/** A mark of eight letters from random bytes, one of 1.5 * 10^11. */
export const refFrom = (bytes: Uint8Array): string => [...bytes.subarray(0, 8)].map((byte) => LETTERS[byte % LETTERS.length]).join('');

/** What somebody typed, or a scanner wrote, as what stands on a card: its mark, its code, or its link. */
export function printedIn(text: string): { mark: string; link: string } {
  const link = text.trim();
  const mark = /\/returned\/([^/?#]+)$/.exec(link)?.[1] ?? link;
  return { mark: codeOf(mark), link };
}

/** A code as it is compared: in capitals, without the gaps people leave. */
export const codeOf = (text: string): string => text.toUpperCase().replace(/[\s-]+/g, '');
