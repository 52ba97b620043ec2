import { Link, useParams } from 'react-router';
import { DisableMemberDocument, EnableMemberDocument, MemberDocument, UpdateMemberDocument } from '../../gql/graphql';
import { LostPage } from '../../app/LostPage';
import { useAsk, useTell } from '../../lib/ask';
import { longDay, longDayOf } from '../../lib/dates';
import { useOpen } from '../../lib/open';
import { useSession } from '../../lib/session';
import { useTitle } from '../../lib/use';
import { END_REASON, listed, VISIBILITY } from '../../lib/words';
import { Answer } from '../../ui/Answer';
import { Notice, Refused } from '../../ui/Notice';
import { draftOf, type MemberStory } from './member';
import { MemberForm } from './MemberForm';
import { MemberRoles } from './MemberRoles';

function Facts({ member }: { member: MemberStory }) {
  const ways = [member.byEmail ? 'email' : '', member.byPhone ? 'phone' : '', member.byPost ? 'post' : ''];
  const facts: [string, string | null | undefined][] = [
    ['Sector', member.sector?.name],
    ['Organisation', member.organisation?.name],
    ['Community', member.community?.name],
    ['Email', member.email],
    ['Phone', member.phone],
    ['Postal address', member.postalAddress],
    ['May be reached by', listed(ways.filter(Boolean)) || 'nothing for now'],
    ['Who sees these', VISIBILITY[member.contactVisibleTo]],
  ];
  return (
    <dl className="facts">
      {facts.map(([name, value]) =>
        value ? (
          <div key={name} className="fact">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}

function Holdings({ member }: { member: MemberStory }) {
  return (
    <section className="section">
      <h2>Seats over time</h2>
      {member.holdings.length > 0 ? (
        <ul className="lines">
          {member.holdings.map(({ id, seat, from, until, endReason, endNote }) => (
            <li key={id}>
              <strong>{seat.sector.name}</strong> at <Link to={`/tables/${seat.table.id}`}>{seat.table.name}</Link>
              <br />
              {until ? `${longDay(from)} until ${longDay(until)}` : `Since ${longDay(from)}`}
              {endReason ? `. ${END_REASON[endReason]}` : ''}
              {endNote ? `: ${endNote}` : ''}
            </li>
          ))}
        </ul>
      ) : (
        <p className="quiet">No seat so far.</p>
      )}
    </section>
  );
}

function Account({ member }: { member: MemberStory }) {
  const disabling = useTell(DisableMemberDocument);
  const enabling = useTell(EnableMemberDocument);
  const { disabledAt } = member;
  const telling = disabledAt ? enabling : disabling;
  return (
    <section className="section">
      <h2>Account</h2>
      <p>
        {disabledAt
          ? 'Opening the account again lets them sign in and get letters.'
          : 'Closing the account signs them out everywhere and stops their letters. Their seats and history stay.'}
      </p>
      <Refused error={telling.error} />
      <button
        type="button"
        className="button soft"
        aria-disabled={telling.busy}
        onClick={() => void (telling.busy ? undefined : telling.tell({ id: member.id }))}
      >
        {disabledAt ? 'Open the account again' : 'Close the account'}
      </button>
    </section>
  );
}

function Story({ member }: { member: MemberStory }) {
  useTitle(member.name);
  const { me, isAdmin, isChampionOf } = useSession();
  const edit = useOpen();
  const telling = useTell(UpdateMemberDocument);
  const own = me.member.id === member.id;
  // A champion changes nobody who has a role: the API would refuse.
  const sitsWithMe = member.roles.length === 0 && member.holdings.some(({ until, seat }) => !until && isChampionOf(seat.table.id));
  return (
    <>
      <div className="row spread">
        <h1>{member.name}</h1>
        {!edit.isOpen && (isAdmin || own || sitsWithMe) ? (
          <button type="button" className="button soft" autoFocus={edit.autoFocus} onClick={edit.open}>
            Edit
          </button>
        ) : null}
      </div>
      {member.disabledAt ? (
        <Notice>
          <p>This account is closed since {longDayOf(member.disabledAt)}.</p>
        </Notice>
      ) : null}
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
        <Facts member={member} />
      )}
      <Holdings member={member} />
      <MemberRoles member={member} />
      {isAdmin && !own ? <Account member={member} /> : null}
    </>
  );
}

/** One member: who they are, how they may be reached, and the seats they held. */
export default function MemberPage() {
  const { id = '' } = useParams();
  const asked = useAsk(
    MemberDocument,
    { id },
    { touchedBy: 'Member Holding Role Organisation Sector Community Table' },
  );
  return (
    <Answer asked={asked}>{({ member }) => (member ? <Story key={member.id} member={member} /> : <LostPage />)}</Answer>
  );
}
