import { useMemo } from 'react';
import { useParams } from 'react-router';
import { OrganisationChangesDocument, OrganisationDocument, type OrganisationRowFragment } from '../../gql/graphql';
import { LostPage } from '../../app/LostPage';
import { useAsk } from '../../lib/ask';
import { useOpen } from '../../lib/open';
import { useSession } from '../../lib/session';
import { useTitle } from '../../lib/use';
import { Answer } from '../../ui/Answer';
import { ChangeList, FoldedHistory } from '../members/History';
import { MemberList } from '../members/MemberList';
import { OrganisationForm } from './OrganisationForm';
import { SameOrganisation } from './SameOrganisation';

function Changes({ id }: { id: string }) {
  const asked = useAsk(OrganisationChangesDocument, { id }, { touchedBy: 'Organisation Change' });
  return <Answer asked={asked}>{({ organisation }) => <ChangeList changes={organisation?.changes ?? []} />}</Answer>;
}

function Story({ organisation }: { organisation: OrganisationRowFragment }) {
  useTitle(organisation.name);
  const { may, isAdmin } = useSession();
  const edit = useOpen();
  const { id, name, sector, community } = organisation;
  const filter = useMemo(() => ({ organisationId: id }), [id]);
  return (
    <>
      <div className="row spread">
        <h1>{name}</h1>
        {isAdmin && !edit.isOpen ? (
          <button type="button" className="button soft" autoFocus={edit.autoFocus} onClick={edit.open}>
            Edit
          </button>
        ) : null}
      </div>
      {edit.isOpen ? (
        <div className="card">
          <OrganisationForm organisation={organisation} onDone={edit.close} />
        </div>
      ) : (
        <p className="lead">{[sector?.name, community?.name].filter(Boolean).join(', ') || 'Its sector and community are not said yet.'}</p>
      )}
      <section className="section">
        <h2>Its members</h2>
        <MemberList filter={filter} none="Nobody here so far." />
      </section>
      {may('record.merge') ? <SameOrganisation organisation={organisation} /> : null}
      <FoldedHistory>
        <Changes id={id} />
      </FoldedHistory>
    </>
  );
}

/** One organisation: where it belongs and who is from there. */
export default function OrganisationPage() {
  const { id = '' } = useParams();
  const asked = useAsk(OrganisationDocument, { id }, { touchedBy: 'Organisation Sector Community' });
  return (
    <Answer asked={asked}>
      {({ organisation }) => (organisation ? <Story key={organisation.id} organisation={organisation} /> : <LostPage />)}
    </Answer>
  );
}
