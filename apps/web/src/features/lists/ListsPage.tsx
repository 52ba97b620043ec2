import { Link } from 'react-router';
import { RegistrationListsDocument, TableNamesDocument } from '../../gql/graphql';
import { LostPage } from '../../app/LostPage';
import { useAsk } from '../../lib/ask';
import { longDay } from '../../lib/dates';
import { useSession } from '../../lib/session';
import { useTitle } from '../../lib/use';
import { Answer } from '../../ui/Answer';
import { Empty } from '../../ui/Notice';
import type { List } from './list';
import './lists.css';

function Row({ list, table }: { list: List; table: string | undefined }) {
  return (
    <li>
      <Link className="list-name" to={`/lists/${list.id}`}>
        {list.name}
      </Link>
      <span>{list.heldOn ? longDay(list.heldOn) : <span className="quiet">No day given</span>}</span>
      <span className="quiet">{[table, list.publicSince ? 'figures published' : ''].filter(Boolean).join(', ')}</span>
    </li>
  );
}

function Lists() {
  const { may } = useSession();
  const asked = useAsk(RegistrationListsDocument, {}, { touchedBy: 'RegistrationList Import', fresh: true });
  const tables = useAsk(TableNamesDocument, {}, { touchedBy: 'Table' });
  const named = new Map(tables.data?.tables.map(({ id, name }) => [id, name]));
  return (
    <>
      <div className="row spread">
        <h1>Lists</h1>
        {may('registration.import') ? (
          <Link className="button" to="/imports">
            Import a spreadsheet
          </Link>
        ) : null}
      </div>
      <p className="lead">Who registered for what: with region, role and kind of participation as given that day.</p>
      <Answer asked={asked}>
        {({ registrationLists }) =>
          registrationLists.length > 0 ? (
            <ul className="lines registration-lists">
              {registrationLists.map((list) => (
                <Row key={list.id} list={list} table={list.tableId ? named.get(list.tableId) : 'The whole network'} />
              ))}
            </ul>
          ) : (
            <Empty>
              <p>There is no list yet. Importing a spreadsheet of registrations makes the first one.</p>
            </Empty>
          )
        }
      </Answer>
    </>
  );
}

/** The named lists of registrations that the reader may see. */
export default function ListsPage() {
  useTitle('Lists');
  const { may } = useSession();
  return may('registration.read') ? <Lists /> : <LostPage />;
}
