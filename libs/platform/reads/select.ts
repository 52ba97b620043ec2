import { isNonNullType } from 'graphql';
import type { Asked, AskedField, Mode } from './asked.js';
import type { EntityMetadata } from 'typeorm';
import { idOf, relationOf } from './catalogue.js';
import { type Asking, ForMembers, listed, type Piece, sql } from './pieces.js';
import { columnValue, computedValue, IT, MISSING, required } from './values.js';
import { anyone, type Class, members, type Predicate, seesAll, type Sql, visibilityOf } from './visible.js';

/** A nested list never grows past this many rows under one parent. */
export const NESTED_LIMIT = 500;

/** The alias of the rows a statement is about. */
export const ROOT = 'r0';

/** Aliases that differ within one statement: r0, r1 … */
interface Aliases {
  last: number;
}

/** Rows of one entity: what of each goes out, from where, and in which order as a rule. Null when SQL cannot say it in this mode. */
interface Rows {
  list: Piece[];
  from: Piece[];
  order: string;
}

/** Whether the row above is there in any case, for members or others: then what the database holds to be there may be joined as it is. */
type Sure = (member: boolean) => boolean;
const always: Sure = () => true;

/** Rows as one JSON array: `from (select … order by … limit …)`. */
export function listSql(asked: Asked, mode: Mode, more: Piece[][] = []): Piece[] | null {
  const rows = rowsOf(asked, ROOT, { last: 0 }, mode, more);
  return rows && sql`select coalesce(json_agg(${IT}), '[]') from (select ${rows.list} from ${rows.from}${narrowed(asked.entity)} order by ${(asking) => asking.order ?? rows.order} limit ${(asking) => String(asking.limit)}) ${IT}`;
}

/** One row as a JSON object; no row when there is none. */
export function oneSql(asked: Asked, mode: Mode): Piece[] | null {
  const rows = rowsOf(asked, ROOT, { last: 0 }, mode);
  return rows && sql`select row_to_json(${IT}) from (select ${rows.list} from ${rows.from}${narrowed(asked.entity)} limit 1) ${IT}`;
}

/** Which rows a statement is about: those its actor may see, narrowed by the caller. */
export const narrowed = (entity: Class): Piece[] => sql` where ${visible(entity, ROOT)} and (${(asking) => asking.where})`;

/** The rows of an entity under an alias, with what is read along. */
export function rowsOf(asked: Asked, row: string, aliases: Aliases, mode: Mode, more: Piece[][] = [], order?: Sql, sure: Sure = always): Rows | null {
  const from: Piece[] = [`"${asked.meta.tableName}" ${row}`];
  const list: Piece[][] = [...more];
  const joined = new Map<string, string>();
  for (const field of inRows(asked, mode)) {
    const value = fieldSql(asked, field, row, aliases, mode, from, joined, sure);
    if (!value) return null;
    list.push([...value, ` as "${field.key}"`]);
  }
  const to = (property: string) => joined.get(property) ?? joinedFor(asked.meta, property, row, `r${++aliases.last}`, from);
  return { list: listed(list), from, order: orderOf(asked, row, to, order) };
}

/** The order of rows: the one given, or their usual one, or by id. */
export const orderOf = ({ entity, meta }: Asked, row: string, to: (property: string) => string, order = visibilityOf(entity).order): string => order?.(row, to) ?? `${row}."${idOf(meta)}"`;

/** Joins a row that only the order wants. Returns its alias. */
export function joinedFor(meta: EntityMetadata, property: string, row: string, their: string, from: Piece[]): string {
  const relation = relationOf(meta, property);
  if (relation?.kind !== 'one') throw new Error(`${meta.name} has no one ${property} to be in the order of.`);
  from.push(` left join "${meta.connection.getMetadata(relation.to).tableName}" ${their} on ${their}."${relation.theirs}" = ${row}."${relation.mine}"`);
  return their;
}

/** What rows hold: the fields asked for; the id as well, and every column where a method may want one. */
function inRows({ meta, fields, methods }: Asked, mode: Mode): AskedField[] {
  if (mode === 'text') return fields;
  const asked = fields.filter(({ kind }) => kind !== 'typename');
  const more = meta.columns.filter((column) => (methods || column.isPrimary) && !column.isVirtual && !asked.some(({ key }) => key === column.propertyName));
  return [...asked, ...more.map((column): AskedField => ({ kind: 'column', key: column.propertyName, property: column.propertyName, column, type: null as never, below: null }))];
}

function fieldSql(asked: Asked, field: AskedField, row: string, aliases: Aliases, mode: Mode, from: Piece[], joined: Map<string, string>, sure: Sure): Piece[] | null {
  switch (field.kind) {
    case 'typename':
      return [`'${field.name}'::text`];
    case 'relation':
      return field.relation.kind === 'one' ? toOne(field, row, aliases, mode, from, joined, sure) : toMany(field, row, aliases, mode);
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
  if (rows === anyone || rows === members) return new ForMembers((member) => `(${seesAll(entity, member)})`);
  return ({ actor, bind }) => `(${rows(row, actor, bind)})`;
}

type RelationField = Extract<AskedField, { kind: 'relation' }>;

/**
 * Their one row, joined: an object of its columns, or null where it is not there or not for this actor. Where it is there for
 * certain, and for everybody who asks, PostgreSQL may join it as it likes and nothing is asked of it.
 */
function toOne({ relation, below, nullable, args }: RelationField, row: string, aliases: Aliases, mode: Mode, from: Piece[], joined: Map<string, string>, sure: Sure): Piece[] | null {
  const their = `r${++aliases.last}`;
  const there: Sure = (member) => relation.always && sure(member) && seesAll(relation.to, member);
  const rows = rowsOf(below, their, aliases, mode, [], () => '', there);
  if (!rows) return null;
  const [table, ...joins] = rows.from as [Piece, ...Piece[]];
  from.push(...sql`${new ForMembers((member) => (there(member) ? ' join ' : ' left join '))}${table} on ${their}."${relation.theirs}" = ${row}."${relation.mine}" and ${visible(relation.to, their)}${condition(relation, args, their)}${joins}`);
  if (relation.always && visibilityOf(relation.to).rows === anyone) joined.set(relation.property!, their);
  const must = mode === 'text' && !nullable;
  const begin = new ForMembers((member) => (there(member) ? '' : `case when ${their}."${idOf(below.meta)}" is not null then `));
  const object = new ForMembers((member) => (must && !there(member) ? `to_json(${IT})` : IT));
  const end = new ForMembers((member) => (there(member) ? '' : `${must ? ` else ${MISSING}` : ''} end`));
  return sql`${begin}(select ${object} from (select ${rows.list}) ${IT})${end}`;
}

/** Their rows, as a correlated list, or the first of them. */
function toMany({ relation, below, nullable, args }: RelationField, row: string, aliases: Aliases, mode: Mode): Piece[] | null {
  const their = `r${++aliases.last}`;
  const rows = rowsOf(below, their, aliases, mode, [], relation.extension?.order);
  if (!rows) return null;
  const wanted = relation.extension?.limit;
  const limit: Piece = relation.kind === 'first' ? '1' : wanted ? ({ variables }) => String(nestedLimit(wanted(args(variables)))) : String(NESTED_LIMIT);
  const found = sql`from (select ${rows.list} from ${rows.from} where ${their}."${relation.theirs}" = ${row}."${relation.mine}" and ${visible(relation.to, their)}${condition(relation, args, their)} order by ${rows.order} limit ${limit}) ${IT}`;
  if (relation.kind === 'many') return sql`(select coalesce(json_agg(${IT}), '[]') ${found})`;
  return mode === 'text' && !nullable ? sql`coalesce((select to_json(${IT}) ${found}), ${MISSING})` : sql`(select ${IT} ${found})`;
}

/** How many nested rows: what was asked for, within bounds. */
export const nestedLimit = (wanted: number | undefined): number => (Number.isInteger(wanted) ? Math.min(Math.max(wanted!, 0), NESTED_LIMIT) : NESTED_LIMIT);

function condition({ extension }: RelationField['relation'], args: RelationField['args'], row: string): Piece {
  const narrow = extension?.where;
  return narrow ? ({ actor, bind, variables }: Asking) => ` and (${narrow(row, bind, args(variables), actor)})` : '';
}
