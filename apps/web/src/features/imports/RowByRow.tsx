import { useState } from 'react';
import { ImportRowsDocument } from '../../gql/graphql';
import { useAsk } from '../../lib/ask';
import { Answer } from '../../ui/Answer';
import type { FateRow, ImportStory } from './import';
import { RowQuestion } from './RowQuestion';

const AT_ONCE = 50;

/** The open rows that ask one question. A row that is decided while one looks stays where it stands, to be changed. */
export function RowByRow({ story, questionKey }: { story: ImportStory; questionKey: string }) {
  const [after, go] = useState<string | null>(null);
  const [seen] = useState(() => new Map<string, FateRow>());
  const asked = useAsk(ImportRowsDocument, { importId: story.id, fate: 'ASKED', first: AT_ONCE, after }, { touchedBy: 'Import' });
  for (const { node } of asked.data?.importRows.edges ?? []) {
    if (!seen.has(node.id) && node.questions.some(({ key }) => key === questionKey)) seen.set(node.id, node);
  }
  const { hasNextPage, endCursor } = asked.data?.importRows.pageInfo ?? {};
  return (
    <>
      <ul className="plain">
        {[...seen.values()].map((row) =>
          row.questions
            .filter(({ key }) => key === questionKey)
            .map((question) => (
              <li key={row.id}>
                <RowQuestion story={story} row={row} question={question} />
              </li>
            )),
        )}
      </ul>
      {asked.data ? null : <Answer asked={asked}>{() => null}</Answer>}
      {hasNextPage && endCursor ? (
        <button type="button" className="button soft" onClick={() => go(endCursor)}>
          More rows
        </button>
      ) : null}
    </>
  );
}
