import { Link, useSearchParams } from 'react-router';
import { CampaignDocument, type CampaignQuery } from '../../gql/graphql';
import { LostPage } from '../../app/LostPage';
import { useAsk } from '../../lib/ask';
import { longMomentOf } from '../../lib/dates';
import { useSession } from '../../lib/session';
import { useTitle } from '../../lib/use';
import { count } from '../../lib/words';
import { Answer } from '../../ui/Answer';
import { CampaignActions } from './CampaignActions';
import { Letters } from './Letters';
import { CAMPAIGN, FILTERS, inStates, isDiscreet, isMoving, kindOf, mayDecide } from './mail';
import { useFollowed } from './useFollowed';

type Campaign = NonNullable<CampaignQuery['campaign']>;

/** How far it is: what no longer waits for its turn or a person, of all. A screen reader hears every tenth. */
function Progress({ campaign }: { campaign: Campaign }) {
  const { audience, state } = campaign;
  const waits = inStates(campaign, ['HELD', 'DOUBTFUL']);
  const done = audience - waits - inStates(campaign, ['PENDING']);
  const tenths = audience > 0 ? Math.floor((done / audience) * 10) * 10 : 100;
  return (
    <div className="card mail-progress">
      <p className="row spread">
        <strong className={`mail-state ${state.toLowerCase()}`}>{CAMPAIGN[state]}</strong>
        <span>
          {done.toLocaleString('en-CA')} of {count(audience, 'letter')} dealt with
        </span>
      </p>
      <progress aria-label="Letters dealt with" max={audience || 1} value={audience ? done : 1} />
      <p className="hidden" role="status">
        {CAMPAIGN[state]}: {tenths} %
      </p>
      {waits > 0 ? <p>{count(waits, 'letter waits', 'letters wait')} for a person to decide.</p> : null}
      {campaign.why ? <p>{campaign.why}</p> : null}
      {isMoving(campaign) ? <p className="quiet">You can leave this page. The letters go out without it.</p> : null}
    </div>
  );
}

/** The counts, each a way to its letters. */
function Filters({ campaign, state }: { campaign: Campaign; state: string | undefined }) {
  const shown = FILTERS.map((filter) => ({ ...filter, n: inStates(campaign, filter.of) })).filter(
    (filter) => filter.n > 0 || filter.state === state,
  );
  return (
    <>
      <nav aria-label="Which letters">
        <ul className="plain mail-filters">
          <li>
            <Link to="?" replace aria-current={state ? undefined : 'true'}>
              All <span>{campaign.audience.toLocaleString('en-CA')}</span>
            </Link>
          </li>
          {shown.map((filter) => (
            <li key={filter.state}>
              <Link to={`?state=${filter.state}`} replace aria-current={filter.state === state ? 'true' : undefined}>
                {filter.name} <span>{filter.n.toLocaleString('en-CA')}</span>
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </>
  );
}

function Story({ campaign }: { campaign: Campaign }) {
  useTitle(campaign.title);
  const session = useSession();
  const [search] = useSearchParams();
  const filter = FILTERS.find(({ state }) => state === search.get('state'));
  const of = filter?.of ?? FILTERS.flatMap((each) => each.of);
  return (
    <>
      <p className="mail-back">
        <Link to="/mail">Mail</Link>
      </p>
      <h1>{campaign.title}</h1>
      <p className="quiet">
        {kindOf(campaign)}, {longMomentOf(campaign.startedAt)}
        {campaign.startedBy ? `, started by ${campaign.startedBy.name}` : ''}
      </p>
      <Progress campaign={campaign} />
      {mayDecide(session, campaign) ? <CampaignActions campaign={campaign} /> : null}
      <section className="section" aria-labelledby="letters">
        <h2 id="letters">Its letters</h2>
        {isDiscreet(campaign) ? (
          <p>They are counted, not listed: whoever still gets one has not answered, and that is theirs to know.</p>
        ) : (
          <>
            <Filters campaign={campaign} state={filter?.state} />
            <Letters
              key={filter?.state ?? ''}
              campaign={campaign}
              state={filter?.state ?? null}
              // What changes with each letter that moves: then the rows are asked for again.
              version={of.map((state) => inStates(campaign, [state])).join(' ')}
            />
          </>
        )}
      </section>
    </>
  );
}

/** One sending: how far it is, each of its letters, and what a person decides about them. */
export function CampaignPart({ id }: { id: string }) {
  const asked = useFollowed(
    useAsk(CampaignDocument, { id }, { touchedBy: 'Campaign', fresh: true }),
    ({ campaign }) => campaign != null && isMoving(campaign),
  );
  return <Answer asked={asked}>{({ campaign }) => (campaign ? <Story campaign={campaign} /> : <LostPage />)}</Answer>;
}
