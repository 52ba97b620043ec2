import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';

/** What a spreadsheet takes for a formula, also behind blanks and in full width: these must never begin a cell (promise A7). */
const FORMULA = /^[\s\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

/** A text as a spreadsheet shows it and nothing else: before what it would run stands an apostrophe. */
export const inert = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

export type Cell = string | number | null;

/** Rows as a CSV file, in chunks: marked as UTF-8 for Excel, every text in quotes, no cell a formula. */
export function csvOf(columns: string[], rows: AsyncIterable<Cell[]>): Readable {
  const csv = stringify({ bom: true, header: true, columns, record_delimiter: 'windows', quoted_string: true, escape_formulas: true, cast: { string: inert } });
  return Readable.from(rows).compose(csv) as Readable;
}
