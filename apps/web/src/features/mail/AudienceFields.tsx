import { AnnouncementListsDocument, type AnnouncementChoicesQuery, type PrimaryRole } from '../../gql/graphql';
import { useAsk } from '../../lib/ask';
import { useSession } from '../../lib/session';
import { PRIMARY_ROLE } from '../../lib/words';
import { ChoiceField } from '../../ui/Field';
import type { Audience } from './useAudience';

interface AudienceFieldsProps {
  choices: AnnouncementChoicesQuery;
  audience: Audience;
  onAudience: (audience: Audience) => void;
  fields: Readonly<Record<string, string>>;
}

const ROLES = Object.entries(PRIMARY_ROLE).map(([id, name]) => ({ id, name }));

/** To whom: a table's people, or the network's, narrowed by where they are and what they do. */
export function AudienceFields({ choices, audience, onAudience, fields }: AudienceFieldsProps) {
  const { isAdmin, isChampionOf, may } = useSession();
  const lists = useAsk(AnnouncementListsDocument, {}, { touchedBy: 'RegistrationList', pause: !may('registration.read') }).data?.registrationLists ?? [];
  const change = (some: Partial<Audience>) => onAudience({ ...audience, ...some });
  const tables = choices.tables.filter(({ id, closedOn }) => !closedOn && (isAdmin || isChampionOf(id)));
  return (
    <>
      <ChoiceField
        label="To"
        name="tableId"
        required={!isAdmin}
        none={isAdmin ? 'The whole network' : 'Please choose a table'}
        hint={audience.tableId ? 'Everybody who holds a seat at this table.' : undefined}
        choices={tables}
        value={audience.tableId}
        onValue={(tableId) => change({ tableId, listId: '', regionId: '', sectorId: '', role: '' })}
        error={fields.audience ?? fields.tableId}
      />
      {lists.length > 0 ? (
        <ChoiceField label="Only those on this list" name="listId" none="Also those on no list" choices={lists} value={audience.listId} onValue={(listId) => change({ listId })} />
      ) : null}
      {isAdmin && !audience.tableId ? (
        <>
          <ChoiceField label="Only from this region" name="regionId" none="Every region" choices={choices.regions} value={audience.regionId} onValue={(regionId) => change({ regionId })} />
          <ChoiceField
            label="Only from this sector"
            name="sectorId"
            none="Every sector"
            choices={choices.sectors.filter(({ retiredAt }) => !retiredAt)}
            value={audience.sectorId}
            onValue={(sectorId) => change({ sectorId })}
          />
          <ChoiceField label="Only those who mainly are" name="role" none="Anything" choices={ROLES} value={audience.role} onValue={(role) => change({ role: role as PrimaryRole | '' })} />
        </>
      ) : null}
    </>
  );
}
