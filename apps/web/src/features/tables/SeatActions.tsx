import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { WithdrawOfferDocument } from '../../gql/graphql';
import { useTell } from '../../lib/ask';
import { useSession, useToday } from '../../lib/session';
import { Refused } from '../../ui/Notice';
import { EndHoldingForm, EndLoanForm, EndNotHereForm } from './EndForms';
import { LendForm } from './LendForm';
import { NotHereForm } from './NotHereForm';
import { OfferForm, SeatSomebodyForm } from './SeatForms';
import { seatNow, type OfferStory, type SeatStory } from './seat';

interface Doing {
  name: string;
  words: string;
  form: (close: () => void) => ReactNode;
}

/** What one can do about a seat as it is now: for a gap the ways to fill it, the gentlest first. */
function doingsOf(seat: SeatStory, day: string, manages: boolean, lends: boolean): Doing[] {
  const { holding, loan, notHere } = seatNow(seat, day);
  const fill: Doing[] = [
    { name: 'offer', words: 'Invite by letter', form: (close) => <OfferForm seat={seat} onDone={close} /> },
    { name: 'seat', words: 'Seat somebody', form: (close) => <SeatSomebodyForm seat={seat} onDone={close} /> },
  ];
  const borrow: Doing = {
    name: 'borrow',
    words: 'Have another table serve it',
    form: (close) => <LendForm seat={seat} way="borrow" onDone={close} />,
  };
  if (holding) {
    return [
      ...(manages
        ? [
            {
              name: 'end',
              words: `${holding.member.name} is leaving`,
              form: (close: () => void) => <EndHoldingForm holding={holding} onDone={close} />,
            },
          ]
        : []),
      ...(lends
        ? [
            {
              name: 'lend',
              words: 'Lend to another table',
              form: (close: () => void) => <LendForm seat={seat} way="lend" onDone={close} />,
            },
          ]
        : []),
    ];
  }
  if (notHere) {
    return manages
      ? [
          {
            name: 'here',
            words: 'It exists here now',
            form: (close) => <EndNotHereForm notHere={notHere} onDone={close} />,
          },
        ]
      : [];
  }
  if (loan) {
    const end: Doing = {
      name: 'end-loan',
      words: `End the help from ${loan.lender.table.name}`,
      form: (close) => <EndLoanForm loan={loan} onDone={close} />,
    };
    return manages ? [...fill, end] : [];
  }
  return [
    ...(manages ? [...fill, borrow] : []),
    ...(manages
      ? [
          {
            name: 'not-here',
            words: 'This sector does not exist here',
            form: (close: () => void) => <NotHereForm seat={seat} onDone={close} />,
          },
        ]
      : []),
  ];
}

function OpenOffer({ offer }: { offer: OfferStory }) {
  const { tell, busy, error } = useTell(WithdrawOfferDocument, 'Withdrawn');
  return (
    <li>
      <div className="row spread">
        <span>Waiting for an answer from {offer.member.name}</span>
        <button
          type="button"
          className="button soft"
          aria-disabled={busy}
          onClick={() => void (busy ? undefined : tell({ id: offer.id }))}
        >
          Withdraw
          <span className="hidden"> the offer to {offer.member.name}</span>
        </button>
      </div>
      <Refused error={error} />
    </li>
  );
}

/** The buttons under a seat; each opens its form in place. */
export function SeatActions({ seat }: { seat: SeatStory }) {
  const { isAdmin, mayManage } = useSession();
  const [open, show] = useState('');
  const day = useToday();
  const manages = mayManage(seat.table.id);
  const doings = doingsOf(seat, day, manages, isAdmin);
  const { holding, notHere, offers } = seatNow(seat, day);
  const doing = doings.find(({ name }) => name === open);
  const close = () => show('');
  return (
    <div className="seat-actions">
      {manages && offers.length > 0 ? (
        <ul className="lines">
          {offers.map((offer) => (
            <OpenOffer key={offer.id} offer={offer} />
          ))}
        </ul>
      ) : null}
      <div className="row">
        {doings.map(({ name, words }) => (
          <button
            key={name}
            type="button"
            className="button soft"
            aria-expanded={open === name}
            onClick={() => show(open === name ? '' : name)}
          >
            {words}
          </button>
        ))}
        {manages && !holding && !notHere ? (
          <Link className="button soft" to={`/tables/${seat.table.id}/letter/${seat.sector.id}`}>
            Write the letter
          </Link>
        ) : null}
      </div>
      {doing ? <div className="seat-form card">{doing.form(close)}</div> : null}
    </div>
  );
}
