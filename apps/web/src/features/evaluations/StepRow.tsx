import { useState } from 'react';
import { Link } from 'react-router';
import { EvaluationPreviewDocument } from '../../gql/graphql';
import { useAsk } from '../../lib/ask';
import { useOpen } from '../../lib/open';
import { Answer } from '../../ui/Answer';
import { Dialog } from '../../ui/Dialog';
import { ChoiceField } from '../../ui/Field';
import { Notice } from '../../ui/Notice';
import { languageName } from '../members/languages';
import { wayOf, type Evaluation } from './evaluation';
import { becameOf, dayOf, type Plan } from './plan';
import { Still } from './Look';
import { StepForm } from './StepForm';

interface LetterProps {
  evaluation: Evaluation;
  stepId: string;
  title: string;
  onClose: () => void;
}

/** An email or a card as its reader will see it, in each language. */
function Letter({ evaluation, stepId, title, onClose }: LetterProps) {
  const { id, languages } = evaluation;
  const [lang, want] = useState(languages[0] ?? 'en');
  const asked = useAsk(EvaluationPreviewDocument, { evaluationId: id, stepId, lang }, { touchedBy: 'Evaluation ContactPlan' });
  return (
    <Dialog title={title} onClose={onClose}>
      {languages.length > 1 ? <ChoiceField label="In" name="letter" choices={languages.map((tag) => ({ id: tag, name: languageName(tag) }))} value={lang} onValue={want} /> : null}
      <Answer asked={asked}>
        {({ evaluationPreview: { subject, html, card, cardFault } }) =>
          cardFault ? (
            <Notice wrong>
              <p>{cardFault}</p>
            </Notice>
          ) : card ? (
            <>
              <img className="card-picture" src={`data:image/svg+xml,${encodeURIComponent(card)}`} alt={`The side of the card with its text: ${subject}`} />
              <p className="quiet">The code is a sample and leads nowhere. The other side holds the address.</p>
            </>
          ) : (
            <div className="look">
              <h3 lang={lang}>{subject}</h3>
              <Still title="The letter as its reader sees it" page={html} />
            </div>
          )
        }
      </Answer>
    </Dialog>
  );
}

interface StepRowProps {
  evaluation: Evaluation;
  plan: Plan;
  place: number;
  onDrop: () => void;
}

/** One step on the line. */
export function StepRow({ evaluation, plan, place, onDrop }: StepRowProps) {
  const edit = useOpen();
  const [shown, show] = useState<'letter' | 'drop' | undefined>(undefined);
  const step = plan.steps[place];
  if (!step) return null;
  if (edit.isOpen) {
    return (
      <li className="step-to-come">
        <StepForm evaluation={evaluation} plan={plan} place={place} onDone={edit.close} />
      </li>
    );
  }
  const text = step.texts.find(({ lang }) => lang === evaluation.languages[0]) ?? step.texts[0];
  const lacks = step.channel === 'PHONE' || evaluation.state !== 'DRAFT' ? [] : evaluation.languages.filter((lang) => !step.texts.some((one) => one.lang === lang));
  const next = plan.state === 'RUNNING' && plan.steps.findIndex(({ doneAt }) => !doneAt) === place;
  const which = <span className="hidden"> step {place + 1}</span>;
  return (
    <li className={step.doneAt ? 'step-done' : next ? 'step-next' : 'step-to-come'}>
      <h3>
        {wayOf(step)}
        {next ? <span className="tag">next</span> : null}
        {step.doneAt ? <span className="tag">done</span> : null}
      </h3>
      <p className="quiet">{dayOf(plan, step)}</p>
      {text ? (
        <p lang={text.lang}>
          <strong>{text.subject}</strong>
        </p>
      ) : null}
      {lacks.length > 0 ? <p className="quiet">Not yet in {lacks.map(languageName).join(', ')}: those people read it in {languageName(evaluation.languages[0] ?? 'en')}.</p> : null}
      <p>{becameOf(plan, step)}</p>
      {step.leftOut > 0 && step.why ? <p className="quiet">{step.why}</p> : null}
      <div className="row">
        {evaluation.state === 'DRAFT' ? (
          <>
            <button type="button" className="button soft" autoFocus={edit.autoFocus} onClick={edit.open}>
              Edit{which}
            </button>
            {plan.steps.length > 1 ? (
              <button type="button" className="button bare" onClick={() => show('drop')}>
                Remove{which}
              </button>
            ) : null}
          </>
        ) : null}
        {step.channel === 'PHONE' ? null : (
          <button type="button" className="button bare" onClick={() => show('letter')}>
            See the {step.channel === 'POST' ? 'card' : 'letter'}<span className="hidden"> of step {place + 1}</span>
          </button>
        )}
        {step.campaignId ? <Link to={`/mail/${step.campaignId}`}>What became of its letters</Link> : null}
        {step.channel === 'PHONE' && step.doneAt && evaluation.state === 'RUNNING' ? <Link to={`/phone-list/${evaluation.id}`}>The phone list</Link> : null}
      </div>
      {shown === 'letter' ? <Letter evaluation={evaluation} stepId={step.id} title={wayOf(step)} onClose={() => show(undefined)} /> : null}
      {shown === 'drop' ? (
        <Dialog title={`Remove step ${place + 1}?`} onClose={() => show(undefined)}>
          <p>
            {wayOf(step)}, {dayOf(plan, step)}. Its text goes with it.
          </p>
          <div className="row">
            <button
              type="button"
              className="button"
              onClick={() => {
                show(undefined);
                onDrop();
              }}
            >
              Remove it
            </button>
            <button type="button" className="button soft" onClick={() => show(undefined)}>
              Keep it
            </button>
          </div>
        </Dialog>
      ) : null}
    </li>
  );
}
