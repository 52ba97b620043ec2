import type { Row, World } from './world.js';

/** Whoever asks, as a test knows them: nothing of actors, permissions or predicates. */
export interface Viewer {
  memberId: string | null;
  admin: boolean;
  /** The tables they run. */
  runs: string[];
}

type Rule = (row: Row, viewer: Viewer, world: World) => boolean;
type Order = [column: string, way?: 'desc'][];

interface Kind {
  table: string;
  /** Its plain fields. Others are left out: they have come since. */
  fields: string;
  /** Who sees a row; everybody who is signed in, without it. */
  rows?: Rule;
  /** Who sees a column. */
  columns?: Record<string, Rule>;
  order: Order | ((row: Row, world: World) => unknown[]);
  /** Columns called otherwise than the field. */
  names?: Record<string, string>;
  one?: Record<string, [type: string, column: string]>;
  many?: Record<string, { to: string; by: string; where?: (row: Row, args: Record<string, unknown>, viewer: Viewer) => boolean; order?: Order; first?: true; limit?: (args: Record<string, unknown>) => number }>;
  computed?: Record<string, (row: Row, world: World) => unknown>;
}

const runs = (viewer: Viewer, table: unknown) => viewer.admin || viewer.runs.includes(table as string);
const find = (world: World, table: string, id: unknown) => world[table]!.find((row) => row.id === id)!;
const tablesOf = (world: World, member: unknown) => world['holding']!.filter((h) => h['member_id'] === member && h['until'] === null).map((h) => find(world, 'seat', h['seat_id'])['table_id']);

const contacts: Rule = (member, viewer, world) => {
  if (viewer.admin || viewer.memberId === member.id) return true;
  const theirs = tablesOf(world, member.id);
  if (viewer.runs.length && (member['added_by_id'] === viewer.memberId || theirs.some((table) => viewer.runs.includes(table as string)))) return true;
  if (member['contact_visible_to'] === 'NETWORK') return true;
  return member['contact_visible_to'] === 'TABLES' && tablesOf(world, viewer.memberId).some((table) => theirs.includes(table));
};
/** Whoever may change them: themselves, admins, and their champion where they have no role of their own. */
const manages: Rule = (member, viewer, world) => {
  if (viewer.admin || viewer.memberId === member.id) return true;
  if (!viewer.runs.length || world['role']!.some((role) => role['member_id'] === member.id)) return false;
  return member['added_by_id'] === viewer.memberId || tablesOf(world, member.id).some((table) => viewer.runs.includes(table as string));
};
const aboutTheirs: Rule = (row, viewer, world) => row['member_id'] === null || manages(find(world, 'member', row['member_id']), viewer, world);
const theirList: Rule = (list, viewer) => viewer.admin || (viewer.runs.length > 0 && (list['created_by_id'] === viewer.memberId || viewer.runs.includes(list['table_id'] as string)));
const atTheirTable: Rule = (row, viewer, world) => runs(viewer, find(world, 'seat', row['seat_id'])['table_id']);
const ofTheirTable: Rule = (row, viewer) => runs(viewer, row['table_id']);
const after = (row: Row, args: Record<string, unknown>) => !args['after'] || (row['starts_at'] as string) > new Date(args['after'] as string).toISOString().replace('Z', '000Z');
const coming = (meeting: Row, world: World) => world['rsvp']!.filter((rsvp) => rsvp['meeting_id'] === meeting.id && rsvp['state'] === 'YES');

/** Every type that is a row, in plain words: what it leads to, in what order, and who sees it. */
export const kinds: Record<string, Kind> = {
  Sector: { table: 'sector', fields: 'id name position retiredAt', rows: () => true, order: [['position'], ['id']] },
  Region: { table: 'region', fields: 'id name position', order: [['position'], ['id']] },
  Community: { table: 'community', fields: 'id name timeZone localNames', order: [['name'], ['id']], one: { region: ['Region', 'region_id'] } },
  Organisation: { table: 'organisation', fields: 'id name', order: [['name'], ['id']], one: { sector: ['Sector', 'sector_id'], community: ['Community', 'community_id'] } },
  Member: {
    table: 'member', fields: 'id name email phone byEmail byPhone byPost contactVisibleTo disabledAt primaryRole alsoParent languages otherEmails pausedUntil leftAt erasedAt', order: [['name'], ['id']],
    rows: (row) => row['merged_into_id'] === null, columns: { email: contacts, phone: contacts, primaryRole: contacts, alsoParent: contacts, languages: contacts, otherEmails: manages, pausedUntil: manages },
    one: { sector: ['Sector', 'sector_id'], organisation: ['Organisation', 'organisation_id'], community: ['Community', 'community_id'] },
    many: { roles: { to: 'Role', by: 'member_id' }, consents: { to: 'Consent', by: 'member_id' }, changes: { to: 'Change', by: 'member_id' }, holdings: { to: 'Holding', by: 'member_id' }, rsvps: { to: 'Rsvp', by: 'member_id', where: (row, { state }) => !state || row['state'] === state } },
  },
  Role: { table: 'role', fields: 'id name grantedAt', order: [['granted_at'], ['id']], one: { member: ['Member', 'member_id'], table: ['Table', 'table_id'] } },
  Consent: { table: 'consent', fields: 'id kind source givenOn expiresOn withdrawnOn', order: [['given_on', 'desc'], ['id']], rows: aboutTheirs },
  Change: { table: 'change', fields: 'id at source', order: [['at', 'desc'], ['id']], rows: aboutTheirs, one: { by: ['Member', 'by_id'] } },
  RegistrationList: { table: 'registration_list', fields: 'id name heldOn tableId createdAt publicSince', order: (row) => [row['held_on'] === null ? 1 : 0, row['held_on'] === null ? 0 : -Date.parse(row['held_on'] as string), row['name'], row.id], rows: theirList },
  Registration: {
    table: 'registration', fields: 'id name primaryRole participation registeredOn', order: [['name'], ['id']], rows: (row, viewer, world) => theirList(find(world, 'registration_list', row['list_id']), viewer, world),
    one: { list: ['RegistrationList', 'list_id'], member: ['Member', 'member_id'], region: ['Region', 'region_id'] },
  },
  Network: { table: 'network', fields: 'name senderName sample', rows: () => true, order: [['id']] },
  Table: {
    table: 'table', fields: 'id kind name foundedOn closedOn', order: [['kind', 'desc'], ['name'], ['id']], one: { community: ['Community', 'community_id'] },
    many: {
      seats: { to: 'Seat', by: 'table_id' }, champions: { to: 'Role', by: 'table_id' },
      nextMeeting: { to: 'Meeting', by: 'table_id', first: true, where: after },
      meetings: { to: 'Meeting', by: 'table_id', where: after, order: [['starts_at', 'desc'], ['id', 'desc']], limit: ({ first }) => Math.min(Math.max((first as number | null | undefined) ?? 20, 0), 500) },
    },
  },
  Seat: {
    table: 'seat', fields: 'id openedOn', order: (row, world) => [find(world, 'sector', row['sector_id'])['position'], row.id], one: { table: ['Table', 'table_id'], sector: ['Sector', 'sector_id'] },
    many: { holdings: { to: 'Holding', by: 'seat_id' }, loans: { to: 'Loan', by: 'seat_id' }, notHeres: { to: 'NotHere', by: 'seat_id' }, offers: { to: 'Offer', by: 'seat_id' } },
  },
  Holding: { table: 'holding', fields: 'id from until endReason endNote', order: [['from', 'desc'], ['id']], columns: { endNote: atTheirTable }, one: { seat: ['Seat', 'seat_id'], member: ['Member', 'member_id'] } },
  Loan: { table: 'loan', fields: 'id from until', order: [['from', 'desc'], ['id']], one: { seat: ['Seat', 'seat_id'], lender: ['Seat', 'lender_id'] } },
  NotHere: { table: 'not_here', fields: 'id saidBy saidOn until', order: [['said_on', 'desc'], ['id']], one: { seat: ['Seat', 'seat_id'] } },
  Offer: {
    table: 'offer', fields: 'id note state offeredAt expiresAt answeredAt', order: [['offered_at', 'desc'], ['id']], rows: (row, viewer, world) => row['member_id'] === viewer.memberId || atTheirTable(row, viewer, world),
    one: { seat: ['Seat', 'seat_id'], member: ['Member', 'member_id'] },
  },
  Meeting: {
    table: 'meeting', fields: 'id title startsAt minutes cost remarks agenda mood place otherPlaces', order: [['starts_at'], ['id']], names: { remarks: 'notes' }, columns: { remarks: ofTheirTable, comingNames: ofTheirTable }, one: { table: ['Table', 'table_id'] },
    many: { rsvps: { to: 'Rsvp', by: 'meeting_id' }, mine: { to: 'Rsvp', by: 'meeting_id', first: true, where: (row, _args, viewer) => row['member_id'] === viewer.memberId } },
    computed: {
      coming: (row, world) => coming(row, world).length,
      comingNames: (row, world) => coming(row, world).map((rsvp) => find(world, 'member', rsvp['member_id'])).toSorted(by([['name'], ['id']], world)).map(({ name }) => name).join(', ') || null,
      endsAt: (row) => new Date(Date.parse(row['starts_at'] as string) + (row['minutes'] as number) * 60_000),
      shout: (row) => `${(row['title'] as string).toUpperCase()} ${Date.parse(row['starts_at'] as string)}!`,
    },
  },
  Rsvp: {
    table: 'rsvp', fields: 'id state answeredAt', order: [['answered_at'], ['id']], rows: (row, viewer, world) => row['member_id'] === viewer.memberId || runs(viewer, find(world, 'meeting', row['meeting_id'])['table_id']),
    one: { meeting: ['Meeting', 'meeting_id'], member: ['Member', 'member_id'], instead: ['Rsvp', 'instead_id'] },
  },
};

/** Compares rows as the database does, texts by their bytes. */
export function by(order: Kind['order'], world: World): (a: Row, b: Row) => number {
  const keys = (row: Row) => (typeof order === 'function' ? order(row, world) : order.map(([column]) => row[column]));
  const ways = typeof order === 'function' ? [] : order.map(([, way]) => (way ? -1 : 1));
  return (a, b) => {
    const [left, right] = [keys(a), keys(b)];
    for (const [index, value] of left.entries()) {
      const found = compare(value, right[index]) * (ways[index] ?? 1);
      if (found) return found;
    }
    return 0;
  };
}

function compare(a: unknown, b: unknown): number {
  if (typeof a === 'string' && typeof b === 'string') return Buffer.compare(Buffer.from(a), Buffer.from(b));
  return Number(a) - Number(b);
}
