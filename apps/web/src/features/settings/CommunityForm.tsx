import { useState } from 'react';
import { SaveCommunityDocument, type SettingsCommunitiesQuery } from '../../gql/graphql';
import { useTell } from '../../lib/ask';
import { ChoiceField, TextField } from '../../ui/Field';
import { Form } from '../../ui/Form';
import { ZONES } from './zones';

type Community = SettingsCommunitiesQuery['communities'][number];
type Named = Pick<Community['localNames'][number], 'name' | 'lang'>;

interface CommunityFormProps {
  community?: Community;
  regions: SettingsCommunitiesQuery['regions'];
  onDone: () => void;
}

/** A community: its region, its hour, and its names in its people's languages, each with the language's tag. */
export function CommunityForm({ community, regions, onDone }: CommunityFormProps) {
  const [name, setName] = useState(community?.name ?? '');
  const [regionId, setRegion] = useState(community?.region.id ?? '');
  const [timeZone, setZone] = useState(community?.timeZone ?? 'America/Vancouver');
  const [names, setNames] = useState<readonly Named[]>(community?.localNames ?? []);
  const { tell, busy, error, fields } = useTell(SaveCommunityDocument);
  const rename = (place: number, change: Partial<Named>) =>
    setNames(names.map((each, at) => (at === place ? { ...each, ...change } : each)));
  const send = async () => {
    const localNames = names
      .map((each) => ({ name: each.name.trim(), lang: each.lang.trim() }))
      .filter((each) => each.name);
    if (await tell({ input: { id: community?.id ?? null, name: name.trim(), regionId, timeZone, localNames } })) onDone();
  };
  return (
    <Form send="Save" onSend={send} busy={busy} error={error} fields={fields} onCancel={onDone}>
      <TextField label="Name" name="name" required value={name} onValue={setName} error={fields.name} />
      <div className="pair">
        <ChoiceField
          label="Region"
          name="regionId"
          required
          none="Please choose"
          choices={regions}
          value={regionId}
          onValue={setRegion}
          error={fields.regionId}
        />
        <ChoiceField
          label="Time"
          name="timeZone"
          choices={ZONES.some(({ id }) => id === timeZone) ? ZONES : [...ZONES, { id: timeZone, name: timeZone }]}
          value={timeZone}
          onValue={setZone}
          error={fields.timeZone}
        />
      </div>
      <fieldset className="choices">
        <legend>Names in its people’s languages</legend>
        <p className="hint">
          The tag tells screens and voices which language it is: crx for Dakelh, bcr for Wet’suwet’en, git for Gitxsan, ncg
          for Nisg̱a’a, tsi for Sm’algya̱x.
        </p>
        {fields.localNames ? <p className="wrong">{fields.localNames}</p> : null}
        {names.map((each, place) => (
          <div key={place} className="local-name">
            <TextField
              label={`Name ${place + 1}`}
              name={`localNames.${place}.name`}
              lang={each.lang}
              value={each.name}
              onValue={(value) => rename(place, { name: value })}
              error={fields[`localNames.${place}.name`]}
            />
            <TextField
              label="Language tag"
              name={`localNames.${place}.lang`}
              required
              value={each.lang}
              onValue={(value) => rename(place, { lang: value })}
              error={fields[`localNames.${place}.lang`]}
            />
            <button
              type="button"
              className="button bare"
              onClick={() => setNames(names.filter((_, at) => at !== place))}
            >
              Remove<span className="hidden"> name {place + 1}</span>
            </button>
          </div>
        ))}
        <button type="button" className="button soft" onClick={() => setNames([...names, { name: '', lang: '' }])}>
          Add a name
        </button>
      </fieldset>
    </Form>
  );
}
