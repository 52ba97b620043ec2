import { createHash } from 'node:crypto';
import {
  type FieldNode, getArgumentValues, getNamedType, getNullableType, type GraphQLField, GraphQLNonNull, type GraphQLObjectType, type GraphQLOutputType, type GraphQLResolveInfo, GraphQLString, isLeafType, isListType, isNonNullType,
  isObjectType, Kind, type SelectionNode,
} from 'graphql';
import type { EntityMetadata } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';
import { type Entities, entityOf, isAnsweredByMethod, type Relation, sourceOf, propertyOf, typeNameOf } from './catalogue.js';
import { type Class, type Visibility } from './visible.js';

/**
 * `text`: every field under the name the operation gives it, to go out as it is. `rows`: every field under its property's
 * name, for graphql-js (or a method of ours) to go on with.
 */
export type Mode = 'text' | 'rows';

/** What an operation asks of one entity. */
export interface Asked {
  entity: Class;
  meta: EntityMetadata;
  fields: AskedField[];
  /** Whether a statement can say all of it. */
  whole: boolean;
  /** Whether a method answers one of its fields: it may want any column, so rows bring all of them. */
  methods: boolean;
}

export type AskedField =
  | { kind: 'typename'; key: string; name: string }
  | { kind: 'column'; key: string; property: string; column: ColumnMetadata; type: GraphQLOutputType; below: JsonField[] | null }
  | { kind: 'computed'; key: string; property: string; of: NonNullable<Visibility['computed']>[string]; type: GraphQLOutputType }
  | { kind: 'relation'; key: string; relation: Relation; nullable: boolean; args: (variables: Record<string, unknown>) => Record<string, unknown>; below: Asked };

/** What is asked inside a column that holds JSON. */
export interface JsonField {
  key: string;
  name: string;
  type: GraphQLOutputType;
  /** The name of the type it is a field of. */
  of: string;
  below: JsonField[] | null;
}

/** The parts of an operation that decide what is asked. */
export type Operation = Pick<GraphQLResolveInfo, 'schema' | 'fragments' | 'variableValues'>;

/** Fields below some nodes, by the name they get in the answer; fragments, @skip and @include resolved, what is said twice merged. */
export function fieldsBelow(nodes: readonly FieldNode[], operation: Operation): Map<string, FieldNode[]> {
  const found = new Map<string, FieldNode[]>();
  for (const { selectionSet } of nodes) if (selectionSet) collect(selectionSet.selections, operation, found, new Set());
  return found;
}

/** The same for the operation itself. */
export function collect(selections: readonly SelectionNode[], operation: Operation, into: Map<string, FieldNode[]>, visited: Set<string>): void {
  for (const node of selections) {
    if (!isIncluded(node, operation.variableValues)) continue;
    if (node.kind === Kind.FIELD) {
      const key = node.alias?.value ?? node.name.value;
      into.set(key, [...(into.get(key) ?? []), node]);
    } else if (node.kind === Kind.INLINE_FRAGMENT) collect(node.selectionSet.selections, operation, into, visited);
    else if (!visited.has(node.name.value)) {
      visited.add(node.name.value);
      collect(operation.fragments[node.name.value]!.selectionSet.selections, operation, into, visited);
    }
  }
}

function isIncluded({ directives }: SelectionNode, variables: Record<string, unknown>): boolean {
  return (directives ?? []).every(({ name, arguments: given }) => {
    const value = given?.[0]?.value;
    const yes = value?.kind === Kind.VARIABLE ? variables[value.name.value] : value?.kind === Kind.BOOLEAN && value.value;
    return name.value === 'skip' ? !yes : name.value === 'include' ? !!yes : true;
  });
}

/** What some nodes ask of an entity. */
export function askedOf(source: Entities, entity: Class, nodes: readonly FieldNode[], operation: Operation, mode: Mode): Asked {
  const meta = source.getMetadata(entity);
  const asked: Asked = { entity, meta, fields: [], whole: true, methods: false };
  const typeName = typeNameOf(entity);
  const type = typeName ? operation.schema.getType(typeName) : undefined;
  if (!isObjectType(type)) return { ...asked, whole: false, methods: true };
  for (const [key, same] of fieldsBelow(nodes, operation)) {
    const field = fieldAsked(source, asked, type, key, same, operation, mode);
    if (field && !asked.fields.some((other) => other.key === field.key)) asked.fields.push(field); // a column may be asked for under two names
    else asked.methods = true;
    if (!field || (field.kind === 'relation' && !field.below.whole)) asked.whole = false;
    if (key.length > 63) asked.whole = false; // PostgreSQL would cut the name
  }
  return asked;
}

/** Where a row keeps what a relation led to: the same relation under another alias may have other arguments, or others below it. */
export function slotOf(field: string, key: string | number): string {
  const slot = `${field}:${key}`;
  return slot.length < 55 ? slot : createHash('sha256').update(slot).digest('base64url'); // PostgreSQL would cut the name, and what stands before it
}

function fieldAsked(source: Entities, { entity, meta }: Asked, parent: GraphQLObjectType, key: string, nodes: FieldNode[], operation: Operation, mode: Mode): AskedField | null {
  const name = nodes[0]!.name.value;
  if (name === '__typename') return { kind: 'typename', key, name: parent.name };
  const field = parent.getFields()[name]!;
  const from = sourceOf(meta, entity, field);
  if (!from) return null;
  if ('relation' in from) return relationAsked(source, key, field, from.relation, nodes, operation, mode);
  const property = propertyOf(entity, name);
  const { type } = field;
  if ('computed' in from) return isLeafType(getNamedType(type)) ? { kind: 'computed', key: mode === 'text' ? key : property, property, of: from.computed, type } : null;
  const below = isLeafType(getNamedType(type)) ? null : jsonBelow(type, nodes, operation);
  if (!below && !isLeafType(getNamedType(type))) return null;
  return { kind: 'column', key: mode === 'text' ? key : property, property, column: from.column, type, below };
}

function relationAsked(source: Entities, key: string, field: GraphQLField<unknown, unknown>, relation: Relation, nodes: FieldNode[], operation: Operation, mode: Mode): AskedField | null {
  const named = getNamedType(field.type);
  if (entityOf(source, named.name) !== relation.to || isListType(getNullableType(field.type)) !== (relation.kind === 'many')) return null;
  const args = (variables: Record<string, unknown>) => (field.args.length ? getArgumentValues(field, nodes[0]!, variables) : {});
  return { kind: 'relation', key: mode === 'text' ? key : slotOf(field.name, key), relation, nullable: !isNonNullType(field.type), args, below: askedOf(source, relation.to, nodes, operation, mode) };
}

/** The fields asked inside JSON, or null where a method or a row would have to answer. */
function jsonBelow(type: GraphQLOutputType, nodes: readonly FieldNode[], operation: Operation): JsonField[] | null {
  const parent = getNamedType(type);
  if (!isObjectType(parent)) return null;
  const found: JsonField[] = [];
  for (const [key, same] of fieldsBelow(nodes, operation)) {
    const name = same[0]!.name.value;
    const field = name === '__typename' ? { name, type: new GraphQLNonNull(GraphQLString), args: [], resolve: undefined } : parent.getFields()[name];
    if (!field || field.args.length || isAnsweredByMethod(field) || key.length > 63) return null;
    const below = isLeafType(getNamedType(field.type)) ? null : jsonBelow(field.type, same, operation);
    if (!below && !isLeafType(getNamedType(field.type))) return null;
    found.push({ key, name: field.name, type: field.type, of: parent.name, below });
  }
  return found;
}
