import { AppError, ZONE_TRUTH } from '#platform';
import { Rhythm } from './preference.entity.js';

/** What somebody chose, and what they have who chose nothing. */
export interface Choice {
  digest: Rhythm;
  hour: number;
  weekday: number;
  zone: string;
  announcements: boolean;
}

export const DEFAULTS: Omit<Choice, 'zone'> = { digest: Rhythm.WEEKLY, hour: 8, weekday: 1, announcements: true };

/** The zones somebody can choose, in plain words: those whose hours are proved at the start. */
export const ZONE_NAMES: Record<string, string> = {
  'America/Vancouver': 'Pacific Time (most of BC)',
  'America/Dawson_Creek': 'Peace River (Dawson Creek, Fort St. John)',
  'America/Fort_Nelson': 'Northern Rockies (Fort Nelson)',
  'America/Creston': 'Creston',
  'America/Edmonton': 'Alberta and East Kootenay',
  'America/Toronto': 'Eastern Time (Ontario)',
};

export const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** Midnight, 1 in the morning, … noon, … 11 in the evening: nobody has to know a 24-hour clock. */
export function hourInWords(hour: number): string {
  if (hour === 0) return 'Midnight';
  if (hour === 12) return 'Noon';
  return `${hour % 12} in the ${hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening'}`;
}

/** Refuses an hour, a day or a zone that is none, with a sentence at the field. */
export function mustBeRight({ hour, weekday, zone }: Choice): void {
  const fields: Record<string, string> = {};
  if (!Number.isInteger(hour) || hour < 0 || hour > 23) fields['hour'] = 'Please pick an hour from the list.';
  if (!Number.isInteger(weekday) || weekday < 1 || weekday > 7) fields['weekday'] = 'Please pick a day from the list.';
  if (!ZONE_TRUTH.some((truth) => truth.zone === zone)) fields['zone'] = 'Please pick a time zone from the list.';
  const [sentence] = Object.values(fields);
  if (sentence) throw new AppError('BAD_INPUT', sentence, fields);
}

const numberIn = (text: string): number => (/^\d{1,2}$/.test(text) ? Number(text) : Number.NaN);

/** A form as a browser sends it, as a choice. A box that is not ticked is not sent. */
export function readForm(form: Record<string, unknown>): Choice {
  const digest = Object.values(Rhythm).find((rhythm: string) => rhythm === form['digest']);
  if (!digest) throw new AppError('BAD_INPUT', 'Please say how often you want your digest.', { digest: 'Please pick one.' });
  const text = (name: string) => (typeof form[name] === 'string' ? form[name] : '');
  const choice = { digest, hour: numberIn(text('hour')), weekday: numberIn(text('weekday')), zone: text('zone'), announcements: form['announcements'] === 'yes' };
  mustBeRight(choice);
  return choice;
}

/** Whether a choice asks for anything: then whoever makes it says yes to being written to. */
export const asksForLetters = ({ digest, announcements }: Pick<Choice, 'digest' | 'announcements'>): boolean => digest !== Rhythm.OFF || announcements;

const listeners: string[] = [];

/** A higher room says what it forgets when somebody chooses anew: SQL over $1 the member and $2 now. */
export function whenPreferencesChange(...statements: string[]): void {
  listeners.push(...statements);
}

export const preferenceListeners = (): readonly string[] => listeners;
