import type { Coverage } from '../../gql/graphql';

/** What a strand is made of; the style sheet gives each its colour for the sector and the light. */
type Yarn = 'thread' | 'down' | 'shade' | 'shine' | 'glint' | 'second' | 'cloth' | 'bare' | 'dot';

/** One rectangle of a woven tile. */
export interface Strand {
  yarn: Yarn;
  x: number;
  y: number;
  width: number;
  height: number;
  round?: number;
}

/** A square tile that repeats over a patch. */
interface Weave {
  side: number;
  strands: Strand[];
}

/** How many thread colours there are; sectors beyond them begin again. */
export const THREADS = 12;

/** The thread of a sector by its place among the sectors shown. */
export const threadAt = (place: number): number => ((place % THREADS) + THREADS) % THREADS;

const TILE = 12;
const PITCH = TILE / 2;

const ground = (yarn: Yarn): Strand => ({ yarn, x: 0, y: 0, width: TILE, height: TILE });

/** Places of the two threads each way at which one crossing lies, by turns: over here is under there. */
const CROSSINGS = [
  [0, 0],
  [1, 1],
] as const;

/** Where a thread across lies on top: it bulges over the threads beside it, and light falls on its upper edge. */
const acrossOver = (yarn: Yarn, column: number, row: number): Strand[] => [
  { yarn, x: column * PITCH - 0.9, y: row * PITCH + 0.45, width: PITCH + 1.8, height: PITCH - 0.9, round: 2.2 },
  { yarn: 'shine', x: column * PITCH + 0.3, y: row * PITCH + 1.1, width: PITCH - 0.6, height: 1.1, round: 0.55 },
];

/** Where a thread down lies on top. */
const downOver = (column: number, row: number): Strand[] => [
  { yarn: 'down', x: column * PITCH + 0.45, y: row * PITCH - 0.7, width: PITCH - 0.9, height: PITCH + 1.4, round: 2.2 },
  { yarn: 'glint', x: column * PITCH + 1.3, y: row * PITCH + 0.6, width: 1, height: PITCH - 1.2, round: 0.5 },
];

/** What hangs over an edge of the tile comes in again at the other. */
const around = (strands: Strand[]): Strand[] =>
  strands.flatMap((strand) =>
    [0, -TILE, TILE].flatMap((right) =>
      [0, -TILE, TILE].flatMap((down) => {
        const [x, y] = [strand.x + right, strand.y + down];
        const seen = x < TILE && x + strand.width > 0 && y < TILE && y + strand.height > 0;
        return seen ? [{ ...strand, x, y }] : [];
      }),
    ),
  );

/** A close weave: threads down and threads across, over and under by turns, and no cloth to be seen between them. */
const close = (across: Yarn): Strand[] => [
  ground('shade'),
  ...around(CROSSINGS.flatMap(([column, row]) => downOver(1 - column, row))),
  ...around(CROSSINGS.flatMap(([column, row]) => acrossOver(across, column, row))),
];

const THIN = 2.1;
const MIDDLE = (PITCH - THIN) / 2;

/** Gauze: the same threads worn thin, with cloth showing between them. Whichever dives under leaves a gap beside the other. */
const open = (): Strand[] => {
  const lane = (at: number) => at * PITCH + MIDDLE;
  const down = (at: number): Strand => ({ yarn: 'thread', x: lane(at), y: 0, width: THIN, height: TILE });
  const across = (at: number): Strand => ({ yarn: 'thread', x: 0, y: lane(at), width: TILE, height: THIN });
  return [
    ground('cloth'),
    down(0),
    down(1),
    ...CROSSINGS.map(([column, row]): Strand => ({
      yarn: 'cloth', x: lane(column), y: lane(row) - 0.8, width: THIN, height: THIN + 1.6,
    })),
    across(0),
    across(1),
    ...CROSSINGS.flatMap(([column, row]): Strand[] => [
      { yarn: 'cloth', x: lane(1 - column) - 0.8, y: lane(row), width: THIN + 1.6, height: THIN },
      { yarn: 'thread', x: lane(1 - column), y: lane(row), width: THIN, height: THIN },
    ]),
  ];
};

/** Nothing woven yet: the warp alone. */
const warp = (): Strand[] => [
  ground('bare'),
  { yarn: 'thread', x: 2.4, y: 0, width: 1.2, height: TILE },
  { yarn: 'thread', x: 8.4, y: 0, width: 1.2, height: TILE },
];

/** Plain cloth. */
const plain = (): Strand[] => [
  ground('cloth'),
  ...CROSSINGS.map(([column, row]): Strand => ({
    yarn: 'dot',
    x: column * PITCH + 1.5,
    y: row * PITCH + 2.6,
    width: 3,
    height: 0.8,
    round: 0.4,
  })),
];

/** The tile that shows a state: five weaves that can be told apart without their colour. */
export function weaveOf(state: Coverage): Weave {
  return { side: TILE, strands: STRANDS[state]() };
}

const STRANDS: Record<Coverage, () => Strand[]> = {
  FILLED: () => close('thread'),
  THIN: open,
  VACANT: warp,
  SERVED_FROM_ELSEWHERE: () => close('second'),
  DOES_NOT_EXIST_HERE: plain,
};

export const STATES: readonly Coverage[] = [
  'FILLED',
  'THIN',
  'VACANT',
  'SERVED_FROM_ELSEWHERE',
  'DOES_NOT_EXIST_HERE',
];

/** The name by which a patch finds its pattern on the page. */
export const patternId = (state: Coverage, thread: number): string => `weave-${state.toLowerCase()}-${thread}`;
