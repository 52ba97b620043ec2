import { BallotService, EvaluationService, InvitationService, QuestionKind } from '#evaluations';
import { SYSTEM } from '#platform';
import { Door } from './door.js';
import { figure, type Figure } from './kills.js';
import { pause, type Stage } from './stage.js';

/** So many people answer at a time. */
const AT_ONCE = 8;
const WORD = 'canarytext';

/**
 * C2: people answer, three in ten press twice at once, and the API is killed again and again. Whoever hears nothing presses
 * again on the same page, as people do. In the end who answered and what was counted are the same number.
 */
export async function ballots(stage: Stage, { recipients, times }: { recipients: number; times: number }): Promise<Figure[]> {
  const members = await stage.members('ballot', recipients);
  const evaluations = stage.get(EvaluationService);
  const en = (text: string) => [{ lang: 'en', text }];
  const questions = [{ key: 'a', kind: QuestionKind.YES_NO, label: en('Was it worth it?'), options: [], highest: null, low: [], high: [] }, { key: 'b', kind: QuestionKind.LONG_TEXT, label: en('More?'), options: [], highest: null, low: [], high: [] }];
  const id = await evaluations.save(SYSTEM, { title: 'Chaos', languages: ['en'], intro: en('Hello'), questions, audience: { memberIds: members.map((member) => member.id) } });
  await evaluations.savePlan(SYSTEM, { evaluationId: id, anchorOn: stage.clock.today(), mostContacts: 1, cardCents: 0, steps: [{ channel: 'EMAIL' as never, notice: false, dayOffset: 300, hour: 9, texts: [{ lang: 'en', subject: 'x', body: 'y' }] }] });
  await evaluations.keySaved(SYSTEM, id);
  await evaluations.start(SYSTEM, id);
  const invitations = await stage.db.query<{ id: string }>('select id from invitation where evaluation_id = $1', [id]);
  const door = await Door.open(stage, { overheard: true });

  const secrets: string[] = [];
  let answered = 0;
  let doubles = 0;
  let unanswered = 0;
  type Part = 'first' | 'rest' | 'all';
  const post = async (address: string, ballot: string, part: Part): Promise<boolean> => {
    const body = new URLSearchParams({ do: 'answer', part, ballot, q_a: 'yes', ...(part === 'first' ? {} : { q_b: `${WORD} ${ballot}` }) });
    const told = await fetch(address, { method: 'POST', body }).then((response) => response.text(), () => '');
    return /Your answers? counts?\./.test(told);
  };
  /** Presses until they are told that it counts. */
  const sends = async (address: string, ballot: string, part: Part, twice: boolean): Promise<boolean> => {
    for (let tries = 0; tries < 400; tries++) {
      doubles += tries === 0 && twice ? 1 : 0;
      const heard = await Promise.all(Array.from({ length: twice ? 2 : 1 }, () => post(address, ballot, part)));
      if (heard.some(Boolean)) return true;
      await pause(50);
    }
    return false;
  };
  const person = async (invitation: string, n: number): Promise<void> => {
    const path = stage.get(InvitationService).pathOf(invitation);
    // every other one answers the first question, then the rest; some of them go back in between, or after it
    const parts: Part[] = n % 2 ? ['all'] : n % 6 ? ['first', 'rest'] : ['first', 'rest', 'first'];
    const address = `http://127.0.0.1:${door.port}${path}${n % 2 ? '?all=1' : ''}`;
    let ballot: string | undefined;
    for (let tries = 0; !ballot && tries < 400; tries++) {
      ballot = /name="ballot" value="([\w-]+)"/.exec(await fetch(address).then((page) => page.text(), () => ''))?.[1];
      if (!ballot) await pause(50);
    }
    secrets.push(ballot!, path.split('/')[3]!);
    for (const part of parts) if (!(await sends(address, ballot!, part, n % 10 < 3))) return void (unanswered += 1);
    answered += 1;
  };
  const queue = [...invitations.entries()];
  const hand = async (): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) await person(next[1].id, next[0]);
  };
  const killer = async (): Promise<void> => {
    for (let kill = 1; kill <= times; kill++) {
      const enough = () => answered >= (kill * recipients) / (times + 1) || !queue.length;
      while (!enough()) await pause(2);
      await pause(Math.random() * 15); // anywhere between a request's begin and its commit
      await door.end('SIGKILL');
      await door.open();
    }
  };
  await Promise.all([killer(), ...Array.from({ length: AT_ONCE }, hand)]);
  await door.end('SIGKILL');

  const count = async (sql: string) => (await stage.db.query<{ n: number }>(sql, [id]))[0]!.n;
  const marked = await count(`select count(*)::int as n from invitation where evaluation_id = $1 and state = 'ANSWERED'`);
  const sealed = await count('select count(*)::int as n from sealed_ballot where evaluation_id = $1');
  // nothing swept while they answered: one day more ends what may be from today
  await evaluations.close(SYSTEM, id);
  for (let day = 0; day < 2; day++) {
    await stage.get(BallotService).open(id);
    await stage.clock.moveTo(new Date(stage.clock.now().getTime() + 86_400_000));
  }
  await Promise.all([stage.get(BallotService).open(id), stage.get(BallotService).open(id)]);
  const opened = await count('select count(*)::int as n from ballot where evaluation_id = $1');
  const texts = await count('select count(distinct text)::int as n from saying where evaluation_id = $1');
  const log = door.logged.join('');
  const leaked = [WORD, '/e/', ...secrets].filter((secret) => log.includes(secret)).length;
  const about = `${recipients} submits, ${doubles} double clicks, ${times} kills of the API`;
  return [
    figure('C2', `people who were told that it counts (${about})`, answered, String(recipients), answered === recipients && unanswered === 0),
    figure('C2', 'Σ answered = Σ sealed', `${marked} = ${sealed}`, `both ${recipients}`, marked === sealed && marked === recipients),
    figure('C2', 'Σ answered = Σ opened, by two openers at once; each text once', `${marked} = ${opened}, ${texts} texts`, `all ${recipients}`, marked === opened && texts === opened),
    figure('C3', `links, page keys and answers in ${log.length} bytes of the API's log at its most talkative`, leaked, '0', leaked === 0),
  ];
}
