import type { ContactVisibility, DuplicateReason, MergeField, SideFragment } from '../../gql/graphql';
import { count, listed, PRIMARY_ROLE, VISIBILITY } from '../../lib/words';

export const REASON: Record<DuplicateReason, string> = {
  SAME_EMAIL: 'one uses an email address of the other',
  SAME_PHONE: 'the same phone number',
  SAME_NAME: 'the same name',
  NEAR_NAME: 'nearly the same name, at the same place',
};

/** What a comparison looks at, in the order in which it is read. */
const FIELDS: readonly [field: MergeField, name: string, read: (side: SideFragment) => string | null | undefined][] = [
  ['NAME', 'Name', ({ name }) => name],
  ['EMAIL', 'Email', ({ email }) => email],
  ['PHONE', 'Phone', ({ phone }) => phone],
  ['POSTAL_ADDRESS', 'Postal address', ({ postalAddress }) => postalAddress?.lines.join('\n')],
  ['SECTOR', 'Sector', ({ sector }) => sector?.name],
  ['ORGANISATION', 'Organisation', ({ organisation }) => organisation?.name],
  ['COMMUNITY', 'Community', ({ community }) => community?.name],
  ['PRIMARY_ROLE', 'Primary role', ({ primaryRole }) => (primaryRole ? PRIMARY_ROLE[primaryRole] : null)],
  ['CONTACT_VISIBILITY', 'Who sees how to reach them', ({ contactVisibleTo }) => VISIBILITY[contactVisibleTo]],
];

interface Compared {
  field: MergeField;
  name: string;
  a: string;
  b: string;
}

interface Comparison {
  differ: Compared[];
  gaps: Compared[];
  alike: string[];
  /** Who sees the contact details, where the entry that goes is stricter about it: then its word holds. */
  stricter: string | null;
}

const STRICT: readonly ContactVisibility[] = ['ADMINS', 'TABLES', 'NETWORK'];

const isStricter = (one: SideFragment, other: SideFragment): boolean =>
  STRICT.indexOf(one.contactVisibleTo) < STRICT.indexOf(other.contactVisibleTo);

/** Where two entries differ, what only one of them knows, and what they have alike. */
export function compare(a: SideFragment, b: SideFragment, keep: 'a' | 'b'): Comparison {
  const all = FIELDS.map(([field, name, read]) => ({ field, name, a: read(a) ?? '', b: read(b) ?? '' }));
  const [kept, gone] = keep === 'a' ? [a, b] : [b, a];
  const stricter = isStricter(gone, kept) ? VISIBILITY[gone.contactVisibleTo] : null;
  return {
    differ: all.filter((each) => each.a && each.b && each.a !== each.b && !(stricter && each.field === 'CONTACT_VISIBILITY')),
    gaps: all.filter((each) => (each.a === '') !== (each.b === '')),
    alike: all.filter((each) => each.a && each.a === each.b).map(({ name }) => name),
    stricter,
  };
}

/** What stands behind an entry: the seats they hold now and held before, their roles, whether they can sign in. */
export function standing({ holdings, roles, leftAt, disabledAt }: SideFragment): string {
  const now = holdings.filter(({ until }) => !until);
  const before = holdings.length - now.length;
  const said = [
    now.length > 0 ? `sits at ${listed([...new Set(now.map(({ seat }) => seat.table.name))])}` : '',
    before > 0 ? count(before, 'earlier seat') : '',
    roles.length > 0 ? count(roles.length, 'role') : '',
    leftAt ? 'has left' : disabledAt ? 'account closed' : '',
  ].filter(Boolean);
  const words = said.join(', ') || 'no seat so far';
  return words.charAt(0).toUpperCase() + words.slice(1);
}
