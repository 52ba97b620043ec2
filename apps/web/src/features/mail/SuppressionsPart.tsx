import { useState } from 'react';
import { LiftSuppressionDocument, SuppressionsDocument, type SuppressionsQuery } from '../../gql/graphql';
import { useAsk, useTell } from '../../lib/ask';
import { longDayOf } from '../../lib/dates';
import { useTitle } from '../../lib/use';
import { Answer } from '../../ui/Answer';
import { Dialog } from '../../ui/Dialog';
import { Empty, Refused } from '../../ui/Notice';
import { MoreButton } from './MoreButton';
import { AT_ONCE, SUPPRESSED } from './mail';

type Suppression = SuppressionsQuery['suppressions']['edges'][number]['node'];

function Lifting({ suppression, complained, onDone }: { suppression: Suppression; complained: boolean; onDone: () => void }) {
  const { tell, busy, error } = useTell(LiftSuppressionDocument, 'The address is used again', 'Suppression');
  const send = async () => {
    if (!busy && (await tell({ id: suppression.id }))) onDone();
  };
  return (
    <Dialog title="Use this address again?" onClose={onDone}>
      <p>
        Letters go to <strong className="mail-address">{suppression.address}</strong> again from now on, whatever else stands against it
        here. Those skipped before are not sent later.
      </p>
      {complained ? (
        <>
          <p>Its owner reported a letter as unwanted. Please lift this only if they told you that they want letters again.</p>
          <p>Announcements stay off until they ask for them again, on their page “Letters to you”.</p>
        </>
      ) : (
        <p>If letters come back again, the address is put on this list again.</p>
      )}
      <Refused error={error} />
      <div className="row">
        <button type="button" className="button" aria-disabled={busy} onClick={() => void send()}>
          Use it again
        </button>
        <button type="button" className="button soft" onClick={onDone}>
          Leave it as it is
        </button>
      </div>
    </Dialog>
  );
}

function Row({ suppression, complained }: { suppression: Suppression; complained: boolean }) {
  const [asking, ask] = useState(false);
  const { address, kind, why, suppressedAt, liftedAt, liftedBy } = suppression;
  return (
    <li>
      <div className="mail-address">
        <strong>{address}</strong>
      </div>
      <div>
        {SUPPRESSED[kind]}
        <span className="mail-reason quiet">{why}</span>
      </div>
      <div>
        Since {longDayOf(suppressedAt)}
        {liftedAt ? (
          <span className="mail-reason">
            Used again since {longDayOf(liftedAt)}
            {liftedBy ? `, says ${liftedBy.name}` : ''}
          </span>
        ) : null}
      </div>
      <div>
        {liftedAt ? null : (
          <button type="button" className="button soft" onClick={() => ask(true)}>
            Use again<span className="hidden"> {address}</span>
          </button>
        )}
      </div>
      {asking ? <Lifting suppression={suppression} complained={complained} onDone={() => ask(false)} /> : null}
    </li>
  );
}

/** Whether an address is on the list since its owner complained: lifting any reason lifts that, too. */
const isComplaint = ({ address, kind, liftedAt }: Suppression, of: string) => address === of && kind === 'COMPLAINT' && !liftedAt;

function Stretch({ after, last, onMore }: { after: string | null; last: boolean; onMore: (after: string) => void }) {
  const asked = useAsk(SuppressionsDocument, { first: AT_ONCE, after }, { touchedBy: 'Suppression', fresh: true });
  return (
    <Answer asked={asked}>
      {({ suppressions: { edges, pageInfo } }) =>
        edges.length > 0 ? (
          <>
            <ul className="lines suppressions">
              {edges.map(({ node }) => (
                <Row key={node.id} suppression={node} complained={edges.some((other) => isComplaint(other.node, node.address))} />
              ))}
            </ul>
            {last ? <MoreButton page={pageInfo} onMore={onMore} /> : null}
          </>
        ) : (
          <Empty>
            <p>Every address is used. One that does not work comes here by itself.</p>
          </Empty>
        )
      }
    </Answer>
  );
}

/** The addresses we may not or cannot use, and why. */
export function SuppressionsPart() {
  useTitle('Addresses not used, Mail');
  const [stretches, grow] = useState<(string | null)[]>([null]);
  return (
    <>
      <h1>Addresses not used</h1>
      <p className="lead">We do not write to these: letters came back, or somebody does not want them.</p>
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
