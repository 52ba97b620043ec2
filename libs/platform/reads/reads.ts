import { Injectable } from '@nestjs/common';
import { type FieldNode, type FragmentDefinitionNode, type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql';
import type { EntityMetadata } from 'typeorm';
import type { Actor } from '../auth/actor.js';
import { Db } from '../db/db.js';
import { type Connection, cursorOf, type PageArgs, pageSize, readCursor } from '../graphql/connection.js';
import { type Bind, type Class, type Predicate, readableOn, visibilityOf } from './visible.js';

/** A nested list never grows past this many rows under one parent. */
const NESTED_LIMIT = 500;
const LIST_LIMIT = 1000;

/** Which fields are asked for below one field: name → what is asked below it in turn. */
interface Wanted {
  [field: string]: Wanted;
}

interface Relation {
  to: Class;
  /** `one`: our column holds their id. `many`: their column holds ours. */
  kind: 'one' | 'many';
  by: string;
}

export interface ReadOptions {
  /** Narrows the list; SQL over the row's alias. */
  where?: (row: string, bind: Bind) => string;
  limit?: number;
}

type Row = Record<string, unknown>;

/**
 * The only way from a page's question to rows. Who may see what is declared on entities with `@Visible` and applied
 * here, on every level. One statement a level, whatever the number of rows: no loaders, no query in a field resolver.
 */
@Injectable()
export class Reads {
  constructor(private readonly db: Db) {}

  /** All rows an actor may see, with the relations the operation asks for. At most 1,000. */
  list<T extends object>(entity: Class & (abstract new (...args: never[]) => T), actor: Actor, info: GraphQLResolveInfo, options: ReadOptions = {}): Promise<T[]> {
    return this.load(entity, actor, wantedBy(info), options) as Promise<unknown> as Promise<T[]>;
  }

  /** One row by id, or null when there is none that this actor may see. */
  async one<T extends object>(entity: Class & (abstract new (...args: never[]) => T), actor: Actor, info: GraphQLResolveInfo, id: string): Promise<T | null> {
    const [row] = await this.list(entity, actor, info, { where: (row, bind) => `${row}.id = ${bind(id)}`, limit: 1 });
    return row ?? null;
  }

  /** One page of a long list, in the order of a text column, then id. A cursor stays right while rows come and go. */
  async page<T extends object>(
    entity: Class & (abstract new (...args: never[]) => T),
    actor: Actor,
    info: GraphQLResolveInfo,
    page: PageArgs,
    by: string,
    where?: ReadOptions['where'],
  ): Promise<Connection<T>> {
    const size = pageSize(page);
    const after = page.after ? readCursor(page.after) : null;
    const wanted = wantedBy(info)['edges']?.['node'] ?? {};
    const column = this.meta(entity).findColumnWithPropertyName(by)!.databaseName;
    const rows = await this.load(
      entity,
      actor,
      { ...wanted, [by]: {} },
      {
        where: (row, bind) =>
          [where?.(row, bind), after && `(${row}.${column}, ${row}.id) > (${bind(after[0])}, ${bind(after[1])}::uuid)`].filter(Boolean).join(' and ') || 'true',
        limit: size + 1,
      },
      (row) => `${row}.${column}, ${row}.id`,
    );
    const edges = rows.slice(0, size).map((node) => ({ cursor: cursorOf(String(node[by]), String(node['id'])), node: node as unknown as T }));
    return {
      edges,
      pageInfo: { hasNextPage: rows.length > size, hasPreviousPage: !!after, startCursor: edges[0]?.cursor ?? null, endCursor: edges.at(-1)?.cursor ?? null },
    };
  }

  /** Pairs of rows by their two ids, each row with what is asked for below `a` and `b`. A pair that is not whole is left out. */
  async pairs<T extends object, P extends { aId: string; bId: string }>(entity: Class & (abstract new (...args: never[]) => T), actor: Actor, info: GraphQLResolveInfo, pairs: P[]): Promise<(P & { a: T; b: T })[]> {
    const { a = {}, b = {} } = wantedBy(info);
    const ids = [...new Set(pairs.flatMap(({ aId, bId }) => [aId, bId]))];
    const rows = await this.load(entity, actor, fold({}, a, b), { where: (row, bind) => `${row}.id = any(${bind(ids)}::uuid[])` });
    const byId = new Map(rows.map((row) => [row['id'], row as unknown as T]));
    return pairs.flatMap((pair) => {
      const [one, other] = [byId.get(pair.aId), byId.get(pair.bId)];
      return one && other ? [{ ...pair, a: one, b: other }] : [];
    });
  }

  private meta(entity: Class): EntityMetadata {
    return this.db.source.getMetadata(entity);
  }

  private async load(entity: Class, actor: Actor, wanted: Wanted, options: ReadOptions, order = visibilityOf(entity).order): Promise<Row[]> {
    const { text, values } = this.statement(entity, actor, wanted, options.where, undefined, order, options.limit ?? LIST_LIMIT);
    const rows = await this.db.query<Row>(text, values);
    await this.fill(entity, actor, wanted, rows);
    return rows;
  }

  /** One statement for one level: rows and columns behind their predicates, each column under its property's name. */
  private statement(entity: Class, actor: Actor, wanted: Wanted, where: ReadOptions['where'], per: string | undefined, order: ((row: string) => string) | undefined, limit: number) {
    const meta = this.meta(entity);
    const visibility = visibilityOf(entity);
    const values: unknown[] = [];
    const bind: Bind = (value) => `$${values.push(value)}`;
    const needed = new Set(['id', ...Object.keys(wanted), ...(per ? [per] : []), ...this.relations(entity, wanted).filter(([, r]) => r.kind === 'one').map(([, r]) => r.by)]);
    const columns = meta.columns.filter((column) => needed.has(column.propertyName) && !column.isVirtual);
    const seen = (predicate: Predicate | undefined, sql: string) => (predicate ? `case when ${predicate('r', actor, bind)} then ${sql} end` : sql);
    const list = columns.map((column) => `${seen(visibility.columns?.[column.propertyName], `r."${column.databaseName}"`)} as "${column.propertyName}"`);
    const sorted = order ? order('r') : 'r.id';
    const filter = `${visibility.rows('r', actor, bind)} and (${where?.('r', bind) ?? 'true'})`;
    const from = `from "${meta.tableName}" r where ${filter}`;
    if (!per) return { text: `select ${list.join(', ')} ${from} order by ${sorted} limit ${limit}`, values };
    const rank = `row_number() over (partition by r."${meta.findColumnWithPropertyName(per)!.databaseName}" order by ${sorted}) as "#"`;
    return { text: `select * from (select ${list.join(', ')}, ${rank} ${from}) r where "#" <= ${limit} order by "#"`, values };
  }

  private async fill(entity: Class, actor: Actor, wanted: Wanted, rows: Row[]): Promise<void> {
    for (const [field, relation] of this.relations(entity, wanted)) {
      const below = wanted[field]!;
      const key = relation.kind === 'one' ? relation.by : 'id';
      const ids = [...new Set(rows.map((row) => row[key]).filter((id) => id != null))];
      const theirs = relation.kind === 'one' ? 'id' : relation.by;
      const found = ids.length ? await this.below(relation.to, actor, below, theirs, ids) : [];
      if (relation.kind === 'one') {
        const byId = new Map(found.map((row) => [row['id'], row]));
        for (const row of rows) row[field] = byId.get(row[key]) ?? null;
      } else {
        const byParent = Map.groupBy(found, (row) => row[theirs]);
        for (const row of rows) row[field] = byParent.get(row['id']) ?? [];
      }
    }
  }

  private async below(entity: Class, actor: Actor, wanted: Wanted, column: string, ids: unknown[]): Promise<Row[]> {
    const name = this.meta(entity).findColumnWithPropertyName(column)!.databaseName;
    const where: ReadOptions['where'] = (row, bind) => `${row}."${name}" = any(${bind(ids)}::uuid[])`;
    const { text, values } = this.statement(entity, actor, wanted, where, column, visibilityOf(entity).order, NESTED_LIMIT);
    const rows = await this.db.query<Row>(text, values);
    await this.fill(entity, actor, wanted, rows);
    return rows;
  }

  /** The relations among the fields that are asked for: TypeORM's own, and those a higher room added. */
  private relations(entity: Class, wanted: Wanted): [string, Relation][] {
    const meta = this.meta(entity);
    return Object.keys(wanted).flatMap((field): [string, Relation][] => {
      const added = readableOn(entity).find((extension) => extension.field === field);
      if (added) return [[field, { to: added.to(), kind: added.kind ?? 'many', by: added.by }]];
      const relation = meta.findRelationWithPropertyPath(field);
      if (!relation) return [];
      const to = relation.inverseEntityMetadata.target as Class;
      if (relation.isOneToMany) return [[field, { to, kind: 'many', by: `${relation.inverseSidePropertyPath}Id` }]];
      return [[field, { to, kind: 'one', by: `${field}Id` }]];
    });
  }
}

/** The fields an operation asks for below the resolver's own field, fragments and aliases folded in. */
function wantedBy(info: GraphQLResolveInfo): Wanted {
  const wanted: Wanted = {};
  for (const node of info.fieldNodes) if (node.selectionSet) collect(node.selectionSet, info.fragments, wanted);
  return wanted;
}

/** What several parts of an operation ask for, as one. */
function fold(into: Wanted, ...parts: Wanted[]): Wanted {
  for (const part of parts) for (const [field, below] of Object.entries(part)) fold((into[field] ??= {}), below);
  return into;
}

function collect(set: SelectionSetNode, fragments: Record<string, FragmentDefinitionNode>, into: Wanted): void {
  for (const node of set.selections) {
    if (node.kind === Kind.FIELD) collectField(node, fragments, into);
    else collect(node.kind === Kind.INLINE_FRAGMENT ? node.selectionSet : fragments[node.name.value]!.selectionSet, fragments, into);
  }
}

function collectField(node: FieldNode, fragments: Record<string, FragmentDefinitionNode>, into: Wanted): void {
  const below = (into[node.name.value] ??= {});
  if (node.selectionSet) collect(node.selectionSet, fragments, below);
}
