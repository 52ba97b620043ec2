import { Link } from 'react-router';
import { EvaluationsDocument, type EvaluationsQuery } from '../../gql/graphql';
import { LostPage } from '../../app/LostPage';
import { useAsk } from '../../lib/ask';
import { longDay } from '../../lib/dates';
import { useOpen } from '../../lib/open';
import { useSession } from '../../lib/session';
import { useTitle } from '../../lib/use';
import { Answer } from '../../ui/Answer';
import { Empty } from '../../ui/Notice';
import { standsAt } from './evaluation';
import { NewEvaluation } from './NewEvaluation';
import './evaluations.css';

function Row({ evaluation }: { evaluation: EvaluationsQuery['evaluations'][number] }) {
  const { id, title, heldOn } = evaluation;
  return (
    <li>
      <div>
        <Link className="evaluation-name" to={`/evaluations/${id}`}>
          {title}
        </Link>
        {heldOn ? <span className="quiet">About {longDay(heldOn)}</span> : null}
      </div>
      <p>{standsAt(evaluation)}</p>
    </li>
  );
}

function Evaluations() {
  const asked = useAsk(EvaluationsDocument, {}, { touchedBy: 'Evaluation ContactPlan', fresh: true });
  const fresh = useOpen();
  return (
    <>
      <div className="row spread">
        <h1>Evaluations</h1>
        {fresh.isOpen ? null : (
          <button type="button" className="button" autoFocus={fresh.autoFocus} onClick={fresh.open}>
            New evaluation
          </button>
        )}
      </div>
      <p className="lead">Short surveys about something that happened. People answer by email, by postcard or by phone; who has answered is asked no more.</p>
      {fresh.isOpen ? <NewEvaluation onDone={fresh.close} /> : null}
      <Answer asked={asked}>
        {({ evaluations }) =>
          evaluations.length > 0 ? (
            <ul className="lines evaluations">
              {evaluations.map((evaluation) => (
                <Row key={evaluation.id} evaluation={evaluation} />
              ))}
            </ul>
          ) : (
            <Empty>
              <p>There is no evaluation yet. A new one starts from a set of questions that you can change.</p>
            </Empty>
          )
        }
      </Answer>
      <p className="section">
        <Link to="/phone-list">The phone list</Link>: whom to phone now, over all evaluations.
      </p>
    </>
  );
}

/** Every evaluation, each with where it stands. */
export default function EvaluationsPage() {
  useTitle('Evaluations');
  const { may } = useSession();
  return may('evaluation.manage') ? <Evaluations /> : <LostPage />;
}
