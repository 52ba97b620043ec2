import { useState } from 'react';
import { SaveEvaluationDocument, type QuestionKind } from '../../gql/graphql';
import { useTell } from '../../lib/ask';
import { ChoiceField } from '../../ui/Field';
import { Form } from '../../ui/Form';
import { fieldsBelow, hasOptions, inputOf, KIND, type Evaluation, type Question } from './evaluation';
import { OptionFields } from './OptionFields';
import { WordsFields } from './WordsFields';

const KINDS = Object.entries(KIND).map(([id, name]) => ({ id, name }));
const HIGHEST = Array.from({ length: 9 }, (_, at) => ({ id: String(at + 3), name: `1 to ${at + 3}` }));
const NEW: Question = { key: '', kind: 'CHOICE', label: [], options: [], highest: 5, low: [], high: [] };

interface QuestionFormProps {
  evaluation: Evaluation;
  /** Where it stands; after the last one for a new one. */
  place: number;
  onDone: () => void;
}

/** One question: what it asks, in each language, and how it is answered. */
export function QuestionForm({ evaluation, place, onDone }: QuestionFormProps) {
  const { questions, languages } = evaluation;
  const [question, set] = useState<Question>(() => questions[place] ?? NEW);
  const { tell, busy, error, fields } = useTell(SaveEvaluationDocument);
  const change = (some: Partial<Question>) => set((now) => ({ ...now, ...some }));
  const mine = fieldsBelow(fields, `questions.${place}`);
  const send = async () => {
    const all = place < questions.length ? questions.map((one, at) => (at === place ? question : one)) : [...questions, question];
    if (await tell({ input: inputOf({ ...evaluation, questions: all }) })) onDone();
  };
  return (
    <Form send="Save the question" onSend={send} busy={busy} error={error} fields={fields} onCancel={onDone}>
      <WordsFields label="Question" name="label" languages={languages} words={question.label} onWords={(label) => change({ label })} required error={mine.label ?? mine['label.0.text'] ?? mine.key} />
      <ChoiceField label="How it is answered" name="kind" choices={KINDS} value={question.kind} onValue={(kind) => change({ kind: kind as QuestionKind })} error={mine.kind} />
      {hasOptions(question.kind) ? <OptionFields languages={languages} options={question.options} onOptions={(options) => change({ options })} error={mine.options} /> : null}
      {question.kind === 'SCALE' ? (
        <>
          <ChoiceField label="How far it goes" name="highest" choices={HIGHEST} value={String(question.highest ?? 5)} onValue={(highest) => change({ highest: Number(highest) })} error={mine.highest} />
          <WordsFields label="What 1 means" name="low" languages={languages} words={question.low} onWords={(low) => change({ low })} error={mine.low} />
          <WordsFields label="What the highest number means" name="high" languages={languages} words={question.high} onWords={(high) => change({ high })} error={mine.high} />
        </>
      ) : null}
    </Form>
  );
}
