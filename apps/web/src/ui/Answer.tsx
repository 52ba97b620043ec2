import type { ReactNode } from 'react';
import type { Asked } from '../lib/ask';
import { Notice } from './Notice';

/** Waits for an answer, shows what went wrong with a way to try again, or hands the answer to the page. */
export function Answer<Data>({ asked, children }: { asked: Asked<Data>; children: (data: Data) => ReactNode }) {
  if (asked.data !== undefined) return <>{children(asked.data)}</>;
  if (asked.error) {
    return (
      <Notice wrong>
        <p>{asked.error}</p>
        <p>
          <button type="button" className="button soft" onClick={asked.again}>
            Try again
          </button>
        </p>
      </Notice>
    );
  }
  return <Waiting />;
}

/** Shown only when an answer takes a moment. */
export function Waiting() {
  return (
    <p className="waiting" role="status">
      One moment…
    </p>
  );
}
