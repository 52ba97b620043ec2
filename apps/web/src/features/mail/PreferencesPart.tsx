import { useState } from 'react';
import { LetterPreferenceDocument, SaveLetterPreferenceDocument, type LetterPreferenceQuery, type Rhythm } from '../../gql/graphql';
import { useAsk, useTell } from '../../lib/ask';
import { longDayOf } from '../../lib/dates';
import { useSession } from '../../lib/session';
import { useTitle } from '../../lib/use';
import { Answer } from '../../ui/Answer';
import { ChoiceField, Tick } from '../../ui/Field';
import { Form } from '../../ui/Form';
import { Notice } from '../../ui/Notice';
import { ZONES } from '../settings/zones';
import { RHYTHM, WEEKDAYS } from './mail';

type Preference = LetterPreferenceQuery['preference'];

const RHYTHMS = Object.entries(RHYTHM).map(([id, name]) => ({ id, name }));
const DAYS = WEEKDAYS.map((name, place) => ({ id: String(place + 1), name }));
const HOURS = Array.from({ length: 24 }, (_, hour) => ({ id: String(hour), name: `${String(hour).padStart(2, '0')}:00` }));
const zonesWith = (zone: string) => (ZONES.some(({ id }) => id === zone) ? ZONES : [...ZONES, { id: zone, name: zone }]);

function PreferenceForm({ preference: { memberId, stoppedAt, ...before } }: { preference: Preference }) {
  const [input, set] = useState({ ...before, stop: stoppedAt != null });
  const { tell, busy, error, fields } = useTell(SaveLetterPreferenceDocument, 'Saved', 'Preference');
  const change = (some: Partial<typeof input>) => set((now) => ({ ...now, ...some }));
  const save = async () => {
    const { digest, hour, weekday, zone, announcements, stop } = input;
    await tell({ memberId, input: { digest, hour, weekday, zone, announcements, stop } });
  };
  return (
    <Form send="Save" onSend={save} busy={busy} error={error} fields={fields}>
      {stoppedAt ? (
        <Notice>
          <p>You stopped all letters on {longDayOf(stoppedAt)}.</p>
        </Notice>
      ) : null}
      <Tick label="No letters at all, but those I ask for, such as a code to sign in" on={input.stop} onTick={(stop) => change({ stop })} />
      {input.stop ? null : (
        <>
          <div className="mail-tick">
            <Tick label="Announcements from the network and my tables" on={input.announcements} onTick={(announcements) => change({ announcements })} />
          </div>
          <ChoiceField
            label="My digest comes"
            name="digest"
            hint="One letter about all your tables. None is sent when there is nothing to tell."
            choices={RHYTHMS}
            value={input.digest}
            onValue={(digest) => change({ digest: digest as Rhythm })}
            error={fields.digest}
          />
          {input.digest === 'OFF' ? null : (
            <>
              {input.digest === 'DAILY' ? null : (
                <ChoiceField label={input.digest === 'MONTHLY' ? 'On the first' : 'On'} name="weekday" choices={DAYS} value={String(input.weekday)} onValue={(day) => change({ weekday: Number(day) })} error={fields.weekday} />
              )}
              <ChoiceField label="At" name="hour" choices={HOURS} value={String(input.hour)} onValue={(hour) => change({ hour: Number(hour) })} error={fields.hour} />
              <ChoiceField label="By the clock of" name="zone" choices={zonesWith(before.zone)} value={input.zone} onValue={(zone) => change({ zone })} error={fields.zone} />
            </>
          )}
        </>
      )}
    </Form>
  );
}

/** Which letters the reader wants, and when. */
export function PreferencesPart() {
  useTitle('Letters to you');
  const { me } = useSession();
  const asked = useAsk(LetterPreferenceDocument, { memberId: me.member.id }, { touchedBy: 'Preference', fresh: true });
  return (
    <>
      <h1>Letters to you</h1>
      <p className="lead">Which letters you want, and when. You can change it whenever you like.</p>
      <Answer asked={asked}>{({ preference }) => <PreferenceForm preference={preference} />}</Answer>
    </>
  );
}
