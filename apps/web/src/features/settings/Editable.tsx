import { useState, type ReactNode } from 'react';

interface EditableProps {
  /** What the row is about: read after "Edit". */
  name: string;
  children: ReactNode;
  form: (close: () => void) => ReactNode;
  more?: ReactNode;
}

/** A row of a list that opens its form where it stands. */
export function Editable({ name, children, form, more }: EditableProps) {
  const [open, show] = useState(false);
  if (open) {
    return (
      <li>
        <div className="card">{form(() => show(false))}</div>
      </li>
    );
  }
  return (
    <li className="row spread">
      <span>{children}</span>
      <span className="row">
        {more}
        <button type="button" className="button soft" onClick={() => show(true)}>
          Edit<span className="hidden"> {name}</span>
        </button>
      </span>
    </li>
  );
}

/** The button that opens the form for one more. */
export function Adding({ words, form }: { words: string; form: (close: () => void) => ReactNode }) {
  const [open, show] = useState(false);
  if (open) return <div className="card section">{form(() => show(false))}</div>;
  return (
    <p className="after-list">
      <button type="button" className="button" onClick={() => show(true)}>
        {words}
      </button>
    </p>
  );
}
