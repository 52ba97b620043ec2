import { type Actor, Db } from '#platform';
import { Injectable } from '@nestjs/common';
import { maySeeImport } from './import.entity.js';
import { ABOUT_A_TEXT, type ImportQuestion, ImportQuestionGroup, type ImportRow } from './import-row.entity.js';

/** What the pages of an import show beyond rows of one table. */
@Injectable()
export class ImportQueries {
  constructor(private readonly db: Db) {}

  /** The rows of a page with the questions they ask, in their own words. */
  async withQuestions<P extends { edges: { node: ImportRow }[] }>(page: P): Promise<P> {
    const asked = await this.db.query<ImportQuestion & { rowId: string }>(
      `select r.id as "rowId", a->>'key' as key, coalesce(a->>'here', q.says) as says, q.choices, a->>'answer' as answer
         from import_row r
         cross join jsonb_array_elements(r.asks) with ordinality as asks (a, place)
         join import_question q on q.import_id = r.import_id and q.key = a->>'key'
        where r.id = any($1::uuid[]) order by r.id, place`,
      [page.edges.map(({ node }) => node.id)],
    );
    const byRow = Map.groupBy(asked, ({ rowId }) => rowId);
    for (const { node } of page.edges) node.questions = byRow.get(node.id) ?? [];
    return page;
  }

  /** What has to be decided in an import, open questions first, then by line; nothing for whoever may not see it. */
  questions(actor: Actor, importId: string): Promise<ImportQuestionGroup[]> {
    const values: unknown[] = [importId, ABOUT_A_TEXT];
    const may = maySeeImport('i', actor, (value) => `$${values.push(value)}`);
    return this.db.query(
      `select q.key, q.choices, coalesce(q.answer, case when x.rows = 1 then x.answer end) as answer, x.rows, x.open, x.first_line as "firstLine",
              case when x.rows = 1 and q.key !~ $2 then coalesce(x.here, q.says) else q.says end as says,
              case when x.rows = 1 and q.key !~ $2 then x.row_id end as "rowId"
         from import i
         join import_question q on q.import_id = i.id
         join (select a->>'key' as key, count(*)::int as rows, count(*) filter (where a->>'answer' is null)::int as open,
                      min(r.line) as first_line, (array_agg(r.id order by r.line))[1] as row_id, (array_agg(a->>'here' order by r.line))[1] as here, min(a->>'answer') as answer
                 from import_row r cross join jsonb_array_elements(r.asks) as a
                where r.import_id = $1 group by 1) x on x.key = q.key
        where i.id = $1 and ${may}
        order by x.open = 0, x.first_line, q.key
        limit 500`,
      values,
    );
  }

  /** The refused rows as they came, with the reasons, in chunks by line. */
  async refused(importId: string, afterLine: number): Promise<{ line: number; cells: string[]; says: string[] }[]> {
    return this.db.query(`select line, cells, says from import_row where import_id = $1 and fate = 'REFUSED' and line > $2 order by line limit 1000`, [importId, afterLine]);
  }
}
