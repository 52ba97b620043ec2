import { type FieldNode, getNamedType, type GraphQLOutputType, type GraphQLResolveInfo, isObjectType } from 'graphql';
import type { EntityMetadata } from 'typeorm';
import { cursorOf, notOurs, type PageInfo, readCursor } from '../graphql/connection.js';
import { type Asked, askedOf, fieldsBelow, type Mode } from './asked.js';
import { type Entities, idOf } from './catalogue.js';
import { listed, type Piece, sql } from './pieces.js';
import { narrowed, ROOT, rowsOf } from './select.js';
import { objectOf } from './spliced.js';
import { IT, typeOf } from './values.js';
import type { Bind, Class } from './visible.js';

/** The order of a long list: a column that is never null, then the id. */
export interface PageOrder {
  /** The property. */
  by: string;
  descending?: boolean;
}

/** What an operation asks of a connection: parts of it under their names in the answer. */
export interface AskedPage {
  fields: { key: string; part: 'edges' | 'pageInfo' | '__typename'; inside: { key: string; name: string; typeName: string; node: Asked | null }[]; typeName: string }[];
  /** All that is asked of its rows, for graphql-js. */
  nodes: Asked;
  whole: boolean;
  edges: boolean;
}

/** What is asked of a connection. */
export function pageAsked(source: Entities, entity: Class, info: Pick<GraphQLResolveInfo, 'fieldNodes' | 'returnType' | 'schema' | 'fragments' | 'variableValues'>, mode: Mode): AskedPage {
  const fields: AskedPage['fields'] = [];
  const nodes: FieldNode[] = [];
  for (const [key, same] of fieldsBelow(info.fieldNodes, info)) {
    const part = same[0]!.name.value as AskedPage['fields'][number]['part'];
    const typeName = typeNameBelow(info.returnType, part);
    const inside = [...fieldsBelow(same, info)].map(([innerKey, [first, ...rest]]) => {
      const name = first!.name.value;
      if (part === 'edges' && name === 'node') nodes.push(first!, ...rest);
      return { key: innerKey, name, typeName, node: part === 'edges' && name === 'node' ? askedOf(source, entity, [first!, ...rest], info, 'text') : null };
    });
    fields.push({ key, part, inside, typeName });
  }
  const short = fields.every(({ inside }) => inside.every(({ key }) => key.length < 64));
  return { fields, nodes: askedOf(source, entity, nodes, info, mode), whole: short && fields.every(({ inside }) => inside.every(({ node }) => node?.whole ?? true)), edges: nodes.length > 0 };
}

/** The name of the type a part of a connection has; its own for `__typename`. */
function typeNameBelow(type: GraphQLOutputType, field: string): string {
  const named = getNamedType(type);
  return isObjectType(named) && field !== '__typename' ? getNamedType(named.getFields()[field]!.type).name : named.name;
}

/** What a row is sorted by: the value that is never null, and the id. */
interface Place {
  value: string;
  id: string;
  /** The cursor's place as text, of a value and an id. */
  text: (value: string, id: string) => string;
}

export function placeOf(meta: EntityMetadata, { by }: PageOrder): Place {
  const column = meta.findColumnWithPropertyName(by);
  if (!column || column.isNullable) throw new Error(`A page of ${meta.name} can only be in the order of a column that is never null.`);
  const exact = (value: string) => (typeOf(column).startsWith('timestamp with') ? `to_char(${value} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')` : `${value}::text`);
  return { value: `${ROOT}."${column.databaseName}"`, id: `${ROOT}."${idOf(meta)}"`, text: (value, id) => `'[' || to_json(${exact(value)})::text || ',"' || ${id} || '"]'` };
}

/** The cursor's place of each row as text. */
export function placeSql(meta: EntityMetadata, order: PageOrder): string {
  const { value, id, text } = placeOf(meta, order);
  return text(value, id);
}

/** `order by` for a page. */
export function orderSql(meta: EntityMetadata, { by, descending }: PageOrder): string {
  const way = descending ? ' desc' : '';
  return `${ROOT}."${meta.findColumnWithPropertyName(by)!.databaseName}"${way}, ${ROOT}."${idOf(meta)}"${way}`;
}

const day = (value: string): boolean => !Number.isNaN(Date.parse(value));
/** Whether the value of a cursor is one that the column can hold by which rows are sorted. */
const FITS: [type: string, fits: (value: string) => boolean][] = [
  ['timestamp', (value) => /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) && day(value)],
  ['date', (value) => /^\d{4}-\d\d-\d\d$/.test(value) && day(value)],
  ['integer', (value) => /^-?\d{1,9}$/.test(value)],
  ['bigint', (value) => /^-?\d{1,18}$/.test(value)],
];

/** What comes after a cursor. Throws BAD_INPUT for one we did not write. */
export function afterSql(meta: EntityMetadata, { by, descending }: PageOrder, after: string, bind: Bind): string {
  const [value, id] = readCursor(after);
  const column = meta.findColumnWithPropertyName(by)!;
  const fits = FITS.find(([type]) => typeOf(column).startsWith(type))?.[1];
  if (fits && !fits(value)) throw notOurs(); // the marker of another list
  return `(${ROOT}."${column.databaseName}", ${ROOT}."${idOf(meta)}") ${descending ? '<' : '>'} (${bind(value)}::${typeOf(column)}, ${bind(id)}::uuid)`;
}

/**
 * A page as one row: each list of edges as JSON, whether more follows, the places of the first and the last row. One row
 * more than asked for is read: it tells whether more follows.
 */
export function pageSql(asked: AskedPage, entity: Class, order: PageOrder): Piece[] | null {
  const aliases = { last: 0 };
  const { meta } = asked.nodes;
  const place = placeOf(meta, order);
  const from: Piece[] = [`"${meta.tableName}" ${ROOT}`];
  const edges: Piece[][] = [];
  for (const { part, inside } of asked.fields) {
    if (part !== 'edges') continue;
    const list: Piece[][] = [];
    for (const { key, name, typeName, node } of inside) {
      const rows = node && rowsOf(node, ROOT, aliases, 'text');
      if (node && !rows) return null;
      if (rows) from.push(...rows.from.slice(1));
      list.push(rows ? sql`(select ${IT} from (select ${rows.list}) ${IT}) as "${key}"` : [name === 'cursor' ? `${cursorSql(place.text(place.value, place.id))} as "${key}"` : `'${typeName}'::text as "${key}"`]);
    }
    edges.push(sql`(select ${IT} from (select ${listed(list)}) ${IT}) as e${String(edges.length)}`);
  }
  const inner = sql`select ${listed([...edges, [`${place.value} as value, ${place.id} as id`]])} from ${from}${narrowed(entity)} order by ${(asking) => asking.order!} limit ${(asking) => String(asking.limit + 1)}`;
  const lists = edges.map((_, n) => sql`coalesce(json_agg(p.e${String(n)}) filter (where p.n <= ${(asking) => String(asking.limit)}), '[]')`);
  // the place of one row, not of all: most of what a cursor costs is writing it
  const last: Piece = ({ limit }) => place.text(`(array_agg(p.value))[least(count(*), ${limit})]`, `(array_agg(p.id))[least(count(*), ${limit})]`);
  return sql`select ${listed([sql`count(*) > ${(asking) => String(asking.limit)}`, [place.text('(array_agg(p.value))[1]', '(array_agg(p.id))[1]')], [last], ...lists])} from (select *, row_number() over () as n from (${inner}) p) p`;
}

/** base64url of a place, as `cursorOf` writes it. */
const cursorSql = (place: string): string => `rtrim(translate(encode(convert_to(${place}, 'UTF8'), 'base64'), E'+/\\n', '-_'), '=')`;

/** Where a page stands, from the places of its first and last row. */
export function pageInfoOf(more: boolean, after: boolean, first: string | null, last: string | null): PageInfo {
  const cursor = (place: string | null) => (place === null ? null : cursorOf(place));
  return { hasNextPage: more, hasPreviousPage: after, startCursor: cursor(first), endCursor: cursor(last) };
}

/** The connection as JSON text, from the lists of edges that the statement brought. */
export function pageText(asked: AskedPage, info: PageInfo, edges: string[]): string {
  let next = 0;
  const parts = asked.fields.map(({ key, part, inside, typeName }) => {
    if (part === 'edges') return `"${key}":${edges[next++]}`;
    if (part === '__typename') return `"${key}":"${typeName}"`;
    const values = Object.fromEntries(inside.map(({ key: inner, name }) => [inner, name === '__typename' ? typeName : info[name as keyof PageInfo]]));
    return `"${key}":${JSON.stringify(values)}`;
  });
  return objectOf(parts);
}
