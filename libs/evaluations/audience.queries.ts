import { Db } from '#platform';
import { Injectable } from '@nestjs/common';
import type { EvaluationAudience } from './evaluation.entity.js';
import type { AudienceCount } from './response.entity.js';

/** Somebody an evaluation is for, with region and role as given on its list, else as they are now. */
export interface Invited {
  memberId: string;
  regionId: string | null;
  primaryRole: string | null;
}

const REACH = `select count(*)::int as people, count(*) filter (where mail)::int as "byEmail", count(*) filter (where call)::int as "byPhone", count(*) filter (where card)::int as "byPost",
       count(*) filter (where not (mail or call or card))::int as "byNothing"
  from (select m.email is not null and m.by_email as mail, m.phone is not null and m.by_phone as call, m.postal_address is not null and m.by_post as card from`;

/** Who fits an audience: whoever fits every line of it that says something. */
@Injectable()
export class AudienceQueries {
  constructor(private readonly db: Db) {}

  async people(audience: EvaluationAudience): Promise<Invited[]> {
    const { from, values } = fitting(audience);
    return this.db.query<Invited>(`select m.id as "memberId", ${audience.listId ? 'g.region_id' : 'c.region_id'} as "regionId", ${audience.listId ? 'g.primary_role' : 'm.primary_role'} as "primaryRole" from ${from} order by m.id`, values);
  }

  async count(audience: EvaluationAudience): Promise<AudienceCount> {
    const { from, values } = fitting(audience);
    const [row] = await this.db.query<AudienceCount>(`${REACH} ${from}) reach`, values);
    return row!;
  }
}

/** Whether an audience says anything: nobody means everybody by leaving all lines empty. */
export const saysNothing = ({ listId, tableIds, regionIds, sectorIds, roles, memberIds }: EvaluationAudience): boolean => !listId && ![tableIds, regionIds, sectorIds, roles, memberIds].some((list) => list?.length);

function fitting({ listId, tableIds, regionIds, sectorIds, roles, memberIds }: EvaluationAudience): { from: string; values: unknown[] } {
  const values: unknown[] = [];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const lines = ['m.merged_into_id is null', 'm.erased_at is null', 'm.disabled_at is null', 'm.left_at is null'];
  const list = listId ? `join registration g on g.member_id = m.id and g.list_id = ${bind(listId)}::uuid` : '';
  if (tableIds?.length) lines.push(`exists (select 1 from holding h join seat s on s.id = h.seat_id where h.member_id = m.id and h."until" is null and s.table_id = any(${bind(tableIds)}::uuid[]))`);
  if (regionIds?.length) lines.push(`${listId ? 'g.region_id' : 'c.region_id'} = any(${bind(regionIds)}::uuid[])`);
  if (sectorIds?.length) lines.push(`m.sector_id = any(${bind(sectorIds)}::uuid[])`);
  if (roles?.length) lines.push(`${listId ? 'g.primary_role' : 'm.primary_role'} = any(${bind(roles)}::text[])`);
  if (memberIds?.length) lines.push(`m.id = any(${bind(memberIds)}::uuid[])`);
  return { from: `member m left join community c on c.id = m.community_id ${list} where ${lines.join(' and ')}`, values };
}
