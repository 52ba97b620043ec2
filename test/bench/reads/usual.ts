import { createRequire } from 'node:module';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { type DynamicModule, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Args, Context, Field, GraphQLModule, ID, InputType, Int, ObjectType, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type DataSource, In, type ObjectLiteral } from 'typeorm';
import { Community, Member, Organisation, Sector } from '#people';
import { dataSource, inputPipe, Instant, LocalDate } from '#platform';
import { Holding, Offer, Seat, Table } from '#tables';
import { allTables } from '../../../apps/api/api.module.js';
import { Meeting, meetings, Rsvp } from '../../fixture/meetings.js';
import type { BenchActor } from './data.js';
import type { Setting } from './serve.js';

/** Nest, Apollo, TypeORM and DataLoader as they are mostly put together: rows by repositories, a loader for each relation. */
type Load<T> = { load(key: string): Promise<T> };
const DataLoader = createRequire(`${process.env['BENCH_HOME']}/package.json`)('dataloader') as new <T>(batch: (keys: readonly string[]) => Promise<T[]>) => Load<T>;

class Loaders {
  readonly sector = this.one(Sector);
  readonly community = this.one(Community);
  readonly organisation = this.one(Organisation);
  readonly member = this.one(Member);
  readonly seat = this.one(Seat);
  readonly table = this.one(Table);
  readonly seatsOf = this.many(Seat, 'tableId', { sector: { position: 'ASC' }, id: 'ASC' });
  readonly holdingsOf = this.many(Holding, 'seatId', { from: 'DESC', id: 'ASC' });
  readonly holdingsBy = this.many(Holding, 'memberId', { from: 'DESC', id: 'ASC' });
  readonly mine = new DataLoader<Rsvp | null>(async (ids) => {
    const rows = await this.db.getRepository(Rsvp).find({ where: { meetingId: In([...ids]), memberId: this.actor.memberId } });
    return ids.map((id) => rows.find((row) => row.meetingId === id) ?? null);
  });
  readonly contacts = new DataLoader<boolean>(async (ids) => {
    const rows: { id: string }[] = await this.db.query(
      `select m.id from member m where m.id = any($1) and (m.id = $2 or m.added_by_id = $2 or exists (select 1 from holding h join seat s on s.id = h.seat_id where h.member_id = m.id and h.until is null and s.table_id = $3)
        or m.contact_visible_to = 'NETWORK' or (m.contact_visible_to = 'TABLES' and exists (select 1 from holding h join seat s on s.id = h.seat_id join seat o on o.table_id = s.table_id join holding mine on mine.seat_id = o.id
          where h.member_id = m.id and h.until is null and mine.member_id = $2 and mine.until is null)))`, [ids, this.actor.memberId, this.actor.tableId]);
    const seen = new Set(rows.map(({ id }) => id));
    return ids.map((id) => seen.has(id));
  });
  private readonly next = new Map<string, Load<Meeting | null>>();

  constructor(readonly db: DataSource, readonly actor: BenchActor) {}

  nextMeeting(after: Date): Load<Meeting | null> {
    const known = this.next.get(after.toISOString());
    const loader = known ?? new DataLoader<Meeting | null>(async (ids) => {
      const rows = await this.db.getRepository(Meeting).createQueryBuilder('m').distinctOn(['m.tableId']).where('m.tableId in (:...ids) and m.startsAt > :after', { ids, after }).orderBy('m.tableId').addOrderBy('m.startsAt').getMany();
      return ids.map((id) => rows.find((row) => row.tableId === id) ?? null);
    });
    this.next.set(after.toISOString(), loader);
    return loader;
  }
  private one<T extends ObjectLiteral>(entity: new () => T): Load<T> {
    return new DataLoader<T>(async (ids) => {
      const rows = new Map((await this.db.getRepository(entity).find({ where: { id: In([...ids]) } as never })).map((row) => [row['id'] as string, row]));
      return ids.map((id) => rows.get(id)!);
    });
  }
  private many<T extends ObjectLiteral>(entity: new () => T, by: string, order: object): Load<T[]> {
    return new DataLoader<T[]>(async (ids) => {
      const rows = Map.groupBy(await this.db.getRepository(entity).find({ where: { [by]: In([...ids]) } as never, order: order as never }), (row) => row[by] as string);
      return ids.map((id) => rows.get(id) ?? []);
    });
  }
}

@ObjectType('S') class NamedType { @Field(() => ID) id: string; @Field(() => String) name: string }
@ObjectType('R') class RsvpType { @Field(() => ID) id: string; @Field(() => String) state: string }
@ObjectType('E') class MeetingType { @Field(() => ID) id: string; @Field(() => String) title: string; @Field(() => Instant) startsAt: Date }
@ObjectType('M') class MemberType { @Field(() => ID) id: string; @Field(() => String) name: string; @Field(() => String) contactVisibleTo: string }
@ObjectType('T') class TableType { @Field(() => ID) id: string; @Field(() => String) name: string; @Field(() => String) kind: string }
@ObjectType('P') class SeatType { @Field(() => ID) id: string }
@ObjectType('H') class HoldingType { @Field(() => ID) id: string; @Field(() => LocalDate) from: string; @Field(() => LocalDate, { nullable: true }) until: string | null }
@ObjectType('O') class OfferType { @Field(() => ID) id: string; @Field(() => String, { nullable: true }) note: string | null; @Field(() => Instant) offeredAt: Date; @Field(() => Instant) expiresAt: Date }
@ObjectType('Me2') class MeType { @Field(() => [ID]) championOf: string[]; @Field(() => MemberType) member: Member }
@ObjectType('Edge2') class EdgeType { @Field(() => MemberType) node: Member }
@ObjectType('Info2') class InfoType { @Field(() => String, { nullable: true }) endCursor: string | null; @Field(() => Boolean) hasNextPage: boolean }
@ObjectType('Page2') class PageType { @Field(() => [EdgeType]) edges: EdgeType[]; @Field(() => InfoType) pageInfo: InfoType }
@InputType('MemberFilter') class Filter { @Field(() => ID, { nullable: true }) sectorId?: string }

interface Ctx { loaders: Loaders }

@Resolver(() => TableType)
class UsualTables {
  @Query(() => [TableType]) someTables(@Args('first', { type: () => Int }) first: number, @Context() { loaders }: Ctx) {
    return loaders.db.getRepository(Table).find({ order: { kind: 'DESC', name: 'ASC', id: 'ASC' }, take: first });
  }
  @ResolveField(() => NamedType, { nullable: true }) community(@Parent() { communityId }: Table, @Context() { loaders }: Ctx) { return communityId && loaders.community.load(communityId); }
  @ResolveField(() => [SeatType]) seats(@Parent() { id }: Table, @Context() { loaders }: Ctx) { return loaders.seatsOf.load(id); }
  @ResolveField(() => MeetingType, { nullable: true }) nextMeeting(@Parent() { id }: Table, @Args('after', { type: () => Instant, nullable: true }) after: Date, @Context() { loaders }: Ctx) { return loaders.nextMeeting(after).load(id); }
}
@Resolver(() => MeetingType)
class UsualMeetings { @ResolveField(() => RsvpType, { nullable: true }) mine(@Parent() { id }: Meeting, @Context() { loaders }: Ctx) { return loaders.mine.load(id); } }
@Resolver(() => SeatType)
class UsualSeats {
  @ResolveField(() => NamedType) sector(@Parent() { sectorId }: Seat, @Context() { loaders }: Ctx) { return loaders.sector.load(sectorId); }
  @ResolveField(() => TableType) table(@Parent() { tableId }: Seat, @Context() { loaders }: Ctx) { return loaders.table.load(tableId); }
  @ResolveField(() => [HoldingType]) holdings(@Parent() { id }: Seat, @Context() { loaders }: Ctx) { return loaders.holdingsOf.load(id); }
}
@Resolver(() => HoldingType)
class UsualHoldings {
  @ResolveField(() => MemberType) member(@Parent() { memberId }: Holding, @Context() { loaders }: Ctx) { return loaders.member.load(memberId); }
  @ResolveField(() => SeatType) seat(@Parent() { seatId }: Holding, @Context() { loaders }: Ctx) { return loaders.seat.load(seatId); }
}
@Resolver(() => OfferType)
class UsualOffers {
  @Query(() => [OfferType]) myOffers(@Context() { loaders }: Ctx) { return loaders.db.getRepository(Offer).find({ where: { memberId: loaders.actor.memberId, state: 'OPEN' as never }, order: { offeredAt: 'DESC', id: 'ASC' } }); }
  @ResolveField(() => SeatType) seat(@Parent() { seatId }: Offer, @Context() { loaders }: Ctx) { return loaders.seat.load(seatId); }
}
@Resolver(() => MemberType)
class UsualMembers {
  @Query(() => MeType) async me(@Context() { loaders }: Ctx) { return { championOf: [loaders.actor.tableId], member: await loaders.member.load(loaders.actor.memberId) }; }
  @Query(() => PageType) async members(@Args('first', { type: () => Int }) first: number, @Args('after', { nullable: true }) after: string, @Args('filter', { nullable: true }) filter: Filter, @Context() { loaders }: Ctx) {
    const [name, id] = JSON.parse(Buffer.from(after, 'base64url').toString()) as [string, string];
    const rows = await loaders.db.getRepository(Member).createQueryBuilder('m').where('m.sectorId = :sector and (m.name, m.id) > (:name, :id)', { sector: filter.sectorId, name, id }).orderBy('m.name').addOrderBy('m.id').limit(first + 1).getMany();
    const shown = rows.slice(0, first);
    const last = shown.at(-1)!;
    return { edges: shown.map((node) => ({ node })), pageInfo: { endCursor: Buffer.from(JSON.stringify([last.name, last.id])).toString('base64url'), hasNextPage: rows.length > first } };
  }
  @ResolveField(() => String, { nullable: true }) async email(@Parent() { id, email }: Member, @Context() { loaders }: Ctx) { return (await loaders.contacts.load(id)) ? email : null; }
  @ResolveField(() => NamedType, { nullable: true }) sector(@Parent() { sectorId }: Member, @Context() { loaders }: Ctx) { return sectorId && loaders.sector.load(sectorId); }
  @ResolveField(() => NamedType, { nullable: true }) organisation(@Parent() { organisationId }: Member, @Context() { loaders }: Ctx) { return organisationId && loaders.organisation.load(organisationId); }
  @ResolveField(() => NamedType, { nullable: true }) community(@Parent() { communityId }: Member, @Context() { loaders }: Ctx) { return communityId && loaders.community.load(communityId); }
  @ResolveField(() => [HoldingType]) holdings(@Parent() { id }: Member, @Context() { loaders }: Ctx) { return loaders.holdingsBy.load(id); }
}

@Module({})
class UsualModule {}

export async function start({ databaseUrl, actor }: Setting): Promise<number> {
  const db = await dataSource(databaseUrl, [...allTables, meetings]).initialize();
  const graphql = GraphQLModule.forRoot<ApolloDriverConfig>({ driver: ApolloDriver, autoSchemaFile: true, playground: false, graphiql: false, csrfPrevention: false, plugins: [ApolloServerPluginCacheControlDisabled()], context: () => ({ loaders: new Loaders(db, actor) }) });
  const module: DynamicModule = { module: UsualModule, imports: [graphql], providers: [UsualTables, UsualMeetings, UsualSeats, UsualHoldings, UsualOffers, UsualMembers] };
  const app = await NestFactory.create<NestFastifyApplication>(module, new FastifyAdapter(), { logger: ['error'] });
  app.useGlobalPipes(inputPipe());
  await app.listen(0, '127.0.0.1');
  return (app.getHttpServer().address() as { port: number }).port;
}
