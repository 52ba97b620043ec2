import { CampaignService } from '#delivery';
import { Clock, Db, HOME_ZONE, OutboxService, SYSTEM } from '#platform';
import { Injectable } from '@nestjs/common';
import { ContentService } from './content.service.js';
import { countOf, oldest, type Part, whyNoEmail, whyNothing } from './digest.policy.js';
import { type Decided, DigestQueries, letterKey, type Reader } from './digest.queries.js';
import { digestEmail } from './letters/digest.email.js';
import { lastTurn, nextTurn } from './period.policy.js';

/** So many members are decided in one transaction. */
const AT_ONCE = 500;
/** A turn this recent is still given to somebody who was just planned: they may have chosen anew a minute before it. */
const GRACE_MS = 15 * 60_000;

interface Decision extends Decided {
  digest: string;
  parts: Part[];
  dueAt: Date;
  nextDueAt: Date | null;
}

/**
 * Decides digests when their turn has come (promise L7). A member's turn is one row: whoever decides holds it, and the
 * database keeps one digest to a member and period. Decision, items and letter commit together or not at all.
 */
@Injectable()
export class DigestService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly queries: DigestQueries,
    private readonly contents: ContentService,
    private readonly campaigns: CampaignService,
    private readonly outbox: OutboxService,
  ) {}

  /** Gives everybody a turn who has none, then decides for all whose turn it is. Safe twice and side by side. */
  async sweep(): Promise<void> {
    while ((await this.enrol()) === AT_ONCE);
    while ((await this.decideSome()) === AT_ONCE);
  }

  private async enrol(): Promise<number> {
    const members = await this.queries.unplanned(AT_ONCE);
    if (!members.length) return 0;
    const from = new Date(this.clock.now().getTime() - GRACE_MS);
    const readers = await this.queries.readers(members, this.clock.today());
    await this.queries.plan(readers.map((reader) => ({ memberId: reader.memberId, dueAt: reader.stopped ? null : (nextTurn(reader, from)?.dueAt ?? null) })));
    return members.length;
  }

  private decideSome(): Promise<number> {
    return this.db.tx(async () => {
      const now = this.clock.now();
      const claimed = await this.queries.claim(now, AT_ONCE);
      if (!claimed.length) return 0;
      const readers = await this.claimants(claimed.map(({ memberId }) => memberId), now);
      const wrong = new Map(readers.map((reader) => [reader.memberId, whyNoEmail(reader, this.clock.today())]));
      const contents = await this.contents.next(readers.filter(({ memberId }) => !wrong.get(memberId)), now);
      const decisions = readers.flatMap((reader) => decision(reader, wrong.get(reader.memberId) ?? null, contents.get(reader.memberId) ?? [], now));
      const made = new Map((await this.queries.decide(decisions, now)).map(({ memberId, id }) => [memberId, id]));
      const sent = decisions.filter(({ memberId, outcome }) => outcome === 'SENT' && made.has(memberId));
      await this.queries.tell(sent.flatMap(({ memberId, parts }) => parts.flatMap(({ items }) => items.map(({ key, again }) => ({ memberId, digestId: made.get(memberId)!, key, again })))));
      await this.post(sent, made);
      const next = new Map(decisions.map(({ memberId, nextDueAt }) => [memberId, nextDueAt]));
      await this.queries.move(claimed.map(({ memberId }) => ({ memberId, dueAt: next.get(memberId) ?? null })));
      return claimed.length;
    });
  }

  /**
   * Whose turn it is. A letter of theirs that still waits is taken back: this one tells its news. What a letter said that
   * did not go, for whatever reason, was told to nobody.
   */
  private async claimants(members: string[], now: Date): Promise<Reader[]> {
    const readers = await this.queries.readers(members, this.clock.today());
    const turns = readers.flatMap((reader) => (reader.stopped ? [] : [{ memberId: reader.memberId, turn: lastTurn(reader, now) }])).flatMap(({ memberId, turn }) => (turn ? [{ memberId, period: turn.period }] : []));
    const old = await this.queries.before(turns, oldest(now));
    if (!old.length) return readers;
    await this.outbox.takeBack(old.map(letterKey), 'Its time passed before it could be sent.');
    return (await this.queries.forget(members, oldest(now))) ? this.queries.readers(members, this.clock.today()) : readers;
  }

  /** One campaign for each rhythm among them. A digest that could not go before its reader's next one is due is dropped. */
  private async post(sent: Decision[], made: Map<string, string>): Promise<void> {
    for (const [digest, some] of Map.groupBy(sent, (one) => one.digest)) {
      const dueAt = new Date(Math.min(...some.map((one) => one.dueAt.getTime())));
      const plan = { letter: digestEmail, title: `${NAMES[digest]!} digests of ${inWords(dueAt)}`, onceKey: `digest:${digest}:${some[0]!.period}:${made.get(some[0]!.memberId)!}` };
      await this.campaigns.plan(SYSTEM, plan, some.map(({ memberId, parts, nextDueAt }) => ({ to: memberId, props: this.contents.props(parts), staleAt: nextDueAt!, onceKey: letterKey(made.get(memberId)!) })));
    }
  }
}

const NAMES: Record<string, string> = { DAILY: 'Daily', WEEKLY: 'Weekly', MONTHLY: 'Monthly' };
const inWords = (at: Date) => new Intl.DateTimeFormat('en-CA', { dateStyle: 'long', timeZone: HOME_ZONE }).format(at);

/** What becomes of somebody's turn; nothing for those who want none any more. */
function decision(reader: Reader, wrong: string | null, parts: Part[], now: Date): Decision[] {
  const turn = reader.stopped ? null : lastTurn(reader, now);
  if (!turn) return [];
  const reason = wrong ?? whyNothing(parts);
  return [
    {
      memberId: reader.memberId,
      period: turn.period,
      outcome: reason ? 'SKIPPED' : 'SENT',
      reason,
      items: reason ? 0 : countOf(parts),
      digest: reader.digest,
      parts,
      dueAt: turn.dueAt,
      nextDueAt: nextTurn(reader, now)?.dueAt ?? null,
    },
  ];
}
