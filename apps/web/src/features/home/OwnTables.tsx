import { Link } from 'react-router';
import { count, listed } from '../../lib/words';
import { patchFinder, type Blanket, type BlanketTable, type Patch } from '../blanket/blanket';
import { threadAt } from '../blanket/weave';
import { Cloth } from '../blanket/Weaves';

const many = (patches: readonly Patch[], state: Patch['state']) =>
  patches.filter((patch) => patch.state === state).length;

/** What a row of patches shows, in words. */
function inWords(patches: readonly Patch[]): string {
  const vacant = many(patches, 'VACANT');
  const said = [
    `${many(patches, 'FILLED')} filled`,
    many(patches, 'THIN') > 0 ? `${many(patches, 'THIN')} thin` : '',
    many(patches, 'SERVED_FROM_ELSEWHERE') > 0 ? `${many(patches, 'SERVED_FROM_ELSEWHERE')} served from elsewhere` : '',
    vacant > 0 ? `${vacant} vacant` : '',
  ].filter(Boolean);
  return `${count(patches.length - many(patches, 'DOES_NOT_EXIST_HERE'), 'seat')}: ${listed(said)}`;
}

/** The reader's own tables, each with its strip of the blanket. */
export function OwnTables({ tables, blanket }: { tables: readonly BlanketTable[]; blanket: Blanket }) {
  if (tables.length === 0) return null;
  const patchOf = patchFinder(blanket.patches);
  return (
    <section className="section" aria-labelledby="own">
      <h2 id="own">{tables.length === 1 ? 'Your table' : 'Your tables'}</h2>
      <ul className="own plain">
        {tables.map((table) => {
          const row = blanket.sectors.map(({ id }) => patchOf(table.id, id));
          return (
            <li key={table.id} className="card">
              <h3>
                <Link to={`/tables/${table.id}`}>{table.name}</Link>
              </h3>
              <div className="ribbon">
                {row.map((patch, place) =>
                  patch ? (
                    <span key={patch.seatId} className={`piece patch-${patch.state.toLowerCase()}`}>
                      <Cloth state={patch.state} thread={threadAt(place)} />
                    </span>
                  ) : null,
                )}
              </div>
              <p className="quiet">{inWords(row.filter((patch) => patch !== undefined))}</p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
