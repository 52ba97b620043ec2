interface ReorderProps {
  name: string;
  first: boolean;
  last: boolean;
  busy: boolean;
  onMove: (by: -1 | 1) => void;
}

/** Two buttons instead of a drag. They stay focusable at the ends, so that the focus is not lost on the way. */
export function Reorder({ name, first, last, busy, onMove }: ReorderProps) {
  const press = (by: -1 | 1, stopped: boolean) => () => (busy || stopped ? undefined : onMove(by));
  return (
    <>
      <button type="button" className="button soft" aria-disabled={first} onClick={press(-1, first)}>
        <span aria-hidden="true">↑</span>
        <span className="hidden">Move {name} up</span>
      </button>
      <button type="button" className="button soft" aria-disabled={last} onClick={press(1, last)}>
        <span aria-hidden="true">↓</span>
        <span className="hidden">Move {name} down</span>
      </button>
    </>
  );
}
