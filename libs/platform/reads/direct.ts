import { type DocumentNode, type GraphQLSchema, Kind, type OperationDefinitionNode, OperationTypeNode } from 'graphql';
import type { Context } from '../graphql/calls.js';
import { log } from '../log.js';
import { stringify } from './spliced.js';

/** An operation that was parsed, validated and bounded. */
export interface Prepared {
  schema: GraphQLSchema;
  document: DocumentNode;
  operation: OperationDefinitionNode;
}

/** Runs an operation; null where Apollo must answer. */
type Answering = (prepared: Prepared, variables: Record<string, unknown> | undefined, contextValue: Context) => Promise<object> | null;

/**
 * The short way for queries of the web app. What Apollo does around an operation (parse, hash, validate, wrap headers) is
 * the same each time: after the first time the root resolvers run at once, with their guards, pipes and arguments.
 */
export class Direct {
  private readonly kept = new Map<string, Prepared>();
  private readonly known: ReadonlySet<string>;
  private answering: Answering | undefined;

  constructor(known: Iterable<string>) {
    this.known = new Set(known);
  }

  /** Whoever runs operations says how. Without it every operation goes the long way. */
  answeredBy(answering: Answering): void {
    this.answering = answering;
  }

  /** Keeps what Apollo has let through. Changes go the long way: asking them twice is not the same as once. */
  keep(query: string | undefined, prepared: Prepared): void {
    if (query && prepared.operation.operation === OperationTypeNode.QUERY && isAlone(prepared.document) && this.known.has(query)) this.kept.set(query, prepared);
  }

  /** The answer to a query that is kept, as text; null where the long way must be gone, also when something went wrong on this one. */
  answer(query: string, { variables, operationName }: { variables?: unknown; operationName?: unknown }, contextValue: Context): Promise<string | null> | null {
    const prepared = this.kept.get(query);
    if (!prepared || !this.answering || (variables && (typeof variables !== 'object' || Array.isArray(variables)))) return null;
    if (operationName && operationName !== prepared.operation.name?.value) return null;
    const failed = (error: unknown): null => {
      log.warn({ error: String(error), operation: prepared.operation.name?.value }, 'the short way failed; Apollo answers');
      return null;
    };
    try {
      return this.answering(prepared, (variables as Record<string, unknown> | null) ?? undefined, contextValue)?.then(stringify).catch(failed) ?? null;
    } catch (error) {
      return failed(error);
    }
  }
}

/** Of several operations, which one is meant is for Apollo to find out. */
const isAlone = ({ definitions }: DocumentNode): boolean => definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION).length === 1;
