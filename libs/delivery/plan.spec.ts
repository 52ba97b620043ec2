import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Member } from '#people';
import { type Actor, defineLetter, sendDue } from '#platform';
import { randomUUID } from 'node:crypto';
import { cardsOf, playTo, reachable, STEPS } from '../../test/follow-up.js';
import { House } from '../../test/house.js';
import { advancePlan, sweepPlans } from './delivery.jobs.js';
import { ContactChannel } from './plan.entity.js';
import { cardsLeft, dueAt, whyLeftOut, worthwhile } from './plan.policy.js';
import { ContactPlans } from './plan.service.js';
import { PreferenceService } from './preference.service.js';
import { Module, type DynamicModule, Injectable } from '@nestjs/common';

const nudge = defineLetter<{ n: number }>({
  key: 'plan-test.email', channel: 'email', whenInDoubt: 'HOLD', bulk: 'reminder', subject: () => 'A nudge', Body: () => 'A nudge', text: () => 'A nudge', sample: { n: 1 },
});

/** A room that asks people: who answered stands in a table of its own, as with any room. */
@Injectable()
class TestAsker {
  constructor(plans: ContactPlans) {
    plans.serve({
      kind: 'test', letter: nudge,
      silent: (subject, member) => `not exists (select 1 from test_answer a where a.subject_id = ${subject} and a.member_id = ${member})`,
      letters: async (_subject, _step, members) => members.map((to, n) => ({ to, props: { n } })),
      cards: async (_subject, step, members) => [{ heading: 'A card', body: 'A card', lang: step.texts[0]!.lang, cards: members.map((memberId) => ({ memberId, url: 'https://table.example.org/e/X', code: 'X' })) }],
    });
  }
}
@Module({ providers: [TestAsker] })
class TestAskerModule {}
const asker: DynamicModule = { module: TestAskerModule };

let house: House;
let admin: Actor;
let plans: ContactPlans;
beforeAll(async () => {
  house = await House.open('2026-05-01T18:00:00Z', { extra: () => [asker], handlers: [asker] });
  await house.db.query('create table test_answer (subject_id uuid, member_id uuid, primary key (subject_id, member_id))');
  admin = await house.make.admin();
  plans = house.get(ContactPlans);
});
afterAll(() => house.close());

const start = async (people: Pick<Member, 'id'>[], choice: Partial<Parameters<ContactPlans['save']>[2]> = {}) => {
  const subject = randomUUID();
  await plans.save('test', subject, { title: 'A plan', anchorOn: '2026-05-01', mostContacts: 9, cardCents: 100, mostPostCents: null, steps: STEPS, ...choice });
  await plans.start(admin, 'test', subject, people.map(({ id }) => id));
  return subject;
};
const steps = (subject: string) => house.db.query<{ channel: string; handed: number; leftOut: number; why: string | null; done: boolean }>(
  `select s.channel, s.handed, s.left_out as "leftOut", s.why, s.done_at is not null as done from contact_step s join contact_plan p on p.id = s.plan_id where p.subject_id = $1 order by s.position`, [subject]);
const mails = (people: Member[]) => people.map((member) => house.mailbox.messages().filter((message) => message.to.includes(member.email!)).length);

describe('A contact plan', () => {
  it('does each step once, however often and side by side it is swept', async () => {
    await house.at('2026-05-01T18:00:00Z');
    const people = await reachable(house, ['Una', 'Vic']);
    const subject = await start(people);
    await house.at('2026-05-08T17:00:00Z');
    const [{ id }] = (await house.db.query<{ id: string }>('select id from contact_plan where subject_id = $1', [subject])) as [{ id: string }];
    await Promise.all([house.run(sweepPlans, {}), ...Array.from({ length: 6 }, () => house.run(advancePlan, { id }))]);
    await Promise.all([house.run(sendDue, {}), house.run(sendDue, {})]);
    expect(mails(people)).toEqual([1, 1]);
    expect((await steps(subject)).map(({ done, handed }) => [done, handed])).toEqual([[true, 2], [false, 0], [false, 0], [false, 0]]);
  });

  it('leaves out, each with the reason, whom a step cannot or may not reach', async () => {
    await house.at('2026-05-01T18:00:00Z');
    const people = await reachable(house, ['Plain', 'NoMail', 'Stopped', 'Away', 'Bounced', 'NoConsent', 'Gone', 'NoPost']);
    const [plain, noMail, stopped, away, bounced, noConsent, gone, noPost] = people as [Member, Member, Member, Member, Member, Member, Member, Member];
    await house.db.query('update member set by_email = false where id = $1', [noMail.id]);
    await house.get(PreferenceService).stop(stopped.id);
    await house.db.query(`update member set paused_until = '2099-01-01' where id = $1`, [away.id]);
    await house.db.query(`insert into suppression (address, kind, suppressed_at, why) values ($1, 'COMPLAINT', now(), 'x')`, [bounced.email]);
    await house.db.query('delete from consent where member_id = $1', [noConsent.id]);
    await house.db.query('update member set disabled_at = now() where id = $1', [gone.id]);
    await house.db.query('update member set by_post = false, by_phone = false where id = $1', [noPost.id]);
    const subject = await start(people);
    await playTo(house, '2026-05-08T17:00:00Z');
    expect((await steps(subject))[0]).toMatchObject({ handed: 2, leftOut: 6, why: 'Left out: 1 left the network or are no longer in it; 1 stopped all letters; 1 want no letters for now; 1 cannot be reached by email; 1 have an email address that may not be used; 1 have no consent noted.' });
    expect(mails([plain, noPost])).toEqual([1, 1]);
    await playTo(house, '2026-05-31T17:00:00Z');
    const [, , phone, post] = await steps(subject);
    expect([phone!.handed, post!.handed]).toEqual([4, 4]);
    expect((await cardsOf(house)).map(({ memberId }) => memberId).filter((id) => people.some((person) => person.id === id)).toSorted()).toEqual([plain, noMail, bounced, noConsent].map(({ id }) => id).toSorted());
  });

  it('never contacts anybody more often than the cap; an email that did not go is no contact', async () => {
    await house.at('2026-05-01T18:00:00Z');
    const people = await reachable(house, ['Cap', 'Late']);
    const subject = await start(people, { mostContacts: 2, steps: STEPS.filter(({ channel }) => channel !== ContactChannel.PHONE) });
    // the first letter to Late is dropped by an admin before it goes
    await house.at('2026-05-08T17:00:00Z');
    const [{ id }] = (await house.db.query<{ id: string }>('select id from contact_plan where subject_id = $1', [subject])) as [{ id: string }];
    await house.run(advancePlan, { id });
    await house.db.query(`update outbox set state = 'SKIPPED', sealed_props = null where recipient_id = $1`, [people[1]!.id]);
    await playTo(house, '2026-05-15T17:00:00Z');
    await playTo(house, '2026-05-31T17:00:00Z');
    expect((await steps(subject)).map(({ handed, why }) => [handed, why])).toEqual([[2, null], [2, null], [1, 'Left out: 1 were contacted as often as the plan allows.']]);
    expect((await cardsOf(house)).filter(({ memberId }) => memberId === people[1]!.id)).toHaveLength(1);
  });

  it('spends no more on post than it may, on those first whom nothing has reached', async () => {
    await house.at('2026-05-01T18:00:00Z');
    const people = await reachable(house, ['Mail one', 'Mail two', 'None one', 'None two']);
    for (const { id } of people.slice(2)) await house.db.query('update member set by_email = false where id = $1', [id]);
    const subject = await start(people, { cardCents: 150, mostPostCents: 499, steps: STEPS.filter(({ channel, dayOffset }) => channel === ContactChannel.POST || dayOffset === 7) });
    for (const at of ['2026-05-08T17:00:00Z', '2026-05-31T17:00:00Z']) await playTo(house, at);
    expect((await steps(subject))[1]).toMatchObject({ handed: 3, why: 'Left out: 1 would cost more than the plan allows for post.' });
    const carded = (await cardsOf(house)).map(({ memberId }) => memberId);
    for (const { id } of people.slice(2)) expect(carded).toContain(id);
  });

  it('goes to nobody while it is paused, its letters included, and goes on after', async () => {
    await house.at('2026-05-01T18:00:00Z');
    const people = await reachable(house, ['Pau', 'Qui']);
    const subject = await start(people);
    await house.at('2026-05-08T17:00:00Z');
    const [{ id }] = (await house.db.query<{ id: string }>('select id from contact_plan where subject_id = $1', [subject])) as [{ id: string }];
    await house.run(advancePlan, { id });
    await plans.pause(admin, 'test', subject, true);
    await playTo(house, '2026-05-15T17:00:00Z');
    expect(mails(people)).toEqual([0, 0]);
    await plans.pause(admin, 'test', subject, false);
    await playTo(house, '2026-05-15T17:01:00Z');
    expect(mails(people)).toEqual([2, 2]);
  });

  it('that went on after a long pause still writes, once', async () => {
    await house.at('2026-05-01T18:00:00Z');
    const people = await reachable(house, ['Long']);
    const subject = await start(people);
    await plans.pause(admin, 'test', subject, true);
    await playTo(house, '2026-06-20T17:00:00Z');
    expect(mails(people)).toEqual([0]);
    await plans.pause(admin, 'test', subject, false);
    await playTo(house, '2026-06-20T17:01:00Z');
    expect(mails(people)).toEqual([1]);
  });

  it('takes back the card of somebody who stops all letters before it is printed', async () => {
    await house.at('2026-05-01T18:00:00Z');
    const [person] = await reachable(house, ['Wren']);
    await start([person!], { steps: STEPS.slice(3) });
    await playTo(house, '2026-05-31T17:00:00Z');
    await house.get(PreferenceService).stop(person!.id);
    await house.run(sweepPlans, {});
    expect((await cardsOf(house)).filter(({ memberId }) => memberId === person!.id)).toMatchObject([{ cancelled: true }]);
  });

  it('that was asleep does of two emails only the later one', async () => {
    await house.at('2026-05-01T18:00:00Z');
    const people = await reachable(house, ['Sleep']);
    const subject = await start(people);
    await playTo(house, '2026-05-23T17:00:00Z');
    expect(mails(people)).toEqual([1]);
    expect((await steps(subject))[0]).toMatchObject({ done: true, handed: 0, why: 'A later step of the same kind was due as well, so that one went.' });
  });
});

describe('L5 and L6 for plans', () => {
  const MANY = 200;
  for (const [promise, leaves] of [
    ['L5: a reminder never goes to somebody who has answered', (subject: string, id: string) => house.db.query('insert into test_answer values ($1, $2)', [subject, id])],
    ['L6: who stops all letters is silent at once, and so is an address that is suppressed', (_subject: string, id: string, n: number) =>
      n % 2 ? house.get(PreferenceService).stop(id) : house.db.query(`insert into suppression (address, kind, suppressed_at, why) select email, 'HARD_BOUNCE', now(), 'x' from member where id = $1`, [id])],
  ] as const) {
    it(`${promise}: half of ${MANY} do so while the letters go, and no final dot comes more than a second after`, async () => {
      await house.at('2026-05-01T18:00:00Z');
      const word = promise.slice(0, 2).toLowerCase();
      const people = await house.db.query<Member>(`insert into member (name, email) select $1 || n, $1 || n || '@example.org' from generate_series(1, ${MANY}) n returning id, email`, [word]);
      await house.db.query(`insert into consent (member_id, kind, source, given_on) select id, 'EXPRESS', 'x', '2020-01-01' from member where email like $1 || '%'`, [word]);
      const subject = await start(people);
      house.mailbox.clear();
      await house.at('2026-05-08T17:00:00Z');
      await house.run(sweepPlans, {});
      const [{ id }] = (await house.db.query<{ id: string }>('select id from contact_plan where subject_id = $1', [subject])) as [{ id: string }];
      await house.run(advancePlan, { id });
      const sending = house.run(sendDue, {});
      const instants = new Map<string, number>();
      await house.mailbox.waitFor(({ to }) => to[0]!.startsWith(word), 10_000);
      for (const [n, person] of people.slice(0, MANY / 2).toReversed().entries()) {
        await leaves(subject, person.id, n);
        instants.set(person.email!, Date.now());
      }
      await sending;
      // on a busy machine a gate may have answered too late to be believed: such a letter waits a little, as if time had passed
      for (let left = 1, n = 0; left && n < 50; n++) {
        await house.db.query(`update outbox set due_at = $1 where state = 'PENDING'`, [house.clock.now()]);
        await house.run(sendDue, {});
        left = (await house.db.query(`select 1 from outbox where state in ('PENDING', 'CLAIMED', 'HANDING') limit 1`)).length;
      }
      const arrived = house.mailbox.messages().filter(({ to }) => to[0]!.startsWith(word));
      const late = arrived.filter(({ to, at }) => at.getTime() - (instants.get(to[0]!) ?? Infinity) > 1000);
      expect(late.map(({ to }) => to)).toEqual([]);
      const got = new Set(arrived.map(({ to }) => to[0]!));
      for (const { email } of people.slice(MANY / 2)) expect(got).toContain(email!);
      expect(arrived.length).toBe(got.size);
      // and the next reminder goes to none of them
      house.mailbox.clear();
      await playTo(house, '2026-05-15T17:00:00Z');
      for (let n = 0; n < 50 && (await house.db.query(`select 1 from outbox where state in ('PENDING', 'CLAIMED', 'HANDING') limit 1`)).length; n++) {
        await house.db.query(`update outbox set due_at = $1 where state = 'PENDING'`, [house.clock.now()]);
        await house.run(sendDue, {});
      }
      const again = house.mailbox.messages().map(({ to }) => to[0]!).filter((email) => email.startsWith(word));
      expect(again.filter((email) => instants.has(email))).toEqual([]);
      expect(again.length).toBe(MANY / 2);
    }, 60_000);
  }
});

describe('The rules of a plan', () => {
  it('counts days from day 0, at an hour of Pacific Time, whatever the season', () => {
    expect(dueAt('2026-10-25', { dayOffset: 7, hour: 9 }).toISOString()).toBe('2026-11-01T16:00:00.000Z');
    expect(dueAt('2026-02-28', { dayOffset: 1, hour: 0 }).toISOString()).toBe('2026-03-01T08:00:00.000Z');
  });

  it('says who was left out in one sentence, buys whole cards, and drops what a later step does better', () => {
    expect(whyLeftOut([])).toBeNull();
    expect(whyLeftOut(['CAP', 'GONE', 'CAP'])).toBe('Left out: 1 left the network or are no longer in it; 2 were contacted as often as the plan allows.');
    expect([cardsLeft({ cardCents: 150, mostPostCents: 499 }, 1), cardsLeft({ cardCents: 150, mostPostCents: null }, 9), cardsLeft({ cardCents: 150, mostPostCents: 100 }, 0)]).toEqual([2, Infinity, 0]);
    const [email, post, phone] = [ContactChannel.EMAIL, ContactChannel.POST, ContactChannel.PHONE].map((channel) => ({ channel }));
    expect(worthwhile([email!, phone!, { ...email! }, phone!, post!]).run.map(({ channel }) => channel)).toEqual(['PHONE', 'EMAIL', 'PHONE', 'POST']);
  });
});
