import { describe, expect, it } from '@jest/globals';
import { LETTER_PAGE, MissingGlyph, Overflow, Pdf } from './pdf.js';
import { textOf } from '../../../test/pdf.js';

const box = { name: 'the middle of the page', x: 54, y: 54, width: 500, height: 200 };
const NAMES = ["Nak'azdli Whut'en", "Wet'suwet'en", "Nisg\u0331a\u2019a", "Sm\u2019algya\u0331x", 'Dakelh ᑕᗸᒡ', 'Gitx\u0331san', 'Stéphanie Ruel-Aston', '\u1e34wi\u1e35wasut\u02bcinux\u0331w'];

async function bytesOf(pdf: Pdf): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of pdf.rest()) chunks.push(chunk);
  return Buffer.concat(chunks);
}

describe('A PDF', () => {
  it("holds what it says, also in the languages of the north: each name can be read back from the file's bytes", async () => {
    const pdf = new Pdf('Names');
    pdf.page();
    for (const [index, name] of NAMES.entries()) pdf.draw(pdf.lay(name, { ...box, y: 60 + index * 30 }, { size: 14, bold: index % 2 === 1 && name !== 'Dakelh ᑕᗸᒡ' }));
    const bytes = await bytesOf(pdf);
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(textOf(bytes)[0]!.map((line) => line.normalize('NFC'))).toEqual(NAMES.map((name) => name.normalize('NFC')));
  });

  it('refuses a text with a letter that its typeface has no shape for, and names both', () => {
    const pdf = new Pdf('Missing');
    const lay = () => pdf.lay('A ☃ in July', box, { size: 12 });
    expect(lay).toThrow(MissingGlyph);
    expect(lay).toThrow('The typeface has no shape for "☃" (U+2603) in "A ☃ in July" (the middle of the page).');
    expect(pdf.printable('A ☃ in July')).toBe('A ? in July');
  });

  it('refuses a text that does not fit into its place, whether too long or too wide, and names both', () => {
    const pdf = new Pdf('Overflow');
    const low = { ...box, height: 30 };
    expect(() => pdf.lay('one\ntwo\nthree', low, { size: 12 })).toThrow(Overflow);
    expect(() => pdf.lay('one\ntwo\nthree', low, { size: 12 })).toThrow('does not fit (the middle of the page).');
    expect(() => pdf.lay('W'.repeat(80), box, { size: 12 })).toThrow(`"${'W'.repeat(60)}…" does not fit (the middle of the page).`);
    expect(pdf.lay('one\ntwo', { ...box, height: 34 }, { size: 12 }).lines).toEqual(['one', 'two']);
  });

  it('breaks lines between words, never wider than their place', () => {
    const pdf = new Pdf('Lines');
    const words = 'All sectors are needed at the table, and a seat outlives those who hold it. '.repeat(6).trim();
    const { lines } = pdf.lay(words, box, { size: 13 });
    expect(lines.join(' ')).toBe(words);
    expect(lines.length).toBeGreaterThan(4);
    for (const line of lines) expect(pdf.lay(line, box, { size: 13 }).lines).toEqual([line]);
  });

  it('hands out its pages while it is written: what waits does not grow with their number', async () => {
    const pdf = new Pdf('Many');
    let [taken, most] = [0, 0];
    for (let page = 0; page < 300; page++) {
      pdf.page();
      for (let line = 0; line < 20; line++) pdf.draw(pdf.lay(`Page ${page}, line ${line}: what happened at your tables`, { ...box, y: line * 30 + 20 }, { size: 12 }));
      let here = 0;
      for (const chunk of pdf.taken()) here += chunk.length;
      taken += here;
      most = Math.max(most, here);
    }
    const rest = await bytesOf(pdf);
    expect(taken).toBeGreaterThan(100_000);
    expect(most).toBeLessThan(20_000);
    expect(rest.length).toBeLessThan(150_000); // two typefaces, as far as they are used, and the index
    expect(LETTER_PAGE).toEqual({ width: 612, height: 792 });
  });
});
