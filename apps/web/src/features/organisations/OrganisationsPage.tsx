import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { OrganisationsDocument } from '../../gql/graphql';
import { useAsk } from '../../lib/ask';
import { useSession } from '../../lib/session';
import { useRested, useTitle } from '../../lib/use';
import { Answer } from '../../ui/Answer';
import { Dialog } from '../../ui/Dialog';
import { TextField } from '../../ui/Field';
import { Empty } from '../../ui/Notice';
import { type Chosen, OrganisationFilters } from './OrganisationFilters';
import { OrganisationForm } from './OrganisationForm';
import '../members/members.css';
import './organisations.css';

const AT_ONCE = 50;

interface StretchProps {
  search: string;
  chosen: Chosen;
  after: string | null;
  last: boolean;
  onMore: (after: string) => void;
}

function Stretch({ search, chosen: { sector, region, community }, after, last, onMore }: StretchProps) {
  const narrow = { sectorId: sector || null, regionId: region || null, communityId: community || null };
  const asked = useAsk(
    OrganisationsDocument,
    { search: search || null, ...narrow, first: AT_ONCE, after },
    { touchedBy: 'Organisation' },
  );
  return (
    <Answer asked={asked}>
      {({ organisations: { edges, pageInfo } }) => (
        <>
          {edges.length > 0 ? (
            <ul className="lines organisation-list">
              {edges.map(({ node }) => (
                <li key={node.id}>
                  <Link className="name" to={`/organisations/${node.id}`}>
                    {node.name}
                  </Link>
                  <span>{node.sector?.name}</span>
                  <span className="quiet">{node.community?.name}</span>
                </li>
              ))}
            </ul>
          ) : (
            <Empty>
              <p>{sector || region || community ? 'No organisation fits this.' : 'No organisation by that name.'}</p>
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

function Found({ search, chosen }: Pick<StretchProps, 'search' | 'chosen'>) {
  const [stretches, grow] = useState<(string | null)[]>([null]);
  return stretches.map((after, place) => (
    <Stretch
      key={after ?? ''}
      search={search}
      chosen={chosen}
      after={after}
      last={place === stretches.length - 1}
      onMore={(next) => grow((before) => [...before, next])}
    />
  ));
}

/** Where members work or volunteer. */
export default function OrganisationsPage() {
  useTitle('Organisations');
  const { may } = useSession();
  const go = useNavigate();
  const [typed, type] = useState('');
  const [adding, add] = useState(false);
  const [chosen, choose] = useState<Chosen>({ sector: '', region: '', community: '' });
  const search = useRested(typed.trim());
  return (
    <>
      <div className="row spread">
        <h1>Organisations</h1>
        {may('organisation.manage') ? (
          <button type="button" className="button" onClick={() => add(true)}>
            Add an organisation
          </button>
        ) : null}
      </div>
      <ul className="ways plain no-print">
        <li>
          <Link to="/members">Members</Link>
        </li>
        {may('record.merge') ? (
          <li>
            <Link to="/duplicates">Find duplicates</Link>
          </li>
        ) : null}
        {may('record.export') ? (
          <li>
            <a href="/exports/organisations.csv" download>
              Export
            </a>
          </li>
        ) : null}
      </ul>
      <search className="search">
        <TextField label="Name" name="q" type="search" value={typed} onValue={type} autoComplete="off" />
        <OrganisationFilters chosen={chosen} onChoose={choose} />
      </search>
      <Found key={JSON.stringify([search, chosen])} search={search} chosen={chosen} />
      {adding ? (
        <Dialog title="Add an organisation" onClose={() => add(false)}>
          <OrganisationForm
            name={typed}
            onDone={(id) => {
              add(false);
              if (id) void go(`/organisations/${id}`);
            }}
          />
        </Dialog>
      ) : null}
    </>
  );
}
