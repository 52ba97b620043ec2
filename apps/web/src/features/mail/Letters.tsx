import { useEffect, useRef, useState } from 'react';
import { DeliveriesDocument, type DeliveryState } from '../../gql/graphql';
import { useAsk } from '../../lib/ask';
import { useSession } from '../../lib/session';
import { Answer } from '../../ui/Answer';
import { DecideDialog } from './DecideDialog';
import { MoreButton } from './MoreButton';
import { LetterRow, PickedBar, usePicked, type Picking } from './LetterRow';
import { AT_ONCE, mayDecide, type CampaignLine } from './mail';
import { useFollowed } from './useFollowed';

interface StretchProps extends Picking {
  campaignId: string;
  state: DeliveryState | 'BOUNCED' | null;
  version: string;
  after: string | null;
  last: boolean;
  onMore: (after: string) => void;
}

function Stretch({ campaignId, state, version, after, last, onMore, ...picking }: StretchProps) {
  const bounced = state === 'BOUNCED';
  const variables = { campaignId, state: bounced ? null : state, bounced, first: AT_ONCE, after };
  const asked = useFollowed(useAsk(DeliveriesDocument, variables, { touchedBy: 'Delivery', fresh: true }), () => false);
  const seen = useRef(version);
  const { again } = asked;
  useEffect(() => {
    if (seen.current === version) return;
    seen.current = version;
    again();
  }, [version, again]);
  return (
    <Answer asked={asked}>
      {({ deliveries: { edges, pageInfo } }) => (
        <>
          {edges.length > 0 ? (
            <ul className="lines mail-letters">
              {edges.map(({ node }) => (
                <LetterRow key={node.id} letter={node} {...picking} />
              ))}
            </ul>
          ) : (
            <p className="quiet">There is none now.</p>
          )}
          {last ? <MoreButton page={pageInfo} onMore={onMore} /> : null}
        </>
      )}
    </Answer>
  );
}

interface LettersProps {
  campaign: CampaignLine;
  state: DeliveryState | 'BOUNCED' | null;
  version: string;
}

/** The letters of one state, page by page. Those that wait for a person can be picked. */
export function Letters({ campaign, state, version }: LettersProps) {
  const session = useSession();
  const [stretches, grow] = useState<(string | null)[]>([null]);
  const { picked, onPick, forget } = usePicked();
  const [asking, ask] = useState<'release' | 'drop' | undefined>(undefined);
  const decides = mayDecide(session, campaign) && (state === 'HELD' || state === 'DOUBTFUL');
  return (
    <>
      {stretches.map((after, place) => (
        <Stretch
          key={after ?? ''}
          campaignId={campaign.id}
          state={state}
          version={version}
          after={after}
          last={place === stretches.length - 1}
          onMore={(next) => grow((before) => [...before, next])}
          picked={decides ? picked : undefined}
          onPick={onPick}
        />
      ))}
      {decides ? <PickedBar many={picked.size} onAsk={ask} /> : null}
      {asking ? (
        <DecideDialog
          campaign={campaign}
          what={asking}
          picked={[...picked.values()]}
          onDone={(done) => {
            ask(undefined);
            if (done) forget();
          }}
        />
      ) : null}
    </>
  );
}
