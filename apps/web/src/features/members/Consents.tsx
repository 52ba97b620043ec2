import { useState } from 'react';
import { SaveConsentDocument, WithdrawConsentDocument, type ConsentKind } from '../../gql/graphql';
import { useTell } from '../../lib/ask';
import { longDay } from '../../lib/dates';
import { useOpen } from '../../lib/open';
import { useToday } from '../../lib/session';
import { restFocus } from '../../lib/use';
import { ChoiceField, TextField } from '../../ui/Field';
import { Form } from '../../ui/Form';
import { Refused } from '../../ui/Notice';
import type { MemberStory } from './member';

type Consent = MemberStory['consents'][number];

const KIND: Record<ConsentKind, string> = {
  EXPRESS: 'A clear yes',
  IMPLIED: 'Took part in something of ours (ends after two years)',
};
const KINDS = Object.entries(KIND).map(([id, name]) => ({ id, name }));

const isKind = (value: string): value is ConsentKind => value in KIND;

function ConsentForm({ memberId, onDone }: { memberId: string; onDone: () => void }) {
  const today = useToday();
  const [kind, setKind] = useState<ConsentKind>('EXPRESS');
  const [source, setSource] = useState('');
  const [givenOn, setGiven] = useState(today);
  const [expiresOn, setExpires] = useState('');
  const { tell, busy, error, fields } = useTell(SaveConsentDocument, 'Saved', 'Member');
  const send = async () => {
    if (await tell({ memberId, input: { kind, source: source.trim(), givenOn, expiresOn: expiresOn || null } })) onDone();
  };
  return (
    <Form send="Save the consent" onSend={send} busy={busy} error={error} fields={fields} onCancel={onDone}>
      <ChoiceField
        label="On what ground"
        name="kind"
        choices={KINDS}
        value={kind}
        onValue={(value) => isKind(value) && setKind(value)}
        error={fields.kind}
      />
      <TextField
        label="How we know"
        name="source"
        hint="Such as “Ticked the box when registering for the summit”."
        required
        value={source}
        onValue={setSource}
        error={fields.source}
      />
      <div className="pair">
        <TextField label="Since" name="givenOn" type="date" required max={today} value={givenOn} onValue={setGiven} error={fields.givenOn} />
        <TextField label="Until, if it ends" name="expiresOn" type="date" value={expiresOn} onValue={setExpires} error={fields.expiresOn} />
      </div>
    </Form>
  );
}

/** "Since 3 March 2026, until 2 March 2028", and whether it holds today. */
function inWords({ givenOn, expiresOn, withdrawnOn }: Consent, today: string): string {
  const until = expiresOn ? `, until ${longDay(expiresOn)}` : '';
  if (withdrawnOn) return `Since ${longDay(givenOn)}${until}. Withdrawn on ${longDay(withdrawnOn)}.`;
  return `Since ${longDay(givenOn)}${until}${expiresOn && expiresOn < today ? ': it has run out' : ''}.`;
}

function Line({ consent }: { consent: Consent }) {
  const today = useToday();
  const { tell, busy, error } = useTell(WithdrawConsentDocument, 'Withdrawn');
  const { id, source, withdrawnOn, expiresOn } = consent;
  const holds = !withdrawnOn && !(expiresOn && expiresOn < today);
  return (
    <li>
      <div className="row spread">
        <span>
          <strong>{source}</strong>
          <br />
          <span className="quiet">{inWords(consent, today)}</span>
        </span>
        {holds ? (
          <button type="button" className="button soft" aria-disabled={busy} onClick={() => void (busy ? undefined : tell({ id }).then(restFocus))}>
            Withdraw<span className="hidden"> {source}</span>
          </button>
        ) : null}
      </div>
      <Refused error={error} />
    </li>
  );
}

/** That a member agreed to be written to: how we know, since when, until when. */
export function Consents({ member }: { member: MemberStory }) {
  const adding = useOpen();
  return (
    <>
      <h3 className="section-in">Consent to be written to</h3>
      {member.consents.length > 0 ? (
        <ul className="lines">
          {member.consents.map((consent) => (
            <Line key={consent.id} consent={consent} />
          ))}
        </ul>
      ) : (
        <p className="quiet">None is kept here.</p>
      )}
      {adding.isOpen ? (
        <div className="card section-in">
          <ConsentForm memberId={member.id} onDone={adding.close} />
        </div>
      ) : (
        <p>
          <button type="button" className="button soft" autoFocus={adding.autoFocus} onClick={adding.open}>
            Add a consent
          </button>
        </p>
      )}
    </>
  );
}
