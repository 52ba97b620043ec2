import { useId, useState } from 'react';
import { OrganisationSearchDocument, SaveOrganisationDocument } from '../../gql/graphql';
import { useAsk, useTell } from '../../lib/ask';
import { useRested } from '../../lib/use';
import { Field } from '../../ui/Field';
import { Refused } from '../../ui/Notice';

interface Organisation {
  id: string;
  name: string;
}

interface OrganisationPickerProps {
  picked: Organisation | undefined;
  onPick: (organisation: Organisation | undefined) => void;
  /** Where a new organisation most likely belongs. */
  sectorId: string;
  communityId: string;
  error?: string | undefined;
}

const same = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase();

/** A place to type an organisation, with those known below it; a new one is made on the spot. */
export function OrganisationPicker({ picked, onPick, sectorId, communityId, error }: OrganisationPickerProps) {
  const list = useId();
  const [typed, type] = useState(picked?.name ?? '');
  const search = useRested(typed.trim());
  const asked = useAsk(OrganisationSearchDocument, { search: search || null, first: 20 }, { touchedBy: 'Organisation' });
  const known = asked.data?.organisations.edges.map(({ node }) => node) ?? [];
  const making = useTell(SaveOrganisationDocument, 'Organisation added');

  const change = (value: string) => {
    type(value);
    onPick(known.find(({ name }) => same(name, value)));
  };
  // What was typed before its name arrived from the API counts as soon as it has.
  const late = !picked && typed.trim() ? known.find(({ name }) => same(name, typed)) : undefined;
  if (late) onPick(late);

  const make = async () => {
    const input = { name: typed.trim(), sectorId: sectorId || null, communityId: communityId || null };
    const made = await making.tell({ input });
    if (made) onPick(made.saveOrganisation);
  };
  const unknown = typed.trim() !== '' && !picked && !late && search === typed.trim() && !asked.fetching;
  return (
    <>
      <Field label="Organisation" name="organisationId" error={error}>
        {(tied) => (
          <input
            {...tied}
            list={list}
            autoComplete="off"
            value={typed}
            onChange={(event) => change(event.target.value)}
          />
        )}
      </Field>
      <datalist id={list}>
        {known.map(({ id, name }) => (
          <option key={id} value={name} />
        ))}
      </datalist>
      {unknown ? (
        <div className="field">
          <p className="hint">“{typed.trim()}” is not on our list yet.</p>
          <div>
            <button type="button" className="button soft" aria-disabled={making.busy} onClick={() => void make()}>
              Add it as an organisation
            </button>
          </div>
          <Refused error={making.error} />
        </div>
      ) : null}
    </>
  );
}
