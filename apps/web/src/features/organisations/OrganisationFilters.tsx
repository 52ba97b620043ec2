import { MemberChoicesDocument } from '../../gql/graphql';
import { useAsk } from '../../lib/ask';
import { ChoiceField } from '../../ui/Field';

/** By what the list of organisations is narrowed; an empty word means all. */
export interface Chosen {
  sector: string;
  region: string;
  community: string;
}

interface OrganisationFiltersProps {
  chosen: Chosen;
  onChoose: (chosen: Chosen) => void;
}

/** What narrows the list of organisations. */
export function OrganisationFilters({ chosen, onChoose }: OrganisationFiltersProps) {
  const choices = useAsk(MemberChoicesDocument, {}, { touchedBy: 'Sector Community Region' });
  return (
    <div className="filters">
      <ChoiceField
        label="Sector"
        name="sector"
        none="All sectors"
        value={chosen.sector}
        onValue={(sector) => onChoose({ ...chosen, sector })}
        choices={choices.data?.sectors.filter(({ retiredAt }) => !retiredAt) ?? []}
      />
      <ChoiceField
        label="Region"
        name="region"
        none="All regions"
        value={chosen.region}
        onValue={(region) => onChoose({ ...chosen, region, community: '' })}
        choices={choices.data?.regions ?? []}
      />
      <ChoiceField
        label="Community"
        name="community"
        none="All communities"
        value={chosen.community}
        onValue={(community) => onChoose({ ...chosen, community })}
        choices={choices.data?.communities.filter(({ region }) => !chosen.region || region.id === chosen.region) ?? []}
      />
    </div>
  );
}
