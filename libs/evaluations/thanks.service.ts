import { CampaignService, ContactPlans, mustFit } from '#delivery';
import { Member } from '#people';
import { type Actor, AppError, Db } from '#platform';
import { guessFields, ImportField, recordsOf } from '#registrations';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { Evaluation, EvaluationState } from './evaluation.entity.js';
import type { CreditInput, EvaluationNewsInput } from './evaluation.inputs.js';
import { evaluationNewsEmail } from './letters/evaluation-news.email.js';
import { evaluationThanksEmail } from './letters/evaluation-thanks.email.js';
import type { Credited } from './response.entity.js';

/** So many lines at most are looked up at once. */
const MOST_LINES = 5000;
const NAMED_BY: ImportField[] = [ImportField.EMAIL, ImportField.NAME, ImportField.FIRST_NAME, ImportField.LAST_NAME];
const EMAIL_WITHIN = /[^\s,;<>"']+@[^\s,;<>"']+\.[^\s,;<>"']+/;

/** Thanks: for feedback given in the room, and to everybody for what came of it. */
@Injectable()
export class ThanksService {
  constructor(
    private readonly db: Db,
    private readonly campaigns: CampaignService,
    private readonly plans: ContactPlans,
  ) {}

  /** Credits those whose feedback was taken in the room: by their emails or names, or as whoever was at a meeting. They are thanked, once, and no one is told which of them had answered. */
  async credit(actor: Actor, { evaluationId, people, tableId, on }: CreditInput): Promise<Credited> {
    return this.db.tx(async () => {
      const { state, title } = await this.db.get(Evaluation, evaluationId);
      if (state !== EvaluationState.RUNNING) throw new AppError('CONFLICT', 'People are credited while it runs. Please start it first.');
      const there = tableId && on ? await this.present(evaluationId, tableId, on) : [];
      const { found, unknown } = await this.named(evaluationId, people ?? '');
      const ids = [...new Set([...there, ...found])];
      if (!ids.length && !unknown.length) throw new AppError('BAD_INPUT', 'Please paste a list of emails or names, or pick a table and the day it met.', { 'input.people': 'Please paste a list of emails or names.' });
      const members = await this.db.query<{ memberId: string }>('select member_id as "memberId" from invitation where id = any($1::uuid[]) order by 1 for update', [ids]);
      await this.db.query(`update invitation set state = 'CREDITED' where id = any($1::uuid[]) and state in ('SILENT', 'DECLINED')`, [ids]);
      await this.plans.settle('evaluation', evaluationId, ...members.map(({ memberId }) => memberId));
      // whoever has answered is thanked like the rest, and counted like them: otherwise a list of one would say who is silent
      const thanks = members.map(({ memberId }) => ({ to: memberId, props: { title }, onceKey: `evaluation-thanks:${evaluationId}:${memberId}` }));
      if (ids.length) await this.campaigns.plan(actor, { letter: evaluationThanksEmail, title: `Thanks: ${title}`, onceKey: `evaluation-thanks:${randomUUID()}` }, thanks);
      return { credited: ids.length, unknown };
    });
  }

  /** "You said, we did", to all who were asked. */
  async news(actor: Actor, { evaluationId, key, subject, said, did }: EvaluationNewsInput): Promise<string> {
    if (!actor.memberId) throw new AppError('FORBIDDEN', 'This letter is written by a person. Please sign in first.');
    const { title } = await this.db.get(Evaluation, evaluationId);
    const { name } = await this.db.get(Member, actor.memberId);
    const asked = await this.db.query<{ memberId: string }>('select member_id as "memberId" from invitation where evaluation_id = $1 order by member_id', [evaluationId]);
    if (!asked.length) throw new AppError('CONFLICT', 'Nobody was asked yet, so there is nobody to write to.');
    const props = { subject, said, did, senderName: name };
    mustFit(evaluationNewsEmail, props, 'did');
    await this.campaigns.plan(actor, { letter: evaluationNewsEmail, title: `You said, we did: ${title}`, onceKey: `evaluation-news:${key}` }, asked.map(({ memberId }) => ({ to: memberId, props })));
    return evaluationId;
  }

  private async present(evaluationId: string, tableId: string, on: string): Promise<string[]> {
    const rows = await this.db.query<{ id: string }>(
      `select distinct i.id from attendance a join holding h on h.id = a.holding_id join seat s on s.id = h.seat_id join invitation i on i.member_id = h.member_id
        where i.evaluation_id = $1 and s.table_id = $2 and a."on" = $3::date and a.present`,
      [evaluationId, tableId, on],
    );
    return rows.map(({ id }) => id);
  }

  /** Each line is somebody: by their email, else by their name. A line that fits nobody who is asked, or more than one, is told back. */
  private async named(evaluationId: string, text: string): Promise<{ found: string[]; unknown: string[] }> {
    const lines = await peopleIn(text);
    const rows = await this.db.query<{ n: number; ids: string[] }>(
      `select l.n::int as n, array(select i.id from invitation i join member m on m.id = i.member_id where i.evaluation_id = $1
          and case when l.email <> '' then m.email = l.email or l.email = any(m.other_emails) else search_key(m.name) = search_key(l.name) end limit 2) as ids
         from unnest($2::text[], $3::text[]) with ordinality as l (email, name, n) order by 1`,
      [evaluationId, lines.map(({ email }) => email), lines.map(({ name }) => name)],
    );
    const unclear = rows.filter(({ n, ids }) => ids.length !== 1 && !lines[n - 1]!.header);
    return { found: rows.flatMap(({ ids }) => (ids.length === 1 ? ids : [])), unknown: unclear.map(({ n }) => lines[n - 1]!.line.slice(0, 120)) };
  }
}

interface Line {
  line: string;
  email: string;
  name: string;
  /** It names the columns, unless somebody is called like that. */
  header: boolean;
}

/**
 * Who stands on each line of a pasted list or of a CSV file. Where the first line names the columns, as a spreadsheet's does, those
 * for names and emails are taken; else an email anywhere on a line, or what stands first on it.
 */
async function peopleIn(text: string): Promise<Line[]> {
  const lines: Line[] = [];
  let fields: (ImportField | null)[] = [];
  for await (const { cells } of recordsOf(Buffer.from(text))) {
    if (lines.length === MOST_LINES) break;
    const line = cells.map((cell) => cell.trim()).filter(Boolean).join(', ');
    if (!lines.length && !line.includes('@')) fields = guessFields(cells).map((field) => (field && NAMED_BY.includes(field) ? field : null));
    const of = (...wanted: ImportField[]) => cells.filter((_, at) => fields[at] && wanted.includes(fields[at])).map((cell) => cell.trim()).filter(Boolean).join(' ');
    const email = EMAIL_WITHIN.exec(fields.includes(ImportField.EMAIL) ? of(ImportField.EMAIL) : line)?.[0].toLowerCase() ?? '';
    const [name] = (of(ImportField.NAME) || of(ImportField.FIRST_NAME, ImportField.LAST_NAME) || cells[0]!).split(/[,;\t]/); // whoever types a list parts each line as they like
    lines.push({ line, email, name: name!.trim(), header: !lines.length && fields.some(Boolean) });
  }
  return lines;
}
