import { useState } from 'react';
import { Link } from 'react-router';
import { PostcardsDocument, type PostcardState } from '../../gql/graphql';
import { useAsk } from '../../lib/ask';
import { longDayOf } from '../../lib/dates';
import { Answer } from '../../ui/Answer';
import { Empty } from '../../ui/Notice';
import { MoreButton } from '../mail/MoreButton';
import { CARD, type Card } from './postcards';
import { CardLook } from './CardLook';

function Row({ card }: { card: Card }) {
  const [looking, look] = useState(false);
  const { member, state, why, addressLines, printedAt, returnedAt } = card;
  const name = card.name ?? member.name;
  const lines = addressLines ?? member.postalAddress?.lines ?? [];
  return (
    <li>
      <div>
        <Link to={`/members/${member.id}`}>{name}</Link>
        {state === 'CANCELLED' ? null : <span className="card-address quiet">{lines.join(', ')}</span>}
      </div>
      <div>
        <strong>{CARD[state]}</strong>
        {why && state !== 'CANCELLED' ? <span className="card-why">{why}</span> : null}
        {state === 'REFUSED' ? (
          <Link to={`/members/${member.id}`}>
            Mend their address<span className="hidden"> ({name})</span>
          </Link>
        ) : null}
        {returnedAt ? <span className="card-why quiet">On {longDayOf(returnedAt)}</span> : null}
        {printedAt && state === 'LOCKED' ? <span className="card-why quiet">In a file of {longDayOf(printedAt)}</span> : null}
      </div>
      <div>
        {state === 'WAITING' || state === 'LOCKED' ? (
          <button type="button" className="button soft" onClick={() => look(true)}>
            See the card<span className="hidden"> of {name}</span>
          </button>
        ) : null}
      </div>
      {looking ? <CardLook id={card.id} name={name} onClose={() => look(false)} /> : null}
    </li>
  );
}

interface StretchProps {
  runId: string;
  state: PostcardState | null;
  after: string | null;
  last: boolean;
  onMore: (after: string) => void;
}

function Stretch({ runId, state, after, last, onMore }: StretchProps) {
  const asked = useAsk(PostcardsDocument, { runId, state, first: 50, after }, { touchedBy: 'Postcard PostcardRun Member', fresh: true });
  return (
    <Answer asked={asked}>
      {({ postcards: { edges, pageInfo } }) =>
        edges.length > 0 ? (
          <>
            <ul className="lines cards">
              {edges.map(({ node }) => (
                <Row key={node.id} card={node} />
              ))}
            </ul>
            {last ? <MoreButton page={pageInfo} onMore={onMore} /> : null}
          </>
        ) : (
          <Empty>
            <p>There is none now.</p>
          </Empty>
        )
      }
    </Answer>
  );
}

/** The cards of a run, in one state or in all. */
export function CardRows({ runId, state }: { runId: string; state: PostcardState | null }) {
  const [stretches, grow] = useState<(string | null)[]>([null]);
  return (
    <>
      {stretches.map((after, place) => (
        <Stretch
          key={after ?? ''}
          runId={runId}
          state={state}
          after={after}
          last={place === stretches.length - 1}
          onMore={(next) => grow((before) => [...before, next])}
        />
      ))}
    </>
  );
}
