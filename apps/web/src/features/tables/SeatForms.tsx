import { useState } from 'react';
import { OfferSeatDocument, SeatMemberDocument } from '../../gql/graphql';
import { useTell } from '../../lib/ask';
import { useToday } from '../../lib/session';
import { TextField } from '../../ui/Field';
import { Form } from '../../ui/Form';
import { MemberPicker, type Picked } from '../members/MemberPicker';
import type { SeatStory } from './seat';

interface SeatFormProps {
  seat: SeatStory;
  onDone: () => void;
}

/** Offers a seat to a member by letter: they answer with one click, or on paper. */
export function OfferForm({ seat, onDone }: SeatFormProps) {
  const [member, pick] = useState<Picked | undefined>(undefined);
  const [note, setNote] = useState('');
  const { tell, busy, error, fields } = useTell(OfferSeatDocument, 'The letter is on its way');
  const [missing, setMissing] = useState('');
  const send = async () => {
    if (!member) return setMissing('Please choose who to invite.');
    const input = { seatId: seat.id, memberId: member.id, note: note.trim() || null };
    if (await tell({ input })) onDone();
  };
  return (
    <Form send="Send the letter" onSend={send} busy={busy} error={error} fields={fields} onCancel={onDone}>
      <MemberPicker
        label="Who would you like to invite?"
        sector={seat.sector}
        picked={member}
        onPick={pick}
        error={member ? fields.memberId : (fields.memberId ?? (missing || undefined))}
      />
      <TextField
        label="A word from you"
        name="note"
        hint="It goes into the letter. You can leave it empty."
        long
        value={note}
        onValue={setNote}
        error={fields.note}
      />
    </Form>
  );
}

/** Seats a member who has already said yes. */
export function SeatSomebodyForm({ seat, onDone }: SeatFormProps) {
  const [member, pick] = useState<Picked | undefined>(undefined);
  const [from, setFrom] = useState(useToday());
  const { tell, busy, error, fields } = useTell(SeatMemberDocument);
  const [missing, setMissing] = useState('');
  const send = async () => {
    if (!member) return setMissing('Please choose who takes the seat.');
    if (await tell({ input: { seatId: seat.id, memberId: member.id, from } })) onDone();
  };
  return (
    <Form send="Seat them" onSend={send} busy={busy} error={error} fields={fields} onCancel={onDone}>
      <MemberPicker
        label="Who takes the seat?"
        sector={seat.sector}
        picked={member}
        onPick={pick}
        error={member ? fields.memberId : (fields.memberId ?? (missing || undefined))}
      />
      <TextField
        label="From"
        name="from"
        type="date"
        required
        value={from}
        onValue={setFrom}
        error={fields.from}
      />
    </Form>
  );
}
