import { useParams } from 'react-router';
import { MemberDocument, UpdateMemberDocument } from '../../gql/graphql';
import { LostPage } from '../../app/LostPage';
import { useAsk, useTell } from '../../lib/ask';
import { longDay, longDayOf } from '../../lib/dates';
import { useOpen } from '../../lib/open';
import { useSession, useToday } from '../../lib/session';
import { useTitle } from '../../lib/use';
import { Answer } from '../../ui/Answer';
import { Notice } from '../../ui/Notice';
import { FoldedHistory, MemberChanges } from './History';
import { Leaving } from './Leaving';
import { Letters } from './Letters';
import { draftOf, type MemberStory } from './member';
import { Holdings, MemberFacts } from './MemberFacts';
import { MemberForm } from './MemberForm';
import { MemberRoles } from './MemberRoles';
import { SamePerson } from './SamePerson';
import './members.css';

/** What to know first: that somebody has left, cannot sign in, or wants no letters for a while. */
function State({ member: { leftAt, disabledAt, pausedUntil } }: { member: MemberStory }) {
  const today = useToday();
  const said = [
    leftAt ? `Left the network on ${longDayOf(leftAt)}.` : '',
    disabledAt && !leftAt ? `This account is closed since ${longDayOf(disabledAt)}.` : '',
    pausedUntil && pausedUntil >= today && !leftAt ? `No letters until ${longDay(pausedUntil)}.` : '',
  ].filter(Boolean);
  if (said.length === 0) return null;
  return (
    <Notice>
      <p>{said.join(' ')}</p>
    </Notice>
  );
}

function Story({ member }: { member: MemberStory }) {
  useTitle(member.name);
  const { me, may, isAdmin } = useSession();
  const edit = useOpen();
  const telling = useTell(UpdateMemberDocument);
  const own = me.member.id === member.id;
  // The API shows other emails, or an empty list of them, to whoever may change this member, and to nobody else.
  const manages = member.otherEmails !== null;
  return (
    <>
      <div className="row spread">
        <h1>{member.name}</h1>
        {!edit.isOpen && manages ? (
          <button type="button" className="button soft" autoFocus={edit.autoFocus} onClick={edit.open}>
            Edit
          </button>
        ) : null}
      </div>
      <State member={member} />
      {edit.isOpen ? (
        <div className="card">
          <MemberForm
            send="Save"
            start={draftOf(member)}
            telling={telling}
            onSend={async (draft) => {
              if (await telling.tell({ id: member.id, input: draft })) edit.close();
            }}
            onCancel={edit.close}
          />
        </div>
      ) : (
        <MemberFacts member={member} />
      )}
      <Holdings member={member} />
      <MemberRoles member={member} />
      {manages ? <Letters member={member} /> : null}
      {own || isAdmin ? <Leaving member={member} own={own} /> : null}
      {may('record.merge') ? <SamePerson member={member} /> : null}
      {manages ? (
        <FoldedHistory>
          <MemberChanges id={member.id} />
        </FoldedHistory>
      ) : null}
    </>
  );
}

/** A row of which nothing is left but what others did with it. */
function Erased({ member }: { member: MemberStory }) {
  useTitle('Erased');
  return (
    <>
      <h1>{member.name || 'Somebody who was erased'}</h1>
      <p>They asked to be erased{member.erasedAt ? `, on ${longDayOf(member.erasedAt)}` : ''}. Nothing else is kept of them here.</p>
      <Holdings member={member} />
    </>
  );
}

/** One member: who they are, how they may be reached, and the seats they held. */
export default function MemberPage() {
  const { id = '' } = useParams();
  const asked = useAsk(
    MemberDocument,
    { id },
    { touchedBy: 'Member Holding Role Organisation Sector Community Table Consent' },
  );
  return (
    <Answer asked={asked}>
      {({ member }) => {
        if (!member) return <LostPage />;
        return member.erasedAt ? <Erased member={member} /> : <Story key={member.id} member={member} />;
      }}
    </Answer>
  );
}
