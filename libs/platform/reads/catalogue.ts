import { TypeMetadataStorage } from '@nestjs/graphql';
import type { GraphQLField } from 'graphql';
import type { EntityMetadata } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';
import { type Class, type Extension, readableOn, type Visibility, visibilityOf } from './visible.js';

/** Where TypeORM keeps what it knows of entities. */
export type Entities = Pick<EntityMetadata['connection'], 'getMetadata' | 'entityMetadatas'>;

/** How one row leads to others: `mine` of our columns equals `theirs` of their columns. */
export interface Relation {
  to: Class;
  kind: 'one' | 'many' | 'first';
  mine: string;
  theirs: string;
  /** Whether the database holds that their row is there: a foreign key that is never null. */
  always: boolean;
  /** The property of an entity's own relation. */
  property?: string;
  extension?: Extension;
}

/** What a GraphQL field of an entity is, in the database. */
export type Source = { column: ColumnMetadata } | { computed: NonNullable<Visibility['computed']>[string] } | { relation: Relation } | null;

/** Which property of a class stands behind a GraphQL field: `@Field({ name })` may call it otherwise. */
export function propertyOf(entity: Class, field: string): string {
  const type = TypeMetadataStorage.getObjectTypeMetadataByTarget(entity as never);
  return type?.properties?.find(({ schemaName }) => schemaName === field)?.name ?? field;
}

/** What an entity is called in GraphQL, or undefined when it is no type there. */
export const typeNameOf = (entity: Class): string | undefined => TypeMetadataStorage.getObjectTypeMetadataByTarget(entity as never)?.name;

/** The entity behind a GraphQL type, or undefined for a type that is no row. */
export const entityOf = (source: Entities, typeName: string): Class | undefined =>
  source.entityMetadatas.map(({ target }) => target as Class).find((target) => typeNameOf(target) === typeName);

/** Whether a method answers this field, so that no statement can. Nest gives every plain field the same resolver. */
export const isAnsweredByMethod = ({ resolve }: Pick<GraphQLField<unknown, unknown>, 'resolve'>): boolean => !!resolve && resolve.name !== 'rootFieldResolver' && resolve.name !== 'readField';

/** Where a field of an entity comes from: null when only a method knows. What is declared beside the entity wins. */
export function sourceOf(meta: EntityMetadata, entity: Class, field: GraphQLField<unknown, unknown>): Source {
  const extension = readableOn(entity).find((one) => one.field === field.name);
  if (extension) return { relation: extended(meta, extension) };
  const property = propertyOf(entity, field.name);
  const computed = visibilityOf(entity).computed?.[property];
  if (computed) return { computed };
  if (isAnsweredByMethod(field) || field.args.length) return null;
  const column = meta.findColumnWithPropertyName(property);
  if (column && !column.relationMetadata && !column.isVirtual && !column.transformer) return { column };
  const relation = relationOf(meta, property);
  return relation ? { relation } : null;
}

/** Throws where a rule of who sees a column names none: it would be no rule at all (promise A1). */
export function checkVisible(meta: EntityMetadata): void {
  const { columns = {}, computed = {} } = visibilityOf(meta.target as Class);
  const known = new Set([...meta.columns.filter(({ relationMetadata }) => !relationMetadata).map(({ propertyName }) => propertyName), ...Object.keys(computed)]);
  for (const name of Object.keys(columns)) if (!known.has(name)) throw new Error(`${meta.name} says with @Visible who may see ${name}, but has no such column. Who sees a relation is said by the rows it leads to.`);
}

/** TypeORM's own relations. One that needs a table between is left to a method. */
export function relationOf(meta: EntityMetadata, property: string): Relation | null {
  const relation = meta.findRelationWithPropertyPath(property);
  const ours = relation?.isOwning ? relation : relation?.inverseRelation;
  const [join] = ours?.joinColumns ?? [];
  if (!relation || !join || relation.isManyToMany) return null;
  const to = relation.inverseEntityMetadata.target as Class;
  const key = join.referencedColumn!.databaseName;
  if (relation.isOwning) return { to, kind: 'one', mine: join.databaseName, theirs: key, always: relation.foreignKeys.length > 0 && !join.isNullable, property };
  return { to, kind: relation.isOneToMany ? 'many' : 'first', mine: key, theirs: join.databaseName, always: false };
}

function extended(meta: EntityMetadata, extension: Extension): Relation {
  const to = extension.to();
  const theirs = meta.connection.getMetadata(to);
  const { kind = 'many', by } = extension;
  if (kind === 'one') return { to, kind, mine: columnCalled(meta, by), theirs: idOf(theirs), always: false, extension };
  return { to, kind, mine: idOf(meta), theirs: columnCalled(theirs, by), always: false, extension };
}

/** The column of the primary key. Reads know rows by one. */
export const idOf = (meta: EntityMetadata): string => meta.primaryColumns[0]!.databaseName;

/** The column behind a property; throws when there is none. */
export function columnCalled(meta: EntityMetadata, property: string): string {
  const column = meta.findColumnWithPropertyName(property);
  if (!column) throw new Error(`${meta.name} has no column ${property}.`);
  return column.databaseName;
}
