import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { AppError, EMAIL } from '#platform';
import { postalCodeOf } from '#people';
import { CsvError, parse } from 'csv-parse';
import { type ImportColumn, ImportField } from './import.entity.js';
import { MOST_COLUMNS } from './import.inputs.js';
import { shortened } from './import-cell.policy.js';
import { fold } from './import-word.policy.js';

/** What a file may hold at most. */
export const MOST = { bytes: 10 * 1024 * 1024, rows: 25_000, columns: MOST_COLUMNS, cell: 10_000, record: 200_000 };

/** One record: its line as a spreadsheet counts, and its cells as they came. */
export interface FileRecord {
  line: number;
  cells: string[];
}

export const refusal = (sentence: string): AppError => new AppError('BAD_INPUT', sentence);

const SAVE_AS = 'Open it in your spreadsheet, save it as “CSV UTF-8 (comma delimited)”, then upload that file.';
const EXCEL = `This is an Excel workbook, not a CSV file. ${SAVE_AS}`;
const NO_TEXT = `This is not a text file. ${SAVE_AS}`;

/** The first bytes of what is often uploaded by mistake. */
const SIGNATURES: [number[], string][] = [
  [[0x50, 0x4b], EXCEL],
  [[0xd0, 0xcf, 0x11, 0xe0], EXCEL],
  [[0x25, 0x50, 0x44, 0x46], `This is a PDF. ${SAVE_AS}`],
  [[0x89, 0x50, 0x4e, 0x47], 'This is a picture. Please upload a CSV file.'],
  [[0xff, 0xd8, 0xff], 'This is a picture. Please upload a CSV file.'],
  [[0x47, 0x49, 0x46, 0x38], 'This is a picture. Please upload a CSV file.'],
];
const MARKUP = /^\s*(?:<(?:!doctype|!--|html|head|body|table|svg|\?xml|script)|\{\\rtf)/i;
// what no spreadsheet writes: every control character but tab, line breaks, vertical tab and form feed
const NO_CHARACTERS = /(?![\t-\r\u0085])\p{Cc}/u;
/** How files ended under DOS. */
const DOS_END = String.fromCharCode(26);

/**
 * The bytes of a file as UTF-8 without a mark: from UTF-8, UTF-16 with its mark, or Windows' own writing (1252).
 * Throws a sentence for what is no text file.
 */
export function textOf(bytes: Buffer): Buffer {
  const known = SIGNATURES.find(([signature]) => signature.every((byte, at) => bytes[at] === byte));
  if (known) throw refusal(known[1]);
  const whole = decoded(bytes);
  const text = whole.endsWith(DOS_END) ? whole.slice(0, -1) : whole;
  if (NO_CHARACTERS.test(text)) throw refusal(NO_TEXT);
  if (MARKUP.test(text.slice(0, 1000))) throw refusal(`This is a web page or a drawing, not a CSV file. ${SAVE_AS}`);
  if (!text.trim()) throw refusal('This file is empty. Please pick another one.');
  return Buffer.from(text, 'utf8');
}

function decoded(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** What parts the cells: whichever of comma, semicolon and tab stands most often in the first line, outside quotes. */
export function delimiterOf(text: Buffer): { delimiter: string; skip: number } {
  const start = text.subarray(0, 65_536).toString('utf8');
  const told = /^\s*sep=(.)\r?\n/i.exec(start); // Excel's own way to say it
  if (told) return { delimiter: told[1]!, skip: Buffer.byteLength(told[0]) };
  const counts = new Map([[',', 0], [';', 0], ['\t', 0]]);
  let quoted = false;
  for (const character of start.trimStart()) {
    if (character === '"') quoted = !quoted;
    else if (!quoted && /[\r\n]/.test(character)) break;
    else if (!quoted && counts.has(character)) counts.set(character, counts.get(character)! + 1);
  }
  const [best] = [...counts].toSorted(([, a], [, b]) => b - a);
  return { delimiter: best![0], skip: 0 };
}

function* slices(text: Buffer): Generator<Buffer> {
  for (let at = 0; at < text.length; at += 65_536) yield text.subarray(at, at + 65_536);
}

/** The records of a file one after another, blank ones left out. Throws a sentence that names the line it cannot read. */
export async function* recordsOf(file: Buffer): AsyncGenerator<FileRecord> {
  const { delimiter, skip } = delimiterOf(file);
  const above = skip ? 1 : 0;
  let parsed = above; // the line of text where the last whole record ends
  const parser = parse({
    delimiter, info: true, relax_column_count: true, relax_quotes: true, record_delimiter: ['\r\n', '\n', '\r'], max_record_size: MOST.record,
    on_record: (record, { lines }) => {
      parsed = lines + above;
      return record;
    },
  });
  // with both in one pipe an error of either ends the other
  const records = Readable.from(slices(file.subarray(skip))).on('error', (error) => parser.destroy(error)).pipe(parser);
  let line = above;
  let end = above;
  try {
    for await (const { record, info } of records as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      line += 1;
      if (record.some((cell) => holdsRecords(cell, delimiter, record.length))) throw unbalanced(end + 1);
      end = info.lines + above;
      if (record.some((cell) => cell.trim())) yield { line, cells: record.map((cell) => shortened(cell, MOST.cell)) };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    if (error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE') throw unbalanced(parsed + 1);
    throw refusal(`Line ${parsed + 1} of this file cannot be read. Please look at it in your spreadsheet and save it again.`);
  } finally {
    parser.destroy();
  }
}

const unbalanced = (line: number) => refusal(`On line ${line} a quotation mark opens that is never closed, so the lines after it cannot be told apart. Correct it in your spreadsheet and save the file again. Nothing was kept.`);

/** Whether a cell has swallowed whole lines of the file, which happens when a quotation mark is forgotten. */
function holdsRecords(cell: string, delimiter: string, columns: number): boolean {
  if (!cell.includes('\n') && !cell.includes('\r')) return false;
  if (cell.startsWith('"')) return true;
  const inner = cell.split(/\r\n?|\n/).slice(1, -1);
  return columns >= 3 && inner.length > 0 && inner.every((text) => text.split(delimiter).length >= columns);
}

/** The names of the columns from the first record: tidied, none empty, none twice. Throws a sentence when it is no line of names. */
export function headerOf({ cells }: FileRecord): string[] {
  const tidy = cells.map((cell) => shortened(cell.normalize('NFC').replace(/[\s\u200b\ufeff]+/g, ' ').trim(), 200));
  while (tidy.length && !tidy.at(-1)) tidy.pop();
  if (tidy.length > MOST.columns) throw refusal(`This file has ${tidy.length} columns; we take up to ${MOST.columns}. Please remove those you do not need.`);
  if (tidy.some((name) => EMAIL.test(name) || postalCodeOf(name) || /^[+(]?\d[\d ().-]{6,}$/.test(name)))
    throw refusal('The first line of this file looks like a person, not like the names of columns. Please put a first line such as Name, Email, Region above it.');
  const taken = new Set<string>();
  return tidy.map((given, index) => {
    const name = given || `Column ${index + 1}`;
    let unique = name;
    for (let n = 2; taken.has(unique.toLowerCase()); n += 1) unique = `${name} (${n})`;
    taken.add(unique.toLowerCase());
    return unique;
  });
}

/** What a column's name tells, the surest first: "May we email you?" is no address. */
const TELLS: [ImportField, RegExp][] = [
  [ImportField.CONSENT, /\b(consents?|consentement|agrees?|agreed|permission|casl|opt in|may we|mailing list|newsletter)\b/],
  [ImportField.ALSO_PARENT, /\b(parent|caregiver)\b/],
  [ImportField.EMAIL, /\b(e ?mail|courriel)\b/],
  [ImportField.FIRST_NAME, /\b(first|given|preferred) ?names?\b|\bfirst$|\bprenom\b/],
  [ImportField.LAST_NAME, /\b(last|family) ?name\b|\bsurname\b|\blast$|\bnom de famille\b/],
  [ImportField.POSTAL_CODE, /\b(postal|post|zip) ?code\b|\bcode postal\b|^postal$|^zip$/],
  [ImportField.PHONE, /\b(phone|telephone|tel|mobile|cell)\b/],
  [ImportField.PARTICIPATION, /\b(participation|participate|attend|attending|attendance|live|recorded|sessions)\b(?!.*\bregion\b)(?!.*\bwork\b)/],
  [ImportField.REGISTERED_ON, /\b(registered|registration|submitted|timestamp|start time|completion time|date)\b/],
  [ImportField.REGION, /\bregions?\b/],
  [ImportField.ORGANISATION, /\b(organi[sz]ations?|agency|employer|company|workplace|organisme|affiliation)\b/],
  [ImportField.COMMUNITY, /\b(community|communaute|where do you live|hometown)\b/],
  [ImportField.SECTOR, /\b(sectors?|secteur)\b/],
  [ImportField.PRIMARY_ROLE, /\b(roles?|profession|occupation|job|position|titre)\b/],
  [ImportField.LANGUAGES, /\b(languages?|langues?)\b/],
  [ImportField.CITY, /\b(city|town|ville|municipality)\b/],
  [ImportField.PROVINCE, /\b(province|territory|state)\b/],
  [ImportField.STREET, /\b(street|rue|address line|address 1|address 2)\b/],
  [ImportField.ADDRESS, /\b(address|adresse|mailing)\b/],
  [ImportField.NAME, /\b(name|nom|participants?|registrants?)\b/],
];

/** Columns of which a file may have several: their texts are put together. */
export const MAY_REPEAT: ReadonlySet<ImportField> = new Set([ImportField.STREET, ImportField.LANGUAGES]);

/** What a file's first line is known by: the names of its columns, whatever their case and accents. */
export const headerKey = (names: string[]): string => createHash('sha256').update(JSON.stringify(names.map(fold))).digest('base64url').slice(0, 22);

/** What each column holds, as far as its name tells. */
export function guessFields(names: string[]): (ImportField | null)[] {
  const taken = new Set<ImportField>();
  const guess = names.map((name) => {
    const words = fold(name).replace(/[^a-z0-9]+/g, ' ').trim();
    const found = TELLS.find(([field, tells]) => tells.test(words) && (!taken.has(field) || MAY_REPEAT.has(field)))?.[0] ?? null;
    if (found) taken.add(found);
    return found;
  });
  const parted = [ImportField.CITY, ImportField.POSTAL_CODE].some((field) => taken.has(field));
  const address = [ImportField.STREET, ImportField.ADDRESS, ImportField.POSTAL_CODE].some((field) => taken.has(field));
  return guess.map((field) => {
    if (field === ImportField.ADDRESS && parted) return ImportField.STREET; // with its city in a column of its own
    if (field === ImportField.CITY && !address && !taken.has(ImportField.COMMUNITY)) return ImportField.COMMUNITY;
    return field;
  });
}

/** What keeps columns from being read, in a sentence; null when they can be. */
export function columnFault(columns: ImportColumn[]): string | null {
  const used = columns.flatMap(({ field }) => field ?? []);
  const twice = used.find((field, at) => used.indexOf(field) !== at && !MAY_REPEAT.has(field));
  if (twice) return `Two columns are said to hold the same (${twice.toLowerCase().replaceAll('_', ' ')}). Please leave one of them out.`;
  if (![ImportField.NAME, ImportField.FIRST_NAME, ImportField.LAST_NAME].some((field) => used.includes(field))) return 'Please say which column holds the names: nobody can be registered without one.';
  return null;
}
