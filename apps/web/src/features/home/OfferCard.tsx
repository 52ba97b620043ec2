import { AnswerOfferDocument, type HomeQuery } from '../../gql/graphql';
import { useTell } from '../../lib/ask';
import { longDayOf } from '../../lib/dates';
import { Refused } from '../../ui/Notice';

/** A seat offered to the reader, answered with one press. A no is as easy as a yes. */
export function OfferCard({ offer }: { offer: HomeQuery['myOffers'][number] }) {
  const { tell, busy, error } = useTell(AnswerOfferDocument, 'Thank you for your answer');
  const { id, seat, note, expiresAt } = offer;
  const answer = (accept: boolean) => void (busy ? undefined : tell({ id, accept }));
  return (
    <article className="card need">
      <h2>
        {seat.table.name} offers you its seat for {seat.sector.name}
      </h2>
      {note ? <blockquote>{note}</blockquote> : null}
      <p>Please answer by {longDayOf(expiresAt)}. A no is fine, and helps the table plan.</p>
      <Refused error={error} />
      <div className="row">
        <button type="button" className="button" aria-disabled={busy} onClick={() => answer(true)}>
          Yes, I take the seat
        </button>
        <button type="button" className="button soft" aria-disabled={busy} onClick={() => answer(false)}>
          No, thank you
        </button>
      </div>
    </article>
  );
}
