import { type Actor, CurrentActor, Reads, Requires } from '#platform';
import { Args, Info, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { CallService } from './call.service.js';
import { Evaluation } from './evaluation.entity.js';
import { CallersArgs, ContactPlanInput, CreditInput, EvaluationArgs, EvaluationAudienceInput, EvaluationInput, EvaluationNewsInput, MarkCallArgs, OfEvaluationArgs, PauseArgs, PreviewArgs } from './evaluation.inputs.js';
import { EvaluationService } from './evaluation.service.js';
import { EvaluationTemplate } from './question.entity.js';
import { AudienceCount, Credited, EvaluationPreview, EvaluationResponse, PhoneList, QuestionResult } from './response.entity.js';
import { ResponseService } from './response.service.js';
import { ThanksService } from './thanks.service.js';

/** Evaluations, for admins. */
@Resolver(() => Evaluation)
export class EvaluationResolver {
  constructor(
    private readonly service: EvaluationService,
    private readonly responses: ResponseService,
    private readonly thanks: ThanksService,
    private readonly reads: Reads,
  ) {}

  @Requires('evaluation.manage')
  @Query(() => [Evaluation], { description: 'Evaluations, the newest first.' })
  evaluations(@CurrentActor() actor: Actor, @Info() info: GraphQLResolveInfo) {
    return this.reads.list(Evaluation, actor, info);
  }

  @Requires('evaluation.manage')
  @Query(() => Evaluation, { nullable: true, description: 'One evaluation.' })
  evaluation(@CurrentActor() actor: Actor, @Args() { id }: EvaluationArgs, @Info() info: GraphQLResolveInfo) {
    return this.reads.one(Evaluation, actor, info, id);
  }

  @Requires('evaluation.manage')
  @Query(() => [EvaluationTemplate], { description: 'Evaluations ready to be taken up.' })
  evaluationTemplates(): EvaluationTemplate[] {
    return this.service.templates();
  }

  @Requires('evaluation.manage')
  @Query(() => AudienceCount, { description: 'How many people an audience comes to.' })
  evaluationAudience(@Args('input') input: EvaluationAudienceInput): Promise<AudienceCount> {
    return this.service.count(input);
  }

  @Requires('evaluation.manage')
  @Query(() => EvaluationPreview, { description: 'A step of its plan and its page, as their reader will see them.' })
  evaluationPreview(@CurrentActor() actor: Actor, @Args() { evaluationId, stepId, lang }: PreviewArgs): Promise<EvaluationPreview> {
    return this.responses.preview(actor, evaluationId, stepId ?? null, lang ?? null);
  }

  @Requires('evaluation.manage')
  @Query(() => EvaluationResponse, { description: 'Who answered an evaluation, counted.' })
  evaluationResponse(@Args() { evaluationId }: OfEvaluationArgs): Promise<EvaluationResponse> {
    return this.responses.response(evaluationId);
  }

  @Requires('evaluation.manage')
  @Query(() => [QuestionResult], { description: 'What was answered, over all opened answers.' })
  evaluationResults(@Args() { evaluationId }: OfEvaluationArgs): Promise<QuestionResult[]> {
    return this.responses.results(evaluationId);
  }

  @Requires('evaluation.manage')
  @Mutation(() => Evaluation, { description: 'Makes an evaluation, or changes one while it is a draft.' })
  async saveEvaluation(@CurrentActor() actor: Actor, @Args('input') input: EvaluationInput, @Info() info: GraphQLResolveInfo) {
    return this.reads.one(Evaluation, actor, info, await this.service.save(actor, input));
  }

  @Requires('evaluation.manage')
  @Mutation(() => Evaluation, { description: 'Lays out the steps by which its people are asked, while it is a draft.' })
  async saveContactPlan(@CurrentActor() actor: Actor, @Args('input') input: ContactPlanInput, @Info() info: GraphQLResolveInfo) {
    return this.reads.one(Evaluation, actor, info, await this.service.savePlan(actor, input));
  }

  @Requires('evaluation.manage')
  @Mutation(() => Evaluation, { description: 'Starts it: its audience is taken down and its plan runs. The recovery copy of its key must be downloaded before.' })
  async startEvaluation(@CurrentActor() actor: Actor, @Args() { id }: EvaluationArgs, @Info() info: GraphQLResolveInfo) {
    return this.reads.one(Evaluation, actor, info, await this.service.start(actor, id));
  }

  @Requires('evaluation.manage')
  @Mutation(() => Evaluation, { description: 'Stops its contact plan for now, or lets it go on.' })
  async pauseContactPlan(@CurrentActor() actor: Actor, @Args() { id, paused }: PauseArgs, @Info() info: GraphQLResolveInfo) {
    return this.reads.one(Evaluation, actor, info, await this.service.pause(actor, id, paused));
  }

  @Requires('evaluation.manage')
  @Mutation(() => Evaluation, { description: 'Closes it: no answer is taken any more, and nobody is asked any more.' })
  async closeEvaluation(@CurrentActor() actor: Actor, @Args() { id }: EvaluationArgs, @Info() info: GraphQLResolveInfo) {
    return this.reads.one(Evaluation, actor, info, await this.service.close(actor, id));
  }

  @Requires('evaluation.manage')
  @Mutation(() => Credited, { description: 'Credits people whose feedback was taken in the room: they are thanked, and asked no more.' })
  creditInvitations(@CurrentActor() actor: Actor, @Args('input') input: CreditInput): Promise<Credited> {
    return this.thanks.credit(actor, input);
  }

  @Requires('evaluation.manage')
  @Mutation(() => Evaluation, { description: 'Says which volunteers see its phone list.' })
  async saveCallers(@CurrentActor() actor: Actor, @Args() { evaluationId, memberIds }: CallersArgs, @Info() info: GraphQLResolveInfo) {
    return this.reads.one(Evaluation, actor, info, await this.service.saveCallers(actor, evaluationId, memberIds));
  }

  @Requires('evaluation.manage')
  @Mutation(() => Evaluation, { description: 'Sends what was said and what was done about it to all who were asked.' })
  async sendEvaluationNews(@CurrentActor() actor: Actor, @Args('input') input: EvaluationNewsInput, @Info() info: GraphQLResolveInfo) {
    return this.reads.one(Evaluation, actor, info, await this.thanks.news(actor, input));
  }
}

/** The phone list, for volunteers and admins. */
@Resolver(() => PhoneList)
export class PhoneListResolver {
  constructor(private readonly service: CallService) {}

  @Requires('evaluation.call')
  @Query(() => [PhoneList], { description: 'Evaluations you phone for, each with the silent who may be phoned; empty for everybody else.' })
  phoneLists(@CurrentActor() actor: Actor): Promise<PhoneList[]> {
    return this.service.lists(actor);
  }

  @Requires('evaluation.call')
  @Mutation(() => PhoneList, { description: 'Writes down how a call ended. Answers are keyed in on the page of whoever answers.' })
  markCall(@CurrentActor() actor: Actor, @Args() { evaluationId, memberId, outcome }: MarkCallArgs): Promise<PhoneList> {
    return this.service.mark(actor, evaluationId, memberId, outcome);
  }
}
