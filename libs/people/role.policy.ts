import type { Actor } from '#platform';
import { RoleName } from './role.entity.js';

/** Who may do what: the one table. A champion's permissions hold at their own tables; services ask `mustRun`. */
export const PERMISSIONS = {
  'member.read': 'MEMBER',
  'member.edit-self': 'MEMBER',
  'table.read': 'MEMBER',
  'offer.answer': 'MEMBER',
  'preference.edit': 'MEMBER',
  'evaluation.call': 'MEMBER',
  'member.manage': 'CHAMPION',
  'organisation.manage': 'CHAMPION',
  'registration.read': 'CHAMPION',
  'registration.import': 'CHAMPION',
  'table.manage': 'CHAMPION',
  'mail.read': 'CHAMPION',
  'announcement.send': 'CHAMPION',
  'campaign.manage': 'CHAMPION',
  'member.disable': 'ADMIN',
  'role.grant': 'ADMIN',
  'people.settings': 'ADMIN',
  'record.merge': 'ADMIN',
  'record.erase': 'ADMIN',
  'record.export': 'ADMIN',
  'registration.publish': 'ADMIN',
  'table.create': 'ADMIN',
  'mail.manage': 'ADMIN',
  'postcard.manage': 'ADMIN',
  'evaluation.manage': 'ADMIN',
} as const satisfies Record<string, 'MEMBER' | RoleName | 'CHAMPION' | 'ADMIN'>;

const RANK = { MEMBER: 0, CHAMPION: 1, ADMIN: 2 };

/** The actor a member is, from the roles they hold. */
export function actorOf(memberId: string, roles: { name: RoleName; tableId: string | null }[]): Actor {
  const rank = Math.max(0, ...roles.map((role) => RANK[role.name]));
  return {
    kind: 'member',
    memberId,
    permissions: new Set(['anyone', ...Object.entries(PERMISSIONS).filter(([, least]) => RANK[least] <= rank).map(([name]) => name)]),
    everywhere: rank === RANK.ADMIN,
    scopes: roles.flatMap((role) => role.tableId ?? []),
  };
}
