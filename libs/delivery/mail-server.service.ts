import { Config, log } from '#platform';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import { Readable } from 'node:stream';
import { type Failure, type Outcome, outcomeOf, type Why } from './delivery.policy.js';

/** After so many letters in a row that met trouble or were refused, none for its own mailbox and with none taken between, the server counts as away. */
const ENOUGH = 3;

/** Connections of each lane, and letters worked on at a time: while some are handed over, others are written, and wait to be written down as sent. */
const LANES = { personal: { connections: 2, letters: 4 }, campaigns: { connections: 10, letters: 24 } } as const;
/** Letters to one person have connections of their own, so that a code never waits behind ten thousand announcements. */
export type Lane = keyof typeof LANES;

class Refused extends Error {
  constructor(readonly why: Why) {
    super(`refused at the gate: ${why}`);
  }
}

/** Hands built messages to the mail server, and knows whether it is there (promise L4). */
@Injectable()
export class MailServer implements OnApplicationShutdown {
  private readonly pools;
  private away: string | null = null;
  private troubles = 0;
  private asking?: Promise<boolean>;

  constructor(@Inject(Config) private readonly config: Config) {
    const pool = (maxConnections: number) =>
      createTransport({ url: config.smtpUrl, pool: true, maxConnections, maxRequeues: 0, connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 30_000 } as never);
    this.pools = { personal: pool(LANES.personal.connections), campaigns: pool(LANES.campaigns.connections) };
  }

  onApplicationShutdown(): void {
    for (const pool of Object.values(this.pools)) pool.close();
  }

  /** How many letters of a lane are worked on at a time. */
  widthOf(lane: Lane): number {
    return LANES[lane].letters;
  }

  /** Why the server counts as away; null while it is there. */
  get why(): string | null {
    return this.away;
  }

  /**
   * Hands over one message. When all but the final dot is out, `mayGo` is asked; a reason not to go, or no answer, drops the
   * connection, and the server keeps nothing. Never throws: how it ended is what it returns.
   */
  async hand(lane: Lane, message: Buffer, to: string, mayGo: () => Promise<Why | null>): Promise<Outcome> {
    let dot = false;
    let refused: Why | null = null;
    const raw = Readable.from(
      (async function* () {
        yield message;
        refused = await mayGo().catch((): Why => 'LOST');
        if (refused) throw new Refused(refused);
        dot = true;
      })(),
      { objectMode: false, highWaterMark: 1 },
    );
    try {
      await this.pools[lane].sendMail({ envelope: { from: this.config.mailFrom, to: [to] }, raw });
      this.troubles = 0;
      return { kind: 'SENT' };
    } catch (error) {
      raw.destroy();
      if (refused) return { kind: 'REFUSED', why: refused };
      const outcome = outcomeOf((error ?? {}) as Failure, dot);
      return this.weigh(outcome);
    }
  }

  /** Whether the server is there: connects, greets and signs in. While it was away, the first letter after is a trial. */
  probe(): Promise<boolean> {
    this.asking ??= this.ask().finally(() => (this.asking = undefined));
    return this.asking;
  }

  private async ask(): Promise<boolean> {
    try {
      await this.pools.personal.verify();
      if (this.away) this.troubles = ENOUGH - 1;
      this.away = null;
      return true;
    } catch (error) {
      const { response, message, code } = (error ?? {}) as Failure;
      const said = ([response, message, code].find(Boolean) ?? 'no answer').slice(0, 300);
      if (!this.away) log.warn({ error: said }, 'the mail server is away; letters wait');
      this.away = said;
      return false;
    }
  }

  /**
   * One connection that broke says little, and one letter that was refused; three in a row, or a server that does not answer
   * when asked, say that it is the server: it limits us, or knows us no longer. Then what it says is for good is so for now.
   */
  private async weigh(outcome: Outcome): Promise<Outcome> {
    if (outcome.kind !== 'TROUBLE' && outcome.kind !== 'LATER' && outcome.kind !== 'NEVER') return outcome;
    if (outcome.kind !== 'TROUBLE' && outcome.mailbox) return outcome;
    this.troubles += 1;
    if (!this.away && (outcome.kind !== 'TROUBLE' || (await this.probe())) && this.troubles >= ENOUGH) this.away = outcome.said;
    return outcome.kind === 'NEVER' && this.troubles >= ENOUGH ? { ...outcome, kind: 'LATER' } : outcome;
  }
}
