import { useState } from 'react';
import { Link } from 'react-router';
import { ImportQuestionsDocument } from '../../gql/graphql';
import { useAsk } from '../../lib/ask';
import { count } from '../../lib/words';
import { Answer } from '../../ui/Answer';
import { Empty } from '../../ui/Notice';
import { countOf, type ImportStory, type Question } from './import';
import { QuestionCard } from './QuestionCard';

const AT_ONCE = 20;

const idOf = ({ key, rowId }: Question): string => `${key} ${rowId ?? ''}`;

/** Open questions come first; but what is answered while one looks stays where it stands. */
function useSteadyOrder(questions: readonly Question[]): Question[] {
  const [order] = useState(() => new Map<string, number>());
  for (const question of questions) if (!order.has(idOf(question))) order.set(idOf(question), order.size);
  const placeOf = (question: Question) => order.get(idOf(question)) ?? order.size;
  return [...questions].sort((one, other) => placeOf(one) - placeOf(other));
}

interface PartProps {
  story: ImportStory;
  title: string;
  questions: readonly Question[];
}

function Part({ story, title, questions }: PartProps) {
  const [shown, show] = useState(AT_ONCE);
  if (questions.length === 0) return null;
  const open = questions.filter((question) => question.open > 0).length;
  return (
    <section className="questions">
      <h3>
        {title} <span className="quiet">{open > 0 ? `${open} open` : 'all decided'}</span>
      </h3>
      {questions.slice(0, shown).map((question) => (
        <QuestionCard key={idOf(question)} story={story} question={question} />
      ))}
      {questions.length > shown ? (
        <p>
          <button type="button" className="button soft" onClick={() => show(shown + AT_ONCE)}>
            More questions ({questions.length - shown})
          </button>
        </p>
      ) : null}
    </section>
  );
}

function Questions({ story, asked }: { story: ImportStory; asked: readonly Question[] }) {
  const questions = useSteadyOrder(asked);
  const open = countOf(story, 'ASKED');
  if (questions.length === 0) {
    return (
      <Empty>
        <p>There is nothing to decide in this file.</p>
      </Empty>
    );
  }
  return (
    <>
      <p role="status">
        {open > 0
          ? `${count(open, 'row still needs', 'rows still need')} a decision. Each answer is kept at once, and can be changed until you write.`
          : 'Every row is decided. You can change an answer until you write.'}
      </p>
      <Part story={story} title="For all rows alike" questions={questions.filter(({ rowId }) => !rowId)} />
      <Part story={story} title="Row by row" questions={questions.filter(({ rowId }) => rowId)} />
    </>
  );
}

/** What the file leaves open: first what one answer settles for many rows, then row by row. */
export function DecideStep({ story }: { story: ImportStory }) {
  const asked = useAsk(ImportQuestionsDocument, { importId: story.id }, { touchedBy: 'Import' });
  return (
    <>
      <Answer asked={asked}>{({ importQuestions }) => <Questions story={story} asked={importQuestions} />}</Answer>
      <p className="row">
        <Link className="button" to="?step=write">
          Next: write
        </Link>
      </p>
    </>
  );
}
