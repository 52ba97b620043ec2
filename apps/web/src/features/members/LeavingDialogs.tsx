import { useState } from 'react';
import { EraseMemberDocument, LeaveNetworkDocument } from '../../gql/graphql';
import { useTell } from '../../lib/ask';
import { Dialog } from '../../ui/Dialog';
import { TextField } from '../../ui/Field';
import { Form } from '../../ui/Form';
import type { MemberStory } from './member';

/** What ends with a departure, or with an erasure, is on screen in many places. */
const TOUCHED = 'Member Role Holding Seat Table Offer Consent Change Patch Blanket Duplicate Merge';

/** Whoever ends their own account is signed out: only the sign-in page is left to them. */
const goOut = () => window.location.assign('/sign-in');

interface LeavingDialogProps {
  member: MemberStory;
  own: boolean;
  onClose: () => void;
}

/** Says plainly what leaving means, then does it. */
export function LeaveDialog({ member, own, onClose }: LeavingDialogProps) {
  const { tell, busy, error } = useTell(LeaveNetworkDocument, own ? '' : 'Saved', TOUCHED);
  const send = async () => {
    if (!(await tell({ id: member.id }))) return;
    if (own) goOut();
    else onClose();
  };
  return (
    <Dialog title={own ? 'Leaving the network' : `${member.name} has left`} onClose={onClose}>
      <p>{own ? 'Thank you for what you gave. This is what happens:' : 'This is what happens:'}</p>
      <ul>
        <li>{own ? 'Your seats end today, and so do your roles.' : 'Their seats end today, and so do their roles.'}</li>
        <li>{own ? 'No more letters come, by email, phone or post.' : 'No more letters go to them, by email, phone or post.'}</li>
        <li>{own ? 'You are signed out, and can no longer sign in.' : 'They are signed out, and can no longer sign in.'}</li>
        <li>What was done stays: the tables keep who sat there, and when.</li>
        <li>An admin can open the account again. Seats and roles do not come back by themselves.</li>
      </ul>
      <Form send={own ? 'I am leaving the network' : 'They have left'} onSend={send} busy={busy} error={error} onCancel={onClose} />
    </Dialog>
  );
}

const plain = (text: string): string => text.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();

/** Says what goes and what stays, and asks for the name, since this cannot be taken back. */
export function EraseDialog({ member, own, onClose }: LeavingDialogProps) {
  const [typed, type] = useState('');
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({});
  const { tell, busy, error } = useTell(EraseMemberDocument, own ? '' : 'Erased', TOUCHED);
  const send = async () => {
    if (plain(typed) !== plain(member.name)) {
      setFields({ confirm: `Please type the name as it stands here: ${member.name}` });
      return;
    }
    setFields({});
    if (!(await tell({ id: member.id }))) return;
    if (own) goOut();
    else onClose();
  };
  return (
    <Dialog title={own ? 'Erase what is held about you' : `Erase what is held about ${member.name}`} onClose={onClose}>
      <h3>What goes</h3>
      <ul>
        <li>{own ? 'Your' : 'Their'} name, email, phone, postal address, languages and the like.</li>
        <li>The consents, the roles, and the history of changes.</li>
        <li>The account: nobody can sign in with it any more.</li>
      </ul>
      <h3>What stays</h3>
      <ul>
        <li>That somebody held a seat from one day to another, without a name, so that the story of a table stays whole. A seat held now ends today.</li>
        <li>Numbers in reports that count people but name nobody.</li>
      </ul>
      <p>This cannot be undone. An older backup may hold some of it for a while: if it is ever brought back, it is erased there too.</p>
      <Form send="Erase" onSend={send} busy={busy} error={error} fields={fields} onCancel={onClose}>
        <TextField
          label={own ? 'Type your name to go on' : 'Type their name to go on'}
          name="confirm"
          hint={member.name}
          autoComplete="off"
          value={typed}
          onValue={type}
          error={fields.confirm}
        />
      </Form>
    </Dialog>
  );
}
