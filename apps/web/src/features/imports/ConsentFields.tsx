import { TextField, Tick } from '../../ui/Field';
import type { ChangeMapping, Mapping } from './ColumnsStep';

interface PartProps {
  mapping: Mapping;
  onChange: ChangeMapping;
  errors: Readonly<Record<string, string>>;
}

/** Whether the people of the file may be written to, and from where we know. */
export function ConsentFields({ mapping, onChange, errors }: PartProps) {
  const { agreed, consentSource, consentGivenOn, listName, heldOn } = mapping;
  const agree = (on: boolean) =>
    onChange({
      agreed: on,
      consentSource: consentSource || (listName ? `Registered for ${listName}` : ''),
      consentGivenOn: consentGivenOn || heldOn,
    });
  return (
    <fieldset className="choices part">
      <legend>May they be written to?</legend>
      <Tick label="They agreed to be written to when they registered" on={agreed} onTick={agree} />
      {agreed ? (
        <div className="pair">
          <TextField
            label="How we know"
            name="consentSource"
            hint="Such as: ticked the box when registering."
            required
            value={consentSource}
            onValue={(value) => onChange({ consentSource: value })}
            error={errors.consentSource}
          />
          <TextField
            label="Since which day"
            name="consentGivenOn"
            type="date"
            hint="Where the file does not say it."
            value={consentGivenOn}
            onValue={(value) => onChange({ consentGivenOn: value })}
            error={errors.consentGivenOn}
          />
        </div>
      ) : (
        <p className="hint">Without this they are known to the network, and no letters go to them.</p>
      )}
    </fieldset>
  );
}
