import type { Bind } from '#platform';

/** More words than this say nothing more about a name. */
const MOST_WORDS = 8;

/** From how many letters on a word is in few names. */
const LONG = 4;

/**
 * SQL that is true where the name of a member or an organisation has every word somebody typed: in any order, as a part of it
 * or nearly so. Case, accents and apostrophes do not count (`search_key`), so that "nakazdli" finds Nak'azdli; trigrams forgive
 * a slip, so that "vanderhof" finds Vanderhoof. The index over trigrams of `search_key(name)` serves both halves.
 */
export function nameHas(table: 'member' | 'organisation', row: string, search: string, bind: Bind): string {
  const words = search.split(/\s+/).filter(Boolean).slice(0, MOST_WORDS);
  const has = (name: string) => words.map((word) => `(${name} like '%' || search_key(${bind(word.replace(/[\\%_]/g, '\\$&'))}) || '%' or search_key(${bind(word)}) <% ${name})`).join(' and ') || 'true';
  // Few names have a long word: found through trigrams first, or the planner walks all names in their order until a page is full.
  if (words.some((word) => word.length >= LONG)) return `${row}.id = any(array(select named.id from ${table} named where ${has('search_key(named.name)')}))`;
  return has(`search_key(${row}.name)`);
}
