import { Link, useParams, useSearchParams } from 'react-router';
import { PostcardRunDocument } from '../../gql/graphql';
import { LostPage } from '../../app/LostPage';
import { useAsk } from '../../lib/ask';
import { longDay, longDayOf } from '../../lib/dates';
import { useSession } from '../../lib/session';
import { useTitle } from '../../lib/use';
import { Answer } from '../../ui/Answer';
import { MailNav } from '../mail/MailNav';
import { CardRows } from './CardRows';
import { cards, dollars, inStates, RUN, type Run } from './postcards';
import { RunSteps } from './RunSteps';
import './postcards.css';

function Filters({ run, state }: { run: Run; state: string | undefined }) {
  const shown = inStates(run).filter(({ n, state: of }) => n > 0 || of === state);
  const all = inStates(run).reduce((sum, { n }) => sum + n, 0);
  return (
    <nav aria-label="Which cards">
      <ul className="plain mail-filters">
        <li>
          <Link to="?" replace aria-current={state ? undefined : 'true'}>
            All <span>{all.toLocaleString('en-CA')}</span>
          </Link>
        </li>
        {shown.map((each) => (
          <li key={each.state}>
            <Link to={`?state=${each.state}`} replace aria-current={each.state === state ? 'true' : undefined}>
              {each.name} <span>{each.n.toLocaleString('en-CA')}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** When it was posted, by whom, how many, for how much. */
function Log({ run }: { run: Run }) {
  const { postedOn, postedCount, costCents, leadDays, postedBy } = run;
  if (!postedOn) return null;
  return (
    <p>
      {cards(postedCount ?? 0)} went to the post on {longDay(postedOn)} for {dollars(costCents ?? 0)}
      {postedBy ? `, says ${postedBy.name}` : ''}. They take about {leadDays} days to arrive. A card that comes back is noted under{' '}
      <Link to="/returned">Returned cards</Link>.
    </p>
  );
}

function Story({ run }: { run: Run }) {
  useTitle(`${run.title}, Postcards`);
  const [search] = useSearchParams();
  const filter = inStates(run).find(({ state }) => state === search.get('state'));
  return (
    <>
      <p className="mail-back">
        <Link to="/postcards">Postcards</Link>
      </p>
      <h1>{run.title}</h1>
      <p>
        <span className="tag">{RUN[run.state]}</span>{' '}
        <span className="quiet">
          Ordered {longDayOf(run.orderedAt)}
          {run.lockedAt ? `, locked ${longDayOf(run.lockedAt)}${run.lockedBy ? ` by ${run.lockedBy.name}` : ''}` : ''}
        </span>
      </p>
      <Log run={run} />
      <RunSteps run={run} />
      <section className="section" aria-labelledby="cards">
        <h2 id="cards">Its cards</h2>
        <Filters run={run} state={filter?.state} />
        <CardRows key={filter?.state ?? ''} runId={run.id} state={filter?.state ?? null} />
      </section>
    </>
  );
}

/** One run of postcards: its text, what can be done next, and each of its cards. */
export default function RunPage() {
  const { may } = useSession();
  const { id = '' } = useParams();
  const allowed = may('postcard.manage');
  const asked = useAsk(PostcardRunDocument, { id }, { touchedBy: 'PostcardRun Postcard Member', fresh: true, pause: !allowed });
  if (!allowed) return <LostPage />;
  return (
    <>
      <MailNav />
      <Answer asked={asked}>{({ postcardRun }) => (postcardRun ? <Story run={postcardRun} /> : <LostPage />)}</Answer>
    </>
  );
}
