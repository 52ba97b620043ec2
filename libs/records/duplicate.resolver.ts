import { Member, Organisation } from '#people';
import { type Actor, CurrentActor, Reads, Requires } from '#platform';
import { Args, Info, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { Duplicate, DuplicateOrganisation } from './duplicate.entity.js';
import { DuplicateService } from './duplicate.service.js';
import { ApartArgs } from './merge.inputs.js';

@Resolver(() => Duplicate)
export class DuplicateResolver {
  constructor(
    private readonly service: DuplicateService,
    private readonly reads: Reads,
  ) {}

  @Requires('record.merge')
  @Query(() => [Duplicate], { description: 'Members who look like one person, the most certain first, at most 100.' })
  async duplicates(@CurrentActor() actor: Actor, @Info() info: GraphQLResolveInfo) {
    const pairs = await this.service.members(actor);
    return this.reads.pairs(Member, actor, info, pairs);
  }

  @Requires('record.merge')
  @Query(() => [DuplicateOrganisation], { description: 'Organisations that look like one, the most certain first, at most 100.' })
  async duplicateOrganisations(@CurrentActor() actor: Actor, @Info() info: GraphQLResolveInfo) {
    const pairs = await this.service.organisations(actor);
    return this.reads.pairs(Organisation, actor, info, pairs);
  }

  @Requires('record.merge')
  @Mutation(() => Boolean, { description: 'Says that two members are not the same person. They are never shown as a pair again.' })
  keepApart(@CurrentActor() actor: Actor, @Args() { aId, bId }: ApartArgs): Promise<boolean> {
    return this.service.keepApart(actor, aId, bId);
  }
}
