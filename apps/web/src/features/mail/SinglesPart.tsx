import { useState } from 'react';
import { DropSingleDeliveriesDocument, ReleaseSingleDeliveriesDocument, SingleDeliveriesDocument, type DeliveryState } from '../../gql/graphql';
import { useAsk, useTell } from '../../lib/ask';
import { useTitle } from '../../lib/use';
import { count } from '../../lib/words';
import { Answer } from '../../ui/Answer';
import { Dialog } from '../../ui/Dialog';
import { Refused } from '../../ui/Notice';
import { WhatHappens } from './DecideDialog';
import { LetterRow, PickedBar, usePicked, type Picking } from './LetterRow';
import { MoreButton } from './MoreButton';
import { AT_ONCE, kindOf, type Letter } from './mail';

interface DecidingProps {
  what: 'release' | 'drop';
  picked: readonly Letter[];
  onDone: (done: boolean) => void;
}

function Deciding({ what, picked, onDone }: DecidingProps) {
  const release = useTell(ReleaseSingleDeliveriesDocument, 'They go out now', 'Delivery');
  const drop = useTell(DropSingleDeliveriesDocument, 'Dropped', 'Delivery');
  const { tell, busy, error } = what === 'release' ? release : drop;
  const letters = count(picked.length, 'letter');
  const send = async () => {
    if (!busy && (await tell({ ids: picked.map(({ id }) => id) }))) onDone(true);
  };
  return (
    <Dialog title={what === 'release' ? `Send ${letters} after all?` : `Drop ${letters}?`} onClose={() => onDone(false)}>
      <WhatHappens what={what} many={picked.length} doubtful={picked.filter(({ state }) => state === 'DOUBTFUL').length} />
      <Refused error={error} />
      <div className="row">
        <button type="button" className="button" aria-disabled={busy} onClick={() => void send()}>
          {what === 'release' ? `Send ${letters}` : `Drop ${letters}`}
        </button>
        <button type="button" className="button soft" onClick={() => onDone(false)}>
          Leave it as it is
        </button>
      </div>
    </Dialog>
  );
}

interface StretchProps {
  state: DeliveryState;
  picking: Picking;
  after: string | null;
  last: boolean;
  onMore: (after: string) => void;
}

function Stretch({ state, picking, after, last, onMore }: StretchProps) {
  const asked = useAsk(SingleDeliveriesDocument, { state, first: AT_ONCE, after }, { touchedBy: 'Delivery', fresh: true });
  return (
    <Answer asked={asked}>
      {({ singleDeliveries: { edges, pageInfo } }) => (
        <>
          {edges.length > 0 ? (
            <ul className="lines mail-letters">
              {edges.map(({ node }) => (
                <LetterRow key={node.id} letter={node} kind={kindOf(node)} {...picking} />
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

const SECTIONS: readonly { state: DeliveryState; title: string; decided: boolean }[] = [
  { state: 'HELD', title: 'Held', decided: true },
  { state: 'DOUBTFUL', title: 'Not heard back', decided: true },
  { state: 'FAILED', title: 'Failed in the last 30 days', decided: false },
];

function Section({ state, title, decided, ...picking }: (typeof SECTIONS)[number] & Picking) {
  const [stretches, grow] = useState<(string | null)[]>([null]);
  const id = `single-${state.toLowerCase()}`;
  return (
    <section className="section" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {stretches.map((after, place) => (
        <Stretch
          key={after ?? ''}
          state={state}
          picking={{ ...picking, picked: decided ? picking.picked : undefined }}
          after={after}
          last={place === stretches.length - 1}
          onMore={(next) => grow((before) => [...before, next])}
        />
      ))}
    </section>
  );
}

/** Letters to one person, such as the offer of a seat, that did not go and are in no sending to many. */
export function SinglesPart() {
  useTitle('To one person, Mail');
  const { picked, onPick, forget } = usePicked();
  const [asking, ask] = useState<'release' | 'drop' | undefined>(undefined);
  return (
    <>
      <h1>Letters to one person</h1>
      <p className="lead">Offers of a seat and codes to sign in that did not go out. What waits for you is kept for 30 days.</p>
      {SECTIONS.map((section) => (
        <Section key={section.state} {...section} picked={picked} onPick={onPick} />
      ))}
      <PickedBar many={picked.size} onAsk={ask} />
      {asking ? (
        <Deciding
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
