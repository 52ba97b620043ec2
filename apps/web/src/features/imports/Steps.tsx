import { Link } from 'react-router';
import type { ImportState } from '../../gql/graphql';
import { STEPS, type StepName } from './import';

interface StepsProps {
  here: StepName;
  open: readonly StepName[];
  state: ImportState;
  /** How many rows wait for a decision. */
  asked: number;
}

/** What stands under the name of a step. */
function told(step: StepName, { here, open, state, asked }: StepsProps): string {
  if (state === 'DONE') return 'done';
  const checked = state === 'CHECKED' || state === 'COMMITTING' || (state === 'FAILED' && open.includes('write'));
  if (step === 'columns' && (checked || state === 'CHECKING')) return 'done';
  if (step === 'rows' && checked) return 'checked';
  if (step === 'decide' && checked) return asked > 0 ? `${asked} open` : 'done';
  if (step === 'write' && checked && asked === 0) return 'ready';
  return step === here ? 'now' : 'later';
}

/** Where one stands. What can be looked at already is a link. */
export function Steps(props: StepsProps) {
  const { here, open } = props;
  return (
    <nav aria-label="Steps of this import">
      <ol className="steps plain">
        {STEPS.map(({ id, name }, place) => {
          const words = (
            <>
              <span className="step-name">
                {place + 1}. {name}
              </span>
              <span className="step-state">{told(id, props)}</span>
            </>
          );
          return (
            <li key={id}>
              {open.includes(id) ? (
                <Link className="step" to={`?step=${id}`} aria-current={here === id ? 'step' : undefined}>
                  {words}
                </Link>
              ) : (
                <span className="step">{words}</span>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
