import { useEffect, useId, useState, type ReactNode } from 'react';
import { OrganisationSearchDocument } from '../../gql/graphql';
import { useAsk } from '../../lib/ask';
import { useRested } from '../../lib/use';
import { Field } from '../../ui/Field';

export interface PickedOrganisation {
  id: string;
  name: string;
}

interface OrganisationSearchProps {
  label?: string;
  hint?: string;
  picked: PickedOrganisation | undefined;
  onPick: (organisation: PickedOrganisation | undefined) => void;
  /** One that is not on offer. */
  without?: string;
  error?: string | undefined;
  /** What stands below when what was typed is known to nobody. */
  unknown?: (typed: string) => ReactNode;
}

const same = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase();

/** A place to type an organisation, with those known below it. Two of one name stand apart by their community. */
export function OrganisationSearch({ label = 'Organisation', hint, picked, onPick, without, error, unknown }: OrganisationSearchProps) {
  const list = useId();
  const [typed, type] = useState(picked?.name ?? '');
  const search = useRested(typed.trim());
  const asked = useAsk(OrganisationSearchDocument, { search: search || null, first: 20 }, { touchedBy: 'Organisation' });
  const found = asked.data?.organisations.edges.map(({ node }) => node).filter(({ id }) => id !== without) ?? [];
  const twice = (name: string) => found.filter((each) => same(each.name, name)).length > 1;
  const known = found.map(({ id, name, community }) => ({ id, name: twice(name) && community ? `${name} (${community.name})` : name }));

  const change = (value: string) => {
    type(value);
    onPick(known.find(({ name }) => same(name, value)));
  };
  // What was typed before its name arrived from the API counts as soon as it has.
  const late = !picked && typed.trim() ? known.find(({ name }) => same(name, typed)) : undefined;
  useEffect(() => {
    if (late) onPick({ id: late.id, name: late.name });
  });

  const isUnknown = typed.trim() !== '' && !picked && !late && search === typed.trim() && !asked.fetching;
  return (
    <>
      <Field label={label} name="organisationId" hint={hint} error={error}>
        {(tied) => (
          <input {...tied} list={list} autoComplete="off" placeholder="Type a name" value={typed} onChange={(event) => change(event.target.value)} />
        )}
      </Field>
      <datalist id={list}>
        {known.map(({ id, name }) => (
          <option key={id} value={name} />
        ))}
      </datalist>
      {isUnknown && unknown ? unknown(typed.trim()) : null}
    </>
  );
}
