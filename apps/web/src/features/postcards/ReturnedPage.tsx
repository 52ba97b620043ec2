import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { MarkPostcardReturnedDocument, PostcardWithDocument, UndoPostcardReturnedDocument, type PostcardWithQuery } from '../../gql/graphql';
import { LostPage } from '../../app/LostPage';
import { useAsk, useTell } from '../../lib/ask';
import { longDayOf } from '../../lib/dates';
import { useSession } from '../../lib/session';
import { useTitle } from '../../lib/use';
import { Answer } from '../../ui/Answer';
import { TextField } from '../../ui/Field';
import { Form } from '../../ui/Form';
import { Notice, Refused } from '../../ui/Notice';
import { MailNav } from '../mail/MailNav';
import './postcards.css';

type Card = NonNullable<PostcardWithQuery['postcardWith']>;

function Found({ card, onNext }: { card: Card; onNext: () => void }) {
  const marking = useTell(MarkPostcardReturnedDocument, 'Noted', 'PostcardRun');
  const undoing = useTell(UndoPostcardReturnedDocument, 'Taken back', 'PostcardRun');
  const { id, member, state, run, addressLines, returnedAt, returnedBy } = card;
  const moved = addressLines && member.postalAddress && member.postalAddress.lines.join() !== addressLines.join();
  return (
    <article className="card" aria-label={`The card of ${card.name ?? member.name}`}>
      <h2>
        <Link to={`/members/${member.id}`}>{card.name ?? member.name}</Link>
      </h2>
      <p className="card-text">{(addressLines ?? []).join('\n')}</p>
      <p className="quiet">
        Of <Link to={`/postcards/${run.id}`}>{run.title}</Link>
      </p>
      {moved ? <p>They have another address by now.</p> : null}
      {state === 'POSTED' ? <p>No card is posted to this address any more, until it changes.</p> : null}
      {state === 'LOCKED' ? (
        <Notice>
          <p>Nobody has noted yet that this run is in the post. Please do that first.</p>
        </Notice>
      ) : null}
      {returnedAt ? (
        <p>
          Came back, noted on {longDayOf(returnedAt)}
          {returnedBy ? ` by ${returnedBy.name}` : ''}. <Link to={`/members/${member.id}`}>Write their new address</Link>
        </p>
      ) : null}
      <Refused error={marking.error ?? undoing.error} />
      <div className="row">
        {state === 'POSTED' ? (
          <button type="button" className="button" aria-disabled={marking.busy} onClick={() => void (marking.busy || marking.tell({ id }))}>
            This card came back
          </button>
        ) : null}
        {state === 'RETURNED' ? (
          <button type="button" className="button soft" aria-disabled={undoing.busy} onClick={() => void (undoing.busy || undoing.tell({ id }))}>
            It did not: use the address again
          </button>
        ) : null}
        <button type="button" className="button soft" onClick={onNext}>
          Next card
        </button>
      </div>
    </article>
  );
}

function Looked({ printed, onNext }: { printed: string; onNext: () => void }) {
  const asked = useAsk(PostcardWithDocument, { printed }, { fresh: true });
  return (
    <Answer asked={asked}>
      {({ postcardWith }) =>
        postcardWith ? (
          <Found card={postcardWith} onNext={onNext} />
        ) : (
          <Notice>
            <p>No card in the post has this on it. Please look again, or find the person under Members.</p>
          </Notice>
        )
      }
    </Answer>
  );
}

function Returned({ mark }: { mark: string }) {
  useTitle('Returned cards');
  const [typed, type] = useState('');
  const [printed, look] = useState(mark);
  return (
    <>
      <h1>Returned cards</h1>
      <p className="lead">A card came back in the mail? Scan the small square beside our address with your phone, or type what is below it.</p>
      <Form send="Find the card" onSend={() => look(typed.trim())} busy={false} error={undefined}>
        <TextField
          label="Mark or code on the card"
          name="printed"
          hint="A hand scanner can write here, too. To find a card changes nothing."
          required
          autoComplete="off"
          value={typed}
          onValue={type}
        />
      </Form>
      <div className="section" aria-live="polite">
        {printed ? (
          <Looked
            key={printed}
            printed={printed}
            onNext={() => {
              type('');
              look('');
              document.querySelector<HTMLElement>('input[name="printed"]')?.focus();
            }}
          />
        ) : null}
      </div>
    </>
  );
}

/** Cards that came back: found by what is printed on them, and noted after a plain word. */
export default function ReturnedPage() {
  const { may } = useSession();
  const { mark = '' } = useParams();
  if (!may('postcard.manage')) return <LostPage />;
  return (
    <>
      <MailNav />
      <Returned key={mark} mark={mark} />
    </>
  );
}
