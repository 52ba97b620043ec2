import type { ReactNode } from 'react';
import { useOpen } from '../../lib/open';

interface EditableProps {
  /** What the row is about: read after "Edit". */
  name: string;
  children: ReactNode;
  form: (close: () => void) => ReactNode;
  more?: ReactNode;
}

/** A row of a list that opens its form where it stands. */
export function Editable({ name, children, form, more }: EditableProps) {
  const { isOpen, open, close, autoFocus } = useOpen();
  if (isOpen) {
    return (
      <li>
        <div className="card">{form(close)}</div>
      </li>
    );
  }
  return (
    <li className="row spread editable">
      <span>{children}</span>
      <span className="row">
        {more}
        <button type="button" className="button soft" autoFocus={autoFocus} onClick={open}>
          Edit<span className="hidden"> {name}</span>
        </button>
      </span>
    </li>
  );
}

/** The button that opens the form for one more. */
export function Adding({ words, form }: { words: string; form: (close: () => void) => ReactNode }) {
  const { isOpen, open, close, autoFocus } = useOpen();
  if (isOpen) return <div className="card section">{form(close)}</div>;
  return (
    <p className="after-list">
      <button type="button" className="button" autoFocus={autoFocus} onClick={open}>
        {words}
      </button>
    </p>
  );
}
