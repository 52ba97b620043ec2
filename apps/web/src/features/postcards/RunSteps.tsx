import { useState } from 'react';
import { CheckPostcardRunDocument } from '../../gql/graphql';
import { useTell } from '../../lib/ask';
import { ChoiceField } from '../../ui/Field';
import { Notice, Refused } from '../../ui/Notice';
import { LockDialog } from './LockDialog';
import { PostingForm } from './PostingForm';
import { cards, FORMATS, type Run } from './postcards';
import { TextForm } from './TextForm';

/** The text, and before the lock the way to change it. */
function Text({ run }: { run: Run }) {
  const [editing, edit] = useState(false);
  if (editing) return <TextForm run={run} onDone={() => edit(false)} />;
  return (
    <div className="card">
      <h2 lang={run.lang}>{run.heading}</h2>
      <p className="card-text" lang={run.lang}>
        {run.body}
      </p>
      {run.state === 'OPEN' ? (
        <button type="button" className="button soft" onClick={() => edit(true)}>
          Change the text
        </button>
      ) : null}
    </div>
  );
}

function Open({ run }: { run: Run }) {
  const [locking, lock] = useState(false);
  const { tell, busy, error } = useTell(CheckPostcardRunDocument, 'Checked', 'PostcardRun Postcard');
  return (
    <>
      {run.fault ? (
        <Notice>
          <p>{run.fault}</p>
        </Notice>
      ) : null}
      <p>Whoever answers before the lock gets no card. See a card or two below, then lock the run.</p>
      <div className="row">
        <button type="button" className="button" disabled={run.waiting === 0 || run.fault != null} onClick={() => lock(true)}>
          Lock {cards(run.waiting)}
        </button>
        <button type="button" className="button soft" aria-disabled={busy} onClick={() => void (busy || tell({ id: run.id }))}>
          Check the cards again
        </button>
      </div>
      <Refused error={error} />
      {locking ? <LockDialog run={run} onDone={() => lock(false)} /> : null}
    </>
  );
}

function Locked({ run }: { run: Run }) {
  const [format, choose] = useState('6x4.25');
  const [noting, note] = useState(false);
  return (
    <>
      <ChoiceField
        label="Print them"
        name="format"
        hint={
          format === 'sheet'
            ? 'On card stock of 8½ by 11 inches, both sides, turned over the short edge, at full size.'
            : 'A file with two pages a card, bleed and crop marks.'
        }
        value={format}
        onValue={choose}
        choices={FORMATS}
      />
      <div className="row">
        <form method="post" action={`/print/postcards/${run.id}.pdf?format=${format}`}>
          <button type="submit" className="button">
            Download {cards(run.locked)} to print
          </button>
        </form>
        <a className="button soft" href={`/exports/postcards/${run.id}.csv`} download>
          List for a mail house
        </a>
      </div>
      <p className="quiet card-after">Both hold the names, addresses and codes of everybody on it. Please delete them when the cards are in the post.</p>
      {noting ? (
        <PostingForm run={run} onDone={() => note(false)} />
      ) : (
        <p>
          <button type="button" className="button soft" onClick={() => note(true)}>
            They are in the post
          </button>
        </p>
      )}
    </>
  );
}

/** What a run says, and what comes next for it. */
export function RunSteps({ run }: { run: Run }) {
  return (
    <>
      <Text run={run} />
      {run.state === 'OPEN' ? <Open run={run} /> : null}
      {run.state === 'LOCKED' ? <Locked run={run} /> : null}
    </>
  );
}
