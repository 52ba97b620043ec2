import { DropCampaignDocument, DropDeliveriesDocument, ReleaseDeliveriesDocument } from '../../gql/graphql';
import { useTell } from '../../lib/ask';
import { count } from '../../lib/words';
import { Dialog } from '../../ui/Dialog';
import { Refused } from '../../ui/Notice';
import { inStates, type CampaignLine, type Letter } from './mail';

interface DecideDialogProps {
  campaign: CampaignLine;
  what: 'release' | 'drop' | 'give-up';
  /** The letters picked; without them all that wait. */
  picked?: readonly Letter[];
  onDone: (done: boolean) => void;
}

interface WhatHappensProps {
  what: DecideDialogProps['what'];
  many: number;
  doubtful: number;
  paused?: boolean;
}

/** What becomes of letters once somebody has decided, in words. */
export function WhatHappens({ what, many, doubtful, paused }: WhatHappensProps) {
  const one = many === 1;
  if (what !== 'release')
    return (
      <>
        <p>{one ? 'It is never sent. It stays' : 'They are never sent. They stay'} on the list as skipped. This cannot be undone.</p>
        {doubtful > 0 ? <p>{doubtful === many ? 'Some may' : `${doubtful} of them may`} have arrived already. Dropping does not call a letter back.</p> : null}
        {what === 'give-up' ? <p>What was sent before stays sent. The sending is over then.</p> : null}
      </>
    );
  return (
    <>
      <p>{one ? 'It goes' : 'They go'} out as soon as possible. What still stands in the way holds it again, and says why.</p>
      {doubtful > 0 ? (
        <p>
          <strong>They may get it twice.</strong> For {doubtful === many ? (one ? 'this letter' : 'these letters') : `${doubtful} of them`} the
          mail server never said whether it took the letter. It may have arrived already.
        </p>
      ) : null}
      {paused ? <p>This sending is paused: nothing goes before it goes on.</p> : null}
    </>
  );
}

/** Says what happens to letters before it does. */
export function DecideDialog({ campaign, what, picked, onDone }: DecideDialogProps) {
  const release = useTell(ReleaseDeliveriesDocument, 'They go out now', 'Delivery');
  const drop = useTell(DropDeliveriesDocument, 'Dropped', 'Delivery');
  const giveUp = useTell(DropCampaignDocument, 'Dropped', 'Delivery');
  const { busy, error } = { release, drop, 'give-up': giveUp }[what];
  const doubtful = picked ? picked.filter(({ state }) => state === 'DOUBTFUL').length : inStates(campaign, ['DOUBTFUL']);
  const waiting = picked ? picked.length : inStates(campaign, ['HELD', 'DOUBTFUL']);
  const many = what === 'give-up' ? waiting + inStates(campaign, ['PENDING']) : waiting;
  const letters = count(many, 'letter');
  const send = async () => {
    if (busy) return;
    const { id } = campaign;
    const those = { campaignId: id, ids: picked ? picked.map((letter) => letter.id) : null };
    if (await (what === 'give-up' ? giveUp.tell({ id }) : what === 'release' ? release.tell(those) : drop.tell(those))) onDone(true);
  };
  return (
    <Dialog title={what === 'release' ? `Send ${letters} after all?` : `Drop ${letters}?`} onClose={() => onDone(false)}>
      <WhatHappens what={what} many={many} doubtful={doubtful} paused={campaign.state === 'PAUSED'} />
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
