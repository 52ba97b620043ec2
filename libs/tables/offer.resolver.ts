import { type Actor, Clock, CurrentActor, Reads, Requires } from '#platform';
import { Args, Info, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { Offer } from './offer.entity.js';
import { openTo } from './offer.policy.js';
import { OfferService } from './offer.service.js';
import { AnswerOfferArgs, OfferSeatInput, OneArgs } from './table.inputs.js';

@Resolver(() => Offer)
export class OfferResolver {
  constructor(
    private readonly service: OfferService,
    private readonly reads: Reads,
    private readonly clock: Clock,
  ) {}

  @Requires('offer.answer')
  @Query(() => [Offer], { description: 'Seats that are on offer to you and wait for your answer.' })
  myOffers(@CurrentActor() actor: Actor, @Info() info: GraphQLResolveInfo) {
    return this.reads.list(Offer, actor, info, { where: openTo(actor, this.clock.now()) });
  }

  @Requires('table.manage')
  @Mutation(() => Offer, { description: 'Offers a free seat to a member by letter.' })
  async offerSeat(@CurrentActor() actor: Actor, @Args('input') input: OfferSeatInput, @Info() info: GraphQLResolveInfo) {
    return this.reads.one(Offer, actor, info, await this.service.offerSeat(actor, input));
  }

  @Requires('table.manage')
  @Mutation(() => Offer, { description: 'Takes an open offer back.' })
  async withdrawOffer(@CurrentActor() actor: Actor, @Args() { id }: OneArgs, @Info() info: GraphQLResolveInfo) {
    return this.reads.one(Offer, actor, info, await this.service.withdrawOffer(actor, id));
  }

  @Requires('offer.answer')
  @Mutation(() => Offer, { description: 'Your answer to a seat on offer to you.' })
  async answerOffer(@CurrentActor() actor: Actor, @Args() { id, accept }: AnswerOfferArgs, @Info() info: GraphQLResolveInfo) {
    return this.reads.one(Offer, actor, info, await this.service.answerOffer(actor, id, accept));
  }
}
