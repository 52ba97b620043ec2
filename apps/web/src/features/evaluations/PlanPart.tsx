import { useState } from 'react';
import { EvaluationTemplatesDocument, PauseContactPlanDocument, SaveContactPlanDocument } from '../../gql/graphql';
import { useAsk, useTell } from '../../lib/ask';
import { useOpen } from '../../lib/open';
import { useToday } from '../../lib/session';
import { restFocus } from '../../lib/use';
import { count } from '../../lib/words';
import { Answer } from '../../ui/Answer';
import { ChoiceField, TextField } from '../../ui/Field';
import { Form } from '../../ui/Form';
import { Refused } from '../../ui/Notice';
import { BoundsForm } from './BoundsForm';
import { CallersForm } from './CallersForm';
import type { Evaluation } from './evaluation';
import type { PartProps } from './EvaluationPage';
import { dollars, firstPlan, planInput, type Plan } from './plan';
import { StepForm } from './StepForm';
import { StepRow } from './StepRow';

/** Lays a plan out from one that comes with a set of questions. */
function FirstPlan({ evaluation }: { evaluation: Evaluation }) {
  const asked = useAsk(EvaluationTemplatesDocument, {});
  const today = useToday();
  const [key, choose] = useState('');
  const [anchorOn, setDay] = useState<string>(evaluation.heldOn ?? today);
  const { tell, busy, error, fields } = useTell(SaveContactPlanDocument);
  return (
    <Answer asked={asked}>
      {({ evaluationTemplates }) => {
        const chosen = evaluationTemplates.find((one) => one.key === key) ?? evaluationTemplates[0];
        const send = async () => {
          if (chosen) await tell({ input: firstPlan(evaluation.id, anchorOn, chosen.steps) });
        };
        return (
          <Form send="Lay it out" onSend={send} busy={busy} error={error} fields={fields}>
            <p>There is no plan yet. Start from one that others use; you can change every step.</p>
            <ChoiceField label="The plan" name="plan" choices={evaluationTemplates.map((one) => ({ id: one.key, name: `${one.name}, ${count(one.steps.length, 'step')}` }))} value={chosen?.key ?? ''} onValue={choose} />
            <TextField label="Day 0" name="anchorOn" type="date" required hint="The day of what you ask about. All steps are counted from it." value={anchorOn} onValue={setDay} error={fields.anchorOn} />
          </Form>
        );
      }}
    </Answer>
  );
}

/** How often, and for how much. */
function Bounds({ evaluation, plan }: { evaluation: Evaluation; plan: Plan }) {
  const edit = useOpen();
  if (edit.isOpen) {
    return (
      <div className="card">
        <BoundsForm evaluation={evaluation} plan={plan} onDone={edit.close} />
      </div>
    );
  }
  return (
    <div className="card">
      <p>
        Nobody is contacted more than {count(plan.mostContacts, 'time')}, whichever way. A card costs ${dollars(plan.cardCents)} with its postage
        {plan.mostPostCents == null ? '; there is no limit for post.' : `, and all cards together at most $${dollars(plan.mostPostCents)}.`}
      </p>
      {plan.mostContacts < plan.steps.length ? (
        <p>The plan has {count(plan.steps.length, 'step')}. The last of them go only to those whom earlier ones could not reach.</p>
      ) : null}
      {evaluation.state === 'DRAFT' ? (
        <button type="button" className="button soft" autoFocus={edit.autoFocus} onClick={edit.open}>
          Edit day 0 and limits
        </button>
      ) : null}
    </div>
  );
}

function Pausing({ evaluation, plan }: { evaluation: Evaluation; plan: Plan }) {
  const paused = plan.state === 'PAUSED';
  const { tell, busy, error } = useTell(PauseContactPlanDocument, paused ? 'The plan goes on' : 'The plan is paused');
  if (plan.state !== 'RUNNING' && !paused) return null;
  const send = async () => {
    if (!busy && (await tell({ id: evaluation.id, paused: !paused }))) restFocus();
  };
  return (
    <>
      <p>
        {paused ? 'The plan is paused: nobody is written to or phoned. People can still answer. ' : ''}
        <button type="button" className="button soft" aria-disabled={busy} onClick={() => void send()}>
          {paused ? 'Go on with the plan' : 'Pause the plan'}
        </button>
      </p>
      <Refused error={error} />
    </>
  );
}

function Steps({ evaluation, plan, asking }: { evaluation: Evaluation; plan: Plan; asking: boolean }) {
  const added = useOpen();
  const { tell, busy, error } = useTell(SaveContactPlanDocument, 'The step is gone');
  const draft = evaluation.state === 'DRAFT';
  const drop = async (place: number) => {
    if (!busy && !asking && (await tell({ input: planInput(evaluation.id, plan, { steps: planInput(evaluation.id, plan, {}).steps.filter((_, at) => at !== place) }) }))) restFocus();
  };
  return (
    <>
      <ol className="plan-line">
        {plan.steps.map((step, place) => (
          <StepRow key={step.id} evaluation={evaluation} plan={plan} place={place} onDrop={() => void drop(place)} />
        ))}
      </ol>
      <Refused error={error} />
      {draft && added.isOpen ? (
        <div className="card">
          <StepForm evaluation={evaluation} plan={plan} place={plan.steps.length} onDone={added.close} />
        </div>
      ) : null}
      {draft && !added.isOpen ? (
        <p>
          <button type="button" className="button soft" autoFocus={added.autoFocus} onClick={added.open}>
            Add a step
          </button>
        </p>
      ) : null}
    </>
  );
}

/** How people are asked: a line through the days, with what happened and what is to come. */
export function PlanPart({ evaluation, asking }: PartProps) {
  const { plan } = evaluation;
  if (!plan) return evaluation.state === 'DRAFT' ? <FirstPlan evaluation={evaluation} /> : <p>It ran without a plan.</p>;
  return (
    <>
      <p className="lead">Each step goes only to those who are still silent when its hour comes. An answer takes somebody out of every step after it.</p>
      <Pausing evaluation={evaluation} plan={plan} />
      <Steps evaluation={evaluation} plan={plan} asking={asking} />
      <h3>Limits</h3>
      <Bounds evaluation={evaluation} plan={plan} />
      {plan.steps.some(({ channel }) => channel === 'PHONE') && evaluation.state !== 'CLOSED' ? <CallersForm evaluation={evaluation} /> : null}
    </>
  );
}
