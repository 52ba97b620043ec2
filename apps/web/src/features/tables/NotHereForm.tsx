import { useState } from 'react';
import { MarkNotHereDocument } from '../../gql/graphql';
import { useTell } from '../../lib/ask';
import { useToday } from '../../lib/session';
import { TextField } from '../../ui/Field';
import { Form } from '../../ui/Form';
import type { SeatStory } from './seat';

/** Writes down that a sector does not exist where the table is, and who said so: an absence is somebody's word, too. */
export function NotHereForm({ seat, onDone }: { seat: SeatStory; onDone: () => void }) {
  const [saidBy, setSaidBy] = useState('');
  const day = useToday();
  const [saidOn, setSaidOn] = useState(day);
  const { tell, busy, error, fields } = useTell(MarkNotHereDocument);
  const send = async () => {
    if (await tell({ input: { seatId: seat.id, saidBy: saidBy.trim(), saidOn } })) onDone();
  };
  return (
    <Form send="Save" onSend={send} busy={busy} error={error} fields={fields} onCancel={onDone}>
      <TextField
        label="Who said so?"
        name="saidBy"
        hint="For example: the band office, the town’s planner, the table itself."
        required
        value={saidBy}
        onValue={setSaidBy}
        error={fields.saidBy}
      />
      <TextField
        label="When?"
        name="saidOn"
        type="date"
        required
        max={day}
        value={saidOn}
        onValue={setSaidOn}
        error={fields.saidOn}
      />
    </Form>
  );
}
