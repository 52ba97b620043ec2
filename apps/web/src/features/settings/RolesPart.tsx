import { useState } from 'react';
import { Link } from 'react-router';
import { SettingsRolesDocument } from '../../gql/graphql';
import { useAsk } from '../../lib/ask';
import { longDayOf } from '../../lib/dates';
import { useSession } from '../../lib/session';
import { ROLE } from '../../lib/words';
import { Answer } from '../../ui/Answer';
import { GrantForm, RevokeButton } from '../members/MemberRoles';
import { MemberPicker, type Picked } from '../members/MemberPicker';
import { Adding } from './Editable';

function GiveRole({ onDone }: { onDone: () => void }) {
  const [member, pick] = useState<Picked | undefined>(undefined);
  return (
    <>
      <MemberPicker label="To whom?" picked={member} onPick={pick} />
      {member ? <GrantForm memberId={member.id} onDone={onDone} /> : null}
    </>
  );
}

/** Who may do more than a member: admins, and the champions of tables. */
export function RolesPart() {
  const { may } = useSession();
  const asked = useAsk(SettingsRolesDocument, {}, { touchedBy: 'Role Member Table' });
  return (
    <Answer asked={asked}>
      {({ roles }) => (
        <>
          <ul className="lines">
            {roles.map(({ id, name, table, member, grantedAt }) => {
              const words = table ? `${ROLE[name]} of ${table.name}` : ROLE[name];
              return (
                <li key={id} className="row spread">
                  <span>
                    <Link to={`/members/${member.id}`}>{member.name}</Link>, {words}
                    <br />
                    <span className="quiet">Since {longDayOf(grantedAt)}</span>
                  </span>
                  {may('role.grant') ? <RevokeButton id={id} words={`${words} from ${member.name}`} /> : null}
                </li>
              );
            })}
          </ul>
          {may('role.grant') ? <Adding words="Give a role" form={(close) => <GiveRole onDone={close} />} /> : null}
        </>
      )}
    </Answer>
  );
}
