import { longDay } from '../../lib/dates';
import { count } from '../../lib/words';
import { Notice } from '../../ui/Notice';
import type { Group, Participation } from './list';

interface PartProps {
  group: Group;
  leastShown: number;
}

/** A bar as long as its share of the longest; the number beside it says the same. */
function Bar({ percent, longest }: { percent: number; longest: number }) {
  return (
    <svg className="bar" width="100%" height="14" aria-hidden="true">
      <rect width={`${longest > 0 ? (percent / longest) * 100 : 0}%`} height="14" rx="2" />
    </svg>
  );
}

function GroupTable({ group, leastShown }: PartProps) {
  const longest = Math.max(0, ...group.cells.map(({ percent }) => percent ?? 0));
  const someHidden = group.cells.some(({ hidden }) => hidden);
  return (
    <div>
      <table className="table figures">
        <caption>{group.title}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="hidden">{group.title}</span>
            </th>
            <th scope="col" className="number">
              n
            </th>
            <th scope="col" className="number">
              %
            </th>
          </tr>
        </thead>
        <tbody>
          {group.cells.map(({ label, n, percent, hidden }) => (
            <tr key={label}>
              <th scope="row">
                <span className="with-bar">
                  {label}
                  {hidden || !percent ? null : <Bar percent={percent} longest={longest} />}
                </span>
              </th>
              {hidden || n === null ? (
                <td className="number quiet" colSpan={2}>
                  not shown
                </td>
              ) : (
                <>
                  <td className="number">{n}</td>
                  <td className="number">{percent}</td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {someHidden ? (
        <p className="quiet">
          Not shown: fewer than {leastShown} people, or a number from which such a small one could be worked out.
        </p>
      ) : null}
    </div>
  );
}

/** Who took part, in numbers: by region and by primary role, with small numbers kept back. */
export function ParticipationTables({ listId, participation }: { listId: string; participation: Participation }) {
  const { total, groups, faults, leastShown, asOf } = participation;
  return (
    <>
      <p className="lead">
        {total === null ? 'How many took part is not shown' : `${count(total, 'person', 'people')} in all`}
        {leastShown > 0 ? `, as of ${longDay(asOf)}.` : '.'}
      </p>
      {faults.length > 0 ? (
        <Notice>
          <p>Something in these figures wants a second look:</p>
          <ul>
            {faults.map((fault) => (
              <li key={fault}>{fault}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <div className="participation">
        {groups.map((group) => (
          <GroupTable key={group.title} group={group} leastShown={leastShown} />
        ))}
      </div>
      <p>
        <a href={`/exports/lists/${listId}/participation.csv`} download>
          Download these figures as CSV
        </a>
      </p>
    </>
  );
}
