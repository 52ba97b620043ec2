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

const endings: string[] = [];

/** A higher room says what ends when a member leaves: SQL over $1 the member, $2 the day and $3 the instant. */
export function endOnLeaving(...statements: string[]): void {
  endings.push(...statements);
}

/** What was said, each taking all three values: PostgreSQL refuses one that a statement does not name. */
export const leavings = (): readonly string[] => endings.map((statement) => `with given as (select $1::uuid, $2::date, $3::timestamptz) ${statement}`);

/** The champion of a table of theirs, or the champion who added them. */
const champions = (row: string, actor: Actor, bind: Bind): string =>
  actor.permissions.has('member.manage') ? `(${row}.added_by_id = ${bind(actor.memberId)} or ${circles.champion(row, actor, bind)})` : 'false';

/**
 * Whether the actor may change this member: themselves, an admin, or their champion. A champion changes nobody who has
 * a role: any member can be seated, so they would else come to a role by seating whoever has it.
 */
export const mayManage: Predicate = (row, actor, bind) => {
  if (actor.everywhere) return 'true';
  if (!actor.memberId) return 'false';
  return `(${row}.id = ${bind(actor.memberId)} or (${champions(row, actor, bind)} and not exists (select 1 from role where role.member_id = ${row}.id)))`;
};

/** Whether the actor may put another email address in the place of this one: a letter with a code goes there, so it opens the account. */
export const mayReplaceEmail = (actor: Actor, member: { id: string; email: string | null }): boolean => actor.everywhere || actor.memberId === member.id || !member.email;

/** Who sees how a member can be reached: themselves, admins, their champions, and whomever the member chose. */
export const maySeeContacts: Predicate = (row, actor, bind) => {
  if (actor.everywhere) return 'true';
  if (!actor.memberId) return 'false';
  const chosen = `${row}.contact_visible_to = 'NETWORK' or (${row}.contact_visible_to = 'TABLES' and ${circles.tablemates(row, actor, bind)})`;
  return `(${row}.id = ${bind(actor.memberId)} or ${champions(row, actor, bind)} or ${chosen})`;
};
