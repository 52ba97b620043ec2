import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { keptAddress, postalCodeOf, readAddress, type WrittenAddress } from './address.policy.js';

const linesOf = (written: WrittenAddress | string) => {
  const read = readAddress(typeof written === 'string' ? { text: written } : written);
  return read && [...(keptAddress(read.address)?.lines ?? []), ...Object.keys(read.faults).map((field) => `! ${field}`)];
};

describe('An address in a spreadsheet', () => {
  it.each<[string, string | WrittenAddress, string[]]>([
    ['with commas', '1234 Main Street, Smithers, BC, V0J 2N0', ['1234 Main Street', 'Smithers BC  V0J 2N0']],
    ['on lines', '1234 Main Street\r\nSmithers B.C.\nv0j2n0', ['1234 Main Street', 'Smithers BC  V0J 2N0']],
    ['all on one line', '1234 5th Ave Prince George British Columbia V2L-3K7', ['1234 5th Ave', 'Prince George BC  V2L 3K7']],
    ['with a unit', 'Unit 5, 123 Ninth St N, Quesnel BC V2J 1A1 Canada', ['5-123 Ninth St N', 'Quesnel BC  V2J 1A1']],
    ['a PO box', 'P.O. Box 99, Hazelton, BC V0J 1Y0', ['PO BOX 99', 'Hazelton BC  V0J 1Y0']],
    ['a box, briefly', 'Box 99 Stn Main\nHazelton BC\nV0J1Y0', ['PO BOX 99 STN Main', 'Hazelton BC  V0J 1Y0']],
    ['a box in French', 'B.P. 12, Terrace, Colombie-Britannique V8G 1A1', ['PO BOX 12', 'Terrace BC  V8G 1A1']],
    ['a rural route with site and compartment', 'Site 6 Comp 10, RR #2, Burns Lake BC  V0J 1E0', ['SITE 6 COMP 10', 'RR 2', 'Burns Lake BC  V0J 1E0']],
    ['a rural route whose compartment is called a box', 'Site 6, Box 10, R.R. 2, Burns Lake BC V0J 1E0', ['SITE 6 COMP 10', 'RR 2', 'Burns Lake BC  V0J 1E0']],
    ['General Delivery', 'General Delivery\nTakla Landing, BC V0J 2T0', ['GD', 'Takla Landing BC  V0J 2T0']],
    ['GD at a station', 'GD STN A, Terrace BC V8G 1A1', ['GD STN A', 'Terrace BC  V8G 1A1']],
    ['care of somebody', 'c/o Bo Li, 12 Station Road, Kitimat, BC V8C 1A1', ['c/o Bo Li', '12 Station Road', 'Kitimat BC  V8C 1A1']],
    ['a street and a box', '12 Hill Rd, PO Box 4, Masset, BC V0T 1M0', ['12 Hill Rd', 'PO BOX 4', 'Masset BC  V0T 1M0']],
    ['in columns', { street: '12 Hill Rd', city: 'Masset', province: 'British Columbia', postalCode: ' v0t 1m0 ' }, ['12 Hill Rd', 'Masset BC  V0T 1M0']],
    ['in columns with two streets', { street: 'Health Centre\n12 Hill Rd', city: 'Masset', province: 'bc', postalCode: 'V0T1M0' }, ['Health Centre', '12 Hill Rd', 'Masset BC  V0T 1M0']],
    ['without a province, which the postal code tells', '12 Hill Rd, Whitehorse, Y1A 1A1', ['12 Hill Rd', 'Whitehorse YT  Y1A 1A1']],
    ['without a postal code', '12 Hill Rd, Masset, BC', ['12 Hill Rd', 'Masset BC', '! postalCode']],
    ['only a place', 'Masset, BC', ['Masset BC', '! civic', '! postalCode']],
  ])('%s', (_case, written, lines) => expect(linesOf(written)).toEqual(lines));

  it('is none where nothing is written', () => expect([linesOf(''), linesOf(' \n '), linesOf({ city: ' ' })]).toEqual([null, null, null]));

  it('is read from any text without an error, and its postal code is in the one spacing', () => {
    const piece = fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.constantFrom('PO Box ', 'RR #', 'Site 6', 'BC', 'V0J 2N0', '\n', ', ', 'Stn ', 'c/o ', '12', ' St '));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.option(fc.string({ maxLength: 10 }), { nil: undefined }), (pieces, postalCode) => {
        const read = readAddress({ text: pieces.join(''), postalCode });
        if (read?.address.postalCode && !read.faults['postalCode'] && read.address.province) expect(postalCodeOf(read.address.postalCode)).toBe(read.address.postalCode);
      }),
    );
  });

  it('reads the lines it has made the same again', () => {
    const number = fc.integer({ min: 1, max: 999 }).map(String);
    const counter = fc.oneof(
      number.map((n) => ({ civic: `${n} Main St` })),
      number.map((n) => ({ poBox: n })),
      number.map((n) => ({ poBox: n, station: 'MAIN' })),
      number.map((n) => ({ site: n, compartment: n, ruralRoute: '2' })),
      number.map((n) => ({ civic: `${n} Hill Rd`, poBox: n })),
      fc.constant({ generalDelivery: true }),
    );
    fc.assert(
      fc.property(counter, fc.constantFrom('Smithers', "Fort St. John", 'Prince George', 'Lax Kw’alaams'), fc.boolean(), (parts, place, commas) => {
        const kept = keptAddress({ ...parts, place, province: 'BC', postalCode: 'V0J 2N0' })!;
        expect(linesOf(kept.lines.join(commas ? ', ' : '\n'))).toEqual(kept.lines);
      }),
    );
  });
});
