import { chaosLetters } from './letters.js';
import { pause, Stage } from './stage.js';

/** One line of what chaos found: what was measured, and what it must be. */
export interface Figure {
  promise: string;
  what: string;
  found: string | number;
  bar: string;
  holds: boolean;
}

export const figure = (promise: string, what: string, found: string | number, bar: string, holds: boolean): Figure => ({ promise, what, found, bar, holds });

export interface Scale {
  recipients: number;
  /** How often a process is killed, told to stop, or the database ends. */
  times: number;
  /** In milliseconds, where the sink takes its time. */
  delay?: number;
  /** Leaves nothing to waiting: leases are made to run out at the end, as if time had passed. */
  short?: boolean;
}

const WORKERS = 3;
/** So many letters a worker hands over at a time, at most. */
export const IN_FLIGHT = 12;

/** Waits until the sink has taken so many, or nothing waits any more. */
export async function untilTaken(stage: Stage, many: number, ms: number): Promise<void> {
  const began = performance.now();
  while (stage.taken().length < many) {
    if (performance.now() - began > ms) return;
    await pause(20);
  }
}

/** Ends what was left to leases: by waiting, or in the short form at once. */
export async function finish(stage: Stage, short: boolean | undefined, ms: number, look?: () => Promise<void>): Promise<void> {
  if (short) {
    await Promise.all(stage.workers.slice().map((worker) => stage.end(worker, 'SIGKILL')));
    await stage.leasesRunOut();
    await stage.start();
    await stage.ring();
  }
  // in the short form time passes at a run: what waits a little to be tried again is due, and the sweep comes each second
  let looked = performance.now();
  await stage.settled(ms, async () => {
    await look?.();
    if (!short || performance.now() - looked < 1000) return;
    looked = performance.now();
    await stage.db.query(`update outbox set due_at = now() where state = 'PENDING' and due_at > now()`);
    await stage.ring();
  });
}

/**
 * L1 and L2: half of the recipients get a letter that is sent again in doubt, half one that is held; workers are killed
 * at random while they send. The sink's file is the judge.
 */
export async function kills(stage: Stage, { recipients, times, delay = 0, short }: Scale): Promise<Figure[]> {
  await stage.order({ delay });
  const half = Math.ceil(recipients / 2);
  const [again, held] = [await stage.members('again', half), await stage.members('held', half)];
  await Promise.all(Array.from({ length: WORKERS }, () => stage.start()));
  const plans = [stage.plan(chaosLetters.resend, again), stage.plan(chaosLetters.hold, held)];
  await Promise.all(plans);
  await stage.ring();
  let unbalanced = 0;
  let looks = 0;
  const look = async () => {
    looks += 1;
    unbalanced += (await stage.unbalanced()).length;
  };
  for (let kill = 1; kill <= times; kill++) {
    await untilTaken(stage, Math.floor((kill * recipients) / (times + 2)), short ? 3000 : 60_000);
    while (!stage.ready.length) await pause(20);
    await stage.end(stage.ready[Math.floor(Math.random() * stage.ready.length)]!, 'SIGKILL');
    void stage.start();
    if (kill % 5 === 0 || short) await look();
  }
  await finish(stage, short, 900_000, look);
  await look();

  const taken = stage.taken();
  const countOf = (word: string) => {
    const theirs = taken.filter(({ to }) => to.startsWith(word));
    return { all: theirs.length, unique: new Set(theirs.map(({ to }) => to)).size };
  };
  const [one, two] = [countOf('again'), countOf('held')];
  const doubtful = await stage.db.query<{ email: string }>(`select m.email from outbox o join member m on m.id = o.recipient_id where o.state = 'DOUBTFUL'`);
  const listed = new Set(doubtful.map(({ email }) => email));
  const got = new Set(taken.map(({ to }) => to));
  const missing = [...again, ...held].filter(({ email }) => !got.has(email) && !listed.has(email));
  const lost = missing.length;
  if (lost) process.stderr.write(`${JSON.stringify(await stage.db.query('select state, reason, attempts, tries, doubts, handing_at, sent_at from outbox where recipient_id = any($1)', [missing.map(({ id }) => id)]))}\n`);
  const [doubts] = await stage.db.query<{ n: number }>('select coalesce(sum(doubts), 0)::int as n from outbox');
  const about = `${recipients} recipients, ${times} kills, sink after ${delay} ms`;
  return [
    figure('L1', `lost (${about})`, lost, '0', lost === 0),
    figure('L1', 'unique of those sent again in doubt', one.unique, String(half), one.unique === half),
    figure('L1', `moments at which audience ≠ Σ states, of ${looks}`, unbalanced, '0', unbalanced === 0),
    figure('L2', 'duplicates of kinds that resend', one.all - one.unique, `≤ ${IN_FLIGHT} in flight × ${times} kills`, one.all - one.unique <= IN_FLIGHT * times),
    figure('L2', 'duplicates of kinds that hold', two.all - two.unique, '0', two.all === two.unique),
    figure('L2', `held kinds: taken + listed as doubtful only (${[...listed].filter((email) => !got.has(email)).length} not taken, ${[...listed].filter((email) => got.has(email)).length} taken)`, two.unique + [...listed].filter((email) => !got.has(email)).length, String(half), two.unique + [...listed].filter((email) => !got.has(email)).length === half),
    figure('L2', 'letters in doubt at any time', doubts!.n, `≤ ${IN_FLIGHT} in flight × ${times} kills`, doubts!.n <= IN_FLIGHT * times),
  ];
}

/** L9: each process is told to stop, one after another, while letters go out: nothing is lost or sent twice. */
export async function restarts(stage: Stage, { recipients, times, delay = 20, short }: Scale): Promise<Figure[]> {
  await stage.order({ delay });
  const half = Math.ceil(recipients / 2);
  const [again, held] = [await stage.members('again', half), await stage.members('held', half)];
  await Promise.all([stage.start(), stage.start()]);
  await Promise.all([stage.plan(chaosLetters.resend, again), stage.plan(chaosLetters.hold, held)]);
  await stage.ring();
  let slowest = 0;
  for (let time = 1; time <= times; time++) {
    await untilTaken(stage, Math.floor((time * recipients) / (times + 2)), 3000);
    const asked = performance.now();
    if (stage.workers[0]) await stage.end(stage.workers[0], 'SIGTERM');
    slowest = Math.max(slowest, performance.now() - asked);
    await stage.start();
  }
  await stage.settled(short ? 20_000 : 600_000);
  const taken = stage.taken();
  const unique = new Set(taken.map(({ to }) => to)).size;
  return [
    figure('L9', `lost (${recipients} recipients, ${times} × SIGTERM)`, 2 * half - unique, '0', unique === 2 * half),
    figure('L9', 'duplicates', taken.length - unique, '0', taken.length === unique),
    figure('L9', 'slowest stop', `${Math.round(slowest)} ms`, '< 10 s', slowest < 10_000),
  ];
}
