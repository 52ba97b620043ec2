import { useState } from 'react';
import { EvaluationPreviewDocument } from '../../gql/graphql';
import { useAsk } from '../../lib/ask';
import { Answer } from '../../ui/Answer';
import { ChoiceField } from '../../ui/Field';
import { languageName } from '../members/languages';
import type { Evaluation } from './evaluation';

/** Links that lead nowhere: a frame of ours opens no other page. A letter brings styles of its own, which our pages do not let in: it gets those of our plain pages. */
const still = (page: string): string =>
  page
    .replace(/(<a\b[^>]*?) href="[^"]*"/g, '$1')
    .replace(/<style>[^]*?<\/style>/, '<link rel="stylesheet" href="/pages.css" />')
    .replace(/(<[a-z]\w*\b[^>]*?) style="[^"]*"/g, '$1');

/** A page or a letter as it is, in a frame in which nothing can be pressed or sent. */
export const Still = ({ title, page }: { title: string; page: string }) => <iframe title={title} sandbox="allow-same-origin" srcDoc={still(page)} />;

const PARTS = [
  { id: 'first', name: 'The first question' },
  { id: 'all', name: 'All questions' },
];

/** The page behind an answer, as its reader sees it. Nothing in it can be pressed or sent. */
export function Look({ evaluation: { id, languages, questions } }: { evaluation: Evaluation }) {
  const [wanted, want] = useState(languages[0] ?? 'en');
  const [part, show] = useState('first');
  const lang = languages.includes(wanted) ? wanted : (languages[0] ?? 'en');
  const asked = useAsk(EvaluationPreviewDocument, { evaluationId: id, stepId: null, lang }, { touchedBy: 'Evaluation', pause: questions.length === 0 });
  if (questions.length === 0) return null;
  return (
    <section className="look" aria-labelledby="look">
      <h3 id="look">How its reader sees it</h3>
      {languages.length > 1 ? (
        <ChoiceField label="In" name="look" choices={languages.map((tag) => ({ id: tag, name: languageName(tag) }))} value={lang} onValue={want} />
      ) : null}
      {questions.length > 1 ? <ChoiceField label="Show" name="part" choices={PARTS} value={part} onValue={show} /> : null}
      <Answer asked={asked}>
        {({ evaluationPreview: { page, whole } }) => <Still title="The page as its reader sees it" page={part === 'all' ? whole : page} />}
      </Answer>
      <p className="quiet">The first question comes alone; the others follow for whoever likes to go on.</p>
    </section>
  );
}
