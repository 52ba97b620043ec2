import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { LetterPartsDocument, type LetterPartsQuery } from '../../gql/graphql';
import { LostPage } from '../../app/LostPage';
import { useAsk } from '../../lib/ask';
import { useNotice } from '../../lib/notice';
import { useToday } from '../../lib/session';
import { useTitle } from '../../lib/use';
import { Answer } from '../../ui/Answer';
import { TextField } from '../../ui/Field';
import { letterOf } from './letter';
import './tables.css';

function Letter({ data, sectorId }: { data: LetterPartsQuery; sectorId: string }) {
  const [recipient, setRecipient] = useState('');
  const say = useNotice();
  const day = useToday();
  const { table, network } = data;
  const sector = table?.seats.find((seat) => seat.sector.id === sectorId)?.sector;
  useTitle(sector && table ? `Letter for ${sector.name}, ${table.name}` : 'Letter');
  if (!table || !sector) return <LostPage />;
  const paragraphs = letterOf({
    network: network.name,
    postalAddress: network.postalAddress,
    table: table.name,
    regional: table.kind === 'REGIONAL',
    place: table.community?.name,
    sector: sector.name,
    champion: table.champions[0]?.member,
    recipient,
    day,
  });
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(paragraphs.join('\n\n'));
      say('Copied');
    } catch {
      say('Your browser did not let us copy. Please mark the letter and copy it.');
    }
  };
  return (
    <>
      <div className="no-print">
        <p>
          <Link to={`/tables/${table.id}`}>Back to {table.name}</Link>
        </p>
        <h1>A letter for {sector.name}</h1>
        <p className="lead">
          For the person in charge: the director, the principal, the manager. Copy it into an email, or print it and hand
          it over.
        </p>
        <TextField
          label="To whom?"
          name="recipient"
          hint="It goes after “Dear” and is not kept."
          value={recipient}
          onValue={setRecipient}
          autoComplete="off"
        />
        <div className="row">
          <button type="button" className="button" onClick={() => void copy()}>
            Copy
          </button>
          <button type="button" className="button soft" onClick={() => window.print()}>
            Print
          </button>
        </div>
      </div>
      <article className="letter" aria-label="The letter">
        {paragraphs.map((paragraph, place) => (
          <p key={place}>{paragraph}</p>
        ))}
      </article>
    </>
  );
}

/** The letter that asks an organisation for one person, ready to copy or to print. */
export default function LetterPage() {
  const { id = '', sectorId = '' } = useParams();
  const asked = useAsk(LetterPartsDocument, { id }, { touchedBy: 'Table Role Seat Network' });
  return <Answer asked={asked}>{(data) => <Letter data={data} sectorId={sectorId} />}</Answer>;
}
