/** A text without case, accents and apostrophes, as `search_key` has it in the database. */
export const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}|['’ʼʻ‘`]/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();

/** Words that tell no two regions, sectors or roles apart. */
const IDLE = new Set(['a', 'an', 'and', 'bc', 'british', 'columbia', 'city', 'district', 'for', 'i', 'in', 'm', 'am', 'municipality', 'of', 'or', 'our', 'region', 'the', 'town', 'village']);

const stem = (word: string) => (word.length > 4 && word.endsWith('ies') ? `${word.slice(0, -3)}y` : word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word);

/** What is left of a text when its examples in brackets, idle words, endings and spaces go: `Northern Interior BC` as `northerninterior`. */
export function canonical(text: string): string {
  const words = (fold(text).replace(/\([^)]*\)?/g, ' ').match(/[\p{L}\p{N}]+/gu) ?? []).map(String);
  const telling = words.join(' ').replace(/\bb c\b/g, 'bc').split(' ').filter((word) => !IDLE.has(word));
  return (telling.length ? telling : words).map(stem).join('');
}

export interface Word<Id extends string = string> {
  id: Id;
  label: string;
  /** Other ways to say it. */
  also?: readonly string[];
}

/** Words to choose from, made ready for looking up. */
export interface Words<Id extends string = string> {
  all: readonly Word<Id>[];
  exact: ReadonlyMap<string, Id | null>;
}

export function wordsOf<Id extends string>(all: readonly Word<Id>[]): Words<Id> {
  const exact = new Map<string, Id | null>();
  for (const { id, label, also = [] } of all)
    for (const key of new Set([label, ...also].map(canonical))) if (key) exact.set(key, exact.has(key) && exact.get(key) !== id ? null : id);
  return { all, exact };
}

const initials = (label: string) => fold(label).replace(/\([^)]*\)/g, '').replace(/\b(north|south)(west|east)/g, '$1 $2').split(/[^a-z]+/).filter((word) => word && word !== 'bc' && word !== 'of').map((word) => word[0]).join('');

/** The id of the word a text means: itself, its beginning, or its initials; null when none or more than one could be meant. */
export function findWord<Id extends string>({ all, exact }: Words<Id>, text: string): Id | null {
  const key = canonical(text);
  if (!key) return null;
  const same = exact.get(key);
  if (same !== undefined) return same;
  const begins = key.length >= 4 ? [...exact].filter(([other]) => other.startsWith(key)).map(([, id]) => id) : [];
  const short = key.length <= 3 ? all.filter(({ label }) => initials(label) === fold(text).replace(/[^a-z]/g, '').replace(/bc$/, '')).map(({ id }) => id) : [];
  const meant = new Set([...begins, ...short]);
  return meant.size === 1 ? [...meant][0]! : null;
}

const pairs = (key: string) => new Set(Array.from({ length: Math.max(0, key.length - 1) }, (_, at) => key.slice(at, at + 2)));

/** The words by how much they look like a text, then as they stand. */
export function nearestFirst(words: readonly Word[], text: string): Word[] {
  const wanted = pairs(canonical(text));
  const likeness = (word: Word) => {
    const theirs = pairs(canonical(word.label));
    const common = [...theirs].filter((pair) => wanted.has(pair)).length;
    return common ? (2 * common) / (wanted.size + theirs.size) : 0;
  };
  const scored = words.map((word, at) => ({ word, at, score: likeness(word) }));
  return scored.toSorted((a, b) => (b.score >= 0.4 ? b.score : 0) - (a.score >= 0.4 ? a.score : 0) || a.at - b.at).map(({ word }) => word);
}
