import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ballots } from '../chaos/ballots.js';
import { oneDigest } from '../chaos/digests.js';
import { type Figure, kills, restarts } from '../chaos/kills.js';
import { silenced } from '../chaos/silence.js';
import { Stage } from '../chaos/stage.js';
import { answered, away, crashes, flood, poison } from '../chaos/trouble.js';
import { databaseSwitch } from '../chaos/database.js';
import { cloneDatabase } from '../house.js';
import { hasRedis, startRedis } from './outside.js';

// The promises about letters in their short form, each with real worker processes and a sink in a process of its own as the
// judge. `npm run chaos` has the long one.
const SHORT = { recipients: 300, times: 4, short: true };
const MINUTES = 180_000;

/** What did not hold, by name: nothing. */
const broken = (figures: Figure[]) => figures.filter(({ holds }) => !holds).map(({ promise, what, found, bar }) => `${promise} ${what}: ${found}, not ${bar}`);

let stage: Stage;
let drop: () => Promise<void>;
const open = async (redisUrl?: string) => {
  const clone = await cloneDatabase();
  drop = clone.drop;
  stage = await Stage.open(clone.databaseUrl, redisUrl ? { redisUrl } : {});
};
const close = async () => {
  await stage.close();
  await drop();
};

describe('Letters, with the queue on PostgreSQL', () => {
  beforeEach(() => open(), MINUTES);
  afterEach(close);

  it('L1 and L2: workers that are killed lose nobody and send no digest twice', async () => {
    expect(broken(await kills(stage, SHORT))).toEqual([]);
  }, MINUTES);

  for (const how of ['closed', '421', '451'] as const) {
    it(`L4: a mail server that is away (${how}) costs nobody a try`, async () => {
      expect(broken(await away(stage, how, { ...SHORT, recipients: 100 }, 3))).toEqual([]);
    }, MINUTES);
  }

  it('L5: no reminder goes to whoever has answered', async () => {
    expect(broken(await answered(stage, SHORT))).toEqual([]);
  }, MINUTES);

  for (const by of ['bounce', 'click'] as const) {
    it(`L6: a ${by} means silent, at once, also while letters go out; a GET changes nothing`, async () => {
      expect(broken(await silenced(stage, by, SHORT))).toEqual([]);
    }, MINUTES);
  }

  it('L7: one digest for one member and period, and each item in one digest, with many schedulers at once', async () => {
    expect(broken(await oneDigest(stage, { recipients: 60, days: 3, many: 20 }))).toEqual([]);
  }, MINUTES);

  it('L8: a poison letter blocks nobody', async () => {
    expect(broken(await poison(stage, { ...SHORT, recipients: 100 }))).toEqual([]);
  }, MINUTES);

  it('C2: who answered and what was counted are the same number, whatever is killed; C3: no log tells of it', async () => {
    expect(broken(await ballots(stage, { recipients: 60, times: 3 }))).toEqual([]);
  }, MINUTES);

  it('L9: a rolling restart is invisible', async () => {
    expect(broken(await restarts(stage, { ...SHORT, times: 2 }))).toEqual([]);
  }, MINUTES);
});

describe('Letters, when the database ends at once', () => {
  it('L3: nothing is lost, and no process ends', async () => {
    const database = await databaseSwitch();
    const name = await database.make('crash');
    stage = await Stage.open(name);
    try {
      expect(broken(await crashes(stage, database, { ...SHORT, times: 1 }))).toEqual([]);
    } finally {
      await stage.close();
      await database.stop();
    }
  }, MINUTES);
});

if (hasRedis)
  describe('Letters, with the queue on Redis', () => {
    let redis: Awaited<ReturnType<typeof startRedis>>;
    beforeEach(async () => {
      redis ??= await startRedis();
      await redis.flush();
      await open(redis.url);
    }, MINUTES);
    afterEach(close);
    afterAll(() => redis?.stop());

    it('L1 and L2: workers that are killed lose nobody and send no digest twice', async () => {
      expect(broken(await kills(stage, SHORT))).toEqual([]);
    }, MINUTES);

    it('L1: a Redis that loses everything in mid-campaign loses no letter', async () => {
      expect(broken(await flood(stage, () => redis.flush(), SHORT))).toEqual([]);
    }, MINUTES);
  });
else it.skip('on Redis: left out, since there is no redis-server on PATH (apt-get install redis-server)', () => undefined);
