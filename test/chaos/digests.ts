import { Temporal } from 'temporal-polyfill';
import PostalMime from 'postal-mime';
import { sweepDigests } from '#digests';
import { Clock, HOME_ZONE, JobRunner, Jobs } from '#platform';
import { openWorker } from '../../apps/worker/worker.js';
import { figure, type Figure } from './report.js';
import { pause, type Stage } from './stage.js';

/** So many people are at one table. */
const AT_A_TABLE = 20;

/** Puts members at tables, each with all that is decided there to be told of. */
async function seat(stage: Stage, members: { id: string }[]): Promise<void> {
  const ids = members.map(({ id }) => id);
  await stage.db.query(`insert into "table" (kind, name, founded_on) select 'LOCAL', 'Table ' || n, '2020-01-01' from generate_series(0, ($1::int - 1) / ${AT_A_TABLE}) n`, [ids.length]);
  await stage.db.query(
    `insert into role (name, table_id, member_id, granted_at) select 'CHAMPION', t.id, m.id, now() from unnest($1::uuid[]) with ordinality as m (id, nr) join "table" t on t.name = 'Table ' || (m.nr - 1) / ${AT_A_TABLE}`,
    [ids],
  );
}

/** On a day a guest takes a new seat at every table: one thing that all who are there are to be told once. */
async function decide(stage: Stage, guest: string, day: string): Promise<void> {
  const [{ sector }] = (await stage.db.query<{ sector: string }>('insert into sector (name, position) select $1, count(*) + 1 from sector returning id as sector', [`Sector of ${guest}`])) as [{ sector: string }];
  const [{ member }] = (await stage.db.query<{ member: string }>('insert into member (name) values ($1) returning id as member', [guest])) as [{ member: string }];
  await stage.db.query('insert into seat (table_id, sector_id, opened_on) select id, $1, $2 from "table"', [sector, day]);
  await stage.db.query('insert into holding (seat_id, member_id, "from") select id, $2, $3 from seat where sector_id = $1', [sector, member, day]);
}

/** Everybody has something to read, and the turn of their weekly digest has come. It takes a sweep now, of whichever worker. */
export async function digestsDue(stage: Stage, members: { id: string }[]): Promise<void> {
  await seat(stage, members);
  await stage.get(JobRunner).run(sweepDigests.name, {});
  const [turn] = await stage.db.query<{ at: Date }>('select min(next_due_at) as at from digest_turn');
  await stage.clock.moveTo(new Date(turn!.at.getTime() + 1000));
  await decide(stage, 'Guest', stage.clock.today());
}

/** Rings for a sweep of digests. */
export const ringDigests = (stage: Stage): Promise<void> => stage.get(Jobs).enqueue(sweepDigests, {});

/** Sees to it that no turn is left: those whose sweep was killed wait for the next. */
export async function digestsDecided(stage: Stage, ms: number): Promise<void> {
  const began = performance.now();
  for (;;) {
    await stage.get(JobRunner).run(sweepDigests.name, {});
    if (!(await stage.db.query('select 1 from digest_turn where next_due_at <= $1 limit 1', [stage.clock.now()])).length) return;
    if (performance.now() - began > ms) throw new Error(`There are turns left after ${ms} ms.`);
    await pause(200); // a sweep under way holds them
  }
}

/** Whole workers of their own in this process, whose clocks are wrong by as many seconds as one says: as those of machines may be. */
async function schedulers(stage: Stage, many: number, wrong: (nth: number) => number) {
  const opened = await Promise.all(Array.from({ length: many }, () => openWorker(stage.config, { quiet: true })));
  opened.forEach(({ app }, nth) => {
    const clock = app.get(Clock);
    const right = clock.now.bind(clock);
    clock.now = () => new Date(right().getTime() + wrong(nth) * 1000);
  });
  return {
    sweep: () => Promise.all(opened.map(({ app }) => app.get(JobRunner).run(sweepDigests.name, {}))),
    close: () => Promise.all(opened.map((worker) => worker.close())),
  };
}

/** Whom a digest that the sink took went to, and which guests it tells of. */
async function read(raw: string): Promise<string[]> {
  const { text = '' } = await PostalMime.parse(Buffer.from(raw, 'base64'));
  return [...text.matchAll(/^\* (Guest \d+) took/gm)].map(([, guest]) => guest!);
}

/** Seconds before and after the hour at which all look at once. */
const LOOKS = [-80, -30, 0, 40, 90];

/**
 * L7: day after day, around the hour, many schedulers at once whose clocks differ by up to 60 s decide who gets a digest. A third
 * want theirs daily, the others on Mondays, and something is decided at each table each day. What the sink took is the judge:
 * how many letters each got in each period, and how often each thing was told to each.
 */
export async function oneDigest(stage: Stage, { recipients, days, many }: { recipients: number; days: number; many: number }): Promise<Figure[]> {
  await stage.order({ keep: true });
  const members = await stage.members('reader', recipients);
  await seat(stage, members);
  const daily = new Set(members.filter((_, nth) => nth % 3 === 0).map(({ id }) => id));
  await stage.db.query(`insert into preference (member_id, digest, hour, weekday, zone) select id, 'DAILY', 8, 1, $2 from unnest($1::uuid[]) id`, [[...daily], HOME_ZONE]);
  const today = Temporal.PlainDate.from(stage.clock.today());
  const saturday = today.add({ days: 6 - today.dayOfWeek + 7 }); // so that a Monday is the second of the days
  const hour = (day: Temporal.PlainDate) => new Date(day.toZonedDateTime({ timeZone: HOME_ZONE, plainTime: { hour: 8 } }).epochMilliseconds).getTime();
  await stage.clock.moveTo(new Date(hour(saturday) + 3_600_000));
  let look = 0;
  const all = await schedulers(stage, many, (nth) => ((nth * 37 + look * 17) % 121) - 60);
  await all.sweep(); // everybody gets a turn
  await Promise.all([stage.start(), stage.start()]);

  const sum = { due: 0, skipped: 0, twice: 0, wrong: 0, letters: 0 };
  const told = new Map<string, number>();
  try {
    for (let day = 1; day <= days; day++) {
      const date = saturday.add({ days: day });
      await decide(stage, `Guest ${day}`, date.toString());
      for (const seconds of LOOKS) {
        look += 1;
        await stage.clock.moveTo(new Date(hour(date) + seconds * 1000));
        await all.sweep();
      }
      await stage.ring();
      await stage.settled(60_000);
      const today = stage.taken().slice(sum.letters);
      sum.letters += today.length;
      const letters = Map.groupBy(today, ({ to }) => to);
      for (const { id, email } of members) {
        const theirs = letters.get(email) ?? [];
        const due = daily.has(id) || date.dayOfWeek === 1;
        sum.due += due ? 1 : 0;
        sum.skipped += due && !theirs.length ? 1 : 0;
        sum.twice += Math.max(0, theirs.length - 1);
        sum.wrong += due ? 0 : theirs.length;
      }
      for (const { to, raw } of today) for (const guest of await read(raw!)) told.set(`${to} ${guest}`, (told.get(`${to} ${guest}`) ?? 0) + 1);
    }
  } finally {
    await all.close();
  }
  const lastMonday = Math.floor((days - 2) / 7) * 7 + 2; // weekly readers were told up to there
  const owed = members.flatMap(({ id, email }) => Array.from({ length: daily.has(id) ? days : lastMonday }, (_, nth) => `${email} Guest ${nth + 1}`));
  const untold = owed.filter((thing) => !told.has(thing)).length;
  const again = [...told.values()].filter((times) => times > 1).length;
  const about = `${recipients} readers, ${days} days, ${many} schedulers at once, clocks ±60 s`;
  return [
    figure('L7', `letters taken (${about})`, sum.letters, String(sum.due), sum.letters === sum.due),
    figure('L7', 'second letters to one member in one period', sum.twice, '0', sum.twice === 0),
    figure('L7', 'members skipped in a period', sum.skipped, '0', sum.skipped === 0),
    figure('L7', 'letters on a day that is not theirs', sum.wrong, '0', sum.wrong === 0),
    figure('L7', 'things told twice to one member', again, '0', again === 0),
    figure('L7', `things never told, of ${owed.length}`, untold, '0', untold === 0),
  ];
}
