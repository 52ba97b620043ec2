import { Link } from 'react-router';
import { SeatDocument } from '../../gql/graphql';
import { useAsk } from '../../lib/ask';
import { Answer } from '../../ui/Answer';
import { Dialog } from '../../ui/Dialog';
import { SeatPanel } from './SeatPanel';

/** A seat beside the page one came from: its story, and what one can do about it. */
export function SeatDrawer({ seatId, onClose }: { seatId: string; onClose: () => void }) {
  const asked = useAsk(SeatDocument, { id: seatId }, { touchedBy: 'Seat Holding Loan NotHere Offer Member' });
  const seat = asked.data?.seat;
  return (
    <Dialog drawer title={seat ? `${seat.sector.name} at ${seat.table.name}` : 'Seat'} onClose={onClose}>
      <Answer asked={asked}>
        {() =>
          seat ? (
            <>
              <SeatPanel seat={seat} />
              <p className="section">
                <Link to={`/tables/${seat.table.id}`}>All about {seat.table.name}</Link>
              </p>
            </>
          ) : (
            <p>This seat is not there any more, or not open to you.</p>
          )
        }
      </Answer>
    </Dialog>
  );
}
