import type { Actor, Bind, Predicate } from '#platform';

/** Who stands near a member. The room that knows tables tells; without it nobody does. */
export interface Circles {
  /** The actor runs a table at which this member sits. */
  champion: Predicate;
  /** The actor sits at a table at which this member sits. */
  tablemates: Predicate;
}

let circles: Circles = { champion: () => 'false', tablemates: () => 'false' };

/** A higher room says who stands near whom. */
export function tellCircles(told: Circles): void {
  circles = told;
}

/** Whether the actor may change this member: themselves, an admin, the champion of a table of theirs or whoever added them. */
export const mayManage: Predicate = (row: string, actor: Actor, bind: Bind) => {
  if (actor.everywhere) return 'true';
  if (!actor.memberId) return 'false';
  const me = bind(actor.memberId);
  const champion = actor.permissions.has('member.manage') ? ` or ${row}.added_by_id = ${me} or ${circles.champion(row, actor, bind)}` : '';
  return `(${row}.id = ${me}${champion})`;
};

/** Who sees how a member can be reached: those who may change it, and whomever the member chose. */
export const maySeeContacts: Predicate = (row, actor, bind) => {
  if (actor.everywhere) return 'true';
  if (!actor.memberId) return 'false';
  return `(${mayManage(row, actor, bind)} or ${row}.contact_visible_to = 'NETWORK' or (${row}.contact_visible_to = 'TABLES' and ${circles.tablemates(row, actor, bind)}))`;
};
