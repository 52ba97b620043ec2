import { ContactChannel, ContactPlans, type ContactStep } from '#delivery';
import { type Actor, AppError, Clock, Db } from '#platform';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { IsNull } from 'typeorm';
import { AudienceQueries, saysNothing } from './audience.queries.js';
import { KeyService } from './ballot.service.js';
import { Caller, Evaluation, type EvaluationAudience, EvaluationState } from './evaluation.entity.js';
import type { ContactPlanInput, EvaluationAudienceInput, EvaluationInput, QuestionInput } from './evaluation.inputs.js';
import { InvitationService } from './invitation.service.js';
import { type EvaluationTemplate, type Question, QuestionKind } from './question.entity.js';
import { faultsIn } from './question.policy.js';
import type { AudienceCount } from './response.entity.js';
import { TEMPLATES } from './template.policy.js';

/** A question with what its kind needs, and nothing else: another kind may have been chosen meanwhile. */
function fitted(question: QuestionInput): Question {
  const chosen = question.kind === QuestionKind.CHOICE || question.kind === QuestionKind.SEVERAL;
  const scale = question.kind === QuestionKind.SCALE;
  return { ...question, options: chosen ? question.options : [], highest: scale ? (question.highest ?? null) : null, low: scale ? question.low : [], high: scale ? question.high : [] };
}

/** The first step that says nothing in the main language; -1 where there is none. A phone list needs no text. */
const lacking = (steps: readonly Pick<ContactStep, 'channel' | 'texts'>[], [main]: readonly string[]): number => steps.findIndex(({ channel, texts }) => channel !== ContactChannel.PHONE && !texts.some(({ lang }) => lang === main));

/** So many invitations go into the table with one statement. */
const ROWS = 1000;

/** Evaluations from draft to close. */
@Injectable()
export class EvaluationService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly plans: ContactPlans,
    private readonly keys: KeyService,
    private readonly audiences: AudienceQueries,
    private readonly invitations: InvitationService,
  ) {}

  templates(): EvaluationTemplate[] {
    return TEMPLATES;
  }

  async count(audience: EvaluationAudienceInput): Promise<AudienceCount> {
    return saysNothing(audience) ? { people: 0, byEmail: 0, byPhone: 0, byPost: 0, byNothing: 0 } : this.audiences.count(audience);
  }

  /** Makes an evaluation with its keys, or changes one while it is a draft. */
  async save(actor: Actor, { id, audience, heldOn, title, languages, intro, questions: given }: EvaluationInput): Promise<string> {
    const questions: Question[] = given.map(fitted);
    const faults = faultsIn(languages, questions, intro);
    const [sentence] = Object.values(faults);
    if (sentence) throw new AppError('BAD_INPUT', sentence, Object.fromEntries(Object.entries(faults).map(([field, said]) => [`input.${field}`, said])));
    const known = { title, heldOn: heldOn ?? null, languages, intro, questions, audience: (audience ?? null) as EvaluationAudience | null };
    return this.db.tx(async () => {
      if (id) {
        await this.draft(id, 'It runs already, so its questions stay as people were asked them. Close it, and make another one.');
        await this.db.repo(Evaluation).update(id, known as object);
        return id;
      }
      const made = randomUUID();
      await this.db.repo(Evaluation).insert({ id: made, ...known, publicKey: await this.keys.make(made), createdById: actor.memberId, createdAt: this.clock.now() } as object);
      return made;
    });
  }

  /** Lays out the steps by which its people are asked. */
  savePlan(_actor: Actor, { evaluationId, steps, mostPostCents, ...choice }: ContactPlanInput): Promise<string> {
    if (!steps.length) throw new AppError('BAD_INPUT', 'Please lay out at least one step.', { 'input.steps': 'Please lay out at least one step.' });
    return this.db.tx(async () => {
      const { title, languages } = await this.draft(evaluationId, 'It runs already, so its steps stay as they are. Pause it to stop what is still to come.');
      const lacks = lacking(steps, languages);
      if (lacks >= 0) throw new AppError('BAD_INPUT', `Step ${lacks + 1} has no text in the main language.`, { [`input.steps.${lacks}.texts`]: 'Please write its text in the main language.' });
      await this.plans.save('evaluation', evaluationId, { ...choice, title, steps, mostPostCents: mostPostCents ?? null });
      return evaluationId;
    });
  }

  /** The recovery copy of its private key, for safe hands. */
  async recoveryKey(id: string): Promise<string> {
    await this.db.get(Evaluation, id);
    return this.keys.privateKey(id);
  }

  /** Writes down that the recovery copy was handed out, and to whom first: without it nothing starts. */
  async keySaved(actor: Actor, id: string): Promise<void> {
    await this.recoveryKey(id);
    await this.db.repo(Evaluation).update({ id, keySavedAt: IsNull() }, { keySavedAt: this.clock.now(), keySavedById: actor.memberId });
  }

  /** Starts it: the audience becomes invitations, each with a code, and the plan runs. All of it or nothing. */
  async start(actor: Actor, id: string): Promise<string> {
    await this.db.tx(async () => {
      const evaluation = await this.draft(id, 'It runs already. Please reload the page.');
      if (!evaluation.keySavedAt) throw new AppError('CONFLICT', 'Please download the recovery copy of its key first: without it nobody could open the answers should this machine be lost.');
      // the main language may be another one since the plan was laid out
      const steps = await this.db.query<Pick<ContactStep, 'channel' | 'texts'>>(`select s.channel, s.texts from contact_step s join contact_plan p on p.id = s.plan_id where p.kind = 'evaluation' and p.subject_id = $1 order by s.position`, [id]);
      const lacks = lacking(steps, evaluation.languages);
      if (lacks >= 0) throw new AppError('CONFLICT', `Step ${lacks + 1} has no text in the main language. Please write it first.`);
      const people = evaluation.audience && !saysNothing(evaluation.audience) ? await this.audiences.people(evaluation.audience) : [];
      if (!people.length) throw new AppError('CONFLICT', 'Nobody fits its audience. Please choose whom it is for.');
      const rows = await this.invitations.withCodes(people.map((person) => ({ id: randomUUID(), evaluationId: id, ...person })));
      for (let at = 0; at < rows.length; at += ROWS) {
        const some = rows.slice(at, at + ROWS);
        await this.db.query(
          `insert into invitation (id, evaluation_id, member_id, region_id, primary_role, code_hash, code_try) select r.id, $1, r.m, r.g, r.p, r.h, r.t from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::int[]) as r (id, m, g, p, h, t)`,
          [id, some.map((row) => row.id), some.map(({ memberId }) => memberId), some.map(({ regionId }) => regionId), some.map(({ primaryRole }) => primaryRole), some.map(({ codeHash }) => codeHash), some.map(({ codeTry }) => codeTry)],
        );
      }
      await this.db.repo(Evaluation).update(id, { state: EvaluationState.RUNNING, startedAt: this.clock.now(), turnedOn: this.clock.today() });
      await this.plans.start(actor, 'evaluation', id, people.map(({ memberId }) => memberId), evaluation.title);
    });
    return id;
  }

  async pause(actor: Actor, id: string, paused: boolean): Promise<string> {
    await this.plans.pause(actor, 'evaluation', id, paused);
    return id;
  }

  /** Closes it. Doing it twice is harmless. */
  async close(_actor: Actor, id: string): Promise<string> {
    await this.db.tx(async () => {
      const { state } = await this.db.get(Evaluation, id, { lock: true });
      if (state === EvaluationState.CLOSED) return;
      if (state === EvaluationState.DRAFT) throw new AppError('CONFLICT', 'It has not begun, so there is nothing to close.');
      await this.db.repo(Evaluation).update(id, { state: EvaluationState.CLOSED, closedAt: this.clock.now() });
      await this.plans.end('evaluation', id);
    });
    return id;
  }

  /** Says which volunteers see its phone list: these, and nobody else. */
  async saveCallers(_actor: Actor, evaluationId: string, memberIds: string[]): Promise<string> {
    await this.db.tx(async () => {
      await this.db.get(Evaluation, evaluationId, { lock: true });
      await this.db.repo(Caller).delete({ evaluationId });
      await this.db.repo(Caller).insert([...new Set(memberIds.map((one) => one.toLowerCase()))].map((memberId) => ({ evaluationId, memberId })));
    });
    return evaluationId;
  }

  private async draft(id: string, otherwise: string): Promise<Evaluation> {
    const evaluation = await this.db.get(Evaluation, id, { lock: true });
    if (evaluation.state !== EvaluationState.DRAFT) throw new AppError('CONFLICT', otherwise);
    return evaluation;
  }
}
