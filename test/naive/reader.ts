import { execute, type GraphQLFieldResolver, type GraphQLSchema, isObjectType, parse } from 'graphql';
import { AppError } from '#platform';
import { by, kinds, type Viewer } from './rules.js';
import type { Row, World } from './world.js';

/** A row under its type, as it stands in the naive reader's answers. */
interface Thing {
  kind: string;
  row: Row;
}
type Args = Record<string, unknown>;

export interface NaiveAnswer {
  data: unknown;
  errors: { path: readonly (string | number)[]; code: string }[];
}

/** Instants go out to the millisecond. */
const shown = (value: unknown) => (typeof value === 'string' && /^\d{4}-\d\d-\d\dT.*\.\d{6}Z$/.test(value) ? value.replace(/\d{3}Z$/, 'Z') : value);
const snake = (name: string) => name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();

/**
 * Reads a world as slowly and plainly as can be: every row in memory, one at a time, through graphql-js. It knows nothing of
 * the reads of the platform, and is what they are held against.
 */
export class NaiveReader {
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly world: World,
    private readonly now: Date,
    /** Ids that a search finds, by kind and words: what is similar only the database knows. */
    private readonly searched: Map<string, Set<string>>,
    private readonly constants: Record<string, unknown>,
  ) {}

  /** Whether this reader can answer a field. */
  static knows(type: string, field: string): boolean {
    const kind = kinds[type];
    if (kind) return kind.fields.split(' ').includes(field) || [kind.one, kind.many, kind.computed].some((known) => known && field in known);
    return ['Query', 'Me'].includes(type) ? field in ROOTS || type === 'Me' : /Connection$|Edge$|^PageInfo$|^Place(Name)?$/.test(type);
  }

  async answer(document: string, variables: Args, viewer: Viewer): Promise<NaiveAnswer> {
    const fieldResolver: GraphQLFieldResolver<unknown, unknown> = (source, args, _context, { parentType, fieldName }) => this.field(parentType.name, fieldName, source, args as Args, viewer);
    const { data, errors } = await execute({ schema: this.schema, document: parse(document), variableValues: variables, fieldResolver });
    return { data: data ? JSON.parse(JSON.stringify(data)) : null, errors: (errors ?? []).map(({ path = [], originalError }) => ({ path, code: originalError instanceof AppError ? originalError.code : 'INTERNAL' })) };
  }

  private field(type: string, name: string, source: unknown, args: Args, viewer: Viewer): unknown {
    if (type === 'Query') {
      if (name !== 'network' && !viewer.memberId) throw new AppError('SIGNED_OUT', '');
      return ROOTS[name]!(this, args, viewer);
    }
    if (!(source && typeof source === 'object' && 'kind' in source)) return (source as Args)[name];
    return this.ofRow(source as Thing, name, args, viewer);
  }

  private ofRow({ kind: type, row }: Thing, name: string, args: Args, viewer: Viewer): unknown {
    const kind = kinds[type]!;
    if (kind.columns?.[name] && !kind.columns[name](row, viewer, this.world)) return null;
    if (kind.computed?.[name]) return kind.computed[name](row, this.world);
    const one = kind.one?.[name];
    if (one) return this.all(one[0], viewer).find((thing) => thing.row.id === row[one[1]]) ?? null;
    const many = kind.many?.[name];
    if (!many) return shown(row[kind.names?.[name] ?? snake(name)]);
    const found = this.all(many.to, viewer, many.order).filter((thing) => thing.row[many.by] === row.id && (many.where?.(thing.row, args, viewer) ?? true));
    return many.first ? (found[0] ?? null) : found.slice(0, many.limit?.(args) ?? 500);
  }

  /** All rows of a kind that a viewer may see, in order. */
  all(type: string, viewer: Viewer, order = kinds[type]!.order): Thing[] {
    const { table, rows = () => viewer.memberId !== null } = kinds[type]!;
    return this.world[table]!.filter((row) => rows(row, viewer, this.world)).toSorted(by(order, this.world)).map((row) => ({ kind: type, row }));
  }

  one(type: string, viewer: Viewer, id: unknown): Thing | null {
    return this.all(type, viewer).find(({ row }) => row.id === id) ?? null;
  }

  me(viewer: Viewer): unknown {
    const permissions = this.constants[viewer.admin ? 'admin' : viewer.runs.length ? 'champion' : 'member'];
    return { permissions, championOf: viewer.runs, member: this.one('Member', viewer, viewer.memberId) };
  }

  myOffers(viewer: Viewer): Thing[] {
    return this.all('Offer', viewer).filter(({ row }) => row['member_id'] === viewer.memberId && row['state'] === 'OPEN' && new Date(row['expires_at'] as string) > this.now);
  }

  page(type: string, viewer: Viewer, { first, after }: Args, column: string, where: (row: Row) => boolean, way?: 'desc'): unknown {
    if (typeof first === 'number' && (first < 1 || first > 100)) throw new AppError('BAD_INPUT', '');
    const size = (first as number | null | undefined) ?? 50;
    const order: [string, 'desc'?][] = way ? [[column, way], ['id', way]] : [[column], ['id']];
    const place = ({ row }: Thing) => JSON.stringify([row[column], row.id]);
    let things = this.all(type, viewer, order).filter(({ row }) => where(row));
    if (after) {
      const [value, id] = JSON.parse(Buffer.from(after as string, 'base64url').toString()) as [string, string];
      const mark = { [column]: way ? value.replace(/(\.\d{3})Z$/, '$1000Z') : value, id };
      things = things.filter(({ row }) => by(order, this.world)(mark, row) < 0);
    }
    const edges = things.slice(0, size).map((node) => ({ cursor: Buffer.from(place(node)).toString('base64url'), node }));
    return { edges, pageInfo: { hasNextPage: things.length > size, hasPreviousPage: !!after, startCursor: edges[0]?.cursor ?? null, endCursor: edges.at(-1)?.cursor ?? null } };
  }

  found(type: string, words: unknown, row: Row): boolean {
    return !words || !!this.searched.get(`${type} ${words as string}`)?.has(row.id);
  }
}

type Root = (reader: NaiveReader, args: Args, viewer: Viewer) => unknown;
const list = (type: string): Root => (reader, _args, viewer) => reader.all(type, viewer);
const one = (type: string): Root => (reader, { id }, viewer) => reader.one(type, viewer, id);

/** What each query answers. */
const ROOTS: Record<string, Root> = {
  sectors: list('Sector'), regions: list('Region'), communities: list('Community'), roles: list('Role'), tables: list('Table'),
  someTables: (reader, { first }, viewer) => reader.all('Table', viewer).slice(0, Math.min(Math.max(first as number, 0), 100)),
  member: one('Member'), table: one('Table'), seat: one('Seat'), meeting: one('Meeting'),
  me: (reader, _args, viewer) => reader.me(viewer),
  network: (reader, _args, viewer) => reader.all('Network', viewer)[0],
  myOffers: (reader, _args, viewer) => reader.myOffers(viewer),
  myRsvps: (reader, _args, viewer) => reader.all('Rsvp', viewer).filter(({ row }) => row['member_id'] === viewer.memberId).slice(0, 40),
  members: (reader, { filter, ...page }, viewer) => {
    const { search, sectorId, communityId } = (filter ?? {}) as Args;
    return reader.page('Member', viewer, page, 'name', (row) => reader.found('member', search, row) && (!sectorId || row['sector_id'] === sectorId) && (!communityId || row['community_id'] === communityId));
  },
  organisations: (reader, { search, ...page }, viewer) => reader.page('Organisation', viewer, page, 'name', (row) => reader.found('organisation', search, row)),
  meetings: (reader, page, viewer) => reader.page('Meeting', viewer, page, 'starts_at', () => true, 'desc'),
};

/** The object types a reader does not know at all: they are left out, and named. */
export const unknownTypes = (schema: GraphQLSchema): string[] =>
  Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) && !type.name.startsWith('__') && type.name !== 'Mutation' && !Object.keys(type.getFields()).some((field) => NaiveReader.knows(type.name, field))).map(({ name }) => name);
