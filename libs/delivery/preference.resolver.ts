import { type Actor, CurrentActor, Requires } from '#platform';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Preference } from './preference.entity.js';
import { PreferenceArgs, PreferenceInput } from './preference.inputs.js';
import { PreferenceService } from './preference.service.js';

@Resolver(() => Preference)
export class PreferenceResolver {
  constructor(private readonly service: PreferenceService) {}

  @Requires('preference.edit')
  @Query(() => Preference, { description: 'Which letters you want, or somebody you look after wants, and when.' })
  preference(@CurrentActor() actor: Actor, @Args() { memberId }: PreferenceArgs): Promise<Preference> {
    return this.service.read(actor, memberId);
  }

  @Requires('preference.edit')
  @Mutation(() => Preference, { description: 'Keeps which letters you want, or somebody you look after wants, and when.' })
  savePreference(@CurrentActor() actor: Actor, @Args() { memberId }: PreferenceArgs, @Args('input') input: PreferenceInput): Promise<Preference> {
    return this.service.save(actor, memberId, input);
  }
}
