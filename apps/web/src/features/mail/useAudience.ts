import { AudienceOfNetworkDocument, AudienceOfTableDocument, type PrimaryRole } from '../../gql/graphql';
import { useAsk } from '../../lib/ask';
import { count } from '../../lib/words';

/** To whom: the people of one table, or of the network as far as they fit. Nothing chosen is said as an empty text. */
export interface Audience {
  tableId: string;
  regionId: string;
  sectorId: string;
  role: PrimaryRole | '';
}

interface Reached {
  id: string;
  email?: string | null | undefined;
  disabledAt?: string | null | undefined;
}

const reachable = ({ email, disabledAt }: Reached) => email != null && disabledAt == null;

/** How many people an audience holds, as far as one question tells: "14 people", "more than 97 people"; undefined while it is asked. */
export function useAudience({ tableId, regionId, sectorId, role }: Audience): string | undefined {
  const filter = { regionId: regionId || null, sectorId: sectorId || null, primaryRole: role || null };
  const network = useAsk(AudienceOfNetworkDocument, { filter }, { touchedBy: 'Member', pause: tableId !== '' });
  const table = useAsk(AudienceOfTableDocument, { id: tableId }, { touchedBy: 'Member Holding', pause: tableId === '' });
  if (network.fetching || table.fetching) return undefined;
  if (tableId ? table.error : network.error) return 'everybody chosen';
  if (tableId) {
    const holdings = table.data?.table?.seats.flatMap((seat) => seat.holdings).filter(({ until }) => until == null);
    const people = holdings?.map(({ member }) => member).filter((member) => member != null && reachable(member));
    return people && count(new Set(people.map((member) => member?.id)).size, 'person', 'people');
  }
  const members = network.data?.members;
  if (!members) return undefined;
  const people = members.edges.filter(({ node }) => reachable(node)).length;
  return members.pageInfo.hasNextPage ? `more than ${people} people` : count(people, 'person', 'people');
}
