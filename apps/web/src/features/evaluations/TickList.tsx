import { listed } from '../../lib/words';
import { Tick } from '../../ui/Field';

interface TickListProps {
  legend: string;
  /** The word for none of them, such as "every region". */
  none: string;
  choices: readonly { id: string; name: string }[];
  picked: readonly string[];
  onPick: (picked: string[]) => void;
}

/** Any number of some: folded, with what is picked said in its heading. */
export function TickList({ legend, none, choices, picked, onPick }: TickListProps) {
  const names = choices.filter(({ id }) => picked.includes(id)).map(({ name }) => name);
  return (
    <details className="tick-list">
      <summary>
        {legend}: {listed(names) || none}
      </summary>
      <fieldset className="choices">
        <legend className="hidden">{legend}</legend>
        {choices.map(({ id, name }) => (
          <Tick key={id} label={name} on={picked.includes(id)} onTick={(on) => onPick(on ? [...picked, id] : picked.filter((each) => each !== id))} />
        ))}
      </fieldset>
    </details>
  );
}
