import { ContactVisibility, type Member, PRIMARY_ROLES } from '#people';

/** A column as TypeORM describes it: as much as is needed to empty it. */
interface Column {
  databaseName: string;
  isNullable: boolean;
  isArray: boolean;
  type: unknown;
  default?: unknown;
}

/** SQL that empties a column: null, or what stands for nothing where it must hold something. Throws where nothing does. */
export function emptied(table: string, { databaseName, isNullable, isArray, type, default: standard }: Column): string {
  if (isNullable) return `"${databaseName}" = null`;
  if (isArray) return `"${databaseName}" = '{}'`;
  if (type === 'text') return `"${databaseName}" = ''`;
  if (standard !== undefined) return `"${databaseName}" = default`;
  if (type === 'jsonb') return `"${databaseName}" = 'null'`;
  throw new Error(`${table}.${databaseName} cannot be emptied: let it be null.`);
}

/** What a member is once erased: a row that others' history can point to, with nothing in it. */
export const ERASED = {
  name: 'Erased member',
  sectorId: null,
  organisationId: null,
  communityId: null,
  email: null,
  phone: null,
  postalAddress: null,
  otherEmails: [],
  primaryRole: null,
  alsoParent: false,
  languages: [],
  byEmail: false,
  byPhone: false,
  byPost: false,
  contactVisibleTo: ContactVisibility.ADMINS,
  pausedUntil: null,
  leftAt: null,
  addedById: null,
} satisfies Partial<Member>;

export interface Said {
  label: string;
  text: string;
}

const SEEN_BY: Record<Member['contactVisibleTo'], string> = { ADMINS: 'Admins and the champions of your tables', TABLES: 'Also the people at your tables', NETWORK: 'Every signed-in member' };
const day = (instant: Date) => instant.toISOString().slice(0, 10);

type Columns = { [K in keyof Member as Member[K] extends object | null ? (Member[K] extends Date | string[] | Member['postalAddress'] ? K : never) : K]: Member[K] };

/** Each column of a member: what it is called, and its value in words; nothing when it is empty. Names of what it points to come along. */
export function saidOf(member: Member, names: { sector?: string; organisation?: string; community?: string; addedBy?: string }): Said[] {
  const may = (yes: boolean) => (yes ? 'yes' : 'no');
  const all: Record<keyof Columns, [label: string, text: string | null | undefined]> = {
    id: ['Id', member.id],
    name: ['Name', member.name],
    email: ['Email', member.email],
    otherEmails: ['Other emails', member.otherEmails.join(', ')],
    phone: ['Phone', member.phone],
    postalAddress: ['Postal address', member.postalAddress?.lines.join(', ')],
    sectorId: ['Sector', names.sector],
    organisationId: ['Organisation', names.organisation],
    communityId: ['Community', names.community],
    primaryRole: ['Primary role', member.primaryRole && PRIMARY_ROLES[member.primaryRole]],
    alsoParent: ['Also a parent or caregiver', member.alsoParent ? 'yes' : null],
    languages: ['Languages', member.languages.join(', ')],
    byEmail: ['May be reached by email', may(member.byEmail)],
    byPhone: ['May be phoned', may(member.byPhone)],
    byPost: ['May be reached by post', may(member.byPost)],
    contactVisibleTo: ['Who sees how you can be reached', SEEN_BY[member.contactVisibleTo]],
    pausedUntil: ['Letters paused until', member.pausedUntil],
    disabledAt: ['Cannot sign in since', member.disabledAt && day(member.disabledAt)],
    leftAt: ['Left the network on', member.leftAt && day(member.leftAt)],
    erasedAt: ['Erased on', member.erasedAt && day(member.erasedAt)],
    mergedIntoId: ['Made one with the row', member.mergedIntoId],
    addedById: ['Added by', member.addedById && (names.addedBy ?? member.addedById)],
    createdAt: ['On the list since', day(member.createdAt)],
  };
  return Object.values(all).flatMap(([label, text]) => (text ? [{ label, text }] : []));
}

/** What a page may weigh, frame and all, is 40 kB; so much of it may be lines. */
const PAGE_BYTES = 24_000;
const LONGEST_LINE = 300;
/** A character takes up to six bytes once it is escaped; most take one. */
const weight = (line: string) => Buffer.byteLength(line.replace(/[&<>"']/g, '&quot;')) + '<li></li>'.length;

/** As many lines of each heading as fit on one page together, each heading getting its share. */
export function shortened<T extends { lines: string[] }>(headings: T[]): T[] {
  let left = PAGE_BYTES;
  return headings.map((one, index) => {
    let share = left / (headings.length - index);
    const lines: string[] = [];
    for (const whole of one.lines) {
      const line = whole.length > LONGEST_LINE ? `${whole.slice(0, LONGEST_LINE)} …` : whole;
      if (weight(line) > share) break;
      share -= weight(line);
      left -= weight(line);
      lines.push(line);
    }
    return { ...one, lines };
  });
}
