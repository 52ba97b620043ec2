import type { CommunityName, SectorName } from './places.js';
import type { HoldingRow } from './rows.js';

/** One thing that happened on a seat. Without a first day it began when the table did. */
export type Fact =
  | { held: string; from?: string; until?: string; endReason?: HoldingRow['endReason']; endNote?: string }
  | { lentBy: CommunityName; from: string; until?: string }
  | { notHere: string; on: string; until?: string };

/** The story of one table: what happened on each of its seats, oldest first. A seat without facts was never held. */
export interface TablePlan {
  community: CommunityName | null;
  foundedOn: string;
  champion: string | null;
  seats: Partial<Record<SectorName, Fact[]>>;
}

/** Holds the seat to this day. */
export const held = (name: string, from?: string): Fact => ({ held: name, from });

/** Held the seat until a day, and why not longer. */
export const left = (name: string, until: string, endReason: HoldingRow['endReason'] & string, more: { from?: string; endNote?: string } = {}): Fact => ({ held: name, until, endReason, ...more });

/** Public health withdrew from four tables in September 2023: the story the blanket must be able to tell. */
export const publicHealthLeft = (name: string): Fact => left(name, '2023-09-15', 'POSITION_ENDED', { endNote: 'Position moved to the regional office' });

/** Served by the holder of the same sector's seat at another table. */
export const lentBy = (community: CommunityName, from: string, until?: string): Fact => ({ lentBy: community, from, until });

/** Somebody's word that there is no such service in this community. */
export const notHere = (saidBy: string, on: string, until?: string): Fact => ({ notHere: saidBy, on, until });
