import { useState } from 'react';
import {
  MemberChoicesDocument,
  SaveOrganisationDocument,
  SettingsOrganisationsDocument,
  type SettingsOrganisationsQuery,
} from '../../gql/graphql';
import { useAsk, useTell } from '../../lib/ask';
import { useRested } from '../../lib/use';
import { Answer } from '../../ui/Answer';
import { ChoiceField, TextField } from '../../ui/Field';
import { Form } from '../../ui/Form';
import { Empty } from '../../ui/Notice';
import { Adding, Editable } from './Editable';

type Organisation = SettingsOrganisationsQuery['organisations']['edges'][number]['node'];

const AT_ONCE = 50;

function OrganisationForm({ organisation, onDone }: { organisation?: Organisation; onDone: () => void }) {
  const [name, setName] = useState(organisation?.name ?? '');
  const [sectorId, setSector] = useState(organisation?.sector?.id ?? '');
  const [communityId, setCommunity] = useState(organisation?.community?.id ?? '');
  const choices = useAsk(MemberChoicesDocument, {}, { touchedBy: 'Sector Community' });
  const { tell, busy, error, fields } = useTell(SaveOrganisationDocument);
  const send = async () => {
    const input = {
      id: organisation?.id ?? null,
      name: name.trim(),
      sectorId: sectorId || null,
      communityId: communityId || null,
    };
    if (await tell({ input })) onDone();
  };
  return (
    <Form send="Save" onSend={send} busy={busy} error={error} fields={fields} onCancel={onDone}>
      <TextField label="Name" name="name" required value={name} onValue={setName} error={fields.name} />
      <div className="pair">
        <ChoiceField
          label="Sector"
          name="sectorId"
          none="Not said"
          choices={choices.data?.sectors.filter(({ id, retiredAt }) => !retiredAt || id === sectorId) ?? []}
          value={sectorId}
          onValue={setSector}
          error={fields.sectorId}
        />
        <ChoiceField
          label="Community"
          name="communityId"
          none="Not said"
          choices={choices.data?.communities ?? []}
          value={communityId}
          onValue={setCommunity}
          error={fields.communityId}
        />
      </div>
    </Form>
  );
}

interface StretchProps {
  search: string;
  after: string | null;
  last: boolean;
  onMore: (after: string) => void;
}

function Stretch({ search, after, last, onMore }: StretchProps) {
  const asked = useAsk(
    SettingsOrganisationsDocument,
    { search: search || null, first: AT_ONCE, after },
    { touchedBy: 'Organisation' },
  );
  return (
    <Answer asked={asked}>
      {({ organisations: { edges, pageInfo } }) => (
        <>
          {edges.length > 0 ? (
            <ul className="lines">
              {edges.map(({ node }) => (
                <Editable
                  key={node.id}
                  name={node.name}
                  form={(close) => <OrganisationForm organisation={node} onDone={close} />}
                >
                  <strong>{node.name}</strong>
                  <br />
                  <span className="quiet">{[node.sector?.name, node.community?.name].filter(Boolean).join(', ')}</span>
                </Editable>
              ))}
            </ul>
          ) : (
            <Empty>
              <p>No organisation by that name.</p>
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

function Found({ search }: { search: string }) {
  const [stretches, grow] = useState<(string | null)[]>([null]);
  return stretches.map((after, place) => (
    <Stretch
      key={after ?? ''}
      search={search}
      after={after}
      last={place === stretches.length - 1}
      onMore={(next) => grow((before) => [...before, next])}
    />
  ));
}

/** Where members work or volunteer. */
export function OrganisationsPart() {
  const [typed, type] = useState('');
  const search = useRested(typed.trim());
  return (
    <>
      <TextField label="Find" name="search" type="search" value={typed} onValue={type} />
      <Found key={search} search={search} />
      <Adding words="Add an organisation" form={(close) => <OrganisationForm onDone={close} />} />
    </>
  );
}
