import { chance, idOf } from './ids.js';
import { NAMES, ROLE_LABELS } from './names.js';
import { addressIn, type CommunityName, communityId, organisationId, sectorId } from './places.js';
import type { MemberRow } from './rows.js';

/** The three people a newcomer signs in as. */
const EMAILS: Record<string, string> = { 'Robin Aldergrove': 'admin', 'Maya Fontaine-Reid': 'champion', 'Jules Okafor': 'member' };

export const memberId = (name: string) => idOf('member', name);

const cast = Object.entries(NAMES).flatMap(([community, people]) => people.map(([name, does, sector, reach]) => ({ name, does, sector, reach, community: community as CommunityName })));

/** What each member does, in the paper's words. The registrations of the summit will take it from here. */
export const sampleRoles: Map<string, string> = new Map(cast.map(({ name, does }) => [memberId(name), ROLE_LABELS[does]]));

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
  return cast.map(({ name, sector, reach, community }, index) => {
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
