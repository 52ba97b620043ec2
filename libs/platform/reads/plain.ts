import type { Db } from '../db/db.js';
import type { Asked, AskedField } from './asked.js';
import { type Asking, type Piece, say, settle, sql } from './pieces.js';
import { joinedFor, nestedLimit, orderOf, ROOT } from './select.js';
import { computedValue } from './values.js';
import { type Sql, visibilityOf } from './visible.js';

export type Row = Record<string, unknown>;
type RelationField = Extract<AskedField, { kind: 'relation' }>;

/** The column by which rows are found again by those above them. */
const BY = '#by';

/**
 * Reading without the compiler (`READS=plain`): one plain statement a level, whatever the number of rows. Slower, and easy to
 * believe: it is there to be compared with, and to fall back on should the compiler ever be at fault.
 */
export async function readPlainly(db: Db, asked: Asked, asking: Parameters<typeof say>[1], more: Piece = ''): Promise<Row[]> {
  const { from, order } = inOrder(asked);
  const text = sql`select ${columnsOf(asked)}${more} from ${from} where ${seen(asked)} and (${(now) => now.where}) order by ${(now) => now.order ?? order} limit ${(now) => String(now.limit)}`;
  const statement = say(settle(text), asking);
  const rows = await db.query<Row>(statement.text, statement.values);
  await fill(db, asked, rows, asking);
  return rows;
}

/** Rows, with whatever their order wants beside them. */
function inOrder(asked: Asked, order?: Sql): { from: Piece[]; order: string } {
  const from: Piece[] = [`"${asked.meta.tableName}" ${ROOT}`];
  return { from, order: orderOf(asked, ROOT, (property) => joinedFor(asked.meta, property, ROOT, `o${from.length}`, from), order) };
}

const seen = ({ entity }: Asked): Piece => ({ actor, bind }) => `(${visibilityOf(entity).rows(ROOT, actor, bind)})`;

/** Every column behind its predicate under its property's name, computed ones where they are asked for. */
function columnsOf({ entity, meta, fields }: Asked): Piece[] {
  const { columns = {} } = visibilityOf(entity);
  const behind = (property: string, value: (asking: Asking) => string): Piece => (asking) => {
    const predicate = columns[property]?.(ROOT, asking.actor, asking.bind);
    return predicate ? `case when ${predicate} then ${value(asking)} end` : value(asking);
  };
  const stored = meta.columns.filter(({ isVirtual }) => !isVirtual).flatMap((column) => [', ', behind(column.propertyName, () => `${ROOT}."${column.databaseName}"`), ` as "${column.propertyName}"`]);
  const computed = fields.flatMap((field) =>
    field.kind === 'computed' ? [', ', behind(field.property, ({ actor, bind }) => computedValue(field.of(ROOT, actor, bind), field.type, 'plain')!), ` as "${field.property}"`] : [],
  );
  const keys = fields.flatMap((field) => (field.kind === 'relation' ? [`, ${ROOT}."${field.relation.mine}" as "${BY}:${field.key}"`] : []));
  return [...stored, ...computed, ...keys].slice(1);
}

/** Reads the relations along: for each, the rows that belong to any of these rows, in one statement. */
async function fill(db: Db, { fields }: Asked, rows: Row[], asking: Parameters<typeof say>[1]): Promise<void> {
  for (const field of fields) {
    if (field.kind !== 'relation') continue;
    const key = `${BY}:${field.key}`;
    const ids = [...new Set(rows.map((row) => row[key]).filter((id) => id != null))];
    const found = Map.groupBy(ids.length ? await below(db, field, ids, asking) : [], (row) => row[BY]);
    for (const row of rows) {
      const theirs = found.get(row[key]) ?? [];
      row[field.key] = field.relation.kind === 'many' ? theirs : (theirs[0] ?? null);
      delete row[key];
    }
  }
}

async function below(db: Db, { relation, below: asked, args }: RelationField, ids: unknown[], asking: Parameters<typeof say>[1]): Promise<Row[]> {
  const { extension } = relation;
  const { from, order } = inOrder(asked, extension?.order);
  const by = `${ROOT}."${relation.theirs}"`;
  const where: Piece = (now) => `${by} = any(${now.bind(ids)}) and (${extension?.where?.(ROOT, now.bind, args(now.variables), now.actor) ?? 'true'})`;
  const limit: Piece = ({ variables }) => String(relation.kind === 'first' ? 1 : nestedLimit(extension?.limit?.(args(variables))));
  const text = sql`select * from (select ${columnsOf(asked)}, ${by} as "${BY}", row_number() over (partition by ${by} order by ${order}) as "#" from ${from} where ${seen(asked)} and (${where})) r where "#" <= ${limit} order by "#"`;
  const statement = say(settle(text), (bind) => ({ ...asking(() => 'null'), bind })); // what narrows the rows above is none of theirs
  const rows = await db.query<Row>(statement.text, statement.values);
  await fill(db, asked, rows, asking);
  return rows;
}
