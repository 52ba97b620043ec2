import { setTimeout as wait } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import { Clock, Db, HOME_ZONE, type JobRunner, log, type Queues } from '#platform';

/** What happened on one day that was played. */
export interface Played {
  day: string;
  said: string[];
}

const DAY_MS = 86_400_000;
/** A leap of so many days at most is replayed day by day; a longer one only moves the clock. */
const MOST_DAYS = 62;
/** The hour of the day, Pacific Time, at which a day that is played ends: every step of it has come by then. */
const EVENING = 18;
/** So long, in milliseconds, a day waits for its last letters. */
const PATIENCE = 15_000;
/** So many rings are answered in one go: what comes after is for the next sweep. */
const MOST_RINGS = 1000;

/** Replays time on one machine: day by day, with every sweep, so that what a month brings can be watched in a minute. */
export class Player {
  /** The worker's, once it is open. Without one the clock moves, and the sweeps come when they come. */
  worker?: { runner: JobRunner; queues: Queues };
  /** What people of the sample region do on a day, once it is in. */
  people?: () => Promise<string[]>;
  readonly days: Played[] = [];
  private left = 0;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly clock: Clock,
    private readonly db: Db,
  ) {}

  /** How many days are still to be played. */
  get toPlay(): number {
    return this.left;
  }

  /** Moves to an instant, replaying the days between; answers once that is done. */
  async moveTo(target: Date): Promise<void> {
    this.left = 0;
    const ahead = target.getTime() - this.clock.now().getTime();
    if (ahead > 0 && ahead <= MOST_DAYS * DAY_MS && this.worker) {
      for (let evening = eveningAfter(this.clock.now()); evening < target; evening = eveningAfter(evening)) await this.playTo(evening);
      await this.playTo(target);
    } else {
      await this.clock.moveTo(target);
      if (ahead <= 0) this.days.length = 0;
    }
  }

  /** Plays some days in the background, one after another; whoever looks sees them come. */
  play(days: number): void {
    const running = this.left > 0;
    this.left = Math.min(days, MOST_DAYS);
    if (!running) this.running = this.run();
  }

  /** Waits until all days that were asked for are played. */
  played(): Promise<void> {
    return this.running;
  }

  private async run(): Promise<void> {
    while (this.left > 0) {
      await this.playTo(eveningAfter(this.clock.now())).catch((error: Error) => log.error({ error: error.message }, 'a day could not be played'));
      this.left -= 1;
    }
  }

  private async playTo(evening: Date): Promise<void> {
    const since = await this.sent();
    await this.clock.moveTo(evening);
    await this.sweep();
    const answers = (await this.people?.().catch((error: Error) => [error.message])) ?? [];
    if (answers.length) await this.sweep();
    const letters = (await this.sent()) - since;
    const steps = await this.db.query<{ said: string }>(
      `select case s.channel when 'EMAIL' then 'Emails of the plan' when 'PHONE' then 'Phone list opened' else 'Postcards ordered' end || ': ' || s.handed as said from contact_step s where s.done_at is not null and s.handed > 0 and s.done_at > $1 and s.done_at <= $2 order by s.position`,
      [new Date(evening.getTime() - DAY_MS), new Date(evening.getTime() + 60_000)],
    );
    const said = [...steps.map((step) => step.said), ...(letters ? [`Letters sent: ${letters}`] : []), ...answers];
    this.days.unshift({ day: this.clock.today(), said });
    this.days.splice(MOST_DAYS);
  }

  /** Every sweep and what it rings for, to the end: each job is safe twice, so that the worker beside may do it too. */
  private async sweep(): Promise<void> {
    if (!this.worker) return;
    const { runner, queues } = this.worker;
    const rung: [name: string, payload: object][] = [];
    queues.heard = (name, payload) => void (rung.length < MOST_RINGS && rung.push([name, payload]));
    try {
      await runner.runSweeps();
      for (let next = rung.shift(); next; next = rung.shift()) await runner.run(...next).catch((error: Error) => log.error({ error: error.message }, 'something that was due could not be done'));
    } finally {
      delete queues.heard;
    }
    const until = performance.now() + PATIENCE;
    while ((await this.lettersLeft()) && performance.now() < until) await wait(50); // the worker beside has them in hand
  }

  private async lettersLeft(): Promise<boolean> {
    const rows = await this.db.query(`select 1 from outbox o left join campaign c on c.id = o.campaign_id where (o.state in ('CLAIMED', 'HANDING') or (o.state = 'PENDING' and o.due_at <= $1)) and coalesce(c.state = 'RUNNING', true) limit 1`, [this.clock.now()]);
    return rows.length > 0;
  }

  private async sent(): Promise<number> {
    const [row] = await this.db.query<{ n: number }>(`select count(*)::int as n from outbox where state = 'SENT'`);
    return row!.n;
  }
}

/** The next evening in Pacific Time. */
function eveningAfter(now: Date): Date {
  const here = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(HOME_ZONE);
  const today = here.withPlainTime({ hour: EVENING });
  return new Date((Temporal.ZonedDateTime.compare(today, here) > 0 ? today : here.add({ days: 1 }).withPlainTime({ hour: EVENING })).epochMilliseconds);
}
