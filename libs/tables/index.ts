// Owns: tables, seats, who holds them and when, loans, what does not exist here, offers, attendance, the blanket.
// Promises: one person at most on a seat at a time; a seat outlives its holders; its state is computed from facts on any day.
// Refuses: forms that declare a state; changes by anybody who does not run the table; a GET that answers an offer.
export { Attendance } from './attendance.entity.js';
export { Blanket, Coverage, ThinReason } from './blanket.entity.js';
export { BlanketQueries } from './blanket.queries.js';
export { coverageOf, type Covered, type Facts } from './coverage.policy.js';
export { EndReason, Holding } from './holding.entity.js';
export { Loan } from './loan.entity.js';
export { NotHere } from './not-here.entity.js';
export { Offer, OfferState } from './offer.entity.js';
export { OfferService } from './offer.service.js';
export { Seat } from './seat.entity.js';
export { SeatService } from './seat.service.js';
export { Table, TableKind } from './table.entity.js';
export { mustRun } from './table.policy.js';
export { TableService } from './table.service.js';
export { tables } from './tables.module.js';
