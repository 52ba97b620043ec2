import { maySeeContacts, PRIMARY_ROLES, PrimaryRole } from '#people';
import { type Actor, AppError, Db } from '#platform';
import { inert } from '#records';
import { Injectable } from '@nestjs/common';
import { stringify } from 'csv-stringify/sync';
import { maySeeList, RegistrationList } from './list.entity.js';
import { type Counts, NOT_SAID } from './participation.policy.js';
import { ParticipationKind } from './registration.entity.js';

const COLUMNS = ['Name', 'Email', 'Region', 'Primary role', 'Participation', 'Registered on'];

const TAKES_PART: Record<ParticipationKind, string> = { RECORDED: 'Recorded sessions', LIVE: 'Recorded sessions and the live day' };

interface Row {
  name: string;
  email: string | null;
  region: string | null;
  primaryRole: PrimaryRole | null;
  participation: ParticipationKind | null;
  registeredOn: string | null;
}

/** Rows as a file for a spreadsheet program: UTF-8 with its mark, and no cell that would be run as a formula (promise A7). */
export const csvOf = (rows: (string | number | null)[][]): string => stringify(rows, { bom: true, escape_formulas: true, cast: { string: inert }, record_delimiter: 'windows' });

@Injectable()
export class RegistrationQueries {
  constructor(private readonly db: Db) {}

  /** A list with its name and its registrations as a file: for whoever may see it, with the emails they may see. */
  async file(actor: Actor, listId: string): Promise<{ name: string; text: string }> {
    const values: unknown[] = [listId];
    const bind = (value: unknown) => `$${values.push(value)}`;
    const [list] = await this.db.query<Pick<RegistrationList, 'name'>>(`select l.name from registration_list l where l.id = $1 and ${maySeeList('l', actor, bind)}`, values);
    if (!list) throw new AppError('NOT_FOUND', 'There is no such list that you may see. Please start from the lists.');
    const theirs: unknown[] = [listId];
    const rows = await this.db.query<Row>(
      `select g.name, case when ${maySeeContacts('m', actor, (value) => `$${theirs.push(value)}`)} then m.email end as email, r.name as region,
         g.primary_role as "primaryRole", g.participation, g.registered_on::text as "registeredOn"
       from registration g join member m on m.id = g.member_id left join region r on r.id = g.region_id
       where g.list_id = $1 order by g.name, g.id`,
      theirs,
    );
    const line = (row: Row) => [row.name, row.email, row.region, row.primaryRole && PRIMARY_ROLES[row.primaryRole], row.participation && TAKES_PART[row.participation], row.registeredOn];
    return { name: list.name, text: csvOf([COLUMNS, ...rows.map(line)]) };
  }
}

/** How many of a list are in each region, those nobody is in included, and how many of each role. */
export const PARTICIPATION = `
select 'region' as part, r.name as label, r.position, count(g.id)::int as n
from region r left join registration g on g.region_id = r.id and g.list_id = $1
group by r.id
union all
select 'role', primary_role, null, count(*)::int from registration where list_id = $1 group by primary_role
union all
select 'none', null, null, count(*)::int from registration where list_id = $1 and region_id is null
order by 1, 3, 2`;

/** What the registrations of a list come to: counted, no graph. */
@Injectable()
export class ParticipationQueries {
  constructor(private readonly db: Db) {}

  /** The table as it stands now. "Not said" and "Another role" stand only where somebody is in them. */
  async counts(listId: string): Promise<Counts> {
    const rows = await this.db.query<{ part: string; label: string | null; n: number }>(PARTICIPATION, [listId]);
    const of = (part: string) => rows.filter((row) => row.part === part);
    const roles = new Map(of('role').map(({ label, n }) => [label, n]));
    const notSaid = (n: number) => (n ? [{ label: NOT_SAID, n }] : []);
    const byRole = Object.values(PrimaryRole).map((role) => ({ role, label: PRIMARY_ROLES[role], n: roles.get(role) ?? 0 }));
    return {
      total: [...roles.values()].reduce((sum, n) => sum + n, 0),
      groups: [
        { title: 'Region', cells: [...of('region').map(({ label, n }) => ({ label: label!, n })), ...notSaid(of('none')[0]!.n)] },
        { title: 'Primary role', cells: [...byRole.filter(({ role, n }) => n || role !== PrimaryRole.OTHER).map(({ label, n }) => ({ label, n })), ...notSaid(roles.get(null) ?? 0)] },
      ],
    };
  }
}
