import { useEffect, useState } from 'react';
import { Link, useParams } from 'react-router';
import { MarkCallDocument, PhoneListsDocument, type CallOutcome, type PhoneListsQuery } from '../../gql/graphql';
import { useAsk, useTell } from '../../lib/ask';
import { useSession } from '../../lib/session';
import { restFocus, useTitle } from '../../lib/use';
import { count } from '../../lib/words';
import { Answer } from '../../ui/Answer';
import { Dialog } from '../../ui/Dialog';
import { Empty, Refused } from '../../ui/Notice';
import { languageName } from '../members/languages';
import './evaluations.css';

type List = PhoneListsQuery['phoneLists'][number];
type Person = List['people'][number];

const LAST: Record<'DECLINED' | 'MOVED', { button: string; title: (name: string) => string; words: string }> = {
  DECLINED: { button: 'Rather not', title: (name) => `${name} would rather not answer?`, words: 'They are asked no more about this, by phone, email or post.' },
  MOVED: { button: 'Wrong number', title: (name) => `Is this number no longer ${name}’s?`, words: 'They leave your list. An admin can look for the new number.' },
};

interface PersonProps {
  list: List;
  person: Person;
}

function Someone({ list, person }: PersonProps) {
  const { name, phone, callBack, answerPath, memberId } = person;
  const [asking, ask] = useState<'DECLINED' | 'MOVED' | undefined>(undefined);
  const { tell, busy, error } = useTell(MarkCallDocument, 'Written down', 'PhoneList');
  const mark = async (outcome: CallOutcome) => {
    if (!busy && (await tell({ evaluationId: list.evaluationId, memberId, outcome }))) restFocus();
  };
  const whom = <span className="hidden">{name}: </span>;
  return (
    <li className="card">
      <h3>{name}</h3>
      {callBack ? <p className="quiet">Call back: nobody was there, or they asked for another time.</p> : null}
      <a className="button phone-number" href={`tel:${phone.replace(/[^\d+]/g, '')}`}>
        {whom}
        Call {phone}
      </a>
      <a className="button soft" href={answerPath} target="_blank" rel="noopener">
        {whom}
        Key in the answers
        <span className="hidden"> in a new window</span>
      </a>
      <div className="phone-marks">
        <button type="button" className="button soft" aria-disabled={busy} onClick={() => void mark('CALL_BACK')}>
          {whom}
          Call back
        </button>
        {(['DECLINED', 'MOVED'] as const).map((outcome) => (
          <button key={outcome} type="button" className="button soft" onClick={() => ask(outcome)}>
            {whom}
            {LAST[outcome].button}
          </button>
        ))}
      </div>
      <Refused error={asking ? undefined : error} />
      {asking ? (
        <Dialog title={LAST[asking].title(name)} onClose={() => ask(undefined)}>
          <p>{LAST[asking].words}</p>
          <Refused error={error} />
          <div className="row">
            <button type="button" className="button" aria-disabled={busy} onClick={() => void mark(asking)}>
              Yes, write it down
            </button>
            <button type="button" className="button soft" onClick={() => ask(undefined)}>
              No
            </button>
          </div>
        </Dialog>
      ) : null}
    </li>
  );
}

/** What callers say, as the plan has it: in each language, so that each caller finds their own. */
function Words({ texts }: Pick<List, 'texts'>) {
  const written = texts.filter(({ subject, body }) => subject || body);
  if (written.length === 0) return null;
  return (
    <div className="card">
      <h3>What callers say</h3>
      {written.map(({ lang, subject, body }) => (
        <div key={lang}>
          {written.length > 1 ? <p className="quiet">In {languageName(lang)}:</p> : null}
          <div lang={lang}>
            <p>
              <strong>{subject}</strong>
            </p>
            <p className="lines-kept">{body}</p>
          </div>
        </div>
      ))}
    </div>
  );
}

function Calls({ list }: { list: List }) {
  const { title, texts, people, evaluationId } = list;
  const ordered = [...people.filter(({ callBack }) => !callBack), ...people.filter(({ callBack }) => callBack)];
  return (
    <section className="section" aria-labelledby={evaluationId}>
      <h2 id={evaluationId}>{title}</h2>
      {people.length > 0 ? (
        <>
          <Words texts={texts} />
          <p>{count(people.length, 'person is', 'people are')} still silent.</p>
          <ul className="plain phone-list">
            {ordered.map((person) => (
              <Someone key={person.memberId} list={list} person={person} />
            ))}
          </ul>
        </>
      ) : (
        <Empty>
          <p>Everybody on this list is done. Thank you for calling.</p>
        </Empty>
      )}
    </section>
  );
}

/** Names and numbers of the silent, for whoever phones them; nothing else. */
export default function PhoneListPage() {
  useTitle('Phone list');
  const { id } = useParams();
  const { may } = useSession();
  const asked = useAsk(PhoneListsDocument, {}, { touchedBy: 'PhoneList', fresh: true });
  const { again } = asked;
  useEffect(() => {
    // Back from keying in an answer: that person needs no call any more.
    const look = () => (document.visibilityState === 'visible' ? again() : undefined);
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [again]);
  return (
    <>
      {may('evaluation.manage') ? (
        <p className="evaluation-back">
          <Link to={id ? `/evaluations/${id}` : '/evaluations'}>{id ? 'This evaluation' : 'Evaluations'}</Link>
        </p>
      ) : null}
      <h1>Phone list</h1>
      <p className="lead">People who have not answered yet and may be phoned. Ask the first question; that alone is an answer. A no is fine, too.</p>
      <p className="quiet">We keep the day and how a call ended, until they answer. Answers are kept without a name.</p>
      <Answer asked={asked}>
        {({ phoneLists }) => {
          const shown = phoneLists.filter(({ evaluationId }) => !id || evaluationId === id);
          return shown.length > 0 ? (
            shown.map((list) => <Calls key={list.evaluationId} list={list} />)
          ) : (
            <Empty>
              <p>There is nobody for you to phone now.</p>
            </Empty>
          );
        }}
      </Answer>
    </>
  );
}
