import { Link } from 'react-router';
import type { PhoneCallsQuery } from '../../gql/graphql';
import { count } from '../../lib/words';

/** People the reader phones for an evaluation, and the way to their numbers. */
export function PhoneCalls({ list: { evaluationId, title, people } }: { list: PhoneCallsQuery['phoneLists'][number] }) {
  return (
    <article className="card need">
      <h2>{count(people.length, 'person', 'people')} to phone</h2>
      <p>They have not answered “{title}” yet. One call, one question.</p>
      <Link className="button" to={`/phone-list/${evaluationId}`}>
        Open the phone list
      </Link>
    </article>
  );
}
