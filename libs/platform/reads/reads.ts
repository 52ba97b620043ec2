import { Inject, Injectable } from '@nestjs/common';
import { getNamedType, getNullableType, type GraphQLField, type GraphQLOutputType, type GraphQLResolveInfo, isListType, isObjectType } from 'graphql';
import type { EntityMetadata } from 'typeorm';
import type { Actor } from '../auth/actor.js';
import { Config } from '../config/config.js';
import { Db } from '../db/db.js';
import { type Connection, cursorOf, type PageArgs, pageSize } from '../graphql/connection.js';
import { type Asked, askedOf, fieldsBelow, type Mode } from './asked.js';
import { idOf, typeNameOf } from './catalogue.js';
import { type Asking, type Piece, type Pieces, say, settle } from './pieces.js';
import { afterSql, type AskedPage, orderSql, pageAsked, pageInfoOf, type PageOrder, pageSql, pageText, placeSql } from './page.js';
import { type Row, readPlainly } from './plain.js';
import { Plans } from './plans.js';
import { listSql, oneSql, ROOT } from './select.js';
import { Spliced, stoppable, takerOf } from './spliced.js';
import { isInstant } from './values.js';
import type { Bind, Class } from './visible.js';

const LIST_LIMIT = 1000;

export interface ReadOptions {
  /** Narrows the list; SQL over the row's alias. */
  where?: (row: string, bind: Bind) => string;
  limit?: number;
}

type Of<T> = Class & (abstract new (...args: never[]) => T);
type AskingOf = (bind: Bind) => Asking;
/** Where a page's rows keep their place in its order. */
const PLACE = '#place';

/**
 * The only way from a page's question to rows. Who may see what is declared on entities with `@Visible` and applied here,
 * on every level, in one statement. A resolver returns what it gets from here as it is: it may be the answer's text.
 */
@Injectable()
export class Reads {
  private readonly plans = new Plans();
  private readonly compiles: boolean;
  private readonly run = (text: string, values: unknown[]) => this.db.read(text, values);

  constructor(
    private readonly db: Db,
    @Inject(Config) config: Config,
  ) {
    this.compiles = config.reads === 'compiled';
  }

  /** All rows an actor may see, with the relations the operation asks for. At most 1,000. */
  async list<T extends object>(entity: Of<T>, actor: Actor, info: GraphQLResolveInfo, options: ReadOptions = {}): Promise<T[]> {
    const asking = this.asking(actor, info, options);
    if (this.mayBeText(entity, info) && isListType(getNullableType(info.returnType))) {
      const text = await this.text(info, entity, asking, 'list', listSql);
      if (text) return new Spliced(text) as unknown as T[];
    }
    return (await this.rows(entity, info, asking)) as unknown as T[];
  }

  /** One row by id, or null when there is none that this actor may see. */
  async one<T extends object>(entity: Of<T>, actor: Actor, info: GraphQLResolveInfo, id: string): Promise<T | null> {
    const key = idOf(this.meta(entity));
    const asking = this.asking(actor, info, { where: (row, bind) => `${row}."${key}" = ${bind(id)}`, limit: 1 });
    if (this.mayBeText(entity, info) && !isListType(getNullableType(info.returnType))) {
      const text = await this.text(info, entity, asking, 'one', oneSql);
      if (text !== undefined) return text === null ? null : (new Spliced(text) as unknown as T);
    }
    const [row] = await this.rows(entity, info, asking);
    return (row as unknown as T | undefined) ?? null;
  }

  /** One page of a long list, in the order of a column, then id. A cursor stays right while rows come and go. */
  async page<T extends object>(entity: Of<T>, actor: Actor, info: GraphQLResolveInfo, page: PageArgs, by: string | PageOrder, where?: ReadOptions['where']): Promise<Connection<T>> {
    const edges = namedField(info.returnType, 'edges');
    const isConnection = edges && namedField(edges.type, 'node')?.type;
    return this.pageOf(entity, actor, info, page, by, where, this.compiles && !!takerOf(info) && !!isConnection && getNamedType(isConnection).name === typeNameOf(entity));
  }

  /** The same page as rows, for a resolver that adds to each of them what no SQL of theirs can say. */
  async pageOfRows<T extends object>(entity: Of<T>, actor: Actor, info: GraphQLResolveInfo, page: PageArgs, by: string | PageOrder, where?: ReadOptions['where']): Promise<Connection<T>> {
    return this.pageOf(entity, actor, info, page, by, where, false);
  }

  private async pageOf<T extends object>(entity: Of<T>, actor: Actor, info: GraphQLResolveInfo, page: PageArgs, by: string | PageOrder, where: ReadOptions['where'], mayBeText: boolean): Promise<Connection<T>> {
    const order = typeof by === 'string' ? { by } : by;
    const meta = this.meta(entity);
    const limit = pageSize(page);
    const narrow: ReadOptions['where'] = (row, bind) => [where?.(row, bind), page.after && afterSql(meta, order, page.after, bind)].filter(Boolean).map((part) => `(${part})`).join(' and ') || 'true';
    const asking = this.asking(actor, info, { where: narrow, limit }, orderSql(meta, order));
    const key = `page ${entity.name} ${order.by}`;
    const asked = this.plans.of(info, key, () => pageAsked(this.db.source, entity, info, 'rows'));
    if (mayBeText && asked.whole) {
      const text = await this.pageText(asked, entity, info, asking, key, order, limit, !!page.after);
      if (text) return new Spliced(text) as unknown as Connection<T>;
    }
    const more: AskingOf = (bind) => ({ ...asking(bind), limit: limit + 1 });
    const rows = await this.read(asked.nodes, more, () => this.plans.of(info, `${key} rows`, () => ready(listSql(asked.nodes, 'rows', [[`${placeSql(meta, order)} as "${PLACE}"`]]))), `, ${placeSql(meta, order)} as "${PLACE}"`);
    const edges = rows.slice(0, limit).map((node) => ({ cursor: cursorOf(String(node[PLACE])), node: node as unknown as T }));
    const place = (row: Row | undefined) => (row ? String(row[PLACE]) : null);
    return { edges, pageInfo: pageInfoOf(rows.length > limit, !!page.after, place(rows[0]), place(rows.slice(0, limit).at(-1))) };
  }

  /** Pairs of rows by their two ids, each row with what is asked for below `a` and `b`. A pair that is not whole is left out. */
  async pairs<T extends object, P extends { aId: string; bId: string }>(entity: Of<T>, actor: Actor, info: GraphQLResolveInfo, pairs: P[]): Promise<(P & { a: T; b: T })[]> {
    const ids = [...new Set(pairs.flatMap(({ aId, bId }) => [aId, bId]))];
    const asking = this.asking(actor, info, { where: (row, bind) => `${row}.id = any(${bind(ids)}::uuid[])` });
    const asked = this.plans.of(info, `pairs ${entity.name}`, () => {
      const nodes = [...fieldsBelow(info.fieldNodes, info).values()].flat().filter(({ name }) => name.value === 'a' || name.value === 'b');
      return askedOf(this.db.source, entity, nodes, info, 'rows');
    });
    const rows = await this.read(asked, asking, () => this.plans.of(info, `pairs ${entity.name} rows`, () => ready(listSql(asked, 'rows'))));
    const byId = new Map(rows.map((row) => [row['id'], row as unknown as T]));
    return pairs.flatMap((pair) => {
      const [a, b] = [byId.get(pair.aId), byId.get(pair.bId)];
      return a && b ? [{ ...pair, a, b }] : [];
    });
  }

  private meta(entity: Class): EntityMetadata {
    return this.db.source.getMetadata(entity);
  }

  private asking(actor: Actor, info: GraphQLResolveInfo, { where, limit = LIST_LIMIT }: ReadOptions, order?: string): AskingOf {
    return (bind) => ({ actor, bind, variables: info.variableValues, where: where?.(ROOT, bind) ?? 'true', order, limit });
  }

  /** Whether the answer can be given as text: somebody splices it, and these rows are what the field is about. */
  private mayBeText(entity: Class, info: GraphQLResolveInfo): boolean {
    return this.compiles && !!takerOf(info) && getNamedType(info.returnType).name === typeNameOf(entity);
  }

  /** The answer as JSON text, null when there is no row, undefined when SQL cannot say it. */
  private text(info: GraphQLResolveInfo, entity: Class, asking: AskingOf, form: string, write: (asked: Asked, mode: Mode) => Piece[] | null): Promise<string | null | undefined> | undefined {
    const pieces = this.plans.of(info, `${form} ${entity.name}`, () => {
      const asked = askedOf(this.db.source, entity, info.fieldNodes, info, 'text');
      return asked.whole ? ready(write(asked, 'text')) : null;
    });
    return pieces ? takerOf(info)!.value(this.run, (values) => say(pieces, asking, values)) : undefined;
  }

  private async pageText(asked: AskedPage, entity: Class, info: GraphQLResolveInfo, asking: AskingOf, key: string, order: PageOrder, limit: number, after: boolean): Promise<string | undefined> {
    const pieces = this.plans.of(info, `${key} text`, () => ready(pageSql(asked, entity, order)));
    const [row] = (pieces && (await stoppable(this.run, say(pieces, asking)))) ?? [];
    if (!row) return undefined;
    const [more, first, last, ...edges] = row as string[];
    return pageText(asked, pageInfoOf(more === 't', after, first ?? null, last ?? null), edges);
  }

  private rows(entity: Class, info: GraphQLResolveInfo, asking: AskingOf): Promise<Row[]> {
    const asked = this.plans.of(info, `asked ${entity.name}`, () => askedOf(this.db.source, entity, info.fieldNodes, info, 'rows'));
    return this.read(asked, asking, () => this.plans.of(info, `rows ${entity.name}`, () => ready(listSql(asked, 'rows'))));
  }

  /** Rows for ordinary execution: by the same SQL, or, with the compiler off, level by level. */
  private async read(asked: Asked, asking: AskingOf, pieces: () => Pieces | null, more: Piece = ''): Promise<Row[]> {
    if (!this.compiles) return readPlainly(this.db, asked, asking, more);
    const { text, values } = say(pieces()!, asking);
    const [[json] = []] = await this.db.read(text, values);
    const rows = JSON.parse(json as string) as Row[];
    for (const row of rows) revive(asked, row);
    return rows;
  }
}

/** A field of the type that stands inside lists and signs. */
function namedField(type: GraphQLOutputType, field: string): GraphQLField<unknown, unknown> | undefined {
  const named = getNamedType(type);
  return isObjectType(named) ? named.getFields()[field] : undefined;
}

const ready = (pieces: Piece[] | null): Pieces | null => pieces && settle(pieces);

/** JSON has no instants: those of columns become the Date that the driver would have given. */
function revive({ meta, fields }: Asked, row: Row): void {
  for (const column of meta.columns) {
    const value = row[column.propertyName];
    if (typeof value === 'string' && isInstant(column)) row[column.propertyName] = new Date(value);
  }
  for (const field of fields) if (field.kind === 'relation') for (const below of [row[field.key] ?? []].flat()) revive(field.below, below as Row);
}
