import { EvaluationService, InvitationService } from '#evaluations';
import { Clock, Db, SYSTEM } from '#platform';

/** Anything that gives services by their class: the API of this machine. */
export interface Services {
  get<T>(service: abstract new (...args: never[]) => T): T;
}

/** After how many days of the plan how many of those reached by a way answer: nine of 121, as in the paper. */
const ANSWERS: Record<number, { channel: 'EMAIL' | 'PHONE' | 'POST'; many: number }> = {
  7: { channel: 'EMAIL', many: 2 }, 8: { channel: 'EMAIL', many: 1 }, 10: { channel: 'EMAIL', many: 1 }, 14: { channel: 'EMAIL', many: 2 }, 16: { channel: 'EMAIL', many: 1 }, 22: { channel: 'PHONE', many: 1 }, 34: { channel: 'POST', many: 1 },
};
const SAID: Record<string, string>[] = [
  { q_changed: 'some', q_worth: '4', q_again: 'yes' },
  { q_changed: 'much', q_worth: '5', q_used: 'people', q_next: 'A day in Smithers, please.' },
  { q_changed: 'not_yet', q_worth: '3', q_voice: '4' },
  { q_changed: 'some', q_again: 'yes', q_more: 'It was good to see who else works with the same families.' },
  { q_changed: 'no', q_worth: '2' },
];

/** Starts the follow-up of the summit in the sample region, from today: 121 are asked, by the plan of the template. */
export async function startSampleFollowUp(services: Services): Promise<void> {
  const [db, clock, evaluations] = [services.get(Db), services.get(Clock), services.get(EvaluationService)];
  const [list] = await db.query<{ id: string }>(`select id from registration_list where name = 'Summit 2021'`);
  const template = evaluations.templates().find(({ key }) => key === 'summit-follow-up')!;
  const today = clock.today();
  const id = await evaluations.save(SYSTEM, { title: 'Summit 2021: what came of it', heldOn: today, languages: ['en'], intro: template.intro, questions: template.questions, audience: { listId: list!.id } });
  await evaluations.savePlan(SYSTEM, { evaluationId: id, anchorOn: today, mostContacts: template.steps.length, cardCents: 185, mostPostCents: 25_000, steps: template.steps });
  await evaluations.keySaved(SYSTEM, id);
  await evaluations.start(SYSTEM, id);
}

/** What people of the sample region do on the day it is: a few answer, each on their own page, as anybody would. */
export async function sampleAnswers(services: Services, url: string): Promise<string[]> {
  const [db, clock, invitations] = [services.get(Db), services.get(Clock), services.get(InvitationService)];
  const [running] = await db.query<{ id: string; day: number; answered: number }>(
    `select e.id, ($1::date - p.anchor_on)::int as day, (select count(*)::int from invitation i where i.evaluation_id = e.id and i.state = 'ANSWERED') as answered
       from evaluation e join contact_plan p on p.kind = 'evaluation' and p.subject_id = e.id where e.state = 'RUNNING' and e.title = 'Summit 2021: what came of it'`,
    [clock.today()],
  );
  const due = running && ANSWERS[running.day];
  const before = running ? Object.entries(ANSWERS).reduce((sum, [day, { many }]) => sum + (Number(day) < running.day ? many : 0), 0) : 0;
  if (!due || running.answered !== before) return []; // the clock was here before, or somebody else has answered too
  const people = await db.query<{ id: string }>(
    `select i.id from invitation i join contact_person p on p.member_id = i.member_id join contact_plan t on t.id = p.plan_id and t.subject_id = i.evaluation_id
      where i.evaluation_id = $1 and i.state = 'SILENT' and exists (select 1 from contact c join contact_step s on s.id = c.step_id where c.person_id = p.id and s.channel = $2 and not c.refused) order by md5(i.member_id::text) limit $3`,
    [running.id, due.channel, due.many],
  );
  const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: url };
  for (const [index, { id }] of people.entries()) {
    const address = `${url}${invitations.pathOf(id)}?all=1`;
    const ballot = /name="ballot" value="([\w-]+)"/.exec(await (await fetch(address)).text())?.[1] ?? '';
    await fetch(address, { method: 'POST', headers, body: new URLSearchParams({ do: 'answer', part: 'all', ballot, ...SAID[(before + index) % SAID.length] }) });
  }
  return people.length ? [`Answered, after ${{ EMAIL: 'an email', PHONE: 'a call', POST: 'a card' }[due.channel]}: ${people.length}`] : [];
}
