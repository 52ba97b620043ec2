import { useCallback, useMemo, useState } from 'react';
import { useMutation, useQuery, type CombinedError, type DocumentInput } from 'urql';
import { known } from './client';
import { useNotice } from './notice';

type Values = Record<string, unknown>;

/** What a page knows of its question: the last answer, and whether a newer one is on its way. */
export interface Asked<Data> {
  data: Data | undefined;
  fetching: boolean;
  error: string | undefined;
  again: () => void;
}

const UNREACHED = 'We could not reach the network’s server. Please check your connection and try again.';

/** The sentence to show for an error: the API writes its own; a lost connection gets ours. */
function sentence(error: CombinedError | undefined): string | undefined {
  if (!error) return undefined;
  return error.graphQLErrors[0]?.message ?? UNREACHED;
}

/**
 * Asks the API. An answer stays on screen while the next one is fetched, so that nothing jumps under a reader's eyes.
 * `touchedBy` names the types whose change makes this answer stale even when the answer holds none of them. `fresh` asks
 * again on each visit, for what the worker changes while nobody looks.
 */
export function useAsk<Data, Variables extends Values>(
  question: DocumentInput<Data, Variables>,
  variables: Variables,
  { touchedBy = '', pause = false, fresh = false }: { touchedBy?: string; pause?: boolean; fresh?: boolean } = {},
): Asked<Data> {
  const context = useMemo(() => ({ additionalTypenames: touchedBy.split(' ').filter(Boolean) }), [touchedBy]);
  const asking = useMemo(() => known(question), [question]);
  const [state, execute] = useQuery<Data, Values>({
    query: asking as DocumentInput<Data, Values>,
    variables,
    context,
    pause,
    requestPolicy: fresh ? 'cache-and-network' : 'cache-first',
  });
  const [last, keep] = useState<{ data: Data } | undefined>(undefined);
  if (state.data !== undefined && state.data !== null && last?.data !== state.data) keep({ data: state.data });
  const again = useCallback(() => execute({ requestPolicy: 'network-only' }), [execute]);
  return {
    data: state.data ?? (state.fetching ? last?.data : undefined),
    fetching: state.fetching || state.stale,
    error: state.fetching ? undefined : sentence(state.error),
    again,
  };
}

/** What a form knows of what it told the API. */
interface Telling<Data, Variables> {
  tell: (variables: Variables) => Promise<Data | undefined>;
  busy: boolean;
  error: string | undefined;
  fields: Readonly<Record<string, string>>;
}

const NO_FIELDS: Readonly<Record<string, string>> = {};

/** The API names a field by its path: some begin at the argument `input`, some inside it. Forms know them from inside. */
function fieldsOf(error: CombinedError | undefined): Readonly<Record<string, string>> {
  const told = error?.graphQLErrors[0]?.extensions.fields as Record<string, string> | undefined;
  if (!told) return NO_FIELDS;
  return Object.fromEntries(Object.entries(told).map(([path, words]) => [path.replace(/^input\./, ''), words]));
}

/**
 * Tells the API to change something, says so politely when it is done, and hands back errors field by field. What the
 * answer's types name is fetched anew; `touches` names types the answer cannot.
 */
export function useTell<Data, Variables extends Values>(
  change: DocumentInput<Data, Variables>,
  done = 'Saved',
  touches = '',
): Telling<Data, Variables> {
  const asking = useMemo(() => known(change), [change]);
  const [state, execute] = useMutation<Data, Values>(asking as DocumentInput<Data, Values>);
  const say = useNotice();
  const tell = useCallback(
    async (variables: Variables) => {
      const result = await execute(variables, { additionalTypenames: touches.split(' ').filter(Boolean) });
      if (result.error || !result.data) return undefined;
      if (done) say(done);
      return result.data;
    },
    [execute, say, done, touches],
  );
  const fields = useMemo(() => fieldsOf(state.error), [state.error]);
  return { tell, busy: state.fetching, error: sentence(state.error), fields };
}
