import type { PostcardRunState, PostcardRunsQuery, PostcardRunQuery, PostcardState, PostcardsQuery } from '../../gql/graphql';
import { count } from '../../lib/words';

export type RunLine = PostcardRunsQuery['postcardRuns']['edges'][number]['node'];
export type Run = NonNullable<PostcardRunQuery['postcardRun']>;
export type Card = PostcardsQuery['postcards']['edges'][number]['node'];

export const RUN: Record<PostcardRunState, string> = { OPEN: 'Open', LOCKED: 'Locked, ready to print', POSTED: 'Posted' };

export const CARD: Record<PostcardState, string> = {
  WAITING: 'Ready',
  REFUSED: 'Cannot be posted',
  CANCELLED: 'No longer needed',
  LOCKED: 'Locked',
  POSTED: 'Posted',
  RETURNED: 'Came back',
};

/** The states in the order a reader looks for them, with how many cards of a run are in each. */
export const inStates = (run: RunLine): { state: PostcardState; name: string; n: number }[] => [
  { state: 'WAITING', name: CARD.WAITING, n: run.waiting },
  { state: 'LOCKED', name: CARD.LOCKED, n: run.locked },
  { state: 'POSTED', name: CARD.POSTED, n: run.posted },
  { state: 'RETURNED', name: CARD.RETURNED, n: run.returned },
  { state: 'REFUSED', name: CARD.REFUSED, n: run.refused },
  { state: 'CANCELLED', name: CARD.CANCELLED, n: run.cancelled },
];

/** "3 ready", "1 no longer needed": what there is of each. */
export const told = (run: RunLine): string =>
  inStates(run)
    .filter(({ n }) => n > 0)
    .map(({ n, name }) => `${n.toLocaleString('en-CA')} ${name.toLowerCase()}`)
    .join(', ') || 'No cards';

/** "$412.50" */
export const dollars = (cents: number): string => (cents / 100).toLocaleString('en-CA', { style: 'currency', currency: 'CAD' });

export const cards = (many: number): string => count(many, 'card');

/** How cards can be printed, by the name the API knows it by. */
export const FORMATS = [
  { id: '6x4.25', name: 'For a print shop, 6 by 4¼ inches' },
  { id: '6x4', name: 'For a print shop, 6 by 4 inches' },
  { id: 'sheet', name: 'For an office printer, four on a sheet' },
];
