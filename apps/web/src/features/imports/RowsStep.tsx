import { useState } from 'react';
import { Link } from 'react-router';
import type { ImportFate } from '../../gql/graphql';
import { FateRows } from './FateRows';
import { countOf, FATE, isOpen, type ImportStory } from './import';

const FATES = Object.keys(FATE) as ImportFate[];

function Next({ story }: { story: ImportStory }) {
  const asked = countOf(story, 'ASKED');
  if (!isOpen(story)) return null;
  return (
    <p className="row">
      <Link className="button" to={asked > 0 ? '?step=decide' : '?step=write'}>
        {asked > 0 ? `Next: decide about ${asked === 1 ? 'one row' : `${asked} rows`}` : 'Next: write'}
      </Link>
    </p>
  );
}

/** What becomes of every row: counted, to be looked at one fate at a time. */
export function RowsStep({ story }: { story: ImportStory }) {
  const [fate, show] = useState<ImportFate | null>(null);
  const all = story.counts.reduce((sum, { n }) => sum + n, 0);
  const tabs = [
    { id: null, name: 'All', n: all },
    ...FATES.map((id) => ({ id, name: FATE[id], n: countOf(story, id) })).filter(({ n }) => n > 0),
  ];
  // An answer may have emptied the one that was looked at.
  const shown = tabs.some(({ id }) => id === fate) ? fate : null;
  return (
    <>
      <p className="lead">
        {story.state === 'DONE' ? 'This became of every row.' : 'This will happen to every row. Nothing is written yet.'}
      </p>
      <Next story={story} />
      <div className="fates" role="group" aria-label="Which rows to show">
        {tabs.map(({ id, name, n }) => (
          <button key={name} type="button" className="fate" aria-pressed={shown === id} onClick={() => show(id)}>
            {name} <strong>{n}</strong>
          </button>
        ))}
      </div>
      {shown === 'REFUSED' ? (
        <p>
          <a href={`/imports/${story.id}/refused.csv`} download>
            Download these rows as CSV
          </a>
          , each with its reason, to mend and import again.
        </p>
      ) : null}
      <FateRows key={shown ?? ''} story={story} fate={shown} />
    </>
  );
}
