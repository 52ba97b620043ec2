import { Page } from '#platform';
import { shortened } from '../held.policy.js';
import type { HeldView } from '../held.service.js';

/** Everything that is held about somebody, in plain words. What does not fit stands in the file. */
export const HeldPage = ({ view, ...frame }: { view: HeldView; network: string; sample: boolean }) => (
  <Page title="What is held" {...frame}>
    <h1>{view.own ? 'What is held about you' : `What is held about ${view.name}`}</h1>
    <p>
      This is all we keep. <a href={`/held/${view.memberId}/download`}>Save it as a file</a>. If something is wrong, change it on the page of {view.own ? 'your details' : 'this member'} or ask an admin.
    </p>
    <dl>
      {view.details.map(({ label, text }) => (
        <>
          <dt>{label}</dt>
          <dd>{text}</dd>
        </>
      ))}
    </dl>
    {shortened(view.headings).map(({ heading, lines, total }) => (
      <section>
        <h2>{heading}</h2>
        <ul>
          {lines.map((line) => (
            <li>{line}</li>
          ))}
        </ul>
        {total > lines.length ? <p class="small">And {total - lines.length} more.{' '}<a href={`/held/${view.memberId}/download`}>They are in the file.</a></p> : null}
      </section>
    ))}
    <p class="small">Backups keep older copies until they are deleted. Who is erased stays erased, also after a backup is put back.</p>
  </Page>
);
