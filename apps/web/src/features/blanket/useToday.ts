import { BlanketDocument } from '../../gql/graphql';
import { useAsk } from '../../lib/ask';
import { today, type Day } from '../../lib/dates';
import { WOVEN_OF, type Blanket } from './blanket';

/** Today's blanket: one answer, shared by every page that shows a piece of it. */
export const useBlanket = () => useAsk(BlanketDocument, {}, { touchedBy: WOVEN_OF });

/** The day a blanket for today shows, which is today by the API's clock; by the reader's own until it has come. */
export const dayOf = (blanket: Blanket | undefined): Day => blanket?.on ?? today();

/** Today, for forms that begin with it. */
export const useToday = (): Day => dayOf(useBlanket().data?.blanket);
