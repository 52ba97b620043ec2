import { useState, type ReactNode } from 'react';
import { MemberChangesDocument, type ChangeLineFragment, type ContactVisibility } from '../../gql/graphql';
import { useAsk } from '../../lib/ask';
import { longDay, longDayOf } from '../../lib/dates';
import { listed, VISIBILITY } from '../../lib/words';
import { Answer } from '../../ui/Answer';
import { languageName } from './languages';

const AT_ONCE = 20;

/** What kind of work it was, where it was not somebody's own edit. */
const SOURCE: Readonly<Record<string, string>> = { import: ', from an import', merge: ', when two entries became one' };

/** A value as the screen says it elsewhere: the API's history names some by their codes. */
function inWords(field: string, value: string): string {
  if (value in VISIBILITY) return VISIBILITY[value as ContactVisibility];
  if (field === 'Languages') return listed(value.split(', ').map(languageName));
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? longDay(value) : value;
}

function Changed({ changed: { field, before, after } }: { changed: ChangeLineFragment['fields'][number] }) {
  if (before === null) return `${field}: ${inWords(field, after ?? '')}`;
  if (after === null) return `${field}: emptied, was ${inWords(field, before)}`;
  return (
    <>
      {field}: {inWords(field, before)} <span aria-hidden="true">→</span>
      <span className="hidden">became</span> {inWords(field, after)}
    </>
  );
}

function Line({ change }: { change: ChangeLineFragment }) {
  return (
    <li>
      <strong>{longDayOf(change.at)}</strong>
      <span className="quiet">
        {change.by ? ` by ${change.by.name}` : ''}
        {SOURCE[change.source] ?? ''}
      </span>
      <ul className="changed">
        {change.fields.map((changed) => (
          <li key={changed.field}>
            <Changed changed={changed} />
          </li>
        ))}
      </ul>
    </li>
  );
}

/** A history, newest first, some of it at a time. */
export function ChangeList({ changes }: { changes: readonly ChangeLineFragment[] }) {
  const [shown, show] = useState(AT_ONCE);
  if (changes.length === 0) return <p className="quiet">Nothing was changed so far.</p>;
  return (
    <>
      <ul className="lines">
        {changes.slice(0, shown).map((change) => (
          <Line key={change.id} change={change} />
        ))}
      </ul>
      {changes.length > shown ? (
        <p>
          <button type="button" className="button soft" onClick={() => show(shown + AT_ONCE)}>
            Show older changes
          </button>
        </p>
      ) : null}
    </>
  );
}

/** "What was changed": folded, and asked for once somebody opens it. */
export function FoldedHistory({ children }: { children: ReactNode }) {
  const [opened, open] = useState(false);
  return (
    <section className="section" aria-label="History">
      <details className="more" onToggle={({ currentTarget }) => open(currentTarget.open)}>
        <summary>What was changed</summary>
        {opened ? children : null}
      </details>
    </section>
  );
}

/** What was changed about a member: for whoever may change them. */
export function MemberChanges({ id }: { id: string }) {
  const asked = useAsk(MemberChangesDocument, { id }, { touchedBy: 'Member Change' });
  return <Answer asked={asked}>{({ member }) => <ChangeList changes={member?.changes ?? []} />}</Answer>;
}
