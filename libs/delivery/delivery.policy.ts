import type { Letter } from '#platform';

/** After so many tries a letter is given up, with its reason, and an admin is told. */
export const MOST_ATTEMPTS = 8;

/** Seconds until the next try: 10 s, 20 s, 40 s … at most an hour. */
export const retryAfter = (attempts: number): number => Math.min(3600, 10 * 2 ** (attempts - 1));

interface Recipient {
  name: string;
  email: string | null;
  byEmail: boolean;
  disabled: boolean;
  pausedUntil: string | null;
}

/** Why a letter may not go to somebody on a day (`2026-11-23`), in a sentence for an admin; null when it may. */
export function whyHeld(letter: Pick<Letter, 'askedFor'>, recipient: Recipient | null, today: string): string | null {
  if (!recipient) return 'The member is no longer there.';
  if (recipient.disabled) return `${recipient.name}'s account is closed.`;
  if (!recipient.email) return `${recipient.name} has no email address.`;
  if (!recipient.byEmail && !letter.askedFor) return `${recipient.name} asked not to be reached by email.`;
  if (recipient.pausedUntil && recipient.pausedUntil > today && !letter.askedFor) return `${recipient.name} wants no letters until ${recipient.pausedUntil}.`;
  return null;
}
