import { Member } from '#people';
import { type Actor, Clock, CurrentActor, Reads, Requires } from '#platform';
import { Args, Info, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { EraseService } from './erase.service.js';
import { Merge } from './merge.entity.js';
import { MergeMembersArgs, RecordArgs } from './merge.inputs.js';
import { undoable } from './merge.policy.js';
import { MergeService } from './merge.service.js';

@Resolver(() => Merge)
export class MergeResolver {
  constructor(
    private readonly service: MergeService,
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

  @Requires('member.edit-self')
  @Mutation(() => Boolean, { description: 'Erases somebody for good: yourself, or for an admin anybody. What they did stays, done by a person without a name.' })
  eraseMember(@CurrentActor() actor: Actor, @Args() { id }: RecordArgs): Promise<boolean> {
    return this.eraser.erase(actor, id);
  }
}
