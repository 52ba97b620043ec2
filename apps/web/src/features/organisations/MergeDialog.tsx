import { useState } from 'react';
import { MergeOrganisationsDocument, type OrganisationRowFragment } from '../../gql/graphql';
import { useTell } from '../../lib/ask';
import { Dialog } from '../../ui/Dialog';
import { Form } from '../../ui/Form';
import { TOUCHED_ORGANISATIONS } from '../duplicates/touched';

interface MergeDialogProps {
  a: OrganisationRowFragment;
  b: OrganisationRowFragment;
  onDone: (keptId?: string) => void;
}

/** An organisation in one line: what tells it from another of its name. */
export const inOneLine = ({ sector, community }: OrganisationRowFragment): string =>
  [sector?.name, community?.name].filter(Boolean).join(', ') || 'No sector or community said';

/** Makes one organisation of two: which name stays, and what that means. */
export function MergeDialog({ a, b, onDone }: MergeDialogProps) {
  const [keepId, keep] = useState(a.id);
  const { tell, busy, error } = useTell(MergeOrganisationsDocument, 'They are one organisation now. You can undo it for a day, under Duplicates.', TOUCHED_ORGANISATIONS);
  const send = async () => {
    const goneId = keepId === a.id ? b.id : a.id;
    if (await tell({ keepId, goneId })) onDone(keepId);
  };
  return (
    <Dialog title="Make one organisation of two" onClose={() => onDone()}>
      <Form send="Merge" onSend={send} busy={busy} error={error} onCancel={() => onDone()}>
        <fieldset className="choices">
          <legend>Which one stays?</legend>
          {[a, b].map((each) => (
            <label key={each.id} className="choice">
              <input type="radio" name="keep" checked={keepId === each.id} onChange={() => keep(each.id)} />
              <span>
                <strong>{each.name}</strong>
                <br />
                <span className="quiet">{inOneLine(each)}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <p>Everybody from the other one stands with this one from then on. Its own name goes. You can undo the merge for a day.</p>
      </Form>
    </Dialog>
  );
}
