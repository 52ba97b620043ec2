import { chance, idOf } from './ids.js';
import { NAMES, ROLE_LABELS } from './names.js';
import { addressIn, type CommunityName, communityId, organisationId, sectorId } from './places.js';
import type { MemberRow } from './rows.js';

/** Each of the paper's roles as the product keeps it. */
const PRIMARY = {
  educator: 'EDUCATOR',
  coordinator: 'COORDINATOR',
  health: 'HEALTHCARE',
  peer: 'PEER',
  clinician: 'CLINICIAN',
  manager: 'MANAGER',
  student: 'STUDENT',
  carer: 'CHILDCARE',
  researcher: 'RESEARCHER',
  behaviour: 'BEHAVIOUR',
  social: 'SOCIAL_WORKER',
} as const;

/** The three people a newcomer signs in as. */
const EMAILS: Record<string, string> = { 'Robin Aldergrove': 'admin', 'Maya Fontaine-Reid': 'champion', 'Jules Okafor': 'member' };

export const memberId = (name: string) => idOf('member', name);

const cast = Object.entries(NAMES).flatMap(([community, people]) => people.map(([name, does, sector, reach]) => ({ name, does, sector, reach, community: community as CommunityName })));

/** Who they were when they registered for the summit: what their registrations keep, whatever has changed since. */
export const registrants = cast.map(({ name, does, sector, community }) => ({ name, community, sector, primaryRole: PRIMARY[does], roleLabel: ROLE_LABELS[does] }));

/** A few have moved or do something else by now; the day it was noted. */
export const CHANGED_SINCE: Record<string, { on: string; primaryRole?: (typeof PRIMARY)[keyof typeof PRIMARY]; community?: CommunityName }> = {
  'Émeric Solberg-Nash': { on: '2023-09-05', primaryRole: 'EDUCATOR', community: 'Prince George' },
  'Tilly Brandsma-Cho': { on: '2022-07-04', primaryRole: 'EDUCATOR' },
  'Callum Ferris-Ito': { on: '2024-05-13', primaryRole: 'RESEARCHER' },
  'Sukhveer Dhillon-Moss': { on: '2022-09-06', primaryRole: 'EDUCATOR' },
  'Lucille Haverstock-Dee': { on: '2025-03-17', community: 'Smithers' },
};

const SPEAKS: [under: number, tags: string[]][] = [[4, ['crx']], [6, ['git']], [9, ['pa']], [11, ['tl']], [13, ['uk']]];

/** Languages some have told: French where the name suggests it, a few others by chance. */
function languagesOf(name: string): string[] {
  if (/[éèëïôç]/i.test(name)) return ['fr'];
  return SPEAKS.find(([under]) => chance('language', name) < under)?.[1] ?? [];
}

function emailOf(name: string): string {
  const ascii = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const [first, ...last] = ascii.split(' ');
  return `${EMAILS[name] ?? `${first}.${last.join('')}`}@sample.example`;
}

/** Most let the people at their tables reach them; a few keep it to admins or open it to all. */
function visibleTo(name: string): MemberRow['contactVisibleTo'] {
  const draw = chance('visible', name);
  return draw < 12 ? 'ADMINS' : draw < 24 ? 'NETWORK' : 'TABLES';
}

/** 555-0100 to 555-0199 are kept for fiction: the first hundred have them under 250, the rest under 778. */
const phoneOf = (index: number) => `${index < 100 ? 250 : 778}-555-01${String(index % 100).padStart(2, '0')}`;

export function members(): MemberRow[] {
  return cast.map(({ name, does, sector, reach, community: then }, index) => {
    const { community = then, primaryRole = PRIMARY[does] } = CHANGED_SINCE[name] ?? {};
    const byPhone = reach ? reach.includes('phone') : chance('phone', name) < 30;
    const byPost = reach ? reach.includes('post') : chance('post', name) < 20;
    return {
      id: memberId(name),
      name,
      sectorId: sectorId(sector),
      organisationId: organisationId(community, sector),
      communityId: communityId(community),
      email: reach ? null : emailOf(name),
      // Many have given a number or an address without saying "use it": known is not the same as allowed.
      phone: byPhone || (!reach && chance('phone', name) < 65) ? phoneOf(index) : null,
      postalAddress: byPost || (!reach && chance('post', name) < 40) ? addressIn(community, 10 + index) : null,
      primaryRole,
      alsoParent: does === 'peer' ? chance('parent', name) < 70 : chance('parent', name) < 25,
      languages: languagesOf(name),
      byEmail: !reach,
      byPhone,
      byPost,
      contactVisibleTo: visibleTo(name),
      disabledAt: null,
      addedById: null,
      createdAt: new Date('2021-02-08T17:00:00Z'), // the week of the summit
    };
  });
}
