import { Link } from 'react-router';
import { useTitle } from '../lib/use';

/** For an address that leads nowhere, or to something the reader may not see. */
export function LostPage() {
  useTitle('Not found');
  return (
    <>
      <h1>There is nothing here</h1>
      <p>The address may be old, or the page may not be open to you.</p>
      <p>
        <Link to="/">Go to your home page</Link>
      </p>
    </>
  );
}
