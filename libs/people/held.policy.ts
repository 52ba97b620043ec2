import type { EntityTarget, ObjectLiteral } from 'typeorm';

/**
 * What a room keeps about a member: so that it can be shown to them, moved to another row when two rows are one person,
 * and taken away when they ask to be erased. One entry for every column that holds a member's id: a rule of the house
 * finds the one that was forgotten.
 */
export interface Held {
  entity: EntityTarget<ObjectLiteral>;
  /** The property that holds the member's id. */
  by: string;
  /** What these are called on the page that shows them all: "Seats". Without it the id only says who did something. */
  heading?: string;
  /** SQL for one line of text about a row (`row` is its alias); null for one that is not shown. */
  line?: (row: string) => string;
  /** When they are erased: KEEP leaves the row with a person without a name, DELETE takes it, `blank` empties columns. */
  onErase: 'KEEP' | 'DELETE' | { blank: string[] };
  /** When two members become one and only one of two rows can stand: SQL of which stays, without it `KEPT`. `BOTH` leaves the other where it is. */
  clash?: (kept: string, gone: string) => string;
  /** What the row that is kept then takes over from the one that goes, as the SET list of an UPDATE. */
  takeOver?: (kept: string, gone: string) => string;
  /** SQL that comes before a row which was taken out is put back, over $1, the row as JSON. */
  beforeBack?: string;
}

/** Which of two rows stays that cannot stand side by side: the one of the member who stays, the other one, or each where it is. */
export type Stays = 'KEPT' | 'GONE' | 'BOTH';

const held: Held[] = [];

/** A room says what it keeps about members, beside the entities that keep it. */
export function keepsAbout(...entries: Held[]): void {
  held.push(...entries);
}

export const allHeld = (): readonly Held[] => held;

/** What a room keeps about an address of somebody, where no column holds their id. */
export interface HeldByAddress {
  heading: string;
  /** SQL for `line`s of text, over $1, their email addresses (text[]). */
  lines: string;
}

const byAddress: HeldByAddress[] = [];

/** A room says what it keeps about email addresses: it is shown to whose they are. `forgetsTraces` says how it goes. */
export function keepsByAddress(...entries: HeldByAddress[]): void {
  byAddress.push(...entries);
}

export const allHeldByAddress = (): readonly HeldByAddress[] => byAddress;

const traces: string[] = [];

/**
 * A room says what else goes when members are erased, where no column holds their id: SQL over $1 their ids (uuid[]), $2 their
 * email addresses (text[]) and $3 their names (text[]). Each statement names all three.
 */
export function forgetsTraces(...statements: string[]): void {
  traces.push(...statements);
}

/** SQL for `forgetsTraces`: whether a text names one of them. All words of a name stand in it, in any order; a name of one word is all of it. */
export function namesThem(text: string): string {
  const words = (of: string) => `array_remove(regexp_split_to_array(search_key(${of}), '[^[:alnum:]]+'), '')`;
  return `exists (select 1 from unnest($3::text[]) said where ${words('said')} <@ ${words(text)} and (cardinality(${words('said')}) > 1 or search_key(said) = search_key(${text})))`;
}

export const allTraces = (): readonly string[] => traces;
