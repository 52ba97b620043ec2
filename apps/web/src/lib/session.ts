import { createContext, useContext } from 'react';
import type { SessionQuery } from '../gql/graphql';
import type { Day } from './dates';

/** Who reads, and what they may do. The API decides again each time; this only spares people buttons that would refuse. */
export interface Session {
  me: SessionQuery['me'];
  network: SessionQuery['network'];
  /** What somebody may do, by the API's names. */
  may: (permission: string) => boolean;
  isAdmin: boolean;
  isChampionOf: (tableId: string) => boolean;
  /** Champions run their own tables, admins every one. */
  mayManage: (tableId: string) => boolean;
}

/** Reads the API's answer once for the whole page. */
export function sessionOf({ me, network }: SessionQuery): Session {
  const may = (permission: string) => me.permissions.includes(permission);
  const isAdmin = may('people.settings');
  const isChampionOf = (tableId: string) => me.championOf.includes(tableId);
  return {
    me,
    network,
    may,
    isAdmin,
    isChampionOf,
    mayManage: (tableId) => may('table.manage') && (isAdmin || isChampionOf(tableId)),
  };
}

export const SessionContext = createContext<Session | undefined>(undefined);

/** The session of the page; only inside the shell. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession is for pages inside the shell.');
  return session;
}

/** Today by the API's clock, by which it judges every date. */
export const useToday = (): Day => useSession().network.today;
