import { keptAddress, type PostalAddress } from '#people';
import { idOf } from './ids.js';
import type { CommunityRow, OrganisationRow, RegionRow, SectorRow } from './rows.js';

const REGIONS = ['Northern interior', 'Northwest', 'Northeast', 'Other BC', 'Outside BC'] as const;

export type SectorName = (typeof SECTORS)[number];

/** The columns of the blanket, in order. Research sits at the regional table only. */
const SECTORS = [
  'Health',
  'Mental health',
  'Education',
  'Child care',
  'Social care',
  'Child development',
  'Indigenous agencies',
  'Local government',
  'Not-for-profit',
  'Family voice',
  'Libraries',
  'Research',
] as const;

export type CommunityName = keyof typeof COMMUNITIES;

interface Place {
  region: (typeof REGIONS)[number];
  timeZone: string;
  /** Province and the first half of the postal code. */
  mail: string;
  localNames?: { name: string; lang: string }[];
}

const interior = (mail: string, ...localNames: Place['localNames'] & object): Place => ({ region: 'Northern interior', timeZone: 'America/Vancouver', mail, localNames });
const northwest = (mail: string, ...localNames: Place['localNames'] & object): Place => ({ region: 'Northwest', timeZone: 'America/Vancouver', mail, localNames });
const northeast = (mail: string, timeZone = 'America/Dawson_Creek'): Place => ({ region: 'Northeast', timeZone, mail });
const otherBc = (mail: string): Place => ({ region: 'Other BC', timeZone: 'America/Vancouver', mail });
const outside = (mail: string, timeZone = 'America/Edmonton'): Place => ({ region: 'Outside BC', timeZone, mail });

/** Real places. Local names only where they are well known; a Nation's own word on them comes first once it is asked. */
const COMMUNITIES = {
  'Prince George': interior('BC  V2N', { name: "Lheidli T'enneh", lang: 'crx' }),
  Vanderhoof: interior('BC  V0J'),
  Quesnel: interior('BC  V2J'),
  'Burns Lake': interior('BC  V0J'),
  'Fort St. James': interior('BC  V0J', { name: "Nak'azdli", lang: 'crx' }),
  Mackenzie: interior('BC  V0J'),
  'Fraser Lake': interior('BC  V0J'),
  McBride: interior('BC  V0J'),
  Valemount: interior('BC  V0E'),
  Smithers: northwest('BC  V0J'),
  Hazelton: northwest('BC  V0J', { name: 'Gitanmaax', lang: 'git' }),
  Terrace: northwest('BC  V8G'),
  'Prince Rupert': northwest('BC  V8J'),
  Kitimat: northwest('BC  V8C'),
  Houston: northwest('BC  V0J'),
  'Fort St. John': northeast('BC  V1J'),
  'Dawson Creek': northeast('BC  V1G'),
  Chetwynd: northeast('BC  V0C'),
  'Fort Nelson': northeast('BC  V0C', 'America/Fort_Nelson'),
  Kamloops: otherBc('BC  V2C'),
  Victoria: otherBc('BC  V8V'),
  Vancouver: otherBc('BC  V5K'),
  Kelowna: otherBc('BC  V1Y'),
  Edmonton: outside('AB  T5A'),
  Calgary: outside('AB  T2A'),
  'Grande Prairie': outside('AB  T8V'),
  Toronto: outside('ON  M4B', 'America/Toronto'),
} satisfies Record<string, Place>;

/** Made-up organisations. Each says that it is one, since the places are real. */
const ORGANISATIONS: Partial<Record<CommunityName, Partial<Record<SectorName, string>>>> = {
  'Prince George': {
    Health: 'health unit',
    'Mental health': 'child and youth counselling',
    Education: 'school district office',
    'Child care': "children's centre",
    'Social care': 'family services office',
    'Child development': 'child development program',
    'Indigenous agencies': 'Friendship Centre',
    'Local government': 'community services office',
    'Not-for-profit': 'early years society',
    'Family voice': "parents' circle",
    Libraries: "children's library",
    Research: 'institute for northern children',
  },
  Vanderhoof: { Health: 'health unit', Education: 'primary school', 'Child care': 'nursery', 'Not-for-profit': 'early years centre', Libraries: 'library' },
  Quesnel: { 'Mental health': 'counselling centre', Education: 'primary school', 'Child development': 'child development centre', 'Local government': 'recreation office', 'Not-for-profit': 'family resource society' },
  'Burns Lake': { Education: 'primary school', 'Child care': 'day care', 'Not-for-profit': 'family centre' },
  'Fort St. James': { Education: 'primary school', 'Child care': 'day care', 'Child development': 'child development program', 'Indigenous agencies': 'family wellness agency' },
  'Fraser Lake': { 'Not-for-profit': 'community services' },
  Mackenzie: { Education: 'primary school' },
  Smithers: { Health: 'health unit', 'Indigenous agencies': 'Friendship Centre', 'Not-for-profit': 'family centre', Libraries: 'library' },
  Hazelton: { Education: 'primary school', 'Child care': 'day care' },
  Terrace: { Health: 'health unit', Education: 'primary school', 'Social care': 'family services office', 'Child development': 'child development centre' },
  'Prince Rupert': { 'Child care': 'family place', 'Indigenous agencies': 'Friendship Centre', Libraries: 'library' },
  'Fort St. John': { Health: 'health unit', 'Not-for-profit': 'early years society' },
  'Dawson Creek': { 'Child development': 'child development centre' },
  'Fort Nelson': { Education: 'primary school' },
};

export const regionId = (name: string) => idOf('region', name);
export const communityId = (name: CommunityName) => idOf('community', name);
export const sectorId = (name: SectorName) => idOf('sector', name);

/** The organisation of a sector in a community, where the sample has one. */
export function organisationId(community: CommunityName, sector: SectorName): string | null {
  return ORGANISATIONS[community]?.[sector] ? idOf('organisation', community, sector) : null;
}

/** An address that no real letter can reach: there is no Sample Street. */
export function addressIn(community: CommunityName, number: number): PostalAddress {
  const [province = '', half = ''] = COMMUNITIES[community].mail.split('  ');
  return keptAddress({ civic: `${number} Sample Street`, place: community, province, postalCode: `${half} 0A0` })!;
}

export function regions(): RegionRow[] {
  return REGIONS.map((name, index) => ({ id: regionId(name), name, position: index + 1 }));
}

export function communities(): CommunityRow[] {
  return Object.entries<Place>(COMMUNITIES).map(([name, place]) => ({
    id: communityId(name as CommunityName),
    name,
    regionId: regionId(place.region),
    timeZone: place.timeZone,
    localNames: place.localNames ?? [],
  }));
}

export function sectors(): SectorRow[] {
  return SECTORS.map((name, index) => ({ id: sectorId(name), name, position: index + 1, retiredAt: null }));
}

export function organisations(): OrganisationRow[] {
  return Object.entries(ORGANISATIONS).flatMap(([community, bySector]) =>
    Object.entries(bySector).map(([sector, name]) => ({
      id: idOf('organisation', community, sector),
      name: `${community} ${name} (sample)`,
      sectorId: sectorId(sector as SectorName),
      communityId: communityId(community as CommunityName),
    })),
  );
}
