import type { Member } from '#people';
import type { Bind } from '#platform';
import { MergeField } from './merge.inputs.js';

/** A row as PostgreSQL says it in JSON. */
export type Image = Record<string, unknown>;

/** One thing a merge did to the rows of a table. */
export interface Step {
  table: string;
  /** Rows that pointed to one row, and now point to another. Where they `mayStay`, one that points elsewhere by then is left alone. */
  moved?: { column: string; from: string; to: string; ids: string[]; mayStay?: true };
  /** A row that could not stand beside another one. */
  removed?: Image;
  /** A row that took something over from one that could not stand beside it. */
  changed?: { id: string; before: Image; after: Image };
}

/** Everything as it was before a merge: enough to put it back, or to see that it has changed since. */
export interface Undo {
  kept: { before: Image; after: Image };
  gone: { before: Image; after: Image };
  /** What was done, in this order: it is undone from its end. */
  steps: Step[];
  /** What the merge wrote into the history. */
  history: string[];
}

/** The two organisations before a merge, and who belonged to the one that went: by id, with no word about anybody. */
export interface OrganisationUndo {
  /** The one that stayed: the columns that were filled, empty before and as they were after. */
  kept: { id: string; before: Image; after: Image };
  /** The one that went. */
  gone: Image;
  steps: Step[];
  /** What the merge wrote into the history. */
  history: string[];
}

/** The columns of a row that a merge filled, before and after: the rest of it may change, and a merge can still be undone. */
export function filled(before: Image, after: Image): { before: Image; after: Image } {
  const changed = Object.keys(after).filter((column) => after[column] !== before[column]);
  const only = (image: Image): Image => Object.fromEntries(changed.map((column) => [column, image[column]]));
  return { before: only(before), after: only(after) };
}

const DAY = 24 * 3_600_000;

/** Until when a merge can be undone. */
export const undoUntil = (mergedAt: Date): Date => new Date(mergedAt.getTime() + DAY);

/** Why a merge cannot be undone at this moment; null when it can. */
export function whyNotUndone(merge: { undo: object | null; undoUntil: Date; undoneAt: Date | null }, now: Date): string | null {
  if (merge.undoneAt) return 'This has been undone already.';
  return merge.undo && now < merge.undoUntil ? null : 'A merge can be undone for a day. That day is over.';
}

/** Which merges can still be undone. */
export const undoable =
  (now: Date) =>
  (row: string, bind: Bind): string =>
    `${row}.undo is not null and ${row}.undo_until > ${bind(now)}`;

type Side = Pick<
  Member,
  'id' | 'name' | 'email' | 'otherEmails' | 'phone' | 'postalAddress' | 'sectorId' | 'organisationId' | 'communityId' | 'primaryRole' | 'alsoParent' | 'languages' | 'byEmail' | 'byPhone' | 'byPost' | 'contactVisibleTo' | 'pausedUntil' | 'disabledAt' | 'addedById'
>;

/** From strict to open. */
const OPENNESS: Record<Member['contactVisibleTo'], number> = { ADMINS: 0, TABLES: 1, NETWORK: 2 };

/**
 * The columns of the row that stays: its own, gaps filled from the one that goes, which wins where it is taken. In doubt
 * the stricter holds: who said no to letters on either row, or has fewer people see their details, keeps that.
 */
export function mergedColumns(keep: Side, gone: Side, take: readonly MergeField[]) {
  const wins = (field: MergeField) => take.includes(field);
  const pick = <K extends keyof Side>(field: MergeField, column: K): Side[K] => (wins(field) ? (gone[column] ?? keep[column]) : (keep[column] ?? gone[column]));
  const reached = (contact: 'email' | 'phone' | 'postalAddress', way: 'byEmail' | 'byPhone' | 'byPost') => {
    const known = [keep, gone].filter((row) => row[contact]);
    return known.length > 0 && known.every((row) => row[way]);
  };
  const email = pick(MergeField.EMAIL, 'email');
  const others = [...keep.otherEmails, ...gone.otherEmails, keep.email, gone.email].filter((one) => one != null);
  const stricter = OPENNESS[gone.contactVisibleTo] < OPENNESS[keep.contactVisibleTo] ? gone.contactVisibleTo : keep.contactVisibleTo;
  return {
    name: pick(MergeField.NAME, 'name'),
    email,
    otherEmails: [...new Set(others)].filter((one) => one !== email),
    phone: pick(MergeField.PHONE, 'phone'),
    postalAddress: pick(MergeField.POSTAL_ADDRESS, 'postalAddress'),
    sectorId: pick(MergeField.SECTOR, 'sectorId'),
    organisationId: pick(MergeField.ORGANISATION, 'organisationId'),
    communityId: pick(MergeField.COMMUNITY, 'communityId'),
    primaryRole: pick(MergeField.PRIMARY_ROLE, 'primaryRole'),
    alsoParent: keep.alsoParent || gone.alsoParent,
    languages: [...new Set([...keep.languages, ...gone.languages])],
    byEmail: reached('email', 'byEmail'),
    byPhone: reached('phone', 'byPhone'),
    byPost: reached('postalAddress', 'byPost'),
    contactVisibleTo: wins(MergeField.CONTACT_VISIBILITY) ? gone.contactVisibleTo : stricter,
    pausedUntil: [keep.pausedUntil, gone.pausedUntil].filter((day) => day != null).toSorted().at(-1) ?? null,
    // an account that was closed is not opened by giving its address to another row
    disabledAt: keep.disabledAt ?? (email !== keep.email ? gone.disabledAt : null),
    ...(!keep.addedById && gone.addedById && gone.addedById !== keep.id ? { addedById: gone.addedById } : {}),
  };
}
