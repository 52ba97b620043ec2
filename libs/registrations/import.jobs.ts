import { Clock, Db, defineJob, HandlesJob, type JobHandler, Jobs } from '#platform';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { ATTEMPTS, checkImport, ImportCheckService, OUR_FAULT } from './import-check.service.js';
import { commitImport, ImportCommitService } from './import-commit.service.js';
import { ImportState } from './import.entity.js';

const MINUTE = 60_000;
const DAY = 86_400_000;
/** Rows stay this long after their import is done, to be read; imports nothing was done with, this long in all. */
const KEPT = { done: 7 * DAY, forgotten: 30 * DAY };

@Injectable()
@HandlesJob(checkImport)
export class CheckImport implements JobHandler<{ id: string }> {
  constructor(private readonly check: ImportCheckService) {}

  run({ id }: { id: string }): Promise<void> {
    return this.check.run(id);
  }
}

@Injectable()
@HandlesJob(commitImport)
export class CommitImport implements JobHandler<{ id: string }> {
  constructor(private readonly commit: ImportCommitService) {}

  run({ id }: { id: string }): Promise<void> {
    return this.commit.run(id);
  }
}

/** Rings again for imports whose work went silent, and forgets rows whose time is over: they are about people. */
export const sweepImports = defineJob({ name: 'registrations.sweep-imports', payload: z.object({}), every: MINUTE });

@Injectable()
@HandlesJob(sweepImports)
export class SweepImports implements JobHandler {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
  ) {}

  async run(): Promise<void> {
    await this.db.query(
      `update import set state = 'FAILED', problem = $2 where state in ('CHECKING', 'COMMITTING') and alive_at < now() - interval '2 minutes' and attempts >= $1`,
      [ATTEMPTS, OUR_FAULT],
    );
    const silent = await this.db.query<{ id: string; state: ImportState }>(
      `with rung as (update import set alive_at = now(), attempts = attempts + 1 where state in ('CHECKING', 'COMMITTING') and alive_at < now() - interval '2 minutes' returning id, state) select * from rung`,
    );
    for (const { id, state } of silent) await this.jobs.enqueue(state === ImportState.CHECKING ? checkImport : commitImport, { id });
    await this.forget();
  }

  private async forget(): Promise<void> {
    const before = (age: number) => new Date(this.clock.now().getTime() - age);
    await this.db.query(`delete from import where uploaded_at < $1 and state not in ('DONE', 'COMMITTING')`, [before(KEPT.forgotten)]);
    await this.db.query(`delete from import_row r using import i where i.id = r.import_id and i.state = 'DONE' and i.finished_at < $1`, [before(KEPT.done)]);
    // of the questions stays what a text means: it is asked only once
    await this.db.query(`delete from import_question q using import i where i.id = q.import_id and i.state = 'DONE' and i.finished_at < $1 and (q.answer is null or q.key !~ '^(sector|region|role|participation|community):')`, [before(KEPT.done)]);
    await this.db.query(`update import_question q set says = '', choices = '[]' from import i where i.id = q.import_id and i.state = 'DONE' and i.finished_at < $1 and q.says <> ''`, [before(KEPT.done)]);
    await this.db.query(
      `update import set columns = (select coalesce(jsonb_agg(c || '{"samples": []}'), '[]') from jsonb_array_elements(columns) c) where state = 'DONE' and finished_at < $1 and jsonb_path_exists(columns, '$[*].samples[*]')`,
      [before(KEPT.done)],
    );
  }
}
