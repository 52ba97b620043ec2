/** A local calendar day as the API writes it: "2026-11-23". */
export type Day = string;

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const SHORT = MONTHS.map((month) => month.slice(0, 3));
const SEASONS = ['Winter', 'Spring', 'Summer', 'Autumn'];

/** From this moment British Columbia keeps UTC−7 all year. A browser's own zone data may not know it yet. */
const SAME_HOUR_ALL_YEAR = Date.UTC(2026, 10, 1, 9);

const parts = (day: Day): [number, number, number] => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return [year, month, date];
};

const pad = (value: number): string => String(value).padStart(2, '0');

const dayOf = (utc: Date): Day => `${utc.getUTCFullYear()}-${pad(utc.getUTCMonth() + 1)}-${pad(utc.getUTCDate())}`;

/** "3 March 2026" */
export function longDay(day: Day): string {
  const [year, month, date] = parts(day);
  return `${date} ${MONTHS[month - 1]} ${year}`;
}

/** "March 2026" */
export function longMonth(day: Day): string {
  const [year, month] = parts(day);
  return `${MONTHS[month - 1]} ${year}`;
}

/** "Mar 2026": for patches, where room is scarce. */
export function shortMonth(day: Day): string {
  const [year, month] = parts(day);
  return `${SHORT[month - 1]} ${year}`;
}

/** The calendar day, in Pacific Time, of an instant. */
function pacificDay(instant: string): Day {
  const at = new Date(instant);
  if (at.getTime() >= SAME_HOUR_ALL_YEAR) return dayOf(new Date(at.getTime() - 7 * 3_600_000));
  const local = new Intl.DateTimeFormat('en-CA', {
    timeZone: 'America/Vancouver',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(at);
  const part = (type: string) => local.find((each) => each.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}

/** The month of a day and those before it, the newest first: "2026-11", "2026-10" … */
export function monthsBack(day: Day, many: number): string[] {
  const [year, month] = parts(day);
  return Array.from({ length: many }, (_, back) => dayOf(new Date(Date.UTC(year, month - 1 - back, 1))).slice(0, 7));
}

/** "3 March 2026" of an instant, in Pacific Time. */
export const longDayOf = (instant: string): string => longDay(pacificDay(instant));

/** "3 March 2026, 15:04" of an instant, in Pacific Time. */
export function longMomentOf(instant: string): string {
  const at = new Date(instant);
  const clock =
    at.getTime() >= SAME_HOUR_ALL_YEAR
      ? new Date(at.getTime() - 7 * 3_600_000).toISOString().slice(11, 16)
      : at.toLocaleTimeString('en-CA', { timeZone: 'America/Vancouver', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return `${longDayOf(instant)}, ${clock}`;
}

/** "Autumn 2026": October to December. */
export function seasonOf(day: Day): string {
  const [year, month] = parts(day);
  return `${SEASONS[Math.floor((month - 1) / 3)]} ${year}`;
}

/** The first day of the quarter a day lies in. */
export function quarterStart(day: Day): Day {
  const [year, month] = parts(day);
  return `${year}-${pad(Math.floor((month - 1) / 3) * 3 + 1)}-01`;
}

/** The stops of a walk back through the quarters: each one's last day, then `last` itself. */
export function quarterStops(earliest: Day, last: Day): Day[] {
  const stops: Day[] = [];
  const [firstYear, firstMonth] = parts(earliest);
  for (let quarter = firstYear * 4 + Math.floor((firstMonth - 1) / 3); ; quarter += 1) {
    const end = dayOf(new Date(Date.UTC(Math.floor(quarter / 4), ((quarter % 4) + 1) * 3, 0)));
    if (end >= last) break;
    stops.push(end);
  }
  return [...stops, last];
}
