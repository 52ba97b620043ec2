import { addressFaults, type PostalAddress } from '#people';

/** What decides whether post may go to somebody. */
export interface Addressee {
  name: string;
  postalAddress: PostalAddress | null;
  byPost: boolean;
  pausedUntil: string | null;
  left: boolean;
  erased: boolean;
  merged: boolean;
  /** They stopped all letters. */
  stopped: boolean;
  /** Addresses of theirs from which cards came back. */
  cameBack: string[][];
}

/** Why no card can be posted to somebody, as a sentence that says what to do; null where one can. */
export function whyNoPost(to: Addressee, today: string): string | null {
  if (to.erased) return 'They asked to be erased, so nothing is kept of where they live.';
  if (to.merged) return 'This entry was made one with another of the same person.';
  if (to.left) return 'They have left the network.';
  if (to.stopped) return 'They stopped all letters.';
  if (to.pausedUntil && to.pausedUntil > today) return `They want no letters until ${to.pausedUntil}.`;
  if (!to.postalAddress) return 'There is no postal address. Please ask them for it.';
  if (!to.byPost) return 'They are not to be reached by post. Tick "by post" on their page if they agreed to it.';
  const [fault] = Object.values(addressFaults(to.postalAddress));
  if (fault) return `Their address is not whole. ${fault}`;
  const lines = to.postalAddress.lines.join('\n');
  if (to.cameBack.some((returned) => returned.join('\n') === lines)) return 'A card came back from this address. Please ask them for a new one.';
  return null;
}
