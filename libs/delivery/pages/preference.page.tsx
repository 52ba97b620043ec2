import { ConsentKind } from '#people';
import { Page } from '#platform';
import { Rhythm } from '../preference.entity.js';
import { hourInWords, WEEKDAYS, ZONE_NAMES } from '../preference.policy.js';
import type { PreferenceView } from '../preference.service.js';

interface Frame {
  network: string;
  sample: boolean;
}

const RHYTHMS: [Rhythm, string][] = [
  [Rhythm.WEEKLY, 'Once a week'],
  [Rhythm.MONTHLY, 'Once a month, on the first of these days'],
  [Rhythm.DAILY, 'Once a day'],
  [Rhythm.OFF, 'Not at all'],
];
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** Which letters somebody wants, all on one page. Mail scanners open it too, so only its buttons change anything. */
export const PreferencePage = ({ memberName, preference: p, consents, today, said, action, ...frame }: Frame & PreferenceView & { said: string | null; action: string }) => (
  <Page title="Your letters" {...frame}>
    <h1>Your letters, {memberName}</h1>
    {said ? (
      <p class="note" role="status">
        {said}
      </p>
    ) : null}
    {p.noneSince ? <p class="note">All letters are stopped. To get them again, choose below and save.</p> : null}
    <form method="post" action={action}>
      <fieldset>
        <legend>The digest: one email about all your tables</legend>
        {RHYTHMS.map(([value, words]) => (
          <label class="choice">
            <input type="radio" name="digest" value={value} checked={p.digest === value} /> {words}
          </label>
        ))}
        <p class="small">When nothing needs you and nothing was decided, none is sent.</p>
      </fieldset>
      <label for="weekday">On which day</label>
      <select id="weekday" name="weekday">
        {WEEKDAYS.map((day, index) => (
          <option value={String(index + 1)} selected={p.weekday === index + 1}>
            {day}
          </option>
        ))}
      </select>
      <label for="hour">At what time</label>
      <select id="hour" name="hour">
        {HOURS.map((hour) => (
          <option value={String(hour)} selected={p.hour === hour}>
            {hourInWords(hour)}
          </option>
        ))}
      </select>
      <label for="zone">By the clock of</label>
      <select id="zone" name="zone">
        {Object.entries(ZONE_NAMES).map(([zone, words]) => (
          <option value={zone} selected={p.zone === zone}>
            {words}
          </option>
        ))}
      </select>
      <label class="choice">
        <input type="checkbox" name="announcements" value="yes" checked={p.announcements} /> Announcements, such as the date of a summit
      </label>
      <button type="submit" name="do" value="save">
        Save
      </button>
    </form>
    <h2>Stop everything</h2>
    <p>No letters any more, but those you ask for yourself, such as a code to sign in. Who would like to offer you a seat has to phone you then.</p>
    <form method="post" action={action}>
      <button type="submit" name="do" value="stop" class="quiet">
        Stop all letters
      </button>
    </form>
    <h2>Why we may write to you</h2>
    {consents.length ? (
      <dl>
        {consents.map((consent) => (
          <>
            <dt>{consent.kind === ConsentKind.EXPRESS ? 'You said yes' : 'You took part'}</dt>
            <dd>{`${consent.source}, on ${inWords(consent.givenOn)}. ${until(consent, today)}`}</dd>
          </>
        ))}
      </dl>
    ) : (
      <p>We have not noted that you agreed to letters. When you save a choice above, we note it with its day.</p>
    )}
  </Page>
);

/** What somebody sees once their letters are stopped. */
export const StoppedPage = ({ memberName, back, ...frame }: Frame & { memberName: string; back: string }) => (
  <Page title="Stopped" {...frame}>
    <h1>Your letters are stopped</h1>
    <p>You get no more letters, {memberName}, but those you ask for yourself, such as a code to sign in. You still have your seats and your account.</p>
    <p>
      <a href={back}>Choose your letters</a> if you want some of them again.
    </p>
  </Page>
);

function until({ expiresOn, withdrawnOn }: PreferenceView['consents'][number], today: string): string {
  if (withdrawnOn) return `You took it back on ${inWords(withdrawnOn)}.`;
  if (!expiresOn) return 'It holds until you say stop.';
  return expiresOn < today ? `It ran out on ${inWords(expiresOn)}.` : `It holds until ${inWords(expiresOn)}.`;
}

const words = new Intl.DateTimeFormat('en-CA', { dateStyle: 'long', timeZone: 'UTC' });
const inWords = (day: string): string => words.format(new Date(`${day}T00:00:00Z`));
