import { Coverage, ThinReason } from './blanket.entity.js';

/** A time from a day on until a day that no longer counts; without an end while it lasts. */
interface Span {
  from: string;
  until: string | null;
}

/** What is known of tables and seats. The entities fit as they are. */
export interface Facts {
  tables: { id: string; foundedOn: string; closedOn: string | null }[];
  seats: { id: string; tableId: string; openedOn: string }[];
  holdings: ({ id: string; seatId: string; memberId: string } & Span)[];
  loans: ({ seatId: string; lenderId: string } & Span)[];
  notHeres: { seatId: string; saidOn: string; until: string | null }[];
  attendance: { holdingId: string; on: string; present: boolean }[];
}

export interface Covered {
  state: Coverage;
  /** The day this state began. */
  since: string;
  thinReason: ThinReason | null;
}

const spans = (day: string) => (span: Span) => span.from <= day && (span.until === null || span.until > day);

/** The third absence in a row after which nobody saw them again, if it came to that. */
export function thirdMiss(rows: { on: string; present: boolean }[], day: string): string | null {
  const past = rows.filter((row) => row.on <= day).sort((a, b) => a.on.localeCompare(b.on));
  const lastSeen = past.findLastIndex((row) => row.present);
  return past.slice(lastSeen + 1)[2]?.on ?? null;
}

/**
 * The state of one seat on a day, from the facts alone; null when there is no such seat that day. The blanket asks the
 * database the same in one statement; a test holds the two against each other.
 */
export function coverageOf(seatId: string, day: string, facts: Facts): Covered | null {
  const standing = facts.seats.filter((seat) => {
    const table = facts.tables.find(({ id }) => id === seat.tableId);
    return seat.openedOn <= day && !!table && spans(day)({ from: table.foundedOn, until: table.closedOn });
  });
  const seat = standing.find(({ id }) => id === seatId);
  if (!seat) return null;
  const held = facts.holdings.filter(spans(day)).flatMap((holding) => {
    const at = standing.find(({ id }) => id === holding.seatId);
    return at ? [{ ...holding, tableId: at.tableId }] : [];
  });

  const holding = held.find((one) => one.seatId === seatId);
  if (holding) {
    const others = held.filter((one) => one.seatId !== seatId && one.tableId === seat.tableId && one.memberId === holding.memberId);
    if (others.length) return { state: Coverage.THIN, since: latest([holding.from, earliest(others.map(({ from }) => from))]), thinReason: ThinReason.HOLDS_TWO_SECTORS };
    const missed = thirdMiss(facts.attendance.filter((row) => row.holdingId === holding.id), day);
    if (missed) return { state: Coverage.THIN, since: missed, thinReason: ThinReason.MISSED_THREE_MEETINGS };
    return { state: Coverage.FILLED, since: holding.from, thinReason: null };
  }

  const loan = facts.loans.filter(spans(day)).find((one) => one.seatId === seatId && held.some((theirs) => theirs.seatId === one.lenderId));
  if (loan) return { state: Coverage.SERVED_FROM_ELSEWHERE, since: loan.from, thinReason: null };

  const said = facts.notHeres.find((one) => one.seatId === seatId && spans(day)({ from: one.saidOn, until: one.until }));
  if (said) return { state: Coverage.DOES_NOT_EXIST_HERE, since: said.saidOn, thinReason: null };

  // A holding that ended on its first day was never held: somebody was seated by mistake.
  const left = facts.holdings.flatMap(({ seatId: where, from, until }) => (where === seatId && until !== null && until <= day && until > from ? [until] : []));
  return { state: Coverage.VACANT, since: left.length ? latest(left) : seat.openedOn, thinReason: null };
}

const latest = (days: string[]): string => days.reduce((a, b) => (a > b ? a : b));
const earliest = (days: string[]): string => days.reduce((a, b) => (a < b ? a : b));
