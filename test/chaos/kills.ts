import { digestsDecided, digestsDue, ringDigests } from './digests.js';
import { Door } from './door.js';
import { chaosLetters } from './letters.js';
import { figure, type Figure } from './report.js';
import { pause, Stage } from './stage.js';

export { figure, type Figure };

export interface Scale {
  recipients: number;
  /** How often a process is killed, told to stop, or the database ends. */
  times: number;
  /** In milliseconds, where the sink takes its time. */
  delay?: number;
  /** Leaves nothing to waiting: leases are made to run out at the end, as if time had passed. */
  short?: boolean;
  /** Whether all letters are digests; else half of them are. */
  digestsOnly?: boolean;
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
    await stage.dueNow();
    await stage.ring();
  });
}

/**
 * L1 and L2: half of the recipients get a letter that is sent again in doubt, half their digest, which is held; workers are
 * killed at random while they decide and send. The sink's file is the judge.
 */
export async function kills(stage: Stage, { recipients, times, delay = 0, short, digestsOnly }: Scale): Promise<Figure[]> {
  await stage.order({ delay });
  const half = digestsOnly ? 0 : Math.ceil(recipients / 2);
  const [again, held] = [await stage.members('again', half), await stage.members('digest', recipients - half)];
  await digestsDue(stage, held);
  await Promise.all(Array.from({ length: WORKERS }, () => stage.start()));
  if (again.length) await stage.plan(chaosLetters.resend, again);
  await ringDigests(stage); // a worker decides them, and may be killed at it
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
    await ringDigests(stage);
    if (kill % 5 === 0 || short) await look();
  }
  await digestsDecided(stage, 60_000);
  await finish(stage, short, 900_000, look);
  await look();

  const taken = stage.taken();
  const countOf = (word: string) => {
    const theirs = taken.filter(({ to }) => to.startsWith(word));
    return { all: theirs.length, unique: new Set(theirs.map(({ to }) => to)).size };
  };
  const [one, two] = [countOf('again'), countOf('digest')];
  const doubtful = await stage.db.query<{ email: string }>(`select m.email from outbox o join member m on m.id = o.recipient_id where o.state = 'DOUBTFUL'`);
  const listed = new Set(doubtful.map(({ email }) => email));
  const got = new Set(taken.map(({ to }) => to));
  const missing = [...again, ...held].filter(({ email }) => !got.has(email) && !listed.has(email));
  const lost = missing.length;
  if (lost) process.stderr.write(`${JSON.stringify(await stage.db.query('select state, reason, attempts, tries, doubts, handing_at, sent_at from outbox where recipient_id = any($1)', [missing.map(({ id }) => id)]))}\n`);
  const [doubts] = await stage.db.query<{ n: number }>('select coalesce(sum(doubts), 0)::int as n from outbox');
  const [decided] = await stage.db.query<{ n: number }>(`select count(*)::int as n from digest where outcome = 'SENT'`);
  const [notTaken, listedTaken] = [[...listed].filter((email) => !got.has(email)).length, [...listed].filter((email) => got.has(email)).length];
  const about = `${recipients} recipients, ${held.length} of them of digests, ${times} kills, sink after ${delay} ms`;
  return [
    figure('L1', `lost (${about})`, lost, '0', lost === 0),
    figure('L1', 'unique of those sent again in doubt', one.unique, String(half), one.unique === half),
    figure('L1', 'digests decided to be sent', decided!.n, String(held.length), decided!.n === held.length),
    figure('L1', `moments at which audience ≠ Σ states, of ${looks}`, unbalanced, '0', unbalanced === 0),
    figure('L2', 'duplicates of kinds that resend', one.all - one.unique, `≤ ${IN_FLIGHT} in flight × ${times} kills`, one.all - one.unique <= IN_FLIGHT * times),
    figure('L2', 'duplicates of digests', two.all - two.unique, '0', two.all === two.unique),
    figure('L2', `digests taken + listed as doubtful only (${notTaken} not taken, ${listedTaken} taken)`, two.unique + notTaken, String(held.length), two.unique + notTaken === held.length),
    figure('L2', 'letters in doubt at any time', doubts!.n, `≤ ${IN_FLIGHT} in flight × ${times} kills`, doubts!.n <= IN_FLIGHT * times),
  ];
}

/**
 * L9: each process is told to stop so many times, one after another, while letters go out and people press "unsubscribe": nothing is
 * lost or sent twice, and no press is cut off: it is answered, or nobody was there to hear it and it comes again.
 */
export async function restarts(stage: Stage, { recipients, times, delay = 20, short }: Scale): Promise<Figure[]> {
  await stage.order({ delay });
  const half = Math.ceil(recipients / 2);
  const [again, held, leavers] = [await stage.members('again', half), await stage.members('held', half), await stage.members('leaver', 5 * times)];
  const [door] = await Promise.all([Door.open(stage), stage.start(), stage.start()]);
  await Promise.all([stage.plan(chaosLetters.resend, again), stage.plan(chaosLetters.hold, held)]);
  await stage.ring();
  let [slowest, stops, cut, stopped] = [0, 0, 0, 0];
  const stop = async (end: () => Promise<void>, start: () => Promise<unknown>) => {
    const asked = performance.now();
    await end();
    slowest = Math.max(slowest, performance.now() - asked);
    stops += 1;
    await start();
  };
  const restarting = () => stops < 3 * times;
  const press = async () => {
    for (let nth = 0; restarting() || nth < leavers.length; nth++) {
      const { id } = leavers[nth % leavers.length]!;
      for (let heard = false; !heard; ) {
        heard = await door.click(id).then(({ status }) => status === 200, (error: Error & { cause?: { code?: string } }) => ((cut += error.cause?.code === 'ECONNREFUSED' ? 0 : 1), false));
        await pause(20);
      }
      stopped += 1;
    }
  };
  const restart = async () => {
    for (let time = 1; time <= times; time++) {
      await untilTaken(stage, Math.floor((time * recipients) / (times + 2)), 3000);
      for (const worker of stage.workers.slice()) await stop(() => stage.end(worker, 'SIGTERM'), () => stage.start());
      await stop(() => door.end('SIGTERM'), () => door.open());
    }
  };
  await Promise.all([press(), restart()]);
  await stage.settled(short ? 20_000 : 600_000);
  await stage.plan(chaosLetters.reminder, leavers);
  await stage.ring();
  await stage.settled(60_000);
  await door.end('SIGTERM');
  const taken = stage.taken();
  const unique = new Set(taken.map(({ to }) => to)).size;
  const late = taken.filter(({ to }) => to.startsWith('leaver')).length;
  return [
    figure('L9', `lost (${recipients} recipients, ${stops} × SIGTERM: two workers and the API, each ${times} times)`, 2 * half - (unique - late), '0', unique - late === 2 * half),
    figure('L9', 'duplicates', taken.length - unique, '0', taken.length === unique),
    figure('L9', `presses of "unsubscribe" cut off without an answer, of ${stopped}`, cut, '0', cut === 0),
    figure('L9', 'letters after that to those who pressed', late, '0', late === 0),
    figure('L9', 'slowest stop', `${Math.round(slowest)} ms`, '< 10 s', slowest < 10_000),
  ];
}
