import { type Actor, type Bind, Clock, Config, CurrentActor, LocalDate, Reads, Requires } from '#platform';
import { Inject } from '@nestjs/common';
import { Args, Info, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { Organisation, OrganisationConnection } from './organisation.entity.js';
import { CommunityInput, IdArgs, NetworkInput, OrganisationInput, OrganisationsArgs, RegionInput, SectorInput } from './people.inputs.js';
import { Network } from './network.entity.js';
import { Community, Region } from './region.entity.js';
import { nameHas } from './search.policy.js';
import { Sector } from './sector.entity.js';
import { SettingsService } from './settings.service.js';

/** The lists admins keep. */
@Resolver()
export class PeopleResolver {
  constructor(
    private readonly settings: SettingsService,
    private readonly reads: Reads,
  ) {}

  @Requires('member.read')
  @Query(() => [Sector], { description: 'All sectors, in the order of columns of the blanket.' })
  sectors(@CurrentActor() actor: Actor, @Info() info: GraphQLResolveInfo): Promise<Sector[]> {
    return this.reads.list(Sector, actor, info);
  }

  @Requires('member.read')
  @Query(() => [Region], { description: 'All regions, in their order.' })
  regions(@CurrentActor() actor: Actor, @Info() info: GraphQLResolveInfo): Promise<Region[]> {
    return this.reads.list(Region, actor, info);
  }

  @Requires('member.read')
  @Query(() => [Community], { description: 'All communities, by name.' })
  communities(@CurrentActor() actor: Actor, @Info() info: GraphQLResolveInfo): Promise<Community[]> {
    return this.reads.list(Community, actor, info);
  }

  @Requires('member.read')
  @Query(() => OrganisationConnection, { description: 'Organisations by name.' })
  organisations(@CurrentActor() actor: Actor, @Args() { search, sectorId, communityId, regionId, ...page }: OrganisationsArgs, @Info() info: GraphQLResolveInfo) {
    const narrow = (row: string, bind: Bind) =>
      [
        search && nameHas('organisation', row, search, bind),
        sectorId && `${row}.sector_id = ${bind(sectorId)}`,
        communityId && `${row}.community_id = ${bind(communityId)}`,
        regionId && `${row}.community_id in (select id from community where region_id = ${bind(regionId)})`,
      ]
        .filter(Boolean)
        .join(' and ');
    return this.reads.page(Organisation, actor, info, page, 'name', search || sectorId || communityId || regionId ? narrow : undefined);
  }

  @Requires('member.read')
  @Query(() => Organisation, { nullable: true, description: 'One organisation.' })
  organisation(@CurrentActor() actor: Actor, @Args() { id }: IdArgs, @Info() info: GraphQLResolveInfo) {
    return this.reads.one(Organisation, actor, info, id);
  }

  @Requires('anyone')
  @Query(() => Network, { description: 'This installation.' })
  async network(@CurrentActor() actor: Actor, @Info() info: GraphQLResolveInfo): Promise<Network> {
    return (await this.reads.list(Network, actor, info))[0]!;
  }

  @Requires('people.settings')
  @Mutation(() => Sector, { description: 'Adds a sector, or changes one.' })
  async saveSector(@CurrentActor() actor: Actor, @Args('input') input: SectorInput, @Info() info: GraphQLResolveInfo) {
    return this.reads.one(Sector, actor, info, await this.settings.saveSector(actor, input));
  }

  @Requires('people.settings')
  @Mutation(() => Sector, { description: 'Offers a sector no more for new seats. Seats that stand keep it.' })
  async retireSector(@CurrentActor() actor: Actor, @Args() { id }: IdArgs, @Info() info: GraphQLResolveInfo) {
    await this.settings.retireSector(actor, id);
    return this.reads.one(Sector, actor, info, id);
  }

  @Requires('people.settings')
  @Mutation(() => Region, { description: 'Adds a region, or changes one.' })
  async saveRegion(@CurrentActor() actor: Actor, @Args('input') input: RegionInput, @Info() info: GraphQLResolveInfo) {
    return this.reads.one(Region, actor, info, await this.settings.saveRegion(actor, input));
  }

  @Requires('people.settings')
  @Mutation(() => Community, { description: 'Adds a community, or changes one.' })
  async saveCommunity(@CurrentActor() actor: Actor, @Args('input') input: CommunityInput, @Info() info: GraphQLResolveInfo) {
    return this.reads.one(Community, actor, info, await this.settings.saveCommunity(actor, input));
  }

  @Requires('organisation.manage')
  @Mutation(() => Organisation, { description: 'Adds an organisation; admins may change one.' })
  async saveOrganisation(@CurrentActor() actor: Actor, @Args('input') input: OrganisationInput, @Info() info: GraphQLResolveInfo) {
    return this.reads.one(Organisation, actor, info, await this.settings.saveOrganisation(actor, input));
  }

  @Requires('people.settings')
  @Mutation(() => Network, { description: 'Changes the name of the network and how its letters are signed.' })
  async saveNetwork(@CurrentActor() actor: Actor, @Args('input') input: NetworkInput, @Info() info: GraphQLResolveInfo): Promise<Network> {
    await this.settings.saveNetwork(actor, input);
    return (await this.reads.list(Network, actor, info))[0]!;
  }
}

@Resolver(() => Network)
export class NetworkResolver {
  constructor(
    @Inject(Config) private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  @ResolveField(() => Boolean, { description: 'Whether this runs on one machine for trying out, with pages under /dev.' })
  local(): boolean {
    return this.config.local;
  }

  @ResolveField(() => LocalDate, { description: 'The day it is now, by the clock every date is judged by.' })
  today(): string {
    return this.clock.today();
  }
}
