import { WordsFields } from './WordsFields';
import type { Question } from './evaluation';

type Option = Question['options'][number];

interface OptionFieldsProps {
  languages: readonly string[];
  options: readonly Option[];
  onOptions: (options: Option[]) => void;
  error: string | undefined;
}

const MOST = 12;

/** The answers of a choice, in their order. Those left empty are not kept. */
export function OptionFields({ languages, options, onOptions, error }: OptionFieldsProps) {
  const shown = options.length > 0 ? options : [{ key: '', label: [] }, { key: '', label: [] }];
  const swap = (place: number) => {
    const moved = [...shown];
    moved.splice(place - 1, 0, ...moved.splice(place, 1));
    onOptions(moved);
  };
  return (
    <fieldset className="choices">
      <legend>Answers to choose from</legend>
      {error ? <p className="wrong">{error}</p> : null}
      {shown.map((option, place) => (
        <div key={place} className="option">
          <div>
            <WordsFields
              label={`Answer ${place + 1}`}
              name={`options.${place}`}
              languages={languages}
              words={option.label}
              // Written anew it is another answer, and gets a key of its own.
              onWords={(label) => onOptions(shown.map((one, at) => (at === place ? { key: label.some(({ text }) => text.trim()) ? one.key : '', label } : one)))}
            />
          </div>
          <div className="row">
            {place > 0 ? (
              <button type="button" className="button bare" onClick={() => swap(place)}>
                Up<span className="hidden"> answer {place + 1}</span>
              </button>
            ) : null}
            {shown.length > 2 ? (
              <button type="button" className="button bare" onClick={() => onOptions(shown.filter((_, at) => at !== place))}>
                Remove<span className="hidden"> answer {place + 1}</span>
              </button>
            ) : null}
          </div>
        </div>
      ))}
      {shown.length < MOST ? (
        <button type="button" className="button soft" onClick={() => onOptions([...shown, { key: '', label: [] }])}>
          Add an answer
        </button>
      ) : null}
    </fieldset>
  );
}
