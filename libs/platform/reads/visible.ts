import type { Actor } from '../auth/actor.js';

/** Puts a value into the statement as a parameter and returns its placeholder (`$3`). */
export type Bind = (value: unknown) => string;

/** Who may see: SQL that is true or false for a row (`row` is its alias in the statement). */
export type Predicate = (row: string, actor: Actor, bind: Bind) => string;

/** SQL for the order of rows. `to` brings the alias of a row that a relation of this one leads to (`to('sector')`). */
export type Sql = (row: string, to: (relation: string) => string) => string;

export interface Visibility {
  /** Who may see a row at all. */
  rows: Predicate;
  /** Who may see a column; for everybody else it is null. A column not named follows its row. */
  columns?: Record<string, Predicate>;
  /** The order in which rows stand in a list. */
  order?: Sql;
  /** Fields that are no column: the SQL expression of each over its row. `columns` may say who sees them. */
  computed?: Record<string, (row: string, actor: Actor, bind: Bind) => string>;
}

/** A higher room's rows, or its one row, readable from a lower room's row. */
export interface Extension {
  field: string;
  to: () => Class;
  /** `many` (as a rule): their column holds our id. `one`: our column holds theirs. `first`: as `many`, but the first of them or null. */
  kind?: 'one' | 'many' | 'first';
  /** The property that holds the id: of `to`, or for `one` of our own row. */
  by: string;
  /** Narrows the rows, by the field's arguments. They are checked against the schema only: no pipe runs on them. */
  where?: (row: string, bind: Bind, args: Record<string, unknown>, actor: Actor) => string;
  /** Their order here, where it is not their usual one. */
  order?: Sql;
  /** How many rows at most, where it is fewer than usual. */
  limit?: (args: Record<string, unknown>) => number;
}

export type Class = abstract new (...args: never[]) => object;

const declared = new Map<Class, Visibility>();
const extensions = new Map<Class, Extension[]>();

/** Declares who may see rows and columns of an entity. An entity without it stops the start (promise A1). */
export const Visible =
  (visibility: Visibility) =>
  (entity: Class): void => {
    declared.set(entity, visibility);
  };

/** For rows no page ever shows. */
export const nobody: Predicate = () => 'false';
export const isMember = ({ memberId, kind }: Actor): boolean => !!memberId || kind === 'system';
/** Every signed-in member. */
export const members: Predicate = (_row, actor) => String(isMember(actor));
/** Whoever asks, signed in or not. */
export const anyone: Predicate = () => 'true';

/** Whether every member, or whoever is none, may see every row there is, whatever it holds. */
export const seesAll = (entity: Class, member: boolean): boolean => {
  const { rows } = visibilityOf(entity);
  return rows === anyone || (rows === members && member);
};

/** What an entity declared; throws for one that declared nothing. */
export function visibilityOf(entity: Class): Visibility {
  const found = declared.get(entity);
  if (!found) throw new Error(`${entity.name} does not say with @Visible who may see it.`);
  return found;
}

/** Lets a higher room add its rows to a lower room's type, from its own folder. */
export function addReadable(entity: Class, extension: Extension): void {
  extensions.set(entity, [...(extensions.get(entity) ?? []), extension]);
}

export const readableOn = (entity: Class): Extension[] => extensions.get(entity) ?? [];

/** Every relation that was declared beside an entity. */
export const allReadables = (): Iterable<[Class, Extension[]]> => extensions;
