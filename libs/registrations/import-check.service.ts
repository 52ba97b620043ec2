import { createHash } from 'node:crypto';
import { actorOf, type RoleName } from '#people';
import { type Actor, AppError, Clock, Db, defineJob, log } from '#platform';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { ImportAroundQueries } from './import-around.queries.js';
import { Import, ImportFate, ImportState } from './import.entity.js';
import { type Earlier, type Fate, fateOf } from './import-fate.policy.js';
import { type Fields, LEAVE_OUT, type Lookups, type Question, readRow, type Terms } from './import-row.policy.js';
import { fold } from './import-word.policy.js';

/** Rung when the fate of an import's rows is to be worked out. */
export const checkImport = defineJob({ name: 'registrations.check-import', payload: z.object({ id: z.uuid() }) });

/** How often work is tried that ends without a sentence, and what is said then. */
export const ATTEMPTS = 5;
export const OUR_FAULT = 'This did not work, on our side. Nothing was written. Please try again; if it happens twice, tell an admin.';

/** Rows that are worked on together. */
const CHUNK = 250;

/** More different texts than this that mean nothing here: then the column is another one. */
const MOST_QUESTIONS = 200;

interface Row {
  line: number;
  cells: string[];
  answers: Record<string, string>;
}

/** All that is needed to work on the rows of one import. */
interface Bench {
  import: Import;
  actor: Actor;
  listId: string | null;
  fields: Fields;
  /** Rows up to this line are worked out; null: all that are not stale. */
  after: number | null;
  lookups: Lookups;
  terms: Terms;
  answers: ReadonlyMap<string, string>;
}

/** Works out what becomes of each row. Writes to the rows of the import only, never to the network. */
@Injectable()
export class ImportCheckService {
  constructor(
    private readonly db: Db,
    private readonly around: ImportAroundQueries,
    private readonly clock: Clock,
  ) {}

  /** Works on what is left to do, a chunk in a transaction, so that a page can follow and a killed worker loses one chunk. */
  async run(id: string): Promise<void> {
    try {
      const lookups = await this.around.lookups();
      while (await this.db.tx(() => this.step(id, lookups)));
    } catch (error) {
      if (error instanceof AppError) await this.db.query(`update import set state = $2, problem = $3 where id = $1 and state = 'CHECKING'`, [id, ImportState.UPLOADED, error.message]);
      else await this.missed(id, error);
    }
  }

  /** Work that ended without a sentence is tried again; after the last try somebody is told, instead of waiting for ever. */
  async missed(id: string, error: unknown): Promise<void> {
    const [found] = await this.db.query<{ state: ImportState }>(
      `with tried as (update import set attempts = attempts + 1, state = case when attempts + 1 < ${ATTEMPTS} then state else 'FAILED' end, problem = case when attempts + 1 < ${ATTEMPTS} then problem else $2 end
         where id = $1 and state in ('CHECKING', 'COMMITTING') returning state) select state from tried`,
      [id, OUR_FAULT],
    );
    if (found?.state !== ImportState.FAILED) throw error;
    log.error({ import: id, error: error instanceof Error ? error.message : String(error) }, 'an import failed');
  }

  /** One chunk of a check; false once there is no more to do. */
  private async step(id: string, lookups: Lookups): Promise<boolean> {
    await this.db.query(`select pg_advisory_xact_lock(hashtext($1))`, [`import ${id}`]);
    const [found] = await this.db.query<{ after: number | null }>(`select checked_line as after from import where id = $1 and state = 'CHECKING'`, [id]);
    if (!found) return false;
    const chunk = await this.workOn(id, found.after, lookups);
    if (chunk) {
      const done = found.after === null ? 'row_count - (select count(*) from import_row where import_id = $1 and stale)' : 'done_count + $2';
      await this.db.query(`update import set alive_at = now(), done_count = ${done}, checked_line = case when checked_line is null then null else $3::int end where id = $1 and $2::int is not null`, [id, chunk.rows, chunk.last]);
      return true;
    }
    await this.db.query(`update import set state = 'CHECKED', done_count = row_count, attempts = 0 where id = $1`, [id]);
    await this.count(id);
    return false;
  }

  /**
   * Works out the fate of the next rows after a line, or, with null, of those marked stale; null when there are none.
   * Call it in a transaction, from the top of the file down: a row's fate hangs on the rows above it.
   */
  async workOn(id: string, after: number | null, lookups?: Lookups): Promise<{ rows: number; last: number } | null> {
    const next = after === null ? 'stale and $2::int is null' : 'line > $2';
    const rows = await this.db.query<Row>(`select line, cells, answers from import_row where import_id = $1 and ${next} order by line limit ${CHUNK}`, [id, after]);
    if (!rows.length) return null;
    await this.work(await this.bench(id, after, lookups), rows);
    return { rows: rows.length, last: rows.at(-1)!.line };
  }

  /** The words of this network that cells are looked up in. */
  lookups(): Promise<Lookups> {
    return this.around.lookups();
  }

  /** Keeps how many rows have which fate. */
  async count(id: string): Promise<void> {
    await this.db.query(
      `update import set counts = coalesce((select jsonb_agg(jsonb_build_object('fate', fate, 'n', n) order by fate) from (select fate, count(*) as n from import_row where import_id = $1 group by fate) c), '[]') where id = $1`,
      [id],
    );
  }

  /** Whoever asked for what runs now, with the rights they have now. */
  async actorBehind({ askedById }: Import): Promise<Actor> {
    const roles = await this.db.query<{ name: RoleName; tableId: string | null }>(
      `select r.name, r.table_id as "tableId" from role r join member m on m.id = r.member_id where m.id = $1 and m.disabled_at is null`, [askedById]);
    const actor = actorOf(askedById!, roles);
    if (actor.permissions.has('registration.import')) return actor;
    throw new AppError('FORBIDDEN', 'Whoever asked for this may no longer import. Please ask an admin to go on.');
  }

  private async bench(id: string, after: number | null, lookups?: Lookups): Promise<Bench> {
    const found = await this.db.get(Import, id);
    const actor = await this.actorBehind(found);
    const [list] = await this.db.query<{ id: string }>('select id from registration_list where lower(name) = lower($1)', [found.listName]);
    const fields = found.columns.map(({ field }) => field);
    const terms = { listName: found.listName, heldOn: found.heldOn, consentSource: found.consentSource, consentGivenOn: found.consentGivenOn, today: this.clock.today() };
    return { import: found, actor, listId: list?.id ?? null, fields, terms, after, lookups: lookups ?? (await this.around.lookups()), answers: await this.answers(found, actor) };
  }

  /** Answers for all rows alike: those of this import, and what texts meant in imports before. */
  private async answers({ id }: Import, actor: Actor): Promise<Map<string, string>> {
    const before = await this.db.query<{ key: string; answer: string }>(
      `select distinct on (q.key) q.key, q.answer from import_question q join import i on i.id = q.import_id
        where i.state = 'DONE' and i.id <> $1 and q.answer is not null and q.answer <> $2 and q.key ~ '^(sector|region|role|participation|community):' and ($3 or i.uploaded_by_id = $4)
        order by q.key, i.finished_at desc`,
      [id, LEAVE_OUT, actor.everywhere, actor.memberId],
    );
    const now = await this.db.query<{ key: string; answer: string }>('select key, answer from import_question where import_id = $1 and answer is not null', [id]);
    return new Map([...before, ...now].map(({ key, answer }) => [key, answer]));
  }

  private async work(bench: Bench, rows: Row[]): Promise<void> {
    const read = rows.map((row) => ({ ...row, read: readRow(row.cells, bench.fields, bench.lookups, bench.terms, answerOf(bench, row)) }));
    const looked = read.filter(({ read }) => !read.refuses.length && !read.leftOut).map(({ line, read: { given } }) => ({ line, email: given.email, name: given.name }));
    const scope = { importId: bench.import.id, listId: bench.listId, tableId: bench.import.tableId, actor: bench.actor, after: bench.after };
    const candidates = await this.around.candidates(scope, looked);
    const known = [...new Set([...candidates.values()].flatMap(({ byEmail, byName }) => [...byEmail, ...byName].map(({ id }) => id)))];
    const above = new Above(await this.around.earlier(scope, looked, known));
    const fates = read.map((row) => {
      const { byEmail, byName } = candidates.get(row.line) ?? { byEmail: [], byName: [] };
      const { email, name } = row.read.given;
      const cells = createHash('md5').update(row.cells.join('\x1f')).digest('hex');
      const fate = fateOf(row.read, { line: row.line, email, cells, byEmail, byName, earlier: above.of(row.line, email, name, [...byEmail, ...byName].map(({ id }) => id)) }, answerOf(bench, row));
      above.add({ line: row.line, email, name, cells }, fate);
      return { row, email, fate };
    });
    await this.keepQuestions(bench, fates.flatMap(({ fate }) => fate.questions));
    await this.keep(bench.import.id, fates);
  }

  private async keepQuestions(bench: Bench, questions: Question[]): Promise<void> {
    const distinct = [...new Map(questions.toReversed().map((question) => [question.key, question])).values()]; // in the words of the first row that asks
    if (!distinct.length) return;
    const values = distinct.map(({ key, says, choices }) => ({ key, says, choices, answer: bench.answers.get(key) ?? null }));
    await this.db.query(
      `insert into import_question (import_id, key, says, choices, answer) select $1, key, says, choices, answer from jsonb_to_recordset($2::jsonb) as q (key text, says text, choices jsonb, answer text)
         on conflict (import_id, key) do update set choices = excluded.choices, answer = coalesce(import_question.answer, excluded.answer)`,
      [bench.import.id, JSON.stringify(values)],
    );
    const [most] = await this.db.query<{ kind: string }>(
      `select split_part(key, ':', 1) as kind from import_question where import_id = $1 and key like '%:%' and key not like 'person:%' group by 1 having count(*) > ${MOST_QUESTIONS}`, [bench.import.id]);
    if (most) throw new AppError('BAD_INPUT', `More than ${MOST_QUESTIONS} different texts in the column for the ${most.kind === 'role' ? 'primary role' : most.kind} mean nothing here. Is it the right column? Please look at the columns again.`);
  }

  private async keep(importId: string, fates: { row: Row; email: string | null; fate: Fate }[]): Promise<void> {
    const values = fates.map(({ row, email, fate }) => ({
      line: row.line,
      fate: fate.fate,
      name: fate.given.name || null,
      email,
      says: fate.says,
      member_id: fate.memberId,
      asks: fate.questions.map(({ key, here, answer }) => ({ key, here, answer })),
      given: fate.fate === ImportFate.REFUSED ? null : fate.given,
    }));
    await this.db.query(
      `update import_row r set fate = x.fate, name = x.name, email = x.email, says = x.says, member_id = x.member_id, asks = x.asks, given = x.given, stale = false
         from jsonb_to_recordset($2::jsonb) as x (line int, fate text, name text, email text, says text[], member_id uuid, asks jsonb, given jsonb)
        where r.import_id = $1 and r.line = x.line
          and (r.fate, r.name, r.email, r.says, r.member_id, r.asks, r.given, r.stale) is distinct from (x.fate, x.name, x.email, x.says, x.member_id, x.asks, x.given, false)`,
      [importId, JSON.stringify(values)],
    );
  }
}

const answerOf =
  ({ answers }: Bench, row: Row) =>
  (key: string): string | null =>
    row.answers[key] ?? answers.get(key) ?? null;

/** The rows above one: those of chunks before, from the database, and those of this chunk, as they come. */
class Above {
  private readonly byKey = new Map<string, Earlier[]>();

  constructor(before: (Earlier & { for: number | null })[]) {
    for (const row of before) this.put(row.for ? `line ${row.for}` : `member ${row.memberId}`, row);
  }

  of(line: number, email: string | null, name: string, members: string[]): Earlier[] {
    const keys = [`line ${line}`, `email ${email}`, `name ${fold(name)}`, ...members.map((id) => `member ${id}`)];
    const found = new Map(keys.flatMap((key) => this.byKey.get(key) ?? []).map((row) => [row.line, row]));
    return [...found.values()].filter((row) => row.line < line).toSorted((a, b) => a.line - b.line);
  }

  add({ line, email, name, cells }: { line: number; email: string | null; name: string; cells: string }, { fate, given, memberId }: Fate): void {
    if (fate === ImportFate.REFUSED || fate === ImportFate.LEFT_OUT || fate === ImportFate.REPEATED) return;
    const row: Earlier = { line, name, email, taken: given.email, phone: given.phone, communityId: given.communityId, regionId: given.regionId, memberId, cells };
    if (email) this.put(`email ${email}`, row);
    this.put(`name ${fold(name)}`, row);
    if (memberId) this.put(`member ${memberId}`, row);
  }

  /** The first ones are enough: who repeats them repeats the first. */
  private put(key: string, row: Earlier): void {
    const rows = this.byKey.get(key);
    if (!rows) this.byKey.set(key, [row]);
    else if (rows.length < 20) rows.push(row);
  }
}
