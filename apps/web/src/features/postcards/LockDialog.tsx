import { LockPostcardRunDocument } from '../../gql/graphql';
import { useTell } from '../../lib/ask';
import { Dialog } from '../../ui/Dialog';
import { Refused } from '../../ui/Notice';
import { cards, type Run } from './postcards';

/** Says what a lock means before it is made. */
export function LockDialog({ run, onDone }: { run: Run; onDone: () => void }) {
  const { tell, busy, error } = useTell(LockPostcardRunDocument, 'Locked', 'PostcardRun Postcard');
  const send = async () => {
    if (!busy && (await tell({ id: run.id, cards: run.waiting }))) onDone();
  };
  return (
    <Dialog title={`Lock ${cards(run.waiting)}?`} onClose={onDone}>
      <p>The text, the names and the addresses stay as they are now. Whoever answers after this gets their card all the same.</p>
      {run.refused > 0 ? <p>{cards(run.refused)} cannot be posted and will not be in it. Mend them first if they should.</p> : null}
      <p>This cannot be undone. Nothing is printed yet.</p>
      <Refused error={error} />
      <div className="row">
        <button type="button" className="button" aria-disabled={busy} onClick={() => void send()}>
          Lock {cards(run.waiting)}
        </button>
        <button type="button" className="button soft" onClick={onDone}>
          Not yet
        </button>
      </div>
    </Dialog>
  );
}
