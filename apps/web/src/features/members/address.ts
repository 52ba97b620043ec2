import type { PostalAddressInput } from '../../gql/graphql';
import type { MemberStory } from './member';

/** An address while it is being written: every part a text, empty where nothing was said. */
export interface AddressDraft {
  kind: AddressKind;
  civic: string;
  poBox: string;
  ruralRoute: string;
  site: string;
  compartment: string;
  generalDelivery: boolean;
  place: string;
  province: string;
  postalCode: string;
  station: string;
  careOf: string;
  line: string;
  country: string;
}

/** Where post reaches somebody. Rural people often have two of them, such as a street and a box. */
export type AddressKind = 'NONE' | 'STREET' | 'BOX' | 'ROUTE' | 'COUNTER' | 'SEVERAL';

export const ADDRESS_KIND: Record<AddressKind, string> = {
  NONE: 'No postal address',
  STREET: 'A street',
  BOX: 'A PO box',
  ROUTE: 'A rural route',
  COUNTER: 'General Delivery, at the post office counter',
  SEVERAL: 'Several of these',
};

export const isAddressKind = (value: string): value is AddressKind => value in ADDRESS_KIND;

export const PROVINCES: readonly { id: string; name: string }[] = [
  { id: 'AB', name: 'Alberta' },
  { id: 'BC', name: 'British Columbia' },
  { id: 'MB', name: 'Manitoba' },
  { id: 'NB', name: 'New Brunswick' },
  { id: 'NL', name: 'Newfoundland and Labrador' },
  { id: 'NT', name: 'Northwest Territories' },
  { id: 'NS', name: 'Nova Scotia' },
  { id: 'NU', name: 'Nunavut' },
  { id: 'ON', name: 'Ontario' },
  { id: 'PE', name: 'Prince Edward Island' },
  { id: 'QC', name: 'Quebec' },
  { id: 'SK', name: 'Saskatchewan' },
  { id: 'YT', name: 'Yukon' },
];

/** What a kind of address is made of, besides the place: the first of them is where its error stands. */
type Part = 'civic' | 'poBox' | 'route' | 'counter';

const PARTS: Record<AddressKind, readonly Part[]> = {
  NONE: [],
  STREET: ['civic'],
  BOX: ['poBox'],
  ROUTE: ['route'],
  COUNTER: [],
  SEVERAL: ['civic', 'poBox', 'route', 'counter'],
};

export const partsOf = (kind: AddressKind): readonly Part[] => PARTS[kind];

export const blankAddress: AddressDraft = {
  kind: 'NONE',
  civic: '',
  poBox: '',
  ruralRoute: '',
  site: '',
  compartment: '',
  generalDelivery: false,
  place: '',
  province: 'BC',
  postalCode: '',
  station: '',
  careOf: '',
  line: '',
  country: '',
};

type Kept = NonNullable<MemberStory['postalAddress']>;

/** The kind an address is of, read from what it holds. */
function kindOf({ civic, poBox, ruralRoute, site, compartment, generalDelivery }: Kept): AddressKind {
  const held: AddressKind[] = [];
  if (civic) held.push('STREET');
  if (poBox) held.push('BOX');
  if (ruralRoute || site || compartment) held.push('ROUTE');
  if (generalDelivery) held.push('COUNTER');
  if (held.length > 1) return 'SEVERAL';
  return held[0] ?? 'STREET';
}

/** The address that is kept, ready to be changed. */
export function addressDraftOf(kept: Kept | null): AddressDraft {
  if (!kept) return blankAddress;
  return {
    kind: kindOf(kept),
    civic: kept.civic ?? '',
    poBox: kept.poBox ?? '',
    ruralRoute: kept.ruralRoute ?? '',
    site: kept.site ?? '',
    compartment: kept.compartment ?? '',
    generalDelivery: kept.generalDelivery,
    place: kept.place ?? '',
    province: kept.province ?? '',
    postalCode: kept.postalCode ?? '',
    station: kept.station ?? '',
    careOf: kept.careOf ?? '',
    line: kept.line ?? '',
    country: kept.country ?? '',
  };
}

/** What the API is told: only the parts that the chosen kind shows. */
export function addressInputOf({ kind, ...draft }: AddressDraft): PostalAddressInput | null {
  if (kind === 'NONE') return null;
  const shown = partsOf(kind);
  const told = (text: string, part?: Part): string | null => (part && !shown.includes(part) ? null : text.trim() || null);
  return {
    civic: told(draft.civic, 'civic'),
    poBox: told(draft.poBox, 'poBox'),
    ruralRoute: told(draft.ruralRoute, 'route'),
    site: told(draft.site, 'route'),
    compartment: told(draft.compartment, 'route'),
    generalDelivery: kind === 'COUNTER' || (kind === 'SEVERAL' && draft.generalDelivery),
    place: told(draft.place),
    province: told(draft.province),
    postalCode: told(draft.postalCode),
    station: told(draft.station),
    careOf: told(draft.careOf),
    line: told(draft.line),
    country: told(draft.country),
  };
}
