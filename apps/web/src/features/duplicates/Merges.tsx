import { Link } from 'react-router';
import { MergesDocument, UndoMergeDocument, UndoOrganisationMergeDocument, type MergesQuery } from '../../gql/graphql';
import { useAsk, useTell } from '../../lib/ask';
import { longMomentOf } from '../../lib/dates';
import { restFocus } from '../../lib/use';
import { Refused } from '../../ui/Notice';
import { TOUCHED, TOUCHED_ORGANISATIONS } from './touched';

/** What can be undone, with all that differs between people and organisations. */
const KINDS = {
  person: { called: 'An entry', page: '/members', undo: UndoMergeDocument, done: 'They are two entries again', touched: TOUCHED },
  organisation: {
    called: 'An organisation',
    page: '/organisations',
    undo: UndoOrganisationMergeDocument,
    done: 'They are two organisations again',
    touched: TOUCHED_ORGANISATIONS,
  },
};

type Kind = keyof typeof KINDS;
type Merge = MergesQuery['merges' | 'organisationMerges'][number];

function Line({ kind, merge: { id, name, into, by, undoUntil } }: { kind: Kind; merge: Merge }) {
  const { called, page, undo, done, touched } = KINDS[kind];
  const { tell, busy, error } = useTell<object, { id: string }>(undo, done, touched);
  return (
    <li>
      <div className="row spread">
        <span>
          {into ? (
            <>
              {called} called <strong>{name}</strong> went into <Link to={`${page}/${into.id}`}>{into.name}</Link>
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

const of = (kind: Kind, merges: Merge[]) => merges.filter(({ undoneAt }) => !undoneAt).map((merge) => ({ kind, merge }));

/** What was merged lately, each with its way back, the newest first; nothing at all when nothing was. */
export function Merges() {
  const asked = useAsk(MergesDocument, {}, { touchedBy: 'Merge OrganisationMerge Member Organisation' });
  const { merges = [], organisationMerges = [] } = asked.data ?? {};
  const lines = [...of('person', merges), ...of('organisation', organisationMerges)].sort((a, b) => b.merge.mergedAt.localeCompare(a.merge.mergedAt));
  if (lines.length === 0) return asked.error ? <Refused error={asked.error} /> : null;
  return (
    <section className="section">
      <h2>Merged lately</h2>
      <ul className="lines">
        {lines.map(({ kind, merge }) => (
          <Line key={merge.id} kind={kind} merge={merge} />
        ))}
      </ul>
    </section>
  );
}
