import { Link } from 'react-router';
import { CommitImportDocument } from '../../gql/graphql';
import { useTell } from '../../lib/ask';
import { count } from '../../lib/words';
import { Notice, Refused } from '../../ui/Notice';
import { countOf, type ImportStory } from './import';
import { Written } from './Written';

/** Exactly what pressing the button does. */
function WillBe({ story }: { story: ImportStory }) {
  const n = (fate: Parameters<typeof countOf>[1]) => countOf(story, fate);
  const registrations = n('NEW') + n('KNOWN');
  const rest = [
    { n: n('ALREADY'), words: (many: string) => `${many} on the list already: nothing changes for them` },
    { n: n('REPEATED'), words: (many: string) => `${many} repeated in the file: written once` },
    { n: n('REFUSED'), words: (many: string) => `${many} that cannot be used: you get them back as a file` },
    { n: n('LEFT_OUT'), words: (many: string) => `${many} left out` },
  ].filter((each) => each.n > 0);
  return (
    <>
      <ul className="will-be">
        <li>
          <strong>{count(n('NEW'), 'new member')}</strong>
        </li>
        <li>
          <strong>{count(registrations, 'registration')}</strong> on “{story.listName}”
          {n('KNOWN') > 0 ? `, ${n('KNOWN')} of them for people the network knows: what they have stays, gaps are filled` : ''}
        </li>
      </ul>
      {rest.length > 0 ? (
        <>
          <p>Not written:</p>
          <ul className="will-be">
            {rest.map((each) => (
              <li key={each.words('')}>{each.words(count(each.n, 'row'))}</li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}

function Commit({ story }: { story: ImportStory }) {
  const open = countOf(story, 'ASKED');
  const { tell, busy, error } = useTell(CommitImportDocument, '', 'Member Organisation RegistrationList Registration');
  const commit = () => void (busy ? undefined : tell({ id: story.id, leaveOutOpen: open > 0 }));
  return (
    <>
      <h3>This will be written</h3>
      <WillBe story={story} />
      {open > 0 ? (
        <Notice>
          <p>
            {count(open, 'row still needs', 'rows still need')} a decision: decide, or leave {open === 1 ? 'it' : 'them'} out.
          </p>
        </Notice>
      ) : null}
      <Refused error={error} />
      <div className="row">
        {open > 0 ? (
          <Link className="button" to="?step=decide">
            Decide
          </Link>
        ) : null}
        <button type="button" className={open > 0 ? 'button soft' : 'button'} aria-disabled={busy} onClick={commit}>
          {open > 0 ? `Leave ${open === 1 ? 'it' : 'them'} out and write` : 'Write it'}
        </button>
      </div>
    </>
  );
}

/** The last step: what will be written, then what was. */
export function WriteStep({ story }: { story: ImportStory }) {
  return story.state === 'DONE' ? <Written story={story} /> : <Commit story={story} />;
}
