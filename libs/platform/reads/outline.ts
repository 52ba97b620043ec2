import {
  coerceInputValue, type DocumentNode, type FieldNode, type FragmentDefinitionNode, getNullableType, type GraphQLField, type GraphQLFieldResolver, type GraphQLInputType, type GraphQLNullableType, type GraphQLObjectType, type GraphQLResolveInfo, isNonNullType, isObjectType,
  Kind, type OperationDefinitionNode, typeFromAST, type ValueNode, valueFromAST,
} from 'graphql';
import { collect, fieldsBelow, type Operation } from './asked.js';
import type { Prepared } from './direct.js';
import { decidingIn } from './plans.js';

export type Resolver = GraphQLFieldResolver<unknown, unknown>;
/** How each field is called that a method answers, and every root field. */
export type Own = Map<GraphQLField<unknown, unknown>, Resolver>;

/** A field at its place in an operation: what of it is the same at each request. */
export interface Place {
  key: string;
  /** `"key":`, as it stands in the answer. */
  label: string;
  nodes: FieldNode[];
  parent: GraphQLObjectType;
  path: GraphQLResolveInfo['path'];
  /** Null where the type does not declare it: `__typename`, `__schema`. */
  field: GraphQLField<unknown, unknown> | null;
  resolve: Resolver | undefined;
  /** Its text, where that is known beforehand: of `__typename`. */
  said: string | undefined;
  type: GraphQLNullableType | null;
  nullable: boolean;
  /** What is asked below it, where it is an object: worked out when it is wanted. */
  below: Place[] | undefined;
}

/** What an operation says, worked out once for each variant that @skip and @include make of it. */
export interface Outline {
  places: Place[];
  fragments: Record<string, FragmentDefinitionNode>;
  /** The documents for graphql-js to go on with, by the fields that are left to it. */
  rests: Map<string, DocumentNode>;
}

/** Variants of one operation that are kept. */
const MOST_VARIANTS = 64;

/** What is known of an operation, whatever its variables are. */
interface Known {
  variables: { name: string; type: GraphQLInputType; fallback: ValueNode | undefined }[];
  /** The variables that decide what is asked. */
  deciding: string[];
  fragments: Outline['fragments'];
  variants: Map<string, Outline>;
}
const kept = new WeakMap<OperationDefinitionNode, Known>();

/** The outline of an operation for these variables, and what they are to the schema; null where they are not as they should be. */
export function outlineOf(prepared: Prepared, given: Record<string, unknown>, root: GraphQLObjectType, own: Own): { outline: Outline; variableValues: Record<string, unknown> } | null {
  const { schema, operation } = prepared;
  let known = kept.get(operation);
  if (!known) kept.set(operation, (known = begin(prepared)));
  const { variables, deciding, fragments, variants } = known;
  const variableValues = coerced(variables, given);
  if (!variableValues) return null;
  let variant = '';
  for (const name of deciding) {
    if (typeof variableValues[name] !== 'boolean') return null;
    variant += variableValues[name] ? '+' : '-';
  }
  let outline = variants.get(variant);
  if (!outline) {
    const fields = new Map<string, FieldNode[]>();
    collect(operation.selectionSet.selections, { schema, fragments, variableValues }, fields, new Set());
    outline = { fragments, rests: new Map(), places: placesOf(root, fields, undefined, own) };
    if (variants.size < MOST_VARIANTS) variants.set(variant, outline);
  }
  return { outline, variableValues };
}

function begin({ schema, operation, document }: Prepared): Known {
  const fragments = Object.fromEntries(document.definitions.flatMap((definition) => (definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition]] : [])));
  const variables = (operation.variableDefinitions ?? []).map(({ variable, type, defaultValue }) => ({ name: variable.name.value, type: typeFromAST(schema, type) as GraphQLInputType, fallback: defaultValue }));
  return { variables, deciding: decidingIn(operation, fragments), fragments, variants: new Map() };
}

/** Variables as graphql-js makes them (GraphQL, section 6.1.2), without its words for what is wrong with them: those are Apollo's to say. */
function coerced(variables: Known['variables'], given: Record<string, unknown>): Record<string, unknown> | null {
  const values: Record<string, unknown> = {};
  try {
    for (const { name, type, fallback } of variables) {
      const value = Object.hasOwn(given, name) ? given[name] : undefined;
      if (value === undefined && fallback) values[name] = valueFromAST(fallback, type);
      else if (value === undefined || value === null) {
        if (isNonNullType(type)) return null;
        if (value === null) values[name] = null;
      } else values[name] = coerceInputValue(value, type);
    }
  } catch {
    return null;
  }
  return values;
}

/** What is asked below a place. */
export function below(place: Place, operation: Operation, own: Own): Place[] {
  return (place.below ??= isObjectType(place.type) ? placesOf(place.type, fieldsBelow(place.nodes, operation), place.path, own) : []);
}

function placesOf(parent: GraphQLObjectType, fields: Map<string, FieldNode[]>, prev: Place['path'] | undefined, own: Own): Place[] {
  return [...fields].map(([key, nodes]): Place => {
    const name = nodes[0]!.name.value;
    const field = parent.getFields()[name] ?? null;
    return {
      key, label: `"${key}":`, nodes, parent, field,
      path: { prev, key, typename: parent.name },
      resolve: field ? (own.get(field) ?? field.resolve) : undefined,
      said: name === '__typename' ? `"${parent.name}"` : undefined,
      type: field && getNullableType(field.type),
      nullable: !field || !isNonNullType(field.type),
      below: undefined,
    };
  });
}
