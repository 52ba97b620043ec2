import { RetireSectorDocument, SaveSectorDocument, SettingsSectorsDocument } from '../../gql/graphql';
import { useAsk, useTell } from '../../lib/ask';
import { longDayOf } from '../../lib/dates';
import { Answer } from '../../ui/Answer';
import { Notice, Refused } from '../../ui/Notice';
import { Adding, Editable } from './Editable';
import { NameForm } from './NameForm';
import { Reorder } from './Reorder';

interface Sector {
  id: string;
  name: string;
}

function SectorForm({ sector, onDone }: { sector?: Sector; onDone: () => void }) {
  const saving = useTell(SaveSectorDocument);
  const retiring = useTell(RetireSectorDocument, 'Retired');
  return (
    <>
      <NameForm
        name={sector?.name ?? ''}
        send={sector ? 'Save' : 'Add the sector'}
        telling={{ busy: saving.busy, error: saving.error, fields: saving.fields }}
        onSend={async (name) => (await saving.tell({ input: { id: sector?.id ?? null, name } })) !== undefined}
        onDone={onDone}
      />
      {sector ? (
        <details className="section">
          <summary>Retire this sector</summary>
          <p>New tables no longer ask for it. Seats there are, and their stories, stay.</p>
          <Refused error={retiring.error} />
          <button
            type="button"
            className="button soft"
            onClick={() => void retiring.tell({ id: sector.id }).then((data) => data && onDone())}
          >
            Retire {sector.name}
          </button>
        </details>
      ) : null}
    </>
  );
}

/** The sectors that must be at each table, in the order of the blanket's columns. */
export function SectorsPart() {
  const asked = useAsk(SettingsSectorsDocument, {}, { touchedBy: 'Sector' });
  const moving = useTell(SaveSectorDocument, 'Moved');
  return (
    <Answer asked={asked}>
      {({ sectors }) => {
        const kept = sectors.filter(({ retiredAt }) => !retiredAt);
        const retired = sectors.filter(({ retiredAt }) => retiredAt);
        return (
          <>
            <p className="quiet">In the order in which the blanket shows them.</p>
            <Refused error={moving.error} />
            <ul className="lines">
              {kept.map((sector, place) => (
                <Editable
                  key={sector.id}
                  name={sector.name}
                  form={(close) => <SectorForm sector={sector} onDone={close} />}
                  more={
                    <Reorder
                      name={sector.name}
                      first={place === 0}
                      last={place === kept.length - 1}
                      busy={moving.busy}
                      onMove={(by) => {
                        const other = kept[place + by];
                        if (!other) return;
                        const { id, name } = sector;
                        void moving.tell({ input: { id, name, position: other.position } });
                      }}
                    />
                  }
                >
                  {sector.name}
                </Editable>
              ))}
            </ul>
            <Adding words="Add a sector" form={(close) => <SectorForm onDone={close} />} />
            {retired.length > 0 ? (
              <Notice>
                <p>
                  Retired: {retired.map(({ name, retiredAt }) => `${name} (${longDayOf(retiredAt ?? '')})`).join(', ')}
                </p>
              </Notice>
            ) : null}
          </>
        );
      }}
    </Answer>
  );
}
