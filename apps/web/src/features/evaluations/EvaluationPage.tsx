import type { ComponentType } from 'react';
import { Link, NavLink, useParams } from 'react-router';
import { EvaluationDocument } from '../../gql/graphql';
import { LostPage } from '../../app/LostPage';
import { useAsk } from '../../lib/ask';
import { useSession } from '../../lib/session';
import { useTitle } from '../../lib/use';
import { Answer } from '../../ui/Answer';
import { AnswersPart } from './AnswersPart';
import { AudiencePart } from './AudiencePart';
import { standsAt, type Evaluation } from './evaluation';
import { NewsPart } from './NewsPart';
import { PlanPart } from './PlanPart';
import { QuestionsPart } from './QuestionsPart';
import { ResponsePart } from './ResponsePart';
import { StartPart } from './StartPart';
import './evaluations.css';

/** What every part gets. `again` asks for the evaluation anew; while `asking`, what is shown may be about to change. */
export interface PartProps {
  evaluation: Evaluation;
  again: () => void;
  asking: boolean;
}

interface Part {
  path: string;
  name: string;
  Shown: ComponentType<PartProps>;
}

const QUESTIONS: Part = { path: 'questions', name: 'Questions', Shown: QuestionsPart };
const PLAN: Part = { path: 'plan', name: 'Contact plan', Shown: PlanPart };
const DRAFT: readonly Part[] = [QUESTIONS, { path: 'audience', name: 'For whom', Shown: AudiencePart }, PLAN, { path: 'start', name: 'Key and start', Shown: StartPart }];
const BEGUN: readonly Part[] = [
  { path: 'response', name: 'Response', Shown: ResponsePart },
  { path: 'answers', name: 'Answers', Shown: AnswersPart },
  PLAN,
  QUESTIONS,
  { path: 'news', name: 'You said, we did', Shown: NewsPart },
];

function Story({ evaluation, again, asking }: PartProps) {
  const { part } = useParams();
  const { id, title, state } = evaluation;
  const parts = state === 'DRAFT' ? DRAFT : BEGUN;
  // A part of its other time, as just after it has started, leads to the first of now.
  const known = !part || [...DRAFT, ...BEGUN].some(({ path }) => path === part);
  const shown = parts.find(({ path }) => path === part) ?? (known ? parts[0] : undefined);
  useTitle(shown ? `${shown.name}, ${title}` : title);
  if (!shown) return <LostPage />;
  const { Shown, name, path } = shown;
  return (
    <>
      <p className="evaluation-back">
        <Link to="/evaluations">Evaluations</Link>
      </p>
      <h1>{title}</h1>
      <p className="quiet">{standsAt(evaluation)}</p>
      <nav className="evaluation-parts no-print" aria-label="This evaluation">
        <ul className="plain">
          {parts.map((each) => (
            <li key={each.path}>
              <NavLink to={`/evaluations/${id}/${each.path}`} className={each.path === path ? 'active' : ''} aria-current={each.path === path ? 'page' : undefined}>
                {each.name}
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
      <section className="evaluation-part" aria-labelledby="part">
        <h2 id="part">{name}</h2>
        <Shown evaluation={evaluation} again={again} asking={asking} />
      </section>
    </>
  );
}

function Asking({ id }: { id: string }) {
  const asked = useAsk(EvaluationDocument, { id }, { touchedBy: 'Evaluation ContactPlan', fresh: true });
  return <Answer asked={asked}>{({ evaluation }) => (evaluation ? <Story evaluation={evaluation} again={asked.again} asking={asked.fetching} /> : <LostPage />)}</Answer>;
}

/** One evaluation: laid out part by part while it is a draft, watched part by part once it runs. */
export default function EvaluationPage() {
  const { id = '' } = useParams();
  const { may } = useSession();
  return may('evaluation.manage') ? <Asking key={id} id={id} /> : <LostPage />;
}
