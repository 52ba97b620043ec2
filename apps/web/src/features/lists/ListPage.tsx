import { Link, useParams } from 'react-router';
import { ParticipationDocument, RegistrationListDocument } from '../../gql/graphql';
import { LostPage } from '../../app/LostPage';
import { useAsk } from '../../lib/ask';
import { longDay } from '../../lib/dates';
import { useOpen } from '../../lib/open';
import { useSession } from '../../lib/session';
import { useTitle } from '../../lib/use';
import { Answer } from '../../ui/Answer';
import { ListForm } from './ListForm';
import { ListPeople } from './ListPeople';
import { ParticipationTables } from './ParticipationTables';
import { Publish } from './Publish';
import type { List, Participation } from './list';
import './lists.css';

interface StoryProps {
  id: string;
  /** What everybody knows of it. */
  list: Pick<List, 'name' | 'heldOn'>;
  /** The list itself, for those who may see its people. */
  whole: List | undefined;
  participation: Participation | null;
}

function Head({ list, whole }: Pick<StoryProps, 'list' | 'whole'>) {
  const { isAdmin, isChampionOf } = useSession();
  const edit = useOpen();
  const keeps = whole !== undefined && (isAdmin || (whole.tableId != null && isChampionOf(whole.tableId)));
  return (
    <>
      <div className="row spread">
        <h1>{list.name}</h1>
        {keeps && !edit.isOpen ? (
          <button type="button" className="button soft" autoFocus={edit.autoFocus} onClick={edit.open}>
            Edit
          </button>
        ) : null}
      </div>
      {whole && edit.isOpen ? (
        <div className="card">
          <ListForm list={whole} onDone={edit.close} />
        </div>
      ) : (
        <p className="quiet">{list.heldOn ? longDay(list.heldOn) : 'No day given'}</p>
      )}
    </>
  );
}

function Story({ id, list, whole, participation }: StoryProps) {
  useTitle(list.name);
  const { may } = useSession();
  return (
    <>
      {whole ? (
        <p className="way-back">
          <Link to="/lists">Lists</Link>
        </p>
      ) : null}
      <Head list={list} whole={whole} />
      <section className="section" aria-labelledby="who">
        <h2 id="who">Who took part</h2>
        {participation ? (
          <ParticipationTables listId={id} participation={participation} />
        ) : (
          <p className="quiet">There are no figures for this list.</p>
        )}
        {whole && may('registration.publish') ? <Publish list={whole} /> : null}
      </section>
      {whole ? <ListPeople listId={id} /> : null}
    </>
  );
}

/** One list: its figures for every member, its people for those who run it. */
export default function ListPage() {
  const { id = '' } = useParams();
  const { may } = useSession();
  const reads = may('registration.read');
  const figures = useAsk(ParticipationDocument, { listId: id }, { touchedBy: 'RegistrationList Registration Member Import', fresh: true });
  const asked = useAsk(RegistrationListDocument, { id }, { touchedBy: 'RegistrationList', pause: !reads });
  const story = (participation: Participation | null, whole: List | null) => {
    const list = whole ?? participation;
    return list ? <Story key={id} id={id} list={list} whole={whole ?? undefined} participation={participation} /> : <LostPage />;
  };
  return (
    <Answer asked={figures}>
      {({ participation }) =>
        reads ? <Answer asked={asked}>{({ registrationList }) => story(participation, registrationList)}</Answer> : story(participation, null)
      }
    </Answer>
  );
}
