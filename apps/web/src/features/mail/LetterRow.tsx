import { useState } from 'react';
import { Link } from 'react-router';
import { stateOf, whenOf, type Letter } from './mail';

export interface Picking {
  /** Undefined where nothing is to be decided. */
  picked: ReadonlyMap<string, Letter> | undefined;
  onPick: (letter: Letter, on: boolean) => void;
}

/** A letter: to whom, what became of it and when. One that waits for a person can be picked. */
export function LetterRow({ letter, kind, picked, onPick }: { letter: Letter; kind?: string } & Picking) {
  const { member, state, reason } = letter;
  const name = member?.name ?? 'Somebody who is no longer there';
  const waits = state === 'HELD' || state === 'DOUBTFUL';
  return (
    <li>
      {picked && waits ? (
        <label className="choice">
          <input type="checkbox" checked={picked.has(letter.id)} onChange={(event) => onPick(letter, event.target.checked)} />
          <span className="hidden">Pick {name}</span>
        </label>
      ) : null}
      <div className="mail-to">{member ? <Link to={`/members/${member.id}`}>{name}</Link> : name}</div>
      <div>
        {kind ? <span className="mail-reason">{kind}</span> : null}
        <strong>{stateOf(letter)}</strong>
        {reason ? <span className="mail-reason">{reason}</span> : null}
      </div>
      <div className="quiet">{whenOf(letter)}</div>
    </li>
  );
}

/** The letters somebody picked so far. */
export function usePicked() {
  const [picked, pick] = useState<ReadonlyMap<string, Letter>>(new Map());
  const onPick = (letter: Letter, on: boolean) =>
    pick((before) => new Map([...[...before].filter(([id]) => id !== letter.id), ...(on ? [[letter.id, letter] as const] : [])]));
  return { picked, onPick, forget: () => pick(new Map()) };
}

/** How many are picked, and what to do with them. */
export function PickedBar({ many, onAsk }: { many: number; onAsk: (what: 'release' | 'drop') => void }) {
  if (many === 0) return null;
  return (
    <div className="row mail-picked">
      <span role="status">{many} picked</span>
      <button type="button" className="button soft" onClick={() => onAsk('release')}>
        Send those picked
      </button>
      <button type="button" className="button soft" onClick={() => onAsk('drop')}>
        Drop those picked
      </button>
    </div>
  );
}
