import { Member } from '#people';
import { type Actor, CurrentActor, Reads, Requires } from '#platform';
import { Args, Info, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { Holding } from './holding.entity.js';
import { Loan } from './loan.entity.js';
import { NotHere } from './not-here.entity.js';
import { Seat } from './seat.entity.js';
import { SeatService } from './seat.service.js';
import { EndArgs, EndHoldingInput, LendSeatInput, NotHereInput, OneArgs, SeatMemberInput } from './table.inputs.js';

@Resolver(() => Seat)
export class SeatResolver {
  constructor(
    private readonly service: SeatService,
    private readonly reads: Reads,
  ) {}

  @Requires('table.read')
  @Query(() => Seat, { nullable: true, description: 'One seat and its story.' })
  seat(@CurrentActor() actor: Actor, @Args() { id }: OneArgs, @Info() info: GraphQLResolveInfo) {
    return this.reads.one(Seat, actor, info, id);
  }

  @Requires('table.manage')
  @Mutation(() => Holding, { description: 'Puts a member on a seat who said yes in the room or on the phone.' })
  async seatMember(@CurrentActor() actor: Actor, @Args('input') input: SeatMemberInput, @Info() info: GraphQLResolveInfo) {
    return this.reads.one(Holding, actor, info, await this.service.seatMember(actor, input));
  }

  @Requires('table.manage')
  @Mutation(() => Holding, { description: 'Ends a holding, with its reason. Saying it again corrects it.' })
  async endHolding(@CurrentActor() actor: Actor, @Args('input') input: EndHoldingInput, @Info() info: GraphQLResolveInfo) {
    return this.reads.one(Holding, actor, info, await this.service.endHolding(actor, input));
  }

  @Requires('table.manage')
  @Mutation(() => Loan, { description: 'Lets the holder of a seat at another table serve this one too.' })
  async lendSeat(@CurrentActor() actor: Actor, @Args('input') input: LendSeatInput, @Info() info: GraphQLResolveInfo) {
    return this.reads.one(Loan, actor, info, await this.service.lendSeat(actor, input));
  }

  @Requires('table.manage')
  @Mutation(() => Loan, { description: 'Ends it: the seat is no longer served from elsewhere.' })
  async endLoan(@CurrentActor() actor: Actor, @Args() { id, until }: EndArgs, @Info() info: GraphQLResolveInfo) {
    return this.reads.one(Loan, actor, info, await this.service.endLoan(actor, id, until));
  }

  @Requires('table.manage')
  @Mutation(() => NotHere, { description: 'Notes that a sector does not exist here, and who said so.' })
  async markNotHere(@CurrentActor() actor: Actor, @Args('input') input: NotHereInput, @Info() info: GraphQLResolveInfo) {
    return this.reads.one(NotHere, actor, info, await this.service.markNotHere(actor, input));
  }

  @Requires('table.manage')
  @Mutation(() => NotHere, { description: 'Ends it: the sector exists here again.' })
  async endNotHere(@CurrentActor() actor: Actor, @Args() { id, until }: EndArgs, @Info() info: GraphQLResolveInfo) {
    return this.reads.one(NotHere, actor, info, await this.service.endNotHere(actor, id, until));
  }
}

/** What a member holds, read along with the member: people do not know of seats. */
@Resolver(() => Member)
export class MemberHoldingsResolver {
  @ResolveField(() => [Holding], { description: 'The seats they hold and held, newest first.' })
  holdings(@Parent() member: Member & { holdings: Holding[] }): Holding[] {
    return member.holdings;
  }
}
