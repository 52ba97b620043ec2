import { EvaluationResponseDocument, EvaluationResultsDocument, type EvaluationResultsQuery } from '../../gql/graphql';
import { useAsk } from '../../lib/ask';
import { count } from '../../lib/words';
import { Answer } from '../../ui/Answer';
import { Notice } from '../../ui/Notice';
import { Bar } from './Bar';
import type { PartProps } from './EvaluationPage';

type Result = EvaluationResultsQuery['evaluationResults'][number];

const FILES = [
  { file: 'answers.csv', what: 'what was chosen, a row for each answer' },
  { file: 'texts.csv', what: 'what was written, apart from it and in no order' },
  { file: 'codebook.csv', what: 'what each column and each key means' },
];

function Counted({ result: { label, n, counts } }: { result: Result }) {
  return (
    <table className="table shares">
      <caption className="hidden">{label}</caption>
      <thead>
        <tr>
          <th scope="col">Answer</th>
          <th scope="col" className="number">
            Chosen
          </th>
        </tr>
      </thead>
      <tbody>
        {counts.map((each) => (
          <tr key={each.key}>
            <th scope="row">
              {each.label}
              <Bar part={each.n} of={n} />
            </th>
            <td className="number">{each.n}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Sayings({ sayings }: { sayings: readonly string[] }) {
  if (sayings.length === 0) return null;
  return (
    <ul className="lines sayings">
      {sayings.map((text, at) => (
        <li key={at} className="lines-kept">
          {text}
        </li>
      ))}
    </ul>
  );
}

const RUNNING = 'They are opened five or more at a time, and none on the day it came, so that nobody can tell whose is whose. Five are kept back until you close it.';
const CLOSED = 'They are opened together, and not on the day the last one came. If fewer than five answered in all, they stay sealed.';

/** How many answers still wait to be opened. */
function Waiting({ evaluation: { id, state } }: Pick<PartProps, 'evaluation'>) {
  const { data } = useAsk(EvaluationResponseDocument, { evaluationId: id }, { touchedBy: 'Evaluation EvaluationResponse', fresh: true });
  const waiting = data?.evaluationResponse.waiting ?? 0;
  if (waiting === 0) return null;
  return (
    <Notice>
      {data?.evaluationResponse.keyMissing ? <p>The key of this evaluation is not in its folder, so nothing can be opened. Please ask whoever runs this machine to put the recovery copy back there as evaluation-{id}.pem.</p> : null}
      <p>{count(waiting, 'answer waits sealed', 'answers wait sealed')}. {state === 'CLOSED' ? CLOSED : RUNNING}</p>
    </Notice>
  );
}

/** What was answered, question by question, over all opened answers. */
export function AnswersPart({ evaluation }: PartProps) {
  const { id, languages, state } = evaluation;
  const asked = useAsk(EvaluationResultsDocument, { evaluationId: id }, { touchedBy: 'Evaluation', fresh: true });
  return (
    <>
      <Waiting evaluation={evaluation} />
      <Answer asked={asked}>
        {({ evaluationResults }) =>
          evaluationResults.every(({ n }) => n === 0) ? (
            <p>No answer is opened yet.</p>
          ) : (
            <ol className="plain results">
              {evaluationResults.map((result) => (
                <li key={result.key} className="card">
                  <h3 lang={languages[0]}>{result.label}</h3>
                  <p className="quiet">{result.n > 0 ? count(result.n, 'answer') : 'Nobody has answered this one so far.'}</p>
                  {result.n > 0 && result.counts.length > 0 ? <Counted result={result} /> : <Sayings sayings={result.sayings} />}
                </li>
              ))}
            </ol>
          )
        }
      </Answer>
      <section className="section" aria-labelledby="files">
        <h3 id="files">To download</h3>
        <ul>
          {FILES.map(({ file, what }) => (
            <li key={file}>
              <a href={`/exports/evaluations/${id}/${file}`} download>
                {file}
              </a>
              : {what}
            </li>
          ))}
        </ul>
        <p className="quiet">Opened answers only, without names and times. A text may still tell who wrote it: please read before you pass it on.</p>
        {state === 'CLOSED' ? (
          <p>
            <a href={`/exports/evaluations/${id}/report`}>One page for a funder</a>, to print.
          </p>
        ) : null}
      </section>
    </>
  );
}
