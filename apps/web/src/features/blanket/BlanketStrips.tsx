import { useMemo } from 'react';
import { Link } from 'react-router';
import { ChoiceField } from '../../ui/Field';
import { groupsOf, patchFinder, patchWords, type Blanket } from './blanket';
import { Cloth } from './Weaves';
import { threadAt } from './weave';

interface BlanketStripsProps {
  blanket: Blanket;
  tableId: string | null;
  onTable: (id: string) => void;
  onOpen: (seatId: string) => void;
}

/** The blanket on a phone: one table at a time, its sectors one below the other. */
export function BlanketStrips({ blanket, tableId, onTable, onOpen }: BlanketStripsProps) {
  const groups = useMemo(() => groupsOf(blanket.tables), [blanket.tables]);
  const patchOf = useMemo(() => patchFinder(blanket.patches), [blanket.patches]);
  const tables = groups.flatMap((group) => group.tables);
  const place = Math.max(0, tables.findIndex((table) => table.id === tableId));
  const table = tables[place];
  if (!table) return null;
  const go = (to: number) => {
    const next = tables[(to + tables.length) % tables.length];
    if (next) onTable(next.id);
  };
  return (
    <section aria-label={table.name}>
      <div className="strip-choose">
        <button type="button" className="button soft" onClick={() => go(place - 1)}>
          <span aria-hidden="true">←</span>
          <span className="hidden">Table before</span>
        </button>
        <ChoiceField
          label={`Table ${place + 1} of ${tables.length}`}
          name="table"
          value={table.id}
          onValue={onTable}
          choices={tables.map(({ id, label }) => ({ id, name: label }))}
        />
        <button type="button" className="button soft" onClick={() => go(place + 1)}>
          <span aria-hidden="true">→</span>
          <span className="hidden">Next table</span>
        </button>
      </div>
      <ul className="strips plain">
        {blanket.sectors.map((sector, column) => {
          const patch = patchOf(table.id, sector.id);
          if (!patch) return null;
          return (
            <li key={sector.id}>
              <button type="button" className="strip" onClick={() => onOpen(patch.seatId)}>
                <span className={`strip-cloth piece patch-${patch.state.toLowerCase()} thread-${threadAt(column)}`}>
                  <Cloth state={patch.state} thread={threadAt(column)} />
                </span>
                <span className="strip-words">
                  <strong>{sector.name}</strong>
                  <span>{patchWords(patch)}</span>
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      <p>
        <Link to={`/tables/${table.id}`}>All about {table.name}</Link>
      </p>
    </section>
  );
}
