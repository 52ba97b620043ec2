import { useId } from 'react';
import type { ImportField } from '../../gql/graphql';
import { FIELD, type ImportStory } from './import';
import type { ChangeMapping } from './ColumnsStep';

const FIELDS = Object.entries(FIELD);

const isField = (value: string): value is ImportField => value in FIELD;

interface ColumnChoicesProps {
  columns: ImportStory['columns'];
  chosen: ReadonlyMap<number, ImportField>;
  onChange: ChangeMapping;
  errors: Readonly<Record<string, string>>;
}

/** Every column with its first values and what it is taken for. */
export function ColumnChoices({ columns, chosen, onChange, errors }: ColumnChoicesProps) {
  const id = useId();
  const choose = (index: number, value: string) => {
    const fields = new Map(chosen);
    if (isField(value)) fields.set(index, value);
    else fields.delete(index);
    onChange({ fields });
  };
  return (
    <fieldset className="choices" aria-describedby={errors.fields ? `${id}-error` : undefined}>
      <legend>What is in each column?</legend>
      <p className="hint">What we could guess is chosen already. Columns you leave out are not kept.</p>
      {errors.fields ? (
        <p className="wrong" id={`${id}-error`}>
          {errors.fields}
        </p>
      ) : null}
      <ul className="lines column-list">
        {columns.map(({ index, name, samples }) => {
          const seen = samples.filter((sample) => sample.trim() !== '');
          return (
            <li key={index}>
              <label htmlFor={`${id}-${index}`}>{name || `Column ${index + 1}`}</label>
              <span className="quiet samples" id={`${id}-${index}-samples`}>
                {seen.length > 0 ? seen.join(' · ') : 'Empty in the first rows'}
              </span>
              <select
                id={`${id}-${index}`}
                aria-describedby={`${id}-${index}-samples`}
                value={chosen.get(index) ?? ''}
                onChange={(event) => choose(index, event.target.value)}
              >
                <option value="">Leave out</option>
                {FIELDS.map(([field, words]) => (
                  <option key={field} value={field}>
                    {words}
                  </option>
                ))}
              </select>
            </li>
          );
        })}
      </ul>
    </fieldset>
  );
}
