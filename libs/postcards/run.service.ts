import { randomBytes } from 'node:crypto';
import { type CardOrder, type CardTaker, PostChannel } from '#delivery';
import { Network } from '#people';
import { type Actor, AppError, Clock, Config, Db, Pdf, seal, signLink, unseal } from '#platform';
import { Inject, Injectable } from '@nestjs/common';
import { codeOf, refFrom, type CardLink, whyNoCard, whyNoRun } from './card.policy.js';
import { PostcardRun, RunState } from './postcard.entity.js';
import type { CardTextInput, PostingInput } from './postcard.inputs.js';
import { type Candidate, type Passed, PostcardQueries } from './postcard.queries.js';

const AT_ONCE = 500;
const FIRST = '00000000-0000-0000-0000-000000000000';
const NOT_NEEDED = 'No longer needed.';

/** Takes orders for cards and brings them to the post: checked, locked, posted. */
@Injectable()
export class RunService implements CardTaker {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly queries: PostcardQueries,
    @Inject(Config) private readonly config: Config,
    private readonly channel: PostChannel,
  ) {
    channel.takenBy(this);
  }

  /** One order is one run; the same again changes nothing. Its cards are checked at once, so that an admin can mend what is wrong. */
  take({ onceKey, title, heading, body, lang, cards }: CardOrder): Promise<void> {
    return this.db.tx(async () => {
      const now = this.clock.now();
      const [run] = await this.db.query<{ id: string }>(
        `insert into postcard_run (once_key, title, heading, body, lang, ordered_at, newest) values ($1, $2, $3, $4, $5, $6, $7) on conflict (once_key) do nothing returning id`,
        [onceKey, title, heading, body, lang, now, newestOf(now)],
      );
      if (!run) return;
      for (let at = 0; at < cards.length; at += AT_ONCE) {
        const some = cards.slice(at, at + AT_ONCE);
        await this.db.query(
          `insert into postcard (run_id, member_id, state, sealed, code_key, link_key, ref)
           select $1, c.member_id, 'WAITING', c.sealed, c.code_key, c.link_key, c.ref
             from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[]) as c (member_id, sealed, code_key, link_key, ref) on conflict (run_id, member_id) do nothing`,
          [
            run.id, some.map(({ memberId }) => memberId), some.map(({ url, code }) => seal(this.config.secretKey, { url, code } satisfies CardLink)),
            some.map(({ code }) => this.keyOf('code', codeOf(code))), some.map(({ url }) => this.keyOf('link', url)), some.map(() => refFrom(randomBytes(8))),
          ],
        );
      }
      await this.check(run.id);
    });
  }

  /** To whom of an order no card can be posted as things are. */
  async refused({ cards }: Pick<CardOrder, 'cards'>): Promise<string[]> {
    const links = new Map(cards.map(({ memberId, url, code }) => [memberId, { url, code }]));
    const pdf = new Pdf('');
    const today = this.clock.today();
    const rows = await this.queries.addressees([...links.keys()]);
    return rows.flatMap((row) => (whyNoCard(pdf, row, links.get(row.memberId)!, today) ? [row.memberId] : []));
  }

  /** Leaves somebody out while the run is open. When is not kept: it would tell when they answered. */
  async cancel(onceKey: string, memberId: string): Promise<void> {
    await this.db.query(
      `update postcard c set state = 'CANCELLED', why = $3, sealed = null from postcard_run r
        where r.id = c.run_id and r.once_key = $1 and c.member_id = $2 and r.state = 'OPEN' and c.state in ('WAITING', 'REFUSED')`,
      [onceKey, memberId, NOT_NEEDED],
    );
  }

  /** Writes another text on the cards of an open run. */
  async edit(_actor: Actor, id: string, { heading, body }: CardTextInput): Promise<string> {
    await this.db.tx(async () => {
      await this.open(id);
      await this.db.repo(PostcardRun).update(id, { heading, body });
      await this.check(id);
    });
    return id;
  }

  /** Looks again at every card of an open run: whoever was mended goes with it, whoever can no longer be posted to does not. */
  async recheck(_actor: Actor, id: string): Promise<string> {
    await this.db.tx(async () => {
      await this.open(id);
      await this.check(id);
    });
    return id;
  }

  /**
   * Locks a run: names and addresses are written down, nothing changes any more. `cards` is how many the actor saw: where
   * the check finds others, what it found is kept and the actor looks again. Whoever answered while the cards were ordered gets none.
   */
  async lock(actor: Actor, id: string, cards: number): Promise<string> {
    await this.channel.orders.takeCardsBack();
    const told = await this.db.tx(async () => {
      const { title, onceKey } = await this.open(id);
      const { fault, passed, refused, sender } = await this.check(id);
      if (fault) return fault;
      if (!passed.length) return `No card of "${title}" can be posted. Please mend what the list says first.`;
      if (passed.length !== cards) return `Now ${passed.length === 1 ? 'one card is' : `${passed.length} cards are`} ready, not ${cards}. Please look at the list and lock it again.`;
      await this.queries.lock(passed);
      await this.channel.orders.cardsLocked(onceKey, passed.map(({ memberId }) => memberId), refused);
      await this.db.repo(PostcardRun).update(id, { state: RunState.LOCKED, lockedAt: this.clock.now(), lockedById: actor.memberId, senderLines: sender });
      return null;
    });
    if (told) throw new AppError('CONFLICT', told);
    return id;
  }

  /** Notes that a run was handed to the post. What its cards lead to is wiped: nobody needs it here any more. */
  async post(actor: Actor, id: string, { postedOn, count, costCents, leadDays }: PostingInput): Promise<string> {
    await this.db.tx(async () => {
      const { state, lockedAt } = await this.db.get(PostcardRun, id, { lock: true });
      if (state === RunState.POSTED) throw new AppError('CONFLICT', 'This was noted already. Please reload the page.');
      if (!lockedAt) throw new AppError('CONFLICT', 'Please lock this run before you post it.');
      if (postedOn > this.clock.today()) throw new AppError('BAD_INPUT', 'This day has not come yet.', { 'input.postedOn': 'Please pick a day up to today.' });
      const posted = await this.queries.post(id);
      if (count > posted) {
        const most = posted === 1 ? 'Only one card was locked.' : `Only ${posted} cards were locked.`;
        throw new AppError('BAD_INPUT', most, { 'input.count': most });
      }
      await this.db.repo(PostcardRun).update(id, { state: RunState.POSTED, postedOn, postedById: actor.memberId, postedCount: count, costCents, leadDays });
    });
    return id;
  }

  private async open(id: string): Promise<PostcardRun> {
    const run = await this.db.get(PostcardRun, id, { lock: true });
    if (run.state !== RunState.OPEN) throw new AppError('CONFLICT', 'This run is locked: nothing of it changes any more.');
    return run;
  }

  /** Checks the text and each card, and writes down what it finds. */
  private async check(id: string): Promise<{ fault: string | null; passed: Passed[]; refused: string[]; sender: string[] }> {
    const run = await this.db.get(PostcardRun, id);
    const network = await this.db.repo(Network).findOneByOrFail({ id: 1 });
    const sender = [network.senderName, ...(network.postalAddress?.split('\n').filter(Boolean) ?? [])];
    const pdf = new Pdf(run.title);
    const fault = whyNoRun(pdf, run, sender);
    if (fault !== run.fault) await this.db.repo(PostcardRun).update(id, { fault });
    const passed: Passed[] = [];
    const refused: string[] = [];
    for (let rows = await this.queries.candidates(id, FIRST, AT_ONCE); rows.length; rows = await this.queries.candidates(id, rows.at(-1)!.id, AT_ONCE)) {
      const found = rows.map((row) => ({ row, id: row.id, why: this.whyNot(pdf, row) }));
      await this.queries.judge(found);
      for (const { row, why } of found) {
        if (why) refused.push(row.memberId);
        else passed.push({ id: row.id, memberId: row.memberId, name: row.name, lines: row.postalAddress!.lines });
      }
    }
    return { fault, passed, refused, sender };
  }

  private whyNot(pdf: Pdf, row: Candidate): string | null {
    return whyNoCard(pdf, row, unseal<CardLink>(this.config.secretKey, row.sealed), this.clock.today());
  }

  private keyOf(what: 'code' | 'link', text: string): string {
    return signLink(this.config.secretKey, `postcard-${what}`, text);
  }
}

/** An instant as a text that sorts the newest first. */
const newestOf = (at: Date): string => String(9_999_999_999_999 - at.getTime()).padStart(13, '0');
