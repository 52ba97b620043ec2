import { Link } from 'react-router';
import type { TableQuery } from '../../gql/graphql';
import { inSentence, listed } from '../../lib/words';
import type { SeatStory } from './seat';

interface StarterKitProps {
  table: NonNullable<TableQuery['table']>;
  /** Its empty seats, in the order of the sectors. */
  vacant: readonly SeatStory[];
}

const FIRST = 3;

/** How to begin, and how to go on: whom to ask first, and the letter to hand to the person in charge there. */
export function StarterKit({ table, vacant }: StarterKitProps) {
  const waiting = vacant.filter(({ offers }) => offers.some(({ state }) => state === 'OPEN'));
  const toAsk = vacant.filter((seat) => !waiting.includes(seat));
  const first = toAsk.slice(0, FIRST);
  return (
    <section className="section">
      <h2>Starter kit</h2>
      <ol className="stack">
        {first.length > 0 ? (
          <li>
            <strong>Ask these first:</strong> {listed(first.map(({ sector }) => inSentence(sector.name)))}. All sectors are needed, yet
            three at a time is plenty.
          </li>
        ) : null}
        <li>
          <strong>Send the letter to the person in charge.</strong> It says what the table asks: 20 minutes, four times a
          year.
          <ul className="kit-letters plain">
            {(first.length > 0 ? toAsk : vacant).map(({ id, sector }) => (
              <li key={id}>
                <Link to={`/tables/${table.id}/letter/${sector.id}`}>Letter for {sector.name}</Link>
              </li>
            ))}
          </ul>
        </li>
        <li>
          <strong>When they name somebody,</strong> open the seat above and invite that person by letter, or seat them if
          they have said yes.
        </li>
        {waiting.length > 0 ? (
          <li>
            <strong>Waiting for an answer:</strong> {listed(waiting.map(({ sector }) => inSentence(sector.name)))}.
          </li>
        ) : null}
      </ol>
    </section>
  );
}
