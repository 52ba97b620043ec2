import type { AudiencePolicy } from '#delivery';
import type { tellCircles } from '#people';

/**
 * Who stands near a member, as SQL. A holding counts while it has no end: a predicate has no clock, and near the end of
 * a holding it is better to show too little than too much.
 */
export const circles: Parameters<typeof tellCircles>[0] = {
  champion: (row, actor, bind) =>
    actor.scopes.length
      ? `exists (select 1 from holding h join seat s on s.id = h.seat_id
          where h.member_id = ${row}.id and h."until" is null and s.table_id = any(${bind(actor.scopes)}::uuid[]))`
      : 'false',
  tablemates: (row, actor, bind) =>
    actor.memberId
      ? `exists (select 1 from holding h join seat s on s.id = h.seat_id join seat o on o.table_id = s.table_id join holding mine on mine.seat_id = o.id
          where h.member_id = ${row}.id and h."until" is null and mine.member_id = ${bind(actor.memberId)} and mine."until" is null)`
      : 'false',
};

/** Who an announcement to some tables goes to: whoever holds a seat there. */
export const seatedAt: AudiencePolicy = (row, ids, bind) =>
  `exists (select 1 from holding h join seat s on s.id = h.seat_id where h.member_id = ${row}.id and h."until" is null and s.table_id = any(${bind(ids)}::uuid[]))`;
