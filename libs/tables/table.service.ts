import { Sector } from '#people';
import { type Actor, AppError, Clock, Db } from '#platform';
import { Injectable } from '@nestjs/common';
import { In, LessThan } from 'typeorm';
import { EndReason } from './holding.entity.js';
import { Offer, OfferState } from './offer.entity.js';
import { Seat } from './seat.entity.js';
import { Table } from './table.entity.js';
import type { TableInput } from './table.inputs.js';
import { dayInWords, mustBeNear, mustFitKind, mustRun, mustStayOpen, refuse } from './table.policy.js';

@Injectable()
export class TableService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** A new table, still without seats. The permission is the admins' alone. */
  createTable(_actor: Actor, input: TableInput): Promise<string> {
    return this.db.tx(async () => {
      const row = this.db.repo(Table).create(this.known(input));
      return (await this.db.repo(Table).save(row)).id;
    });
  }

  /** Corrects what is known of a table. The day it began may move, but not past anything that happened at it. */
  async updateTable(actor: Actor, id: string, input: TableInput): Promise<void> {
    await this.db.tx(async () => {
      const before = await this.hold(actor, id);
      const after = this.known(input);
      if (after.foundedOn > before.foundedOn) await this.mustFollowNothing(id, after.foundedOn);
      await this.db.repo(Table).update(id, after);
      // Seats set on the first day stay set on the first day.
      await this.db.repo(Seat).update({ tableId: id, openedOn: before.foundedOn }, { openedOn: after.foundedOn });
      await this.db.repo(Seat).update({ tableId: id, openedOn: LessThan(after.foundedOn) }, { openedOn: after.foundedOn });
    });
  }

  /** Closes a table: who still holds a seat leaves it that day, nothing is lent or on offer any more. */
  async closeTable(actor: Actor, id: string, on: string): Promise<void> {
    await this.db.tx(async () => {
      await this.hold(actor, id);
      mustBeNear(on, this.clock.today(), 'on');
      await this.db.repo(Table).update(id, { closedOn: on });
      const seats = await this.seatIds(id);
      await this.db.query(
        `update holding set "until" = greatest("from", $2::date), end_reason = coalesce(end_reason, $3), end_note = coalesce(end_note, 'The table closed.')
          where seat_id = any($1::uuid[]) and ("until" is null or "until" > $2)`,
        [seats, on, EndReason.OTHER],
      );
      await this.db.query(
        `update loan set "until" = greatest("from", $2::date)
          where (seat_id = any($1::uuid[]) or lender_id = any($1::uuid[])) and ("until" is null or "until" > $2)`,
        [seats, on],
      );
      await this.db.repo(Offer).update({ seatId: In(seats), state: OfferState.OPEN }, { state: OfferState.WITHDRAWN, answeredAt: this.clock.now() });
    });
  }

  /** Sets seats for sectors at a table. Its first seats count from the day it began, later ones from today. */
  async addSeats(actor: Actor, tableId: string, sectorIds: string[]): Promise<void> {
    await this.db.tx(async () => {
      const table = await this.hold(actor, tableId);
      mustStayOpen(table);
      const ids = [...new Set(sectorIds)];
      const sectors = await this.db.repo(Sector).findBy({ id: In(ids) });
      if (sectors.length < ids.length) throw new AppError('NOT_FOUND', 'One of these sectors is no longer there. Please reload the page.');
      const retired = sectors.find((sector) => sector.retiredAt);
      if (retired) refuse('sectorIds', `${retired.name} is no longer offered for new seats. Please pick another sector.`);
      const first = !(await this.db.repo(Seat).existsBy({ tableId }));
      const today = this.clock.today();
      const openedOn = first || today < table.foundedOn ? table.foundedOn : today;
      await this.db.repo(Seat).insert(ids.map((sectorId) => ({ tableId, sectorId, openedOn })));
    });
  }

  /** The table of a change, if the actor runs it; held until the transaction ends, so that changes at one table wait in line. */
  hold(actor: Actor, id: string): Promise<Table> {
    mustRun(actor, id);
    return this.db.get(Table, id, { lock: true });
  }

  private known(input: TableInput) {
    mustFitKind(input);
    mustBeNear(input.foundedOn, this.clock.today(), 'foundedOn');
    return { kind: input.kind, name: input.name, communityId: input.communityId ?? null, foundedOn: input.foundedOn };
  }

  private async seatIds(tableId: string): Promise<string[]> {
    return (await this.db.repo(Seat).find({ where: { tableId }, select: { id: true } })).map(({ id }) => id);
  }

  private async mustFollowNothing(tableId: string, day: string): Promise<void> {
    const [{ first } = { first: null }] = await this.db.query<{ first: string | null }>(
      `select least((select min("from") from holding where seat_id = any($1)), (select min("from") from loan where seat_id = any($1)),
         (select min(said_on) from not_here where seat_id = any($1)))::text as first`,
      [await this.seatIds(tableId)],
    );
    if (first && first < day) refuse('foundedOn', `Something happened at this table on ${dayInWords(first)} already. Please pick that day or an earlier one.`);
  }
}
