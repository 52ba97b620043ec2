import { Link } from 'react-router';
import { DuplicatesDocument, KeepApartDocument, type DuplicatesQuery } from '../../gql/graphql';
import { LostPage } from '../../app/LostPage';
import { useAsk, useTell } from '../../lib/ask';
import { useSession } from '../../lib/session';
import { restFocus, useTitle } from '../../lib/use';
import { count, listed } from '../../lib/words';
import { Answer } from '../../ui/Answer';
import { Empty, Refused } from '../../ui/Notice';
import { REASON } from './compare';
import { DuplicateOrganisations } from './DuplicateOrganisations';
import { Merges } from './Merges';
import '../members/members.css';
import './duplicates.css';

type Pair = DuplicatesQuery['duplicates'][number];

/** One of two, with what tells them apart at a glance. */
function Person({ person }: { person: Pair['a'] }) {
  const facts = [person.organisation?.name, person.community?.name, person.email, person.phone].filter(Boolean);
  return (
    <div className="person">
      <Link to={`/members/${person.id}`}>
        <strong>{person.name}</strong>
      </Link>
      <br />
      <span className="quiet">{facts.join(', ') || 'Nothing but the name is known'}</span>
    </div>
  );
}

function PairLine({ pair: { a, b, reasons } }: { pair: Pair }) {
  const { tell, busy, error } = useTell(KeepApartDocument, 'They stay two people', 'Duplicate');
  const both = a.name === b.name ? `two entries called ${a.name}` : `${a.name} and ${b.name}`;
  return (
    <li>
      <p className="reasons">
        <span className="quiet">Looks alike:</span> {listed(reasons.map((reason) => REASON[reason]))}
      </p>
      <div className="two">
        <Person person={a} />
        <Person person={b} />
      </div>
      <div className="row">
        <Link className="button soft" to={`/duplicates/${a.id}/${b.id}`}>
          Compare<span className="hidden"> {both}</span>
        </Link>
        <button type="button" className="button bare" aria-disabled={busy} onClick={() => void (busy ? undefined : tell({ aId: a.id, bId: b.id }).then(restFocus))}>
          These are two people<span className="hidden">: {both}</span>
        </button>
      </div>
      <Refused error={error} />
    </li>
  );
}

function Pairs() {
  const asked = useAsk(DuplicatesDocument, {}, { touchedBy: 'Duplicate Member Merge' });
  return (
    <Answer asked={asked}>
      {({ duplicates }) =>
        duplicates.length > 0 ? (
          <>
            <p className="quiet" role="status">
              {count(duplicates.length, 'pair')}
              {duplicates.length > 1 ? ', the most certain first' : ''}.
            </p>
            <ul className="lines">
              {duplicates.map((pair) => (
                <PairLine key={`${pair.a.id} ${pair.b.id}`} pair={pair} />
              ))}
            </ul>
          </>
        ) : (
          <Empty>
            <p>No two people look alike. That is good.</p>
          </Empty>
        )
      }
    </Answer>
  );
}

/** Entries that may be one person, or one organisation. */
export default function DuplicatesPage() {
  useTitle('Duplicates');
  const { may } = useSession();
  if (!may('record.merge')) return <LostPage />;
  return (
    <>
      <h1>Duplicates</h1>
      <ul className="ways plain no-print">
        <li>
          <Link to="/members">Members</Link>
        </li>
        <li>
          <Link to="/organisations">Organisations</Link>
        </li>
      </ul>
      <p className="lead">
        Entries that may stand for one person or one organisation. Nothing is merged until you say so, and a merge can be undone for a day.
      </p>
      <Merges />
      <section className="section">
        <h2>People</h2>
        <Pairs />
      </section>
      <DuplicateOrganisations />
    </>
  );
}
