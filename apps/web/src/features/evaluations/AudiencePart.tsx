import { useState } from 'react';
import { AnnouncementChoicesDocument, EvaluationAudienceDocument, RegistrationListsDocument, SaveEvaluationDocument, type AnnouncementChoicesQuery, type EvaluationAudienceInput, type PrimaryRole, type RegistrationListsQuery } from '../../gql/graphql';
import { useAsk, useTell } from '../../lib/ask';
import { count, PRIMARY_ROLE } from '../../lib/words';
import { Answer } from '../../ui/Answer';
import { ChoiceField } from '../../ui/Field';
import { Form } from '../../ui/Form';
import { Notice } from '../../ui/Notice';
import { inputOf, type Evaluation } from './evaluation';
import type { PartProps } from './EvaluationPage';
import { PeopleFields } from './PeopleFields';
import { TickList } from './TickList';

const ROLES = Object.entries(PRIMARY_ROLE).map(([id, name]) => ({ id, name }));
const some = <Id extends string>(ids: Id[]): Id[] | null => (ids.length > 0 ? ids : null);

/** How many people fit, and by which ways they can be reached. */
function Reach({ audience }: { audience: EvaluationAudienceInput }) {
  const asked = useAsk(EvaluationAudienceDocument, { input: audience }, { touchedBy: 'Member Registration Holding' });
  return (
    <div className="card reach" role="status">
      <Answer asked={asked}>
        {({ evaluationAudience: { people, byEmail, byPhone, byPost, byNothing } }) => (
          <>
            <p className="reach-number">{count(people, 'person', 'people')}</p>
            {people === 0 ? (
              <p>Nobody fits yet. Please pick a list, a table, or anything else on this page.</p>
            ) : (
              <p>
                {byEmail} by email, {byPhone} by phone, {byPost} by post.
                {byNothing > 0 ? ` ${byNothing} can be reached by none of these.` : ''}
              </p>
            )}
          </>
        )}
      </Answer>
    </div>
  );
}

interface AudienceFormProps {
  evaluation: Evaluation;
  choices: AnnouncementChoicesQuery;
  lists: RegistrationListsQuery['registrationLists'];
}

function AudienceForm({ evaluation, choices, lists }: AudienceFormProps) {
  const before = evaluation.audience;
  const [listId, setList] = useState(before?.listId ?? '');
  const [tableIds, setTables] = useState<string[]>(before?.tableIds ?? []);
  const [regionIds, setRegions] = useState<string[]>(before?.regionIds ?? []);
  const [sectorIds, setSectors] = useState<string[]>(before?.sectorIds ?? []);
  const [roles, setRoles] = useState<string[]>(before?.roles ?? []);
  const [memberIds, setMembers] = useState<string[]>(before?.memberIds ?? []);
  const { tell, busy, error, fields } = useTell(SaveEvaluationDocument);
  const audience = { listId: listId || null, tableIds: some(tableIds), regionIds: some(regionIds), sectorIds: some(sectorIds), roles: some(roles as PrimaryRole[]), memberIds: some(memberIds) };
  const send = async () => {
    await tell({ input: inputOf({ ...evaluation, audience }) });
  };
  return (
    <div className="evaluation-sides">
      <Form send="Save" onSend={send} busy={busy} error={error} fields={fields}>
        <p>Whoever fits every line that says something is asked. A line that says nothing leaves nobody out.</p>
        <ChoiceField label="People on this list" name="listId" none="Any list, or none" choices={lists} value={listId} onValue={setList} error={fields['audience.listId']} />
        <TickList legend="With a seat at" none="any table, or none" choices={choices.tables.filter(({ closedOn }) => !closedOn)} picked={tableIds} onPick={setTables} />
        <TickList legend="From" none="every region" choices={choices.regions} picked={regionIds} onPick={setRegions} />
        <TickList legend="Of" none="every sector" choices={choices.sectors.filter(({ retiredAt }) => !retiredAt)} picked={sectorIds} onPick={setSectors} />
        <TickList legend="Who mainly are" none="anything" choices={ROLES} picked={roles} onPick={setRoles} />
        <PeopleFields legend="Only these people" none="not narrowed to single people" ids={memberIds} onIds={setMembers} />
      </Form>
      <div className="reach-side">
        <Reach audience={audience} />
        <p className="quiet">Who fits is counted anew when it starts. Nobody is added after that.</p>
      </div>
    </div>
  );
}

/** Whom it is for. */
export function AudiencePart({ evaluation }: PartProps) {
  const choices = useAsk(AnnouncementChoicesDocument, {}, { touchedBy: 'Table Region Sector' });
  const lists = useAsk(RegistrationListsDocument, {}, { touchedBy: 'RegistrationList' });
  return (
    <>
      {evaluation.plan ? null : (
        <Notice>
          <p>There is no contact plan yet. It says how these people are asked.</p>
        </Notice>
      )}
      <Answer asked={choices}>
        {(data) => <Answer asked={lists}>{({ registrationLists }) => <AudienceForm evaluation={evaluation} choices={data} lists={registrationLists} />}</Answer>}
      </Answer>
    </>
  );
}
