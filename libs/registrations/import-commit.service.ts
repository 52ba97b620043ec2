import { Change, changedFields, IMPLIED_MONTHS, Member, type PostalAddress } from '#people';
import { type Actor, AppError, Clock, Db, defineJob, Jobs } from '#platform';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { z } from 'zod';
import { checkImport, ImportCheckService } from './import-check.service.js';
import { Import, ImportFate, type ImportResult, ImportState } from './import.entity.js';
import type { Fills } from './import-fate.policy.js';
import { RegistrationList } from './list.entity.js';

/** Rung when an import is to be written. */
export const commitImport = defineJob({ name: 'registrations.commit-import', payload: z.object({ id: z.uuid() }) });

/** Lines that are written together. */
const CHUNK = 1000;

/** One import being written. */
interface Writing {
  import: Import;
  actor: Actor;
  listId: string | null;
}

/** Rows of one import, in a range of lines, of one fate or some. */
const ROWS = `import_row r where r.import_id = $1 and r.line between $2 and $3 and r.fate`;

/** Writes an import to the network: in one transaction, all of it or nothing. */
@Injectable()
export class ImportCommitService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly check: ImportCheckService,
  ) {}

  /** Safe twice and side by side: imports are written one after another, and one that is written is left alone. */
  async run(id: string): Promise<void> {
    try {
      await this.db.tx(() => this.write(id));
    } catch (error) {
      if (error instanceof AppError) await this.lookAgain(id, error.message);
      else await this.check.missed(id, error);
    }
  }

  private async write(id: string): Promise<void> {
    await this.db.query(`set local statement_timeout = '10min'`);
    await this.db.query(`select pg_advisory_xact_lock(hashtext('an import is written'))`);
    const found = await this.db.get(Import, id);
    if (found.state !== ImportState.COMMITTING) return;
    const actor = await this.check.actorBehind(found);
    await this.recheck(found);
    const writing: Writing = { import: found, actor, listId: await this.list(found, actor) };
    await this.makeOrganisations(id);
    const [{ last } = { last: 0 }] = await this.db.query<{ last: number }>('select coalesce(max(line), 0) as last from import_row where import_id = $1', [id]);
    const total = { added: 0, filled: 0, registered: 0 };
    for (let from = 0; from <= last; from += CHUNK) {
      const lines = [id, from, from + CHUNK - 1];
      total.added += await this.addMembers(writing, lines);
      total.filled += await this.fillGaps(writing, lines);
      await this.addConsents(writing, lines);
      total.registered += await this.register(writing, lines);
      await this.tell(id, Math.round((found.rowCount * (1 + Math.min(1, (from + CHUNK) / (last + 1)))) / 2));
    }
    await this.finish(writing, total);
  }

  /** The list by its name, or a new one; none where nobody comes onto it. */
  private async list({ id, listName, heldOn, tableId }: Import, actor: Actor): Promise<string | null> {
    const [known] = await this.db.query<{ id: string }>('select id from registration_list where lower(name) = lower($1)', [listName]);
    if (known) return known.id;
    const [row] = await this.db.query(`select 1 from import_row where import_id = $1 and fate in ('NEW', 'KNOWN') limit 1`, [id]);
    if (!row) return null;
    const lists = this.db.repo(RegistrationList);
    return (await lists.save(lists.create({ name: listName, heldOn, tableId, createdById: actor.memberId, createdAt: this.clock.now() }))).id;
  }

  /** The network may have changed since the fates were seen: they are worked out once more, in the transaction that writes. */
  private async recheck({ id, rowCount, leaveOutOpen }: Import): Promise<void> {
    const lookups = await this.check.lookups();
    let done = 0;
    for (let chunk = await this.check.workOn(id, 0, lookups); chunk; chunk = await this.check.workOn(id, chunk.last, lookups)) {
      done += chunk.rows;
      await this.tell(id, Math.min(rowCount, Math.round(done / 2)));
    }
    const [{ open } = { open: 0 }] = await this.db.query<{ open: number }>(`select count(*)::int as open from import_row where import_id = $1 and fate = 'ASKED'`, [id]);
    if (open && !leaveOutOpen) throw new AppError('CONFLICT', `The network has changed meanwhile, and ${open === 1 ? 'one row needs' : `${open} rows need`} a decision. Nothing was written.`);
  }

  /** Each organisation that is not there yet, once; in its community where all its people share one. */
  private async makeOrganisations(id: string): Promise<void> {
    await this.db.query(
      `with wanted as materialized (
         select search_key(name) as key, min(name) as name, case when count(distinct community_id) = 1 then min(community_id::text)::uuid end as community_id from (
           select coalesce(given->'fills'->>'organisation', given->>'organisation') as name, (given->>'communityId')::uuid as community_id
             from import_row where import_id = $1 and (fate = 'NEW' or (fate = 'KNOWN' and given->'fills' ? 'organisation'))) w
          where name is not null group by 1)
       insert into organisation (name, community_id) select name, community_id from wanted w where not exists (select 1 from organisation o where search_key(o.name) = w.key) on conflict do nothing`,
      [id],
    );
    await this.db.query(
      `create temporary table import_organisation on commit drop as
       select o.id, o.community_id, search_key(o.name) as key from organisation o
        where search_key(o.name) in (select search_key(given->>'organisation') from import_row where import_id = $1 and given->>'organisation' is not null)`,
      [id],
    );
    await this.db.query('create index on import_organisation (key)');
  }

  private organisation(name: string, community: string): string {
    return `(select o.id from import_organisation o where o.key = search_key(${name}) order by o.community_id is not distinct from ${community} desc, o.community_id is null desc, o.id limit 1)`;
  }

  /** A new member has the id of their row: what belongs to them is found by it. */
  private async addMembers({ actor }: Writing, lines: unknown[]): Promise<number> {
    const [{ n } = { n: 0 }] = await this.db.query<{ n: number }>(
      `with made as (
         insert into member (id, name, email, phone, postal_address, sector_id, organisation_id, community_id, primary_role, also_parent, languages, by_email, by_phone, by_post, added_by_id)
         select r.id, g->>'name', g->>'email', g->>'phone', nullif(g->'address', 'null'), (g->>'sectorId')::uuid, ${this.organisation(`g->>'organisation'`, `(g->>'communityId')::uuid`)},
                (g->>'communityId')::uuid, g->>'primaryRole', coalesce((g->>'alsoParent')::boolean, false), array(select jsonb_array_elements_text(g->'languages')),
                g->>'email' is not null and not (g->>'noLetters')::boolean,
                g->>'email' is null and g->>'phone' is not null and not (g->>'noLetters')::boolean,
                g->>'email' is null and g->'address' <> 'null' and not (g->>'noLetters')::boolean, $4
           from (select r.id, r.given as g from ${ROWS} = 'NEW') r returning id)
       select count(*)::int as n from made`,
      [...lines, actor.memberId],
    );
    await this.db.query(`update import_row r set member_id = r.id where r.import_id = $1 and r.line between $2 and $3 and r.fate = 'NEW'`, lines);
    return n;
  }

  /** Fills what is missing at members that are known, and writes it into their history. */
  private async fillGaps({ actor }: Writing, lines: unknown[]): Promise<number> {
    const rows = await this.db.query<{ memberId: string; fills: Fills; organisationId: string | null }>(
      `select r.member_id as "memberId", (r.given->'fills') - 'organisation' as fills, case when r.given->'fills' ? 'organisation' then ${this.organisation(`r.given->'fills'->>'organisation'`, `(r.given->>'communityId')::uuid`)} end as "organisationId"
         from ${ROWS} = 'KNOWN' and r.given ? 'fills' order by r.member_id`,
      lines,
    );
    if (!rows.length) return 0;
    const before = new Map((await this.db.repo(Member).find({ where: { id: In(rows.map(({ memberId }) => memberId)) }, order: { id: 'ASC' }, lock: { mode: 'pessimistic_write' } })).map((member) => [member.id, member]));
    const after = rows.map(({ memberId, fills, organisationId }) => ({ id: memberId, ...fills, ...(organisationId ? { organisationId } : {}) }));
    const names = await this.names(after);
    const changes = after.flatMap(({ id, ...fills }) => {
      const fields = changedFields(before.get(id)!, fills, names);
      return fields.length ? [{ memberId: id, at: this.clock.now(), byId: actor.memberId, source: 'import', fields }] : [];
    });
    await this.db.query(
      `update member m set email = coalesce(m.email, x.email), by_email = case when x."byEmail" then m.by_email or m.email is null else coalesce(x."byEmail", m.by_email) end, phone = coalesce(m.phone, x.phone), postal_address = coalesce(m.postal_address, x."postalAddress"),
              sector_id = coalesce(m.sector_id, x."sectorId"), organisation_id = coalesce(m.organisation_id, x."organisationId"), community_id = coalesce(m.community_id, x."communityId"),
              primary_role = coalesce(m.primary_role, x."primaryRole"), also_parent = m.also_parent or coalesce(x."alsoParent", false), languages = case when m.languages = '{}' then coalesce(x.languages, '{}') else m.languages end
         from jsonb_to_recordset($1::jsonb) as x (id uuid, email text, phone text, "postalAddress" jsonb, "sectorId" uuid, "organisationId" uuid, "communityId" uuid, "primaryRole" text, "alsoParent" boolean, languages text[], "byEmail" boolean)
        where m.id = x.id`,
      [JSON.stringify(after)],
    );
    if (changes.length) await this.db.repo(Change).insert(changes);
    return changes.length;
  }

  private async names(after: { sectorId?: string | null; organisationId?: string; communityId?: string | null; postalAddress?: PostalAddress | null }[]): Promise<Map<string, string>> {
    const ids = [...new Set(after.flatMap(({ sectorId, organisationId, communityId }) => [sectorId, organisationId, communityId]).filter((id) => id != null))];
    const rows = await this.db.query<{ id: string; name: string }>(
      `select id, name from sector where id = any($1) union all select id, name from organisation where id = any($1) union all select id, name from community where id = any($1)`, [ids]);
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  private async addConsents({ actor }: Writing, lines: unknown[]): Promise<void> {
    await this.db.query(
      `insert into consent (member_id, kind, source, given_on, expires_on, recorded_by_id)
       select r.member_id, c->>'kind', c->>'source', (c->>'givenOn')::date, case when c->>'kind' = 'IMPLIED' then ((c->>'givenOn')::date + make_interval(months => ${IMPLIED_MONTHS}))::date end, $4
         from (select r.member_id, r.given->'consent' as c from ${ROWS} in ('NEW', 'KNOWN')) r where c <> 'null'`,
      [...lines, actor.memberId],
    );
  }

  private async register({ listId }: Writing, lines: unknown[]): Promise<number> {
    const [{ n } = { n: 0 }] = await this.db.query<{ n: number }>(
      `with made as (
         insert into registration (list_id, member_id, name, region_id, primary_role, participation, registered_on)
         select $4, r.member_id, r.given->>'name', (r.given->>'regionId')::uuid, r.given->>'primaryRole', r.given->>'participation', (r.given->>'registeredOn')::date
           from ${ROWS} in ('NEW', 'KNOWN') order by r.line
         on conflict (list_id, member_id) do nothing returning 1)
       select count(*)::int as n from made`,
      [...lines, listId],
    );
    return n;
  }

  private async finish({ import: { id, rowCount }, listId }: Writing, total: Pick<ImportResult, 'added' | 'filled' | 'registered'>): Promise<void> {
    await this.db.query(`update import_row set fate = 'LEFT_OUT', says = says || 'Left out, since nothing was decided.'::text where import_id = $1 and fate = $2`, [id, ImportFate.ASKED]);
    await this.check.count(id);
    const { counts } = await this.db.get(Import, id);
    const of = (...fates: ImportFate[]) => counts.reduce((sum, { fate, n }) => sum + (fates.includes(fate) ? n : 0), 0);
    const result: ImportResult = { ...total, unchanged: of(ImportFate.ALREADY), leftOut: of(ImportFate.LEFT_OUT, ImportFate.REFUSED, ImportFate.REPEATED), listId };
    await this.db.repo(Import).update(id, { state: ImportState.DONE, doneCount: rowCount, result, finishedAt: this.clock.now(), problem: null });
  }

  /** Progress goes beside the transaction, so that a page sees it. */
  private async tell(id: string, doneCount: number): Promise<void> {
    await this.db.apart(() => this.db.query('update import set done_count = $2, alive_at = now() where id = $1', [id, doneCount]));
  }

  /** Nothing was written. What changed meanwhile is looked at again, and told. */
  private async lookAgain(id: string, problem: string): Promise<void> {
    await this.db.tx(async () => {
      const [found] = await this.db.query(`select 1 from import where id = $1 and state = 'COMMITTING' for update`, [id]);
      if (!found) return;
      await this.db.query(`update import set state = 'CHECKING', problem = $2, done_count = 0, checked_line = 0, attempts = 0, alive_at = now() where id = $1`, [id, problem]);
      await this.jobs.enqueue(checkImport, { id });
    });
  }
}
