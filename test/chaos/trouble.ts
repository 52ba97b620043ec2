import { ContactChannel, ContactPlans } from '#delivery';
import { EvaluationService, InvitationService, QuestionKind } from '#evaluations';
import { type Letter, SYSTEM } from '#platform';
import { Door } from './door.js';
import type { DatabaseSwitch } from './database.js';
import { figure, type Figure, finish, IN_FLIGHT, type Scale, untilTaken } from './kills.js';
import { chaosLetters } from './letters.js';
import { pause, type Stage, type Taken } from './stage.js';

/** L3: the database stops at once, is away for two seconds and comes back, again and again, while letters go out. */
export async function crashes(stage: Stage, database: Pick<DatabaseSwitch, 'kill' | 'start'>, { recipients, times, delay = 5, short }: Scale): Promise<Figure[]> {
  await stage.order({ delay });
  const half = Math.ceil(recipients / 2);
  const [again, held] = [await stage.members('again', half), await stage.members('held', half)];
  await Promise.all([stage.start(), stage.start()]);
  await Promise.all([stage.plan(chaosLetters.resend, again), stage.plan(chaosLetters.hold, held)]);
  await stage.ring();
  for (let time = 1; time <= times; time++) {
    await untilTaken(stage, Math.floor((time * recipients) / (times + 2)), 10_000);
    await database.kill();
    await pause(2000);
    await database.start();
    if (short) await rings(stage);
  }
  if (!short) await stage.settled(300_000);
  const fell = stage.fallen.length;
  if (short) {
    await rings(stage);
    await finish(stage, true, 30_000);
  }
  const taken = stage.taken();
  const got = new Set(taken.map(({ to }) => to));
  const heldTaken = taken.filter(({ to }) => to.startsWith('held'));
  const doubtful = await stage.db.query<{ email: string }>(`select m.email from outbox o join member m on m.id = o.recipient_id where o.state = 'DOUBTFUL'`);
  const listed = new Set(doubtful.map(({ email }) => email));
  const lost = [...again, ...held].filter(({ email }) => !got.has(email) && !listed.has(email)).length;
  return [
    figure('L3', `lost (${recipients} recipients, database ended at once ${times} times)`, lost, '0', lost === 0),
    figure('L3', 'processes that ended', fell, '0', fell === 0),
    figure('L3', `duplicates of kinds that hold (${listed.size} doubtful)`, heldTaken.length - new Set(heldTaken.map(({ to }) => to)).size, '0', heldTaken.length === new Set(heldTaken.map(({ to }) => to)).size),
    figure('L3', 'duplicates of kinds that resend', taken.length - got.size, `≤ ${2 * IN_FLIGHT} in flight × times`, taken.length - got.size <= 2 * IN_FLIGHT * times),
  ];
}

/** Rings until somebody hears: the database may only just be back. */
async function rings(stage: Stage): Promise<void> {
  for (let n = 0; n < 20; n++) {
    if (await stage.ring().then(() => true, () => false)) return;
    await pause(100);
  }
}

/** L4: the mail server refuses, answers 421 or 451 for a while: nobody loses a try, and all go soon after it is back. */
export async function away(stage: Stage, how: 'closed' | '421' | '451', { recipients, short }: Scale, seconds: number): Promise<Figure[]> {
  const members = await stage.members(`away${how}`, recipients);
  await Promise.all([stage.start(), stage.start()]);
  await stage.order({ be: how });
  const campaign = await stage.plan(chaosLetters.hold, members, `away ${how}`);
  await stage.ring();
  let seen = '';
  const until = performance.now() + seconds * 1000;
  while (performance.now() < until) {
    const [row] = await stage.db.query<{ state: string }>('select state from campaign where id = $1', [campaign]);
    if (row!.state === 'UNREACHABLE') seen = row!.state;
    await pause(200);
  }
  await stage.order({ be: 'open' });
  if (short) {
    await stage.db.query(`update outbox set due_at = now() where state = 'PENDING'`); // as if time had passed
    await stage.ring();
  }
  const took = await stage.settled(180_000);
  const [cost] = await stage.db.query<{ tries: number; sent: number }>(`select sum(tries)::int as tries, count(*) filter (where state = 'SENT')::int as sent from outbox where campaign_id = $1`, [campaign]);
  const got = stage.taken().filter(({ to }) => to.startsWith(`away${how}`));
  return [
    figure('L4', `${how} for ${seconds} s: tries it cost, all together`, cost!.tries, '0', cost!.tries === 0),
    figure('L4', `${how}: sent, after it was back`, `${cost!.sent} of ${recipients} in ${(took / 1000).toFixed(1)} s`, 'all in ≤ 90 s', cost!.sent === recipients && took <= 90_000),
    figure('L4', `${how}: taken twice`, got.length - new Set(got.map(({ to }) => to)).size, '0', got.length === new Set(got.map(({ to }) => to)).size),
    figure('L4', `${how}: the campaign said so`, seen || 'no', 'UNREACHABLE', seen === 'UNREACHABLE'),
  ];
}

/** How far final dots came after whoever got the letter had left: what L5 and L6 allow is a second. */
function lateness(promise: string, by: string, taken: Taken[], instants: Map<string, number>, skipped: number, recipients: number): Figure[] {
  const after = taken.filter(({ to, at }) => at > (instants.get(to) ?? Infinity)).map(({ to, at }) => at - instants.get(to)!);
  const late = after.filter((ms) => ms > 1000).length;
  return [
    figure(promise, `${by}: final dots more than 1 s after (${instants.size} of ${recipients} while it runs)`, late, '0', late === 0),
    figure(promise, `${by}: final dots after at all, and the latest`, `${after.length}, ${Math.max(0, ...after)} ms`, '≤ 1000 ms', Math.max(0, ...after) <= 1000),
    figure(promise, `${by}: skipped in time + taken`, `${skipped} + ${taken.length}`, String(recipients), skipped + taken.length === recipients),
  ];
}

const half = <T>(all: T[]): T[] => all.toSorted(() => Math.random() - 0.5).slice(0, Math.floor(all.length / 2));

/** L5: half of those who are asked answer while the reminders of the plan go, as people do: each on their own page, at an API in a process of its own. */
export async function answered(stage: Stage, { recipients, delay = 200 }: Scale): Promise<Figure[]> {
  await stage.order({ delay });
  const members = await stage.members('byanswer', recipients);
  const evaluations = stage.get(EvaluationService);
  const en = (text: string) => [{ lang: 'en', text }];
  const questions = [{ key: 'a', kind: QuestionKind.YES_NO, label: en('Was it worth it?'), options: [], highest: null, low: [], high: [] }];
  const id = await evaluations.save(SYSTEM, { title: 'Chaos', languages: ['en'], intro: en('Hello'), questions, audience: { memberIds: members.map((member) => member.id) } });
  const now = { channel: ContactChannel.EMAIL, notice: false, dayOffset: 0, hour: 0, texts: [{ lang: 'en', subject: 'A reminder', body: 'One tap.' }] };
  await evaluations.savePlan(SYSTEM, { evaluationId: id, anchorOn: stage.clock.today(), mostContacts: 1, cardCents: 0, steps: [now] });
  await evaluations.keySaved(SYSTEM, id);
  await evaluations.start(SYSTEM, id);
  const [door] = await Promise.all([Door.open(stage), stage.start(), stage.start()]);
  const [plan] = await stage.db.query<{ id: string }>('select id from contact_plan where subject_id = $1', [id]);
  await stage.get(ContactPlans).advance(plan!.id);
  await stage.ring();

  const invitations = await stage.db.query<{ id: string; email: string }>('select i.id, m.email from invitation i join member m on m.id = i.member_id where i.evaluation_id = $1', [id]);
  const instants = new Map<string, number>();
  const queue = half(invitations);
  const person = async (invitation: { id: string; email: string }): Promise<void> => {
    const address = `http://127.0.0.1:${door.port}${stage.get(InvitationService).pathOf(invitation.id)}?all=1`;
    const ballot = /name="ballot" value="([\w-]+)"/.exec(await (await fetch(address)).text())![1]!;
    const told = await fetch(address, { method: 'POST', body: new URLSearchParams({ do: 'answer', part: 'all', ballot, q_a: 'yes' }) });
    if (/Your answers? counts?/.test(await told.text())) instants.set(invitation.email, Date.now()); // the commit is done: what comes after is on us
  };
  const hand = async (): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) await person(next);
  };
  await untilTaken(stage, recipients / 20, 10_000);
  await Promise.all(Array.from({ length: 4 }, hand));
  await stage.settled(120_000);
  await door.end('SIGKILL');
  const [counted] = await stage.db.query<{ skipped: number; answered: number }>(
    `select (select count(*)::int from outbox where letter = 'evaluation-ask.email' and state = 'SKIPPED') as skipped, (select count(*)::int from invitation where evaluation_id = $1 and state = 'ANSWERED') as answered`, [id]);
  return [
    figure('L5', 'answers that were taken, by people told so', `${counted!.answered} = ${instants.size}`, `both ${Math.floor(recipients / 2)}`, counted!.answered === instants.size && instants.size === Math.floor(recipients / 2)),
    figure('L5', 'letters that the gate kept back, to whoever had answered', counted!.skipped, '> 0', counted!.skipped > 0),
    ...lateness('L5', 'answer', stage.taken().filter(({ to }) => to.startsWith('byanswer')), instants, counted!.skipped, recipients),
  ];
}

/** L8: letters that throw, never end or are far too big block nobody. */
export async function poison(stage: Stage, { recipients }: Scale): Promise<Figure[]> {
  const members = await stage.members('eater', recipients);
  const [throws, loops, huge, long] = await stage.members('poison', 4);
  await stage.start();
  await stage.plan(chaosLetters.loops, [loops!]);
  await stage.plan(chaosLetters.throws, [throws!]);
  await stage.plan(chaosLetters.huge, [huge!]);
  await stage.campaigns.plan<object>(SYSTEM, { letter: chaosLetters.resend as Letter, title: 'long', onceKey: 'chaos:long' }, [{ to: long!.id, props: { n: 'x'.repeat(50_000_000) } }]);
  await stage.plan(chaosLetters.resend, members);
  await stage.ring();
  const took = await stage.settled(60_000);
  const got = new Set(stage.taken().map(({ to }) => to)).size;
  const failed = await stage.db.query<{ reason: string; state: string }>(`select o.reason, o.state from outbox o join member m on m.id = o.recipient_id where m.email like 'poison%'`);
  const reasons = failed.map(({ reason }) => reason).join(' ');
  return [
    figure('L8', 'the rest go', `${got} in ${(took / 1000).toFixed(1)} s`, String(recipients), got === recipients),
    figure('L8', 'poison that fails with a reason', failed.filter(({ state, reason }) => state === 'FAILED' && reason).length, '4', failed.every(({ state, reason }) => state === 'FAILED' && !!reason) && failed.length === 4),
    figure('L8', 'reasons', reasons.length > 200 ? `${reasons.slice(0, 200)}…` : reasons, 'say why', /no such field/.test(reasons) && /longer than a second/.test(reasons) && /too big/.test(reasons) && /says too much/.test(reasons)),
  ];
}

/** Redis loses everything in mid-campaign: the sweep finds what is due, and nothing is lost. */
export async function flood(stage: Stage, flush: () => Promise<unknown>, { recipients, short }: Scale): Promise<Figure[]> {
  await stage.order({ delay: 20 });
  const members = await stage.members('flood', recipients);
  await Promise.all([stage.start(), stage.start()]);
  await stage.plan(chaosLetters.hold, members, 'flood');
  await stage.ring();
  for (let time = 1; time <= 3; time++) {
    await untilTaken(stage, Math.floor((time * recipients) / 5), 5000);
    await flush();
  }
  if (short) {
    await pause(200);
    await stage.ring();
  }
  await stage.settled(180_000);
  const taken = stage.taken();
  const unique = new Set(taken.map(({ to }) => to)).size;
  return [
    figure('L1', `FLUSHALL three times in mid-campaign: lost of ${recipients}`, recipients - unique, '0', unique === recipients),
    figure('L2', 'FLUSHALL: duplicates', taken.length - unique, '0', taken.length === unique),
  ];
}
