import { memo } from 'react';
import type { Coverage } from '../../gql/graphql';
import { patternId, STATES, THREADS, weaveOf, type Strand } from './weave';
import './weave.css';

const strand = ({ yarn, x, y, width, height, round }: Strand, index: number) => (
  <rect key={index} className={`yarn-${yarn}`} x={x} y={y} width={width} height={height} rx={round} />
);

/** Every pattern of the page, once; patches only point at them. */
export const Weaves = memo(function Weaves({ sectors }: { sectors: number }) {
  const threads = Array.from({ length: Math.min(sectors, THREADS) }, (_, thread) => thread);
  return (
    <svg className="weaves" width="0" height="0" aria-hidden="true" focusable="false">
      <defs>
        {threads.flatMap((thread) =>
          STATES.map((state) => {
            const { side, strands } = weaveOf(state);
            return (
              <pattern
                key={patternId(state, thread)}
                id={patternId(state, thread)}
                className={`thread-${thread}`}
                width={side}
                height={side}
                patternUnits="userSpaceOnUse"
              >
                {strands.map(strand)}
              </pattern>
            );
          }),
        )}
      </defs>
    </svg>
  );
});

/** A piece of cloth: decoration only, its word stands beside it. */
export function Cloth({ state, thread }: { state: Coverage; thread: number }) {
  return (
    <svg className="cloth" aria-hidden="true" focusable="false">
      <rect width="100%" height="100%" fill={`url(#${patternId(state, thread)})`} />
    </svg>
  );
}
