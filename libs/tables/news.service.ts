import { type DigestItem, type DigestSource, DigestSources } from '#delivery';
import { Clock, Config, HOME_ZONE, signLink } from '#platform';
import { Inject, Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { type EmptySeat, type Happening, NewsQueries, type OpenOffer } from './news.queries.js';
import { dayInWords } from './table.policy.js';

const DAY = 86_400_000;

/** What tables have to say in digests: seats on offer, who came and who left, where a seat stands empty. */
@Injectable()
export class NewsService implements DigestSource {
  readonly name = 'tables';

  constructor(
    private readonly queries: NewsQueries,
    private readonly clock: Clock,
    @Inject(Config) private readonly config: Config,
    sources: DigestSources,
  ) {
    sources.add(this);
  }

  async items({ members, since, until }: { members: string[]; since: Date; until: Date }): Promise<DigestItem[]> {
    const [today, sinceDay] = [this.clock.today(until), this.clock.today(since)];
    const offers = await this.queries.offers(members, until, this.clock.now()); // of a month that is over, what can still be answered
    const happenings = await this.queries.happenings(members, today, sinceDay, since);
    const empty = await this.queries.emptySeats(members, today);
    return [...offers.map((offer) => this.offer(offer, until)), ...happenings.map((one) => this.happening(one)), ...empty.map((seat) => this.emptySeat(seat, until))];
  }

  private offer({ id, memberId, sectorName, tableName, offererName, offererPhone, expiresAt, offeredAt }: OpenOffer, now: Date): DigestItem {
    return {
      memberId,
      key: `offer:${id}`,
      band: 'NEEDS_YOU',
      title: `Would you take the ${sectorName} seat at ${tableName}?`,
      detail: `${offererName} asks you. Please answer by ${dayInWords(this.clock.today(expiresAt))}. A no is fine too.`,
      url: `${this.config.publicUrl}/o/${id}/${signLink(this.config.secretKey, 'offer', id)}`,
      action: 'Say yes or no',
      onPaper: { answers: ['Yes, I take the seat', 'No, thank you'], ...(offererPhone ? { phone: `${offererName}, ${offererPhone}` } : {}) },
      urgency: -(expiresAt.getTime() - now.getTime()) / DAY, // what ends first comes first
      at: offeredAt,
    };
  }

  /**
   * Who came and who left is "decided": it settles who speaks for a sector, and a departure that nobody hears of is how
   * health was lost from tables. That a sector does not exist somewhere changes nobody's seat: it is "the rest".
   */
  private happening(one: Happening): DigestItem {
    const at = startOf(one.day);
    return {
      memberId: one.memberId,
      key: `${one.kind.toLowerCase().replaceAll('_', '-')}:${one.id}`,
      band: one.kind === 'NOT_HERE' ? 'REST' : 'DECIDED',
      title: SENTENCES[one.kind](one),
      ...((one.kind === 'LEFT' || one.kind === 'LENT_NO_MORE') && one.empty ? { detail: 'The seat is empty now. Do you know somebody for it?' } : {}),
      url: this.tablePage(one.tableId),
      urgency: at.getTime() / DAY, // the newest first
      at,
    };
  }

  /** It is news once: it stands under the day since when the seat is empty. */
  private emptySeat({ memberId, seatId, since, sectorName, tableId, tableName, left }: EmptySeat, now: Date): DigestItem {
    const from = startOf(since);
    return {
      memberId,
      key: `empty:${seatId}:${since}`,
      band: 'NEAR_YOU',
      title: `The ${sectorName} seat at ${tableName} has been empty since ${dayInWords(since)}.`,
      url: this.tablePage(tableId),
      urgency: from.getTime() / DAY,
      at: now,
      ...(left ? { begun: from } : {}),
    };
  }

  private tablePage(id: string): string {
    return `${this.config.publicUrl}/tables/${id}`;
  }
}

const SENTENCES: Record<Happening['kind'], (one: Happening) => string> = {
  TAKEN: ({ name, sectorName, tableName }) => `${name} took the ${sectorName} seat at ${tableName}.`,
  LEFT: ({ name, sectorName, tableName }) => `${name} left the ${sectorName} seat at ${tableName}.`,
  LENT: ({ name, sectorName, tableName }) => `${name} now serves the ${sectorName} seat at ${tableName} too.`,
  LENT_NO_MORE: ({ name, sectorName, tableName }) => `${name} no longer serves the ${sectorName} seat at ${tableName}.`,
  NOT_HERE: ({ name, sectorName, tableName }) => `${name} said that there is no ${sectorName} around ${tableName}, so its seat waits for nobody.`,
  DECLINED: ({ name, sectorName, tableName }) => `${name} said no to the ${sectorName} seat at ${tableName}.`,
  LAPSED: ({ name, sectorName, tableName }) => `${name} did not answer your offer of the ${sectorName} seat at ${tableName} in time.`,
};

/** The first instant of a day at home. */
const startOf = (day: string): Date => new Date(Temporal.PlainDate.from(day).toZonedDateTime(HOME_ZONE).epochMilliseconds);
