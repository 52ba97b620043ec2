import { useId, useState } from 'react';
import { AnswerImportDocument } from '../../gql/graphql';
import { useTell } from '../../lib/ask';
import { Refused } from '../../ui/Notice';
import { Choices } from './Choices';
import type { FateRow, ImportStory } from './import';

interface RowQuestionProps {
  story: ImportStory;
  row: FateRow;
  question: FateRow['questions'][number];
}

/** A question as one row asks it, with an answer for this row alone. */
export function RowQuestion({ story, row, question }: RowQuestionProps) {
  const id = useId();
  const { key, says, choices } = question;
  const [answer, keep] = useState(question.answer ?? null);
  const { tell, busy, error } = useTell(AnswerImportDocument, 'Kept', 'ImportRow ImportQuestionGroup');
  const choose = async (choice: string) => {
    if (await tell({ id: story.id, key, choice, rowId: row.id })) keep(choice);
  };
  const label = choices.find((choice) => choice.id === answer)?.label;
  return (
    <div className="row-question" role="group" aria-labelledby={id}>
      <p id={id}>
        <span className="quiet">Line {row.line}</span> <strong>{row.name}</strong>
        {row.email ? `, ${row.email}` : ''}
        <span className="says">{says}</span>
      </p>
      <Choices choices={choices} answer={answer} rows={1} busy={busy} onAnswer={(choice) => void choose(choice)} />
      <Refused error={error} />
      {label ? (
        <p className="decided">
          <span aria-hidden="true">✓ </span>Decided: {label}
        </p>
      ) : null}
    </div>
  );
}
