import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { TablesDocument, type TablesQuery } from '../../gql/graphql';
import { useAsk } from '../../lib/ask';
import { longDay } from '../../lib/dates';
import { useSession } from '../../lib/session';
import { useTitle } from '../../lib/use';
import { listed } from '../../lib/words';
import { Answer } from '../../ui/Answer';
import { Dialog } from '../../ui/Dialog';
import { Empty } from '../../ui/Notice';
import { CreateTable } from './TableForm';
import './tables.css';

type TableRow = TablesQuery['tables'][number];

/** Regional first, then the regions in their order; a table with no community stands last. */
function byRegion(tables: readonly TableRow[]): [string, TableRow[]][] {
  const regions = new Map<string, TableRow[]>();
  for (const table of [...tables].sort((one, other) => placeOf(one) - placeOf(other))) {
    regions.set(headingOf(table), [...(regions.get(headingOf(table)) ?? []), table]);
  }
  return [...regions];
}

const placeOf = ({ kind, community }: TableRow): number =>
  kind === 'REGIONAL' ? -1 : (community?.region.position ?? Number.MAX_SAFE_INTEGER);

const headingOf = ({ kind, community }: TableRow): string =>
  kind === 'REGIONAL' ? 'Regional' : (community?.region.name ?? 'Elsewhere');

function Row({ table }: { table: TableRow }) {
  const champions = table.champions.map(({ member }) => member.name);
  return (
    <li>
      <Link to={`/tables/${table.id}`} className="table-name">
        {table.name}
      </Link>
      <span>
        {champions.length > 0 ? `Champion: ${listed(champions)}` : <span className="quiet">No champion yet</span>}
      </span>
      <span className="quiet">
        {table.closedOn ? `Closed on ${longDay(table.closedOn)}` : `Since ${longDay(table.foundedOn)}`}
      </span>
    </li>
  );
}

/** Every table of the network, by region. */
export default function TablesPage() {
  useTitle('Tables');
  const { may } = useSession();
  const go = useNavigate();
  const [creating, create] = useState(false);
  const asked = useAsk(TablesDocument, {}, { touchedBy: 'Table Role Community Region' });
  return (
    <>
      <div className="row spread">
        <h1>Tables</h1>
        {may('table.create') ? (
          <button type="button" className="button" onClick={() => create(true)}>
            Start a table
          </button>
        ) : null}
      </div>
      <Answer asked={asked}>
        {({ tables }) =>
          tables.length === 0 ? (
            <Empty>
              <p>There is no table yet.</p>
            </Empty>
          ) : (
            byRegion(tables).map(([region, rows]) => (
              <section key={region} className="section">
                <h2>{region}</h2>
                <ul className="lines table-list">
                  {rows.map((table) => (
                    <Row key={table.id} table={table} />
                  ))}
                </ul>
              </section>
            ))
          )
        }
      </Answer>
      {creating ? (
        <Dialog title="Start a table" onClose={() => create(false)}>
          <CreateTable
            onDone={(id) => {
              create(false);
              if (id) void go(`/tables/${id}`);
            }}
          />
        </Dialog>
      ) : null}
    </>
  );
}
