import { Temporal } from 'temporal-polyfill';

/** When somebody wants their digest: `Preference` fits as it is. */
export interface When {
  digest: 'OFF' | 'DAILY' | 'WEEKLY' | 'MONTHLY';
  hour: number;
  weekday: number;
  zone: string;
}

/** One period of somebody, and the instant at which its digest is decided. */
export interface Turn {
  /** `2026-11-23`, `2026-W48` or `2026-11`: by their own calendar. */
  period: string;
  dueAt: Date;
}

const dayAt = (zone: string, at: Date) => Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone).toPlainDate();

/** The first of their weekdays in a month. */
function firstOf(month: Temporal.PlainYearMonth, weekday: number): Temporal.PlainDate {
  const first = month.toPlainDate({ day: 1 });
  return first.add({ days: (weekday - first.dayOfWeek + 7) % 7 });
}

/** The day on which the digest of the period is due that lies so many periods after the one a day is in, and the period's name. */
function dayOf({ digest, weekday }: When, day: Temporal.PlainDate, after: number): { period: string; day: Temporal.PlainDate } {
  if (digest === 'DAILY') {
    const due = day.add({ days: after });
    return { period: due.toString(), day: due };
  }
  if (digest === 'WEEKLY') {
    const due = day.add({ days: weekday - day.dayOfWeek + 7 * after });
    return { period: `${due.yearOfWeek}-W${String(due.weekOfYear).padStart(2, '0')}`, day: due };
  }
  const month = day.toPlainYearMonth().add({ months: after });
  return { period: month.toString(), day: firstOf(month, weekday) };
}

/**
 * The turn of a period, by their own clock. Where a clock jumps over the hour it is the next one there is; where it
 * strikes twice it is the first (RFC 5545 reads times so too): each day has one such instant.
 */
function turn(when: When, day: Temporal.PlainDate, after: number): Turn {
  const due = dayOf(when, day, after);
  const at = due.day.toZonedDateTime({ timeZone: when.zone, plainTime: { hour: when.hour } });
  return { period: due.period, dueAt: new Date(at.epochMilliseconds) };
}

/** The first turn due after an instant; null for who wants none. */
export function nextTurn(when: When, after: Date): Turn | null {
  if (when.digest === 'OFF') return null;
  const day = dayAt(when.zone, after);
  const now = turn(when, day, 0);
  return now.dueAt > after ? now : turn(when, day, 1);
}

/** The last turn that was due by an instant; null for who wants none. After a week without a worker one digest is owed, not seven. */
export function lastTurn(when: When, at: Date): Turn | null {
  if (when.digest === 'OFF') return null;
  const day = dayAt(when.zone, at);
  const now = turn(when, day, 0);
  return now.dueAt <= at ? now : turn(when, day, -1);
}

/** How far back a first digest looks: one period. */
export function periodBefore(digest: When['digest'], at: Date): Date {
  const days = digest === 'DAILY' ? 1 : digest === 'WEEKLY' ? 7 : 31;
  return new Date(at.getTime() - days * 86_400_000);
}

/** The first instant of a month and of the next (`2026-11`), by the clock of a zone. */
export function monthOf(period: string, zone: string): { since: Date; until: Date } {
  const month = Temporal.PlainYearMonth.from(period);
  const start = (of: Temporal.PlainYearMonth) => new Date(of.toPlainDate({ day: 1 }).toZonedDateTime(zone).epochMilliseconds);
  return { since: start(month), until: start(month.add({ months: 1 })) };
}
