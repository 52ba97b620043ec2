import { useEffect, useRef, type FormEvent, type ReactNode } from 'react';
import { Refused } from './Notice';

interface FormProps {
  onSend: () => void | Promise<void>;
  send: string;
  busy: boolean;
  error: string | undefined;
  /** The API's words for single fields: when they are there, the fields say them and the form only points at them. */
  fields?: Readonly<Record<string, string>>;
  onCancel?: (() => void) | undefined;
  children?: ReactNode;
}

/** A form that keeps what was typed whatever happens, sends once, and says what went wrong above its button. */
export function Form({ onSend, send, busy, error, fields = {}, onCancel, children }: FormProps) {
  const form = useRef<HTMLFormElement>(null);
  const opened = onCancel !== undefined;
  useEffect(() => {
    // The button that opened it is gone, and the focus with it.
    if (!opened || document.activeElement !== document.body) return;
    form.current?.querySelector<HTMLElement>('input, select, textarea')?.focus();
  }, [opened]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // A form in a dialog in a form's tree must not send its neighbour.
    event.stopPropagation();
    if (!busy) void onSend();
  };
  return (
    <form ref={form} onSubmit={submit}>
      {children}
      <Refused error={error} />
      {Object.keys(fields).length > 1 ? <p className="quiet">Each field above says what it needs.</p> : null}
      <div className="row">
        <button type="submit" className="button" aria-disabled={busy}>
          {busy ? 'Saving…' : send}
        </button>
        {onCancel ? (
          <button type="button" className="button bare" onClick={onCancel}>
            Cancel
          </button>
        ) : null}
      </div>
    </form>
  );
}
