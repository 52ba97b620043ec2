import { useState } from 'react';
import { PublishParticipationDocument } from '../../gql/graphql';
import { useTell } from '../../lib/ask';
import { longDayOf } from '../../lib/dates';
import { Dialog } from '../../ui/Dialog';
import { Refused } from '../../ui/Notice';
import type { List } from './list';

interface AskingProps {
  list: List;
  /** Whether to show the figures, or to take them back. */
  on: boolean;
  onDone: () => void;
}

function Asking({ list, on, onDone }: AskingProps) {
  const { tell, busy, error } = useTell(
    PublishParticipationDocument,
    on ? 'The figures are public' : 'The figures are no longer public',
    'Participation',
  );
  const send = async () => {
    if (!busy && (await tell({ id: list.id, on }))) onDone();
  };
  return (
    <Dialog title={on ? 'Publish these figures?' : 'Take the figures back?'} onClose={onDone}>
      {on ? (
        <p>
          Anybody may then see the figures from 10 people on, as they stand today, and members of the network those from 5. Nobody
          sees people: no name, no email. You can take it back.
        </p>
      ) : (
        <p>The public page goes away. Somebody who has seen it may have kept a copy.</p>
      )}
      <Refused error={error} />
      <div className="row">
        <button type="button" className="button" aria-disabled={busy} onClick={() => void send()}>
          {on ? 'Publish them' : 'Take them back'}
        </button>
        <button type="button" className="button soft" onClick={onDone}>
          Leave it as it is
        </button>
      </div>
    </Dialog>
  );
}

/** Shows the figures of a list to anybody, as of today, or takes that back. */
export function Publish({ list }: { list: List }) {
  const [asking, ask] = useState<'on' | 'off' | undefined>(undefined);
  const { publicSince } = list;
  return (
    <div className="publish">
      {publicSince ? (
        <p>
          Published since {longDayOf(publicSince)}: <a href={`/participation/${list.id}`}>the page that anybody may see</a>.
        </p>
      ) : (
        <p>Only those who may see the people of this list see its figures.</p>
      )}
      <div className="row">
        <button type="button" className="button soft" onClick={() => ask('on')}>
          {publicSince ? 'Publish the figures of today' : 'Publish these figures'}
        </button>
        {publicSince ? (
          <button type="button" className="button soft" onClick={() => ask('off')}>
            Take them back
          </button>
        ) : null}
      </div>
      {asking ? <Asking list={list} on={asking === 'on'} onDone={() => ask(undefined)} /> : null}
    </div>
  );
}
