import { useState } from 'react';
import { Link } from 'react-router';
import { CampaignsDocument } from '../../gql/graphql';
import { useAsk } from '../../lib/ask';
import { longMomentOf } from '../../lib/dates';
import { useSession } from '../../lib/session';
import { useTitle } from '../../lib/use';
import { Answer } from '../../ui/Answer';
import { Empty } from '../../ui/Notice';
import { DigestLook } from './DigestLook';
import { PaperLetters } from './PaperLetters';
import { MoreButton } from './MoreButton';
import { AT_ONCE, CAMPAIGN, isMoving, kindOf, told, type CampaignLine } from './mail';
import { useFollowed } from './useFollowed';

function Row({ campaign }: { campaign: CampaignLine }) {
  return (
    <li>
      <div>
        <Link className="mail-title" to={`/mail/${campaign.id}`}>
          {campaign.title}
        </Link>
        <span className="quiet">
          {kindOf(campaign)}, {longMomentOf(campaign.startedAt)}
        </span>
      </div>
      <div>
        <span className={`tag mail-state ${campaign.state.toLowerCase()}`}>{CAMPAIGN[campaign.state]}</span>
      </div>
      <div>{told(campaign).join(', ') || 'No letters'}</div>
    </li>
  );
}

interface StretchProps {
  after: string | null;
  last: boolean;
  onMore: (after: string) => void;
}

function Stretch({ after, last, onMore }: StretchProps) {
  const asked = useFollowed(
    useAsk(CampaignsDocument, { first: AT_ONCE, after }, { touchedBy: 'Campaign', fresh: true }),
    ({ campaigns }) => campaigns.edges.some(({ node }) => isMoving(node)),
  );
  return (
    <Answer asked={asked}>
      {({ campaigns: { edges, pageInfo } }) =>
        edges.length > 0 ? (
          <>
            <ul className="lines campaigns">
              {edges.map(({ node }) => (
                <Row key={node.id} campaign={node} />
              ))}
            </ul>
            {last ? <MoreButton page={pageInfo} onMore={onMore} /> : null}
          </>
        ) : (
          <Empty>
            <p>Nothing was sent to many yet.</p>
          </Empty>
        )
      }
    </Answer>
  );
}

/** Every sending to many, the newest first, and somebody's next digest. */
export function CampaignsPart() {
  useTitle('Mail');
  const { may } = useSession();
  const [stretches, grow] = useState<(string | null)[]>([null]);
  return (
    <>
      <h1>Mail</h1>
      <p className="lead">What goes out to many, what has arrived, and what waits for you.</p>
      {stretches.map((after, place) => (
        <Stretch
          key={after ?? ''}
          after={after}
          last={place === stretches.length - 1}
          onMore={(next) => grow((before) => [...before, next])}
        />
      ))}
      <DigestLook />
      {may('mail.manage') ? <PaperLetters /> : null}
    </>
  );
}
