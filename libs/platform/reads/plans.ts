import { type DocumentNode, type GraphQLResolveInfo, Kind, type OperationDefinitionNode, visit } from 'graphql';
import { takerOf } from './spliced.js';

/** Variants of one operation that are kept: two for each variable that decides what is asked, up to this many. */
const MOST = 64;

/**
 * What was worked out for an operation, for as long as its parsed document is kept. Apollo keeps documents by their text, so
 * an operation of the web app is worked out once. @skip and @include make variants of it.
 */
export class Plans {
  private readonly atPlaces = new WeakMap<GraphQLResolveInfo['path'], Map<string, unknown>>();
  private readonly kept = new WeakMap<OperationDefinitionNode, { deciding: string[]; plans: Map<string, unknown> }>();

  /** What is kept for this field of the operation under a name, made when it is not there. */
  of<T>(info: GraphQLResolveInfo, name: string, make: () => T): T {
    if (!takerOf(info)) return this.byName(info, name, make);
    // the path of a place in an outline, which is of one variant: the same object each time
    let plans = this.atPlaces.get(info.path);
    if (!plans) this.atPlaces.set(info.path, (plans = new Map()));
    let found = plans.get(name) as T | undefined;
    if (found === undefined) plans.set(name, (found = this.byName(info, name, make)));
    return found;
  }

  private byName<T>(info: GraphQLResolveInfo, name: string, make: () => T): T {
    const { deciding, plans } = this.for(info);
    let key = name;
    for (let at: GraphQLResolveInfo['path'] | undefined = info.path; at; at = at.prev) if (typeof at.key === 'string') key += ` ${at.key}`;
    for (const variable of deciding) key += info.variableValues[variable] ? '+' : '-';
    const found = plans.get(key);
    if (found !== undefined) return found as T;
    const made = make();
    if (plans.size < MOST * 8) plans.set(key, made);
    return made;
  }

  private for({ operation, fragments }: Pick<GraphQLResolveInfo, 'operation' | 'fragments'>) {
    let entry = this.kept.get(operation);
    if (!entry) this.kept.set(operation, (entry = { deciding: decidingIn(operation, fragments), plans: new Map() }));
    return entry;
  }
}

/** The variables on which it depends what an operation asks. */
export function decidingIn(operation: OperationDefinitionNode, fragments: GraphQLResolveInfo['fragments']): string[] {
  const found = new Set<string>();
  const document: DocumentNode = { kind: Kind.DOCUMENT, definitions: [operation, ...Object.values(fragments)] };
  visit(document, {
    Directive: ({ arguments: given = [] }) => {
      for (const { value } of given) if (value.kind === Kind.VARIABLE) found.add(value.name.value);
    },
  });
  return [...found].toSorted();
}

