import { useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import { DeliveriesDocument, type DeliveryState } from '../../gql/graphql';
import { useAsk } from '../../lib/ask';
import { useSession } from '../../lib/session';
import { Answer } from '../../ui/Answer';
import { DecideDialog } from './DecideDialog';
import { MoreButton } from './MoreButton';
import { AT_ONCE, stateOf, whenOf, type CampaignLine, type Letter } from './mail';
import { useFollowed } from './useFollowed';

interface Picking {
  /** Undefined where nothing is to be decided. */
  picked: ReadonlyMap<string, Letter> | undefined;
  onPick: (letter: Letter, on: boolean) => void;
}

function Row({ letter, picked, onPick }: { letter: Letter } & Picking) {
  const { member, state, reason } = letter;
  const name = member?.name ?? 'Somebody who is no longer there';
  const waits = state === 'HELD' || state === 'DOUBTFUL';
  return (
    <li>
      {picked && waits ? (
        <label className="choice">
          <input type="checkbox" checked={picked.has(letter.id)} onChange={(event) => onPick(letter, event.target.checked)} />
          <span className="hidden">Pick {name}</span>
        </label>
      ) : null}
      <div className="mail-to">{member ? <Link to={`/members/${member.id}`}>{name}</Link> : name}</div>
      <div>
        <strong>{stateOf(letter)}</strong>
        {reason ? <span className="mail-reason">{reason}</span> : null}
      </div>
      <div className="quiet">{whenOf(letter)}</div>
    </li>
  );
}

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
                <Row key={node.id} letter={node} {...picking} />
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
  const { may } = useSession();
  const [stretches, grow] = useState<(string | null)[]>([null]);
  const [picked, pick] = useState<ReadonlyMap<string, Letter>>(new Map());
  const [asking, ask] = useState<'release' | 'drop' | undefined>(undefined);
  const decides = may('mail.manage') && (state === 'HELD' || state === 'DOUBTFUL');
  const onPick = (letter: Letter, on: boolean) =>
    pick((before) => new Map([...[...before].filter(([id]) => id !== letter.id), ...(on ? [[letter.id, letter] as const] : [])]));
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
      {decides && picked.size > 0 ? (
        <div className="row mail-picked">
          <span role="status">{picked.size} picked</span>
          <button type="button" className="button soft" onClick={() => ask('release')}>
            Send those picked
          </button>
          <button type="button" className="button soft" onClick={() => ask('drop')}>
            Drop those picked
          </button>
        </div>
      ) : null}
      {asking ? (
        <DecideDialog
          campaign={campaign}
          what={asking}
          picked={[...picked.values()]}
          onDone={(done) => {
            ask(undefined);
            if (done) pick(new Map());
          }}
        />
      ) : null}
    </>
  );
}
