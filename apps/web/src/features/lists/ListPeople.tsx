import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { RegistrationsDocument } from '../../gql/graphql';
import { useAsk } from '../../lib/ask';
import { longDay } from '../../lib/dates';
import { useMedia } from '../../lib/use';
import { PRIMARY_ROLE } from '../../lib/words';
import { Answer } from '../../ui/Answer';
import { PARTICIPATION, type Registered } from './list';

const AT_ONCE = 50;

const roleOf = ({ primaryRole }: Registered): string => (primaryRole ? PRIMARY_ROLE[primaryRole] : '');
const partOf = ({ participation }: Registered): string => (participation ? PARTICIPATION[participation] : '');

function Name({ row }: { row: Registered }) {
  return <Link to={`/members/${row.member.id}`}>{row.name || row.member.name}</Link>;
}

function Line({ row }: { row: Registered }) {
  return (
    <tr>
      <th scope="row">
        <Name row={row} />
      </th>
      <td>{row.region?.name}</td>
      <td>{roleOf(row)}</td>
      <td>{partOf(row)}</td>
      <td className="quiet">{row.registeredOn ? longDay(row.registeredOn) : null}</td>
    </tr>
  );
}

function Card({ row }: { row: Registered }) {
  return (
    <li>
      <strong>
        <Name row={row} />
      </strong>
      {[row.region?.name, roleOf(row), partOf(row), row.registeredOn ? `Registered on ${longDay(row.registeredOn)}` : '']
        .filter(Boolean)
        .map((words) => (
          <span key={words} className="fact-line">
            {words}
          </span>
        ))}
    </li>
  );
}

function Between({ cards, children }: { cards: boolean; children: ReactNode }) {
  if (cards) return <li>{children}</li>;
  return (
    <tr>
      <td colSpan={5}>{children}</td>
    </tr>
  );
}

interface StretchProps {
  listId: string;
  after: string | null;
  last: boolean;
  cards: boolean;
  onMore: (after: string) => void;
}

function Stretch({ listId, after, last, cards, onMore }: StretchProps) {
  const asked = useAsk(RegistrationsDocument, { listId, first: AT_ONCE, after }, { touchedBy: 'Registration Member Import', fresh: true });
  if (!asked.data) {
    return (
      <Between cards={cards}>
        <Answer asked={asked}>{() => null}</Answer>
      </Between>
    );
  }
  const { edges, pageInfo } = asked.data.registrations;
  const { hasNextPage, endCursor } = pageInfo;
  const Row = cards ? Card : Line;
  return (
    <>
      {edges.map(({ node }) => (
        <Row key={node.id} row={node} />
      ))}
      {last && hasNextPage && endCursor ? (
        <Between cards={cards}>
          <button type="button" className="button soft" onClick={() => onMore(endCursor)}>
            More
          </button>
        </Between>
      ) : null}
    </>
  );
}

/** The people of a list, as they were that day. */
export function ListPeople({ listId }: { listId: string }) {
  const cards = useMedia('(max-width: 640px)');
  const [stretches, grow] = useState<(string | null)[]>([null]);
  const rows = stretches.map((after, place) => (
    <Stretch
      key={after ?? ''}
      listId={listId}
      after={after}
      last={place === stretches.length - 1}
      cards={cards}
      onMore={(next) => grow((before) => [...before, next])}
    />
  ));
  return (
    <section className="section" aria-labelledby="people">
      <h2 id="people">Its people, as given that day</h2>
      <p>
        <a href={`/exports/lists/${listId}.csv`} download>
          Download the people as CSV
        </a>
      </p>
      {cards ? (
        <ul className="lines">{rows}</ul>
      ) : (
        <table className="table">
          <thead>
            <tr>
              {['Name', 'Region', 'Primary role', 'Takes part in', 'Registered on'].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{rows}</tbody>
        </table>
      )}
    </section>
  );
}
