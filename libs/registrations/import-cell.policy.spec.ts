import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AppError } from '#platform';
import { quoted, readDay, readEmail, readLanguages, readName, readPhone, readYes, tidy } from './import-cell.policy.js';
import { delimiterOf, type FileRecord, guessFields, headerOf, recordsOf, textOf } from './import-file.policy.js';
import { canonical, findWord, fold, wordsOf } from './import-word.policy.js';
import { ImportField } from './import.entity.js';

const rowsOf = async (text: string | Buffer): Promise<FileRecord[]> => Array.fromAsync(recordsOf(textOf(Buffer.from(text as string))));
const refusalOf = async (text: string | Buffer): Promise<string> => rowsOf(text).then(() => 'taken', (error: unknown) => (error as AppError).message);

describe('A file', () => {
  it.each<[string, string | Buffer]>([
    ['UTF-8', 'Nom,Né\nZoë,ʼ\n'],
    ['UTF-8 with a byte-order mark', '\ufeffNom,Né\nZoë,ʼ\n'],
    ['semicolons', 'Nom;Né\r\nZoë;ʼ\r\n'],
    ['tabs', 'Nom\tNé\rZoë\tʼ'],
    ['UTF-16 as Excel writes it', Buffer.from('\ufeffNom\tNé\r\nZoë\tʼ\r\n', 'utf16le')],
    ['a line that says what parts the cells', 'sep=;\r\nNom;Né\r\nZoë;ʼ'],
    ['quotation marks', '"Nom","Né"\r\n"Zoë","ʼ"\r\n'],
  ])('in %s is read', async (_case, text) => expect((await rowsOf(text)).map(({ cells }) => cells)).toEqual([['Nom', 'Né'], ['Zoë', 'ʼ']]));

  it('in the writing of old Windows is read', async () => expect(await rowsOf(Buffer.from([0x4e, 0x2c, 0x4d, 0x0a, 0x5a, 0x6f, 0xeb, 0x92, 0x2c, 0x80]))).toEqual([{ line: 1, cells: ['N', 'M'] }, { line: 2, cells: ['Zoë’', '€'] }]));

  it('keeps its lines as a spreadsheet counts them, blank ones and line breaks in cells included', async () =>
    expect(await rowsOf('Name,Notes\n\nAna,"two\r\nlines, and ""quotes"""\n , \nBo,x')).toEqual([
      { line: 1, cells: ['Name', 'Notes'] },
      { line: 3, cells: ['Ana', 'two\r\nlines, and "quotes"'] },
      { line: 5, cells: ['Bo', 'x'] },
    ]));

  it.each<[string, string | Buffer, RegExp]>([
    ['an Excel workbook', Buffer.from('504b0304140006', 'hex'), /^This is an Excel workbook/],
    ['an old Excel workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), /^This is an Excel workbook/],
    ['a PDF', '%PDF-1.7', /^This is a PDF/],
    ['a picture', Buffer.from('89504e470d0a', 'hex'), /^This is a picture/],
    ['a web page', '\n<!DOCTYPE html><html>', /^This is a web page/],
    ['a drawing with a script', '<svg onload="x"/>', /^This is a web page/],
    ['bytes', Buffer.from([0x41, 0x00, 0x42]), /^This is not a text file/],
    ['nothing', ' \n\r\n ', /^This file is empty/],
    ['an open quotation mark', 'a,b,c\n1,2,3\n4,"5,6\n7,8,9\n', /^On line 3 a quotation mark opens that is never closed/],
    ['a quotation mark that swallows lines', 'a,b,c\n1,"2,3\n4,5,6\n7,8,9\n4,5",6\n', /^On line 2 a quotation mark/],
    ['a record without end', `a,b\n1,"${'x\n'.repeat(200_000)}`, /^On line 2 a quotation mark/],
  ])('that is %s is refused in a sentence', async (_case, text, sentence) => expect(await refusalOf(text)).toMatch(sentence));

  it('of any bytes or text is read or refused in a sentence, never anything else', async () => {
    const piece = fc.oneof(fc.constantFrom('"', ',', ';', '\n', '\r\n', '""', 'Ana', '\ufeff', '=1+1', ' '), fc.string({ unit: 'binary', maxLength: 5 }));
    const file = fc.oneof(fc.array(piece, { maxLength: 60 }).map((pieces) => Buffer.from(pieces.join(''))), fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)));
    await fc.assert(
      fc.asyncProperty(file, async (bytes) => {
        try {
          const rows = await rowsOf(bytes);
          if (rows[0]) headerOf(rows[0]);
          expect(rows.every(({ line }, at) => line > (rows[at - 1]?.line ?? 0))).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('finds what parts the cells outside quotation marks', () => expect(delimiterOf(Buffer.from('"a,b,c,d";e;f\n'))).toEqual({ delimiter: ';', skip: 0 }));

  it('has names for its columns, each once; and none that is a person', () => {
    expect(headerOf({ line: 1, cells: ['Name', ' name ', '', 'E-mail', '', ''] })).toEqual(['Name', 'name (2)', 'Column 3', 'E-mail']);
    for (const cells of [['Ana', 'ana@example.org'], ['Bo', 'V2N 4Z9'], ['Cho', '(250) 555-0134']]) expect(() => headerOf({ line: 1, cells })).toThrow('looks like a person');
    expect(() => headerOf({ line: 1, cells: Array.from({ length: 61 }, () => 'x') })).toThrow('61 columns');
  });

  it('tells by its names what its columns hold', () => {
    const tells = (...names: string[]) => guessFields(names).map((field) => field && ImportField[field]);
    expect(tells('First Name', 'Last name', 'E-mail', 'Phone #', 'Organization', 'Which region do you live or work in?', 'Primary role', 'Are you also a parent or caregiver?', 'How will you participate?', 'May we email you about this?')).toEqual(
      ['FIRST_NAME', 'LAST_NAME', 'EMAIL', 'PHONE', 'ORGANISATION', 'REGION', 'PRIMARY_ROLE', 'ALSO_PARENT', 'PARTICIPATION', 'CONSENT']);
    expect(tells('Nom', 'Courriel', 'Adresse', 'Ville', 'Code postal')).toEqual(['NAME', 'EMAIL', 'STREET', 'CITY', 'POSTAL_CODE']);
    expect(tells('Name', 'Mailing address', 'City', 'Shoe size')).toEqual(['NAME', 'STREET', 'CITY', null]);
    expect(tells('Participant', 'City')).toEqual(['NAME', 'COMMUNITY']);
  });
});

describe('A cell', () => {
  it('loses the apostrophe that kept a formula from running, and what cannot be seen', () => expect([tidy("'=1+1"), tidy("'Ksan"), tidy('\u200bAna\u00a0D '), tidy('Zoe\u0308')]).toEqual(['=1+1', "'Ksan", 'Ana D', 'Zo\u00eb']));

  it('with a name', () => {
    expect([readName('Ana  Duarte').value, readName('Duarte, Ana').value, readName('Cho Lee, RN').value]).toEqual(['Ana Duarte', 'Ana Duarte', 'Cho Lee, RN']);
    expect([readName('').refuses, readName('x'.repeat(5000)).refuses, readName('123').refuses]).toEqual([expect.stringMatching(/^There is no name/), expect.stringMatching(/^The name has 5,000 characters/), expect.stringMatching(/no letters/)]);
  });

  it.each<[string, string | null, RegExp]>([
    ['Ana@Example.org ', 'ana@example.org', /^$/],
    ['mailto:ana@example.org', 'ana@example.org', /is read as/],
    ['Ana Duarte <ana@example.org>', 'ana@example.org', /is read as/],
    ['ana@\nexample.org', 'ana@example.org', /line break/],
    ['ana@example.org.', 'ana@example.org', /is read as/],
    ['john\nsmith@example.org', null, /^A line break stands inside this email address: it could be smith@example.org or johnsmith@example.org\./],
    ['ana@example.co\r\nm', null, /it could be ana@example.co or ana@example.com/],
    ['ana@example.org\n<ana@example.org>', 'ana@example.org', /is read as/],
    ['n/a', null, /no email address/],
    ['', null, /^$/],
    ['ana@example.org, bo@example.org', null, /^Two email addresses/],
    ['ana@example.org\r\nBcc: bo@example.org', null, /^Two email addresses/],
    ['ana at example.org', null, /is no email address/],
    ['@', null, /is no email address/],
  ])('with the email %j', (cell, value, says) => {
    const read = readEmail(cell);
    expect(read.value).toBe(value);
    expect(read.says ?? read.refuses ?? '').toMatch(says);
  });

  it('with a phone number', () => {
    expect(['(250) 555-0134', '+1 250 555 0134', '250.555.0134 ext. 7', '2505550134', '250–555–0134', '+44 20 7946 0000'].map((cell) => readPhone(cell).value)).toEqual(['250-555-0134', '250-555-0134', '250-555-0134 x7', '250-555-0134', '250-555-0134', '+44 20 7946 0000']);
    expect(readPhone('call me')).toEqual({ value: null, says: expect.stringMatching(/no phone number/) });
  });

  it('with a day', () => {
    const days = ['2021-05-03', '2021-05-03T14:00:00Z', 'May 3, 2021', '3-May-21', 'Monday, 3 May 2021', '5/23/2021', '23/5/2021', '5/5/2021', '2021/5/3 9:00'];
    expect(days.map((cell) => readDay(cell).value)).toEqual(['2021-05-03', '2021-05-03', '2021-05-03', '2021-05-03', '2021-05-03', '2021-05-23', '2021-05-23', '2021-05-05', '2021-05-03']);
    expect([readDay('3/5/2021'), readDay('2021-02-30')]).toEqual([{ value: null, says: expect.stringMatching(/could be two days/) }, { value: null, says: expect.stringMatching(/no day/) }]);
  });

  it('with yes or no, and with languages', () => {
    expect(['Yes', 'oui', 'N', 'FALSE', '', 'maybe'].map((cell) => readYes(cell).value)).toEqual([true, true, false, false, null, null]);
    expect([readLanguages('English; Dakelh, Wet’suwet’en').value, readLanguages('Klingon')]).toEqual([['en', 'crx', 'bcr'], { value: null, says: expect.stringMatching(/Klingon/) }]);
  });

  it('is told in a line, and read from any text without an error; what was read reads the same again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (cell) => {
        for (const read of [readName, readEmail, readPhone, readDay]) {
          const { value } = read(tidy(cell));
          if (value) expect(read(value).value).toBe(value);
        }
        expect(tidy(tidy(cell)).length).toBeLessThanOrEqual(tidy(cell).length);
        expect(quoted(cell).length).toBeLessThan(70);
        readYes(cell);
        readLanguages(cell);
      }),
    );
  });
});

describe('A word', () => {
  const regions = wordsOf(['Northern interior', 'Northwest', 'Northeast', 'Other BC', 'Outside BC'].map((label) => ({ id: label, label })));
  it.each([['Northern Interior BC', 'Northern interior'], ['North West', 'Northwest'], ['NW', 'Northwest'], ['northeast b.c.', 'Northeast'], ['Other region of BC', 'Other BC'], ['Outside of BC', 'Outside BC'], ['North', null], ['Mars', null], ['', null]])('%j means %j', (text, meant) => expect(findWord(regions, text)).toBe(meant));

  it('is the same without case, accents, apostrophes, brackets and endings', () => {
    expect(canonical('Not-for-Profits')).toBe(canonical('not for profit'));
    expect(canonical('Educator (e.g., teacher)')).toBe('educator');
    expect(fold('Nak’azdli')).toBe(fold("NAK'AZDLI"));
  });
});
