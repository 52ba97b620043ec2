import { execFile } from 'node:child_process';

/** The QR codes on each page of a PDF, as another program sees and reads them (decode.mjs); of so many columns and rows a page. Null where there is none. */
export function codesOf(pdf: Buffer, columns = 1, rows = 1): Promise<(string | null)[][]> {
  return new Promise((done, fail) => {
    const reader = execFile(process.execPath, ['test/decode.mjs', String(columns), String(rows)], { maxBuffer: 1e9 }, (error, said) => (error ? fail(error) : done(JSON.parse(said) as (string | null)[][])));
    reader.stdin!.end(pdf);
  });
}
