import { type Band, BANDS, type DigestItem } from '#delivery';
import type { When } from './period.policy.js';

/** What somebody may be told, put in order: what they see, and how many there are beyond. */
export interface Part {
  band: Band;
  items: (DigestItem & { again: boolean })[];
  more: number;
}

/** How often each thing was told to them already. */
export type Told = ReadonlyMap<string, number>;

/** So many of each stand in an email. All that needs them does, within reason: it is why they open it. */
export const BOUNDS: Record<Band, number> = { NEEDS_YOU: 12, DECIDED: 8, NEAR_YOU: 3, REST: 3 };
/** And on two sides of paper. */
export const PAPER_BOUNDS: Record<Band, number> = { NEEDS_YOU: 6, DECIDED: 6, NEAR_YOU: 3, REST: 2 };

export const HEADINGS: Record<Band, string> = { NEEDS_YOU: 'Needs you', DECIDED: 'Decided', NEAR_YOU: 'Near you', REST: 'Also' };

/** What needs them is told once and, while it does, once more as "still waiting"; all else once. */
const MOST_TIMES: Record<Band, number> = { NEEDS_YOU: 2, DECIDED: 1, NEAR_YOU: 1, REST: 1 };

/** What was written down up to two weeks late is told all the same, once. */
export const LATE_MS = 14 * 86_400_000;
/** Nothing older than this is news, however long somebody had no digest. */
const OLDEST_MS = 62 * 86_400_000;

/** The oldest instant of which there is news at another. */
export const oldest = (now: Date): Date => new Date(now.getTime() - OLDEST_MS);

/** From when on something is news to somebody whose last digest reached up to an instant. */
export function newsSince(last: Date | null, first: Date, now: Date): Date {
  const since = last ?? first;
  return new Date(Math.max(since.getTime(), oldest(now).getTime()));
}

/**
 * What goes into somebody's digest: each thing once, whichever tables it came by; nothing they were told already, nothing
 * from before their news begins; what needs them first, within a band the most urgent first; no band longer than its bound.
 */
export function compose(items: DigestItem[], told: Told, since: Date, bounds: Record<Band, number> = BOUNDS): Part[] {
  const since14 = since.getTime() - LATE_MS;
  const byKey = new Map<string, DigestItem>();
  for (const item of items) {
    if (item.band !== 'NEEDS_YOU' && item.at.getTime() < since14) continue;
    if (item.begun && item.begun.getTime() >= since14) continue;
    if ((told.get(item.key) ?? 0) >= MOST_TIMES[item.band]) continue;
    const other = byKey.get(item.key);
    if (!other || inOrder(item, other) < 0) byKey.set(item.key, item);
  }
  const sorted = [...byKey.values()].sort(inOrder).map((item) => ({ ...item, again: told.has(item.key) }));
  return BANDS.flatMap((band) => {
    const all = sorted.filter((item) => item.band === band);
    return all.length ? [{ band, items: all.slice(0, bounds[band]), more: Math.max(0, all.length - bounds[band]) }] : [];
  });
}

function inOrder(a: DigestItem, b: DigestItem): number {
  return BANDS.indexOf(a.band) - BANDS.indexOf(b.band) || b.urgency - a.urgency || b.at.getTime() - a.at.getTime() || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);
}

export const countOf = (parts: Part[], band?: Band): number => parts.reduce((sum, part) => sum + (!band || part.band === band ? part.items.length : 0), 0);

/** Why there is nothing to write; null when it is worth opening. */
export function whyNothing(parts: Part[]): string | null {
  if (countOf(parts, 'NEEDS_YOU') || countOf(parts, 'DECIDED')) return null;
  return countOf(parts) ? 'Nothing needs them and nothing was decided; what else there is can wait.' : 'There is nothing new for them.';
}

const many = (count: number, one: string, more: string) => (count === 1 ? one : `${count} ${more}`);

/** The one line people see in their inbox: what needs them, in words where there is one thing. */
export function subjectOf(parts: Part[]): string {
  const [needs, decided] = [countOf(parts, 'NEEDS_YOU'), countOf(parts, 'DECIDED')];
  const first = parts[0]?.items[0]?.title ?? '';
  if (needs === 1) return short(first);
  if (needs) return `${needs} things need you${decided ? `, and ${many(decided, 'one was', 'were')} decided` : ''}`;
  return decided <= 1 ? short(first) : `${short(first, 80)} And ${many(decided - 1, 'one more thing', 'more things')}`;
}

/** Cut at a word, so that an inbox shows whole ones. */
function short(text: string, most = 105): string {
  return text.length <= most ? text : `${text.slice(0, text.lastIndexOf(' ', most - 2))} …`;
}

/** Why somebody gets no email, in a sentence for an admin; null when they may. */
export interface Reach {
  name: string;
  email: string | null;
  byEmail: boolean;
  byPost: boolean;
  hasAddress: boolean;
  disabled: boolean;
  pausedUntil: string | null;
  digest: When['digest'];
  stopped: boolean;
  consents: boolean;
  /** Letters to their address bounced, or were reported as unwanted. */
  suppressed: boolean;
}

/** What keeps a digest from going to somebody by any way. */
export function whyNone(reach: Reach, today: string): string | null {
  const { name } = reach;
  if (reach.disabled) return `${name}'s account is closed.`;
  if (reach.stopped) return `${name} stopped all letters.`;
  if (reach.digest === 'OFF') return `${name} wants no digest.`;
  if (reach.pausedUntil && reach.pausedUntil > today) return `${name} wants no letters until ${reach.pausedUntil}.`;
  return null;
}

/** What keeps it from going by email. */
export function whyNoEmail(reach: Reach, today: string): string | null {
  const { name } = reach;
  const none = whyNone(reach, today);
  if (none) return none;
  if (!reach.email || !reach.byEmail) {
    const why = reach.email ? `${name} asked not to be reached by email` : `${name} has no email address`;
    return reach.byPost && reach.hasAddress ? `${why}: their digest is printed as a monthly letter.` : `${why}, and no postal address to print for. Phone them.`;
  }
  if (reach.suppressed) return `Letters to the address of ${name} are stopped: it bounced, or they reported one.`;
  return reach.consents ? null : `We have not noted that ${name} agreed to letters, or it ran out.`;
}

/** A personal link as anybody may see it: without the signature that lets its holder answer. */
export const unsigned = (url: string): string => url.replace(/\/[\w-]{22}(?=$|[?#])/, '/shown-in-a-preview');
