import { getNullableType, type GraphQLEnumType, type GraphQLNamedType, type GraphQLOutputType, isEnumType, isListType, isNonNullType } from 'graphql';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';
import type { JsonField, Mode } from './asked.js';

/**
 * Ends a statement at a value that GraphQL could not give out as SQL has it, such as nothing where there must be something:
 * graphql-js then reads it anew and says what is wrong. The setting is never there; planning does not look it up.
 */
export const STOP = 'reads.not_as_declared';
const stop = `current_setting('${STOP}')`;

/** What a statement calls the row it makes JSON of: a name that no field can have. */
export const IT = '"#"';

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const instant = (value: string): string => `to_char(${value} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const INSTANTS = new Set(['timestamp with time zone', 'timestamptz']);
const AS_TEXT = new Set(['bigint', 'int8', 'numeric', 'decimal']);

/** The type of a column as PostgreSQL calls it. */
export const typeOf = (column: ColumnMetadata): string => column.entityMetadata.connection.driver.normalizeType(column);

/** Whether the driver would give a Date for it. */
export const isInstant = (column: ColumnMetadata): boolean => INSTANTS.has(typeOf(column)) && !column.isArray;

/**
 * A column's value as SQL that JSON takes as it is: in `text` what GraphQL would make of it, or null when SQL cannot say that;
 * in `rows` what the driver would give, instants as text.
 */
export function columnValue(column: ColumnMetadata, value: string, type: GraphQLOutputType, below: JsonField[] | null, mode: Mode): string | null {
  const sqlType = typeOf(column);
  if (mode === 'rows') return isInstant(column) ? instant(value) : AS_TEXT.has(sqlType) ? `${value}::text` : value;
  const list = isListType(getNullableType(type));
  if (below) return /^jsonb?$/.test(sqlType) ? jsonValue(sqlType === 'json' ? `${value}::jsonb` : value, type, below) : null;
  if (list || column.isArray) return null;
  const named = getNullableType(type) as GraphQLNamedType;
  if (isEnumType(named)) return /^(text|character varying|enum)$/.test(sqlType) ? enumValue(`${value}::text`, named) : null;
  const plain: Record<string, RegExp> = { ID: /^uuid$|^text$|^character varying$/, String: /^uuid$|^text$|^character varying$|^citext$|^date$/, Int: /^integer$|^smallint$/, Boolean: /^boolean$/, Date: /^date$/ };
  if (plain[named.name]?.test(sqlType)) return value;
  if (named.name === 'ID' && /^(integer|smallint|bigint)$/.test(sqlType)) return `${value}::text`;
  if (named.name === 'Instant' && INSTANTS.has(sqlType)) return instantValue(value);
  if (named.name === 'Float' && /^(integer|smallint|real|double precision|numeric)$/.test(sqlType)) return floatValue(value);
  return null;
}

/** The same for an expression: what type it has is the word of its GraphQL type. `plain` leaves it to the driver. */
export function computedValue(value: string, type: GraphQLOutputType, mode: Mode | 'plain'): string | null {
  const named = getNullableType(type) as GraphQLNamedType;
  const casts: Record<string, string> = { ID: 'text', String: 'text', Int: 'int', Boolean: 'boolean', Date: 'date', Float: 'float8', Instant: 'timestamptz' };
  const cast = isEnumType(named) ? 'text' : casts[named.name];
  if (!cast) return mode === 'text' ? null : value;
  const once = (of: (v: string) => string) => `(select ${of('v.v')} from (select (${value})::${cast} as v) v)`;
  if (named.name === 'Instant' && mode !== 'plain') return once(mode === 'rows' ? instant : instantValue);
  if (mode === 'text' && isEnumType(named)) return once((v) => enumValue(v, named));
  return mode === 'text' && named.name === 'Float' ? once(floatValue) : `(${value})::${cast}`;
}

/** A value that must be there. */
export const required = (value: string): string => `case when ${value} is not null then to_json(${value}) else ${MISSING} end`;

/** What stands for an object that is missing where it may not be. */
export const MISSING = `${stop}::json`;

function enumValue(value: string, type: GraphQLEnumType): string {
  const values = type.getValues();
  const known = values.map((one) => quoted(String(one.value))).join(', ');
  const named = values.every((one) => one.name === one.value) ? value : `case ${value} ${values.map((one) => `when ${quoted(String(one.value))} then ${quoted(one.name)}`).join(' ')} end`;
  return `case when ${value} in (${known}) then ${named} when ${value} is not null then ${stop} end`;
}

const instantValue = (value: string): string => `case when ${value} >= '0001-01-01Z' and ${value} < '10000-01-01Z' then ${instant(value)} when ${value} is not null then ${stop} end`;
const floatValue = (value: string): string => `case when abs(${value}) < 'Infinity' then ${value} when ${value} is not null then ${stop}::float8 end`;

/** Objects and lists of them that a column holds as JSON, cut down to what is asked. */
function jsonValue(value: string, type: GraphQLOutputType, below: JsonField[]): string | null {
  const fields = below.map((field) => jsonField(field));
  if (fields.includes(null)) return null;
  const kind = isListType(getNullableType(type)) ? 'array' : 'object';
  const nullable = getNullableType(type);
  const item = isListType(nullable) ? `case when jsonb_typeof(e) = 'object' then x else ${stop}::json end` : 'x';
  const picked = `select (select to_json(${IT}) from (select ${fields.join(', ')}) ${IT}) as x, e`;
  const list = `select coalesce(json_agg(${item} order by n), '[]') from (${picked}, n from jsonb_array_elements(${value}) with ordinality j(e, n)) x`;
  const found = kind === 'array' ? list : `select x from (${picked} from (select ${value} as e) j) x`;
  return `case when jsonb_typeof(${value}) = '${kind}' then (${found}) when ${value} is not null and jsonb_typeof(${value}) <> 'null' then ${stop}::json end`;
}

/** One field inside an object `e`. */
function jsonField({ key, name, type, of, below }: JsonField): string | null {
  const at = `e -> ${quoted(name)}`;
  const as = ` as "${key}"`;
  if (name === '__typename') return quoted(of) + as;
  const inside = below && jsonValue(`(${at})`, type, below);
  if (below) return inside && `case when jsonb_typeof(${at}) <> 'null' then ${inside}${isNonNullType(type) ? ` else ${MISSING}` : ''} end${as}`;
  const leaf = { String: 'string', ID: 'string', Boolean: 'boolean' }[(getNullableType(type) as GraphQLNamedType).name];
  if (!leaf || isListType(getNullableType(type))) return null;
  const text = `e ->> ${quoted(name)}`;
  const wrong = leaf === 'boolean' ? `${stop}::boolean` : stop;
  const nothing = isNonNullType(type) ? wrong : 'null';
  return `case when jsonb_typeof(${at}) = '${leaf}' then ${leaf === 'boolean' ? `(${text})::boolean` : text} when jsonb_typeof(${at}) <> 'null' then ${wrong} else ${nothing} end${as}`;
}
