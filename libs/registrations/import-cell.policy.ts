import { EMAIL } from '#platform';
import { Temporal } from 'temporal-polyfill';
import { fold } from './import-word.policy.js';

/** What was read from one cell: a value if there is one, and what there is to say about it. */
export interface ReadCell<T> {
  value: T | null;
  /** Something was understood in a way that should be told. */
  says?: string;
  /** The row cannot be taken with it. */
  refuses?: string;
}

export const LONGEST_NAME = 120;

/** What people write for "nothing". */
const NOTHING = /^(?:n\s*[./\\]?\s*a\.?|none|no|nil|null|unknown|not applicable|-+|–|—|\.+|\?+|x+|no e ?mail|aucun)$/i;

/** A cell as text: composed accents, no invisible characters, no apostrophe that only kept a formula from running. */
export function tidy(cell: string | undefined): string {
  const text = (cell ?? '').normalize('NFC').replace(/[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g, '').replace(/[\u00a0\u202f\v\f]/g, ' ').trim();
  return /^'[=+\-@\t\r]/.test(text) ? text.slice(1).trim() : text;
}

export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The beginning of a text, with no half of a character pair at its end, which the database would refuse. */
export const shortened = (text: string, most: number): string => (text.length > most ? text.slice(0, most).replace(/[\ud800-\udbff]$/, '') : text);

/** A text in a sentence: never longer than a line. */
export const quoted = (text: string): string => `“${shortened(oneLine(text), 60)}${oneLine(text).length > 60 ? '…' : ''}”`;

const TITLES = /^(?:jr|sr|ii|iii|iv|md|m d|phd|ph d|rn|np|msw|rsw|ece|med|m ed|ba|bsc|ma|msc|rcc|slp|pt|ot|esq)$/;
const thousands = new Intl.NumberFormat('en-CA');

/** A whole name, also from `Duarte, Ana`. */
export function readName(text: string): ReadCell<string> {
  const name = oneLine(text);
  if (!name) return { value: null, refuses: 'There is no name in this row. Please add one, or leave the row out.' };
  if (name.length > LONGEST_NAME) return { value: null, refuses: `The name has ${thousands.format(name.length)} characters; we keep up to ${LONGEST_NAME}. Perhaps another text stands in this column.` };
  if (!/\p{L}/u.test(name)) return { value: null, refuses: `${quoted(name)} has no letters, so it cannot be a name. Please correct it.` };
  const [last, first, ...more] = name.split(',').map((part) => part.trim());
  if (!last || !first || more.length || TITLES.test(fold(first).replace(/[^a-z]+/g, ' ').trim())) return { value: name };
  return { value: `${first} ${last}`, says: `The name is read as ${first} ${last}.` };
}

/**
 * An email address. Repaired, and said so: `mailto:`, a name around it, a stop at its end, a line break inside it. Refused: two
 * addresses in one cell, a line break that leaves two ways to read it, and what is no address. What stands for "none" is none.
 */
export function readEmail(cell: string): ReadCell<string> {
  const text = oneLine(cell);
  if (!text) return { value: null };
  if (NOTHING.test(text)) return { value: null, says: `${quoted(text)} is read as no email address.` };
  const parts = shortened(cell, 1000).split(/[\s;,<>()]+/).map((part) => part.replace(/^mailto:/i, '').replace(/^['"“”]+|['"“”.]+$/g, '').toLowerCase()).filter(Boolean);
  const found = [...new Set(parts.filter(isEmail))];
  const said = (value: string): ReadCell<string> => ({ value, says: text.toLowerCase() === value ? undefined : `The email address is read as ${value}.` });
  const joined = cell.replace(/\s+/g, '').replace(/^mailto:/i, '').toLowerCase();
  const broken = /[\r\n]/.test(cell) && isEmail(joined);
  // part of a broken address can be the whole address of somebody else
  if (found.length === 1 && broken && joined !== found[0]) return { value: null, refuses: `A line break stands inside this email address: it could be ${found[0]} or ${joined}. Please write it on one line.` };
  if (found.length === 1) return said(found[0]!);
  if (found.length > 1) return { value: null, refuses: 'Two email addresses stand in one cell. Please keep one of them.' };
  if (broken) return { value: joined, says: `A line break inside the email address was taken out: ${joined}.` };
  return { value: null, refuses: `${quoted(text)} is no email address. Please correct it, or empty the cell.` };
}

const isEmail = (text: string) => text.length <= 254 && EMAIL.test(text);

/** A phone number: those of North America as 250-555-0134. */
export function readPhone(cell: string): ReadCell<string> {
  const text = oneLine(shortened(cell, 100).replace(/[\u2010-\u2015\u2212]/g, '-'));
  if (!text || NOTHING.test(text)) return { value: null };
  const [, main = '', extension] = /^(.*?)(?:[\s,;]*(?:ext?\.?|extension|poste|x)\s*\.?\s*(\d{1,6}))?$/i.exec(text) ?? [];
  const digits = main.replace(/\D/g, '').replace(/^1(?=\d{10}$)/, '');
  if (digits.length === 10 && /^[+\d().\s/-]+$/.test(main)) return { value: `${digits.slice(0, 3)}-${digits.slice(3, 6)}-${digits.slice(6)}${extension ? ` x${extension}` : ''}` };
  if (/^[+0-9][0-9 ().x-]{5,29}$/.test(text)) return { value: text };
  return { value: null, says: `${quoted(text)} is no phone number we can read, so it is left out.` };
}

const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
const monthOf = (word: string) => MONTHS.findIndex((month) => month.startsWith(fold(word)) && word.length >= 3) + 1;

function plainDate(year: number, month: number, day: number): string | null {
  try {
    const date = Temporal.PlainDate.from({ year: year < 100 ? 2000 + year : year, month, day }, { overflow: 'reject' });
    return date.year >= 1900 && date.year <= 2200 ? date.toString() : null;
  } catch {
    return null;
  }
}

/** A calendar day: 2021-05-03, May 3, 2021, 3-May-21, 5/23/2021; an hour after it is no matter. */
export function readDay(cell: string): ReadCell<string> {
  const text = oneLine(shortened(cell, 100));
  if (!text || NOTHING.test(text)) return { value: null };
  const unread = { value: null, says: `${quoted(text)} is no day we can read, so it is left empty. A day looks like 2021-05-03.` };
  const is = (day: string | null): ReadCell<string> => (day ? { value: day } : unread);
  const [, year, month, day] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/.exec(text) ?? [];
  if (year) return is(plainDate(Number(year), Number(month), Number(day)));
  const named = /^(?:[a-z]+day,?\s+)?(?:(\p{L}{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})|(\d{1,2})(?:st|nd|rd|th)?[\s-]+(\p{L}{3,9})\.?,?[\s-]+(\d{2,4}))/iu.exec(text);
  if (named) return is(plainDate(Number(named[3] ?? named[6]), monthOf((named[1] ?? named[5])!), Number(named[2] ?? named[4])));
  const [, one, two, last] = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?!\d)/.exec(text) ?? [];
  if (!one) return unread;
  const [first, second] = [Number(one), Number(two)];
  if (first === second || first > 12) return is(plainDate(Number(last), second, first));
  if (second > 12) return is(plainDate(Number(last), first, second));
  return { value: null, says: `${quoted(text)} could be two days, so it is left empty. Written like 2021-05-03 it is clear.` };
}

const YES = /^(?:y|yes|yes[ ,.!].*|true|1|x|✓|✔|☑|oui|o|agree|agreed|i agree.*|checked|si)$/i;
const NO = /^(?:n|no|no[ ,.!].*|false|0|non|☐|disagree|i do not.*|unchecked|stop)$/i;

/** Yes or no; null for an empty cell. */
export function readYes(cell: string): ReadCell<boolean> {
  const text = oneLine(shortened(cell, 100));
  if (!text) return { value: null };
  if (YES.test(text)) return { value: true };
  if (NO.test(text)) return { value: false };
  return { value: null, says: `${quoted(text)} is neither yes nor no, so it is left empty.` };
}

/** Languages of the region by the names people give them. */
const LANGUAGES: Record<string, string> = {
  english: 'en', anglais: 'en', french: 'fr', francais: 'fr', dakelh: 'crx', carrier: 'crx', 'southern carrier': 'caf', 'wetsuweten': 'bcr', babine: 'bcr', nedutendun: 'bcr', witsuwiten: 'bcr', gitxsan: 'git', gitxsanimax: 'git', gitksan: 'git',
  nisgaa: 'ncg', haida: 'hai', tsimshian: 'tsi', smalgyax: 'tsi', haisla: 'has', tahltan: 'tht', sekani: 'sek', tsekhene: 'sek', beaver: 'bea', 'dane-zaa': 'bea', 'dane zaa': 'bea', cree: 'cr', 'plains cree': 'crk', slavey: 'den', kaska: 'kkz',
  tsilhqotin: 'clc', chilcotin: 'clc', secwepemctsin: 'shs', shuswap: 'shs', nuxalk: 'blc', tlingit: 'tli', michif: 'crg', punjabi: 'pa', hindi: 'hi', urdu: 'ur', mandarin: 'zh', cantonese: 'yue', chinese: 'zh', tagalog: 'tl', filipino: 'fil',
  spanish: 'es', espanol: 'es', german: 'de', ukrainian: 'uk', russian: 'ru', arabic: 'ar', korean: 'ko', japanese: 'ja', vietnamese: 'vi', portuguese: 'pt', persian: 'fa', farsi: 'fa', italian: 'it', dutch: 'nl', polish: 'pl', asl: 'ase', 'american sign language': 'ase',
};

/** Languages as tags, by name or by tag. */
export function readLanguages(cell: string): ReadCell<string[]> {
  const words = shortened(cell, 500).split(/[,;/&+\n]|\band\b|\bet\b/i).map(oneLine).filter((word) => word && !NOTHING.test(word));
  const read = words.map((word) => [word, LANGUAGES[fold(word)] ?? (/^[a-z]{2,3}(-[A-Z]{2})?$/.test(word) ? word : null)] as const);
  const strange = read.filter(([, tag]) => !tag).map(([word]) => quoted(word));
  const tags = [...new Set(read.flatMap(([, tag]) => tag ?? []))].slice(0, 10);
  return { value: tags.length ? tags : null, says: strange.length ? `We know no language called ${strange.slice(0, 3).join(', ')}, so it is left out.` : undefined };
}
