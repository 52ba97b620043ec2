import { Injectable, Module } from '@nestjs/common';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { type Member } from '#people';
import { defineJob, HandlesJob, type JobHandler, Jobs, letterCalled, Outbox, OutboxService, OutboxState, Queues, sendDue } from '#platform';
import { openWorker } from '../../apps/worker/worker.js';
import { House } from '../house.js';
import { hasRedis, mailRoad, type MailRoad, type RedisServer, startRedis, until } from './outside.js';

/** What the handlers below were given, in order. */
const heard: string[] = [];
let ticks = 0;
/** How often a call is still to fail, by what it says. */
const failures = new Map<string, number>();

const call = defineJob({ name: 'test.call', payload: z.object({ says: z.string() }) });
const tick = defineJob({ name: 'test.tick', payload: z.object({}), every: 500 });

@Injectable()
@HandlesJob(call)
class Hear implements JobHandler<{ says: string }> {
  async run({ says }: { says: string }) {
    const left = failures.get(says) ?? 0;
    failures.set(says, left - 1);
    if (left > 0) throw new Error('not yet');
    heard.push(says);
  }
}

@Injectable()
@HandlesJob(tick)
class Tick implements JobHandler {
  async run() {
    ticks++;
  }
}

@Module({ providers: [Hear, Tick] })
class Probes {}

const backends: [name: string, start: (() => Promise<RedisServer>) | null][] = [['PostgreSQL', null]];
if (hasRedis) backends.push(['Redis', startRedis]);
else it.skip('on Redis: left out, since there is no redis-server on PATH (apt-get install redis-server)', () => undefined);

describe.each(backends)('The queue on %s', (_name, startServer) => {
  let redis: RedisServer | undefined;
  let road: MailRoad;
  let house: House;
  let ana: Member;
  beforeAll(async () => {
    redis = await startServer?.();
    let mailbox = '';
    road = await mailRoad(() => mailbox);
    await road.be('open');
    const env = { SMTP_URL: road.url, ...(redis ? { REDIS_URL: redis.url } : {}) };
    house = await House.open(undefined, { worker: true, handlers: [{ module: Probes }], env });
    mailbox = house.mailbox.url;
    ana = await house.make.member('Ana');
  });
  afterAll(async () => {
    await house.close();
    await road.stop();
    await redis?.stop();
  });
  beforeEach(() => {
    heard.length = 0;
    failures.clear();
  });
  afterEach(async () => {
    await road.be('open');
    await house.db.query('delete from outbox');
    house.mailbox.clear();
  });

  const jobs = () => house.get(Jobs);
  const said = (words: string) => until(`the handler hears "${words}"`, () => heard.includes(words));

  it('runs a handler with its payload', async () => {
    await jobs().enqueue(call, { says: 'hello' });
    await said('hello');
  });

  it('rings nothing for a transaction that was rolled back', async () => {
    const lost = house.db.tx(async () => {
      await jobs().enqueue(call, { says: 'rolled back' });
      throw new Error('changed my mind');
    });
    await expect(lost).rejects.toThrow('changed my mind');
    await jobs().enqueue(call, { says: 'afterwards' });
    await said('afterwards'); // the queue is first in, first out: the other would have been heard by now
    expect(heard).toEqual(['afterwards']);
  });

  it('rings only after the commit, so that a handler finds the rows it is about', async () => {
    const meanwhile = house.get(Queues);
    await house.db.tx(async () => {
      await jobs().enqueue(call, { says: 'committed' });
      await meanwhile.add(call.name, { says: 'from elsewhere' }); // another process, in no transaction
      await said('from elsewhere');
      expect(heard).toEqual(['from elsewhere']);
    });
    await said('committed');
  });

  it('rings once for an inner transaction, when the outer one commits', async () => {
    await house.db.tx(async () => {
      await house.db.tx(() => jobs().enqueue(call, { says: 'inner' }));
      await house.get(Queues).add(call.name, { says: 'from elsewhere' });
      await said('from elsewhere');
      expect(heard).toEqual(['from elsewhere']);
    });
    await said('inner');
    expect(heard).toEqual(['from elsewhere', 'inner']);
  });

  it('tries again what failed', async () => {
    failures.set('at last', 1);
    await jobs().enqueue(call, { says: 'at last' });
    await said('at last');
  });

  it('takes no payload that is not what the job says, at either end', async () => {
    expect(() => jobs().enqueue(call, { says: 7 } as never)).toThrow(z.ZodError);
    const queues = house.get(Queues);
    await queues.add(call.name, { says: ['an', 'older', 'version'] });
    await queues.add('test.of-another-version', { says: 'what?' });
    await jobs().enqueue(call, { says: 'still there' });
    await said('still there');
    expect(heard).toEqual(['still there']);
  });

  it('runs by the clock what repeats by itself', async () => {
    const before = ticks;
    await until('three ticks', () => ticks >= before + 3);
  });

  /** Posts a code as sign-in would, and tells its row in the outbox. */
  const post = async (): Promise<string> => {
    const letter = letterCalled('sign-in.email')!;
    await house.db.tx(() => house.get(OutboxService).post(letter, [{ to: ana.id, props: letter.sample }]));
    const [row] = await house.db.query<{ id: string }>('select id from outbox order by created_at desc limit 1');
    return row!.id;
  };
  const rowOf = (id: string) => house.db.repo(Outbox).findOneByOrFail({ id });
  const became = (id: string, state: keyof typeof OutboxState, attempts: number) =>
    until(`the letter is ${state} after ${attempts} tries`, async () => {
      const row = await rowOf(id);
      return row.state === OutboxState[state] && row.attempts === attempts ? row : null;
    });

  it('carries a letter from the outbox to the mailbox, and wipes what it said', async () => {
    const id = await post();
    const letter = await house.mailbox.waitFor(({ to }) => to.includes('ana@example.org'), 10_000);
    expect(letter.headers['message-id']).toContain(id);
    expect(await became(id, 'SENT', 1)).toMatchObject({ sealedProps: null, reason: null, leasedUntil: null });
  });

  it('carries no letter whose reason was rolled back, and takes none outside a transaction', async () => {
    const letter = letterCalled('sign-in.email')!;
    const posting = { to: ana.id, props: letter.sample };
    await expect(house.db.tx(async () => house.get(OutboxService).post(letter, [posting]).then(() => Promise.reject(new Error('no'))))).rejects.toThrow('no');
    await expect(house.get(OutboxService).post(letter, [posting])).rejects.toThrow('posted outside a transaction');
    await house.run(sendDue, {});
    expect([await house.db.repo(Outbox).count(), house.mailbox.messages()]).toEqual([0, []]);
  });

  for (const state of ['closed', 'busy'] as const) {
    it(`L4: a mail server that is ${state} leaves the letter waiting, with a reason, and it goes once the server is back`, async () => {
      await road.be(state);
      const id = await post();
      const waiting = await became(id, 'PENDING', 1);
      expect(waiting.reason).toMatch(state === 'busy' ? /421/ : /ECONNREFUSED/);
      expect(waiting.dueAt.getTime()).toBeGreaterThan(house.clock.now().getTime());
      expect(waiting.sealedProps).not.toBeNull();

      await house.run(sendDue, {}); // not due yet: nobody is asked again and again
      expect((await rowOf(id)).attempts).toBe(1);

      await road.be('open');
      await house.at(new Date(waiting.dueAt.getTime() + 1).toISOString());
      await house.run(sendDue, {});
      expect(await rowOf(id)).toMatchObject({ state: 'SENT', attempts: 2 });
      expect(house.mailbox.messages().filter(({ to }) => to.includes('ana@example.org'))).toHaveLength(1);
    });
  }

  it('a letter that was claimed by a worker which died goes out when its lease is over', async () => {
    await road.be('closed');
    const id = await post();
    await became(id, 'PENDING', 1);
    await house.db.query(`update outbox set state = 'CLAIMED', leased_until = now() + interval '1 minute', due_at = '2020-01-01' where id = $1`, [id]);
    await road.be('open');
    await house.run(sendDue, {});
    expect((await rowOf(id)).state).toBe('CLAIMED'); // somebody may still be at it
    await house.db.query(`update outbox set leased_until = now() - interval '1 second' where id = $1`, [id]);
    await house.run(sendDue, {});
    expect((await rowOf(id)).state).toBe('SENT');
  });

  it('goes by the clock that another process moved: a letter posted a month on is sent at once', async () => {
    await house.clock.moveTo(new Date(house.clock.now().getTime() + 30 * 86_400_000));
    await became(await post(), 'SENT', 1);
  });

  it('L9: a worker that is told to stop ends between two letters, however many wait, and leaves none half sent', async () => {
    const letter = letterCalled('sign-in.email')!;
    const other = await openWorker(house.config, { extra: [{ module: Probes }] });
    const waiting = { to: ana.id, props: letter.sample };
    await house.db.tx(() => house.get(OutboxService).post(letter, Array.from({ length: 250 }, () => waiting)));
    await Promise.all(Array.from({ length: 8 }, () => jobs().enqueue(sendDue, {}))); // so that both workers are at it
    await until('the letters go', async () => (await house.db.repo(Outbox).countBy({ state: OutboxState.SENT })) > 20);
    const asked = performance.now();
    await other.close();
    expect(performance.now() - asked).toBeLessThan(1000);
    expect(await house.db.repo(Outbox).countBy({ state: OutboxState.PENDING })).toBeGreaterThan(0);
    await until('all are sent', async () => (await house.db.repo(Outbox).countBy({ state: OutboxState.SENT })) === 250);
    expect(new Set(house.mailbox.messages().map(({ headers }) => headers['message-id'])).size).toBe(250);
    expect(house.mailbox.messages()).toHaveLength(250);
  });

  it('L3: goes on when every connection to the database breaks at once', async () => {
    await house.db.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()');
    const id = await until('the database takes a letter again', () => post().catch(() => null));
    // its ring may have been lost with the connections: this is the next sweep, which would come within 30 s
    await until('the queue takes a ring again', () => jobs().enqueue(sendDue, {}).then(() => true, () => null));
    await became(id, 'SENT', 1);
    await jobs().enqueue(call, { says: 'after the break' });
    await said('after the break');
  });

  it('a queue that has fallen silent keeps nobody waiting who posts a letter, and hears of it later', async () => {
    if (!redis) return; // on PostgreSQL the letter could not be posted either
    redis.freeze();
    const asked = performance.now();
    const id = await post();
    const ready = await fetch(`${house.url}/health/ready`);
    redis.thaw();
    expect([ready.status, await ready.json()]).toEqual([503, { status: 'down', database: 'ok', queue: 'down' }]);
    expect(performance.now() - asked).toBeLessThan(5000);
    await became(id, 'SENT', 1);
  });

  /** FLUSHALL, or the same on PostgreSQL. */
  const loseEverything = async () => {
    if (redis) return redis.flush();
    const tables = await house.db.query<{ name: string }>(`select format('bullmq.%I', tablename) as name from pg_tables where schemaname = 'bullmq' and tablename !~ 'migration'`);
    const truncate = () => house.db.query(`truncate ${tables.map(({ name }) => name).join(', ')}`);
    await until('the tables of the queue are empty', () => truncate().then(() => true, (error: { code?: string }) => (error.code === '40P01' ? false : Promise.reject(error)))); // the worker may be in the way
  };

  it('loses no letter and no clock when the queue loses everything', async () => {
    await road.be('closed');
    const id = await post();
    const waiting = await became(id, 'PENDING', 1);
    await loseEverything();
    await road.be('open');
    await house.at(new Date(waiting.dueAt.getTime() + 1).toISOString());
    const before = ticks;
    await until('the clock of the queue ticks again', () => ticks > before + 1);
    await became(id, 'SENT', 2); // by the sweep: nobody rings for it any more
    await jobs().enqueue(call, { says: 'after the flood' });
    await said('after the flood');
  });
});
