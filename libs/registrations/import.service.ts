import { type Actor, AppError, Clock, Db, Jobs } from '#platform';
import { mustRun, Table } from '#tables';
import { Injectable } from '@nestjs/common';
import { checkImport, ImportCheckService } from './import-check.service.js';
import { columnFault, type FileRecord, guessFields, headerKey, headerOf, MOST, recordsOf, refusal, textOf } from './import-file.policy.js';
import { shortened } from './import-cell.policy.js';
import { commitImport } from './import-commit.service.js';
import { Import, type ImportColumn, ImportState } from './import.entity.js';
import type { MapImportInput } from './import.inputs.js';
import { ABOUT_A_TEXT, ImportQuestion } from './import-row.entity.js';
import { maySeeList } from './list.entity.js';

/** Rows that are kept at a time while a file is read. */
const BATCH = 1000;
/** Rows whose fates are worked out while somebody waits; more are left to the worker. */
const AT_ONCE = 500;
/** Imports somebody may have open: more are forgotten ones. */
const MOST_OPEN = 20;

@Injectable()
export class ImportService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly check: ImportCheckService,
  ) {}

  /** Keeps a file's rows, all or none. Throws a sentence for what is no CSV file we can read. */
  async upload(actor: Actor, fileName: string, bytes: Buffer): Promise<string> {
    const records = recordsOf(textOf(bytes));
    return this.db.tx(async () => {
      const open = await this.db.repo(Import).countBy({ uploadedById: actor.memberId!, state: ImportState.UPLOADED });
      if (open >= MOST_OPEN) throw new AppError('TOO_MANY', `You have ${open} files waiting that nothing was done with. Please throw some of them away first.`);
      const first = await records.next();
      if (first.done) throw refusal('This file has only blank lines. Please pick another one.');
      const names = headerOf(first.value);
      const header = headerKey(names);
      const [onlyTable] = actor.everywhere || actor.scopes.length !== 1 ? [] : actor.scopes;
      const row = { fileName: cleanName(fileName), uploadedAt: this.clock.now(), uploadedById: actor.memberId, state: ImportState.UPLOADED, header, tableId: onlyTable ?? null, columns: [] };
      const { id } = await this.db.repo(Import).save(this.db.repo(Import).create(row));
      const samples = names.map((): string[] => []);
      const rowCount = await this.keepRows(id, records, samples);
      if (!rowCount) throw refusal('This file has names of columns, but no row below them. Please pick another one.');
      const fields = (await this.remembered(actor, header, id)) ?? guessFields(names);
      const columns = names.map((name, index): ImportColumn => ({ index, name, samples: samples[index]!, field: fields[index] ?? null }));
      await this.db.repo(Import).update(id, { columns, rowCount });
      return id;
    });
  }

  /** Says what the columns hold and which list this makes, and has every row's fate worked out. */
  async map(actor: Actor, id: string, input: MapImportInput): Promise<void> {
    await this.db.tx(async () => {
      const found = await this.hold(actor, id, [ImportState.UPLOADED, ImportState.CHECKING, ImportState.CHECKED, ImportState.FAILED]);
      const tableId = input.tableId ?? null;
      await this.mustFit(actor, tableId, input);
      const chosen = new Map(input.fields.map(({ index, field }) => [index, field ?? null]));
      const columns = found.columns.map((column) => ({ ...column, field: chosen.get(column.index) ?? null }));
      const fault = columnFault(columns);
      if (fault) throw new AppError('BAD_INPUT', fault, { 'input.fields': fault });
      await this.db.query('delete from import_question where import_id = $1 and answer is null', [id]);
      const { listName, heldOn, consentSource, consentGivenOn } = input;
      await this.begin(id, ImportState.CHECKING, { columns, tableId, listName, heldOn: heldOn ?? null, consentSource: consentSource ?? null, consentGivenOn: consentGivenOn ?? null, askedById: actor.memberId, checkedLine: 0 });
    });
  }

  /** Decides a question for all rows that ask it, or for one; then works out again what depends on it. */
  async answer(actor: Actor, id: string, key: string, choice: string, rowId: string | null): Promise<void> {
    await this.db.tx(async () => {
      await this.hold(actor, id, [ImportState.CHECKED, ImportState.FAILED]);
      const question = await this.db.repo(ImportQuestion).findOneBy({ importId: id, key });
      if (!question) throw new AppError('NOT_FOUND', 'This question is no longer asked. Please reload the page.');
      if (!question.choices.some((one) => one.id === choice)) throw new AppError('BAD_INPUT', 'Please pick one of the choices.', { choice: 'Please pick one of the choices.' });
      const asks = JSON.stringify([{ key }]);
      if (rowId) {
        const [row] = await this.db.query('select id from import_row where id = $1 and import_id = $2 and asks @> $3::jsonb', [rowId, id, asks]);
        if (!row) throw new AppError('NOT_FOUND', 'This row no longer asks this. Please reload the page.');
        await this.db.query('update import_row set answers = answers || $2::jsonb, stale = true where id = $1', [rowId, JSON.stringify({ [key]: choice })]);
      } else {
        await this.db.repo(ImportQuestion).update(question.id, { answer: choice });
        await this.db.query('update import_row set stale = true, answers = answers - $3::text where import_id = $1 and asks @> $2::jsonb', [id, asks, key]);
      }
      await this.workOut(id);
    });
  }

  /** Writes what was decided, all of it or nothing, in the worker. */
  async commit(actor: Actor, id: string, leaveOutOpen: boolean): Promise<void> {
    await this.db.tx(async () => {
      const found = await this.hold(actor, id, [ImportState.CHECKED, ImportState.FAILED]);
      await this.mustFit(actor, found.tableId, found);
      const [{ open } = { open: 0 }] = await this.db.query<{ open: number }>(`select count(*)::int as open from import_row where import_id = $1 and fate = 'ASKED'`, [id]);
      if (open && !leaveOutOpen) throw new AppError('CONFLICT', `${open === 1 ? 'One row still waits' : `${open} rows still wait`} for a decision. Decide, or leave ${open === 1 ? 'it' : 'them'} out.`);
      await this.begin(id, ImportState.COMMITTING, { askedById: actor.memberId, leaveOutOpen });
    });
  }

  /** Throws an import away with its rows. What it has written stays. */
  async drop(actor: Actor, id: string): Promise<void> {
    await this.db.tx(async () => {
      await this.hold(actor, id, Object.values(ImportState).filter((state) => state !== ImportState.COMMITTING));
      await this.db.repo(Import).delete(id);
    });
  }

  /** The import, if it is the actor's or the actor is an admin; held until the transaction ends. */
  private async hold(actor: Actor, id: string, states: ImportState[]): Promise<Import> {
    let found = await this.mustSee(actor, id);
    if (states.includes(found.state)) {
      // work on its rows and a change to it wait for each other
      await this.db.query('select pg_advisory_xact_lock(hashtext($1))', [`import ${id}`]);
      found = await this.db.get(Import, id, { lock: true });
      if (states.includes(found.state)) return found;
    }
    const why: Partial<Record<ImportState, string>> = {
      UPLOADED: 'Please say first what the columns hold.',
      CHECKING: 'The rows are still being looked at. Please wait until that is done.',
      COMMITTING: 'This import is being written just now. Please wait until that is done.',
      DONE: 'This import is done. To add or correct rows, upload the file again.',
    };
    throw new AppError('CONFLICT', why[found.state] ?? 'This cannot be done with this import any more.');
  }

  /** Refuses whoever did not upload it and is no admin. */
  async mustSee(actor: Actor, id: string): Promise<Import> {
    const found = await this.db.get(Import, id);
    if (!actor.everywhere && found.uploadedById !== actor.memberId) throw new AppError('FORBIDDEN', 'Only whoever uploaded this file or an admin can see it.');
    return found;
  }

  /** A champion imports for a table of theirs, into a list of theirs. */
  private async mustFit(actor: Actor, tableId: string | null, { listName, consentGivenOn }: { listName: string; consentGivenOn?: string | null }): Promise<void> {
    if (!tableId && !actor.everywhere) throw new AppError('BAD_INPUT', 'Please pick the table whose people these are.', { 'input.tableId': 'Please pick the table whose people these are.' });
    if (tableId) {
      mustRun(actor, tableId);
      await this.db.get(Table, tableId);
    }
    if (consentGivenOn && consentGivenOn > this.clock.today()) throw new AppError('BAD_INPUT', 'This day has not come yet.', { 'input.consentGivenOn': 'Please pick a day up to today.' });
    const values: unknown[] = [listName];
    const [list] = await this.db.query<{ may: boolean }>(`select ${maySeeList('l', actor, (value) => `$${values.push(value)}`)} as may from registration_list l where lower(l.name) = lower($1)`, values);
    const taken = 'There is a list of this name already that is not yours. Please give this one another name.';
    if (list && !list.may) throw new AppError('CONFLICT', taken, { 'input.listName': taken });
  }

  private async begin(id: string, state: ImportState.CHECKING | ImportState.COMMITTING, columns: Partial<Import>): Promise<void> {
    await this.db.repo(Import).update(id, { ...columns, state, doneCount: 0, attempts: 0, problem: null });
    await this.db.query('update import set alive_at = now() where id = $1', [id]);
    await this.jobs.enqueue(state === ImportState.CHECKING ? checkImport : commitImport, { id });
  }

  /** Rows below a changed one that share its email, its name or its member hang on it too. Few are worked out at once, many in the worker. */
  private async workOut(id: string): Promise<void> {
    const count = async () => (await this.db.query<{ n: number }>('select count(*)::int as n from import_row where import_id = $1 and stale', [id]))[0]!.n;
    const shared = ['d.email = r.email', 'search_key(d.name) = search_key(r.name)', 'd.member_id = r.member_id'];
    let n = await count();
    for (let before = 0; n > before; before = n, n = await count())
      for (const condition of shared)
        await this.db.query(`update import_row d set stale = true from import_row r where r.import_id = $1 and r.stale and d.import_id = $1 and not d.stale and d.line > r.line and ${condition}`, [id]);
    if (n > AT_ONCE) return this.begin(id, ImportState.CHECKING, { checkedLine: null });
    while (await this.check.workOn(id, null));
    await this.check.count(id);
    await this.db.repo(Import).update(id, { problem: null, state: ImportState.CHECKED });
  }

  private async keepRows(id: string, records: AsyncGenerator<FileRecord>, samples: string[][]): Promise<number> {
    let count = 0;
    let batch: FileRecord[] = [];
    const keep = () => this.db.query('insert into import_row (import_id, line, cells) select $1, line, cells from jsonb_to_recordset($2::jsonb) as r (line int, cells text[])', [id, JSON.stringify(batch)]);
    for await (const record of records) {
      count += 1;
      if (count > MOST.rows) throw refusal(`This file has more than ${MOST.rows.toLocaleString('en-CA')} rows. Please part it and upload one part after the other. Nothing was kept.`);
      for (const [at, own] of samples.entries()) if (own.length < 3 && record.cells[at]?.trim()) own.push(shortened(record.cells[at].trim(), 80));
      if (batch.push(record) < BATCH) continue;
      await keep();
      batch = [];
    }
    if (batch.length) await keep();
    return count;
  }

  /**
   * What the columns held in the newest finished import with the same first line, by the same person or by an admin. A row that
   * was in it as it is now takes the decisions about it along: the same file again asks nothing again.
   */
  private async remembered(actor: Actor, header: string, id: string): Promise<ImportColumn['field'][] | null> {
    const [found] = await this.db.query<{ id: string; columns: ImportColumn[] }>(
      `select i.id, i.columns from import i where i.header = $1 and i.state = 'DONE'
          and (i.uploaded_by_id = $2 or exists (select 1 from role r where r.member_id = i.uploaded_by_id and r.name = 'ADMIN')) order by i.finished_at desc limit 1`,
      [header, actor.memberId],
    );
    if (!found) return null;
    await this.db.query(
      `update import_row n set answers = coalesce((select jsonb_object_agg(a->>'key', a->>'answer') from jsonb_array_elements(o.asks) a where a->>'answer' is not null and a->>'key' !~ '${ABOUT_A_TEXT}|^person:'), '{}') || o.answers
         from import_row o where o.import_id = $2 and (o.asks <> '[]' or o.answers <> '{}') and n.import_id = $1 and n.cells = o.cells`,
      [id, found.id],
    );
    return found.columns.map(({ field }) => field);
  }
}

const cleanName = (name: string) => shortened(name.toWellFormed().normalize('NFC').replace(/^.*[\\/]/, '').replace(/\p{C}/gu, '').trim(), 200) || 'File';
