import { useState } from 'react';
import { Link } from 'react-router';
import { PostcardRunsDocument } from '../../gql/graphql';
import { LostPage } from '../../app/LostPage';
import { useAsk } from '../../lib/ask';
import { longDay, longDayOf } from '../../lib/dates';
import { useSession } from '../../lib/session';
import { useTitle } from '../../lib/use';
import { Answer } from '../../ui/Answer';
import { Empty } from '../../ui/Notice';
import { MailNav } from '../mail/MailNav';
import { MoreButton } from '../mail/MoreButton';
import { cards, dollars, RUN, told, type RunLine } from './postcards';
import './postcards.css';

/** What was noted when a run went to the post. */
function Posted({ run }: { run: RunLine }) {
  const { postedOn, postedCount, costCents } = run;
  if (!postedOn) return <>Ordered {longDayOf(run.orderedAt)}</>;
  return (
    <>
      {cards(postedCount ?? 0)} posted on {longDay(postedOn)} for {dollars(costCents ?? 0)}
    </>
  );
}

function Row({ run }: { run: RunLine }) {
  return (
    <li>
      <div>
        <Link className="mail-title" to={`/postcards/${run.id}`}>
          {run.title}
        </Link>
        <span className="quiet">
          <Posted run={run} />
        </span>
      </div>
      <div>{told(run)}</div>
      <div>
        <span className="tag">{RUN[run.state]}</span>
      </div>
    </li>
  );
}

function Stretch({ after, last, onMore }: { after: string | null; last: boolean; onMore: (after: string) => void }) {
  const asked = useAsk(PostcardRunsDocument, { first: 50, after }, { touchedBy: 'PostcardRun', fresh: true });
  return (
    <Answer asked={asked}>
      {({ postcardRuns: { edges, pageInfo } }) =>
        edges.length > 0 ? (
          <>
            <ul className="lines runs">
              {edges.map(({ node }) => (
                <Row key={node.id} run={node} />
              ))}
            </ul>
            {last ? <MoreButton page={pageInfo} onMore={onMore} /> : null}
          </>
        ) : (
          <Empty>
            <p>No postcards yet. They come here when a contact plan has come to its postcards.</p>
          </Empty>
        )
      }
    </Answer>
  );
}

function Runs() {
  useTitle('Postcards');
  const [stretches, grow] = useState<(string | null)[]>([null]);
  return (
    <>
      <h1>Postcards</h1>
      <p className="lead">Look them over, lock them, print them, and note when they went to the post.</p>
      {stretches.map((after, place) => (
        <Stretch
          key={after ?? ''}
          after={after}
          last={place === stretches.length - 1}
          onMore={(next) => grow((before) => [...before, next])}
        />
      ))}
    </>
  );
}

/** Every run of postcards, the newest first: what waits, and what was posted when and for how much. */
export default function PostcardsPage() {
  const { may } = useSession();
  if (!may('postcard.manage')) return <LostPage />;
  return (
    <>
      <MailNav />
      <Runs />
    </>
  );
}
