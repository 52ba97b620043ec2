import { useState } from 'react';
import { PauseCampaignDocument, ResumeCampaignDocument } from '../../gql/graphql';
import { useTell } from '../../lib/ask';
import { restFocus } from '../../lib/use';
import { Refused } from '../../ui/Notice';
import { DecideDialog } from './DecideDialog';
import { inStates, isMoving, type CampaignLine } from './mail';

type Asking = 'release' | 'drop' | 'give-up';

/** What whoever may decide about a sending does with it as a whole. */
export function CampaignActions({ campaign }: { campaign: CampaignLine }) {
  const [asking, ask] = useState<Asking | undefined>(undefined);
  const pause = useTell(PauseCampaignDocument, 'Paused');
  const resume = useTell(ResumeCampaignDocument, 'It goes on');
  const { id, state } = campaign;
  const waits = inStates(campaign, ['HELD', 'DOUBTFUL']);
  const those = waits === 1 ? 'the one that waits for you' : `all ${waits.toLocaleString('en-CA')} that wait for you`;
  const change = async ({ tell, busy }: typeof pause | typeof resume) => {
    if (!busy && (await tell({ id }))) restFocus();
  };
  return (
    <>
      <div className="row">
        {isMoving(campaign) ? (
          <button type="button" className="button" aria-disabled={pause.busy} onClick={() => void change(pause)}>
            Pause
          </button>
        ) : null}
        {state === 'PAUSED' ? (
          <>
            <button type="button" className="button" aria-disabled={resume.busy} onClick={() => void change(resume)}>
              Go on
            </button>
            <button type="button" className="button soft" onClick={() => ask('give-up')}>
              Drop what has not gone
            </button>
          </>
        ) : null}
        {waits > 0 ? (
          <button type="button" className="button soft" onClick={() => ask('release')}>
            Send {those}
          </button>
        ) : null}
        {waits > 0 ? (
          <button type="button" className="button soft" onClick={() => ask('drop')}>
            Drop {those}
          </button>
        ) : null}
      </div>
      <Refused error={pause.error ?? resume.error} />
      {asking ? <DecideDialog campaign={campaign} what={asking} onDone={() => ask(undefined)} /> : null}
    </>
  );
}
