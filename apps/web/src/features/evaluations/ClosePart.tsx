import { useState } from 'react';
import { CloseEvaluationDocument } from '../../gql/graphql';
import { useTell } from '../../lib/ask';
import { Dialog } from '../../ui/Dialog';
import { Refused } from '../../ui/Notice';
import type { Evaluation } from './evaluation';

/** The end of it, after a plain word. */
export function ClosePart({ evaluation: { id } }: { evaluation: Evaluation }) {
  const [asking, ask] = useState(false);
  const { tell, busy, error } = useTell(CloseEvaluationDocument, 'It is closed', 'EvaluationResponse');
  const send = async () => {
    if (!busy && (await tell({ id }))) ask(false);
  };
  return (
    <section className="section" aria-labelledby="close">
      <h3 id="close">Close it</h3>
      <p>Then nobody is asked any more, and no answer is taken.</p>
      <button type="button" className="button soft" onClick={() => ask(true)}>
        Close the evaluation
      </button>
      {asking ? (
        <Dialog title="Close this evaluation?" onClose={() => ask(false)}>
          <p>Steps to come do not go any more. Whoever opens their letter reads that it is over. This cannot be undone.</p>
          <p>Answers given until now are kept. The last ones are opened together, once none of them is from today. If fewer than five answered in all, their answers stay sealed.</p>
          <Refused error={error} />
          <div className="row">
            <button type="button" className="button" aria-disabled={busy} onClick={() => void send()}>
              Close it
            </button>
            <button type="button" className="button soft" onClick={() => ask(false)}>
              Leave it open
            </button>
          </div>
        </Dialog>
      ) : null}
    </section>
  );
}
