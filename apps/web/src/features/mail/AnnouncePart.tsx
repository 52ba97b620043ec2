import { useState } from 'react';
import { useNavigate } from 'react-router';
import { AnnouncementChoicesDocument, SendAnnouncementDocument, type AnnouncementChoicesQuery, type AnnouncementInput } from '../../gql/graphql';
import { useAsk, useTell } from '../../lib/ask';
import { useTitle } from '../../lib/use';
import { Answer } from '../../ui/Answer';
import { Dialog } from '../../ui/Dialog';
import { ChoiceField, TextField } from '../../ui/Field';
import { Form } from '../../ui/Form';
import { Notice, Refused } from '../../ui/Notice';
import { AudienceFields } from './AudienceFields';
import { LANGUAGES } from '../members/languages';
import { asInput, EVERYBODY, fromTable, useAudience } from './useAudience';

interface ConfirmProps {
  many: string;
  changed: boolean;
  busy: boolean;
  onSend: () => void;
  onClose: () => void;
}

function Confirm({ many, changed, busy, onSend, onClose }: ConfirmProps) {
  return (
    <Dialog title={`Send it to ${many}?`} onClose={onClose}>
      <p>It starts to go out at once. What has gone cannot be called back.</p>
      <p>Whoever does not want announcements, or never agreed to get letters, is left out. You see who, and why.</p>
      {changed ? (
        <Notice>
          <p>You changed it since your last test copy.</p>
        </Notice>
      ) : null}
      <div className="row">
        <button type="button" className="button" aria-disabled={busy} onClick={onSend}>
          Send it
        </button>
        <button type="button" className="button soft" onClick={onClose}>
          Not yet
        </button>
      </div>
    </Dialog>
  );
}

/** What a text may be written in, beside English. */
const OTHERS = LANGUAGES.filter(({ tag }) => tag !== 'en' && tag !== 'ase').map(({ tag, name }) => ({ id: tag, name }));

function AnnouncementForm({ choices }: { choices: AnnouncementChoicesQuery }) {
  const go = useNavigate();
  const [key] = useState(() => crypto.randomUUID());
  const [audience, setAudience] = useState(EVERYBODY);
  const [subject, setSubject] = useState('');
  const [body, setBody] = useState('');
  const [lang, setLang] = useState('');
  const [tested, test] = useState<string | undefined>(undefined);
  const [asking, ask] = useState(false);
  const copy = useTell(SendAnnouncementDocument, 'A test copy is on its way to you', 'Campaign');
  const real = useTell(SendAnnouncementDocument, 'It is going out', 'Campaign');
  const many = useAudience(audience);
  const input: AnnouncementInput = {
    key,
    subject,
    body,
    lang: lang || null,
    tableId: fromTable(audience),
    audience: asInput(audience),
  };
  const written = `${subject}\n${body}`;
  const [last, setLast] = useState<'copy' | 'real'>('copy');
  const { fields } = last === 'copy' ? copy : real;
  const sendCopy = async () => {
    setLast('copy');
    if (await copy.tell({ input, test: true })) test(written);
  };
  const sendAll = async () => {
    if (real.busy) return;
    setLast('real');
    const sent = await real.tell({ input, test: false });
    ask(false);
    if (sent) void go(`/mail/${sent.sendAnnouncement.id}`);
  };
  return (
    <>
      <Form send={tested === undefined ? 'Send me a test copy first' : 'Send me another test copy'} onSend={sendCopy} busy={copy.busy} error={copy.error} fields={fields}>
        <AudienceFields choices={choices} audience={audience} onAudience={setAudience} fields={fields} />
        <TextField label="Subject" name="subject" value={subject} onValue={setSubject} error={fields.subject} />
        <TextField
          label="Text"
          name="body"
          long
          hint="Plain text. An empty line begins a new paragraph. We greet each by name and put your name below."
          value={body}
          onValue={setBody}
          error={fields.body}
        />
        <ChoiceField
          label="Its language"
          name="lang"
          none="English"
          choices={OTHERS}
          value={lang}
          onValue={setLang}
          error={fields.lang}
        />
      </Form>
      {tested === undefined ? null : (
        <section className="section" aria-labelledby="send">
          <h2 id="send">Does your copy look right?</h2>
          <Refused error={last === 'real' ? real.error : undefined} />
          <button type="button" className="button" aria-disabled={many === undefined} onClick={() => (many === undefined ? undefined : ask(true))}>
            {many === undefined ? 'Counting…' : `Send to ${many}`}
          </button>
        </section>
      )}
      {asking && many !== undefined ? (
        <Confirm many={many} changed={tested !== written} busy={real.busy} onSend={() => void sendAll()} onClose={() => ask(false)} />
      ) : null}
    </>
  );
}

/** Something to say to many: a copy to its writer first, then to all. */
export function AnnouncePart() {
  useTitle('Write to many, Mail');
  const asked = useAsk(AnnouncementChoicesDocument, {}, { touchedBy: 'Table Region Sector' });
  return (
    <>
      <h1>Write to many</h1>
      <p className="lead">An announcement to a table or to the network. You get a copy first.</p>
      <Answer asked={asked}>{(choices) => <AnnouncementForm choices={choices} />}</Answer>
    </>
  );
}
