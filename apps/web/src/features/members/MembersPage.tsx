import { useEffect, useMemo, useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { MemberChoicesDocument, MembersDocument, type MemberFilter, type MemberRowFragment } from '../../gql/graphql';
import { useAsk } from '../../lib/ask';
import { useSession } from '../../lib/session';
import { useRested, useTitle } from '../../lib/use';
import { Answer } from '../../ui/Answer';
import { Dialog } from '../../ui/Dialog';
import { ChoiceField, TextField } from '../../ui/Field';
import { Empty } from '../../ui/Notice';
import { AddMember } from './AddMember';
import './members.css';

const AT_ONCE = 30;

function Row({ member }: { member: MemberRowFragment }) {
  return (
    <li>
      <span className="name">
        <Link to={`/members/${member.id}`}>{member.name}</Link>
        {member.disabledAt ? <span className="tag">Account closed</span> : null}
      </span>
      <span>{[member.sector?.name, member.organisation?.name].filter(Boolean).join(', ')}</span>
      <span className="quiet">{member.community?.name}</span>
    </li>
  );
}

interface StretchProps {
  filter: MemberFilter;
  after: string | null;
  last: boolean;
  onMore: (after: string) => void;
}

/** One stretch of the list. Each is its own question, so that a change refetches it where it stands. */
function Stretch({ filter, after, last, onMore }: StretchProps) {
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
              <p>Nobody here by that name. Try fewer letters, or another sector or community.</p>
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

/** All stretches shown so far; a new search begins again at the first. */
function Found({ filter }: { filter: MemberFilter }) {
  const [stretches, grow] = useState<(string | null)[]>([null]);
  return stretches.map((after, place) => (
    <Stretch
      key={after ?? ''}
      filter={filter}
      after={after}
      last={place === stretches.length - 1}
      onMore={(next) => grow((before) => [...before, next])}
    />
  ));
}

/** Everybody the network knows, to be found by name, sector and community. */
export default function MembersPage() {
  useTitle('Members');
  const { may } = useSession();
  const go = useNavigate();
  const [address, setAddress] = useSearchParams();
  const [typed, type] = useState(address.get('q') ?? '');
  const [adding, add] = useState(false);
  const search = useRested(typed.trim(), 300);
  const choices = useAsk(MemberChoicesDocument, {}, { touchedBy: 'Sector Community' });
  const sectorId = address.get('sector') ?? '';
  const communityId = address.get('community') ?? '';
  const put = (name: string, value: string) =>
    setAddress(
      (before) => {
        const next = new URLSearchParams(before);
        if (value) next.set(name, value);
        else next.delete(name);
        return next;
      },
      { replace: true },
    );
  useEffect(() => {
    if ((address.get('q') ?? '') !== search) put('q', search);
  });
  const filter = useMemo(
    () => ({ search: search || null, sectorId: sectorId || null, communityId: communityId || null }),
    [search, sectorId, communityId],
  );
  return (
    <>
      <div className="row spread">
        <h1>Members</h1>
        {may('member.manage') ? (
          <button type="button" className="button" onClick={() => add(true)}>
            Add a member
          </button>
        ) : null}
      </div>
      <search className="search">
        <TextField label="Name" name="q" type="search" value={typed} onValue={type} autoComplete="off" />
        <ChoiceField
          label="Sector"
          name="sector"
          none="All sectors"
          value={sectorId}
          onValue={(value) => put('sector', value)}
          choices={choices.data?.sectors.filter(({ retiredAt }) => !retiredAt) ?? []}
        />
        <ChoiceField
          label="Community"
          name="community"
          none="All communities"
          value={communityId}
          onValue={(value) => put('community', value)}
          choices={choices.data?.communities ?? []}
        />
      </search>
      <Found key={JSON.stringify(filter)} filter={filter} />
      {adding ? (
        <Dialog title="Add a member" onClose={() => add(false)}>
          <AddMember
            name={typed}
            onDone={(member) => {
              add(false);
              if (member) void go(`/members/${member.id}`);
            }}
          />
        </Dialog>
      ) : null}
    </>
  );
}
