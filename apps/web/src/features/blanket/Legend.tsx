import type { Coverage } from '../../gql/graphql';
import { Cloth } from './Weaves';
import { STATES } from './weave';

const MEANING: Record<Coverage, string> = {
  FILLED: 'Filled',
  THIN: 'Thin: missed the last three meetings, or one person holds two sectors',
  VACANT: 'Vacant, and since when',
  SERVED_FROM_ELSEWHERE: 'Served from another table',
  DOES_NOT_EXIST_HERE: 'Does not exist here',
};

/** What each weave means. Its thread has the colour of no sector shown in particular. */
export function Legend() {
  return (
    <ul className="legend plain" aria-label="What the weaves mean">
      {STATES.map((state) => (
        <li key={state}>
          <span className={`legend-cloth piece patch-${state.toLowerCase()}`}>
            <Cloth state={state} thread={0} />
          </span>
          {MEANING[state]}
        </li>
      ))}
      <li>
        <span className="legend-cloth piece patch-new" />
        Framed: new this quarter
      </li>
    </ul>
  );
}
