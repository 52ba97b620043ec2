import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { EvaluationAudienceDocument, StartEvaluationDocument } from '../../gql/graphql';
import { useAsk, useTell } from '../../lib/ask';
import { longDayOf } from '../../lib/dates';
import { count } from '../../lib/words';
import { Dialog } from '../../ui/Dialog';
import { Refused } from '../../ui/Notice';
import { inputOf, wayOf, whenIs, type Evaluation } from './evaluation';
import type { PartProps } from './EvaluationPage';
import { saveKey } from './key';

/** The recovery copy, in plain words. */
function Key({ evaluation: { id, keySavedAt }, again }: Pick<PartProps, 'evaluation' | 'again'>) {
  const [busy, work] = useState(false);
  const [error, tell] = useState<string | undefined>(undefined);
  const send = async () => {
    if (busy) return;
    work(true);
    tell(await saveKey(id));
    work(false);
    again();
  };
  return (
    <div className="card">
      <h3>The key to the answers</h3>
      <p>
        Each answer is sealed when it is sent. Only the key of this evaluation opens it, and the key lies on one machine. If that machine breaks, only your copy of
        the key can open the answers. So it must be in safe hands before you start.
      </p>
      <p>Keep the copy where few can reach it, such as a locked drawer or a password safe. Do not send it by email. Whoever has it and a backup could open sealed answers one by one.</p>
      {keySavedAt ? <p>A copy was downloaded on {longDayOf(keySavedAt)}.</p> : null}
      <Refused error={error} />
      <button type="button" className={keySavedAt ? 'button soft' : 'button'} aria-disabled={busy} onClick={() => void send()}>
        {keySavedAt ? 'Download it again' : 'Download the recovery copy'}
      </button>
    </div>
  );
}

function Starting({ evaluation, people, onClose }: { evaluation: Evaluation; people: number; onClose: () => void }) {
  const go = useNavigate();
  const { tell, busy, error } = useTell(StartEvaluationDocument, 'It has started', 'EvaluationResponse');
  const first = evaluation.plan?.steps[0];
  const send = async () => {
    if (!busy && (await tell({ id: evaluation.id }))) void go(`/evaluations/${evaluation.id}/plan`);
  };
  return (
    <Dialog title={`Start it for ${count(people, 'person', 'people')}?`} onClose={onClose}>
      {first && evaluation.plan ? (
        <p>
          The first step is {wayOf(first).toLowerCase()} on {whenIs(evaluation.plan.anchorOn, first)}. A step whose hour has passed goes at once.
        </p>
      ) : null}
      <p>From now on the questions, the people and the steps stay as they are. You can pause the plan, and you can close it.</p>
      <Refused error={error} />
      <div className="row">
        <button type="button" className="button" aria-disabled={busy} onClick={() => void send()}>
          Start it
        </button>
        <button type="button" className="button soft" onClick={onClose}>
          Not yet
        </button>
      </div>
    </Dialog>
  );
}

/** The last look before anybody is asked. */
export function StartPart({ evaluation, again }: PartProps) {
  const [asking, ask] = useState(false);
  const { id, questions, plan, audience, keySavedAt } = evaluation;
  const input = inputOf(evaluation).audience ?? {};
  const counted = useAsk(EvaluationAudienceDocument, { input }, { touchedBy: 'Member Registration Holding', pause: !audience, fresh: true });
  const people = audience ? counted.data?.evaluationAudience.people : 0;
  const lines = [
    { to: 'questions', ready: questions.length > 0, words: count(questions.length, 'question') },
    { to: 'audience', ready: (people ?? 0) > 0, words: people === undefined ? 'Counting the people…' : people > 0 ? `For ${count(people, 'person', 'people')}` : 'Nobody is picked yet' },
    { to: 'plan', ready: plan != null, words: plan ? `A plan of ${count(plan.steps.length, 'step')}` : 'No plan yet' },
  ];
  const open = [...lines.filter(({ ready }) => !ready).map(({ words }) => words.toLowerCase()), ...(keySavedAt ? [] : ['the recovery copy of the key is not downloaded yet'])];
  return (
    <>
      <ul className="lines checks">
        {lines.map(({ to, ready, words }) => (
          <li key={to}>
            <span className="tag">{ready ? 'ready' : 'open'}</span> <Link to={`/evaluations/${id}/${to}`}>{words}</Link>
          </li>
        ))}
      </ul>
      <Key evaluation={evaluation} again={again} />
      <div className="card">
        <h3>What is kept</h3>
        <p>
          We keep who has answered, and after which step, so that nobody is asked again. Answers are kept apart from that: without a name, a time or an address. They are
          opened five or more at a time and mixed; five are kept back until you close it. What somebody writes in a text may still tell who they are.
        </p>
      </div>
      {open.length > 0 ? <p>Before it can start: {open.join('; ')}.</p> : null}
      <button type="button" className="button" aria-disabled={open.length > 0} onClick={() => (open.length > 0 ? undefined : ask(true))}>
        Start the evaluation
      </button>
      {asking ? <Starting evaluation={evaluation} people={people ?? 0} onClose={() => ask(false)} /> : null}
    </>
  );
}
