import type { Actor } from '../auth/actor.js';
import type { Bind } from './visible.js';

/** What is only known when a statement is run: who asks, with which variables, narrowed and cut how. */
export interface Asking {
  actor: Actor;
  bind: Bind;
  variables: Record<string, unknown>;
  where: string;
  /** Where it is not the rows' usual order. */
  order: string | undefined;
  limit: number;
}

/** A part of a statement's text: fixed, or said anew at each run. */
export type Piece = string | ((asking: Asking) => string);

/** Joins fixed text and pieces: sql`select ${list} from x`. */
export function sql(texts: TemplateStringsArray, ...holes: (Piece | Piece[])[]): Piece[] {
  return texts.flatMap((text, index) => [text, ...[holes[index] ?? []].flat()]);
}

/** The same pieces with commas between. */
export const listed = (parts: Piece[][]): Piece[] => parts.flatMap((part, index) => (index ? [', ', ...part] : part));

/** Neighbouring texts become one, so that a run has little left to join. */
export function settle(pieces: Piece[]): Piece[] {
  const settled: Piece[] = [];
  for (const piece of pieces) {
    const last = settled.at(-1);
    if (typeof piece === 'string' && typeof last === 'string') settled[settled.length - 1] = last + piece;
    else if (piece !== '') settled.push(piece);
  }
  return settled;
}

/** A statement for one run. */
export interface Statement {
  text: string;
  values: unknown[];
}

/** Texts said before, by the parts of them that vary. The same object each time: so finding its name costs no look at its letters. */
const before = new WeakMap<Piece[], Map<string, string>>();
const MOST_TEXTS = 64;

/** Says a statement: its text, which is the same for the same shape of actor and filter, and its values, after those of others. */
export function say(pieces: Piece[], asking: (bind: Bind) => Omit<Asking, 'bind'>, values: unknown[] = []): Statement {
  // pg would write an instant in the zone of the process, and slowly
  const bind: Bind = (value) => `$${values.push(value instanceof Date ? value.toISOString() : value)}`;
  const now = { ...asking(bind), bind };
  const varying = pieces.map((piece) => (typeof piece === 'string' ? '' : piece(now)));
  const key = varying.join('\0');
  let texts = before.get(pieces);
  if (!texts) before.set(pieces, (texts = new Map()));
  let text = texts.get(key);
  if (text === undefined) {
    text = pieces.map((piece, index) => (typeof piece === 'string' ? piece : varying[index])).join('');
    if (texts.size >= MOST_TEXTS) texts.clear();
    texts.set(key, text);
  }
  return { text, values };
}
