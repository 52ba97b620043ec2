import { SaveRegionDocument, SettingsRegionsDocument } from '../../gql/graphql';
import { useAsk, useTell } from '../../lib/ask';
import { Answer } from '../../ui/Answer';
import { Refused } from '../../ui/Notice';
import { Adding, Editable } from './Editable';
import { NameForm } from './NameForm';
import { Reorder } from './Reorder';

function RegionForm({ region, onDone }: { region?: { id: string; name: string }; onDone: () => void }) {
  const { tell, busy, error, fields } = useTell(SaveRegionDocument);
  return (
    <NameForm
      name={region?.name ?? ''}
      send={region ? 'Save' : 'Add the region'}
      telling={{ busy, error, fields }}
      onSend={async (name) => (await tell({ input: { id: region?.id ?? null, name } })) !== undefined}
      onDone={onDone}
    />
  );
}

/** The regions, in the order in which the blanket and the tables are grouped. */
export function RegionsPart() {
  const asked = useAsk(SettingsRegionsDocument, {}, { touchedBy: 'Region' });
  const moving = useTell(SaveRegionDocument, 'Moved');
  return (
    <Answer asked={asked}>
      {({ regions }) => (
        <>
          <Refused error={moving.error} />
          <ul className="lines">
            {regions.map((region, place) => (
              <Editable
                key={region.id}
                name={region.name}
                form={(close) => <RegionForm region={region} onDone={close} />}
                more={
                  <Reorder
                    name={region.name}
                    first={place === 0}
                    last={place === regions.length - 1}
                    busy={moving.busy}
                    onMove={(by) => {
                      const other = regions[place + by];
                      if (!other) return;
                      const { id, name } = region;
                      void moving.tell({ input: { id, name, position: other.position } });
                    }}
                  />
                }
              >
                {region.name}
              </Editable>
            ))}
          </ul>
          <Adding words="Add a region" form={(close) => <RegionForm onDone={close} />} />
        </>
      )}
    </Answer>
  );
}
