import { NavLink, useParams } from 'react-router';
import { LostPage } from '../../app/LostPage';
import { useSession, type Session } from '../../lib/session';
import { AnnouncePart } from './AnnouncePart';
import { CampaignPart } from './CampaignPart';
import { CampaignsPart } from './CampaignsPart';
import { PreferencesPart } from './PreferencesPart';
import { SuppressionsPart } from './SuppressionsPart';
import './mail.css';

const partsFor = ({ may }: Session) => [
  ...(may('mail.read') ? [{ to: '/mail', name: 'What was sent' }] : []),
  ...(may('announcement.send') ? [{ to: '/mail/announce', name: 'Write to many' }] : []),
  ...(may('mail.manage') ? [{ to: '/mail/suppressions', name: 'Addresses not used' }] : []),
  { to: '/mail/preferences', name: 'Letters to you' },
];

function Part({ part }: { part: string | undefined }) {
  const { may } = useSession();
  if (part === 'preferences') return <PreferencesPart />;
  if (part === 'announce') return may('announcement.send') ? <AnnouncePart /> : <LostPage />;
  if (part === 'suppressions') return may('mail.manage') ? <SuppressionsPart /> : <LostPage />;
  if (!may('mail.read')) return <LostPage />;
  return part ? <CampaignPart key={part} id={part} /> : <CampaignsPart />;
}

/** Letters: what went out and what did not, what to say to many, and what somebody wants to get. */
export default function MailPage() {
  const session = useSession();
  const { part } = useParams();
  const parts = partsFor(session);
  return (
    <>
      {parts.length > 1 ? (
        <nav className="mail-parts no-print" aria-label="Mail">
          <ul className="plain">
            {parts.map(({ to, name }) => (
              <li key={to}>
                <NavLink to={to} end>
                  {name}
                </NavLink>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
      <Part part={part} />
    </>
  );
}
