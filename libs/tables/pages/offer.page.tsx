import { Page } from '#platform';
import { OfferState } from '../offer.entity.js';
import type { OfferView } from '../offer.service.js';

interface Frame {
  network: string;
  sample: boolean;
}

/** What the letter's button opens. Mail scanners open it too, so only its buttons answer. */
export const OfferPage = ({ offer, action, ...frame }: Frame & { offer: OfferView; action: string }) => (
  <Page title="A seat for you" {...frame}>
    <h1>Hello {offer.memberName},</h1>
    {offer.state === OfferState.OPEN ? (
      <>
        <p>{offer.offererName} would like you to take this seat. Would you?</p>
        <Which offer={offer} />
        {offer.note ? (
          <div class="note">
            {offer.note.split('\n').map((line) => (
              <div>{line}</div>
            ))}
          </div>
        ) : null}
        <p>The table meets about four times a year; between meetings it asks about twenty minutes.</p>
        <form method="post" action={action}>
          <button type="submit" name="answer" value="accept">
            Yes, I take the seat
          </button>
          <button type="submit" name="answer" value="decline" class="quiet">
            No, thank you
          </button>
        </form>
        <p class="small">Please answer by {offer.lastDay}. A no is fine too; then we ask somebody else.</p>
      </>
    ) : (
      <>
        <p>{OVER[offer.state]}</p>
        <Which offer={offer} />
      </>
    )}
  </Page>
);

/** What somebody sees once they have answered. */
export const AnsweredPage = ({ offer, accepted, again, ...frame }: Frame & { offer: OfferView; accepted: boolean; again: boolean }) => (
  <Page title={accepted ? 'The seat is yours' : 'Thank you'} {...frame}>
    <h1>{accepted ? 'The seat is yours' : 'Thank you for your answer'}</h1>
    {again ? <p>You had answered this already, and nothing has changed.</p> : null}
    <p>
      {accepted
        ? `Welcome to ${offer.tableName}, ${offer.memberName}. ${offer.offererName} can see your answer and will tell you about the next meeting.`
        : `You said no to this seat, and that is fine, ${offer.memberName}. ${offer.offererName} can see your answer and will ask somebody else.`}
    </p>
    <Which offer={offer} />
  </Page>
);

const Which = ({ offer }: { offer: OfferView }) => (
  <dl>
    <dt>Table</dt>
    <dd>{offer.tableName}</dd>
    <dt>Seat</dt>
    <dd>{offer.sectorName}</dd>
  </dl>
);

const OVER: Record<Exclude<OfferState, OfferState.OPEN>, string> = {
  ACCEPTED: 'You said yes to this seat. It is yours; nothing more to do. To step down, please tell those who run the table.',
  DECLINED: 'You said no to this seat. Nothing more to do. If you have changed your mind, please tell those who run the table.',
  LAPSED: 'The time for an answer to this offer is over. If you are still interested, please tell those who run the table.',
  WITHDRAWN: 'This offer was taken back. If you are still interested, please tell those who run the table.',
};
