import { useState } from 'react';
import { MemberChoicesDocument, OrganisationNameDocument } from '../../gql/graphql';
import { useAsk } from '../../lib/ask';
import { useMedia } from '../../lib/use';
import { PRIMARY_ROLE } from '../../lib/words';
import { ChoiceField } from '../../ui/Field';
import { OrganisationSearch } from './OrganisationSearch';

const PRIMARY_ROLES = Object.entries(PRIMARY_ROLE).map(([id, name]) => ({ id, name }));

/** The names of the filters in the page's address. */
export const FILTERS = ['sector', 'region', 'community', 'role', 'organisation'] as const;

type Filter = (typeof FILTERS)[number];

interface MemberFiltersProps {
  chosen: Record<Filter, string>;
  onChoose: (name: Filter, value: string) => void;
}

function Fields({ chosen, onChoose }: MemberFiltersProps) {
  const choices = useAsk(MemberChoicesDocument, {}, { touchedBy: 'Sector Community Region' });
  // Who comes with an organisation in the address sees its name once the API has told it; later ones are typed.
  const [first] = useState(chosen.organisation);
  const named = useAsk(OrganisationNameDocument, { id: first }, { touchedBy: 'Organisation', pause: !first });
  const name = named.data?.organisation?.name ?? '';
  const places = choices.data?.communities.filter(({ region }) => !chosen.region || region.id === chosen.region) ?? [];
  return (
    <div className="filters">
      <ChoiceField
        label="Sector"
        name="sector"
        none="All sectors"
        value={chosen.sector}
        onValue={(value) => onChoose('sector', value)}
        choices={choices.data?.sectors.filter(({ retiredAt }) => !retiredAt) ?? []}
      />
      <ChoiceField
        label="Region"
        name="region"
        none="All regions"
        value={chosen.region}
        onValue={(value) => onChoose('region', value)}
        choices={choices.data?.regions ?? []}
      />
      <ChoiceField
        label="Community"
        name="community"
        none="All communities"
        value={chosen.community}
        onValue={(value) => onChoose('community', value)}
        choices={places}
      />
      <ChoiceField
        label="Primary role"
        name="role"
        none="All roles"
        value={chosen.role}
        onValue={(value) => onChoose('role', value)}
        choices={PRIMARY_ROLES}
      />
      <OrganisationSearch
        key={name}
        picked={chosen.organisation ? { id: chosen.organisation, name } : undefined}
        onPick={(picked) => onChoose('organisation', picked?.id ?? '')}
      />
    </div>
  );
}

/** What narrows the list of members: open at a desk, behind one word on a phone. */
export function MemberFilters(props: MemberFiltersProps) {
  const narrow = useMedia('(max-width: 640px)');
  if (!narrow) return <Fields {...props} />;
  const on = FILTERS.filter((name) => props.chosen[name]).length;
  return (
    <details className="more filter-fold">
      <summary>{on > 0 ? `Filter (${on} on)` : 'Filter'}</summary>
      <Fields {...props} />
    </details>
  );
}
