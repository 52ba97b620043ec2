import { idOf } from './ids.js';
import { memberId } from './people.js';
import type { CommunityName, SectorName } from './places.js';
import type { OfferRow } from './rows.js';
import { keeperOf, seatId } from './tables.js';

const DAY = 24 * 60 * 60 * 1000;

/** A seat offered by the table's champion. Without an answer it is open; without an answer's day it lapsed. */
function offer(community: CommunityName, sector: SectorName, name: string, offeredAt: string, state: OfferRow['state'], answeredAt: string | null, note: string | null = null): OfferRow {
  const seat = seatId(community, sector);
  const at = new Date(offeredAt);
  const expiresAt = new Date(at.getTime() + 21 * DAY);
  return {
    id: idOf('offer', seat, offeredAt),
    seatId: seat,
    memberId: memberId(name),
    note,
    state,
    offeredById: memberId(keeperOf(community)),
    offeredAt: at,
    expiresAt,
    answeredAt: state === 'OPEN' ? null : answeredAt ? new Date(answeredAt) : expiresAt,
  };
}

/** Two offers that wait for an answer, and how earlier ones went. */
export function offers(): OfferRow[] {
  return [
    offer('Prince George', 'Family voice', 'Hamza Qureshi-Bell', '2024-02-14T18:00:00Z', 'ACCEPTED', '2024-02-20T04:10:00Z', 'You know what it is like to wait for a place.'),
    offer('Smithers', 'Family voice', 'Una Halloway-Birk', '2024-09-03T17:00:00Z', 'LAPSED', null),
    offer('Quesnel', 'Indigenous agencies', 'Shayla Morrisette-Dunn', '2024-09-10T17:00:00Z', 'DECLINED', '2024-09-16T21:30:00Z'),
    offer('Vanderhoof', 'Family voice', 'Sunniva Eklund-Baird', '2025-05-06T17:00:00Z', 'LAPSED', null),
    offer('Dawson Creek', 'Education', 'Stéphanie Ruel-Aston', '2026-02-03T18:00:00Z', 'DECLINED', '2026-02-05T16:45:00Z'),
    offer('Terrace', 'Not-for-profit', 'Dália Fonseca-Burke', '2026-02-10T18:00:00Z', 'WITHDRAWN', '2026-02-12T19:00:00Z'),
    offer('Fort St. James', 'Not-for-profit', 'Jules Okafor', '2026-11-16T18:00:00Z', 'OPEN', null, 'We would be glad to have you by phone or video until somebody in town can take it on.'),
    offer('Vanderhoof', 'Family voice', 'Petra Havlicek-Munn', '2026-11-16T18:00:00Z', 'OPEN', null, 'You spoke up for parents at the fall fair. That is what we miss at this table.'),
  ];
}
