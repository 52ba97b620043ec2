import { AppError, Db } from '#platform';
import { type Cell, csvOf } from '#records';
import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { Ballot, Saying } from './ballot.entity.js';
import { Evaluation } from './evaluation.entity.js';
import { InvitationService } from './invitation.service.js';
import { type Question, QuestionKind } from './question.entity.js';
import { choicesOf, isText, say } from './question.policy.js';

const KIND: Record<QuestionKind, string> = { CHOICE: 'one option', SEVERAL: 'any number of options, a column each: 1 chosen, 0 not', SCALE: 'a number', STARS: 'one to five stars', YES_NO: 'yes or no', SHORT_TEXT: 'a line of text', LONG_TEXT: 'text' };

async function* rowsOf(rows: Cell[][]): AsyncGenerator<Cell[]> {
  yield* rows;
}

/** What leaves the house about an evaluation: opened answers and what their columns mean. No cell is a formula (promise A7). */
@Injectable()
export class AnswerExport {
  constructor(
    private readonly db: Db,
    private readonly invitations: InvitationService,
  ) {}

  /** Opened answers, one a line, without texts: those stand in a file of their own, since nothing leads from one to the other. */
  async answers(id: string): Promise<Readable> {
    const { questions } = await this.db.get(Evaluation, id);
    const closed = questions.filter((question) => !isText(question));
    const ballots = await this.db.repo(Ballot).find({ where: { evaluationId: id }, order: { id: 'ASC' } }); // random ids: in no order
    const cells = (question: Question, answer: string | string[] | undefined): Cell[] => {
      if (question.kind === QuestionKind.SEVERAL) return question.options.map(({ key }) => (answer === undefined ? null : Number([answer].flat().includes(key))));
      return [answer === undefined ? null : /^\d+$/.test(String(answer)) && question.kind !== QuestionKind.CHOICE ? Number(answer) : String(answer)];
    };
    return csvOf(closed.flatMap(columnsOf), rowsOf(ballots.map(({ answers }) => closed.flatMap((question) => cells(question, answers[question.key])))));
  }

  /** Texts, one a line, by question and in no order. */
  async texts(id: string): Promise<Readable> {
    const { questions } = await this.db.get(Evaluation, id);
    const sayings = await this.db.repo(Saying).find({ where: { evaluationId: id }, order: { id: 'ASC' } });
    return csvOf(['question', 'text'], rowsOf(questions.flatMap(({ key }) => sayings.filter(({ questionKey }) => questionKey === key).map(({ text }) => [key, text]))));
  }

  /** What each column and each value means. */
  async codebook(id: string): Promise<Readable> {
    const { questions, languages } = await this.db.get(Evaluation, id);
    const main = languages[0]!;
    const lines = questions.flatMap((question): Cell[][] => {
      const head: Cell[] = [question.key, KIND[question.kind], say(question.label, main).text];
      if (isText(question)) return [[isText(question) ? `texts.csv: ${question.key}` : question.key, ...head.slice(1), null, null]];
      if (question.kind === QuestionKind.SEVERAL) return question.options.map(({ key, label }) => [`${question.key}.${key}`, ...head.slice(1), '1', say(label, main).text]);
      const ends = (value: string) => (question.kind !== QuestionKind.SCALE ? '' : value === '1' ? say(question.low, main).text : value === String(question.highest) ? say(question.high, main).text : '');
      return choicesOf(question, main).map(({ value, words }) => [...head, value, ends(value) || words.text]);
    });
    return csvOf(['column', 'kind', 'question', 'value', 'means'], rowsOf(lines));
  }

  /** What a page around these needs. */
  async page(id: string): Promise<{ evaluation: Evaluation; network: string; sample: boolean }> {
    const evaluation = await this.db.repo(Evaluation).findOneBy({ id });
    if (!evaluation) throw new AppError('NOT_FOUND', 'There is no such evaluation. Please start from the evaluations.');
    return { evaluation, ...(await this.invitations.frame()) };
  }
}

const columnsOf = ({ key, kind, options }: Question): string[] => (kind === QuestionKind.SEVERAL ? options.map((option) => `${key}.${option.key}`) : [key]);
