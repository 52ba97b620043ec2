import { useState } from 'react';
import { SaveEvaluationDocument, type EvaluationInput } from '../../gql/graphql';
import { useTell } from '../../lib/ask';
import { ChoiceField, TextField } from '../../ui/Field';
import { Form } from '../../ui/Form';
import { languageName, LANGUAGES } from '../members/languages';
import { inputOf, type Evaluation } from './evaluation';
import { TickList } from './TickList';
import { WordsFields } from './WordsFields';

/** Languages one writes in. */
const WRITTEN = LANGUAGES.filter(({ tag }) => tag !== 'ase').map(({ tag, name }) => ({ id: tag, name }));

/** Its name, its day, its languages, and what people read first. */
export function BasicsForm({ evaluation, onDone }: { evaluation: Evaluation; onDone: () => void }) {
  const [{ title, heldOn, languages, intro }, set] = useState<EvaluationInput>(evaluation);
  const { tell, busy, error, fields } = useTell(SaveEvaluationDocument);
  const change = (some: Partial<EvaluationInput>) => set((now) => ({ ...now, ...some }));
  const [main = 'en', ...others] = languages;
  const known = [...WRITTEN, ...evaluation.languages.filter((tag) => !WRITTEN.some(({ id }) => id === tag)).map((tag) => ({ id: tag, name: languageName(tag) }))];
  const send = async () => {
    if (await tell({ input: inputOf({ ...evaluation, title, heldOn, languages, intro }) })) onDone();
  };
  return (
    <Form send="Save" onSend={send} busy={busy} error={error} fields={fields} onCancel={onDone}>
      <TextField label="Name" name="title" required value={title} onValue={(value) => change({ title: value })} error={fields.title} />
      <TextField label="Day of what it asks about" name="heldOn" type="date" value={heldOn ?? ''} onValue={(day) => change({ heldOn: day })} error={fields.heldOn} />
      <ChoiceField
        label="Main language"
        name="languages"
        hint="Whoever uses none of its languages reads it in this one."
        choices={known}
        value={main}
        onValue={(lang) => change({ languages: [lang, ...languages.filter((each) => each !== lang)] })}
        error={fields.languages}
      />
      <TickList
        legend="Other languages"
        none="none"
        choices={known.filter(({ id }) => id !== main)}
        picked={others}
        onPick={(picked) => change({ languages: [main, ...picked] })}
      />
      <WordsFields label="What people read first" name="intro" long languages={languages} words={intro} onWords={(words) => change({ intro: words })} error={fields.intro ?? fields['intro.0.text']} />
    </Form>
  );
}
