import { persistedExchange } from '@urql/exchange-persisted';
import { Client, cacheExchange, fetchExchange, mapExchange, type DocumentInput } from 'urql';

/** What the code generator leaves of an operation: the API keeps the text. */
interface Known {
  __meta__: { name: string; kind: 'query' | 'mutation'; hash: string };
}

const documents = new Map<string, object>();

/**
 * Gives urql a document it can key and name. Its selections stay empty: only the hash travels, so no page carries the
 * text of its questions.
 */
export function known<Data, Variables>(operation: DocumentInput<Data, Variables>): DocumentInput<Data, Variables> {
  const { name, kind, hash } = (operation as unknown as Known).__meta__;
  let document = documents.get(hash);
  if (!document) {
    document = {
      kind: 'Document',
      documentId: hash,
      definitions: [
        {
          kind: 'OperationDefinition',
          operation: kind,
          name: { kind: 'Name', value: name },
          selectionSet: { kind: 'SelectionSet', selections: [] },
        },
      ],
    };
    documents.set(hash, document);
  }
  return document as unknown as DocumentInput<Data, Variables>;
}

/** The way back after signing in: the page somebody stood on. */
function signInAddress(at: Location): string {
  const next = `${at.pathname}${at.search}`;
  return next === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`;
}

/** The one connection to the API: POST only, known operations only, and off to the sign-in page when the session is over. */
export const client = new Client({
  url: '/graphql',
  preferGetMethod: false,
  fetchOptions: { credentials: 'same-origin', headers: { 'apollo-require-preflight': 'true' } },
  exchanges: [
    mapExchange({
      onError(error) {
        if (error.graphQLErrors.some((each) => each.extensions.code === 'SIGNED_OUT')) {
          window.location.assign(signInAddress(window.location));
        }
      },
    }),
    cacheExchange,
    persistedExchange({
      enforcePersistedQueries: true,
      enableForMutation: true,
      preferGetForPersistedQueries: false,
      generateHash: async (_text, document) => (document as unknown as { documentId: string }).documentId,
    }),
    fetchExchange,
  ],
});
