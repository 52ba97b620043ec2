import { useState } from 'react';
import { DigestPreviewDocument } from '../../gql/graphql';
import { useAsk } from '../../lib/ask';
import { longDayOf } from '../../lib/dates';
import { Answer } from '../../ui/Answer';
import { Notice } from '../../ui/Notice';
import { MemberPicker, type Picked } from '../members/MemberPicker';
import { becameOf, type DigestLine } from './mail';

/** So many of the last ones are shown. */
const SHOWN = 10;

function History({ digests, name }: { digests: readonly DigestLine[]; name: string }) {
  if (digests.length === 0) return <p className="quiet">No digest of {name} was due yet.</p>;
  return (
    <ul className="lines digests-before">
      {digests.slice(0, SHOWN).map((digest) => (
        <li key={digest.id}>
          <span>{longDayOf(digest.decidedAt)}</span>
          <span>{becameOf(digest)}</span>
        </li>
      ))}
    </ul>
  );
}

function Preview({ member }: { member: Picked }) {
  const asked = useAsk(DigestPreviewDocument, { memberId: member.id }, { fresh: true });
  return (
    <Answer asked={asked}>
      {({ digestPreview: { subject, text, reason }, digests }) => (
        <div aria-live="polite">
          {reason ? (
            <Notice>
              <p>No digest would go out now. {reason}</p>
            </Notice>
          ) : null}
          {subject ? (
            <article className="card letter-look" aria-label={`The next digest of ${member.name}`}>
              <h3>{subject}</h3>
              <iframe title={`The next digest of ${member.name}, as they would get it`} sandbox="" src={`/letters/digest/${member.id}`} />
              <details>
                <summary>The same as plain text</summary>
                <div className="letter-text">{text}</div>
              </details>
            </article>
          ) : null}
          <h3>Before that</h3>
          <History digests={digests} name={member.name} />
        </div>
      )}
    </Answer>
  );
}

/** Somebody's next digest, as they would get it, and what became of the last: for whoever is asked "why did I get this?" or "why none?" */
export function DigestLook() {
  const [open, toggle] = useState(false);
  const [member, pick] = useState<Picked | undefined>(undefined);
  return (
    <section className="section" aria-labelledby="digest">
      <h2 id="digest">See somebody’s digest</h2>
      <p>The letter a member would get now about all their tables, and why they got one or none before. Looking sends nothing.</p>
      <p>
        <button type="button" className="button soft" aria-expanded={open} onClick={() => toggle(!open)}>
          Choose a member
        </button>
      </p>
      {open ? <MemberPicker label="Whose digest" adds={false} picked={member} onPick={pick} /> : null}
      {open && member ? <Preview key={member.id} member={member} /> : null}
    </section>
  );
}
