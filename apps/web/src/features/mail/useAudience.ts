import { AudienceSizeDocument, type AudienceInput, type PrimaryRole } from '../../gql/graphql';
import { useAsk } from '../../lib/ask';
import { count } from '../../lib/words';

/** To whom: whoever fits every line of which something is picked; with nothing picked the whole network. */
export interface Audience {
  tables: readonly string[];
  lists: readonly string[];
  regions: readonly string[];
  sectors: readonly string[];
  roles: readonly PrimaryRole[];
}

export const EVERYBODY: Audience = { tables: [], lists: [], regions: [], sectors: [], roles: [] };

const some = <Id extends string>(ids: readonly Id[]): Id[] | null => (ids.length > 0 ? [...ids] : null);

/** The same as the API takes it. */
export const asInput = ({ tables, lists, regions, sectors, roles }: Audience): AudienceInput => ({
  tableIds: some(tables),
  listIds: some(lists),
  regionIds: some(regions),
  sectorIds: some(sectors),
  roles: some(roles),
  memberIds: null,
});

/** The table an announcement is from: the one it goes to. One for several tables is the network's. */
export const fromTable = ({ tables }: Audience): string | null => (tables.length === 1 ? (tables[0] ?? null) : null);

/** How many people an audience holds: "14 people"; undefined while it is asked. */
export function useAudience(audience: Audience): string | undefined {
  const asked = useAsk(AudienceSizeDocument, { audience: asInput(audience), tableId: fromTable(audience) }, { touchedBy: 'Member Holding', fresh: true });
  if (asked.fetching) return undefined;
  return asked.data ? count(asked.data.audienceSize, 'person', 'people') : 'everybody chosen';
}
