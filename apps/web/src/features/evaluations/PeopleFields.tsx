import { useState } from 'react';
import { MemberNameDocument } from '../../gql/graphql';
import { useAsk } from '../../lib/ask';
import { count } from '../../lib/words';
import { MemberPicker, type Picked } from '../members/MemberPicker';

interface PeopleFieldsProps {
  legend: string;
  none: string;
  ids: readonly string[];
  onIds: (ids: string[]) => void;
  /** The names that are known already. */
  known?: readonly Picked[];
}

/** So many names are shown at once. */
const SHOWN = 30;

function Name({ id }: { id: string }) {
  const { data } = useAsk(MemberNameDocument, { id }, { touchedBy: 'Member' });
  return <>{data?.member?.name ?? '…'}</>;
}

/** Single people, found by name. */
export function PeopleFields({ legend, none, ids, onIds, known = [] }: PeopleFieldsProps) {
  const [met, meet] = useState<readonly Picked[]>(known);
  const add = (member: Picked | undefined) => {
    if (!member) return;
    meet((before) => [...before, member]);
    onIds([...new Set([...ids, member.id])]);
  };
  return (
    <details className="tick-list">
      <summary>
        {legend}: {ids.length > 0 ? count(ids.length, 'person', 'people') : none}
      </summary>
      {ids.length > 0 ? (
        <ul className="plain people">
          {ids.slice(0, SHOWN).map((id) => (
            <li key={id} className="row">
              <span>{met.find((one) => one.id === id)?.name ?? <Name id={id} />}</span>
              <button type="button" className="button bare" onClick={() => onIds(ids.filter((one) => one !== id))}>
                Remove<span className="hidden"> {met.find((one) => one.id === id)?.name}</span>
              </button>
            </li>
          ))}
          {ids.length > SHOWN ? <li>And {ids.length - SHOWN} more.</li> : null}
        </ul>
      ) : null}
      <MemberPicker key={ids.length} label="Add somebody" adds={false} picked={undefined} onPick={add} />
    </details>
  );
}
