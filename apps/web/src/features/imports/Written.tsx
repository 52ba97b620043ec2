import { Link } from 'react-router';
import { count } from '../../lib/words';
import { countOf, type ImportStory } from './import';

/** What an import has written, and the ways on. */
export function Written({ story }: { story: ImportStory }) {
  const { result, id, listName } = story;
  const refused = countOf(story, 'REFUSED');
  if (!result) return <p>The import is written.</p>;
  const facts: [string, number][] = [
    ['New members', result.added],
    ['Members whose gaps were filled', result.filled],
    ['Registrations', result.registered],
    ['As they were', result.unchanged],
    ['Left out', result.leftOut],
  ];
  return (
    <>
      <p className="lead">The import is written.</p>
      <dl className="facts written">
        {facts.map(([name, n]) => (
          <div key={name} className="fact">
            <dt>{name}</dt>
            <dd>{n}</dd>
          </div>
        ))}
      </dl>
      <div className="row">
        {result.listId ? (
          <Link className="button" to={`/lists/${result.listId}`}>
            Open {listName ? `“${listName}”` : 'the list'}
          </Link>
        ) : null}
        {refused > 0 ? (
          <a className="button soft" href={`/imports/${id}/refused.csv`} download>
            Download {count(refused, 'row')} that could not be used
          </a>
        ) : null}
      </div>
    </>
  );
}
