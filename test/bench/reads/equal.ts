import type { ServerName } from './bench.js';

type Tree = { [key: string]: Tree } | Tree[] | string | number | boolean | null;

/** How PostGraphile calls what we call otherwise. */
const RENAMED: Record<string, string> = {
  allTables: 'someTables', allOffers: 'myOffers', allMembers: 'members', memberByRowId: 'member', seenEmail: 'email', rsvpsByMeetingId: 'mine', communityByCommunityId: 'community', seatsByTableId: 'seats', sectorBySectorId: 'sector',
  holdingsBySeatId: 'holdings', holdingsByMemberId: 'holdings', memberByMemberId: 'member', seatBySeatId: 'seat', tableByTableId: 'table', organisationByOrganisationId: 'organisation',
};

/** Null when two answers say the same; else where they part. */
export function same(expected: unknown, answer: unknown, server: ServerName): string | null {
  const texts = [expected, answer].map((one) => JSON.stringify(server === 'postgraphile' ? loosely(one as Tree) : one)) as [string, string];
  if (texts[0] === texts[1]) return null;
  let at = 0;
  while (texts[0][at] === texts[1][at]) at++;
  return texts.map((text) => text.slice(Math.max(0, at - 60), at + 100)).join(' instead of ');
}

/** An answer in our words whoever gave it: lists in the order of ids, instants alike, no cursors, no list around a single answer. */
function loosely(tree: Tree, key = ''): Tree {
  if (Array.isArray(tree)) {
    const items = tree.map((item) => loosely(item)).toSorted((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));
    return key === 'mine' ? (items[0] ?? null) : items;
  }
  if (typeof tree === 'string') return /^\d{4}-\d\d-\d\dT/.test(tree) ? new Date(tree).toISOString() : tree;
  if (!tree || typeof tree !== 'object') return tree;
  if ('nodes' in tree) return loosely(tree['nodes']!, key);
  if ('me' in tree) return loosely({ member: (tree['me'] as { member: Tree }).member, myOffers: tree['myOffers']! });
  const entries = Object.entries(tree).filter(([name]) => name !== 'endCursor').map(([name, value]) => [RENAMED[name] ?? name, loosely(value, RENAMED[name] ?? name)] as const);
  return Object.fromEntries(entries.toSorted(([a], [b]) => a.localeCompare(b)));
}
