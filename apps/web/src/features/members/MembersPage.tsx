import { useEffect, useMemo, useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useSession } from '../../lib/session';
import { useRested, useTitle } from '../../lib/use';
import { Dialog } from '../../ui/Dialog';
import { TextField } from '../../ui/Field';
import { AddMember } from './AddMember';
import { isPrimaryRole } from './member';
import { FILTERS, MemberFilters } from './MemberFilters';
import { MemberList } from './MemberList';
import './members.css';

/** The ways on from the list, each for those who may go it. */
function Ways() {
  const { may } = useSession();
  return (
    <ul className="ways plain no-print">
      <li>
        <Link to="/organisations">Organisations</Link>
      </li>
      {may('record.merge') ? (
        <li>
          <Link to="/duplicates">Find duplicates</Link>
        </li>
      ) : null}
      {may('registration.import') ? (
        <li>
          <Link to="/imports">Import</Link>
        </li>
      ) : null}
      {may('record.export') ? (
        <li>
          <a href="/exports/members.csv" download>
            Export
          </a>
        </li>
      ) : null}
    </ul>
  );
}

/** What the page's address says about whom to show; what is typed follows once it rests. */
function useFilter() {
  const [address, setAddress] = useSearchParams();
  const [typed, type] = useState(address.get('q') ?? '');
  const search = useRested(typed.trim(), 300);
  const put = (changes: Record<string, string>) =>
    setAddress(
      (before) => {
        const next = new URLSearchParams(before);
        for (const [name, value] of Object.entries(changes)) {
          if (value) next.set(name, value);
          else next.delete(name);
        }
        return next;
      },
      { replace: true },
    );
  useEffect(() => {
    if ((address.get('q') ?? '') !== search) put({ q: search });
  });
  const [sector = '', region = '', community = '', role = '', organisation = ''] = FILTERS.map((name) => address.get(name) ?? '');
  const filter = useMemo(
    () => ({
      search: search || null,
      sectorId: sector || null,
      regionId: region || null,
      communityId: community || null,
      primaryRole: isPrimaryRole(role) ? role : null,
      organisationId: organisation || null,
    }),
    [search, sector, region, community, role, organisation],
  );
  return { typed, type, put, filter, chosen: { sector, region, community, role, organisation } };
}

/** Everybody the network knows, to be found by name, by where they belong and by what they do. */
export default function MembersPage() {
  useTitle('Members');
  const { may } = useSession();
  const go = useNavigate();
  const { typed, type, put, filter, chosen } = useFilter();
  const [adding, add] = useState(false);
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
      <Ways />
      <search className="search">
        <TextField label="Name" name="q" type="search" value={typed} onValue={type} autoComplete="off" />
        <MemberFilters
          chosen={chosen}
          // A community of another region would leave nobody.
          onChoose={(name, value) => put(name === 'region' ? { region: value, community: '' } : { [name]: value })}
        />
      </search>
      <MemberList
        key={JSON.stringify(filter)}
        filter={filter}
        none="Nobody here by these words. Try fewer letters, or take a filter away."
      />
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
