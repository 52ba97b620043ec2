import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AppError } from '#platform';
import { quoted, readDay, readEmail, readLanguages, readName, readPhone, readYes, tidy } from './import-cell.policy.js';
import { delimiterOf, type FileRecord, guessFields, headerOf, recordsOf, textOf } from './import-file.policy.js';
import { type Around, type Candidate, type Earlier, fateOf } from './import-fate.policy.js';
import { lookupsOf, readRow, type Terms } from './import-row.policy.js';
import { canonical, findWord, fold, wordsOf } from './import-word.policy.js';
import { ImportFate, ImportField } from './import.entity.js';

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

const lookups = lookupsOf([{ id: 's1', label: 'Health' }, { id: 's2', label: 'Child care' }], [{ id: 'r1', label: 'Northwest' }, { id: 'r2', label: 'Northern interior' }], [
  { id: 'c1', label: 'Smithers', regionId: 'r1' }, { id: 'c2', label: 'Fort St. James', regionId: 'r2', also: ['Nak’azdli'] }, { id: 'c3', label: 'Riverside', regionId: 'r1' }, { id: 'c4', label: 'Riverside', regionId: 'r2' },
]);
const terms: Terms = { listName: 'Summit', heldOn: '2021-05-03', consentSource: null, consentGivenOn: null, today: '2026-06-01' };
const fields = Object.values(ImportField);
const read = (cells: Partial<Record<ImportField, string>>, answers: Record<string, string> = {}, more: Partial<Terms> = {}) => readRow(fields.map((field) => cells[field] ?? ''), fields, lookups, { ...terms, ...more }, (key) => answers[key] ?? null);

describe('A row', () => {
  it('gives what it says, in the words of the network', () => {
    const { given, questions, refuses } = read({ FIRST_NAME: 'Ana', LAST_NAME: 'Duarte', SECTOR: 'childcare', REGION: 'NW BC', COMMUNITY: 'Town of Smithers', PRIMARY_ROLE: 'Educator', PARTICIPATION: 'Live', REGISTERED_ON: 'May 3, 2021', STREET: 'Box 4', CITY: 'Smithers', POSTAL_CODE: 'v0j2n0' });
    expect([questions, refuses]).toEqual([[], []]);
    expect(given).toMatchObject({ name: 'Ana Duarte', sectorId: 's2', regionId: 'r1', communityId: 'c1', primaryRole: 'EDUCATOR', participation: 'LIVE', registeredOn: '2021-05-03', address: { lines: ['PO BOX 4', 'Smithers BC  V0J 2N0'] } });
  });

  it('asks once for a text that means nothing here, whatever its case, and takes the answer', () => {
    const [[one], [two]] = [read({ NAME: 'Ana', SECTOR: 'Early years' }).questions, read({ NAME: 'Bo', SECTOR: 'EARLY  YEARS' }).questions];
    expect([two!.key, one!.says, one!.choices.map(({ id }) => id)]).toEqual([one!.key, 'We know no sector called “Early years”. Which one is meant?', ['s1', 's2', 'empty', 'leave-out']]);
    expect(read({ NAME: 'Ana', SECTOR: 'Early years' }, { [one!.key]: 's2' })).toMatchObject({ given: { sectorId: 's2' }, says: ['“Early years” is read as Child care.'] });
    expect(read({ NAME: 'Ana', SECTOR: 'Early years' }, { [one!.key]: 'leave-out' }).leftOut).toBe(true);
    expect(read({ NAME: 'Ana', SECTOR: 'Early years' }, { [one!.key]: 'nonsense' }).questions[0]!.answer).toBeNull();
  });

  it('asks when a community lies elsewhere than it says, and keeps what was given that day', () => {
    const [question] = read({ NAME: 'Ana', COMMUNITY: 'Smithers', REGION: 'Northern interior' }).questions;
    expect(question!.says).toBe('Smithers lies in Northwest, but “Northern interior” was given. Which region counts?');
    expect([read({ NAME: 'Ana', COMMUNITY: 'Smithers', REGION: 'Northern interior' }, { [question!.key]: 'given' }).given.regionId, read({ NAME: 'Ana', COMMUNITY: 'Smithers', REGION: 'Northern interior' }, { [question!.key]: 'community' }).given.regionId]).toEqual(['r2', 'r1']);
    expect(read({ NAME: 'Ana', COMMUNITY: 'Riverside', REGION: 'Northern interior' }).given.communityId).toBe('c4');
    expect(read({ NAME: 'Ana', COMMUNITY: "Nak'azdli" }).given).toMatchObject({ communityId: 'c2', regionId: 'r2' });
  });

  it('keeps consent by the rules: a yes is express, having taken part is implied, a no is none', () => {
    const consent = (CONSENT: string, more: Partial<Terms> = {}) => read({ NAME: 'Ana', CONSENT }, {}, more).given.consent;
    expect(consent('yes')).toEqual({ kind: 'EXPRESS', source: 'Said yes when registering for Summit', givenOn: '2021-05-03' });
    expect(consent('2021-04-30', { consentSource: 'The form' })).toEqual({ kind: 'EXPRESS', source: 'The form', givenOn: '2021-04-30' });
    expect(consent('', { consentSource: 'Came to the summit' })).toMatchObject({ kind: 'IMPLIED' });
    expect([consent(''), consent('no', { consentSource: 'The form' })]).toEqual([null, null]);
  });
});

const somebody = (columns: Partial<Candidate>): Candidate => ({
  id: 'm1', name: 'Ana Duarte', email: 'ana@example.org', otherEmails: [], phone: null, postalAddress: null, sectorId: null, organisationId: null, communityId: 'c1', primaryRole: null, alsoParent: false, languages: [], byEmail: true, lettersSince: null,
  regionId: 'r1', communityName: 'Smithers', organisationName: null, may: true, theirs: true, left: false, consents: [], listed: null, ...columns,
});
const above = (columns: Partial<Earlier>): Earlier => ({ line: 2, name: 'Ana Duarte', email: 'ana@example.org', taken: 'ana@example.org', phone: null, communityId: 'c1', regionId: 'r1', memberId: null, cells: 'x', ...columns });
const fate = (cells: Parameters<typeof read>[0], around: Partial<Around> = {}, answers: Record<string, string> = {}) => {
  const row = read(cells, answers);
  return fateOf(row, { line: 9, email: row.given.email, cells: 'y', byEmail: [], byName: [], earlier: [], ...around }, (key) => answers[key] ?? null);
};
const ANA = { NAME: 'Ana Duarte', EMAIL: 'ana@example.org', COMMUNITY: 'Smithers' };
const NO_EMAIL = { NAME: 'Ana Duarte', COMMUNITY: 'Smithers' };

describe('The fate of a row', () => {
  it('new, known, already there', () => {
    expect(fate(ANA)).toMatchObject({ fate: 'NEW', says: [] });
    expect(fate(NO_EMAIL)).toMatchObject({ fate: 'NEW', says: ['There is no email address: reach them by phone or by post.'] });
    expect(fate({ ...ANA, SECTOR: 'Health' }, { byEmail: [somebody({ phone: '1' })] })).toMatchObject({ fate: 'KNOWN', memberId: 'm1', given: { fills: { sectorId: 's1' } } });
    const listed = { name: 'Ana Duarte', regionId: 'r1', primaryRole: null, participation: null };
    expect(fate(ANA, { byEmail: [somebody({ listed })] }).fate).toBe('ALREADY');
    expect(fate(NO_EMAIL, { byName: [somebody({ listed })] }).fate).toBe('ALREADY');
  });

  it('already there says what the list keeps, where the file has corrected it', () => {
    const listed = { name: 'Ana Duarte', regionId: 'r2', primaryRole: 'STUDENT', participation: null };
    const corrected = { ...ANA, REGION: 'Northwest', PRIMARY_ROLE: 'Educator', PARTICIPATION: 'Live' };
    expect(fate(corrected, { byEmail: [somebody({ listed, primaryRole: 'EDUCATOR' as never })] })).toMatchObject({ fate: 'ALREADY', says: ['They are on this list already with another region, primary role and kind of participation. The list keeps what was given that day.'] });
    expect(fate(ANA, { byEmail: [somebody({ listed: { ...listed, regionId: 'r1' } })] }).says).toEqual([]);
  });

  it('never overwrites: what differs is said, and only to whoever looks after them', () => {
    const other = somebody({ phone: '250-555-9999', sectorId: 's2' });
    expect(fate({ ...ANA, PHONE: '250-555-0134', SECTOR: 'Health' }, { byEmail: [other] })).toMatchObject({ says: ['They have another phone number in the network; that one stays.', 'They have another sector in the network; that one stays.'] });
    const foreign = fate({ ...ANA, PHONE: '250-555-0134' }, { byEmail: [{ ...other, may: false }] });
    expect([foreign.says, foreign.given.fills]).toEqual([['You do not look after this member, so nothing about them is changed.'], undefined]);
  });

  it('asks about two people on one email, in the file and in the network', () => {
    const BO = { ...ANA, NAME: 'Bo Li' };
    expect(fate(BO, { earlier: [above({})] })).toMatchObject({ fate: 'ASKED', questions: [{ key: 'shared' }] });
    expect(fate(BO, { earlier: [above({})] }, { shared: 'same' })).toMatchObject({ fate: 'REPEATED' });
    expect(fate(BO, { earlier: [above({})] }, { shared: 'other' })).toMatchObject({ fate: 'NEW', given: { email: null } });
    expect(fate(BO, { byEmail: [somebody({})] })).toMatchObject({ fate: 'ASKED', questions: [{ key: 'address-of', here: 'ana@example.org belongs to Ana Duarte in the network. Is “Bo Li” the same person?' }] });
    expect(fate(BO, { byEmail: [somebody({})] }, { 'address-of': 'other' })).toMatchObject({ fate: 'NEW', given: { email: null } });
    expect(fate({ ...ANA, NAME: 'Ana M. Duarte' }, { byEmail: [somebody({})] })).toMatchObject({ fate: 'KNOWN' });
  });

  it('tells a champion neither whose an email or a phone is, nor takes people of other tables', () => {
    const foreign = somebody({ may: false, theirs: false, phone: '250-555-0134' });
    const asked = [ANA, { ...ANA, NAME: 'Bo Li' }].map((cells) => fate(cells, { byEmail: [foreign], byName: [foreign] }));
    for (const one of asked) expect(one).toMatchObject({ fate: 'ASKED', memberId: null, questions: [{ key: 'address-taken', here: 'ana@example.org belongs to another member, who is not of your table. What shall become of this row?', choices: [{ id: 'other' }, { id: 'leave-out' }] }] });
    expect(JSON.stringify(asked[1])).not.toContain('Duarte');
    expect(fate({ ...ANA, NAME: 'Bo Li' }, { byEmail: [foreign] }, { 'address-taken': 'other' })).toMatchObject({ fate: 'NEW', given: { email: null } });
    // a guess at a phone or an email is answered like any other
    for (const guess of [{ PHONE: '250-555-0134' }, { PHONE: '250-555-9999' }, { EMAIL: 'other@example.org' }, {}]) expect(fate({ ...NO_EMAIL, ...guess }, { byName: [foreign] })).toMatchObject({ fate: 'ASKED', questions: [{ key: 'person' }] });
    expect(fate(NO_EMAIL, { byName: [foreign] }, { person: 'yes' })).toMatchObject({ fate: 'REFUSED', says: ['This person is not of your table. Please ask an admin to put them on the list.'], memberId: null });
    expect(fate(NO_EMAIL, { byName: [{ ...foreign, theirs: true }] }, { person: 'yes' })).toMatchObject({ fate: 'KNOWN', says: ['You do not look after this member, so nothing about them is changed.'] });
    const listed = { name: 'Ana Duarte', regionId: 'r1', primaryRole: null, participation: null };
    expect(fate({ ...NO_EMAIL, PHONE: '250-555-9999' }, { byName: [{ ...foreign, listed }] }).fate).toBe('ALREADY');
  });

  it('keeps a no to letters of somebody who is known, and switches no letters on against it', () => {
    const NO = { ...ANA, CONSENT: 'no' };
    expect(fate(NO, { byEmail: [somebody({})] })).toMatchObject({ fate: 'KNOWN', given: { fills: { byEmail: false } } });
    expect(fate(NO, { byEmail: [somebody({ byEmail: false })] }).given.fills).toBeUndefined();
    expect(fate(NO, { byName: [somebody({ email: null, byEmail: false })] }, { person: 'yes' }).given.fills).toEqual({ email: 'ana@example.org', byEmail: false });
    expect(fate(ANA, { byName: [somebody({ email: null, byEmail: false })] }, { person: 'yes' }).given.fills).toEqual({ email: 'ana@example.org', byEmail: true });
    expect(fate(NO, { byEmail: [somebody({ lettersSince: '2021-05-02' })] }).given.fills).toEqual({ byEmail: false });
    const since = fate(NO, { byEmail: [somebody({ lettersSince: '2024-01-01' })] });
    expect([since.given.fills, since.says]).toEqual([undefined, ['They do not want to be written to.', 'Letters by email were turned on for them on 2024-01-01; that stays.']]);
    expect(fate(NO, { byEmail: [somebody({ may: false })] }).says).toContain('Their no to letters is not kept: please tell an admin or whoever looks after them.');
  });

  it('is repeated where the file says it twice', () => {
    expect(fate(ANA, { earlier: [above({})] })).toMatchObject({ fate: 'REPEATED', says: ['This is the same person as on line 2, so only that line is taken.'] });
    expect(fate(NO_EMAIL, { cells: 'x', earlier: [above({ email: null, taken: null })] }).fate).toBe('REPEATED');
    expect(fate(NO_EMAIL, { earlier: [above({ email: null, taken: null })] })).toMatchObject({ fate: 'ASKED', questions: [{ key: 'twin' }] });
    expect(fate({ ...ANA, EMAIL: 'other@example.org' }, { earlier: [above({})] }).fate).toBe('NEW');
  });

  it('asks whether somebody of the same name nearby is meant, unless their emails say no', () => {
    expect(fate(NO_EMAIL, { byName: [somebody({})] })).toMatchObject({ fate: 'ASKED', questions: [{ key: 'person', here: 'Is this Ana Duarte of Smithers, who is in the network already?' }] });
    expect(fate(NO_EMAIL, { byName: [somebody({})] }, { person: 'yes' })).toMatchObject({ fate: 'KNOWN', memberId: 'm1' });
    expect(fate(NO_EMAIL, { byName: [somebody({})] }, { person: 'no' })).toMatchObject({ fate: 'NEW', memberId: null });
    expect(fate(NO_EMAIL, { byName: [somebody({}), somebody({ id: 'm2' })] }).questions[0]!.choices.map(({ id }) => id)).toEqual(['m1', 'm2', 'no', 'leave-out']);
    expect([fate({ ...ANA, EMAIL: 'other@example.org' }, { byName: [somebody({})] }).fate, fate(NO_EMAIL, { byName: [somebody({ communityId: 'c3' })] }).fate]).toEqual(['NEW', 'NEW']);
  });

  it('brings no consent back that was taken back since', () => {
    const consents = [{ kind: 'EXPRESS' as never, source: 'x', givenOn: '2020-01-01', withdrawnOn: '2022-01-01' }];
    expect(fate({ ...ANA, CONSENT: 'yes' }, { byEmail: [somebody({ consents })] })).toMatchObject({ given: { consent: null }, says: ['They took their consent back on 2022-01-01; that stays.'] });
  });

  it('is one of seven for any cells, around whatever: with a question where it is asked, a reason where it is refused', () => {
    const cell = fc.oneof(fc.constantFrom('', 'Ana Duarte', 'ana@example.org', 'Smithers', 'Northwest', 'yes', 'x'), fc.string({ unit: 'binary', maxLength: 20 }));
    const around = fc.record({ byEmail: fc.constantFrom([], [somebody({})], [somebody({ may: false, theirs: false })]), byName: fc.constantFrom([], [somebody({})], [somebody({ may: false, theirs: false })], [somebody({}), somebody({ id: 'm2' })]), earlier: fc.constantFrom([], [above({})]) });
    const answers = fc.dictionary(fc.constantFrom('person', 'shared', 'twin', 'address', 'address-of', 'address-taken'), fc.constantFrom('same', 'other', 'yes', 'no', 'without', 'leave-out', 'x'));
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 22 }), around, answers, (cells, standing, given) => {
        const answer = (key: string) => given[key] ?? null;
        const row = readRow(cells, fields, lookups, terms, answer);
        const result = fateOf(row, { line: 9, email: row.given.email, cells: 'y', ...standing }, answer);
        const open = result.questions.some((question) => !question.answer);
        expect(Object.values(ImportFate)).toContain(result.fate);
        if (result.fate === ImportFate.ASKED) expect(open).toBe(true);
        if (result.fate === ImportFate.NEW || result.fate === ImportFate.KNOWN || result.fate === ImportFate.ALREADY) expect(open).toBe(false);
        if (result.fate === ImportFate.REFUSED) expect(result.says.length).toBeGreaterThan(0);
        for (const sentence of result.says) expect(sentence).toMatch(/^[\p{Lu}“].*[.]$/su);
        expect(fateOf(readRow(cells, fields, lookups, terms, answer), { line: 9, email: row.given.email, cells: 'y', ...standing }, answer)).toEqual(result);
      }),
    );
  });
});
