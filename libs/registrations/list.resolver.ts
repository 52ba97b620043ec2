import { type Actor, CurrentActor, Reads, Requires } from '#platform';
import { Args, Info, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { RegistrationList } from './list.entity.js';
import { ListArgs, ParticipationArgs, PublishArgs, RegistrationListInput, RegistrationsArgs } from './list.inputs.js';
import { ListService } from './list.service.js';
import { Participation } from './participation.entity.js';
import { ParticipationService } from './participation.service.js';
import { Registration, RegistrationConnection } from './registration.entity.js';

@Resolver(() => RegistrationList)
export class ListResolver {
  constructor(
    private readonly service: ListService,
    private readonly participations: ParticipationService,
    private readonly reads: Reads,
  ) {}

  @Requires('registration.read')
  @Query(() => [RegistrationList], { description: 'The lists of registrations you may see, the latest first.' })
  registrationLists(@CurrentActor() actor: Actor, @Info() info: GraphQLResolveInfo): Promise<RegistrationList[]> {
    return this.reads.list(RegistrationList, actor, info);
  }

  @Requires('registration.read')
  @Query(() => RegistrationList, { nullable: true, description: 'One list of registrations.' })
  registrationList(@CurrentActor() actor: Actor, @Args() { id }: ListArgs, @Info() info: GraphQLResolveInfo): Promise<RegistrationList | null> {
    return this.reads.one(RegistrationList, actor, info, id);
  }

  @Requires('registration.read')
  @Query(() => RegistrationConnection, { description: 'Who is on a list, by name.' })
  registrations(@CurrentActor() actor: Actor, @Args() { listId, ...page }: RegistrationsArgs, @Info() info: GraphQLResolveInfo) {
    return this.reads.page(Registration, actor, info, page, 'name', (row, bind) => `${row}.list_id = ${bind(listId)}`);
  }

  @Requires('member.read')
  @Query(() => Participation, { nullable: true, description: 'Who took part, by region and role: all of it for those who may see the list, from five people a cell for other members once it is published.' })
  participation(@CurrentActor() actor: Actor, @Args() { listId }: ParticipationArgs): Promise<Participation | null> {
    return this.participations.table(actor, listId);
  }

  @Requires('registration.import')
  @Mutation(() => RegistrationList, { description: 'Makes a list of registrations, or changes one. Champions do so for a table they run.' })
  async saveRegistrationList(@CurrentActor() actor: Actor, @Args('input') input: RegistrationListInput, @Info() info: GraphQLResolveInfo) {
    return this.reads.one(RegistrationList, actor, info, await this.service.save(actor, input));
  }

  @Requires('registration.publish')
  @Mutation(() => RegistrationList, { description: 'Shows the participation table of a list to everybody, as it stands today and without small cells; or shows it no more.' })
  async publishParticipation(@CurrentActor() actor: Actor, @Args() { id, on }: PublishArgs, @Info() info: GraphQLResolveInfo) {
    await this.service.publish(actor, id, on);
    return this.reads.one(RegistrationList, actor, info, id);
  }
}
