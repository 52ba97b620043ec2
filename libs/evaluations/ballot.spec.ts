import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { type Member, MemberService } from '#people';
import type { Actor } from '#platform';
import { EraseService } from '#records';
import { open, startEvaluation } from '../../test/follow-up.js';
import { House } from '../../test/house.js';
import { schema } from '../../test/rules/schema.js';
import { hashOf, makeKeys, openAnswers, PADDED, sealAnswers } from './ballot.policy.js';
import { BallotService } from './ballot.service.js';
import { Invitation } from './invitation.entity.js';
import { InvitationService } from './invitation.service.js';
import type { Answers } from './question.policy.js';

const RESPONDENTS = 200;
/** By chance one of 200 is right; so many at most (promise C1). */
const AT_CHANCE = 4;
/** So many stay sealed while an evaluation runs. */
const KEPT_BACK = 5;

let house: House;
let admin: Actor;
let members: Pick<Member, 'id'>[];
beforeAll(async () => {
  house = await House.open('2026-05-01T18:00:00Z');
  admin = await house.make.admin();
  members = await house.db.query<{ id: string }>(`insert into member (name, email) select 'Person ' || n, 'person' || n || '@example.org' from generate_series(1, ${RESPONDENTS}) n returning id`);
});
afterAll(() => house.close());

const newKey = () => randomBytes(16).toString('base64url');
const answers = (n: number): Answers => ({
  changed: ['much', 'some', 'no'][n % 3]!,
  heard: String(1 + (Math.floor(n / 3) % 5)),
  stars: String(1 + (Math.floor(n / 15) % 5)),
  again: n >= 75 && n < 150 ? 'no' : 'yes',
  used: n >= 150 ? ['people'] : ['ideas'],
  more: `Text ${n} ${'x'.repeat((n * 73) % RESPONDENTS)}`, // the length of a text has nothing to do with the order
});
const invitationOf = async (id: string, memberId: string) => (await house.db.query<{ id: string }>('select id from invitation where evaluation_id = $1 and member_id = $2', [id, memberId]))[0]!.id;

describe('C1: an answer cannot be tied to a person by anyone who holds the database after opening', () => {
  it(`keeps every linker at chance over ${RESPONDENTS} respondents in known order: xmin, ctid, id, time, length`, async () => {
    const id = await startEvaluation(house, admin, members, { anchorOn: '2026-05-01' });
    const ballots = house.get(BallotService);
    const truth = new Map<string, number>();
    const found = new Map<string, number[]>();
    let n = 0;
    // they answer in order over some days; the last three openings are attacked, each a shuffle of its own
    for (const [day, until] of [90, 150, 180, 190, RESPONDENTS].entries()) {
      await house.at(`2026-05-${String(8 + day).padStart(2, '0')}T18:00:00Z`);
      for (; n < until; n++) {
        const invitation = await invitationOf(id, members[n]!.id);
        truth.set(invitation, n);
        await ballots.take(invitation, newKey(), answers(n));
      }
      expect(await house.db.query('select distinct length(sealed)::int as n from sealed_ballot')).toHaveLength(1);
      await open(house, id); // today's wait
      await house.at(`2026-05-${String(9 + day).padStart(2, '0')}T07:30:00Z`);
      await open(house, id);
      // five are kept back while it runs; the last few come when it is closed
      if (n === RESPONDENTS) {
        await house.db.query(`update evaluation set state = 'CLOSED' where id = $1`, [id]);
        await open(house, id);
      }
      expect(await house.db.query('select count(*)::int as n from ballot')).toEqual([{ n: n === RESPONDENTS ? n : n - KEPT_BACK }]);
      if (day >= 2) for (const [name, hits] of Object.entries(await attacks(truth))) found.set(name, [...(found.get(name) ?? []), hits]);
    }
    expect(await house.db.query('select 1 from sealed_ballot')).toEqual([]);
    // chance alone passes four of 200 once in 270 times: of three shuffles the middle one is looked at
    const middle = Object.fromEntries([...found].map(([name, hits]) => [name, hits.toSorted((a, b) => a - b)[1]!]));
    expect(Object.keys(middle).length).toBe(40);
    expect(Object.entries(middle).filter(([, hits]) => hits > AT_CHANCE)).toEqual([]);
    // joined on the transaction: nobody, since the answer of an invitation went with its inbox row
    expect(await house.db.query('select count(*)::int as n from ballot b join invitation i on i.xmin = b.xmin')).toEqual([{ n: 0 }]);
    expect(await house.db.query('select count(*)::int as n from saying s join invitation i on i.xmin = s.xmin')).toEqual([{ n: 0 }]);
    expect(await house.db.query('select count(distinct xmin::text)::int as n from ballot')).toEqual([{ n: 1 }]);
  }, 120_000);

  /** Puts the people in one order and the answers in another, and counts who meets their own. */
  async function attacks(truth: Map<string, number>): Promise<Record<string, number>> {
    const orders = { xmin: 'xmin::text::bigint', ctid: 'ctid', id: 'id' };
    const people = Object.entries({ ...orders, known: null });
    const rows: [string, string, string][] = [...Object.entries(orders).map(([name, by]): [string, string, string] => [name, 'ballot', by]), ['length', 'ballot', 'length(answers::text), ctid'], ...Object.entries(orders).map(([name, by]): [string, string, string] => [`text ${name}`, 'saying', by]), ['text length', 'saying', 'length(text), ctid'], ['text shortest last', 'saying', 'ctid desc'], ['last first', 'ballot', 'ctid desc']];
    const nth = (row: { answers?: Answers; text?: string }): number => {
      if (row.text) return Number(row.text.split(' ')[1]);
      return Array.from({ length: RESPONDENTS }, (_, n) => n).find((n) => Object.entries(row.answers!).every(([key, value]) => String(answers(n)[key]) === String(value)))!;
    };
    const hits: Record<string, number> = {};
    for (const [whom, by] of people) {
      const order = by ? (await house.db.query<{ id: string }>(`select id from invitation where state = 'ANSWERED' order by ${by}`)).map(({ id }) => truth.get(id)!) : [...truth.values()];
      for (const [name, table, what] of rows) {
        const told = (await house.db.query<{ answers?: Answers; text?: string }>(`select * from ${table} order by ${what}`)).map(nth);
        hits[`${whom} against ${name}`] = order.filter((n, at) => n === told[at]).length;
      }
    }
    return hits;
  }

  it('seals to one length, and opens with no other key, for no other evaluation and with no byte changed', () => {
    const { publicKey, privateKey } = makeKeys();
    const [short, long] = [sealAnswers(publicKey, 'a', {})!, sealAnswers(publicKey, 'a', { more: 'y'.repeat(9000) })!];
    expect(short.length).toBe(long.length);
    expect(short).not.toBe(sealAnswers(publicKey, 'a', {}));
    expect(openAnswers(privateKey, 'a', long)).toEqual({ more: 'y'.repeat(9000) });
    expect(() => openAnswers(makeKeys().privateKey, 'a', long)).toThrow();
    expect(() => openAnswers(privateKey, 'b', long)).toThrow();
    const bytes = Buffer.from(long, 'base64');
    bytes[bytes.length - 1]! ^= 1;
    expect(() => openAnswers(privateKey, 'a', bytes.toString('base64'))).toThrow();
    expect(sealAnswers(publicKey, 'a', { more: 'z'.repeat(PADDED) })).toBeNull();
  });
});

describe('Opening', () => {
  const counts = async (id: string) => (await house.db.query<{ sealed: number; opened: number }>('select (select count(*)::int from sealed_ballot where evaluation_id = $1) as sealed, (select count(*)::int from ballot where evaluation_id = $1) as opened', [id]))[0];
  const toldIn = async (id: string) => (await house.db.query<{ text: string }>('select text from saying where evaluation_id = $1', [id])).map(({ text }) => Number(text.split(' ')[1])).toSorted((a, b) => a - b);
  const close = (id: string) => house.db.query(`update evaluation set state = 'CLOSED' where id = $1`, [id]);
  async function begin(title: string, day: string, people: number): Promise<{ id: string; invitations: string[]; keys: string[] }> {
    await house.at(`${day}T18:00:00Z`);
    const some = members.slice(0, people);
    const id = await startEvaluation(house, admin, some, { anchorOn: day, title });
    await open(house, id); // the sweep of the day
    const invitations = await Promise.all(some.map((member) => invitationOf(id, member.id)));
    return { id, invitations, keys: invitations.map(newKey) };
  }

  it('waits for five with five more kept back, none of them from today; going on replaces an answer until then, and adds none after', async () => {
    const { id, invitations, keys } = await begin('Opening', '2026-07-01', 14);
    const ballots = house.get(BallotService);
    for (let n = 0; n < 9; n++) expect(await ballots.take(invitations[n]!, keys[n]!, answers(n))).toBe('NEW');
    await house.at('2026-07-02T18:00:00Z');
    await open(house, id);
    expect(await counts(id)).toEqual({ sealed: 9, opened: 0 }); // four and the five kept back are too few
    expect(await ballots.take(invitations[9]!, keys[9]!, answers(9))).toBe('NEW');
    await open(house, id);
    expect(await counts(id)).toEqual({ sealed: 10, opened: 0 }); // one is from today
    expect(await ballots.take(invitations[0]!, keys[0]!, answers(20))).toBe('AGAIN');
    expect(await ballots.take(invitations[0]!, newKey(), answers(20))).toBe('COUNTED'); // another page of the same person
    await house.at('2026-07-03T18:00:00Z');
    await Promise.all([open(house, id), open(house, id)]); // side by side
    expect(await counts(id)).toEqual({ sealed: 5, opened: 5 });
    const opened = await toldIn(id);
    const [first] = [20, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((n, at) => (opened.includes(n) ? at : -1)).filter((at) => at >= 0);
    expect(await ballots.take(invitations[first!]!, keys[first!]!, answers(6))).toBe('COUNTED');
    // what is left of an evaluation that is closed comes in one batch, and not on the day of its last answer
    await ballots.take(invitations[10]!, keys[10]!, answers(10));
    await close(id);
    await open(house, id);
    expect(await counts(id)).toEqual({ sealed: 6, opened: 5 });
    await house.at('2026-07-04T18:00:00Z');
    await open(house, id);
    expect(await counts(id)).toEqual({ sealed: 0, opened: 11 });
    expect(await toldIn(id)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20]); // of the first, what they went on to say
  });

  it('shows nobody who compares before and after: every batch has five or more, the last one too, and fewer in all stay sealed', async () => {
    const ballots = house.get(BallotService);
    const { id, invitations, keys } = await begin('Compared', '2026-08-01', 24);
    const steps: number[] = [];
    let [n, before] = [0, 0];
    for (const [day, more] of [3, 8, 1, 1, 7, 0, 1, 3].entries()) {
      for (const until = n + more; n < until; n++) await ballots.take(invitations[n]!, keys[n]!, answers(n));
      if (day === 7) await close(id);
      for (const hour of ['T08:00:00Z', 'T18:00:00Z']) {
        await house.at(`2026-08-${String(day + 2).padStart(2, '0')}${hour}`);
        await open(house, id);
        const { opened } = (await counts(id))!;
        steps.push(opened - before);
        before = opened;
      }
    }
    expect(steps.filter(Boolean)).toEqual([6, 9, 9]);
    expect(await counts(id)).toEqual({ sealed: 0, opened: 24 });
    const few = await begin('Four in all', '2026-08-20', 4);
    for (let at = 0; at < 4; at++) await ballots.take(few.invitations[at]!, few.keys[at]!, answers(at));
    await close(few.id);
    await house.at('2026-08-21T18:00:00Z');
    await open(house, few.id);
    expect(await counts(few.id)).toEqual({ sealed: 4, opened: 0 });
  });

  it('leaves nothing of a sealed answer in the files of the database, so none joins its invitation on the transaction', async () => {
    const { id, invitations, keys } = await begin('On disk', '2026-09-01', 12);
    for (const [n, invitation] of invitations.entries()) await house.get(BallotService).take(invitation, keys[n]!, answers(n));
    const onDisk = async () => {
      await house.db.query('checkpoint');
      const [file] = await house.db.query<{ bytes: Buffer }>(`select pg_read_binary_file(pg_relation_filepath('sealed_ballot')) as bytes`);
      return keys.filter((key) => file!.bytes.includes(hashOf(key))).length;
    };
    expect(await onDisk()).toBe(12);
    await house.at('2026-09-02T18:00:00Z');
    await open(house, id);
    expect([await onDisk(), await counts(id)]).toEqual([5, { sealed: 5, opened: 7 }]);
    await close(id);
    await open(house, id);
    expect([await onDisk(), await counts(id)]).toEqual([0, { sealed: 0, opened: 12 }]);
  });

  it('turns the day by the sweep alone: no row of an evaluation shares a transaction with an invitation, and a clock behind turns nothing back', async () => {
    const { id, invitations, keys } = await begin('Turned', '2026-10-01', 6);
    const ballots = house.get(BallotService);
    const fresh = async () => (await house.db.query<{ fresh: boolean | null }>('select fresh from sealed_ballot where evaluation_id = $1 order by fresh', [id])).map((row) => row.fresh);
    await ballots.take(invitations[0]!, keys[0]!, answers(0));
    await house.at('2026-10-02T07:05:00Z');
    await ballots.take(invitations[1]!, keys[1]!, answers(1)); // the first of a day that is not turned yet
    expect(await house.db.query(`select 1 from evaluation e join invitation i on i.xmin = e.xmin where e.id = $1 and i.state = 'ANSWERED'`, [id])).toEqual([]);
    expect(await fresh()).toEqual([true, null]);
    await open(house, id);
    expect(await fresh()).toEqual([false, true]); // of today is still of today
    await house.at('2026-10-01T18:00:00Z');
    await ballots.take(invitations[2]!, keys[2]!, answers(2));
    await open(house, id);
    expect(await fresh()).toEqual([false, true, true]);
    expect(await ballots.waiting()).toContain(id);
    expect(await house.db.query(`select turned_on = '2026-10-02' as kept from evaluation where id = $1`, [id])).toEqual([{ kept: true }]);
  });

  it('keeps the whole answer when somebody goes back and sends the first question again, until all are sent again', async () => {
    const { id, invitations, keys } = await begin('Back', '2026-11-01', 5);
    const ballots = house.get(BallotService);
    for (let n = 1; n < 5; n++) await ballots.take(invitations[n]!, keys[n]!, answers(n));
    const first = (given: Answers, whole: boolean) => ballots.take(invitations[0]!, keys[0]!, given, whole);
    expect([await first({ changed: 'no' }, false), await first({ changed: 'much' }, false), await first(answers(30), true), await first({ changed: 'no' }, false)]).toEqual(['NEW', 'AGAIN', 'AGAIN', 'AGAIN']);
    await close(id);
    await house.at('2026-11-02T18:00:00Z');
    await open(house, id);
    expect(await toldIn(id)).toEqual([1, 2, 3, 4, 30]);
  });
});

describe('An invitation of somebody who was erased', () => {
  it('opens no page and takes no answer, by its link as by its code; who only left may still tell us', async () => {
    const [erased, left] = [await house.make.member('Ana Erased'), await house.make.member('Bo Left')];
    const id = await startEvaluation(house, admin, [erased, left], { anchorOn: '2026-12-01', title: 'Erased' });
    const invitations = house.get(InvitationService);
    const pages = await Promise.all([erased, left].map(async (one) => house.db.get(Invitation, await invitationOf(id, one.id))));
    const opened = ({ id: invitation }: Invitation) => invitations.byLink(invitation, invitations.pathOf(invitation).split('/').at(-1)!);
    await house.get(MemberService).leave(admin, left.id);
    await house.get(EraseService).erase(admin, erased.id);
    await expect(opened(pages[0]!)).rejects.toThrow('This link is not complete');
    expect(await invitations.byCode(invitations.codeOf(pages[0]!))).toBeNull();
    expect(await opened(pages[1]!)).toMatchObject({ invitation: { state: 'DECLINED' } });
  });
});

describe('C3: no time, order, address, agent or member is kept with an answer', () => {
  const KEPT = {
    // whole: whether all questions were before them, so that going back loses nothing; it says nothing of a person
    sealed_ballot: ['evaluation_id uuid', 'fresh boolean', 'id uuid', 'key_hash text', 'sealed text', 'whole boolean'],
    ballot: ['answers jsonb', 'evaluation_id uuid', 'id uuid'],
    saying: ['evaluation_id uuid', 'id uuid', 'question_key text', 'text text'],
  };
  for (const [table, columns] of Object.entries(KEPT)) {
    it(`in the table ${table}: these columns, random ids, and no default that knows the time or the order`, async () => {
      const rows = await house.db.query<{ said: string; standard: string | null }>(`select column_name || ' ' || data_type as said, column_default as standard from information_schema.columns where table_name = $1 order by 1`, [table]);
      expect(rows.map(({ said }) => said)).toEqual(columns);
      expect(rows.map(({ standard }) => standard).filter((one) => one !== null).toSorted((a, b) => a.localeCompare(b))).toEqual(table === 'sealed_ballot' ? ['false', 'gen_random_uuid()', 'true'] : ['gen_random_uuid()']);
    });
  }

  it('in no other table: nothing else points at an answer, and an invitation has no time', async () => {
    const keys = await house.db.query(`select conrelid::regclass::text from pg_constraint where confrelid in ('sealed_ballot'::regclass, 'ballot'::regclass, 'saying'::regclass)`);
    expect(keys).toEqual([]);
    const columns = await house.db.query<{ type: string }>(`select data_type as type from information_schema.columns where table_name = 'invitation'`);
    expect(columns.filter(({ type }) => /time|date/.test(type))).toEqual([]);
  });

  it('in no GraphQL type: what tells of answers has counts and texts alone', () => {
    for (const name of ['QuestionResult', 'AnswerCount', 'EvaluationResponse', 'StepResponse', 'ResponseCell', 'ResponseGroup']) {
      const type = schema.getType(name) as unknown as { getFields(): Record<string, { type: unknown }> };
      const told = Object.values(type.getFields()).map((field) => String(field.type).replace(/[[\]!]/g, ''));
      expect([name, told.filter((one) => /^(Date|Instant|Member)$/.test(one))]).toEqual([name, []]);
    }
    expect(Object.keys(schema.getTypeMap()).filter((name) => /^(Invitation|SealedBallot|Ballot|Saying|PhoneCall)$/.test(name))).toEqual([]);
  });

  it('in no line of code that logs: the room logs nothing at all', () => {
    for (const file of ['answer.controller.tsx', 'ballot.service.ts', 'invitation.service.ts', 'call.service.ts']) expect(readFileSync(`libs/evaluations/${file}`, 'utf8')).not.toMatch(/\blog\b\.|console\./);
  });
});
