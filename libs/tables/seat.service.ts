import { Member } from '#people';
import { type Actor, AppError, Clock, Db } from '#platform';
import { Injectable } from '@nestjs/common';
import { MoreThan } from 'typeorm';
import { Holding } from './holding.entity.js';
import { Loan } from './loan.entity.js';
import { NotHere } from './not-here.entity.js';
import { Offer, OfferState } from './offer.entity.js';
import { Seat } from './seat.entity.js';
import { Table } from './table.entity.js';
import type { EndHoldingInput, LendSeatInput, NotHereInput, SeatMemberInput } from './table.inputs.js';
import { mustBeNear, mustNotPrecede, mustRun, mustStayOpen, refuse } from './table.policy.js';
import { TableService } from './table.service.js';

/** What happens to a seat. Two people on one seat at once are refused by the database itself. */
@Injectable()
export class SeatService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly tables: TableService,
  ) {}

  /** Somebody takes a seat from a day on, without a letter: they said yes in the room or on the phone. */
  seatMember(actor: Actor, { seatId, memberId, from }: SeatMemberInput): Promise<string> {
    return this.db.tx(async () => {
      const table = await this.holdTableOf(actor, seatId);
      mustBeNear(from, this.clock.today(), 'from');
      return this.take(table, seatId, memberId, from);
    });
  }

  /** Ends a holding with its reason. Saying it again corrects the day or the reason. */
  endHolding(actor: Actor, { holdingId, until, reason, note }: EndHoldingInput): Promise<string> {
    return this.db.tx(async () => {
      const { seatId } = await this.db.get(Holding, holdingId);
      await this.holdTableOf(actor, seatId);
      mustBeNear(until, this.clock.today(), 'until');
      await this.db.repo(Holding).update(holdingId, { until, endReason: reason, endNote: note ?? null });
      return holdingId;
    });
  }

  /** The holder of a seat at another table serves this one too. The champion of the seat that is served says so. */
  lendSeat(actor: Actor, { seatId, lenderSeatId, from }: LendSeatInput): Promise<string> {
    return this.db.tx(async () => {
      const [seat, lender] = [await this.db.get(Seat, seatId), await this.db.get(Seat, lenderSeatId)];
      mustRun(actor, seat.tableId);
      if (lender.tableId === seat.tableId) refuse('lenderSeatId', 'That seat stands at the same table. Please pick one at another table.');
      if (lender.sectorId !== seat.sectorId) refuse('lenderSeatId', 'That seat is for another sector. Please pick one of the same sector.');
      mustBeNear(from, this.clock.today(), 'from');
      // Both tables are held, always in the order of their ids: two crossing loans cannot wait for each other.
      for (const id of [seat.tableId, lender.tableId].sort()) {
        const table = await this.db.get(Table, id, { lock: true });
        mustStayOpen(table);
        mustNotPrecede(from, table, 'from');
      }
      await this.reachBack(seatId, from);
      const row = this.db.repo(Loan).create({ seatId, lenderId: lenderSeatId, from });
      return (await this.db.repo(Loan).save(row)).id;
    });
  }

  endLoan(actor: Actor, id: string, until: string): Promise<string> {
    return this.db.tx(async () => {
      const { seatId } = await this.db.get(Loan, id);
      await this.holdTableOf(actor, seatId);
      mustBeNear(until, this.clock.today(), 'until');
      await this.db.repo(Loan).update(id, { until });
      return id;
    });
  }

  /** Somebody said that this sector does not exist in this community: the seat waits for nobody. */
  markNotHere(actor: Actor, { seatId, saidBy, saidOn }: NotHereInput): Promise<string> {
    return this.db.tx(async () => {
      const table = await this.holdTableOf(actor, seatId);
      mustStayOpen(table);
      mustBeNear(saidOn, this.clock.today(), 'saidOn');
      mustNotPrecede(saidOn, table, 'saidOn');
      await this.reachBack(seatId, saidOn);
      const row = this.db.repo(NotHere).create({ seatId, saidBy, saidOn, recordedById: actor.memberId });
      return (await this.db.repo(NotHere).save(row)).id;
    });
  }

  endNotHere(actor: Actor, id: string, until: string): Promise<string> {
    return this.db.tx(async () => {
      const { seatId } = await this.db.get(NotHere, id);
      await this.holdTableOf(actor, seatId);
      mustBeNear(until, this.clock.today(), 'until');
      await this.db.repo(NotHere).update(id, { until });
      return id;
    });
  }

  /** Puts a member on a seat of a table that is held. An open offer of this seat ends: accepted if it was theirs. */
  async take(table: Table, seatId: string, memberId: string, from: string): Promise<string> {
    mustStayOpen(table);
    mustNotPrecede(from, table, 'from');
    const member = await this.db.get(Member, memberId, { lock: true });
    if (member.disabledAt) throw new AppError('CONFLICT', `The account of ${member.name} is closed. Ask an admin to open it first.`);
    await this.reachBack(seatId, from);
    const row = this.db.repo(Holding).create({ seatId, memberId, from });
    const { id } = await this.db.repo(Holding).save(row);
    const open = { seatId, state: OfferState.OPEN };
    const answeredAt = this.clock.now();
    await this.db.repo(Offer).update({ ...open, memberId }, { state: OfferState.ACCEPTED, answeredAt });
    await this.db.repo(Offer).update(open, { state: OfferState.WITHDRAWN, answeredAt });
    return id;
  }

  private async holdTableOf(actor: Actor, seatId: string): Promise<Table> {
    const { tableId } = await this.db.get(Seat, seatId);
    return this.tables.hold(actor, tableId);
  }

  /** A seat that is known to have been there earlier was opened earlier: that is how the past is filled in. */
  private async reachBack(seatId: string, day: string): Promise<void> {
    await this.db.repo(Seat).update({ id: seatId, openedOn: MoreThan(day) }, { openedOn: day });
  }
}
