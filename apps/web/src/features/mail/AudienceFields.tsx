import { AnnouncementListsDocument, type AnnouncementChoicesQuery, type PrimaryRole } from '../../gql/graphql';
import { useAsk } from '../../lib/ask';
import { useSession } from '../../lib/session';
import { PRIMARY_ROLE } from '../../lib/words';
import { ChoiceField, Tick } from '../../ui/Field';
import type { Audience } from './useAudience';

interface PickManyProps<Id extends string> {
  label: string;
  /** What it means to pick none. */
  none: string;
  choices: readonly { id: Id; name: string }[];
  picked: readonly Id[];
  onPick: (picked: Id[]) => void;
}

/** Any number of some choices. Folded away, it says what is picked. */
function PickMany<Id extends string>({ label, none, choices, picked, onPick }: PickManyProps<Id>) {
  const names = choices.filter(({ id }) => picked.includes(id)).map(({ name }) => name);
  return (
    <details className="pick-many">
      <summary>
        {label}: <span>{names.length > 0 ? names.join(', ') : none}</span>
      </summary>
      <fieldset>
        <legend className="hidden">{label}</legend>
        {choices.map(({ id, name }) => (
          <Tick key={id} label={name} on={picked.includes(id)} onTick={(on) => onPick(on ? [...picked, id] : picked.filter((other) => other !== id))} />
        ))}
      </fieldset>
    </details>
  );
}

interface AudienceFieldsProps {
  choices: AnnouncementChoicesQuery;
  audience: Audience;
  onAudience: (audience: Audience) => void;
  fields: Readonly<Record<string, string>>;
}

const ROLES = (Object.entries(PRIMARY_ROLE) as [PrimaryRole, string][]).map(([id, name]) => ({ id, name }));

/** To whom: the people of some tables or the whole network, narrowed by lists, by where they are and what they do. A champion writes to a table they run. */
export function AudienceFields({ choices, audience, onAudience, fields }: AudienceFieldsProps) {
  const { isAdmin, isChampionOf, may } = useSession();
  const lists = useAsk(AnnouncementListsDocument, {}, { touchedBy: 'RegistrationList', pause: !may('registration.read') }).data?.registrationLists ?? [];
  const change = (some: Partial<Audience>) => onAudience({ ...audience, ...some });
  const tables = choices.tables.filter(({ id, closedOn }) => !closedOn && (isAdmin || isChampionOf(id)));
  const wrong = fields.audience ?? fields.tableId;
  return (
    <>
      {isAdmin ? (
        <div className="field">
          <p className="audience-to">It goes to whoever fits every line. A line with nothing picked leaves nobody out.</p>
          {wrong ? <p className="wrong">{wrong}</p> : null}
          <PickMany label="Tables" none="every table, and people at none" choices={tables} picked={audience.tables} onPick={(picked) => change({ tables: picked })} />
          {lists.length > 0 ? (
            <PickMany label="Lists" none="every list, and people on none" choices={lists} picked={audience.lists} onPick={(picked) => change({ lists: picked })} />
          ) : null}
          <PickMany label="Regions" none="every region" choices={choices.regions} picked={audience.regions} onPick={(picked) => change({ regions: picked })} />
          <PickMany
            label="Sectors"
            none="every sector"
            choices={choices.sectors.filter(({ retiredAt }) => !retiredAt)}
            picked={audience.sectors}
            onPick={(picked) => change({ sectors: picked })}
          />
          <PickMany label="Main roles" none="every role" choices={ROLES} picked={audience.roles} onPick={(picked) => change({ roles: picked })} />
        </div>
      ) : (
        <>
          <ChoiceField
            label="To"
            name="tableId"
            required
            none="Please choose a table"
            hint={audience.tables.length > 0 ? 'Everybody who holds a seat at this table.' : undefined}
            choices={tables}
            value={audience.tables[0] ?? ''}
            onValue={(tableId) => change({ tables: tableId ? [tableId] : [] })}
            error={wrong}
          />
          {lists.length > 0 ? (
            <PickMany label="Lists" none="every list, and people on none" choices={lists} picked={audience.lists} onPick={(picked) => change({ lists: picked })} />
          ) : null}
        </>
      )}
    </>
  );
}
