import { BlanketDocument } from '../../gql/graphql';
import { useAsk } from '../../lib/ask';
import { WOVEN_OF } from './blanket';

/** Today's blanket: one answer, shared by every page that shows a piece of it. */
export const useBlanket = () => useAsk(BlanketDocument, {}, { touchedBy: WOVEN_OF });
