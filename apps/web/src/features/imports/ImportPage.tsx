import { useEffect, useRef } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { LostPage } from '../../app/LostPage';
import { longDayOf } from '../../lib/dates';
import { useNotice } from '../../lib/notice';
import { useSession } from '../../lib/session';
import { useTitle } from '../../lib/use';
import { count } from '../../lib/words';
import { Answer } from '../../ui/Answer';
import { Notice } from '../../ui/Notice';
import { ColumnsStep } from './ColumnsStep';
import { DecideStep } from './DecideStep';
import { DropImport } from './DropImport';
import { countOf, openSteps, STEPS, type ImportStory, type StepName } from './import';
import { RowsStep } from './RowsStep';
import { Steps } from './Steps';
import { useImport } from './useImport';
import { Working } from './Working';
import { WriteStep } from './WriteStep';
import './imports.css';

function Step({ story, here }: { story: ImportStory; here: StepName }) {
  const { state, rowCount, doneCount } = story;
  if (state === 'CHECKING') return <Working words="Checking every row" done={doneCount} of={rowCount} />;
  if (state === 'COMMITTING') return <Working words="Writing" done={doneCount} of={rowCount} />;
  if (here === 'columns') return <ColumnsStep story={story} />;
  if (here === 'rows') return <RowsStep story={story} />;
  if (here === 'decide') return <DecideStep story={story} />;
  return <WriteStep story={story} />;
}

/** What the worker has finished meanwhile is said aloud. */
function useSaid({ state }: ImportStory) {
  const say = useNotice();
  const before = useRef(state);
  useEffect(() => {
    if (before.current === 'CHECKING' && state === 'CHECKED') say('Every row is checked');
    if (before.current === 'COMMITTING' && state === 'DONE') say('The import is written');
    before.current = state;
  }, [state, say]);
}

/** The panel of a step takes the focus when the step changes: what was pressed is gone. */
function usePanel(here: StepName) {
  const panel = useRef<HTMLElement>(null);
  const before = useRef(here);
  useEffect(() => {
    if (before.current === here) return;
    before.current = here;
    panel.current?.focus();
  }, [here]);
  return panel;
}

function Story({ story, lost }: { story: ImportStory; lost: boolean }) {
  useTitle(story.fileName);
  useSaid(story);
  const [address] = useSearchParams();
  const open = openSteps(story);
  const asked = address.get('step');
  const here = open.find((step) => step === asked) ?? open[0] ?? 'columns';
  const panel = usePanel(here);
  const { state, problem, uploadedBy, rowCount } = story;
  return (
    <>
      <p className="way-back">
        <Link to="/imports">Imports</Link>
      </p>
      <h1 className="file-name">{story.fileName}</h1>
      <p className="quiet">
        {rowCount > 0 ? `${count(rowCount, 'row')}, brought` : 'Brought'} on {longDayOf(story.uploadedAt)}
        {uploadedBy ? ` by ${uploadedBy.name}` : ''}
      </p>
      {problem ? (
        <Notice wrong>
          <p>{problem}</p>
        </Notice>
      ) : null}
      {lost ? (
        <Notice>
          <p>The connection is lost for now. The work goes on, and this page looks again by itself.</p>
        </Notice>
      ) : null}
      <Steps here={here} open={open} state={state} asked={countOf(story, 'ASKED')} />
      <section ref={panel} className="import-panel" tabIndex={-1} aria-labelledby="step">
        <h2 id="step">{STEPS.find(({ id }) => id === here)?.name}</h2>
        <Step story={story} here={here} />
      </section>
      {state === 'DONE' || state === 'COMMITTING' ? null : <DropImport id={story.id} />}
    </>
  );
}

/** One import, step by step: what its columns are, what becomes of every row, what needs a decision, and the writing. */
export default function ImportPage() {
  const { id = '' } = useParams();
  const { may } = useSession();
  const asked = useImport(id);
  if (!may('registration.import')) return <LostPage />;
  return (
    <Answer asked={asked}>
      {({ import: story }) => (story ? <Story key={story.id} story={story} lost={asked.lost} /> : <LostPage />)}
    </Answer>
  );
}
