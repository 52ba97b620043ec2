import { useParams } from 'react-router';
import { LostPage } from '../../app/LostPage';
import { useSession } from '../../lib/session';
import { AnnouncePart } from './AnnouncePart';
import { CampaignPart } from './CampaignPart';
import { CampaignsPart } from './CampaignsPart';
import { MailNav } from './MailNav';
import { PreferencesPart } from './PreferencesPart';
import { SinglesPart } from './SinglesPart';
import { SuppressionsPart } from './SuppressionsPart';

function Part({ part }: { part: string | undefined }) {
  const { may } = useSession();
  if (part === 'preferences') return <PreferencesPart />;
  if (part === 'announce') return may('announcement.send') ? <AnnouncePart /> : <LostPage />;
  if (part === 'single') return may('mail.manage') ? <SinglesPart /> : <LostPage />;
  if (part === 'suppressions') return may('mail.manage') ? <SuppressionsPart /> : <LostPage />;
  if (!may('mail.read')) return <LostPage />;
  return part ? <CampaignPart key={part} id={part} /> : <CampaignsPart />;
}

/** Letters: what went out and what did not, what to say to many, and what somebody wants to get. */
export default function MailPage() {
  const { part } = useParams();
  return (
    <>
      <MailNav />
      <Part part={part} />
    </>
  );
}
