import { useState } from 'react';
import { PauseMemberDocument } from '../../gql/graphql';
import { useTell } from '../../lib/ask';
import { longDay } from '../../lib/dates';
import { useOpen } from '../../lib/open';
import { useToday } from '../../lib/session';
import { restFocus } from '../../lib/use';
import { TextField } from '../../ui/Field';
import { Form } from '../../ui/Form';
import { Refused } from '../../ui/Notice';
import { Consents } from './Consents';
import type { MemberStory } from './member';

function PauseForm({ id, onDone }: { id: string; onDone: () => void }) {
  const today = useToday();
  const [until, setUntil] = useState('');
  const { tell, busy, error, fields } = useTell(PauseMemberDocument, 'Letters are paused');
  return (
    <Form
      send="Pause letters"
      onSend={async () => {
        if (await tell({ id, until })) onDone();
      }}
      busy={busy}
      error={error}
      fields={fields}
      onCancel={onDone}
    >
      <TextField
        label="No letters until"
        name="until"
        type="date"
        required
        min={today}
        hint="What they asked for themselves, such as a code to sign in, still comes."
        value={until}
        onValue={setUntil}
        error={fields.until}
      />
    </Form>
  );
}

/** A rest from letters, with its end. */
function Pause({ member: { id, pausedUntil } }: { member: MemberStory }) {
  const today = useToday();
  const pausing = useOpen();
  const ending = useTell(PauseMemberDocument, 'Letters come again');
  const paused = pausedUntil && pausedUntil >= today ? pausedUntil : null;
  if (pausing.isOpen) {
    return (
      <div className="card">
        <PauseForm id={id} onDone={pausing.close} />
      </div>
    );
  }
  return (
    <>
      <div className="row spread">
        <p className="flush">{paused ? `No letters until ${longDay(paused)}.` : 'Letters come as they are due.'}</p>
        <div className="row">
          {paused ? (
            <button
              type="button"
              className="button soft"
              aria-disabled={ending.busy}
              onClick={() => void (ending.busy ? undefined : ending.tell({ id, until: null }).then(restFocus))}
            >
              End the pause
            </button>
          ) : null}
          <button type="button" className="button soft" autoFocus={pausing.autoFocus} onClick={pausing.open}>
            {paused ? 'Change the day' : 'Pause letters'}
          </button>
        </div>
      </div>
      <Refused error={ending.error} />
    </>
  );
}

/** Letters to a member: a pause, and on what word we write at all. */
export function Letters({ member }: { member: MemberStory }) {
  return (
    <section className="section part">
      <h2>Letters</h2>
      {member.leftAt ? null : <Pause member={member} />}
      <Consents member={member} />
    </section>
  );
}
