import { log } from '#platform';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { MOST_DOUBTS, MOST_STRANDINGS, rule, type Settlement, type Why, writable } from './delivery.policy.js';
import { type Claimed, LedgerQueries, RENEW_MS } from './delivery.queries.js';

/** Waits this long, in milliseconds, before it says again to a database that is away how a letter ended. */
const AGAIN_MS = 250;
/** A gate that answers later than this, in milliseconds, no longer speaks of now: the letter does not go. */
const FRESH_MS = 750;

/**
 * Asks together what many ask at once: while one statement is under way the next askers gather, and go with one statement
 * of their own. Nobody waits longer than for one statement before theirs.
 */
class Together<Q, A> {
  private waiting: { question: Q; resolve: (answer: A) => void; reject: (error: unknown) => void }[] = [];
  private asking = false;

  constructor(private readonly askAll: (questions: Q[]) => Promise<A[]>) {}

  ask(question: Q): Promise<A> {
    return new Promise<A>((resolve, reject) => {
      this.waiting.push({ question, resolve, reject });
      if (!this.asking) void this.go();
    });
  }

  private async go(): Promise<void> {
    this.asking = true;
    await Promise.resolve(); // whoever asks in the same turn comes along
    while (this.waiting.length) {
      const now = this.waiting;
      this.waiting = [];
      try {
        const answers = await this.askAll(now.map(({ question }) => question));
        now.forEach(({ resolve }, index) => resolve(answers[index]!));
      } catch (error) {
        for (const { reject } of now) reject(error);
      }
    }
    this.asking = false;
  }
}

/**
 * The delivery ledger as a worker uses it: it claims letters, renews its claims while it works, opens the gate before the
 * final dot and writes down how each attempt ended. What it knows survives a database that is away for a while; what it
 * does not know is left to the lease.
 */
@Injectable()
export class Ledger implements OnModuleDestroy {
  private readonly held = new Map<string, number>();
  private readonly gate = new Together<{ id: string; attempt: number; email: string }, { why: Why | null; asked: number }>(async (letters) => {
    const asked = performance.now();
    return (await this.queries.open(letters)).map((why) => ({ why, asked }));
  });
  private readonly endings = new Together<Settlement, void>((settlements) => this.writeDown(settlements));
  private renewing?: NodeJS.Timeout;
  private stopping = false;

  constructor(private readonly queries: LedgerQueries) {}

  onModuleDestroy(): void {
    this.stopping = true;
    clearInterval(this.renewing);
  }

  /** Takes back what dead workers held, and drops what nobody wants any more. */
  sweep(): Promise<void> {
    return this.queries.sweep(MOST_STRANDINGS, MOST_DOUBTS);
  }

  running(): Promise<string[]> {
    return this.queries.running();
  }

  /** Why a letter to a member would not go as things are, in a sentence for whoever wants to write it; null when it would. */
  async whyNot({ key }: { key: string }, { id, name, email }: { id: string; name: string; email: string | null }): Promise<string | null> {
    const why = (await this.queries.whyNot(key, id)) ?? (email && !writable(email) ? 'ODD_EMAIL' : null);
    return why && rule(why, name).reason;
  }

  async claim(campaignId: string | null, most: number): Promise<Claimed[]> {
    const claimed = await this.queries.claim(campaignId, most);
    for (const { id, attempts } of claimed) this.held.set(id, attempts);
    this.renewing ??= setInterval(() => void this.renew(), RENEW_MS).unref();
    return claimed;
  }

  /**
   * The last question before the final dot. Null when the letter may go: then it is committed as being handed over. A
   * database that does not answer, or answers late, means that it may not.
   */
  async mayGo(letter: Claimed): Promise<Why | null> {
    const { why, asked } = await this.gate.ask({ id: letter.id, attempt: letter.attempts, email: letter.email! });
    return why ?? (performance.now() - asked > FRESH_MS ? 'LOST' : null);
  }

  /** Writes down how an attempt ended. Comes back only when that is committed, or the lease must tell. */
  async end(settlement: Settlement): Promise<void> {
    await this.endings.ask(settlement);
    this.held.delete(settlement.id);
  }

  private async writeDown(settlements: Settlement[]): Promise<void[]> {
    for (let tried = 1; ; tried++) {
      try {
        await this.queries.settle(settlements);
        return settlements.map(() => undefined);
      } catch (error) {
        log.warn({ letters: settlements.length, tried, error: error instanceof Error ? error.message : String(error) }, 'the database did not hear how letters ended; it is told again');
        if (this.stopping && tried > 8) return settlements.map(() => undefined); // the lease will tell
        await new Promise((resolve) => setTimeout(resolve, Math.min(2000, AGAIN_MS * tried)));
      }
    }
  }

  private async renew(): Promise<void> {
    if (!this.held.size) return;
    await this.queries.renew([...this.held]).catch((error: Error) => log.warn({ error: error.message }, 'claims could not be renewed; it is tried again'));
  }
}
