import { Temporal } from 'temporal-polyfill';

/**
 * What the hour must be, in minutes from UTC, on eight days (promise T1). British Columbia stays on UTC−7 all year since
 * November 2026; before that Vancouver and its like still changed their clocks; the Peace and Creston never did;
 * Alberta stays on UTC−6; Toronto, for those who moved away, still changes. Source: IANA time zone database 2026c.
 */
export const ZONE_TRUTH: { zone: string; minutes: Record<string, number> }[] = (() => {
  const days = ['2026-01-15', '2026-07-15', '2026-10-15', '2026-11-15', '2027-01-15', '2027-07-15', '2028-01-15', '2028-07-15'];
  const all = (values: number[]) => Object.fromEntries(days.map((day, i) => [`${day}T20:00:00Z`, values[i]! * 60]));
  return [
    { zone: 'America/Vancouver', minutes: all([-8, -7, -7, -7, -7, -7, -7, -7]) },
    { zone: 'America/Dawson_Creek', minutes: all([-7, -7, -7, -7, -7, -7, -7, -7]) },
    { zone: 'America/Fort_Nelson', minutes: all([-7, -7, -7, -7, -7, -7, -7, -7]) },
    { zone: 'America/Creston', minutes: all([-7, -7, -7, -7, -7, -7, -7, -7]) },
    { zone: 'America/Edmonton', minutes: all([-7, -6, -6, -6, -6, -6, -6, -6]) },
    { zone: 'America/Toronto', minutes: all([-5, -4, -4, -5, -5, -4, -5, -4]) },
  ];
})();

/** The zones this runtime gets wrong, each with the instant; empty when all is well. */
export function wrongZones(offsetMinutes: (zone: string, instant: string) => number = ourOffset): string[] {
  return ZONE_TRUTH.flatMap(({ zone, minutes }) =>
    Object.entries(minutes).filter(([instant, truth]) => offsetMinutes(zone, instant) !== truth).map(([instant]) => `${zone} at ${instant}`),
  );
}

function ourOffset(zone: string, instant: string): number {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).offsetNanoseconds / 60e9;
}

/** Refuses a start whose zone data would send people to a meeting an hour off. */
export function refuseWrongZones(): void {
  const wrong = wrongZones();
  if (wrong.length) throw new Error(`This Node's time zone data is out of date (${wrong[0]}). Please use Node 24.21 or later.`);
}
