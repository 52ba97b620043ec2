import { Link } from 'react-router';
import { ImportsDocument, type ImportHeadFragment } from '../../gql/graphql';
import { LostPage } from '../../app/LostPage';
import { useAsk } from '../../lib/ask';
import { longDayOf } from '../../lib/dates';
import { useSession } from '../../lib/session';
import { useTitle } from '../../lib/use';
import { count, listed } from '../../lib/words';
import { Answer } from '../../ui/Answer';
import { Empty } from '../../ui/Notice';
import { countOf, isWorking, STATE } from './import';
import { Upload } from './Upload';
import { useLook } from './useImport';
import './imports.css';

/** "93 new, 20 known, 6 to decide": of what there is any. */
function inWords(row: ImportHeadFragment): string {
  const said = [
    { n: countOf(row, 'NEW'), words: 'new' },
    { n: countOf(row, 'KNOWN') + countOf(row, 'ALREADY'), words: 'known' },
    { n: countOf(row, 'ASKED'), words: 'to decide' },
    { n: countOf(row, 'REFUSED'), words: 'cannot be used' },
  ];
  return listed(said.filter(({ n }) => n > 0).map(({ n, words }) => `${n} ${words}`));
}

function Row({ row }: { row: ImportHeadFragment }) {
  const rows = row.rowCount > 0 ? count(row.rowCount, 'row') : '';
  const fates = inWords(row);
  return (
    <li>
      <span className="import-file">
        <Link to={`/imports/${row.id}`}>{row.fileName}</Link>
        {row.listName ? <span className="quiet">{row.listName}</span> : null}
      </span>
      <span>
        {STATE[row.state]}
        <br />
        <span className="quiet">{[rows, fates].filter(Boolean).join(': ')}</span>
      </span>
      <span className="quiet">
        {longDayOf(row.uploadedAt)}
        {row.uploadedBy ? `, ${row.uploadedBy.name}` : ''}
      </span>
    </li>
  );
}

function Before() {
  const asked = useAsk(ImportsDocument, {}, { touchedBy: 'Import Member', fresh: true });
  const working = asked.data?.imports.some(({ state }) => isWorking(state)) ?? false;
  useLook(working, asked.again, 3000);
  return (
    <Answer asked={asked}>
      {({ imports }) =>
        imports.length > 0 ? (
          <ul className="lines import-list">
            {imports.map((row) => (
              <Row key={row.id} row={row} />
            ))}
          </ul>
        ) : (
          <Empty>
            <p>Nothing was imported so far.</p>
          </Empty>
        )
      }
    </Answer>
  );
}

/** Where a spreadsheet of registrations comes in, and what came in before. */
export default function ImportsPage() {
  useTitle('Imports');
  const { may } = useSession();
  if (!may('registration.import')) return <LostPage />;
  return (
    <>
      <h1>Imports</h1>
      <p className="lead">
        Bring a spreadsheet of registrations as it is. You see what will happen to every row before anything is written.
      </p>
      <Upload />
      <section className="section" aria-labelledby="before">
        <h2 id="before">Imported before</h2>
        <Before />
        <p>
          <Link to="/lists">See the lists of registrations</Link>
        </p>
      </section>
    </>
  );
}
