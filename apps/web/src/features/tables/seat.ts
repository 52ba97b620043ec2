import type { SeatStoryFragment } from '../../gql/graphql';

/** A seat with all that happened to it, as the panel and the table's page tell it. */
export type SeatStory = SeatStoryFragment;
export type HoldingStory = SeatStory['holdings'][number];
export type OfferStory = SeatStory['offers'][number];

/** What is so at a seat now. */
interface SeatNow {
  holding: HoldingStory | undefined;
  loan: SeatStory['loans'][number] | undefined;
  notHere: SeatStory['notHeres'][number] | undefined;
  offers: OfferStory[];
}

/** Of each kind the one that has begun and has not ended by the day given: an end may lie ahead. */
export function seatNow({ holdings, loans, notHeres, offers }: SeatStory, day: string): SeatNow {
  const goesOn = (from: string, until: string | null) => from <= day && (until === null || until > day);
  return {
    holding: holdings.find(({ from, until }) => goesOn(from, until)),
    loan: loans.find(({ from, until }) => goesOn(from, until)),
    notHere: notHeres.find(({ saidOn, until }) => goesOn(saidOn, until)),
    offers: offers.filter(({ state }) => state === 'OPEN'),
  };
}

/** Who serves a borrowed seat: the holder of the lender's. */
export const servedBy = (loan: SeatStory['loans'][number]): string | undefined =>
  loan.lender.holdings.find(({ until }) => until === null)?.member.name;
