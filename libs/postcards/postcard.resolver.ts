import { type Actor, CurrentActor, PageArgs, Reads, Requires } from '#platform';
import { Args, Info, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { Postcard, PostcardConnection, PostcardRun, PostcardRunConnection } from './postcard.entity.js';
import { CardTextInput, LockArgs, PostcardArgs, PostcardsArgs, PostingInput, PrintedArgs } from './postcard.inputs.js';
import { ReturnedService } from './returned.service.js';
import { RunService } from './run.service.js';

@Resolver(() => PostcardRun)
export class PostcardRunResolver {
  constructor(
    private readonly runs: RunService,
    private readonly reads: Reads,
  ) {}

  @Requires('postcard.manage')
  @Query(() => PostcardRunConnection, { description: 'Runs of postcards, the newest first.' })
  postcardRuns(@CurrentActor() actor: Actor, @Args() page: PageArgs, @Info() info: GraphQLResolveInfo) {
    return this.reads.page(PostcardRun, actor, info, page, 'newest');
  }

  @Requires('postcard.manage')
  @Query(() => PostcardRun, { nullable: true, description: 'One run of postcards.' })
  postcardRun(@CurrentActor() actor: Actor, @Args() { id }: PostcardArgs, @Info() info: GraphQLResolveInfo) {
    return this.reads.one(PostcardRun, actor, info, id);
  }

  @Requires('postcard.manage')
  @Query(() => PostcardConnection, { description: 'The cards of a run, in one state or in all.' })
  postcards(@CurrentActor() actor: Actor, @Args() { runId, state, ...page }: PostcardsArgs, @Info() info: GraphQLResolveInfo) {
    return this.reads.page(Postcard, actor, info, page, 'state', (row, bind) => `${row}.run_id = ${bind(runId)}::uuid${state ? ` and ${row}.state = ${bind(state)}` : ''}`);
  }

  @Requires('postcard.manage')
  @Mutation(() => PostcardRun, { description: 'Writes another text on the cards of an open run.' })
  async editPostcardRun(@CurrentActor() actor: Actor, @Args() { id }: PostcardArgs, @Args('input') input: CardTextInput, @Info() info: GraphQLResolveInfo) {
    return this.reads.one(PostcardRun, actor, info, await this.runs.edit(actor, id, input));
  }

  @Requires('postcard.manage')
  @Mutation(() => PostcardRun, { description: 'Looks again whether each card of an open run can be posted.' })
  async checkPostcardRun(@CurrentActor() actor: Actor, @Args() { id }: PostcardArgs, @Info() info: GraphQLResolveInfo) {
    return this.reads.one(PostcardRun, actor, info, await this.runs.recheck(actor, id));
  }

  @Requires('postcard.manage')
  @Mutation(() => PostcardRun, { description: 'Locks a run: names and addresses are written down, and nothing changes any more.' })
  async lockPostcardRun(@CurrentActor() actor: Actor, @Args() { id, cards }: LockArgs, @Info() info: GraphQLResolveInfo) {
    return this.reads.one(PostcardRun, actor, info, await this.runs.lock(actor, id, cards));
  }

  @Requires('postcard.manage')
  @Mutation(() => PostcardRun, { description: 'Notes that a locked run was handed to the post.' })
  async postPostcardRun(@CurrentActor() actor: Actor, @Args() { id }: PostcardArgs, @Args('input') input: PostingInput, @Info() info: GraphQLResolveInfo) {
    return this.reads.one(PostcardRun, actor, info, await this.runs.post(actor, id, input));
  }
}

@Resolver(() => Postcard)
export class PostcardResolver {
  constructor(
    private readonly returned: ReturnedService,
    private readonly reads: Reads,
  ) {}

  @Requires('postcard.manage')
  @Query(() => Postcard, { nullable: true, description: 'The card on which this is printed; none when there is no such card in the post.' })
  async postcardWith(@CurrentActor() actor: Actor, @Args() { printed }: PrintedArgs, @Info() info: GraphQLResolveInfo) {
    const id = await this.returned.find(actor, printed);
    return id && this.reads.one(Postcard, actor, info, id);
  }

  @Requires('postcard.manage')
  @Mutation(() => Postcard, { description: 'Notes that a card came back: its address is not good.' })
  async markPostcardReturned(@CurrentActor() actor: Actor, @Args() { id }: PostcardArgs, @Info() info: GraphQLResolveInfo) {
    return this.reads.one(Postcard, actor, info, await this.returned.mark(actor, id));
  }

  @Requires('postcard.manage')
  @Mutation(() => Postcard, { description: 'Takes back that a card came back: its address is good after all.' })
  async undoPostcardReturned(@CurrentActor() actor: Actor, @Args() { id }: PostcardArgs, @Info() info: GraphQLResolveInfo) {
    return this.reads.one(Postcard, actor, info, await this.returned.undo(actor, id));
  }
}
