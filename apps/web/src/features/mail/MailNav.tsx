import { NavLink } from 'react-router';
import { useSession, type Session } from '../../lib/session';
import './mail.css';

const partsFor = ({ may }: Session) => [
  ...(may('mail.read') ? [{ to: '/mail', name: 'What was sent' }] : []),
  ...(may('announcement.send') ? [{ to: '/mail/announce', name: 'Write to many' }] : []),
  ...(may('mail.manage')
    ? [
        { to: '/mail/single', name: 'To one person' },
        { to: '/mail/suppressions', name: 'Addresses not used' },
      ]
    : []),
  ...(may('postcard.manage')
    ? [
        { to: '/postcards', name: 'Postcards' },
        { to: '/returned', name: 'Returned cards' },
      ]
    : []),
  { to: '/mail/preferences', name: 'Letters to you' },
];

/** The ways between the pages about mail; none where there is only one. */
export function MailNav() {
  const parts = partsFor(useSession());
  if (parts.length < 2) return null;
  return (
    <nav className="mail-parts no-print" aria-label="Mail">
      <ul className="plain">
        {parts.map(({ to, name }) => (
          <li key={to}>
            <NavLink to={to} end={to === '/mail'}>
              {name}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
