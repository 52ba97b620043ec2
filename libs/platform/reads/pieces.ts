import type { Actor } from '../auth/actor.js';
import { type Bind, isMember } from './visible.js';

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

/** Text that is fixed for members, and otherwise for whoever is none. */
export class ForMembers {
  constructor(readonly text: (member: boolean) => string) {}
}

/** A part of a statement's text: fixed, fixed for members, or said anew at each run. */
export type Piece = string | ForMembers | ((asking: Asking) => string);

/** Joins fixed text and pieces: sql`select ${list} from x`. */
export function sql(texts: TemplateStringsArray, ...holes: (Piece | Piece[])[]): Piece[] {
  return texts.flatMap((text, index) => [text, ...[holes[index] ?? []].flat()]);
}

/** The same pieces with commas between. */
export const listed = (parts: Piece[][]): Piece[] => parts.flatMap((part, index) => (index ? [', ', ...part] : part));

type Said = string | ((asking: Asking) => string);
/** A statement's pieces for members, and for whoever is none: neighbouring texts are one, so that a run has little left to join. */
export type Pieces = Record<'members' | 'others', Said[]>;

export const settle = (pieces: Piece[]): Pieces => ({ members: settledFor(true, pieces), others: settledFor(false, pieces) });

function settledFor(member: boolean, pieces: Piece[]): Said[] {
  const settled: Said[] = [];
  for (const piece of pieces) {
    const said = piece instanceof ForMembers ? piece.text(member) : piece;
    const last = settled.at(-1);
    if (typeof said === 'string' && typeof last === 'string') settled[settled.length - 1] = last + said;
    else if (said !== '') settled.push(said);
  }
  return settled;
}

/** A statement for one run. */
export interface Statement {
  text: string;
  values: unknown[];
}

/** Texts said before, by the parts of them that vary. The same object each time: so finding its name costs no look at its letters. */
const before = new WeakMap<Said[], { varying: string[]; text: string }[]>();
const MOST_TEXTS = 64;
const PLACES = Array.from({ length: 100 }, (_, index) => `$${index}`);

/** Says a statement: its text, which is the same for the same shape of actor and filter, and its values, after those of others. */
export function say({ members, others }: Pieces, asking: (bind: Bind) => Asking, values: unknown[] = []): Statement {
  const now = asking((value) => {
    // pg would write an instant in the zone of the process, and slowly
    const place = values.push(value instanceof Date ? value.toISOString() : value);
    return PLACES[place] ?? `$${place}`;
  });
  const pieces = isMember(now.actor) ? members : others;
  const varying: string[] = [];
  for (const piece of pieces) if (typeof piece !== 'string') varying.push(piece(now));
  let texts = before.get(pieces);
  if (!texts) before.set(pieces, (texts = []));
  for (const known of texts) if (same(known.varying, varying)) return { text: known.text, values };
  let next = 0;
  const text = pieces.map((piece) => (typeof piece === 'string' ? piece : varying[next++])).join('');
  if (texts.length >= MOST_TEXTS) texts.length = 0;
  texts.push({ varying, text });
  return { text, values };
}

function same(one: string[], other: string[]): boolean {
  for (let index = 0; index < one.length; index++) if (one[index] !== other[index]) return false;
  return true;
}
