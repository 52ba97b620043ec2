import { useId, useState } from 'react';
import { count } from '../../lib/words';
import type { Question } from './import';

/** Up to so many choices are buttons, each answering with one press. */
const FEW = 4;

interface ChoicesProps {
  choices: Question['choices'];
  answer: string | null;
  /** How many rows one answer is for. */
  rows: number;
  busy: boolean;
  onAnswer: (choice: string) => void;
}

function Buttons({ choices, answer, rows, busy, onAnswer }: ChoicesProps) {
  return (
    <div className="row">
      {rows > 1 ? <span className="for-all">For all {count(rows, 'row')}:</span> : null}
      {choices.map(({ id, label }) => (
        <button
          key={id}
          type="button"
          className="button soft answer"
          aria-pressed={answer === id}
          aria-disabled={busy}
          onClick={() => (busy ? undefined : onAnswer(id))}
        >
          {label}
        </button>
      ))}
    </div>
  );
}

function Select({ choices, answer, rows, busy, onAnswer }: ChoicesProps) {
  const id = useId();
  const [chosen, choose] = useState(answer ?? '');
  const off = busy || chosen === '';
  return (
    <div className="row choose">
      <label className="hidden" htmlFor={id}>
        Your answer
      </label>
      <select id={id} value={chosen} onChange={(event) => choose(event.target.value)}>
        <option value="">Please choose</option>
        {choices.map((choice) => (
          <option key={choice.id} value={choice.id}>
            {choice.label}
          </option>
        ))}
      </select>
      <button
        type="button"
        className={answer !== null && answer === chosen ? 'button soft' : 'button'}
        aria-disabled={off}
        onClick={() => (off ? undefined : onAnswer(chosen))}
      >
        {rows > 1 ? `Use for all ${count(rows, 'row')}` : 'Use this'}
      </button>
    </div>
  );
}

/** The ways to decide a question. Pressing one is the answer; pressing another changes it. */
export function Choices(props: ChoicesProps) {
  return props.choices.length <= FEW ? <Buttons {...props} /> : <Select {...props} />;
}
