import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import type { ApolloServerPlugin } from '@apollo/server';
import { ApolloArmor } from '@escape.tech/graphql-armor';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { GraphQLModule } from '@nestjs/graphql';
import { GraphQLError, type GraphQLFormattedError, NoSchemaIntrospectionCustomRule, type ValidationRule } from 'graphql';
import type { DynamicModule } from '@nestjs/common';
import type { SeedRequest } from '../auth/actor.js';
import type { Config } from '../config/config.js';
import { MASKED, toAppError } from '../errors/app-error.js';
import { log } from '../log.js';
import { type Direct, splicing, stringify } from '../reads/index.js';
import { Calls } from './calls.js';

/** What graphql-js and Apollo say about a document itself; everything else that is not ours is masked. */
const ABOUT_THE_DOCUMENT = new Set(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT', 'BAD_REQUEST', 'OPERATION_RESOLUTION_FAILURE', 'PERSISTED_QUERY_NOT_FOUND', 'PERSISTED_QUERY_NOT_SUPPORTED']);

/** The one formatter: an AppError's sentence as it is, faults of ours masked and logged. */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const original = error instanceof GraphQLError ? (error.originalError ?? error) : error;
  const ours = toAppError(original);
  const place = { locations: formatted.locations, path: formatted.path };
  if (ours) return { message: ours.message, ...place, extensions: { code: ours.code, ...(ours.fields ? { fields: ours.fields } : {}) } };
  const code = (formatted.extensions?.['code'] as string | undefined) ?? '';
  if (ABOUT_THE_DOCUMENT.has(code) && !(original instanceof Error && !(original instanceof GraphQLError))) {
    return { message: formatted.message, locations: formatted.locations, extensions: { code: code === 'BAD_USER_INPUT' ? 'BAD_INPUT' : code } };
  }
  log.error({ error: original instanceof Error ? original.message : String(original), stack: original instanceof Error ? original.stack : undefined, path: formatted.path }, 'a request failed');
  return { message: MASKED, path: formatted.path, extensions: { code: 'INTERNAL' } };
}

/**
 * GraphQL over HTTP: a request that never came to data answers 400 under `application/graphql-response+json` and
 * 200 under `application/json`.
 */
const statusByAccept: ApolloServerPlugin = {
  async requestDidStart() {
    return {
      async willSendResponse({ request, response }) {
        if (response.body.kind !== 'single' || response.body.singleResult.data !== undefined) return;
        const accept = request.http?.headers.get('accept') ?? '';
        if (!accept.includes('application/graphql-response+json')) response.http.status = 200;
        else if (!response.http.status || response.http.status === 200) response.http.status = 400;
      },
    };
  },
};

/** A kind of operation that is not there is a fault of the document; graphql-js would only find out while running it. */
const knownKindsOnly: ValidationRule = (context) => ({
  OperationDefinition(node) {
    if (!context.getSchema().getRootType(node.operation)) context.reportError(new GraphQLError(`There is no ${node.operation} here.`, { nodes: node }));
  },
});

/** The GraphQL door: bounded documents (promise A2), no GET, no batches, no sockets, introspection in local mode only. */
export function graphqlModule(config: Config, direct: Direct): DynamicModule {
  const armor = new ApolloArmor({
    maxTokens: { enabled: false }, // it turns a syntax error into a 500; parseOptions below does the same
    maxDepth: { n: 10, ignoreIntrospection: false, flattenFragments: true },
    maxAliases: { n: 20 },
    maxDirectives: { n: 20 },
    costLimit: { maxCost: 8000, objectCost: 2, scalarCost: 1, depthCostFactor: 1.4, ignoreIntrospection: true },
    blockFieldSuggestion: { enabled: !config.local },
  }).protect();
  const options = (calls: Calls): ApolloDriverConfig => ({
    autoSchemaFile: true,
    sortSchema: true,
    introspection: config.local,
    playground: false,
    graphiql: false,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: 2000 },
    validationRules: [knownKindsOnly, ...(armor.validationRules ?? []), ...(config.local ? [] : [NoSchemaIntrospectionCustomRule])],
    plugins: [ApolloServerPluginCacheControlDisabled(), statusByAccept, splicing(direct, calls, config.reads === 'compiled', formatError), ...(armor.plugins ?? [])] as ApolloServerPlugin[],
    context: (req: SeedRequest) => ({ req }),
    formatError,
    stringifyResult: stringify,
  });
  return GraphQLModule.forRootAsync<ApolloDriverConfig>({ driver: ApolloDriver, inject: [Calls], useFactory: options });
}
