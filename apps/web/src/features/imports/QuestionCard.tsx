import { useId, useState } from 'react';
import { AnswerImportDocument } from '../../gql/graphql';
import { useTell } from '../../lib/ask';
import { count } from '../../lib/words';
import { Refused } from '../../ui/Notice';
import { Choices } from './Choices';
import type { ImportStory, Question } from './import';
import { RowByRow } from './RowByRow';

/** Whether it is answered, in words: the pressed button alone would be told by colour. */
function Standing({ question, answer }: { question: Question; answer: string | null }) {
  const { rows, open, choices } = question;
  const label = choices.find(({ id }) => id === answer)?.label;
  if (open > 0) {
    if (rows === 1) return null;
    return <p className="quiet">{open < rows ? `${open} of ${rows} rows are still open.` : `${count(rows, 'row is', 'rows are')} open.`}</p>;
  }
  return (
    <p className="decided">
      <span aria-hidden="true">✓ </span>Decided{label ? `: ${label}` : rows > 1 ? ' row by row' : ''}
    </p>
  );
}

/** The same question for many rows may have a different answer in each. Once opened it stays, also when all is decided. */
function Apart({ story, question }: { story: ImportStory; question: Question }) {
  const [opened, open] = useState(false);
  if (question.rows === 1 || (question.open === 0 && !opened)) return null;
  return (
    <details className="apart" onToggle={() => open(true)}>
      <summary>Decide row by row</summary>
      {opened ? <RowByRow story={story} questionKey={question.key} /> : null}
    </details>
  );
}

/** One question with its choices, for all the rows that ask it. */
export function QuestionCard({ story, question }: { story: ImportStory; question: Question }) {
  const id = useId();
  const { key, rowId, rows, firstLine, says, choices } = question;
  const { tell, busy, error } = useTell(AnswerImportDocument, 'Kept', 'ImportRow ImportQuestionGroup');
  const [kept, keep] = useState<string | null>(null);
  // What was decided about one row is kept with the row.
  const answer = question.answer ?? (rowId ? kept : null);
  const choose = async (choice: string) => {
    if (await tell({ id: story.id, key, choice, rowId })) keep(choice);
  };
  return (
    <div className="card question" role="group" aria-labelledby={id}>
      <p id={id}>
        <strong>{says}</strong>{' '}
        <span className="quiet">{rows === 1 ? `Line ${firstLine}` : `${count(rows, 'row')}, from line ${firstLine} on`}</span>
      </p>
      <Choices choices={choices} answer={answer} rows={rows} busy={busy} onAnswer={(choice) => void choose(choice)} />
      <Refused error={error} />
      <Standing question={question} answer={answer} />
      <Apart story={story} question={question} />
    </div>
  );
}
