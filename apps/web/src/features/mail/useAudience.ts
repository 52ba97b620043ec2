import { AudienceSizeDocument, type AudienceInput, type PrimaryRole } from '../../gql/graphql';
import { useAsk } from '../../lib/ask';
import { count } from '../../lib/words';

/** To whom: the people of one table, or of the network as far as they fit. Nothing chosen is said as an empty text. */
export interface Audience {
  tableId: string;
  listId: string;
  regionId: string;
  sectorId: string;
  role: PrimaryRole | '';
}

const one = <Id extends string>(id: Id | ''): Id[] | null => (id ? [id] : null);

/** The same as the API takes it. */
export const asInput = ({ tableId, listId, regionId, sectorId, role }: Audience): AudienceInput => ({
  tableIds: one(tableId),
  listIds: one(listId),
  regionIds: one(regionId),
  sectorIds: one(sectorId),
  roles: one(role),
  memberIds: null,
});

/** How many people an audience holds: "14 people"; undefined while it is asked. */
export function useAudience(audience: Audience): string | undefined {
  const asked = useAsk(AudienceSizeDocument, { audience: asInput(audience), tableId: audience.tableId || null }, { touchedBy: 'Member Holding', fresh: true });
  if (asked.fetching) return undefined;
  return asked.data ? count(asked.data.audienceSize, 'person', 'people') : 'everybody chosen';
}
