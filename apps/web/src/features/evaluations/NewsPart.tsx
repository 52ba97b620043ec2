import { useState } from 'react';
import { EvaluationResponseDocument, SendEvaluationNewsDocument } from '../../gql/graphql';
import { useAsk, useTell } from '../../lib/ask';
import { count } from '../../lib/words';
import { Dialog } from '../../ui/Dialog';
import { TextField } from '../../ui/Field';
import { Form } from '../../ui/Form';
import { Notice, Refused } from '../../ui/Notice';
import type { PartProps } from './EvaluationPage';

interface News {
  subject: string;
  said: string;
  did: string;
}

/** The letter as it was sent, on paper alone: for whoever has no email. */
function Paper({ subject, said, did }: News) {
  return (
    <div className="news-paper">
      <h2>{subject}</h2>
      <h3>You said</h3>
      <p className="lines-kept">{said}</p>
      <h3>We did</h3>
      <p className="lines-kept">{did}</p>
    </div>
  );
}

/** What people said and what was done about it, to all who were asked. */
export function NewsPart({ evaluation: { id, title, invited } }: PartProps) {
  const [key, renew] = useState(() => crypto.randomUUID());
  const [subject, setSubject] = useState(`You said, we did: ${title}`.slice(0, 100));
  const [said, setSaid] = useState('');
  const [did, setDid] = useState('');
  const [asking, ask] = useState(false);
  const [sent, send] = useState<News | undefined>(undefined);
  const noEmail = useAsk(EvaluationResponseDocument, { evaluationId: id }).data?.evaluationResponse.noEmail ?? 0;
  const { tell, busy, error, fields } = useTell(SendEvaluationNewsDocument, 'It is going out', 'Campaign');
  const go = async () => {
    if (busy) return;
    const done = await tell({ input: { evaluationId: id, key, subject, said, did } });
    ask(false);
    if (!done) return;
    send({ subject, said, did });
    renew(crypto.randomUUID());
    setSaid('');
    setDid('');
  };
  return (
    <>
      <p className="lead">People answer again when they see that it led to something. This letter goes to all who were asked, whether they answered or not.</p>
      {noEmail > 0 ? <p>No email reaches {count(noEmail, 'of them', 'of them')}. Once it is sent you can print it here, to post or hand to them.</p> : null}
      {sent ? (
        <Notice>
          <p>The letter is going out. Mail shows what becomes of it.</p>
          {noEmail > 0 ? (
            <button type="button" className="button soft" onClick={() => window.print()}>
              Print it for those without email
            </button>
          ) : null}
          <Paper {...sent} />
        </Notice>
      ) : null}
      <Form send={`Send to ${count(invited, 'person', 'people')}`} onSend={() => ask(true)} busy={busy} error={asking ? undefined : error} fields={fields}>
        <TextField label="Subject" name="subject" required value={subject} onValue={setSubject} error={fields.subject} />
        <TextField label="You said" name="said" long required hint="What you heard most. Please quote nobody in a way that tells who it was." value={said} onValue={setSaid} error={fields.said} />
        <TextField label="We did" name="did" long required hint="What was done about it, and what comes next. “Not yet, because …” is fine, too." value={did} onValue={setDid} error={fields.did} />
      </Form>
      {asking ? (
        <Dialog title={`Send it to ${count(invited, 'person', 'people')}?`} onClose={() => ask(false)}>
          <p>It starts to go out at once. What has gone cannot be called back.</p>
          <Refused error={error} />
          <div className="row">
            <button type="button" className="button" aria-disabled={busy} onClick={() => void go()}>
              Send it
            </button>
            <button type="button" className="button soft" onClick={() => ask(false)}>
              Not yet
            </button>
          </div>
        </Dialog>
      ) : null}
    </>
  );
}
