import { useMemo } from 'react';
import { useSession } from '../../lib/session';
import { patchWords } from '../blanket/blanket';
import { useBlanket } from '../blanket/useBlanket';
import { SeatActions } from './SeatActions';
import { SeatHistory } from './SeatHistory';
import type { SeatStory } from './seat';
import './tables.css';

/** The state of a seat today, from the blanket: only attendance knows a thin one. */
function useStateToday(seatId: string) {
  const patches = useBlanket().data?.blanket.patches;
  return useMemo(() => patches?.find((patch) => patch.seatId === seatId), [patches, seatId]);
}

interface SeatPanelProps {
  seat: SeatStory;
  /** Its state is already written beside it. */
  told?: boolean;
}

/** The same story and the same doings of a seat wherever it is opened. */
export function SeatPanel({ seat, told = false }: SeatPanelProps) {
  const { mayManage } = useSession();
  const patch = useStateToday(seat.id);
  return (
    <div className="seat-panel">
      {patch && !told ? (
        <p className="seat-state">
          <strong>{patchWords(patch)}.</strong>
        </p>
      ) : null}
      {mayManage(seat.table.id) ? (
        <SeatActions seat={seat} />
      ) : (
        <p className="quiet">The champion of this table looks after its seats.</p>
      )}
      <SeatHistory seat={seat} />
    </div>
  );
}
