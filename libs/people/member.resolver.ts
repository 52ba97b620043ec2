import { type Actor, CurrentActor, Reads, Requires } from '#platform';
import { Args, ArgsType, Field, ID, Info, Mutation, ObjectType, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { IsOptional, IsUUID } from 'class-validator';
import type { GraphQLResolveInfo } from 'graphql';
import { Consent } from './consent.entity.js';
import { Member, MemberConnection } from './member.entity.js';
import { maySeeContacts } from './member.policy.js';
import { MemberService } from './member.service.js';
import { ConsentArgs, IdArgs, MemberInput, MembersArgs, PauseArgs } from './people.inputs.js';
import { Role, RoleName } from './role.entity.js';
import { nameHas } from './search.policy.js';
import { SettingsService } from './settings.service.js';

@ObjectType({ description: 'Whoever is signed in.' })
export class Me {
  @Field(() => Member, { description: 'The member.' }) member: Member;
  @Field(() => [String], { description: 'What they may do, somewhere.' }) permissions: string[];
  @Field(() => [ID], { description: 'The tables they run.' }) championOf: string[];
}

@ArgsType()
class GrantArgs {
  @Field(() => ID, { description: 'Who gets it.' })
  @IsUUID('all', { message: 'Please pick a member from the list.' })
  memberId: string;

  @Field(() => RoleName, { description: 'Which role.' }) role: RoleName;

  @Field(() => ID, { nullable: true, description: 'The table a champion runs.' })
  @IsOptional()
  @IsUUID('all', { message: 'Please pick a table from the list.' })
  tableId?: string | null;
}

@Resolver(() => Me)
export class MeResolver {
  constructor(private readonly reads: Reads) {}

  @Requires('member.read')
  @Query(() => Me, { description: 'Whoever is signed in, and what they may do.' })
  me(@CurrentActor() actor: Actor): object {
    return { actor, permissions: [...actor.permissions].filter((name) => name !== 'anyone'), championOf: actor.scopes };
  }

  @ResolveField(() => Member, { description: 'The member.' })
  member(@Parent() { actor }: { actor: Actor }, @Info() info: GraphQLResolveInfo): Promise<Member | null> {
    return this.reads.one(Member, actor, info, actor.memberId!);
  }
}

@Resolver(() => Member)
export class MemberResolver {
  constructor(
    private readonly service: MemberService,
    private readonly settings: SettingsService,
    private readonly reads: Reads,
  ) {}

  @Requires('member.read')
  @Query(() => MemberConnection, { description: 'Members by name.' })
  members(@CurrentActor() actor: Actor, @Args() { filter, ...page }: MembersArgs, @Info() info: GraphQLResolveInfo) {
    return this.reads.page(Member, actor, info, page, 'name', (row, bind) =>
      [
        filter?.search && nameHas('member', row, filter.search, bind),
        filter?.sectorId && `${row}.sector_id = ${bind(filter.sectorId)}`,
        filter?.communityId && `${row}.community_id = ${bind(filter.communityId)}`,
        filter?.regionId && `${row}.community_id in (select id from community where region_id = ${bind(filter.regionId)})`,
        filter?.organisationId && `${row}.organisation_id = ${bind(filter.organisationId)}`,
        filter?.primaryRole && `${row}.primary_role = ${bind(filter.primaryRole)} and ${maySeeContacts(row, actor, bind)}`,
        `${row}.erased_at is null`,
      ]
        .filter(Boolean)
        .join(' and '),
    );
  }

  @Requires('member.read')
  @Query(() => Member, { nullable: true, description: 'One member.' })
  member(@CurrentActor() actor: Actor, @Args() { id }: IdArgs, @Info() info: GraphQLResolveInfo) {
    return this.reads.one(Member, actor, info, id);
  }

  @Requires('member.read')
  @Query(() => [Role], { description: 'Who has a role beyond a member.' })
  roles(@CurrentActor() actor: Actor, @Info() info: GraphQLResolveInfo) {
    return this.reads.list(Role, actor, info);
  }

  @Requires('member.manage')
  @Mutation(() => Member, { description: 'Adds a person, with or without an email.' })
  async addMember(@CurrentActor() actor: Actor, @Args('input') input: MemberInput, @Info() info: GraphQLResolveInfo) {
    return this.reads.one(Member, actor, info, await this.service.add(actor, input));
  }

  @Requires('member.edit-self')
  @Mutation(() => Member, { description: 'Changes yourself, or somebody of a table you run.' })
  async updateMember(@CurrentActor() actor: Actor, @Args() { id }: IdArgs, @Args('input') input: MemberInput, @Info() info: GraphQLResolveInfo) {
    await this.service.update(actor, id, input);
    return this.reads.one(Member, actor, info, id);
  }

  @Requires('member.disable')
  @Mutation(() => Member, { description: 'Closes an account: they are signed out everywhere at once.' })
  async disableMember(@CurrentActor() actor: Actor, @Args() { id }: IdArgs, @Info() info: GraphQLResolveInfo) {
    await this.service.disable(actor, id);
    return this.reads.one(Member, actor, info, id);
  }

  @Requires('member.disable')
  @Mutation(() => Member, { description: 'Opens an account again.' })
  async enableMember(@CurrentActor() actor: Actor, @Args() { id }: IdArgs, @Info() info: GraphQLResolveInfo) {
    await this.service.enable(actor, id);
    return this.reads.one(Member, actor, info, id);
  }

  @Requires('member.edit-self')
  @Mutation(() => Member, { description: 'Stops the letters to yourself, or to somebody of a table you run, until a day; or sends them again.' })
  async pauseMember(@CurrentActor() actor: Actor, @Args() { id, until }: PauseArgs, @Info() info: GraphQLResolveInfo) {
    await this.service.pause(actor, id, until ?? null);
    return this.reads.one(Member, actor, info, id);
  }

  @Requires('member.edit-self')
  @Mutation(() => Boolean, { description: 'You leave the network, or an admin says so for somebody: seats, roles and letters end; what was done stays.' })
  async leaveNetwork(@CurrentActor() actor: Actor, @Args() { id }: IdArgs): Promise<boolean> {
    await this.service.leave(actor, id);
    return true;
  }

  @Requires('member.edit-self')
  @Mutation(() => Consent, { description: 'Keeps that a member agreed to be written to, and how we know.' })
  async saveConsent(@CurrentActor() actor: Actor, @Args() { memberId, input }: ConsentArgs, @Info() info: GraphQLResolveInfo) {
    return this.reads.one(Consent, actor, info, await this.service.saveConsent(actor, memberId, input));
  }

  @Requires('member.edit-self')
  @Mutation(() => Consent, { description: 'A member takes a consent back, from today on.' })
  async withdrawConsent(@CurrentActor() actor: Actor, @Args() { id }: IdArgs, @Info() info: GraphQLResolveInfo) {
    await this.service.withdrawConsent(actor, id);
    return this.reads.one(Consent, actor, info, id);
  }

  @Requires('role.grant')
  @Mutation(() => Role, { description: 'Makes somebody an admin, or the champion of a table.' })
  async grantRole(@CurrentActor() actor: Actor, @Args() { memberId, role, tableId }: GrantArgs, @Info() info: GraphQLResolveInfo) {
    return this.reads.one(Role, actor, info, await this.settings.grantRole(actor, memberId, role, tableId ?? null));
  }

  @Requires('role.grant')
  @Mutation(() => Boolean, { description: 'Takes a role away. It is lost at the next request.' })
  async revokeRole(@CurrentActor() actor: Actor, @Args() { id }: IdArgs): Promise<boolean> {
    await this.settings.revokeRole(actor, id);
    return true;
  }
}
