import { useState } from 'react';
import { AddSeatsDocument, CloseTableDocument, TableChoicesDocument, type TableQuery } from '../../gql/graphql';
import { useAsk, useTell } from '../../lib/ask';
import { useOpen } from '../../lib/open';
import { useToday } from '../../lib/session';
import { TextField, Tick } from '../../ui/Field';
import { Form } from '../../ui/Form';

/** Adds seats for sectors the table has none for; a new table starts with all of them ticked. */
export function AddSeats({ table }: { table: NonNullable<TableQuery['table']> }) {
  const { isOpen, open, close, autoFocus } = useOpen();
  const [dropped, drop] = useState<ReadonlySet<string>>(new Set());
  const asked = useAsk(TableChoicesDocument, {}, { touchedBy: 'Sector Community' });
  const { tell, busy, error, fields } = useTell(AddSeatsDocument);
  const seated = new Set(table.seats.map(({ sector }) => sector.id));
  const free = asked.data?.sectors.filter(({ id, retiredAt }) => !retiredAt && !seated.has(id)) ?? [];
  if (free.length === 0) return null;
  if (!isOpen) {
    return (
      <p>
        <button type="button" className="button soft" autoFocus={autoFocus} onClick={open}>
          Add seats
        </button>
      </p>
    );
  }
  const chosen = free.filter(({ id }) => !dropped.has(id)).map(({ id }) => id);
  const send = async () => {
    if (chosen.length === 0 || (await tell({ tableId: table.id, sectorIds: chosen }))) close();
  };
  return (
    <div className="card">
      <Form send="Add these seats" onSend={send} busy={busy} error={error} fields={fields} onCancel={close}>
        <fieldset className="choices">
          <legend>Sectors with no seat at this table</legend>
          {free.map(({ id, name }) => (
            <Tick
              key={id}
              label={name}
              on={!dropped.has(id)}
              onTick={(on) => {
                const next = new Set(dropped);
                if (on) next.delete(id);
                else next.add(id);
                drop(next);
              }}
            />
          ))}
        </fieldset>
      </Form>
    </div>
  );
}

/** Closes a table for good: its seats end, its story stays. */
export function CloseTable({ id }: { id: string }) {
  const [on, setOn] = useState(useToday());
  const { tell, busy, error, fields } = useTell(CloseTableDocument, 'The table is closed');
  return (
    <details className="section">
      <summary>Close this table</summary>
      <p>From that day on, the table is no longer in the blanket. Everything written down stays.</p>
      <Form send="Close the table" onSend={async () => void (await tell({ id, on }))} busy={busy} error={error} fields={fields}>
        <TextField
          label="Closing day"
          name="on"
          type="date"
          required
          value={on}
          onValue={setOn}
          error={fields.on}
        />
      </Form>
    </details>
  );
}
