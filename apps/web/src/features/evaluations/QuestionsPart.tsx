import { useEffect, useRef, useState } from 'react';
import { SaveEvaluationDocument } from '../../gql/graphql';
import { useTell } from '../../lib/ask';
import { useOpen } from '../../lib/open';
import { restFocus } from '../../lib/use';
import { count } from '../../lib/words';
import { Dialog } from '../../ui/Dialog';
import { Notice, Refused } from '../../ui/Notice';
import { languageName } from '../members/languages';
import { BasicsForm } from './BasicsForm';
import { inputOf, KIND, mainOf, type Evaluation, type Question } from './evaluation';
import type { PartProps } from './EvaluationPage';
import { Look } from './Look';
import { QuestionForm } from './QuestionForm';

/** Saves the whole draft with other questions in it. */
function useQuestions(evaluation: Evaluation, done: string) {
  const { tell, busy, error } = useTell(SaveEvaluationDocument, done);
  return { busy, error, save: (questions: Question[]) => tell({ input: inputOf({ ...evaluation, questions }) }) };
}

function Dropping({ evaluation, place, onDone }: { evaluation: Evaluation; place: number; onDone: () => void }) {
  const { save, busy, error } = useQuestions(evaluation, 'The question is gone');
  const send = async () => {
    if (!busy && (await save(evaluation.questions.filter((_, at) => at !== place)))) onDone();
  };
  const label = mainOf(evaluation.questions[place]?.label ?? [], evaluation.languages[0]);
  return (
    <Dialog title="Delete this question?" onClose={onDone}>
      <p lang={label.lang}>{label.text}</p>
      <Refused error={error} />
      <div className="row">
        <button type="button" className="button" aria-disabled={busy} onClick={() => void send()}>
          Delete it
        </button>
        <button type="button" className="button soft" onClick={onDone}>
          Keep it
        </button>
      </div>
    </Dialog>
  );
}

/** What can be answered, in a line. */
function told({ kind, options, highest }: Question, main: string | undefined): string {
  if (kind === 'SCALE') return `${KIND.SCALE}, from 1 to ${highest ?? 5}`;
  return [KIND[kind], options.map(({ label }) => mainOf(label, main).text).join(' / ')].filter(Boolean).join(': ');
}

function Row({ evaluation, place, onMove, busy }: { evaluation: Evaluation; place: number; onMove: (by: number) => void; busy: boolean }) {
  const edit = useOpen();
  const [dropping, drop] = useState(false);
  const { questions, languages, state } = evaluation;
  const question = questions[place];
  if (!question) return null;
  const label = mainOf(question.label, languages[0]);
  const lacks = languages.filter((lang) => !question.label.some((one) => one.lang === lang));
  const which = <span className="hidden"> question {place + 1}</span>;
  if (edit.isOpen) {
    return (
      <li>
        <QuestionForm evaluation={evaluation} place={place} onDone={edit.close} />
      </li>
    );
  }
  return (
    <li>
      <p className="question-label" lang={label.lang}>
        {label.text}
      </p>
      <p className="quiet">
        {told(question, languages[0])}
        {place === 0 ? '. This one is asked in the letter itself; it alone is an answer.' : ''}
      </p>
      {lacks.length > 0 ? <p className="quiet">Not yet in {lacks.map(languageName).join(', ')}.</p> : null}
      {state === 'DRAFT' ? (
        <div className="row">
          <button type="button" className="button soft" autoFocus={edit.autoFocus} onClick={edit.open}>
            Edit{which}
          </button>
          <button type="button" id={`${question.key}-up`} className="button soft" aria-disabled={busy || place === 0} onClick={() => (busy || place === 0 ? undefined : onMove(-1))}>
            Up{which}
          </button>
          <button type="button" id={`${question.key}-down`} className="button soft" aria-disabled={busy || place === questions.length - 1} onClick={() => (busy || place === questions.length - 1 ? undefined : onMove(1))}>
            Down{which}
          </button>
          <button type="button" className="button bare" onClick={() => drop(true)}>
            Delete{which}
          </button>
        </div>
      ) : null}
      {dropping ? (
        <Dropping
          evaluation={evaluation}
          place={place}
          onDone={() => {
            drop(false);
            restFocus();
          }}
        />
      ) : null}
    </li>
  );
}

/** What people read first, the questions in their order, and beside them how a reader sees it. */
export function QuestionsPart({ evaluation, asking }: PartProps) {
  const { questions, state, intro, languages } = evaluation;
  const basics = useOpen();
  const added = useOpen();
  const order = useQuestions(evaluation, 'Moved');
  const draft = state === 'DRAFT';
  const pressed = useRef<string | undefined>(undefined);
  useEffect(() => {
    // A question that moves takes its buttons along; the one that was pressed keeps the focus.
    if (pressed.current) document.getElementById(pressed.current)?.focus();
    pressed.current = undefined;
  }, [questions]);
  const move = (place: number, by: number) => {
    const moved = [...questions];
    const [one] = moved.splice(place, 1);
    if (!one) return;
    moved.splice(place + by, 0, one);
    pressed.current = `${one.key}-${by < 0 ? 'up' : 'down'}`;
    void order.save(moved);
  };
  const words = mainOf(intro, languages[0]);
  return (
    <div className="evaluation-sides">
      <div>
        {draft ? null : (
          <Notice>
            <p>People were asked these questions, so they stay as they are.</p>
          </Notice>
        )}
        {basics.isOpen ? (
          <div className="card">
            <BasicsForm evaluation={evaluation} onDone={basics.close} />
          </div>
        ) : (
          <div className="card">
            <h3>What people read first</h3>
            <p className="lines-kept" lang={words.lang}>
              {words.text}
            </p>
            <p className="quiet">In {languages.map(languageName).join(', ')}.</p>
            {draft ? (
              <button type="button" className="button soft" autoFocus={basics.autoFocus} onClick={basics.open}>
                Edit name, text and languages
              </button>
            ) : null}
          </div>
        )}
        <h3>{count(questions.length, 'question')}</h3>
        <p className="quiet">None must be answered. A short list is answered more often.</p>
        <ol className="lines evaluation-questions">
          {questions.map(({ key }, place) => (
            <Row key={key} evaluation={evaluation} place={place} busy={order.busy || asking} onMove={(by) => move(place, by)} />
          ))}
        </ol>
        <Refused error={order.error} />
        {draft && added.isOpen ? (
          <div className="card">
            <QuestionForm evaluation={evaluation} place={questions.length} onDone={added.close} />
          </div>
        ) : null}
        {draft && !added.isOpen ? (
          <p>
            <button type="button" className="button soft" autoFocus={added.autoFocus} onClick={added.open}>
              Add a question
            </button>
          </p>
        ) : null}
        {questions.length > 0 ? (
          <p>
            <a href={`/exports/evaluations/${evaluation.id}/sheet`}>The questions on paper</a>, to print and hand out.
          </p>
        ) : null}
      </div>
      <Look evaluation={evaluation} />
    </div>
  );
}
