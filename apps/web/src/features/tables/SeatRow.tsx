import { useState } from 'react';
import { longMonth } from '../../lib/dates';
import { patchWords, type Patch } from '../blanket/blanket';
import { Cloth } from '../blanket/Weaves';
import { SeatPanel } from './SeatPanel';
import { seatNow, servedBy, type SeatStory } from './seat';

interface SeatRowProps {
  seat: SeatStory;
  day: string;
  patch: Patch | undefined;
  thread: number;
}

/** A seat's state in a few words, while the blanket is still on its way. */
function inShort(seat: SeatStory, day: string): string {
  const { holding, loan, notHere } = seatNow(seat, day);
  if (holding) return `${holding.member.name}, since ${longMonth(holding.from)}`;
  if (notHere) return 'Does not exist here';
  if (loan) return `${servedBy(loan) ?? 'Somebody'} from ${loan.lender.table.name}`;
  return 'Vacant';
}

/** One seat of a table, folded; open it for its story and what one can do. */
export function SeatRow({ seat, day, patch, thread }: SeatRowProps) {
  const [open, toggle] = useState(false);
  const waiting = seatNow(seat, day).offers.length;
  return (
    <li className="seat">
      <details onToggle={(event) => toggle(event.currentTarget.open)}>
        <summary>
          <span className={`seat-cloth piece thread-${thread}${patch ? ` patch-${patch.state.toLowerCase()}` : ''}`}>
            {patch ? <Cloth state={patch.state} thread={thread} /> : null}
          </span>
          <span className="seat-words">
            <strong>{seat.sector.name}</strong>
            <span>
              {patch ? patchWords(patch) : inShort(seat, day)}
              {waiting > 0 ? <span className="quiet"> (a letter is out)</span> : null}
            </span>
          </span>
        </summary>
        {open ? (
          <div className="seat-inside">
            <SeatPanel seat={seat} told />
          </div>
        ) : null}
      </details>
    </li>
  );
}
