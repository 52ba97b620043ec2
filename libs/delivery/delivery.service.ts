import { type Letter, letterCalled, log, OutboxState } from '#platform';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { CampaignService } from './campaign.service.js';
import { type Outcome, rule, settle, type Settlement, type Why, writable } from './delivery.policy.js';
import type { Claimed } from './delivery.queries.js';
import { EmailService, type Rendered, TOGETHER } from './email.service.js';
import { Ledger } from './ledger.service.js';
import { type Lane, MailServer } from './mail-server.service.js';
import { BounceService, SuppressionService } from './bounce.service.js';

/** So many letters are claimed at once. */
const CHUNK = 100;

/** So many campaigns share a chunk. */
const SIDE_BY_SIDE = 10;

/** Letters of one lane in this worker's hands. */
class Work {
  readonly letters: Claimed[] = [];
  readonly rendered = new Map<string, Rendered | string>();
  refilling?: Promise<void>;
  dry = false;
  failed?: unknown;
}

/** One run of a lane at a time; who comes meanwhile waits for one more, since their letter may have come too late for this one. */
interface Running {
  now?: Promise<void>;
  next?: Promise<void>;
}

/** Takes due letters from the outbox in chunks, renders them at that last moment and sends them side by side. */
@Injectable()
export class DeliveryService implements OnModuleDestroy {
  private readonly runs: Record<Lane, Running> = { personal: {}, campaigns: {} };
  private stopping = false;
  private turn = 0;

  constructor(
    private readonly ledger: Ledger,
    private readonly campaigns: CampaignService,
    private readonly email: EmailService,
    private readonly server: MailServer,
    private readonly suppressions: SuppressionService,
    private readonly bounces: BounceService,
  ) {}

  /** Ends what is sending between two letters, before the queue and the database are closed. */
  onModuleDestroy(): void {
    this.stopping = true;
  }

  /** Sends until nothing is due. Safe twice and side by side, in one process and in many. */
  async sendDue(): Promise<void> {
    await this.ledger.sweep();
    if (!(await this.serverIsThere())) return;
    await Promise.all([this.run('personal'), this.run('campaigns')]);
    await this.campaigns.finish();
  }

  private run(lane: Lane): Promise<void> {
    const runs = this.runs[lane];
    const begin = () => (runs.now = this.drain(lane).finally(() => (runs.now = undefined)));
    if (!runs.now) return begin();
    // a third who comes has nothing to wait for that the second does not hear of
    if (runs.next) return lane === 'personal' ? runs.next : Promise.resolve();
    return (runs.next = runs.now.catch(() => undefined).then(() => ((runs.next = undefined), begin())));
  }

  /** Asks a server that was away whether it is back: then campaigns that waited for it go on. */
  private async serverIsThere(): Promise<boolean> {
    const waiting = await this.campaigns.unreachable();
    if (!this.server.why && !waiting) return true;
    if (!(await this.server.probe())) return false;
    if (waiting) await this.campaigns.reachable();
    return true;
  }

  private async drain(lane: Lane): Promise<void> {
    const work = new Work();
    const hands = await Promise.allSettled(Array.from({ length: this.server.widthOf(lane) }, () => this.hand(lane, work)));
    // told to stop, or the server is away: what was claimed and not begun waits again
    await work.refilling;
    const left = work.letters.splice(0);
    await Promise.all(left.map((row) => this.ledger.end(ended(row, 'LOST'))));
    if (left.length && this.stopping) await this.campaigns.ring(); // the others may have found nothing more to do
    if (this.server.why && !this.stopping) await this.campaigns.wait(this.server.why);
    for (const hand of hands) if (hand.status === 'rejected') throw hand.reason;
    if (work.failed) throw work.failed;
  }

  private async hand(lane: Lane, work: Work): Promise<void> {
    for (;;) {
      const row = await this.next(lane, work);
      if (!row) return;
      await this.deliver(lane, work, row);
    }
  }

  /** The next letter to work on; undefined when none is due, we are stopping or the server is away. */
  private async next(lane: Lane, work: Work): Promise<Claimed | undefined> {
    for (;;) {
      if (this.stopping || this.server.why) return undefined;
      if (work.letters.length <= 2 * TOGETHER && !work.dry) work.refilling ??= this.refill(lane, work);
      const row = work.letters.shift();
      if (row) return row;
      if (work.dry) return undefined;
      await work.refilling;
    }
  }

  /** Claims the next chunk. A full one rings, so that workers with nothing to do come to help. */
  private async refill(lane: Lane, work: Work): Promise<void> {
    try {
      await this.claim(lane, work);
    } catch (error) {
      work.dry = true; // the database is away: the sweep comes again
      work.failed = error;
    }
    work.refilling = undefined;
  }

  private async claim(lane: Lane, work: Work): Promise<void> {
    const sources = lane === 'personal' ? [null] : await this.ledger.running();
    const each = Math.ceil(CHUNK / Math.min(Math.max(1, sources.length), SIDE_BY_SIDE));
    let claimed = 0;
    // A large network's digests are many campaigns: a chunk is filled from some of them, and the next begins with others.
    const first = sources.length ? this.turn++ % sources.length : 0;
    for (const campaignId of [...sources.slice(first), ...sources.slice(0, first)]) {
      const rows = await this.ledger.claim(campaignId, each);
      work.letters.push(...rows);
      claimed += rows.length;
      if (claimed >= CHUNK) break;
    }
    if (claimed === 0) work.dry = true;
    if (claimed >= each && lane === 'campaigns') await this.campaigns.ring();
  }

  private async deliver(lane: Lane, work: Work, row: Claimed): Promise<void> {
    const letter = letterCalled(row.letter)!; // only what this version knows is claimed
    const why: Why | null = row.why ?? (writable(row.email!) ? null : 'ODD_EMAIL');
    if (why) return this.ledger.end(ended(row, why));
    const rendered = await this.rendered(work, row, letter);
    if (typeof rendered === 'string') return this.ledger.end(failed(row, rendered));
    const message = await this.email.build(letter, row, rendered).catch((error: Error) => error.message);
    if (typeof message === 'string') return this.ledger.end(failed(row, `It could not be written: ${message}`));
    await this.conclude(row, letter, await this.server.hand(lane, message, row.email!, () => this.ledger.mayGo(row)));
  }

  /** The letter, written with some of those that wait behind it. */
  private async rendered(work: Work, row: Claimed, letter: Letter): Promise<Rendered | string> {
    const there = work.rendered.get(row.id);
    work.rendered.delete(row.id);
    if (there !== undefined) return there;
    const others = work.letters.slice(0, TOGETHER - 1).flatMap((other) => {
      const theirs = letterCalled(other.letter);
      return theirs && !other.why && !work.rendered.has(other.id) ? [{ row: other, letter: theirs }] : [];
    });
    const all = [{ row, letter }, ...others];
    const [mine, ...rest] = await this.email.render(all);
    rest.forEach((result, index) => work.rendered.set(others[index]!.row.id, result));
    return mine!;
  }

  private async conclude(row: Claimed, letter: Letter, outcome: Outcome): Promise<void> {
    // a refusal at the gate says why, such as that somebody has answered: a log would keep the minute of it
    if (outcome.kind !== 'SENT' && outcome.kind !== 'REFUSED') log.warn({ outboxId: row.id, letter: row.letter, attempt: row.attempts, ...outcome }, 'a letter did not go');
    const settlement = settle(row, letter.whenInDoubt === 'HOLD', outcome);
    await this.ledger.end(settlement);
    if (!('mailbox' in outcome) || settlement.state === OutboxState.PENDING) return;
    if (outcome.mailbox === 'DEAD') await this.suppressions.hard(row.email!, outcome.said);
    if (outcome.mailbox === 'FULL') await this.bounces.full(row.email!, row.id, outcome.said);
  }
}

/** A letter that does not go now, with its reason. */
function ended(row: Claimed, why: Why): Settlement {
  const { state, reason } = rule(why, row.name);
  return { id: row.id, attempt: row.attempts, state, reason: why === 'LOST' ? null : reason, dueIn: null, tries: 0, doubts: 0 };
}

/** A letter that can never go, with the reason. */
const failed = (row: Claimed, reason: string): Settlement => ({ ...ended(row, 'LOST'), state: OutboxState.FAILED, reason });
