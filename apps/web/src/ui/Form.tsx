import { useEffect, useRef, type FormEvent, type ReactNode } from 'react';
import { Refused } from './Notice';

interface FormProps {
  onSend: () => void | Promise<void>;
  send: string;
  busy: boolean;
  error: string | undefined;
  /** The API's words for single fields, one object for one answer: the fields say them, and the first of them takes the focus. */
  fields?: Readonly<Record<string, string>>;
  onCancel?: (() => void) | undefined;
  children?: ReactNode;
}

const NO_FIELDS: Readonly<Record<string, string>> = {};

/** A form that keeps what was typed whatever happens, sends once, and says what went wrong above its button. */
export function Form({ onSend, send, busy, error, fields = NO_FIELDS, onCancel, children }: FormProps) {
  const form = useRef<HTMLFormElement>(null);
  const opened = onCancel !== undefined;
  useEffect(() => {
    // The button that opened it is gone, and the focus with it.
    if (!opened || document.activeElement !== document.body) return;
    form.current?.querySelector<HTMLElement>('input, select, textarea')?.focus();
  }, [opened]);
  useEffect(() => {
    // In a long form on a phone, the field in question may be far above the button.
    if (Object.keys(fields).length > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [fields]);
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
