import { useState } from 'react';
import { EndHoldingDocument, EndLoanDocument, EndNotHereDocument, type EndReason } from '../../gql/graphql';
import { useTell } from '../../lib/ask';
import { useToday } from '../../lib/session';
import { END_REASON } from '../../lib/words';
import { ChoiceField, TextField } from '../../ui/Field';
import { Form } from '../../ui/Form';
import type { HoldingStory, SeatStory } from './seat';

const REASONS = Object.entries(END_REASON).map(([id, name]) => ({ id, name }));

const isReason = (value: string): value is EndReason => value in END_REASON;

/** Writes down that somebody leaves a seat, when and why. The seat stays, and waits for the next. */
export function EndHoldingForm({ holding, onDone }: { holding: HoldingStory; onDone: () => void }) {
  const [until, setUntil] = useState(useToday());
  const [reason, setReason] = useState('');
  const [note, setNote] = useState('');
  const { tell, busy, error, fields } = useTell(EndHoldingDocument);
  const send = async () => {
    if (!isReason(reason)) return;
    const input = { holdingId: holding.id, until, reason, note: note.trim() || null };
    if (await tell({ input })) onDone();
  };
  return (
    <Form send="Save the departure" onSend={send} busy={busy} error={error} fields={fields} onCancel={onDone}>
      <TextField
        label="The seat is free from"
        name="until"
        type="date"
        required
        value={until}
        onValue={setUntil}
        error={fields.until}
      />
      <ChoiceField
        label="Why"
        name="reason"
        required
        none="Please choose"
        choices={REASONS}
        value={reason}
        onValue={setReason}
        error={fields.reason}
      />
      <TextField
        label="A note"
        name="note"
        hint="For those who run the table. You can leave it empty."
        value={note}
        onValue={setNote}
        error={fields.note}
      />
    </Form>
  );
}

interface LastDayFormProps {
  words: string;
  telling: ReturnType<typeof useTell<object, { id: string; until: string }>>;
  id: string;
  onDone: () => void;
}

function LastDayForm({ words, telling, id, onDone }: LastDayFormProps) {
  const [until, setUntil] = useState(useToday());
  const { tell, busy, error, fields } = telling;
  const send = async () => {
    if (await tell({ id, until })) onDone();
  };
  return (
    <Form send="Save" onSend={send} busy={busy} error={error} fields={fields} onCancel={onDone}>
      <TextField
        label={words}
        name="until"
        type="date"
        required
        value={until}
        onValue={setUntil}
        error={fields.until}
      />
    </Form>
  );
}

/** Ends the help of another table. */
export function EndLoanForm({ loan, onDone }: { loan: SeatStory['loans'][number]; onDone: () => void }) {
  const telling = useTell<object, { id: string; until: string }>(EndLoanDocument);
  return <LastDayForm words="The help ends on" telling={telling} id={loan.id} onDone={onDone} />;
}

/** Takes back that a sector does not exist here. */
export function EndNotHereForm({ notHere, onDone }: { notHere: SeatStory['notHeres'][number]; onDone: () => void }) {
  const telling = useTell<object, { id: string; until: string }>(EndNotHereDocument);
  return <LastDayForm words="It exists here since" telling={telling} id={notHere.id} onDone={onDone} />;
}
