import { Link } from 'react-router';
import { FATE, isOpen, sentencesOf, type FateRow, type ImportStory } from './import';
import { RowQuestion } from './RowQuestion';

interface RowProps {
  row: FateRow;
  story: ImportStory;
}

/** The row as it stands in the spreadsheet: where something is asked or wrong, one wants to see it. */
function AsItCame({ row, story }: RowProps) {
  const cells = story.columns.map(({ index, name }) => [name || `Column ${index + 1}`, row.cells[index] ?? ''] as const);
  if (row.fate !== 'REFUSED' && row.fate !== 'ASKED') return null;
  return (
    <details className="as-it-came">
      <summary>
        The row as it came<span className="hidden">, line {row.line}</span>
      </summary>
      <dl className="facts">
        {cells
          .filter(([, value]) => value !== '')
          .map(([name, value]) => (
            <div key={name} className="fact">
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </details>
  );
}

/** A decision about this row can still be changed, or be made an exception of the one for all. */
function Decided({ row, story }: RowProps) {
  if (!isOpen(story) || row.fate === 'ASKED' || row.questions.length === 0) return null;
  return (
    <details className="as-it-came">
      <summary>
        Change the decision<span className="hidden">, line {row.line}</span>
      </summary>
      {row.questions.map((question) => (
        <RowQuestion key={question.key} story={story} row={row} question={question} />
      ))}
    </details>
  );
}

function Told({ row, story }: RowProps) {
  const { fate, member } = row;
  return (
    <>
      <strong>{FATE[fate]}</strong>
      {member ? (
        <>
          {': '}
          <Link to={`/members/${member.id}`}>{member.name}</Link>
        </>
      ) : null}
      {sentencesOf(row).map((sentence) => (
        <span key={sentence} className="says">
          {sentence}
        </span>
      ))}
      <AsItCame row={row} story={story} />
      <Decided row={row} story={story} />
    </>
  );
}

export function RowAsLine({ row, story }: RowProps) {
  return (
    <tr>
      <td className="quiet">{row.line}</td>
      <th scope="row">{row.name ?? <span className="quiet">No name</span>}</th>
      <td className="fate-email">{row.email}</td>
      <td>
        <Told row={row} story={story} />
      </td>
    </tr>
  );
}

export function RowAsCard({ row, story }: RowProps) {
  return (
    <li className="fate-card">
      <p>
        <span className="quiet">Line {row.line}</span> <strong>{row.name ?? 'No name'}</strong>
        {row.email ? <span className="fate-email">{row.email}</span> : null}
      </p>
      <div>
        <Told row={row} story={story} />
      </div>
    </li>
  );
}
