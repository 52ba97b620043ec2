import { advancePlan, ContactChannel, sweepPlans } from '#delivery';
import { EvaluationService, InvitationService, openBallots } from '#evaluations';
import { keptAddress, type Member } from '#people';
import { type Actor, sendDue, unseal } from '#platform';
import type { House } from './house.js';

/** What was ordered at the printer's: whose card, where it leads, and whether it was taken back. */
export async function cardsOf(house: House): Promise<{ memberId: string; url: string; code: string; state: string; cancelled: boolean }[]> {
  const rows = await house.db.query<{ memberId: string; sealed: string | null; state: string }>('select member_id as "memberId", sealed, state from postcard order by 1');
  return rows.map(({ memberId, sealed, state }) => ({ memberId, state, ...(sealed ? unseal<{ url: string; code: string }>(house.config.secretKey, sealed) : { url: '', code: '' }), cancelled: state === 'CANCELLED' }));
}

const en = (text: string) => [{ lang: 'en', text }];
const text = (subject: string) => [{ lang: 'en', subject, body: `${subject}.\n\nThank you.` }];
const step = (channel: ContactChannel, dayOffset: number, subject: string, notice = false) => ({ channel, notice, dayOffset, hour: 9, texts: text(subject) });

/** The plan of the paper, made better: emails on day 7 and 14, phone list on day 21, postcards on day 30. */
export const STEPS = [step(ContactChannel.EMAIL, 7, 'One question'), step(ContactChannel.EMAIL, 14, 'One question, once more'), step(ContactChannel.PHONE, 21, 'Phone list'), step(ContactChannel.POST, 30, 'A card')];

export const QUESTIONS = [
  { key: 'changed', kind: 'CHOICE', label: en('Has it changed something?'), options: ['much', 'some', 'no'].map((key) => ({ key, label: en(`It is ${key}`) })), highest: null, low: [], high: [] },
  { key: 'used', kind: 'SEVERAL', label: en('What have you used?'), options: ['people', 'ideas'].map((key) => ({ key, label: en(key) })), highest: null, low: [], high: [] },
  { key: 'heard', kind: 'SCALE', label: en('Were you heard?'), options: [], highest: 5, low: en('not'), high: en('very') },
  { key: 'stars', kind: 'STARS', label: en('How many stars?'), options: [], highest: null, low: [], high: [] },
  { key: 'again', kind: 'YES_NO', label: en('Again?'), options: [], highest: null, low: [], high: [] },
  { key: 'next', kind: 'SHORT_TEXT', label: en('What next?'), options: [], highest: null, low: [], high: [] },
  { key: 'more', kind: 'LONG_TEXT', label: en('Anything else?'), options: [], highest: null, low: [], high: [] },
] as never[];

interface Choice {
  title?: string;
  anchorOn: string;
  steps?: typeof STEPS;
  mostContacts?: number;
  cardCents?: number;
  mostPostCents?: number | null;
}

/** An evaluation that runs, over some people. */
export async function startEvaluation(house: House, actor: Actor, members: Pick<Member, 'id'>[], { title = 'The summit', anchorOn, steps = STEPS, mostContacts = 5, cardCents = 150, mostPostCents = null }: Choice): Promise<string> {
  const service = house.get(EvaluationService);
  const id = await service.save(actor, { title, heldOn: anchorOn, languages: ['en'], intro: en('Two minutes.'), questions: QUESTIONS, audience: { memberIds: members.map((member) => member.id) } });
  await service.savePlan(actor, { evaluationId: id, anchorOn, mostContacts, cardCents, mostPostCents, steps });
  await service.keySaved(actor, id);
  return service.start(actor, id);
}

/** Runs what is due at an instant, to the last letter. */
export async function playTo(house: House, instant: string): Promise<void> {
  await house.at(instant);
  await house.run(sweepPlans, {});
  for (const { id } of await house.db.query<{ id: string }>(`select id from contact_plan where state = 'RUNNING' and next_due_at <= $1`, [house.clock.now()])) await house.run(advancePlan, { id });
  await sendAll(house);
}

/** Sends what is due, to the last letter: a worker of the house may have some of them in hand. */
export async function sendAll(house: House): Promise<void> {
  await house.run(sendDue, {});
  const left = async () => (await house.db.query(`select 1 from outbox o left join campaign c on c.id = o.campaign_id where (o.state in ('CLAIMED', 'HANDING') or (o.state = 'PENDING' and o.due_at <= $1)) and coalesce(c.state = 'RUNNING', true) limit 1`, [house.clock.now()])).length > 0;
  for (const until = performance.now() + 15_000; (await left()) && performance.now() < until; ) await new Promise((resolve) => setTimeout(resolve, 20));
}

export const open = (house: House, id: string) => house.run(openBallots, { id });

/** Where somebody answers, as a path. */
export async function pathOf(house: House, evaluationId: string, memberId: string): Promise<string> {
  const [row] = await house.db.query<{ id: string }>('select id from invitation where evaluation_id = $1 and member_id = $2', [evaluationId, memberId]);
  return house.get(InvitationService).pathOf(row!.id);
}

/** The key under which the answer of a page waits. */
export const ballotOn = (page: string): string => /name="ballot" value="([\w-]{22})"/.exec(page)![1]!;

/** People with consent who can be reached by every way. */
export async function reachable(house: House, names: string[]): Promise<Member[]> {
  const postalAddress = keptAddress({ civic: '1 Spruce St', place: 'Smithers', province: 'BC', postalCode: 'V0J 2N0' });
  const members = await Promise.all(names.map((name, index) => house.make.member(name, { byPhone: true, byPost: true, phone: `250-555-${String(index).padStart(4, '0')}`, postalAddress })));
  for (const { id } of members) await house.db.query(`insert into consent (member_id, kind, source, given_on) values ($1, 'EXPRESS', 'Said yes', '2020-01-01')`, [id]);
  return members;
}
