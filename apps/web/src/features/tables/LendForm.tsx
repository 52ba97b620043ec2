import { useState } from 'react';
import { LendSeatDocument } from '../../gql/graphql';
import { useTell } from '../../lib/ask';
import { useToday } from '../../lib/session';
import { ChoiceField, TextField } from '../../ui/Field';
import { Form } from '../../ui/Form';
import { Answer } from '../../ui/Answer';
import type { Blanket } from '../blanket/blanket';
import { useBlanket } from '../blanket/useBlanket';
import type { SeatStory } from './seat';

interface LendFormProps {
  seat: SeatStory;
  /** From which side one looks: a gap borrows, a held seat lends. */
  way: 'borrow' | 'lend';
  onDone: () => void;
}

/** The seats of the same sector at other tables that could be the other side of a loan. */
function othersOf({ tables, patches }: Blanket, seat: SeatStory, way: LendFormProps['way']) {
  const states = way === 'borrow' ? ['FILLED', 'THIN'] : ['VACANT'];
  return tables.flatMap(({ id, name }) => {
    const patch = patches.find((each) => each.tableId === id && each.sectorId === seat.sector.id);
    if (!patch || patch.seatId === seat.id || !states.includes(patch.state)) return [];
    return [{ id: patch.seatId, name: patch.holderName ? `${name}: ${patch.holderName}` : name }];
  });
}

/** Lets the holder of a seat at one table serve the empty seat of the same sector at another. */
export function LendForm({ seat, way, onDone }: LendFormProps) {
  const asked = useBlanket();
  const [other, choose] = useState('');
  const [from, setFrom] = useState(useToday());
  const { tell, busy, error, fields } = useTell(LendSeatDocument);
  const send = async () => {
    const [seatId, lenderSeatId] = way === 'borrow' ? [seat.id, other] : [other, seat.id];
    if (await tell({ input: { seatId, lenderSeatId, from } })) onDone();
  };
  return (
    <Answer asked={asked}>
      {({ blanket }) => {
        const others = othersOf(blanket, seat, way);
        if (others.length === 0) {
          return (
            <p>
              {way === 'borrow'
                ? `No other table has somebody from ${seat.sector.name} now.`
                : `No other table has an empty seat for ${seat.sector.name}.`}
            </p>
          );
        }
        return (
          <Form send="Save" onSend={send} busy={busy} error={error} fields={fields} onCancel={onDone}>
            <ChoiceField
              label={way === 'borrow' ? 'Who can serve this seat, too?' : 'Which table’s empty seat?'}
              name="lenderSeatId"
              required
              none="Please choose"
              choices={others}
              value={other}
              onValue={choose}
              error={fields.lenderSeatId ?? fields.seatId}
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
      }}
    </Answer>
  );
}
