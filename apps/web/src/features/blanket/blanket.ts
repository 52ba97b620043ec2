import type { BlanketQuery, Coverage } from '../../gql/graphql';
import { longDay, longMonth, quarterStart, shortMonth } from '../../lib/dates';
import { count, listed, THIN } from '../../lib/words';
import { STATES } from './weave';

/** The blanket as the API hands it over. */
export type Blanket = BlanketQuery['blanket'];
export type Patch = Blanket['patches'][number];
export type BlanketTable = Blanket['tables'][number];
type BlanketSector = Blanket['sectors'][number];

/** What must be fetched again when it changes: a blanket may hold none of these by name. */
export const WOVEN_OF = 'Table Seat Holding Loan NotHere Sector Member Region Community Offer';

/** Tables that stand together under one heading. */
interface Group {
  name: string;
  tables: BlanketTable[];
}

/** The regional table first, then the regions in their own order; tables in the order the API gives. */
export function groupsOf(tables: readonly BlanketTable[]): Group[] {
  const places = new Map<string, { position: number; tables: BlanketTable[] }>();
  for (const table of tables) {
    const regional = table.kind === 'REGIONAL';
    const name = regional ? 'Regional' : (table.regionName ?? 'Elsewhere');
    const position = regional ? -1 : (table.regionPosition ?? Number.MAX_SAFE_INTEGER);
    const place = places.get(name) ?? { position, tables: [] };
    place.tables.push(table);
    places.set(name, place);
  }
  return [...places]
    .sort(([, one], [, other]) => one.position - other.position)
    .map(([name, place]) => ({ name, tables: place.tables }));
}

/** Finds the patch of a table and a sector. */
export function patchFinder(patches: readonly Patch[]): (tableId: string, sectorId: string) => Patch | undefined {
  const found = new Map(patches.map((patch) => [`${patch.tableId} ${patch.sectorId}`, patch]));
  return (tableId, sectorId) => found.get(`${tableId} ${sectorId}`);
}

/** The few words a gap wears on the blanket; a closed weave needs none. */
export function gapWords({ state, since, lenderName }: Patch): string {
  switch (state) {
    case 'FILLED':
      return '';
    case 'THIN':
      return 'Thin';
    case 'VACANT':
      return `Vacant since ${shortMonth(since)}`;
    case 'SERVED_FROM_ELSEWHERE':
      return lenderName ? `From ${lenderName}` : 'From elsewhere';
    case 'DOES_NOT_EXIST_HERE':
      return 'Not here';
  }
}

/** The whole truth about a patch, for those who hear it and for the seat's own page. */
export function patchWords({ state, since, thinReason, holderName, lenderName }: Patch): string {
  switch (state) {
    case 'FILLED':
      return `Filled${holderName ? ` by ${holderName}` : ''} since ${longMonth(since)}`;
    case 'THIN':
      return `Thin${holderName ? `, held by ${holderName}` : ''}${thinReason ? `: ${THIN[thinReason]}` : ''}`;
    case 'VACANT':
      return `Vacant since ${longMonth(since)}`;
    case 'SERVED_FROM_ELSEWHERE':
      return `Served from ${lenderName ?? 'another table'}${holderName ? ` by ${holderName}` : ''} since ${longMonth(since)}`;
    case 'DOES_NOT_EXIST_HERE':
      return 'Does not exist here';
  }
}

/** Whether a patch became what it is in the quarter shown. A seat that opened filled is no departure, yet it is new. */
export const isNew = (patch: Patch, on: string): boolean => patch.since >= quarterStart(on) && patch.since <= on;

const IN_A_SENTENCE: Record<Coverage, string> = {
  FILLED: 'filled',
  THIN: 'thin',
  VACANT: 'vacant',
  SERVED_FROM_ELSEWHERE: 'served from another table',
  DOES_NOT_EXIST_HERE: 'in a sector that does not exist there',
};

/** One true sentence about the day shown: how many seats are in each state, and of no table more than of another. */
export function summaryOf({ on, tables, patches }: Blanket): string {
  const said = STATES.flatMap((state) => {
    const many = patches.filter((patch) => patch.state === state).length;
    return many > 0 ? [`${many} ${IN_A_SENTENCE[state]}`] : [];
  });
  const start = `${longDay(on)}: ${count(patches.length, 'seat')} at ${count(tables.length, 'table')}`;
  return said.length > 0 ? `${start}, ${listed(said)}.` : `${start}.`;
}

/** What became of seats in the quarter shown, by sector, so that a departure can be seen. */
export function newsOf({ on, patches, sectors }: Blanket): string {
  const vacated = patches.filter((patch) => patch.state === 'VACANT' && isNew(patch, on));
  const filled = patches.filter((patch) => patch.state === 'FILLED' && isNew(patch, on));
  const since = longDay(quarterStart(on));
  const said = [
    vacated.length > 0 ? `${count(vacated.length, 'seat is', 'seats are')} newly vacant (${bySector(vacated, sectors)})` : '',
    filled.length > 0 ? `${filled.length} ${filled.length === 1 ? 'is' : 'are'} newly filled` : '',
  ].filter(Boolean);
  return said.length > 0 ? `Since ${since}, ${said.join('; ')}.` : `Since ${since}, no seat was filled or left.`;
}

function bySector(patches: readonly Patch[], sectors: readonly BlanketSector[]): string {
  return listed(
    sectors.flatMap(({ id, name }) => {
      const many = patches.filter((patch) => patch.sectorId === id).length;
      if (many === 0) return [];
      return [many === 1 ? name : `${name} at ${many} tables`];
    }),
  );
}
