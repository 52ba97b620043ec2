import { Link } from 'react-router';
import { EvaluationResponseDocument, type EvaluationResponseQuery } from '../../gql/graphql';
import { useAsk } from '../../lib/ask';
import { count } from '../../lib/words';
import { Answer } from '../../ui/Answer';
import { Bar } from './Bar';
import { ClosePart } from './ClosePart';
import { CreditForm } from './CreditForm';
import type { PartProps } from './EvaluationPage';

type Response = EvaluationResponseQuery['evaluationResponse'];
type Group = Response['groups'][number];

function StepsTable({ steps, answered }: { steps: Response['steps']; answered: number }) {
  if (steps.length === 0) return <p>No step has gone yet.</p>;
  const hidden = steps.some((step) => step.answered == null);
  return (
    <>
      <table className="table shares by-step">
        <thead>
          <tr>
            <th scope="col">Step</th>
            <th scope="col" className="number">
              Went to
            </th>
            <th scope="col" className="number">
              Answers
            </th>
          </tr>
        </thead>
        <tbody>
          {steps.map((step) => (
            <tr key={step.position}>
              <th scope="row">
                {step.label}
                {step.answered == null ? null : <Bar part={step.answered} of={answered} />}
              </th>
              <td className="number">{step.handed}</td>
              <td className="number">{step.answered ?? <span className="quiet">not shown</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="quiet">An answer counts for the last step before it, whichever way it came.</p>
      {hidden ? <p className="quiet">Not shown: the step went to so few people that a number could point to one of them.</p> : null}
    </>
  );
}

function GroupTable({ group: { title, cells } }: { group: Group }) {
  return (
    <div>
      <table className="table shares">
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="hidden">{title}</span>
            </th>
            <th scope="col" className="number">
              Asked
            </th>
            <th scope="col" className="number">
              Answered
            </th>
            <th scope="col" className="number">
              Missing
            </th>
          </tr>
        </thead>
        <tbody>
          {cells.map(({ label, invited, answered, missing, hidden }) => (
            <tr key={label}>
              <th scope="row">
                {label}
                {hidden || answered == null ? null : <Bar part={answered} of={invited} />}
              </th>
              <td className="number">{invited}</td>
              {hidden ? (
                <td className="number quiet" colSpan={2}>
                  not shown
                </td>
              ) : (
                <>
                  <td className="number">{answered}</td>
                  <td className="number">{missing}</td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {cells.some(({ hidden }) => hidden) ? (
        <p className="quiet">Not shown: so few answered or are missing that a number could point to one of them, or would give such a number away.</p>
      ) : null}
    </div>
  );
}

function Numbers({ response }: { response: Response }) {
  const { invited, answered, declined, silent, credited } = response;
  const facts: [string, number][] = [
    ['Asked', invited],
    ['Answered', answered],
    ['Not for them, or left', declined],
    ['Still silent', silent],
    ['Thanked for feedback in the room', credited],
  ];
  return (
    <div className="card">
      <p className="reach-number">
        {answered} of {count(invited, 'person', 'people')} answered
      </p>
      <Bar part={answered} of={invited} />
      <dl className="facts">
        {facts.map(([name, n]) => (
          <div key={name} className="fact">
            <dt>{name}</dt>
            <dd>{n}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** Who answered, counted: by step, by region and by role. Never by name. */
export function ResponsePart({ evaluation }: PartProps) {
  const { id, state, plan } = evaluation;
  const asked = useAsk(EvaluationResponseDocument, { evaluationId: id }, { touchedBy: 'Evaluation EvaluationResponse Credited PhoneList', fresh: true });
  const phones = state === 'RUNNING' && plan?.steps.some(({ channel, doneAt }) => channel === 'PHONE' && doneAt);
  return (
    <>
      <Answer asked={asked}>
        {({ evaluationResponse: response }) => (
          <>
            <Numbers response={response} />
            {phones ? (
              <p>
                <Link className="button soft" to={`/phone-list/${id}`}>
                  Open the phone list
                </Link>
              </p>
            ) : null}
            <section className="section" aria-labelledby="by-step">
              <h3 id="by-step">By step</h3>
              <StepsTable steps={response.steps} answered={response.answered} />
            </section>
            <section className="section" aria-labelledby="missing">
              <h3 id="missing">Who answered, and who is missing</h3>
              {response.groups.length > 0 ? (
                <div className="response-groups">
                  {response.groups.map((group) => (
                    <GroupTable key={group.title} group={group} />
                  ))}
                </div>
              ) : (
                <p>Nobody is asked.</p>
              )}
            </section>
          </>
        )}
      </Answer>
      <p className="section">
        {state === 'CLOSED' ? <a href={`/exports/evaluations/${id}/report`}>One page for a funder</a> : 'One page for a funder'}, to print: contacts, response, and who is missing.
        {state === 'CLOSED' ? null : ' It is there once this is closed: two pages from two days would tell who answered between them.'}
      </p>
      {state === 'RUNNING' ? (
        <>
          <CreditForm evaluation={evaluation} />
          <ClosePart evaluation={evaluation} />
        </>
      ) : null}
    </>
  );
}
