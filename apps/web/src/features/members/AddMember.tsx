import { AddMemberDocument } from '../../gql/graphql';
import { useTell } from '../../lib/ask';
import { MemberForm } from './MemberForm';
import { blankMember } from './member';
import type { Picked } from './MemberPicker';

interface AddMemberProps {
  name?: string;
  sectorId?: string | undefined;
  onDone: (member: Picked | undefined) => void;
}

/** Adds a member: a name is enough, since people without an account or an email count in full. */
export function AddMember({ name = '', sectorId, onDone }: AddMemberProps) {
  const telling = useTell(AddMemberDocument, 'Added');
  return (
    <MemberForm
      send="Add"
      start={{ ...blankMember, name, sectorId: sectorId ?? '' }}
      telling={telling}
      onSend={async (input) => {
        const data = await telling.tell({ input });
        if (data) onDone(data.addMember);
      }}
      onCancel={() => onDone(undefined)}
    />
  );
}
