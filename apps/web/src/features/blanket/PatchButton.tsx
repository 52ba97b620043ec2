import type { FocusEvent } from 'react';
import { gapWords, isNew, patchWords, type Patch } from './blanket';
import { Cloth } from './Weaves';

interface PatchButtonProps {
  patch: Patch;
  thread: number;
  on: string;
  /** Where the patch stands: read out before its state when no headers do. */
  place?: string;
  tabIndex?: number;
  at?: string;
  onOpen: (seatId: string) => void;
  onReach?: (event: FocusEvent<HTMLButtonElement>) => void;
}

/** One seat as a piece of cloth: it opens who holds it and what one can do. */
export function PatchButton({ patch, thread, on, place, tabIndex, at, onOpen, onReach }: PatchButtonProps) {
  const word = gapWords(patch);
  const fresh = isNew(patch, on);
  return (
    <button
      type="button"
      className={`patch patch-${patch.state.toLowerCase()} thread-${thread}${fresh ? ' patch-new' : ''}`}
      title={patchWords(patch)}
      tabIndex={tabIndex}
      data-at={at}
      onClick={() => onOpen(patch.seatId)}
      onFocus={onReach}
    >
      <Cloth state={patch.state} thread={thread} />
      {word ? (
        <span className="patch-word" aria-hidden="true">
          {word}
        </span>
      ) : null}
      <span className="hidden">
        {place ? `${place}: ` : ''}
        {patchWords(patch)}
        {fresh ? ', new this quarter' : ''}
      </span>
    </button>
  );
}
