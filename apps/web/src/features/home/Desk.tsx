import { Link } from 'react-router';
import type { DeskQuery } from '../../gql/graphql';
import { count } from '../../lib/words';

interface Need {
  key: string;
  what: string;
  why: string;
  to: string;
  go: string;
}

/** What waits for an admin's word: letters that were held back, mail that stands still, cards to look at or to print. */
export function deskNeeds({ campaigns, postcardRuns }: DeskQuery): Need[] {
  const letters = campaigns.edges.flatMap(({ node: { id, title, state, counts } }): Need[] => {
    const waiting = counts.filter((counted) => counted.state === 'HELD' || counted.state === 'DOUBTFUL').reduce((sum, { n }) => sum + n, 0);
    if (waiting > 0) return [{ key: id, what: `${count(waiting, 'letter')} of “${title}” wait for your word`, why: 'We do not know whether they arrived, or they were held back. Let them go, or drop them.', to: '/mail', go: 'Look at them' }];
    return state === 'PAUSED' ? [{ key: id, what: `“${title}” is paused`, why: 'No letter of it goes until somebody lets it go on.', to: '/mail', go: 'Go to the mail' }] : [];
  });
  const cards = postcardRuns.edges.flatMap(({ node: { id, title, state, waiting, locked } }): Need[] => {
    if (state === 'OPEN' && waiting > 0) return [{ key: id, what: `${count(waiting, 'postcard')} for “${title}”`, why: 'Look at them, then lock them for printing.', to: `/postcards/${id}`, go: 'Look at the cards' }];
    return state === 'LOCKED' && locked > 0 ? [{ key: id, what: `${count(locked, 'postcard')} for “${title}” can be printed`, why: 'They are locked. Note it when they are in the post.', to: `/postcards/${id}`, go: 'Print them' }] : [];
  });
  return [...letters, ...cards];
}

export function Desk({ needs }: { needs: readonly Need[] }) {
  return needs.map(({ key, what, why, to, go }) => (
    <article key={key} className="card need">
      <h2>{what}</h2>
      <p>{why}</p>
      <Link className="button" to={to}>
        {go}
      </Link>
    </article>
  ));
}
