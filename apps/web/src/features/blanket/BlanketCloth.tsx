import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { Link } from 'react-router';
import { groupsOf, patchFinder, type Blanket } from './blanket';
import { PatchButton } from './PatchButton';
import { threadAt } from './weave';

const STEPS: Record<string, readonly [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

const name = (row: number, column: number): string => `${row}-${column}`;

/** Arrow keys walk from patch to patch, over holes in the cloth; Tab enters it once, where one left it. */
function useWalk(rows: number, columns: number) {
  const cloth = useRef<HTMLTableElement>(null);
  const [here, stand] = useState('');
  const find = (row: number, column: number) =>
    cloth.current?.querySelector<HTMLElement>(`[data-at="${name(row, column)}"]`);
  const walk = (event: KeyboardEvent<HTMLTableElement>) => {
    const [row = NaN, column = NaN] = (document.activeElement?.getAttribute('data-at') ?? '').split('-').map(Number);
    if (Number.isNaN(row) || event.altKey || event.ctrlKey || event.metaKey) return;
    const ends: Record<string, readonly [number, number, number]> = { Home: [row, 0, 1], End: [row, columns - 1, -1] };
    const step = STEPS[event.key] ?? [0, ends[event.key]?.[2] ?? 0];
    if (step[0] === 0 && step[1] === 0) return;
    event.preventDefault();
    let [nextRow, nextColumn] = ends[event.key] ?? [row + step[0], column + step[1]];
    while (nextRow >= 0 && nextRow < rows && nextColumn >= 0 && nextColumn < columns) {
      const next = find(nextRow, nextColumn);
      if (next) {
        next.focus();
        return;
      }
      nextRow += step[0];
      nextColumn += step[1];
    }
  };
  return { cloth, here, stand, walk };
}

/** The blanket as a real table: tables down, sectors across, one patch for each seat. */
export function BlanketCloth({ blanket, onOpen }: { blanket: Blanket; onOpen: (seatId: string) => void }) {
  const { tables, sectors, patches, on } = blanket;
  const groups = useMemo(() => groupsOf(tables), [tables]);
  const patchOf = useMemo(() => patchFinder(patches), [patches]);
  const { cloth, here, stand, walk } = useWalk(tables.length, sectors.length);
  const rows = new Map(groups.flatMap((group) => group.tables).map((table, row) => [table.id, row]));
  const entries = groups.flatMap((group) => group.tables).flatMap((table, row) =>
    sectors.flatMap((sector, column) => (patchOf(table.id, sector.id) ? [name(row, column)] : [])),
  );
  const entry = entries.includes(here) ? here : entries[0];
  return (
    <div className="loom">
      <table className="blanket" ref={cloth} onKeyDown={walk}>
        <caption className="hidden">
          Tables by region in rows, sectors in columns. Arrow keys move from patch to patch, Enter opens one.
        </caption>
        <thead>
          <tr>
            <td />
            {sectors.map((sector) => (
              <th key={sector.id} scope="col">
                {sector.name}
              </th>
            ))}
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group.name}>
            <tr className="blanket-region">
              <th scope="rowgroup" colSpan={sectors.length + 1}>
                <span>{group.name}</span>
              </th>
            </tr>
            {group.tables.map((table) => (
              <tr key={table.id}>
                <th scope="row">
                  <Link to={`/tables/${table.id}`} title={table.name === table.label ? undefined : table.name}>
                    {table.label}
                  </Link>
                </th>
                {sectors.map((sector, column) => {
                  const patch = patchOf(table.id, sector.id);
                  const at = name(rows.get(table.id) ?? 0, column);
                  return (
                    <td key={sector.id}>
                      {patch ? (
                        <PatchButton
                          patch={patch}
                          thread={threadAt(column)}
                          on={on}
                          at={at}
                          tabIndex={at === entry ? 0 : -1}
                          onOpen={onOpen}
                          onReach={() => stand(at)}
                        />
                      ) : (
                        <>
                          <span className="hole" aria-hidden="true" />
                          <span className="hidden">No seat</span>
                        </>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
      <div className="fringe" aria-hidden="true" />
    </div>
  );
}
