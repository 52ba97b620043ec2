import { type ContactSource, ContactPlans, type ContactStep } from '#delivery';
import { Config, Db } from '#platform';
import { Inject, Injectable } from '@nestjs/common';
import { Evaluation } from './evaluation.entity.js';
import type { Invitation } from './invitation.entity.js';
import { InvitationService } from './invitation.service.js';
import { type AskProps, evaluationAskEmail } from './letters/evaluation-ask.email.js';
import { choicesOf, languageFor, say } from './question.policy.js';

type Person = Pick<Invitation, 'id' | 'memberId' | 'codeTry'> & { languages: string[] };

/** What an evaluation supplies to its contact plan: who is still silent, and what each letter and card says. */
@Injectable()
export class AskService implements ContactSource<AskProps> {
  readonly kind = 'evaluation';
  readonly letter = evaluationAskEmail;

  constructor(
    private readonly db: Db,
    private readonly invitations: InvitationService,
    @Inject(Config) private readonly config: Config,
    plans: ContactPlans,
  ) {
    plans.serve(this);
  }

  readonly silent = (subjectId: string, memberId: string): string =>
    `exists (select 1 from invitation i join evaluation e on e.id = i.evaluation_id where i.evaluation_id = ${subjectId} and i.member_id = ${memberId} and i.state = 'SILENT' and e.state = 'RUNNING')`;

  async letters(evaluationId: string, step: ContactStep, members: string[]): Promise<{ to: string; props: AskProps }[]> {
    const evaluation = await this.db.get(Evaluation, evaluationId);
    const people = await this.people(evaluationId, members);
    return people.map((person) => ({ to: person.memberId, props: this.props(evaluation, step, languageFor(evaluation.languages, person.languages), this.invitations.urlOf(person.id), this.invitations.codeOf(person)) }));
  }

  async cards(evaluationId: string, step: ContactStep, members: string[]) {
    const { languages } = await this.db.get(Evaluation, evaluationId);
    const people = await this.people(evaluationId, members);
    const byLang = Map.groupBy(people, (person) => languageFor(step.texts.map(({ lang }) => lang).toSorted((a, b) => languages.indexOf(a) - languages.indexOf(b)), person.languages));
    return [...byLang].map(([lang, list]) => {
      const { subject, body } = step.texts.find((text) => text.lang === lang)!;
      const cards = list.map((person) => ({ memberId: person.memberId, code: this.invitations.codeOf(person) })).map((card) => ({ ...card, url: this.invitations.shortUrlOf(card.code) }));
      return { heading: subject, body, lang, cards };
    });
  }

  /** What a letter of a step says in a language, with the first question's answers to tap. */
  props({ languages, questions, title }: Evaluation, { texts, notice }: Pick<ContactStep, 'texts' | 'notice'>, lang: string, url: string, code: string): AskProps {
    const text = texts.find((one) => one.lang === lang) ?? texts.find((one) => one.lang === languages[0]) ?? texts[0] ?? { lang: 'en', subject: title, body: '' };
    const [first] = questions;
    const answers = first && !notice ? choicesOf(first, lang).map(({ value, words }) => ({ label: words.text, lang: words.lang, url: `${url}?lang=${lang}&a=${value}` })) : [];
    const label = first && !notice ? say(first.label, lang) : null;
    const ends = first && first.low.length && first.high.length ? [say(first.low, lang).text, say(first.high, lang).text] : [];
    return { textLang: text.lang, subject: text.subject, body: text.body, question: label?.text ?? '', questionLang: label?.lang ?? '', ends, answers, answerUrl: notice ? '' : `${url}?lang=${lang}&all=1`, code: notice ? '' : code, codeUrl: notice ? '' : `${this.config.publicUrl}/e` };
  }

  private people(evaluationId: string, members: string[]): Promise<Person[]> {
    return this.db.query<Person>(`select i.id, i.member_id as "memberId", i.code_try as "codeTry", m.languages from invitation i join member m on m.id = i.member_id where i.evaluation_id = $1 and i.member_id = any($2::uuid[]) order by i.id`, [evaluationId, members]);
  }
}
