import { Clock, LocalDate, Requires } from '#platform';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { Blanket } from './blanket.entity.js';
import { BlanketQueries } from './blanket.queries.js';

@Resolver(() => Blanket)
export class BlanketResolver {
  constructor(
    private readonly queries: BlanketQueries,
    private readonly clock: Clock,
  ) {}

  @Requires('table.read')
  @Query(() => Blanket, { description: 'All tables and sectors on one day: who is there, who is missing.' })
  blanket(@Args('on', { type: () => LocalDate, nullable: true, description: 'The day; today without it.' }) on?: string): Promise<Blanket> {
    return this.queries.on(on ?? this.clock.today());
  }
}
