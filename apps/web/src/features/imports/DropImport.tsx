import { useState } from 'react';
import { useNavigate } from 'react-router';
import { DropImportDocument } from '../../gql/graphql';
import { useTell } from '../../lib/ask';
import { Dialog } from '../../ui/Dialog';
import { Refused } from '../../ui/Notice';

/** Takes an import away before anything of it was written. */
export function DropImport({ id }: { id: string }) {
  const [asking, ask] = useState(false);
  const go = useNavigate();
  const { tell, busy, error } = useTell(DropImportDocument, 'The import is dropped', 'Import');
  const drop = async () => {
    if (!busy && (await tell({ id }))) await go('/imports', { replace: true });
  };
  return (
    <p className="drop-import">
      <button type="button" className="button bare" onClick={() => ask(true)}>
        Drop this import
      </button>
      {asking ? (
        <Dialog title="Drop this import?" onClose={() => ask(false)}>
          <p>Nothing of it was written. The file and your answers go away; your spreadsheet stays where it is.</p>
          <Refused error={error} />
          <div className="row">
            <button type="button" className="button" aria-disabled={busy} onClick={() => void drop()}>
              Drop it
            </button>
            <button type="button" className="button soft" onClick={() => ask(false)}>
              Keep it
            </button>
          </div>
        </Dialog>
      ) : null}
    </p>
  );
}
