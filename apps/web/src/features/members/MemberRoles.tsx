import { useState } from 'react';
import { GrantRoleDocument, RevokeRoleDocument, TableNamesDocument, type RoleName } from '../../gql/graphql';
import { useAsk, useTell } from '../../lib/ask';
import { longDayOf } from '../../lib/dates';
import { useOpen } from '../../lib/open';
import { useSession } from '../../lib/session';
import { ROLE } from '../../lib/words';
import { ChoiceField } from '../../ui/Field';
import { Form } from '../../ui/Form';
import { Refused } from '../../ui/Notice';
import type { MemberStory } from './member';

const ROLES = Object.entries(ROLE).map(([id, name]) => ({ id, name }));

const isRole = (value: string): value is RoleName => value in ROLE;

/** The button that takes a role back. Its answer names no type, so the roles are named here for what must be fetched anew. */
export function RevokeButton({ id, words }: { id: string; words: string }) {
  const { tell, busy, error } = useTell(RevokeRoleDocument, 'Saved', 'Role');
  return (
    <>
      <button
        type="button"
        className="button soft"
        aria-disabled={busy}
        onClick={() => void (busy ? undefined : tell({ id }))}
      >
        Take back<span className="hidden"> {words}</span>
      </button>
      <Refused error={error} />
    </>
  );
}

/** Gives a member a role: admin of the network, or champion of one table. */
export function GrantForm({ memberId, onDone }: { memberId: string; onDone: () => void }) {
  const [role, setRole] = useState<RoleName>('CHAMPION');
  const [tableId, setTable] = useState('');
  const tables = useAsk(TableNamesDocument, {}, { touchedBy: 'Table' });
  const { tell, busy, error, fields } = useTell(GrantRoleDocument);
  const send = async () => {
    if (await tell({ memberId, role, tableId: role === 'CHAMPION' ? tableId : null })) onDone();
  };
  return (
    <Form send="Give the role" onSend={send} busy={busy} error={error} fields={fields} onCancel={onDone}>
      <ChoiceField
        label="Role"
        name="role"
        choices={ROLES}
        value={role}
        onValue={(value) => isRole(value) && setRole(value)}
        error={fields.role}
      />
      {role === 'CHAMPION' ? (
        <ChoiceField
          label="Of which table?"
          name="tableId"
          required
          none="Please choose"
          choices={tables.data?.tables.filter(({ closedOn }) => !closedOn) ?? []}
          value={tableId}
          onValue={setTable}
          error={fields.tableId}
        />
      ) : null}
    </Form>
  );
}

/** A member's roles; admins give and take them here. */
export function MemberRoles({ member }: { member: MemberStory }) {
  const { may } = useSession();
  const giving = useOpen();
  const grants = may('role.grant');
  if (!grants && member.roles.length === 0) return null;
  return (
    <section className="section">
      <h2>Roles</h2>
      {member.roles.length > 0 ? (
        <ul className="lines">
          {member.roles.map(({ id, name, table, grantedAt }) => {
            const words = table ? `${ROLE[name]} of ${table.name}` : ROLE[name];
            return (
              <li key={id} className="row spread">
                <span>
                  <strong>{words}</strong> <span className="quiet">since {longDayOf(grantedAt)}</span>
                </span>
                {grants ? <RevokeButton id={id} words={words} /> : null}
              </li>
            );
          })}
        </ul>
      ) : (
        <p className="quiet">No role.</p>
      )}
      {grants && !giving.isOpen ? (
        <p>
          <button type="button" className="button soft" autoFocus={giving.autoFocus} onClick={giving.open}>
            Give a role
          </button>
        </p>
      ) : null}
      {giving.isOpen ? (
        <div className="card">
          <GrantForm memberId={member.id} onDone={giving.close} />
        </div>
      ) : null}
    </section>
  );
}
