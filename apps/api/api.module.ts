import { delivery } from '#delivery';
import { digests } from '#digests';
import { evaluations } from '#evaluations';
import { people } from '#people';
import { platformTables, type Room, type Tables } from '#platform';
import { postcards } from '#postcards';
import { records } from '#records';
import { registrations } from '#registrations';
import { tables } from '#tables';

/** The rooms, from the ground up. A new room is one more word here. */
export const rooms: Room[] = [people, records, delivery, postcards, tables, registrations, evaluations, digests];

/** What all of them keep in the database. */
export const allTables: Tables[] = [platformTables, ...rooms];
