import { Member, Organisation } from '#people';
import { type Actor, Clock, CurrentActor, Reads, Requires } from '#platform';
import { Args, Info, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { EraseService } from './erase.service.js';
import { Merge } from './merge.entity.js';
import { MergeArgs, MergeMembersArgs, RecordArgs } from './merge.inputs.js';
import { undoable } from './merge.policy.js';
import { MergeService } from './merge.service.js';
import { OrganisationMerge } from './organisation-merge.entity.js';
import { OrganisationService } from './organisation.service.js';

@Resolver(() => Merge)
export class MergeResolver {
  constructor(
    private readonly service: MergeService,
    private readonly organisations: OrganisationService,
    private readonly eraser: EraseService,
    private readonly reads: Reads,
    private readonly clock: Clock,
  ) {}

  @Requires('record.merge')
  @Query(() => [Merge], { description: 'The merges that can still be undone, newest first.' })
  merges(@CurrentActor() actor: Actor, @Info() info: GraphQLResolveInfo) {
    return this.reads.list(Merge, actor, info, { where: undoable(this.clock.now()) });
  }

  @Requires('record.merge')
  @Mutation(() => Member, { description: 'Makes two rows that are one person one. Nothing is lost, and it can be undone for a day.' })
  async mergeMembers(@CurrentActor() actor: Actor, @Args() { keepId, goneId, take }: MergeMembersArgs, @Info() info: GraphQLResolveInfo) {
    await this.service.merge(actor, keepId, goneId, take ?? []);
    return this.reads.one(Member, actor, info, keepId);
  }

  @Requires('record.merge')
  @Mutation(() => Member, { description: 'Undoes a merge, as long as nothing of it has changed since. Answers the row that is back.' })
  async undoMerge(@CurrentActor() actor: Actor, @Args() { id }: RecordArgs, @Info() info: GraphQLResolveInfo) {
    return this.reads.one(Member, actor, info, await this.service.undo(actor, id));
  }

  @Requires('record.merge')
  @Query(() => [OrganisationMerge], { description: 'The merges of organisations that can still be undone, newest first.' })
  organisationMerges(@CurrentActor() actor: Actor, @Info() info: GraphQLResolveInfo) {
    return this.reads.list(OrganisationMerge, actor, info, { where: undoable(this.clock.now()) });
  }

  @Requires('record.merge')
  @Mutation(() => Organisation, { description: 'Makes two organisations one: members move, gaps are filled, the other one is deleted. It can be undone for a day.' })
  async mergeOrganisations(@CurrentActor() actor: Actor, @Args() { keepId, goneId }: MergeArgs, @Info() info: GraphQLResolveInfo) {
    await this.organisations.merge(actor, keepId, goneId);
    return this.reads.one(Organisation, actor, info, keepId);
  }

  @Requires('record.merge')
  @Mutation(() => Organisation, { description: 'Undoes a merge of two organisations. Whoever has gone elsewhere since stays there. Answers the one that is back.' })
  async undoOrganisationMerge(@CurrentActor() actor: Actor, @Args() { id }: RecordArgs, @Info() info: GraphQLResolveInfo) {
    return this.reads.one(Organisation, actor, info, await this.organisations.undo(actor, id));
  }

  @Requires('member.edit-self')
  @Mutation(() => Boolean, { description: 'Erases somebody for good: yourself, or for an admin anybody. What they did stays, done by a person without a name.' })
  eraseMember(@CurrentActor() actor: Actor, @Args() { id }: RecordArgs): Promise<boolean> {
    return this.eraser.erase(actor, id);
  }
}
