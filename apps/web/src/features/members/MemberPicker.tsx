import { useId, useState } from 'react';
import { MembersDocument } from '../../gql/graphql';
import { useAsk } from '../../lib/ask';
import { useSession } from '../../lib/session';
import { useRested } from '../../lib/use';
import { Dialog } from '../../ui/Dialog';
import { AddMember } from './AddMember';
import './members.css';

/** The little a form needs to know of whom it chose. */
export interface Picked {
  id: string;
  name: string;
}

interface MemberPickerProps {
  label: string;
  /** Before anything is typed, the people of this sector are offered. */
  sector?: { id: string; name: string };
  picked: Picked | undefined;
  onPick: (member: Picked | undefined) => void;
  error?: string | undefined;
  /** Whether somebody not known yet can be added. */
  adds?: boolean;
  /** A member who is not on offer. */
  without?: string;
}

const SHOWN = 8;

/** Finds a member by name, or adds one who is not known yet. Plain buttons, so that it works alike by hand, key and voice. */
export function MemberPicker({ label, sector, picked, onPick, error, adds = true, without }: MemberPickerProps) {
  const { may } = useSession();
  const id = useId();
  const [typed, type] = useState('');
  const [adding, add] = useState(false);
  const search = useRested(typed.trim());
  const filter = search ? { search } : { sectorId: sector?.id };
  const asked = useAsk(MembersDocument, { filter, first: SHOWN }, { touchedBy: 'Member', pause: picked !== undefined });
  const found = asked.data?.members.edges.map(({ node }) => node).filter(({ id: each, disabledAt }) => each !== without && (!adds || !disabledAt)) ?? [];

  if (picked) {
    return (
      <div className="field">
        <span>
          <strong>{label}</strong>
        </span>
        <div className="row">
          <span>{picked.name}</span>
          <button type="button" className="button bare" onClick={() => onPick(undefined)}>
            Change
          </button>
        </div>
        {error ? <p className="wrong">{error}</p> : null}
      </div>
    );
  }
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {error ? (
        <p className="wrong" id={`${id}-error`}>
          {error}
        </p>
      ) : null}
      <input
        id={id}
        type="search"
        autoComplete="off"
        placeholder="Type a name"
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        value={typed}
        onChange={(event) => type(event.target.value)}
      />
      <p className="hint" role="status">
        {search || !sector ? `${found.length === SHOWN ? 'The first ' : ''}${found.length} found` : `People from ${sector.name}`}
      </p>
      <ul className="picks plain">
        {found.map((member) => (
          <li key={member.id}>
            <button type="button" className="pick" onClick={() => onPick(member)}>
              <strong>{member.name}</strong>{' '}
              <span className="quiet">
                {[member.organisation?.name, member.community?.name].filter(Boolean).join(', ')}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {adds && may('member.manage') ? (
        <div>
          <button type="button" className="button bare" onClick={() => add(true)}>
            Somebody else: add a member
          </button>
        </div>
      ) : null}
      {adding ? (
        <Dialog title="Add a member" onClose={() => add(false)}>
          <AddMember
            name={typed}
            sectorId={sector?.id}
            onDone={(member) => {
              add(false);
              if (member) onPick(member);
            }}
          />
        </Dialog>
      ) : null}
    </div>
  );
}
