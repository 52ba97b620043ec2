import { Role } from '#people';
import { type Actor, CurrentActor, Reads, Requires } from '#platform';
import { Args, Info, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { Table } from './table.entity.js';
import { AddSeatsArgs, CloseTableArgs, OneArgs, TableInput } from './table.inputs.js';
import { TableService } from './table.service.js';

@Resolver(() => Table)
export class TableResolver {
  constructor(
    private readonly service: TableService,
    private readonly reads: Reads,
  ) {}

  @Requires('table.read')
  @Query(() => [Table], { name: 'tables', description: 'All tables, the regional one first.' })
  list(@CurrentActor() actor: Actor, @Info() info: GraphQLResolveInfo) {
    return this.reads.list(Table, actor, info);
  }

  @Requires('table.read')
  @Query(() => Table, { nullable: true, description: 'One table.' })
  table(@CurrentActor() actor: Actor, @Args() { id }: OneArgs, @Info() info: GraphQLResolveInfo) {
    return this.reads.one(Table, actor, info, id);
  }

  @Requires('table.create')
  @Mutation(() => Table, { description: 'Begins a table, still without seats.' })
  async createTable(@CurrentActor() actor: Actor, @Args('input') input: TableInput, @Info() info: GraphQLResolveInfo) {
    return this.reads.one(Table, actor, info, await this.service.createTable(actor, input));
  }

  @Requires('table.manage')
  @Mutation(() => Table, { description: 'Corrects what is known of a table.' })
  async updateTable(@CurrentActor() actor: Actor, @Args() { id }: OneArgs, @Args('input') input: TableInput, @Info() info: GraphQLResolveInfo) {
    await this.service.updateTable(actor, id, input);
    return this.reads.one(Table, actor, info, id);
  }

  @Requires('table.manage')
  @Mutation(() => Table, { description: 'Closes a table: who still holds a seat leaves it that day.' })
  async closeTable(@CurrentActor() actor: Actor, @Args() { id, on }: CloseTableArgs, @Info() info: GraphQLResolveInfo) {
    await this.service.closeTable(actor, id, on);
    return this.reads.one(Table, actor, info, id);
  }

  @Requires('table.manage')
  @Mutation(() => Table, { description: 'Sets seats for sectors at a table.' })
  async addSeats(@CurrentActor() actor: Actor, @Args() { tableId, sectorIds }: AddSeatsArgs, @Info() info: GraphQLResolveInfo) {
    await this.service.addSeats(actor, tableId, sectorIds);
    return this.reads.one(Table, actor, info, tableId);
  }
}

/** People know a champion's table by its id only; here it becomes a table. */
@Resolver(() => Role)
export class RoleTableResolver {
  @ResolveField(() => Table, { nullable: true, description: 'The table a champion runs.' })
  table(@Parent() role: Role & { table: Table | null }): Table | null {
    return role.table;
  }
}
