import { useState } from 'react';
import { ChoiceField } from '../../ui/Field';
import { Dialog } from '../../ui/Dialog';
import { Notice } from '../../ui/Notice';
import { FORMATS } from './postcards';

interface CardLookProps {
  id: string;
  name: string;
  onClose: () => void;
}

/** Both sides of a card, as they would be printed now. */
export function CardLook({ id, name, onClose }: CardLookProps) {
  const [format, choose] = useState('6x4.25');
  const [broken, breakDown] = useState(false);
  const path = (side: string) => `/print/cards/${id}/${side}.svg?format=${format}`;
  return (
    <Dialog title={`The card of ${name}`} onClose={onClose}>
      <div className="card-look">
        <ChoiceField label="Printed" name="format" value={format} onValue={choose} choices={FORMATS} />
        {broken ? (
          <Notice wrong>
            <p>This card cannot be shown. Check the cards again: the list then says why.</p>
          </Notice>
        ) : (
          <>
            <img src={path('front')} alt={`The side with the text and the code for ${name}`} onError={() => breakDown(true)} />
            <img src={path('back')} alt={`The side with the address of ${name}`} onError={() => breakDown(true)} />
          </>
        )}
        <p>Its code works: please do not scan it unless you answer for {name}.</p>
      </div>
      <div className="row">
        <a className="button soft" href={`/print/cards/${id}.pdf?format=${format}`} target="_blank" rel="noreferrer">
          Open as a PDF
        </a>
      </div>
    </Dialog>
  );
}
