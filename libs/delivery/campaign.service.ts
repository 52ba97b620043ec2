import { type Actor, allLetters, AppError, type Bind, Clock, Db, Jobs, type Letter, log, OutboxService, type Posting, sendDue } from '#platform';
import { Injectable } from '@nestjs/common';
import { Campaign, CampaignState } from './campaign.entity.js';

/** What a campaign is. The same key plans one campaign, however often it is asked for. */
export interface Plan<P> {
  letter: Letter<P & object>;
  title: string;
  onceKey: string;
  tableId?: string;
  /** Its letters go out from then on. */
  dueAt?: Date;
  /** After this instant they are dropped unsent. */
  staleAt?: Date;
}

/** One letter of a campaign. What is said here goes before what the plan says for all. */
type Addressed<P> = Pick<Posting<P>, 'to' | 'props' | 'staleAt' | 'onceKey'>;

/** So many letters are posted at once: memory stays flat however large the audience. */
const AT_ONCE = 1000;
/** A letter that waited so many days for a person is dropped: what it said is not kept for ever. */
const MOST_DAYS = 30;
/** Letters that wait for a person. */
const WAITS = `state in ('HELD', 'DOUBTFUL')`;
/** Lets letters go after all, from $1 on, with all their tries before them. */
const RELEASE = `update outbox set state = 'PENDING', reason = null, tries = 0, strandings = 0, due_at = $1 where ${WAITS}`;
const DROP = `update outbox set state = 'SKIPPED', sealed_props = null, leased_until = null, reason = $1 where`;

/** Campaigns: planned once, paused, resumed, and what waits for a person released or dropped. */
@Injectable()
export class CampaignService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly outbox: OutboxService,
    private readonly jobs: Jobs,
  ) {}

  /**
   * Plans a sending to an audience in one transaction: a row for each member, or nothing at all. The same key again plans
   * nothing and returns the same campaign. The audience may be a stream: it is never held as a whole.
   */
  plan<P extends object>(actor: Actor, plan: Plan<P>, audience: Iterable<Addressed<P>> | AsyncIterable<Addressed<P>>): Promise<string> {
    return this.db.tx(async () => {
      const now = this.clock.now();
      const [made] = await this.db.query<{ id: string }>(
        `insert into campaign (letter, title, once_key, table_id, started_by_id, started_at, newest) values ($1, $2, $3, $4, $5, $6, $7) on conflict (once_key) do nothing returning id`,
        [plan.letter.key, plan.title, plan.onceKey, plan.tableId ?? null, actor.memberId, now, newestFirst(now)],
      );
      if (!made) return (await this.db.repo(Campaign).findOneByOrFail({ onceKey: plan.onceKey })).id;
      let posted = 0;
      let some: Posting<P>[] = [];
      for await (const letter of audience) {
        some.push({ ...(plan.dueAt ? { dueAt: plan.dueAt } : {}), ...(plan.staleAt ? { staleAt: plan.staleAt } : {}), ...letter, campaignId: made.id });
        if (some.length < AT_ONCE) continue;
        posted += await this.outbox.post(plan.letter, some);
        some = [];
      }
      if (some.length) posted += await this.outbox.post(plan.letter, some);
      await this.db.repo(Campaign).update(made.id, { audience: posted });
      return made.id;
    });
  }

  /** Stops a campaign for now: no letter of it passes the gate once this is committed. */
  pause(actor: Actor, id: string): Promise<string> {
    return this.change(actor, id, [CampaignState.RUNNING, CampaignState.UNREACHABLE], CampaignState.PAUSED, `Paused by ${roleOf(actor)}.`, 'Only a campaign that runs can be paused. Please reload the page.');
  }

  /** Lets a paused campaign go on. */
  async resume(actor: Actor, id: string): Promise<string> {
    await this.change(actor, id, [CampaignState.PAUSED], CampaignState.RUNNING, null, 'Only a paused campaign can go on. Please reload the page.');
    await this.ring();
    return id;
  }

  /** Lets letters that wait for a person go after all: those named, or all of them. One that was in doubt may arrive a second time. */
  async release(actor: Actor, campaignId: string, ids?: string[] | null): Promise<string> {
    await this.db.tx(async () => {
      await this.hold(actor, campaignId);
      await this.db.query(`${RELEASE} and campaign_id = $2 and ($3::uuid[] is null or id = any($3))`, [this.clock.now(), campaignId, ids ?? null]);
      await this.db.query(`update campaign set state = 'RUNNING', why = null where id = $1 and state in ('DONE', 'DROPPED') and exists (select 1 from outbox where campaign_id = $1 and state = 'PENDING')`, [campaignId]);
    });
    await this.ring();
    return campaignId;
  }

  /** Drops letters that wait for a person: those named, or all of them. */
  async drop(actor: Actor, campaignId: string, ids?: string[] | null): Promise<string> {
    await this.db.tx(async () => {
      await this.hold(actor, campaignId);
      await this.db.query(`${DROP} ${WAITS} and campaign_id = $2 and ($3::uuid[] is null or id = any($3))`, [droppedBy(actor), campaignId, ids ?? null]);
    });
    return campaignId;
  }

  /** Gives a paused campaign up: what has not gone is dropped, and the campaign with it. */
  async giveUp(actor: Actor, id: string): Promise<string> {
    await this.db.tx(async () => {
      const { state } = await this.hold(actor, id);
      if (state === CampaignState.DROPPED) return;
      if (state !== CampaignState.PAUSED) throw new AppError('CONFLICT', 'Only a paused campaign can be given up. Please pause it first.');
      await this.db.query(`${DROP} (${WAITS} or state in ('PENDING', 'CLAIMED')) and campaign_id = $2`, [droppedBy(actor), id]);
      await this.db.repo(Campaign).update(id, { state: CampaignState.DROPPED, why: droppedBy(actor) });
    });
    return id;
  }

  /** SQL: letters of no campaign that wait for a person, and those that failed as long as what waits is kept. */
  singles(state: string | null): (row: string, bind: Bind) => string {
    const since = new Date(this.clock.now().getTime() - MOST_DAYS * 86_400_000);
    return (row, bind) => `${row}.campaign_id is null and ${row}.state in ('DOUBTFUL', 'FAILED', 'HELD') and (${row}.state <> 'FAILED' or ${row}.due_at > ${bind(since)})${state ? ` and ${row}.state = ${bind(state)}` : ''}`;
  }

  /** Lets letters of no campaign that wait for a person go after all, and says how many. Doing it twice is harmless. */
  async releaseSingles(_actor: Actor, ids: string[]): Promise<number> {
    const decided = await this.decide(`${RELEASE} and campaign_id is null and id = any($2) returning id`, [this.clock.now(), ids]);
    await this.ring();
    return decided;
  }

  /** Drops letters of no campaign that wait for a person, and says how many. */
  dropSingles(actor: Actor, ids: string[]): Promise<number> {
    return this.decide(`${DROP} ${WAITS} and campaign_id is null and id = any($2) returning id`, [droppedBy(actor), ids]);
  }

  private async decide(statement: string, values: unknown[]): Promise<number> {
    const [rows] = await this.db.query<unknown[]>(statement, values); // of an update it is the rows, then how many
    return rows?.length ?? 0;
  }

  /** Rings for a worker. */
  ring(): Promise<void> {
    return this.jobs.enqueue(sendDue, {});
  }

  /** Whether a campaign waits for the mail server. */
  async unreachable(): Promise<boolean> {
    return (await this.db.query(`select 1 from campaign where state = 'UNREACHABLE' limit 1`)).length > 0;
  }

  /** The mail server is away or takes nothing: campaigns wait, with the reason. */
  async wait(said: string): Promise<void> {
    await this.db.query(`update campaign set state = 'UNREACHABLE', why = $1 where state = 'RUNNING'`, [`The mail server takes no letters for now: ${said}`]);
  }

  /** The mail server is back. */
  async reachable(): Promise<void> {
    await this.db.query(`update campaign set state = 'RUNNING', why = null where state = 'UNREACHABLE'`);
  }

  /** Writes down which campaigns have no letter left that waits. */
  async finish(): Promise<void> {
    await this.db.query(
      `update campaign c set state = 'DONE' where state = 'RUNNING' and not exists (select 1 from campaign_count n where n.campaign_id = c.id and n.state = 'PENDING' and n.n > 0)`,
    );
  }

  /** Puts right what two at once left behind, then compares the counters of open campaigns with their letters, in one statement and so at one moment; puts right and reports what differs. */
  async reconcile(): Promise<void> {
    await this.tidy();
    const wrong = await this.db.query<{ id: string; audience: number; counted: number; there: number }>(
      `select c.id, c.audience, n.counted, n.there from campaign c, lateral (
         select coalesce(sum(n), 0)::int as counted, coalesce(sum(there), 0)::int as there, bool_or(n is distinct from there) as differ from (
           select coalesce(k.n, 0) as n, coalesce(o.n, case when k.state = 'ERASED' then k.n else 0 end) as there
             from (select state, n from campaign_count where campaign_id = c.id) k
             full join (select counted_state(state, bounced_at) as state, count(*)::int as n from outbox where campaign_id = c.id group by 1) o using (state)) both_ways) n
        where c.state in ('RUNNING', 'PAUSED', 'UNREACHABLE') and (n.differ or n.counted <> c.audience)`,
    );
    for (const { id, ...numbers } of wrong) log.error({ campaignId: id, ...numbers }, 'the counters of a campaign differ from its letters');
    for (const { id } of wrong) await this.recount(id);
    await this.finish(); // last: what the counters say is right now
  }

  private async tidy(): Promise<void> {
    await this.db.query(
      `update outbox set state = 'SKIPPED', sealed_props = null, reason = 'Nobody decided for thirty days. ' || coalesce(reason, '') where state in ('HELD', 'DOUBTFUL') and due_at < $1::timestamptz - make_interval(days => ${MOST_DAYS})`,
      [this.clock.now()],
    );
    // of a kind that no version here knows any more: a day is longer than an update takes
    await this.db.query(`update outbox set state = 'HELD', reason = 'This version knows no such letter.' where state = 'PENDING' and due_at < $1::timestamptz - interval '1 day' and letter <> all($2)`, [this.clock.now(), allLetters().map(({ key }) => key)]);
    // being handed over when its campaign was given up, and not taken
    await this.db.query(`update outbox o set state = 'SKIPPED', sealed_props = null, reason = c.why from campaign c where c.id = o.campaign_id and c.state = 'DROPPED' and o.state = 'PENDING'`);
    // released in the moment in which its campaign was done
    const [open] = await this.db.query<unknown[]>(`update campaign c set state = 'RUNNING' where state = 'DONE' and exists (select 1 from outbox o where o.campaign_id = c.id and o.state = 'PENDING') returning id`);
    if (open?.length) await this.ring();
  }

  private async recount(id: string): Promise<void> {
    await this.db.tx(async () => {
      await this.db.query('lock table outbox in share mode'); // so that nothing changes between counting and writing
      await this.db.query(`delete from campaign_count where campaign_id = $1 and state <> 'ERASED'`, [id]);
      await this.db.query(`insert into campaign_count (campaign_id, state, n) select campaign_id, counted_state(state, bounced_at), count(*) from outbox where campaign_id = $1 group by 1, 2`, [id]);
    });
  }

  private async change(actor: Actor, id: string, from: CampaignState[], to: CampaignState, why: string | null, otherwise: string): Promise<string> {
    await this.db.tx(async () => {
      const { state } = await this.hold(actor, id);
      if (state === to) return;
      if (!from.includes(state)) throw new AppError('CONFLICT', otherwise);
      await this.db.repo(Campaign).update(id, { state: to, why });
    });
    return id;
  }

  /** The campaign, held for whoever may decide about it: admins about every one, a champion about those for a table they run. */
  private async hold(actor: Actor, id: string): Promise<Campaign> {
    const campaign = await this.db.get(Campaign, id, { lock: true });
    if (!actor.everywhere && (!campaign.tableId || !actor.scopes.includes(campaign.tableId))) throw new AppError('FORBIDDEN', 'This sending is not for a table you run. Please ask an admin.');
    return campaign;
  }
}

const roleOf = (actor: Actor): string => (actor.everywhere ? 'an admin' : 'a champion');
const droppedBy = (actor: Actor): string => `Dropped by ${roleOf(actor)}.`;

/** An instant as a text that sorts the newest first: what is left until the year 5138. */
const newestFirst = (at: Date): string => String(100_000_000_000_000 - at.getTime()).padStart(15, '0');
