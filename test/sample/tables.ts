import { idOf } from './ids.js';
import { memberId } from './people.js';
import { type CommunityName, communityId, sectorId, type SectorName, sectors } from './places.js';
import type { TablePlan } from './plan.js';
import { INTERIOR } from './plans-interior.js';
import { NORTHEAST } from './plans-northeast.js';
import { NORTHWEST } from './plans-northwest.js';
import type { HoldingRow, LoanRow, NotHereRow, RoleRow, SeatRow, TableRow } from './rows.js';

export const ADMIN = 'Robin Aldergrove';
const PLANS: TablePlan[] = [...INTERIOR, ...NORTHWEST, ...NORTHEAST];

/** Ten in the morning of a day in northern British Columbia, winter time. */
const morning = (day: string) => new Date(`${day}T18:00:00Z`);

const tableId = (community: CommunityName | null) => idOf('table', community ?? 'regional');
export const seatId = (community: CommunityName | null, sector: SectorName) => idOf('seat', community ?? 'regional', sector);

/** The champion who looks after a table; the admin looks after the regional one. */
export function keeperOf(community: CommunityName | null): string {
  return PLANS.find((plan) => plan.community === community)?.champion ?? ADMIN;
}

export function tables(): TableRow[] {
  return PLANS.map(({ community, foundedOn }) => ({
    id: tableId(community),
    kind: community ? 'LOCAL' : 'REGIONAL',
    name: community ? `${community} early childhood table` : 'SEED table',
    communityId: community && communityId(community),
    foundedOn,
    closedOn: null,
    createdAt: morning(foundedOn),
  }));
}

/** Every sector has a seat at every table from its first day; research only at the regional one. */
export function seats(): SeatRow[] {
  return PLANS.flatMap(({ community, foundedOn }) =>
    sectors()
      .filter(({ name }) => !community || name !== 'Research')
      .map(({ name }) => ({ id: seatId(community, name as SectorName), tableId: tableId(community), sectorId: sectorId(name as SectorName), openedOn: foundedOn })),
  );
}

export function roles(): RoleRow[] {
  const admin: RoleRow = { id: idOf('role', ADMIN), name: 'ADMIN', tableId: null, memberId: memberId(ADMIN), grantedAt: morning('2021-09-15'), grantedById: null };
  const champions = PLANS.flatMap(({ champion, community, foundedOn }): RoleRow[] =>
    champion ? [{ id: idOf('role', champion, community ?? 'regional'), name: 'CHAMPION', tableId: tableId(community), memberId: memberId(champion), grantedAt: morning(foundedOn), grantedById: memberId(ADMIN) }] : [],
  );
  return [admin, ...champions];
}

/** Every fact of every plan, with the seat it happened on. */
const facts = PLANS.flatMap(({ community, foundedOn, seats: bySector }) =>
  Object.entries(bySector).flatMap(([sector, list]) => list.map((fact) => ({ fact, community, foundedOn, sector: sector as SectorName, seat: seatId(community, sector as SectorName) }))),
);

export function holdings(): HoldingRow[] {
  return facts.flatMap(({ fact, seat, foundedOn }): HoldingRow[] => {
    if (!('held' in fact)) return [];
    const from = fact.from ?? foundedOn;
    return [{ id: idOf('holding', seat, from), seatId: seat, memberId: memberId(fact.held), from, until: fact.until ?? null, endReason: fact.endReason ?? null, endNote: fact.endNote ?? null }];
  });
}

export function loans(): LoanRow[] {
  return facts.flatMap(({ fact, seat, sector }): LoanRow[] =>
    'lentBy' in fact ? [{ id: idOf('loan', seat, fact.from), seatId: seat, lenderId: seatId(fact.lentBy, sector), from: fact.from, until: fact.until ?? null }] : [],
  );
}

export function notHeres(): NotHereRow[] {
  return facts.flatMap(({ fact, seat, community }): NotHereRow[] =>
    'notHere' in fact ? [{ id: idOf('not here', seat, fact.on), seatId: seat, saidBy: fact.notHere, saidOn: fact.on, until: fact.until ?? null, recordedById: memberId(keeperOf(community)) }] : [],
  );
}
