import { useState } from 'react';
import { Link } from 'react-router';
import { PaperReadersDocument } from '../../gql/graphql';
import { useAsk } from '../../lib/ask';
import { longMonth, monthsBack } from '../../lib/dates';
import { useToday } from '../../lib/session';
import { count } from '../../lib/words';
import { Answer } from '../../ui/Answer';
import { ChoiceField } from '../../ui/Field';

/** So many months can be chosen from, this one among them. */
const MONTHS = 12;

/** The monthly letters of those whom email does not reach, to be printed and folded. */
export function PaperLetters() {
  const asked = useAsk(PaperReadersDocument, {}, { touchedBy: 'Member', fresh: true });
  const months = monthsBack(useToday(), MONTHS).map((id) => ({ id, name: longMonth(`${id}-01`) }));
  const [month, choose] = useState(months[1]!.id);
  return (
    <section className="section" aria-labelledby="paper">
      <h2 id="paper">Letters on paper</h2>
      <Answer asked={asked}>
        {({ paperReaders }) =>
          paperReaders.length === 0 ? (
            <p className="quiet">Nobody gets their digest by post. It is printed for whoever has no email, and a postal address.</p>
          ) : (
            <>
              <p>
                {count(paperReaders.length, 'person gets', 'people get')} their digest by post: one letter a month, folded for an envelope with a window. Who
                has nothing to read that month gets none; the last page says who.
              </p>
              <details className="paper-readers">
                <summary>Who they are</summary>
                <ul className="lines">
                  {paperReaders.map(({ id, name, reason }) => (
                    <li key={id}>
                      <Link to={`/members/${id}`}>{name}</Link>
                      {reason ? <span className="mail-reason">No letter. {reason}</span> : null}
                    </li>
                  ))}
                </ul>
              </details>
              <ChoiceField label="Letters of" name="month" choices={months} value={month} onValue={choose} />
              <p>
                <a className="button soft" href={`/letters/paper/${month}.pdf`} target="_blank" rel="noreferrer">
                  Open the letters of {longMonth(`${month}-01`)} to print
                </a>
              </p>
            </>
          )
        }
      </Answer>
    </section>
  );
}
