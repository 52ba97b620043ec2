import { useState } from 'react';
import { DigestPreviewDocument } from '../../gql/graphql';
import { useAsk } from '../../lib/ask';
import { Answer } from '../../ui/Answer';
import { Notice } from '../../ui/Notice';
import { MemberPicker, type Picked } from '../members/MemberPicker';

function Preview({ member }: { member: Picked }) {
  const asked = useAsk(DigestPreviewDocument, { memberId: member.id }, { fresh: true });
  return (
    <Answer asked={asked}>
      {({ digestPreview: { subject, text, reason } }) => (
        <div aria-live="polite">
          {reason ? (
            <Notice>
              <p>No digest would go out now. {reason}</p>
            </Notice>
          ) : null}
          {subject ? (
            <article className="card" aria-label={`The next digest of ${member.name}`}>
              <h3>{subject}</h3>
              <div className="letter-text">{text}</div>
            </article>
          ) : null}
        </div>
      )}
    </Answer>
  );
}

/** Somebody's next digest, as they would get it: for whoever is asked "why did I get this?" */
export function DigestLook() {
  const [open, toggle] = useState(false);
  const [member, pick] = useState<Picked | undefined>(undefined);
  return (
    <section className="section" aria-labelledby="digest">
      <h2 id="digest">See somebody’s digest</h2>
      <p>The letter a member would get now about all their tables. Looking sends nothing.</p>
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
