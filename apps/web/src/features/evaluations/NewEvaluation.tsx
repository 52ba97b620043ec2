import { useState } from 'react';
import { useNavigate } from 'react-router';
import { EvaluationTemplatesDocument, SaveContactPlanDocument, SaveEvaluationDocument, type EvaluationTemplatesQuery } from '../../gql/graphql';
import { useAsk, useTell } from '../../lib/ask';
import { useToday } from '../../lib/session';
import { count } from '../../lib/words';
import { Answer } from '../../ui/Answer';
import { TextField } from '../../ui/Field';
import { Form } from '../../ui/Form';
import { inputOf } from './evaluation';
import { firstPlan } from './plan';

type Template = EvaluationTemplatesQuery['evaluationTemplates'][number];

function NewForm({ templates, onDone }: { templates: readonly Template[]; onDone: () => void }) {
  const go = useNavigate();
  const [key, choose] = useState(templates[0]?.key ?? '');
  const [title, setTitle] = useState('');
  const today = useToday();
  const [heldOn, setDay] = useState<string>(today);
  const { tell, busy, error, fields } = useTell(SaveEvaluationDocument, 'It is a draft now: nobody is asked yet', 'Evaluation');
  const plan = useTell(SaveContactPlanDocument, '');
  const send = async () => {
    const template = templates.find((one) => one.key === key);
    if (!template) return;
    const made = await tell({ input: inputOf({ title, heldOn, languages: ['en'], intro: template.intro, questions: template.questions }) });
    if (!made) return;
    // Should this fail, the draft is there all the same, and its plan can be laid out on its page.
    await plan.tell({ input: firstPlan(made.saveEvaluation.id, heldOn || today, template.steps) });
    void go(`/evaluations/${made.saveEvaluation.id}`);
  };
  return (
    <Form send="Make it" onSend={send} busy={busy || plan.busy} error={error} fields={fields} onCancel={onDone}>
      <fieldset className="choices">
        <legend>Start from</legend>
        <p className="hint">You can change every question before anybody is asked.</p>
        {templates.map(({ key: each, name, why, questions }) => (
          <label key={each} className="choice">
            <input type="radio" name="template" value={each} checked={each === key} onChange={() => choose(each)} />
            <span>
              <strong>{name}</strong>, {count(questions.length, 'question')}. {why}
            </span>
          </label>
        ))}
      </fieldset>
      <TextField label="Name" name="title" hint="People read it above the questions, such as: The summit of May 2026." required value={title} onValue={setTitle} error={fields.title} />
      <TextField label="Day of what it asks about" name="heldOn" type="date" value={heldOn} onValue={setDay} error={fields.heldOn} />
    </Form>
  );
}

/** A new draft, made from a set of questions. */
export function NewEvaluation({ onDone }: { onDone: () => void }) {
  const asked = useAsk(EvaluationTemplatesDocument, {});
  return (
    <section className="card" aria-labelledby="new">
      <h2 id="new">New evaluation</h2>
      <Answer asked={asked}>{({ evaluationTemplates }) => <NewForm templates={evaluationTemplates} onDone={onDone} />}</Answer>
    </section>
  );
}
