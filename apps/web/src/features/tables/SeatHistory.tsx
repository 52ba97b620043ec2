import { Link } from 'react-router';
import type { OfferState } from '../../gql/graphql';
import { longDay, longDayOf } from '../../lib/dates';
import { END_REASON, OFFER } from '../../lib/words';
import { servedBy, type HoldingStory, type SeatStory } from './seat';

/** What happened on the day an offer was over. */
const ENDED: Record<OfferState, string> = {
  OPEN: 'open until',
  ACCEPTED: 'answered',
  DECLINED: 'answered',
  LAPSED: 'open until',
  WITHDRAWN: 'taken back',
};

function Held({ holding }: { holding: HoldingStory }) {
  const { member, from, until, endReason, endNote } = holding;
  return (
    <li>
      <Link to={`/members/${member.id}`}>{member.name}</Link>
      {member.organisation ? <span className="quiet">, {member.organisation.name}</span> : null}
      <br />
      {until ? `${longDay(from)} until ${longDay(until)}` : `Since ${longDay(from)}`}
      {endReason ? <span>. {END_REASON[endReason]}</span> : null}
      {endNote ? <span>: {endNote}</span> : null}
    </li>
  );
}

/** Who holds a seat, who held it before and why they left; what was lent, said and offered. Newest first. */
export function SeatHistory({ seat }: { seat: SeatStory }) {
  const { holdings, loans, notHeres, offers } = seat;
  return (
    <>
      <h3>Who held this seat</h3>
      {holdings.length > 0 ? (
        <ul className="lines">
          {holdings.map((holding) => (
            <Held key={holding.id} holding={holding} />
          ))}
        </ul>
      ) : (
        <p>Nobody yet. The seat is here since {longDay(seat.openedOn)}.</p>
      )}
      {loans.length > 0 ? (
        <>
          <h3>Served from elsewhere</h3>
          <ul className="lines">
            {loans.map((loan) => (
              <li key={loan.id}>
                {servedBy(loan) && !loan.until ? `${servedBy(loan)}, from ` : 'From '}
                <Link to={`/tables/${loan.lender.table.id}`}>{loan.lender.table.name}</Link>
                <br />
                {loan.until ? `${longDay(loan.from)} until ${longDay(loan.until)}` : `Since ${longDay(loan.from)}`}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {notHeres.length > 0 ? (
        <>
          <h3>Not here</h3>
          <ul className="lines">
            {notHeres.map((said) => (
              <li key={said.id}>
                {said.saidBy} said on {longDay(said.saidOn)} that this sector does not exist here.
                {said.until ? ` It was so until ${longDay(said.until)}.` : ''}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {offers.length > 0 ? (
        <>
          <h3>Offers by letter</h3>
          <ul className="lines">
            {offers.map((offer) => (
              <li key={offer.id}>
                <Link to={`/members/${offer.member.id}`}>{offer.member.name}</Link>: {OFFER[offer.state]}
                <br />
                <span className="quiet">
                  Offered {longDayOf(offer.offeredAt)}
                  {offer.state === 'OPEN' ? `, open until ${longDayOf(offer.expiresAt)}` : ''}
                  {offer.answeredAt ? `, ${ENDED[offer.state]} ${longDayOf(offer.answeredAt)}` : ''}
                </span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}
