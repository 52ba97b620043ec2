import type { PostalAddress, PostalAddressInput } from './address.entity.js';

/** Provinces and territories by their two letters. */
export const PROVINCES = ['AB', 'BC', 'MB', 'NB', 'NL', 'NS', 'NT', 'NU', 'ON', 'PE', 'QC', 'SK', 'YT'];

/** Canada Post: D, F, I, O, Q and U stand nowhere in a postal code, W and Z not at its head. */
const POSTAL_CODE = /^([ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z])[\s-]*(\d[ABCEGHJ-NPRSTV-Z]\d)$/i;

/** `v2n4z9` and `V2N-4Z9` as `V2N 4Z9`; null for what is no Canadian postal code. */
export function postalCodeOf(text: string): string | null {
  const found = POSTAL_CODE.exec(text.trim());
  return found ? `${found[1]} ${found[2]}`.toUpperCase() : null;
}

type Parts = Omit<PostalAddress, 'lines'>;

/**
 * The lines on an envelope below the name, as Canada Post's Addressing Guidelines order them: care of, further line, street,
 * site and compartment, then the box or route with its station last above the place; two spaces before the postal code.
 */
export function addressLines(address: Parts): string[] {
  const { careOf, line, civic, site, compartment, ruralRoute, poBox, generalDelivery, station, place, province, postalCode, country } = address;
  const counter = [poBox && `PO BOX ${poBox}`, ruralRoute && `RR ${ruralRoute}`, generalDelivery && 'GD'].filter(Boolean).join(' ');
  return [
    careOf && `c/o ${careOf}`,
    ...(line?.split('\n') ?? []),
    civic,
    [site && `SITE ${site}`, compartment && `COMP ${compartment}`].filter(Boolean).join(' '),
    [counter, station && `STN ${station}`].filter(Boolean).join(' '),
    [[place, province].filter(Boolean).join(' '), postalCode].filter(Boolean).join('  '),
    country,
  ].filter((text): text is string => !!text);
}

/** What keeps an address from being posted to, by field: empty when it is whole. */
export function addressFaults(address: PostalAddressInput): Record<string, string> {
  const faults: Record<string, string> = {};
  const abroad = !!address.country && !/^canada$/i.test(address.country);
  if (!address.civic && !address.poBox && !address.ruralRoute && !address.generalDelivery) faults['civic'] = 'Please write a street, a PO box or a rural route, or tick General Delivery.';
  if ((address.site || address.compartment) && !address.ruralRoute && !address.civic) faults['ruralRoute'] = 'A site or compartment stands on a rural route. Please write its number.';
  if (!address.place) faults['place'] = 'Please write the place.';
  if (abroad) return faults;
  if (!address.province) faults['province'] = 'Please write the province in two letters, like BC.';
  else if (!PROVINCES.includes(address.province)) faults['province'] = `Please write one of ${PROVINCES.join(', ')}; for another country, name it.`;
  if (!address.postalCode) faults['postalCode'] = 'Please write the postal code, like V2N 4Z9.';
  else if (!postalCodeOf(address.postalCode)) faults['postalCode'] = 'This is no Canadian postal code. It looks like V2N 4Z9.';
  return faults;
}

/** An address as it is kept, its lines made once; null when nothing was said. */
export function keptAddress(given: PostalAddressInput | null | undefined): PostalAddress | null {
  if (!given) return null;
  const { generalDelivery, postalCode, country, ...texts } = given;
  const text = (name: keyof typeof texts) => texts[name] || null;
  const parts: Parts = {
    careOf: text('careOf'),
    line: text('line'),
    civic: text('civic'),
    site: text('site'),
    compartment: text('compartment'),
    ruralRoute: text('ruralRoute'),
    poBox: text('poBox'),
    generalDelivery: !!generalDelivery,
    station: text('station'),
    place: text('place'),
    province: text('province'),
    postalCode: postalCode ? (postalCodeOf(postalCode) ?? postalCode) : null,
    country: country && !/^canada$/i.test(country) ? country : null,
  };
  const lines = addressLines(parts);
  return lines.length ? { ...parts, lines } : null;
}

/** An address as a spreadsheet has it: all in one text, or in columns. */
export interface WrittenAddress {
  text?: string;
  street?: string;
  city?: string;
  province?: string;
  postalCode?: string;
}

const POSTAL_CODE_WITHIN = /\b[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z][\s-]*\d[ABCEGHJ-NPRSTV-Z]\d\b/gi;

const PROVINCE_NAMES: Record<string, string> = {
  'alberta': 'AB', 'british columbia': 'BC', 'colombie britannique': 'BC', 'manitoba': 'MB', 'new brunswick': 'NB', 'newfoundland': 'NL', 'newfoundland and labrador': 'NL', 'nova scotia': 'NS',
  'northwest territories': 'NT', 'nunavut': 'NU', 'ontario': 'ON', 'prince edward island': 'PE', 'quebec': 'QC', 'saskatchewan': 'SK', 'yukon': 'YT', 'yukon territory': 'YT',
};

/** The first letter of a postal code tells the province; X is two territories. */
const PROVINCE_BY_CODE: Record<string, string> = { A: 'NL', B: 'NS', C: 'PE', E: 'NB', G: 'QC', H: 'QC', J: 'QC', K: 'ON', L: 'ON', M: 'ON', N: 'ON', P: 'ON', R: 'MB', S: 'SK', T: 'AB', V: 'BC', Y: 'YT' };

const STREET_KIND = 'street|st|avenue|ave|road|rd|drive|dr|crescent|cres|way|boulevard|blvd|lane|ln|place|pl|court|crt|ct|trail|terrace|close|circle|highway \\d+|hwy \\d+|rue';
const CIVIC_THEN_PLACE = new RegExp(`^(\\S*\\d\\S*\\s.*?\\b(?:${STREET_KIND})\\b\\.?(?:\\s+(?:n|s|e|w|ne|nw|se|sw|north|south|east|west)\\b\\.?)?)\\s+(\\D{3,})$`, 'i');
const IS_CIVIC = /\d|\S\s+(?:street|avenue|ave|road|rd|drive|crescent|boulevard|blvd|lane|highway|hwy)\.?$/i;
const UNIT_ALONE = /^(?:unit|apt|apartment|suite|ste|#)\.?\s*#?\s*(\w+)$/i;

/** What stands at a post office or on a rural route, by part; each is taken out of the line where it is found. */
const COUNTERS: [keyof PostalAddressInput, RegExp][] = [
  ['careOf', /^(?:c\s*\/\s*o|care of|a\/s)[\s:.]+(.+)$/i],
  ['ruralRoute', /\b(?:r\.?\s?r\.?|rural route|route rurale)\s*(?:#|no\.?|number)?\s*(\d{1,3})\b/i],
  ['site', /\bsite\s*#?\s*([a-z]?\d{1,4}[a-z]?)\b/i],
  ['compartment', /\bcomp(?:artment)?\.?\s*#?\s*([a-z]?\d{1,4}[a-z]?)\b/i],
  ['poBox', /(?:\b(?:p\.?\s*o\.?\s*box|post(?:al)?(?: office)? box|p\.?o\.?b\.?|box|b\.?\s?p\.?|c\.?p\.|case postale|bo[iî]te postale)\s*(?:#|no\.?)?\s*)(\d{1,6}[a-z]?)\b/i],
];
const GENERAL_DELIVERY = /\b(?:general delivery|gen\.? del(?:ivery)?\.?|poste restante|g\.\s?d\.?|gd)(?=\W|$)/i;
const STATION = /(?:^|\s)(?:stn|station|succ(?:ursale)?|rpo)\.?\s+([\p{L}\d .'’-]{1,30})$/iu;

const bare = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z]+/g, ' ').trim();

/** `B.C.`, `bc` and `British Columbia` as `BC`; null for what is no province. */
export function provinceOf(text: string): string | null {
  const code = text.replace(/[^a-z]/gi, '').toUpperCase();
  return PROVINCES.includes(code) ? code : (PROVINCE_NAMES[bare(text)] ?? null);
}

/** Takes a province off the end of a line: `Smithers, B.C.` leaves `Smithers`. */
function withoutProvince(line: string): [string, string | null] {
  const words = line.split(/\s+/);
  for (const count of [3, 2, 1]) {
    const province = words.length >= count ? provinceOf(words.slice(-count).join(' ')) : null;
    if (province) return [words.slice(0, -count).join(' '), province];
  }
  return [line, null];
}

/**
 * Takes an address apart: street, PO box, rural route with site and compartment, General Delivery, station, care of; on one
 * line or many, with the postal code in any spacing. `faults` says what keeps it from being posted to; nothing written is null.
 */
export function readAddress(written: WrittenAddress): { address: PostalAddressInput; faults: Record<string, string> } | null {
  // longer than any envelope: read so far, and refused below
  const whole = [written.text, written.street].filter(Boolean).join('\n').slice(0, 400).toWellFormed();
  if (![whole, written.city, written.province, written.postalCode].some((text) => text?.trim())) return null;
  const address: PostalAddressInput = {};
  const text = written.postalCode?.trim() ? whole : takePostalCode(whole, address);
  if (written.postalCode?.trim()) address.postalCode = postalCodeOf(written.postalCode) ?? written.postalCode.trim();
  const lines = text.split(/[\n,;|]+/).map((line) => line.replace(/\s+/g, ' ').trim()).filter(Boolean);
  const left = takeProvince(lines, address, !!written.province?.trim()).map((line) => takeCounter(line, address)).filter(Boolean);
  if (written.province?.trim()) address.province = provinceOf(written.province) ?? written.province.trim().toUpperCase();
  // a box with a site is a compartment of the rural route
  if (address.site && address.ruralRoute && address.poBox && !address.compartment) Object.assign(address, { compartment: address.poBox, poBox: null });
  if (written.city?.trim()) address.place = written.city.replace(/\s+/g, ' ').trim();
  settle(left, address);
  if (!address.province && address.postalCode) address.province = PROVINCE_BY_CODE[address.postalCode[0]!.toUpperCase()] ?? null;
  const long = Object.values(address).some((part) => typeof part === 'string' && part.length > 60);
  return { address, faults: { ...addressFaults(address), ...(long ? { line: 'A line of this address is longer than an envelope is wide.' } : {}) } };
}

function takePostalCode(text: string, address: PostalAddressInput): string {
  const found = [...text.matchAll(POSTAL_CODE_WITHIN)].at(-1);
  if (!found) return text;
  address.postalCode = postalCodeOf(found[0]);
  return `${text.slice(0, found.index)}\n${text.slice(found.index + found[0].length)}`;
}

/** Province and country stand at the end; what follows them there is none of ours to guess. */
function takeProvince(lines: string[], address: PostalAddressInput, hasOwn: boolean): string[] {
  const left = [...lines];
  if (/^canada$/i.test(left.at(-1) ?? '')) left.pop();
  for (let at = left.length - 1; at >= Math.max(0, left.length - 2); at -= 1) {
    const [rest, province] = withoutProvince(left[at]!.replace(/\s+canada$/i, ''));
    if (!province) continue;
    if (!hasOwn) address.province = province;
    left[at] = rest;
    break;
  }
  return left;
}

function takeCounter(line: string, address: PostalAddressInput): string {
  let left = line;
  let atCounter = /^(?:stn|station|succ|rpo)\b/i.test(left);
  const take = (pattern: RegExp, keep: (found: string) => void) => {
    const found = pattern.exec(left);
    if (!found) return;
    keep(found[1] ?? '');
    atCounter = true;
    left = left.replace(pattern, ' ').replace(/\s+/g, ' ').replace(/^[\s.-]+|[\s.-]+$/g, '');
  };
  for (const [part, pattern] of COUNTERS) if (!address[part]) take(pattern, (found) => Object.assign(address, { [part]: found.trim() }));
  take(GENERAL_DELIVERY, () => (address.generalDelivery = true));
  if (atCounter) take(STATION, (found) => (address.station = found.trim()));
  return left;
}

/** What is left is the street, the place, and further lines, in this order of certainty. */
function settle(left: string[], address: PostalAddressInput): void {
  let unit = '';
  const rest: string[] = [];
  const lines = left.filter((line) => {
    const alone = UNIT_ALONE.exec(line);
    unit ||= alone?.[1] ?? '';
    return !alone;
  });
  for (const line of lines) {
    if (!address.civic && IS_CIVIC.test(line)) {
      const split = address.place || lines.length > 1 ? null : CIVIC_THEN_PLACE.exec(line);
      address.civic = split?.[1] ?? line;
      if (split) rest.push(split[2]!);
    } else rest.push(line);
  }
  if (unit) address.civic = address.civic ? `${unit}-${address.civic}` : `Unit ${unit}`;
  if (!address.place) address.place = rest.pop() ?? null;
  if (rest.length) address.line = rest.filter((line) => line.toLowerCase() !== address.place?.toLowerCase()).join(', ') || null;
}
