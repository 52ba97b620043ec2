import { useState, type ReactNode } from 'react';
import { DisableMemberDocument, EnableMemberDocument } from '../../gql/graphql';
import { useTell } from '../../lib/ask';
import { useSession } from '../../lib/session';
import { Refused } from '../../ui/Notice';
import { EraseDialog, LeaveDialog } from './LeavingDialogs';
import type { MemberStory } from './member';

/** Closing the account, and opening it again: for admins. */
function Account({ member }: { member: MemberStory }) {
  const disabling = useTell(DisableMemberDocument, 'The account is closed');
  const enabling = useTell(EnableMemberDocument, 'The account is open again');
  const telling = member.disabledAt ? enabling : disabling;
  return (
    <Step
      words={
        member.disabledAt
          ? 'Opening the account again lets them sign in and get letters.'
          : 'Closing the account signs them out everywhere and stops their letters. Their seats and history stay.'
      }
    >
      <button
        type="button"
        className="button soft"
        aria-disabled={telling.busy}
        onClick={() => void (telling.busy ? undefined : telling.tell({ id: member.id }))}
      >
        {member.disabledAt ? 'Open the account again' : 'Close the account'}
      </button>
      <Refused error={telling.error} />
    </Step>
  );
}

function Step({ words, children }: { words: string; children: ReactNode }) {
  return (
    <li className="row spread step">
      <span>{words}</span>
      <span>{children}</span>
    </li>
  );
}

/** What is held, leaving, and being forgotten: for themselves and for admins. */
export function Leaving({ member, own }: { member: MemberStory; own: boolean }) {
  const { may, isAdmin } = useSession();
  const [asking, ask] = useState<'leave' | 'erase' | undefined>(undefined);
  const close = () => ask(undefined);
  const canLeave = !member.leftAt && (own || isAdmin);
  return (
    <section className="section part">
      <h2>{own ? 'Your data and your account' : 'Data and account'}</h2>
      <ul className="lines">
        <Step words={own ? 'See it all on one page, and take a copy with you.' : 'See it all on one page, and download a copy for them.'}>
          <a className="button soft" href={`/held/${member.id}`}>
            {own ? 'Everything held about you' : 'Everything held about them'}
          </a>
        </Step>
        {may('member.disable') && !own ? <Account member={member} /> : null}
        {canLeave ? (
          <Step words={own ? 'When it is time to go, your seats end and letters stop.' : 'When they have gone, their seats end and letters stop.'}>
            <button type="button" className="button soft" onClick={() => ask('leave')}>
              {own ? 'I am leaving the network' : 'They have left'}
            </button>
          </Step>
        ) : null}
        {own || may('record.erase') ? (
          <Step words={own ? 'You can ask to be forgotten.' : 'They can ask to be forgotten.'}>
            <button type="button" className="button soft" onClick={() => ask('erase')}>
              {own ? 'Erase what is held about me' : 'Erase what is held about them'}
            </button>
          </Step>
        ) : null}
      </ul>
      {asking === 'leave' ? <LeaveDialog member={member} own={own} onClose={close} /> : null}
      {asking === 'erase' ? <EraseDialog member={member} own={own} onClose={close} /> : null}
    </section>
  );
}
