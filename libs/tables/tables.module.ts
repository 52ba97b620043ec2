import { tellAudience } from '#delivery';
import { tellCircles } from '#people';
import { defineRoom } from '#platform';
import { Attendance } from './attendance.entity.js';
import { BlanketQueries } from './blanket.queries.js';
import { BlanketResolver } from './blanket.resolver.js';
import { circles, seatedAt } from './circles.policy.js';
import { Holding } from './holding.entity.js';
import { Loan } from './loan.entity.js';
import { tablesMigrations } from './migrations/index.js';
import { NewsQueries } from './news.queries.js';
import { NewsService } from './news.service.js';
import { NotHere } from './not-here.entity.js';
import { OfferController } from './offer.controller.js';
import { Offer } from './offer.entity.js';
import { LapseOffers } from './offer.jobs.js';
import { OfferResolver } from './offer.resolver.js';
import { OfferService } from './offer.service.js';
import { Seat } from './seat.entity.js';
import { MemberHoldingsResolver, SeatResolver } from './seat.resolver.js';
import { SeatService } from './seat.service.js';
import { Table } from './table.entity.js';
import { RoleTableResolver, TableResolver } from './table.resolver.js';
import { TableService } from './table.service.js';

tellCircles(circles);
tellAudience('tables', seatedAt);

export const tables = defineRoom({
  name: 'tables',
  entities: [Table, Seat, Holding, Loan, NotHere, Offer, Attendance],
  migrations: tablesMigrations,
  services: [TableService, SeatService, OfferService, BlanketQueries, NewsQueries, NewsService],
  doors: [TableResolver, SeatResolver, OfferResolver, BlanketResolver, MemberHoldingsResolver, RoleTableResolver],
  controllers: [OfferController],
  handlers: [LapseOffers],
});
