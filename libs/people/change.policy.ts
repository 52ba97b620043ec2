import type { ChangedField } from './change.entity.js';
import { type Member, PRIMARY_ROLES } from './member.entity.js';

type Kept = Partial<Pick<Member, 'name' | 'email' | 'otherEmails' | 'phone' | 'postalAddress' | 'sectorId' | 'organisationId' | 'communityId' | 'primaryRole' | 'alsoParent' | 'languages' | 'byEmail' | 'byPhone' | 'byPost' | 'contactVisibleTo' | 'pausedUntil'>>;

const CALLED: Record<keyof Kept, string> = {
  name: 'Name',
  email: 'Email',
  otherEmails: 'Other emails',
  phone: 'Phone',
  postalAddress: 'Postal address',
  sectorId: 'Sector',
  organisationId: 'Organisation',
  communityId: 'Community',
  primaryRole: 'Primary role',
  alsoParent: 'Also a parent',
  languages: 'Languages',
  byEmail: 'May be reached by email',
  byPhone: 'May be phoned',
  byPost: 'May be reached by post',
  contactVisibleTo: 'Who sees contact details',
  pausedUntil: 'Letters paused until',
};

/** A value in words; ids are looked up in `names` (id → name). */
function inWords(key: keyof Kept, kept: Kept, names: ReadonlyMap<string, string>): string | null {
  const value = kept[key];
  if (value == null || value === '') return null;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.join(', ') || null;
  if (typeof value === 'object') return value.lines.join(', ');
  if (key === 'primaryRole') return Object.entries(PRIMARY_ROLES).find(([name]) => name === value)?.[1] ?? value;
  return names.get(value) ?? value;
}

/** The fields that differ, in words. What `after` does not name stays as it is. */
export function changedFields(before: Kept, after: Kept, names: ReadonlyMap<string, string>): ChangedField[] {
  return (Object.keys(CALLED) as (keyof Kept)[]).flatMap((key) => {
    if (!(key in after)) return [];
    const [was, is] = [inWords(key, before, names), inWords(key, after, names)];
    return was === is ? [] : [{ field: CALLED[key], before: was, after: is }];
  });
}
