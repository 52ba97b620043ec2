import { useState, type ReactNode } from 'react';
import { ImportRowsDocument, type ImportFate } from '../../gql/graphql';
import { useAsk } from '../../lib/ask';
import { useMedia } from '../../lib/use';
import { Answer } from '../../ui/Answer';
import { RowAsCard, RowAsLine } from './FateRow';
import type { ImportStory } from './import';

const AT_ONCE = 50;

interface StretchProps {
  story: ImportStory;
  fate: ImportFate | null;
  after: string | null;
  last: boolean;
  cards: boolean;
  onMore: (after: string) => void;
}

/** What stands between the rows: a cell as wide as the table, or one more card. */
function Between({ cards, children }: { cards: boolean; children: ReactNode }) {
  if (cards) return <li>{children}</li>;
  return (
    <tr>
      <td colSpan={4}>{children}</td>
    </tr>
  );
}

/** One stretch of the rows: a question of its own. */
function Stretch({ story, fate, after, last, cards, onMore }: StretchProps) {
  const asked = useAsk(ImportRowsDocument, { importId: story.id, fate, first: AT_ONCE, after }, { touchedBy: 'Import Member' });
  if (!asked.data) {
    return (
      <Between cards={cards}>
        <Answer asked={asked}>{() => null}</Answer>
      </Between>
    );
  }
  const { edges, pageInfo } = asked.data.importRows;
  const Row = cards ? RowAsCard : RowAsLine;
  const { hasNextPage, endCursor } = pageInfo;
  if (edges.length === 0) {
    return <Between cards={cards}>{story.state === 'DONE' ? 'Rows are kept for a week after writing. These are gone.' : 'No rows here.'}</Between>;
  }
  return (
    <>
      {edges.map(({ node }) => (
        <Row key={node.id} row={node} story={story} />
      ))}
      {last && hasNextPage && endCursor ? (
        <Between cards={cards}>
          <button type="button" className="button soft" onClick={() => onMore(endCursor)}>
            More
          </button>
        </Between>
      ) : null}
    </>
  );
}

/** The rows of one fate, or all, by line: a table where there is room, cards on a phone. */
export function FateRows({ story, fate }: { story: ImportStory; fate: ImportFate | null }) {
  const cards = useMedia('(max-width: 640px)');
  const [stretches, grow] = useState<(string | null)[]>([null]);
  const rows = stretches.map((after, place) => (
    <Stretch
      key={after ?? ''}
      story={story}
      fate={fate}
      after={after}
      last={place === stretches.length - 1}
      cards={cards}
      onMore={(next) => grow((before) => [...before, next])}
    />
  ));
  if (cards) return <ul className="plain fate-cards">{rows}</ul>;
  return (
    <table className="table fate-rows">
      <thead>
        <tr>
          <th scope="col">Line</th>
          <th scope="col">Name</th>
          <th scope="col">Email</th>
          <th scope="col">{story.state === 'DONE' ? 'What happened' : 'What will happen'}</th>
        </tr>
      </thead>
      <tbody>{rows}</tbody>
    </table>
  );
}
