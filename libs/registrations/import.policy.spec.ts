import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Around, type Candidate, type Earlier, fateOf } from './import-fate.policy.js';
import { lookupsOf, readRow, type Terms } from './import-row.policy.js';
import { ImportFate, ImportField } from './import.entity.js';

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
