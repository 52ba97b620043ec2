import { Link } from 'react-router';
import { MergesDocument, UndoMergeDocument, type MergesQuery } from '../../gql/graphql';
import { useAsk, useTell } from '../../lib/ask';
import { longMomentOf } from '../../lib/dates';
import { restFocus } from '../../lib/use';
import { Refused } from '../../ui/Notice';
import { TOUCHED } from './touched';

type Merge = MergesQuery['merges'][number];

function Line({ merge: { id, name, into, by, undoUntil } }: { merge: Merge }) {
  const { tell, busy, error } = useTell(UndoMergeDocument, 'They are two entries again', TOUCHED);
  return (
    <li>
      <div className="row spread">
        <span>
          {into ? (
            <>
              An entry called <strong>{name}</strong> went into <Link to={`/members/${into.id}`}>{into.name}</Link>
            </>
          ) : (
            <strong>{name}</strong>
          )}
          <br />
          <span className="quiet">
            {by ? `By ${by.name}. ` : ''}Can be undone until {longMomentOf(undoUntil)}.
          </span>
        </span>
        <button type="button" className="button soft" aria-disabled={busy} onClick={() => void (busy ? undefined : tell({ id }).then(restFocus))}>
          Undo<span className="hidden"> the merge of {name}</span>
        </button>
      </div>
      <Refused error={error} />
    </li>
  );
}

/** What was merged lately, each with its way back; nothing at all when nothing was. */
export function Merges() {
  const asked = useAsk(MergesDocument, {}, { touchedBy: 'Merge Member' });
  const merges = asked.data?.merges.filter(({ undoneAt }) => !undoneAt) ?? [];
  if (merges.length === 0) return asked.error ? <Refused error={asked.error} /> : null;
  return (
    <section className="section">
      <h2>Merged lately</h2>
      <ul className="lines">
        {merges.map((merge) => (
          <Line key={merge.id} merge={merge} />
        ))}
      </ul>
    </section>
  );
}
