import { Link } from 'react-router';
import { longMonth } from '../../lib/dates';
import { count } from '../../lib/words';
import type { Blanket, BlanketTable, Patch } from '../blanket/blanket';
import { threadAt } from '../blanket/weave';
import { Cloth } from '../blanket/Weaves';

interface OpenSeatsProps {
  tables: readonly BlanketTable[];
  blanket: Blanket;
  vacant: readonly Patch[];
  onOpen: (seatId: string) => void;
}

const AT_ONCE = 4;

/** The empty seats of the tables somebody runs, each with the two first things one can do about it. */
export function OpenSeats({ tables, blanket, vacant, onOpen }: OpenSeatsProps) {
  return tables.map((table) => {
    const seats = blanket.sectors.flatMap((sector, place) => {
      const patch = vacant.find(({ tableId, sectorId }) => tableId === table.id && sectorId === sector.id);
      return patch ? [{ patch, sector, place }] : [];
    });
    if (seats.length === 0) return null;
    return (
      <article key={table.id} className="card need">
        <h2>
          {table.name} has {count(seats.length, 'open seat')}
        </h2>
        <ul className="lines">
          {seats.slice(0, AT_ONCE).map(({ patch, sector, place }) => (
            <li key={patch.seatId} className="open-seat">
              <span className="swatch piece patch-vacant">
                <Cloth state="VACANT" thread={threadAt(place)} />
              </span>
              <span>
                <strong>{sector.name}</strong>
                <br />
                Vacant since {longMonth(patch.since)}
              </span>
              <span className="row">
                <button type="button" className="button soft" onClick={() => onOpen(patch.seatId)}>
                  Find somebody<span className="hidden"> for {sector.name}</span>
                </button>
                <Link className="button bare" to={`/tables/${table.id}/letter/${sector.id}`}>
                  Write the letter<span className="hidden"> for {sector.name}</span>
                </Link>
              </span>
            </li>
          ))}
        </ul>
        {seats.length > AT_ONCE ? (
          <p>
            <Link to={`/tables/${table.id}`}>See all {seats.length}</Link>
          </p>
        ) : null}
      </article>
    );
  });
}
