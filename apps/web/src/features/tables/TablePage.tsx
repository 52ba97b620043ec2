import { useMemo } from 'react';
import { Link, useParams } from 'react-router';
import { TableDocument, type TableQuery } from '../../gql/graphql';
import { LostPage } from '../../app/LostPage';
import { useAsk } from '../../lib/ask';
import { longDay } from '../../lib/dates';
import { useOpen } from '../../lib/open';
import { useSession, useToday } from '../../lib/session';
import { useTitle } from '../../lib/use';
import { Answer } from '../../ui/Answer';
import { Empty, Notice } from '../../ui/Notice';
import { WOVEN_OF, type Blanket } from '../blanket/blanket';
import { useBlanket } from '../blanket/useBlanket';
import { threadAt } from '../blanket/weave';
import { Weaves } from '../blanket/Weaves';
import { AddSeats, CloseTable } from './TableActions';
import { EditTable } from './TableForm';
import { SeatRow } from './SeatRow';
import { StarterKit } from './StarterKit';
import './tables.css';

type TableStory = NonNullable<TableQuery['table']>;

function Champions({ table }: { table: TableStory }) {
  return (
    <p>
      {table.champions.length > 0 ? (
        <>
          {table.champions.length === 1 ? 'Champion: ' : 'Champions: '}
          {table.champions.map(({ id, member }, place) => (
            <span key={id}>
              {place > 0 ? ', ' : ''}
              <Link to={`/members/${member.id}`}>{member.name}</Link>
            </span>
          ))}
        </>
      ) : (
        <span className="quiet">This table has no champion yet. An admin can name one on a member’s page.</span>
      )}
    </p>
  );
}

function Head({ table, manages }: { table: TableStory; manages: boolean }) {
  const edit = useOpen();
  const { community } = table;
  return (
    <>
      <div className="row spread">
        <h1>{table.name}</h1>
        {manages && !edit.isOpen && !table.closedOn ? (
          <button type="button" className="button soft" autoFocus={edit.autoFocus} onClick={edit.open}>
            Edit
          </button>
        ) : null}
      </div>
      {edit.isOpen ? (
        <div className="card">
          <EditTable table={table} onDone={edit.close} />
        </div>
      ) : (
        <p className="lead">
          {table.kind === 'REGIONAL' ? 'The regional table' : 'An early childhood table'}
          {community ? ` in ${community.name}, ${community.region.name}` : ''}, since {longDay(table.foundedOn)}.
          {community && community.localNames.length > 0 ? (
            <>
              {' '}
              Its people call the place{' '}
              {community.localNames.map(({ name, lang }, place) => (
                <span key={`${lang} ${name}`}>
                  {place > 0 ? ', ' : ''}
                  <span lang={lang}>{name}</span>
                </span>
              ))}
              .
            </>
          ) : null}
        </p>
      )}
      <Champions table={table} />
    </>
  );
}

function Story({ table, blanket }: { table: TableStory; blanket: Blanket | undefined }) {
  useTitle(table.name);
  const { mayManage } = useSession();
  const day = useToday();
  const manages = mayManage(table.id);
  const places = useMemo(() => new Map(blanket?.sectors.map(({ id }, place) => [id, place])), [blanket]);
  const patches = useMemo(() => new Map(blanket?.patches.map((patch) => [patch.seatId, patch])), [blanket]);
  const placeOf = (sectorId: string) => places.get(sectorId) ?? places.size;
  const seats = [...table.seats].sort((one, other) => placeOf(one.sector.id) - placeOf(other.sector.id));
  const vacant = seats.filter(({ id }) => patches.get(id)?.state === 'VACANT');
  return (
    <>
      <Head table={table} manages={manages} />
      {table.closedOn ? (
        <Notice>
          <p>This table closed on {longDay(table.closedOn)}. Its story stays here.</p>
        </Notice>
      ) : null}
      <section className="section">
        <h2>Seats</h2>
        <Weaves sectors={Math.max(blanket?.sectors.length ?? 0, 1)} />
        {seats.length > 0 ? (
          <ul className="seats plain">
            {seats.map((seat) => (
              <SeatRow
                key={seat.id}
                seat={seat}
                day={day}
                patch={patches.get(seat.id)}
                thread={threadAt(placeOf(seat.sector.id))}
              />
            ))}
          </ul>
        ) : (
          <Empty>
            <p>This table has no seats yet. Add a seat for each sector that must be at the table.</p>
          </Empty>
        )}
        {manages && !table.closedOn ? <AddSeats table={table} /> : null}
      </section>
      {manages && !table.closedOn && vacant.length > 0 ? <StarterKit table={table} vacant={vacant} /> : null}
      {manages && !table.closedOn ? <CloseTable id={table.id} /> : null}
    </>
  );
}

/** One table: its champions, its seats by sector, and what one can do about each. */
export default function TablePage() {
  const { id = '' } = useParams();
  const asked = useAsk(TableDocument, { id }, { touchedBy: `${WOVEN_OF} Role` });
  const woven = useBlanket();
  return (
    <Answer asked={asked}>
      {({ table }) => (table ? <Story key={table.id} table={table} blanket={woven.data?.blanket} /> : <LostPage />)}
    </Answer>
  );
}
