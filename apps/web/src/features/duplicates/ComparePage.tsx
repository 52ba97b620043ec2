import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { MergeMembersDocument, TwoSidesDocument, type MergeField, type SideFragment } from '../../gql/graphql';
import { LostPage } from '../../app/LostPage';
import { useAsk, useTell } from '../../lib/ask';
import { useSession } from '../../lib/session';
import { useTitle } from '../../lib/use';
import { listed } from '../../lib/words';
import { Answer } from '../../ui/Answer';
import { Form } from '../../ui/Form';
import { Choose } from './Choose';
import { compare, standing } from './compare';
import { TOUCHED } from './touched';
import './duplicates.css';

type Which = 'a' | 'b';

const OTHER = { a: 'b', b: 'a' } as const;

function Sides({ a, b }: { a: SideFragment; b: SideFragment }) {
  const go = useNavigate();
  const [keep, setKeep] = useState<Which>('a');
  // Only what somebody chose against the entry that stays; the rest follows that entry.
  const [taken, take] = useState<ReadonlySet<MergeField>>(new Set());
  const { tell, busy, error } = useTell(MergeMembersDocument, 'They are one entry now. You can undo it for a day.', TOUCHED);
  const sides = { a, b };
  const { differ, gaps, alike, stricter } = compare(a, b, keep);
  const filled = gaps.filter((each) => each[keep] === '');
  const choose = (field: MergeField, which: Which) =>
    take((before) => {
      const next = new Set(before);
      if (which === keep) next.delete(field);
      else next.add(field);
      return next;
    });
  const send = async () => {
    const merged = await tell({
      keepId: sides[keep].id,
      goneId: sides[OTHER[keep]].id,
      take: differ.map(({ field }) => field).filter((field) => taken.has(field)),
    });
    if (merged) void go('/duplicates');
  };
  return (
    <Form send="Merge the two" onSend={send} busy={busy} error={error} onCancel={() => void go('/duplicates')}>
      <Choose
        legend="Which entry stays?"
        hint="Its page and its account go on. Seats, letters and registrations of the other one move to it."
        name="keep"
        chosen={keep}
        onChoose={(which) => {
          setKeep(which);
          take(new Set());
        }}
        a={<Head side={a} />}
        b={<Head side={b} />}
      />
      {differ.length > 0 ? <h2>Where they differ, what is right?</h2> : null}
      {differ.map(({ field, name, a: first, b: second }) => (
        <Choose
          key={field}
          legend={name}
          hint={field === 'EMAIL' ? 'The other one is kept as another address of theirs.' : undefined}
          name={field}
          chosen={taken.has(field) ? OTHER[keep] : keep}
          onChoose={(which) => choose(field, which)}
          a={first}
          b={second}
        />
      ))}
      {filled.length > 0 ? (
        <>
          <h2>Filled in from the other entry</h2>
          <dl className="facts">
            {filled.map((each) => (
              <div key={each.field} className="fact">
                <dt>{each.name}</dt>
                <dd>{each[OTHER[keep]]}</dd>
              </div>
            ))}
          </dl>
        </>
      ) : null}
      {stricter ? (
        <p>
          Who sees how to reach them: the stricter of the two holds, “{stricter}”.
        </p>
      ) : null}
      {alike.length > 0 ? <p className="quiet">The same in both: {listed(alike.map((name) => name.toLowerCase()))}.</p> : null}
      <p>You can undo the merge for a day.</p>
    </Form>
  );
}

function Head({ side }: { side: SideFragment }) {
  return (
    <>
      <strong>{side.name}</strong>
      <br />
      <span className="quiet">{standing(side)}</span>
    </>
  );
}

/** Two entries side by side: which one stays, and for each field that differs, which word holds. */
export default function ComparePage() {
  useTitle('Compare two entries');
  const { may } = useSession();
  const { a = '', b = '' } = useParams();
  const asked = useAsk(TwoSidesDocument, { a, b }, { touchedBy: 'Member Holding Role' });
  if (!may('record.merge') || a === b) return <LostPage />;
  return (
    <Answer asked={asked}>
      {(two) => {
        if (!two.a || !two.b) return <LostPage />;
        return (
          <>
            <h1>Compare two entries</h1>
            <p className="lead">
              If <Link to={`/members/${two.a.id}`}>{two.a.name}</Link> and <Link to={`/members/${two.b.id}`}>{two.b.name}</Link> are one
              person, one entry is enough.
            </p>
            <Sides key={`${a} ${b}`} a={two.a} b={two.b} />
          </>
        );
      }}
    </Answer>
  );
}
