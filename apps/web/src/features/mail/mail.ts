import type { CampaignState, CampaignsQuery, CountedState, DeliveriesQuery, DeliveryState, DigestPreviewQuery, Rhythm, SuppressionKind } from '../../gql/graphql';
import { longMomentOf } from '../../lib/dates';
import type { Session } from '../../lib/session';

export type CampaignLine = CampaignsQuery['campaigns']['edges'][number]['node'];
export type Letter = DeliveriesQuery['deliveries']['edges'][number]['node'];

/** Rows asked for at once. */
export const AT_ONCE = 50;

export const CAMPAIGN: Record<CampaignState, string> = {
  RUNNING: 'Going out',
  PAUSED: 'Paused',
  UNREACHABLE: 'Waits for the mail server',
  DONE: 'Done',
  DROPPED: 'Dropped',
};

/** The states in the order a reader looks for them, in words that follow a number. */
export const COUNTED: Record<CountedState, string> = {
  PENDING: 'waiting',
  SENT: 'sent',
  HELD: 'held',
  DOUBTFUL: 'not heard back',
  BOUNCED: 'bounced',
  SKIPPED: 'skipped',
  FAILED: 'failed',
  STALE: 'too late to send',
  ERASED: 'of people erased since',
};

const STATE: Record<DeliveryState, string> = {
  PENDING: 'Waiting',
  CLAIMED: 'Waiting',
  HANDING: 'Being sent now',
  SENT: 'Sent',
  HELD: 'Held',
  DOUBTFUL: 'Not heard back',
  SKIPPED: 'Skipped',
  FAILED: 'Failed',
  STALE: 'Too late to send',
};

/** What a reader may narrow the letters of a campaign to. One that bounced was sent first, and is found there too. */
export const FILTERS: readonly { state: DeliveryState | 'BOUNCED'; name: string; of: readonly CountedState[] }[] = [
  { state: 'PENDING', name: 'Waiting', of: ['PENDING'] },
  { state: 'SENT', name: 'Sent', of: ['SENT', 'BOUNCED'] },
  { state: 'BOUNCED', name: 'Bounced', of: ['BOUNCED'] },
  { state: 'HELD', name: 'Held', of: ['HELD'] },
  { state: 'DOUBTFUL', name: 'Not heard back', of: ['DOUBTFUL'] },
  { state: 'SKIPPED', name: 'Skipped', of: ['SKIPPED'] },
  { state: 'FAILED', name: 'Failed', of: ['FAILED'] },
  { state: 'STALE', name: 'Too late to send', of: ['STALE'] },
];

export const SUPPRESSED: Record<SuppressionKind, string> = {
  BY_HAND: 'An admin said so',
  COMPLAINT: 'Reported a letter as unwanted',
  HARD_BOUNCE: 'The address does not exist',
  SOFT_BOUNCES: 'The mailbox took nothing',
};

export const RHYTHM: Record<Rhythm, string> = {
  DAILY: 'At most once a day',
  WEEKLY: 'Once a week',
  MONTHLY: 'Once a month',
  OFF: 'Never',
};

export const WEEKDAYS = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ');

export type DigestLine = DigestPreviewQuery['digests'][number];

/** "Sent, 3 things", or why none was. */
export const becameOf = ({ outcome, reason, items }: DigestLine): string => (outcome === 'SENT' ? `Sent, ${items === 1 ? '1 thing' : `${items} things`}` : `None. ${reason ?? ''}`);

const KINDS: Record<string, string> = {
  announcement: 'Announcement',
  'announcement-test': 'Test copy',
  digest: 'Digest',
  'evaluation-ask': 'Evaluation',
  'evaluation-news': 'You said, we did',
  'evaluation-thanks': 'Thanks for feedback',
  'seat-offer': 'Offer of a seat',
  'sign-in': 'Code to sign in',
};

/** What kind of letter a campaign sends: the API knows it by its template. */
export const kindOf = ({ letter }: { letter: string }): string => KINDS[letter.replace(/\.\w+$/, '')] ?? 'Letter';

/** Whoever still gets one of these has not answered: they are counted, and listed to nobody. */
export const isDiscreet = ({ letter }: { letter: string }): boolean => letter === 'evaluation-ask.email';

/** Whether somebody may decide about a campaign: an admin about every one, a champion about those for a table they run. */
export const mayDecide = ({ may, isAdmin, isChampionOf }: Session, { tableId }: Pick<CampaignLine, 'tableId'>): boolean =>
  may('campaign.manage') && (isAdmin || (tableId != null && isChampionOf(tableId)));

/** Whether it may change by itself while somebody looks. */
export const isMoving = ({ state }: { state: CampaignState }): boolean => state === 'RUNNING' || state === 'UNREACHABLE';

/** How many letters are in any of some states. */
export const inStates = ({ counts }: Pick<CampaignLine, 'counts'>, states: readonly CountedState[]): number =>
  counts.reduce((sum, { state, n }) => sum + (states.includes(state) ? n : 0), 0);

/** "3 sent", "1 held": what there is of each state. */
export const told = (campaign: Pick<CampaignLine, 'counts'>): string[] =>
  (Object.keys(COUNTED) as CountedState[])
    .map((state) => ({ state, n: inStates(campaign, [state]) }))
    .filter(({ n }) => n > 0)
    .map(({ state, n }) => `${n.toLocaleString('en-CA')} ${COUNTED[state]}`);

export const stateOf = ({ state, bouncedAt }: Letter): string => (bouncedAt ? 'Bounced' : STATE[state]);

/** When the last thing became of a letter, or from when on it may go. */
export function whenOf({ bouncedAt, sentAt, handingAt, dueAt }: Letter): string {
  const at = bouncedAt ?? sentAt ?? handingAt;
  return at ? longMomentOf(at) : `Due ${longMomentOf(dueAt)}`;
}
