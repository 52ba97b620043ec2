import { Ledger } from '#delivery';
import { Member } from '#people';
import { type Actor, AppError, Clock, Config, Db, isOurLink, OutboxService, signLink, stillWanted, toAppError } from '#platform';
import { Inject, Injectable } from '@nestjs/common';
import { IsNull, LessThanOrEqual, MoreThan } from 'typeorm';
import { Holding } from './holding.entity.js';
import { seatOfferEmail } from './letters/seat-offer.email.js';
import { Offer, OfferState } from './offer.entity.js';
import { answeredAlready, offerEnds, standing } from './offer.policy.js';
import { SeatService } from './seat.service.js';
import { Seat } from './seat.entity.js';
import { Table } from './table.entity.js';
import type { OfferSeatInput } from './table.inputs.js';
import { dayInWords, mustRun, mustStayOpen, refuse } from './table.policy.js';

// Whichever way an offer ends, its letter is not sent after: asked just before it goes.
stillWanted(seatOfferEmail.key, (row) => `not exists (select 1 from offer f where f.id::text = substr(${row}.once_key, 7) and f.state <> 'OPEN')`);

/** What the holder of a link may read of their offer. */
export interface OfferView {
  state: OfferState;
  memberName: string;
  tableName: string;
  sectorName: string;
  offererName: string;
  note: string | null;
  lastDay: string;
}

@Injectable()
export class OfferService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly outbox: OutboxService,
    private readonly seats: SeatService,
    private readonly ledger: Ledger,
    @Inject(Config) private readonly config: Config,
  ) {}

  /** Offers a free seat by letter. The letter and the offer commit together. */
  offerSeat(actor: Actor, { seatId, memberId, note }: OfferSeatInput): Promise<string> {
    return this.db.tx(async () => {
      const offerer = await this.offerer(actor);
      const { table, sectorName } = await this.hold(seatId, (tableId) => mustRun(actor, tableId));
      mustStayOpen(table);
      const member = await this.db.get(Member, memberId);
      if (member.disabledAt) refuse('memberId', `The account of ${member.name} is closed. Ask an admin to open it first.`);
      if (!member.email) refuse('memberId', `${member.name} has no email address. Phone them, then seat them directly.`);
      if (!member.byEmail) refuse('memberId', `${member.name} does not want email. Phone them, then seat them directly.`);
      const why = await this.ledger.whyNot(seatOfferEmail, member); // its letter would wait, or not go, and nobody would hear of it
      if (why) refuse('memberId', `${why} Phone them, then seat them directly.`);
      const today = this.clock.today();
      await this.mustBeFree(seatId, today);
      await this.lapse(seatId); // one that ended an hour ago must not stand in the way until the sweep comes

      const expiresAt = offerEnds(today);
      const row = this.db.repo(Offer).create({ seatId, memberId, note: note ?? null, offeredById: offerer.id, offeredAt: this.clock.now(), expiresAt });
      const { id } = await this.db.repo(Offer).save(row);
      const answerUrl = `${this.config.publicUrl}/o/${id}/${signLink(this.config.secretKey, 'offer', id)}`;
      const props = { tableName: table.name, sectorName, note: note ?? null, offererName: offerer.name, answerUrl, lastDay: this.lastDay(expiresAt) };
      await this.outbox.post(seatOfferEmail, [{ to: memberId, props, staleAt: expiresAt, onceKey: `offer:${id}` }]);
      return id;
    });
  }

  /** Takes an open offer back. Doing it twice is harmless. */
  withdrawOffer(actor: Actor, id: string): Promise<string> {
    return this.db.tx(async () => {
      const { seatId } = await this.db.get(Offer, id);
      await this.hold(seatId, (tableId) => mustRun(actor, tableId));
      const offer = await this.db.get(Offer, id, { lock: true });
      if (offer.state === OfferState.WITHDRAWN) return id;
      if (offer.state !== OfferState.OPEN) throw new AppError('CONFLICT', 'This offer is over already. Please reload the page.');
      await this.db.repo(Offer).update(id, { state: OfferState.WITHDRAWN, answeredAt: this.clock.now() });
      await this.outbox.takeBack(`offer:${id}`, 'The offer was taken back before its letter went.');
      return id;
    });
  }

  /** The answer of a signed-in member to an offer of their own. */
  async answerOffer(actor: Actor, id: string, accept: boolean): Promise<string> {
    const { memberId } = await this.db.get(Offer, id);
    if (memberId !== actor.memberId) throw new AppError('FORBIDDEN', 'This seat was offered to somebody else. Only they can answer.');
    await this.answer(id, accept);
    return id;
  }

  /** The answer of whoever holds the letter's link; says whether the same had been answered before. */
  async answerByLink(id: string, signature: string, accept: boolean): Promise<{ again: boolean }> {
    this.mustBeOurs(id, signature);
    return this.answer(id, accept);
  }

  /** What a link shows. Reading changes nothing. */
  async viewByLink(id: string, signature: string): Promise<OfferView> {
    this.mustBeOurs(id, signature);
    const offer = await this.db.repo(Offer).findOne({ where: { id }, relations: { member: true, seat: { table: true, sector: true } } });
    if (!offer) throw new AppError('NOT_FOUND', LOST);
    const offerer = await this.db.repo(Member).findOneBy({ id: offer.offeredById });
    return {
      state: standing(offer, this.clock.now()),
      memberName: offer.member.name,
      tableName: offer.seat.table.name,
      sectorName: offer.seat.sector.name,
      offererName: offerer?.name ?? offer.seat.table.name,
      note: offer.note,
      lastDay: this.lastDay(offer.expiresAt),
    };
  }

  /** Writes down which offers ran out, of one seat or of all. Side by side, each sweep takes what the other does not hold. */
  async lapse(seatId?: string): Promise<void> {
    const now = this.clock.now();
    await this.db.tx(async () => {
      const due = await this.db.repo(Offer).find({
        where: { state: OfferState.OPEN, expiresAt: LessThanOrEqual(now), ...(seatId ? { seatId } : {}) },
        select: { id: true },
        lock: seatId ? { mode: 'pessimistic_write' } : { mode: 'pessimistic_write', onLocked: 'skip_locked' },
      });
      for (const { id } of due) await this.db.repo(Offer).update(id, { state: OfferState.LAPSED, answeredAt: now });
    });
  }

  private answer(id: string, accept: boolean): Promise<{ again: boolean }> {
    return this.db.tx(async () => {
      const { seatId, memberId } = await this.db.get(Offer, id);
      const { table } = await this.hold(seatId); // first the table, then the offer: everybody takes them in this order
      const offer = await this.db.get(Offer, id, { lock: true });
      if (answeredAlready(offer, accept, this.clock.now())) return { again: true };
      if (accept) await this.seats.take(table, seatId, memberId, this.clock.today()).catch(taken);
      else await this.db.repo(Offer).update(id, { state: OfferState.DECLINED, answeredAt: this.clock.now() });
      return { again: false };
    });
  }

  private async hold(seatId: string, may?: (tableId: string) => void): Promise<{ table: Table; sectorName: string }> {
    const seat = await this.db.repo(Seat).findOne({ where: { id: seatId }, relations: { sector: true } });
    if (!seat) throw new AppError('NOT_FOUND', 'This seat is no longer there. Please reload the page.');
    may?.(seat.tableId);
    return { table: await this.db.get(Table, seat.tableId, { lock: true }), sectorName: seat.sector.name };
  }

  private async offerer(actor: Actor): Promise<Member> {
    if (!actor.memberId) throw new AppError('FORBIDDEN', 'A seat is offered by a person. Please sign in first.');
    return this.db.get(Member, actor.memberId);
  }

  private async mustBeFree(seatId: string, today: string): Promise<void> {
    const held = await this.db.repo(Holding).existsBy([{ seatId, until: IsNull() }, { seatId, until: MoreThan(today) }]);
    if (held) throw new AppError('CONFLICT', 'Somebody holds this seat. End that first, then offer it.');
  }

  private mustBeOurs(id: string, signature: string): void {
    if (!isOurLink(this.config.secretKey, 'offer', id, signature)) throw new AppError('NOT_FOUND', LOST);
  }

  private lastDay(expiresAt: Date): string {
    return dayInWords(this.clock.today(expiresAt));
  }
}

const LOST = 'This link is not complete. Please open it again from the letter.';

/** What stands in the way is told to those who run the table; whom we asked hears that it is not their fault. */
function taken(error: unknown): never {
  if (toAppError(error)) throw new AppError('CONFLICT', 'This seat can no longer be taken: it was filled or closed meanwhile. Thank you for saying yes; please tell those who run the table.');
  throw error;
}
