import { Member } from '#people';
import { type Actor, AppError, Db } from '#platform';
import { Injectable } from '@nestjs/common';
import { type Said, saidOf } from './held.policy.js';
import { type HeldLines, HeldQueries } from './held.queries.js';

/** So many lines under one heading of the page; how many there are in all is said, and all stand in the file. */
const MOST = 1000;

export interface HeldView {
  memberId: string;
  name: string;
  own: boolean;
  details: Said[];
  headings: HeldLines[];
}

/** Everything that is held about one member, in words. */
@Injectable()
export class HeldService {
  constructor(
    private readonly db: Db,
    private readonly held: HeldQueries,
  ) {}

  /** What is held about a member: their own for everybody, anybody's for admins. As much as a page needs, or all of it. */
  async view(actor: Actor, memberId: string, all = false): Promise<HeldView> {
    if (memberId !== actor.memberId && !actor.everywhere) throw new AppError('FORBIDDEN', 'You can see what is held about yourself. Ask an admin for others.');
    const member = await this.db.get(Member, memberId);
    const [names] = await this.db.query<{ sector?: string; organisation?: string; community?: string; addedBy?: string }>(
      `select (select name from sector where id = m.sector_id) as sector, (select name from organisation where id = m.organisation_id) as organisation,
              (select name from community where id = m.community_id) as community, (select name from member a where a.id = m.added_by_id) as "addedBy"
         from member m where m.id = $1`,
      [memberId],
    );
    const most = all ? null : MOST;
    const headings = [...(await this.held.about(memberId, most)), ...(await this.signIns(memberId, most))];
    return { memberId, name: member.name, own: memberId === actor.memberId, details: saidOf(member, names!), headings };
  }

  private async signIns(memberId: string, most: number | null): Promise<HeldLines[]> {
    const rows = await this.db.query<{ line: string }>(
      `select 'Since ' || to_char(s.created_at, 'YYYY-MM-DD') || coalesce(' from ' || nullif(s.ip_address, ''), '') || coalesce(', ' || nullif(s.user_agent, ''), '') as line
         from auth_session s join auth_user u on u.id = s.user_id where u.member_id = $1 order by s.created_at desc limit $2`,
      [memberId, most],
    );
    return rows.length ? [{ heading: 'Where you are signed in', lines: rows.map(({ line }) => line), total: rows.length }] : [];
  }
}
