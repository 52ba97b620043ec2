import { Link } from 'react-router';
import { longDay } from '../../lib/dates';
import { END_REASON, listed, PRIMARY_ROLE, VISIBILITY } from '../../lib/words';
import { languageName } from './languages';
import type { MemberStory } from './member';

/** What is known of a member, as far as the reader may see it. */
export function MemberFacts({ member }: { member: MemberStory }) {
  const ways = [member.byEmail ? 'email' : '', member.byPhone ? 'phone' : '', member.byPost ? 'post' : ''];
  const facts: [string, string | null | undefined][] = [
    ['Sector', member.sector?.name],
    ['Community', member.community?.name],
    ['Primary role', member.primaryRole ? PRIMARY_ROLE[member.primaryRole] : null],
    ['Parent or caregiver', member.alsoParent ? 'Yes, also' : null],
    ['Languages', listed((member.languages ?? []).map(languageName))],
    ['Email', member.email],
    ['Other emails', listed(member.otherEmails ?? [])],
    ['Phone', member.phone],
    ['Postal address', member.postalAddress?.lines.join('\n')],
    ['May be reached by', listed(ways.filter(Boolean)) || 'nothing for now'],
    ['Who sees these', VISIBILITY[member.contactVisibleTo]],
  ];
  const { organisation } = member;
  return (
    <dl className="facts">
      {organisation ? (
        <div className="fact">
          <dt>Organisation</dt>
          <dd>
            <Link to={`/organisations/${organisation.id}`}>{organisation.name}</Link>
          </dd>
        </div>
      ) : null}
      {facts.map(([name, value]) =>
        value ? (
          <div key={name} className="fact">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}

/** The seats a member holds and held. */
export function Holdings({ member }: { member: MemberStory }) {
  return (
    <section className="section">
      <h2>Seats over time</h2>
      {member.holdings.length > 0 ? (
        <ul className="lines">
          {member.holdings.map(({ id, seat, from, until, endReason, endNote }) => (
            <li key={id}>
              <strong>{seat.sector.name}</strong> at <Link to={`/tables/${seat.table.id}`}>{seat.table.name}</Link>
              <br />
              {until ? `${longDay(from)} until ${longDay(until)}` : `Since ${longDay(from)}`}
              {endReason ? `. ${END_REASON[endReason]}` : ''}
              {endNote ? `: ${endNote}` : ''}
            </li>
          ))}
        </ul>
      ) : (
        <p className="quiet">No seat so far.</p>
      )}
    </section>
  );
}
