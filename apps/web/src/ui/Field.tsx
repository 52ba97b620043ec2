import { useId, type ReactNode } from 'react';

/** What a control inside a field needs in order to be tied to its label, its hint and its error. */
interface Tied {
  id: string;
  name: string;
  'aria-invalid': boolean | undefined;
  'aria-describedby': string | undefined;
}

interface FieldProps {
  label: string;
  name: string;
  hint?: ReactNode;
  error?: string | undefined;
  children: (tied: Tied) => ReactNode;
}

/** A label, its control, a hint, and the API's word about it when that word is no. */
export function Field({ label, name, hint, error, children }: FieldProps) {
  const id = useId();
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint ? (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {error ? (
        <p className="wrong" id={`${id}-error`}>
          {error}
        </p>
      ) : null}
      {children({
        id,
        name,
        'aria-invalid': error ? true : undefined,
        'aria-describedby': described || undefined,
      })}
    </div>
  );
}

interface TextFieldProps extends Omit<FieldProps, 'children'> {
  value: string;
  onValue: (value: string) => void;
  type?: 'text' | 'email' | 'tel' | 'date' | 'search' | 'number';
  required?: boolean;
  long?: boolean;
  lang?: string;
  autoComplete?: string;
  min?: string;
  max?: string;
}

/** A field of one line, a date, or (with `long`) of several lines. */
export function TextField({ value, onValue, type = 'text', long = false, ...rest }: TextFieldProps) {
  const { label, name, hint, error, ...control } = rest;
  return (
    <Field label={label} name={name} hint={hint} error={error}>
      {(tied) =>
        long ? (
          <textarea {...tied} {...control} value={value} onChange={(event) => onValue(event.target.value)} />
        ) : (
          <input {...tied} {...control} type={type} value={value} onChange={(event) => onValue(event.target.value)} />
        )
      }
    </Field>
  );
}

interface ChoiceFieldProps extends Omit<FieldProps, 'children'> {
  value: string;
  onValue: (value: string) => void;
  choices: readonly { id: string; name: string }[];
  /** The words for "none of them"; without them a choice must be made. */
  none?: string;
  required?: boolean;
}

/** A native list to choose one from. */
export function ChoiceField({ value, onValue, choices, none, required, ...field }: ChoiceFieldProps) {
  return (
    <Field {...field}>
      {(tied) => (
        <select {...tied} required={required} value={value} onChange={(event) => onValue(event.target.value)}>
          {none === undefined ? null : <option value="">{none}</option>}
          {choices.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** One thing that is so or not. */
export function Tick({ label, on, onTick }: { label: ReactNode; on: boolean; onTick: (on: boolean) => void }) {
  return (
    <label className="choice">
      <input type="checkbox" checked={on} onChange={(event) => onTick(event.target.checked)} />
      <span>{label}</span>
    </label>
  );
}
