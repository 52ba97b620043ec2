import { Member } from '#people';
import { type Actor, CurrentActor, DeliveryConnection, Outbox, PageArgs, Reads, Requires } from '#platform';
import { Args, Info, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { AnnouncementService } from './announcement.service.js';
import { Campaign, CampaignConnection } from './campaign.entity.js';
import { AnnouncementInput, AudienceArgs, DecideArgs, DecideSinglesArgs, DeliveriesArgs, MailArgs, SingleDeliveriesArgs } from './campaign.inputs.js';
import { CampaignService } from './campaign.service.js';
import { Preference, PreferenceArgs, PreferenceInput } from './preference.entity.js';
import { PreferenceService } from './preference.service.js';
import { SuppressionService } from './bounce.service.js';
import { Suppression, SuppressionConnection } from './suppression.entity.js';

@Resolver(() => Campaign)
export class CampaignResolver {
  constructor(
    private readonly service: CampaignService,
    private readonly announcements: AnnouncementService,
    private readonly reads: Reads,
  ) {}

  @Requires('mail.read')
  @Query(() => CampaignConnection, { description: 'Campaigns, the newest first; of a champion those for their tables.' })
  campaigns(@CurrentActor() actor: Actor, @Args() page: PageArgs, @Info() info: GraphQLResolveInfo) {
    return this.reads.page(Campaign, actor, info, page, 'newest');
  }

  @Requires('mail.read')
  @Query(() => Campaign, { nullable: true, description: 'One campaign.' })
  campaign(@CurrentActor() actor: Actor, @Args() { id }: MailArgs, @Info() info: GraphQLResolveInfo) {
    return this.reads.one(Campaign, actor, info, id);
  }

  @Requires('mail.read')
  @Query(() => DeliveryConnection, { description: 'The letters of a campaign, in one state or in all.' })
  deliveries(@CurrentActor() actor: Actor, @Args() { campaignId, state, bounced, ...page }: DeliveriesArgs, @Info() info: GraphQLResolveInfo) {
    return this.reads.page(Outbox, actor, info, page, 'state', (row, bind) => `${row}.campaign_id = ${bind(campaignId)}::uuid${state ? ` and ${row}.state = ${bind(state)}` : ''}${bounced ? ` and ${row}.bounced_at is not null` : ''}`);
  }

  @Requires('campaign.manage')
  @Mutation(() => Campaign, { description: 'Stops a campaign for now.' })
  async pauseCampaign(@CurrentActor() actor: Actor, @Args() { id }: MailArgs, @Info() info: GraphQLResolveInfo) {
    return this.reads.one(Campaign, actor, info, await this.service.pause(actor, id));
  }

  @Requires('campaign.manage')
  @Mutation(() => Campaign, { description: 'Lets a paused campaign go on.' })
  async resumeCampaign(@CurrentActor() actor: Actor, @Args() { id }: MailArgs, @Info() info: GraphQLResolveInfo) {
    return this.reads.one(Campaign, actor, info, await this.service.resume(actor, id));
  }

  @Requires('campaign.manage')
  @Mutation(() => Campaign, { description: 'Lets letters that wait for a person go after all. One that was in doubt may arrive a second time.' })
  async releaseDeliveries(@CurrentActor() actor: Actor, @Args() { campaignId, ids }: DecideArgs, @Info() info: GraphQLResolveInfo) {
    return this.reads.one(Campaign, actor, info, await this.service.release(actor, campaignId, ids));
  }

  @Requires('campaign.manage')
  @Mutation(() => Campaign, { description: 'Drops letters that wait for a person: those named, or all of them.' })
  async dropDeliveries(@CurrentActor() actor: Actor, @Args() { campaignId, ids }: DecideArgs, @Info() info: GraphQLResolveInfo) {
    return this.reads.one(Campaign, actor, info, await this.service.drop(actor, campaignId, ids));
  }

  @Requires('campaign.manage')
  @Mutation(() => Campaign, { description: 'Gives a paused campaign up: what has not gone is dropped.' })
  async dropCampaign(@CurrentActor() actor: Actor, @Args() { id }: MailArgs, @Info() info: GraphQLResolveInfo) {
    return this.reads.one(Campaign, actor, info, await this.service.giveUp(actor, id));
  }

  @Requires('mail.manage')
  @Query(() => DeliveryConnection, { description: 'Letters of no campaign, such as offers of a seat, that wait for a person, and those of the last thirty days that could not be sent.' })
  singleDeliveries(@CurrentActor() actor: Actor, @Args() { state, ...page }: SingleDeliveriesArgs, @Info() info: GraphQLResolveInfo) {
    return this.reads.page(Outbox, actor, info, page, 'state', this.service.singles(state ?? null));
  }

  @Requires('mail.manage')
  @Mutation(() => Int, { description: 'Lets letters of no campaign that wait for a person go after all, and says how many. One that was in doubt may arrive a second time.' })
  releaseSingleDeliveries(@CurrentActor() actor: Actor, @Args() { ids }: DecideSinglesArgs): Promise<number> {
    return this.service.releaseSingles(actor, ids);
  }

  @Requires('mail.manage')
  @Mutation(() => Int, { description: 'Drops letters of no campaign that wait for a person, and says how many.' })
  dropSingleDeliveries(@CurrentActor() actor: Actor, @Args() { ids }: DecideSinglesArgs): Promise<number> {
    return this.service.dropSingles(actor, ids);
  }

  @Requires('announcement.send')
  @Query(() => Int, { description: 'How many people with an email address an announcement would be for.' })
  audienceSize(@CurrentActor() actor: Actor, @Args() { audience, tableId }: AudienceArgs): Promise<number> {
    return this.announcements.size(actor, audience, tableId);
  }

  @Requires('announcement.send')
  @Mutation(() => Campaign, { description: 'Sends an announcement to many, or a test copy of it to yourself.' })
  async sendAnnouncement(@CurrentActor() actor: Actor, @Args('input') input: AnnouncementInput, @Args('test', { type: () => Boolean, description: 'True for a copy to yourself only.' }) test: boolean, @Info() info: GraphQLResolveInfo) {
    return this.reads.one(Campaign, actor, info, await this.announcements.send(actor, input, test));
  }
}

@Resolver(() => Suppression)
export class SuppressionResolver {
  constructor(
    private readonly service: SuppressionService,
    private readonly reads: Reads,
  ) {}

  @Requires('mail.manage')
  @Query(() => SuppressionConnection, { description: 'Addresses that are not written to, and those that were lifted.' })
  suppressions(@CurrentActor() actor: Actor, @Args() page: PageArgs, @Info() info: GraphQLResolveInfo) {
    return this.reads.page(Suppression, actor, info, page, 'address');
  }

  @Requires('mail.manage')
  @Mutation(() => Suppression, { description: 'Uses an address again that was suppressed wrongly.' })
  async liftSuppression(@CurrentActor() actor: Actor, @Args() { id }: MailArgs, @Info() info: GraphQLResolveInfo) {
    return this.reads.one(Suppression, actor, info, await this.service.lift(actor, id));
  }
}

/** The ledger knows a member by their id only; here it becomes a member. */
@Resolver(() => Outbox)
export class DeliveryMemberResolver {
  @ResolveField(() => Member, { nullable: true, description: 'To whom it goes.' })
  member(@Parent() delivery: Outbox & { member: Member | null }): Member | null {
    return delivery.member;
  }
}

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
