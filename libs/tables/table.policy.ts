import { type Actor, AppError } from '#platform';
import { Temporal } from 'temporal-polyfill';

/** Admins run every table, champions their own. */
export const runs = (actor: Actor, tableId: string): boolean => actor.everywhere || (actor.permissions.has('table.manage') && actor.scopes.includes(tableId));

/** Refuses whoever does not run this table. */
export function mustRun(actor: Actor, tableId: string): void {
  if (!runs(actor, tableId)) throw new AppError('FORBIDDEN', 'Only the champion of this table or an admin can do this. Please ask one of them.');
}

/** Refuses a day more than a year ahead: nearly always a slip in the year. */
export function mustBeNear(day: string, today: string, field: string): void {
  if (day <= Temporal.PlainDate.from(today).add({ years: 1 }).toString()) return;
  refuse(field, `${dayInWords(day)} is more than a year ahead. Please check the year.`);
}

/** Refuses a day before the table began. */
export function mustNotPrecede(day: string, table: { foundedOn: string }, field: string): void {
  if (day < table.foundedOn) refuse(field, `This table began on ${dayInWords(table.foundedOn)}. Please pick that day or a later one.`);
}

/** Refuses anything new at a table that has closed or is about to: it would outlive the table. */
export function mustStayOpen(table: { name: string; closedOn: string | null }): void {
  if (table.closedOn) throw new AppError('CONFLICT', `${table.name} closes on ${dayInWords(table.closedOn)}, so nothing new can be set there.`);
}

/** Refuses a community for the regional table, which serves them all. */
export function mustFitKind({ kind, communityId }: { kind: string; communityId?: string | null }): void {
  if (kind === 'REGIONAL' && communityId) refuse('communityId', 'The regional table serves every community. Please leave the community empty.');
}

/** One sentence about one field of the input. */
export function refuse(field: string, sentence: string): never {
  throw new AppError('BAD_INPUT', sentence, { [field]: sentence });
}

const words = new Intl.DateTimeFormat('en-CA', { dateStyle: 'long', timeZone: 'UTC' });

/** `2026-12-14` as people write it: December 14, 2026. */
export const dayInWords = (day: string): string => words.format(new Date(`${day}T00:00:00Z`));
