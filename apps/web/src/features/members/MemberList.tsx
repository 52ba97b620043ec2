import { useState } from 'react';
import { Link } from 'react-router';
import { MembersDocument, type MemberFilter, type MemberRowFragment } from '../../gql/graphql';
import { useAsk } from '../../lib/ask';
import { Answer } from '../../ui/Answer';
import { Empty } from '../../ui/Notice';
import './members.css';

const AT_ONCE = 30;

function Row({ member }: { member: MemberRowFragment }) {
  return (
    <li>
      <span className="name">
        <Link to={`/members/${member.id}`}>{member.name}</Link>
        {member.leftAt ? <span className="tag">Has left</span> : member.disabledAt ? <span className="tag">Account closed</span> : null}
      </span>
      <span>{[member.sector?.name, member.organisation?.name].filter(Boolean).join(', ')}</span>
      <span className="quiet">{member.community?.name}</span>
    </li>
  );
}

interface StretchProps {
  filter: MemberFilter;
  none: string;
  after: string | null;
  last: boolean;
  onMore: (after: string) => void;
}

/** One stretch of the list. Each is its own question, so that a change refetches it where it stands. */
function Stretch({ filter, none, after, last, onMore }: StretchProps) {
  const asked = useAsk(MembersDocument, { filter, first: AT_ONCE, after }, { touchedBy: 'Member' });
  return (
    <Answer asked={asked}>
      {({ members: { edges, pageInfo } }) => (
        <>
          {edges.length > 0 ? (
            <ul className="lines member-list">
              {edges.map(({ node }) => (
                <Row key={node.id} member={node} />
              ))}
            </ul>
          ) : (
            <Empty>
              <p>{none}</p>
            </Empty>
          )}
          {last && pageInfo.hasNextPage && pageInfo.endCursor ? (
            <p>
              <button type="button" className="button soft" onClick={() => onMore(pageInfo.endCursor ?? '')}>
                Show more
              </button>
            </p>
          ) : null}
        </>
      )}
    </Answer>
  );
}

/** Members by name, a stretch at a time; give it the filter as its key, so that another one begins again at the first. */
export function MemberList({ filter, none }: { filter: MemberFilter; none: string }) {
  const [stretches, grow] = useState<(string | null)[]>([null]);
  return stretches.map((after, place) => (
    <Stretch
      key={after ?? ''}
      filter={filter}
      none={none}
      after={after}
      last={place === stretches.length - 1}
      onMore={(next) => grow((before) => [...before, next])}
    />
  ));
}
