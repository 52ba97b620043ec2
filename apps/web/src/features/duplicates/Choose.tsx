import type { ReactNode } from 'react';

interface ChooseProps {
  legend: string;
  hint?: string | undefined;
  name: string;
  chosen: 'a' | 'b';
  onChoose: (which: 'a' | 'b') => void;
  a: ReactNode;
  b: ReactNode;
}

/** One of two, side by side where there is room. */
export function Choose({ legend, hint, name, chosen, onChoose, a, b }: ChooseProps) {
  return (
    <fieldset className="choices choose">
      <legend>{legend}</legend>
      {hint ? <p className="hint">{hint}</p> : null}
      <div className="two">
        {(['a', 'b'] as const).map((which) => (
          <label key={which} className="choice side">
            <input type="radio" name={name} checked={chosen === which} onChange={() => onChoose(which)} />
            <span>{which === 'a' ? a : b}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
