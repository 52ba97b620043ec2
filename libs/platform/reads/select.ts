import { isNonNullType } from 'graphql';
import type { Asked, AskedField, Mode } from './asked.js';
import { idOf } from './catalogue.js';
import { type Asking, listed, type Piece, sql } from './pieces.js';
import { columnValue, computedValue, MISSING, required } from './values.js';
import { type Class, type Predicate, visibilityOf } from './visible.js';

/** A nested list never grows past this many rows under one parent. */
export const NESTED_LIMIT = 500;

/** The alias of the rows a statement is about. */
export const ROOT = 'r0';

/** Aliases that differ within one statement: r0, r1 … */
interface Aliases {
  last: number;
}

/** Rows of one entity: what of each goes out, and from where. Null when SQL cannot say it in this mode. */
interface Rows {
  list: Piece[];
  from: Piece[];
}

/** Rows as one JSON array: `from (select … order by … limit …)`. */
export function listSql(asked: Asked, mode: Mode, more: Piece[][] = []): Piece[] | null {
  const rows = rowsOf(asked, ROOT, { last: 0 }, mode, more);
  return rows && sql`select coalesce(json_agg(x), '[]') from (select ${rows.list} from ${rows.from}${narrowed(asked.entity)} order by ${(asking) => asking.order} limit ${(asking) => String(asking.limit)}) x`;
}

/** One row as a JSON object; no row when there is none. */
export function oneSql(asked: Asked, mode: Mode): Piece[] | null {
  const rows = rowsOf(asked, ROOT, { last: 0 }, mode);
  return rows && sql`select row_to_json(x) from (select ${rows.list} from ${rows.from}${narrowed(asked.entity)} limit 1) x`;
}

/** Which rows a statement is about: those its actor may see, narrowed by the caller. */
export const narrowed = (entity: Class): Piece[] => sql` where ${visible(entity, ROOT)} and (${(asking) => asking.where})`;

/** The rows of an entity under an alias, with what is read along. */
export function rowsOf(asked: Asked, row: string, aliases: Aliases, mode: Mode, more: Piece[][] = []): Rows | null {
  const from: Piece[] = [`"${asked.meta.tableName}" ${row}`];
  const list: Piece[][] = [...more];
  for (const field of inRows(asked, mode)) {
    const value = fieldSql(asked, field, row, aliases, mode, from);
    if (!value) return null;
    list.push([...value, ` as "${field.key}"`]);
  }
  return { list: listed(list), from };
}

/** What rows hold: the fields asked for; the id as well, and every column where a method may want one. */
function inRows({ meta, fields, methods }: Asked, mode: Mode): AskedField[] {
  if (mode === 'text') return fields;
  const asked = fields.filter(({ kind }) => kind !== 'typename');
  const more = meta.columns.filter((column) => (methods || column.isPrimary) && !column.isVirtual && !asked.some(({ key }) => key === column.propertyName));
  return [...asked, ...more.map((column): AskedField => ({ kind: 'column', key: column.propertyName, property: column.propertyName, column, type: null as never, below: null }))];
}

function fieldSql(asked: Asked, field: AskedField, row: string, aliases: Aliases, mode: Mode, from: Piece[]): Piece[] | null {
  switch (field.kind) {
    case 'typename':
      return [`'${field.name}'::text`];
    case 'relation':
      return field.relation.kind === 'one' ? toOne(field, row, aliases, mode, from) : toMany(field, row, aliases, mode);
    case 'column':
      return columnSql(asked.entity, field, row, mode);
    case 'computed': {
      const seen = visibilityOf(asked.entity).columns?.[field.property];
      if (!computedValue('', field.type, mode)) return null;
      const value: Piece = ({ actor, bind }) => computedValue(field.of(row, actor, bind), field.type, mode)!;
      const whole = mode === 'text' && isNonNullType(field.type) ? sql`(select ${required('v')} from (select ${behind(seen, row, [value])} as v) v)` : behind(seen, row, [value]);
      return whole;
    }
  }
}

function columnSql(entity: Class, { property, column, type, below }: Extract<AskedField, { kind: 'column' }>, row: string, mode: Mode): Piece[] | null {
  const seen = visibilityOf(entity).columns?.[property];
  const value = columnValue(column, `${row}."${column.databaseName}"`, type, below, mode);
  if (!value) return null;
  const mustBe = mode === 'text' && isNonNullType(type);
  if (!mustBe || (!seen && !column.isNullable)) return behind(seen, row, [value]);
  return seen ? sql`(select ${required('v')} from (select ${behind(seen, row, [value])} as v) v)` : [required(value)];
}

/** A value for those who may see it, null for everybody else. */
function behind(predicate: Predicate | undefined, row: string, value: Piece[]): Piece[] {
  return predicate ? sql`case when ${({ actor, bind }) => predicate(row, actor, bind)} then ${value} end` : value;
}

/** Who may see rows of an entity, as a condition. */
export function visible(entity: Class, row: string): Piece {
  const { rows } = visibilityOf(entity);
  return ({ actor, bind }) => `(${rows(row, actor, bind)})`;
}

type RelationField = Extract<AskedField, { kind: 'relation' }>;

/** Their one row, joined: an object of its columns, or null where it is not there or not for this actor. */
function toOne({ relation, below, nullable, args }: RelationField, row: string, aliases: Aliases, mode: Mode, from: Piece[]): Piece[] | null {
  const their = `r${++aliases.last}`;
  const rows = rowsOf(below, their, aliases, mode);
  if (!rows) return null;
  const [table, ...joins] = rows.from as [Piece, ...Piece[]];
  from.push(...sql` left join ${table} on ${their}."${relation.theirs}" = ${row}."${relation.mine}" and ${visible(relation.to, their)}${condition(relation, args, their)}${joins}`);
  const missing = mode === 'text' && !nullable ? ` else ${MISSING}` : '';
  return sql`case when ${their}."${idOf(below.meta)}" is not null then (select to_json(x) from (select ${rows.list}) x)${missing} end`;
}

/** Their rows, as a correlated list, or the first of them. */
function toMany({ relation, below, nullable, args }: RelationField, row: string, aliases: Aliases, mode: Mode): Piece[] | null {
  const their = `r${++aliases.last}`;
  const rows = rowsOf(below, their, aliases, mode);
  if (!rows) return null;
  const order = relation.extension?.order ?? visibilityOf(relation.to).order;
  const limit: Piece = ({ variables }) => String(relation.kind === 'first' ? 1 : nestedLimit(relation.extension?.limit?.(args(variables))));
  const found = sql`from (select ${rows.list} from ${rows.from} where ${their}."${relation.theirs}" = ${row}."${relation.mine}" and ${visible(relation.to, their)}${condition(relation, args, their)} order by ${order?.(their) ?? `${their}."${idOf(below.meta)}"`} limit ${limit}) x`;
  if (relation.kind === 'many') return sql`(select coalesce(json_agg(x), '[]') ${found})`;
  return mode === 'text' && !nullable ? sql`coalesce((select to_json(x) ${found}), ${MISSING})` : sql`(select to_json(x) ${found})`;
}

/** How many nested rows: what was asked for, within bounds. */
export const nestedLimit = (wanted: number | undefined): number => (Number.isInteger(wanted) ? Math.min(Math.max(wanted!, 0), NESTED_LIMIT) : NESTED_LIMIT);

function condition({ extension }: RelationField['relation'], args: RelationField['args'], row: string): Piece {
  const narrow = extension?.where;
  return narrow ? ({ actor, bind, variables }: Asking) => ` and (${narrow(row, bind, args(variables), actor)})` : '';
}
