import type { ContactVisibility, EndReason, OfferState, PrimaryRole, RoleName, ThinReason } from '../gql/graphql';

/** The screen's words for what the API names in capitals. */
export const THIN: Record<ThinReason, string> = {
  HOLDS_TWO_SECTORS: 'one person holds two sectors',
  MISSED_THREE_MEETINGS: 'missed the last three meetings',
};

export const END_REASON: Record<EndReason, string> = {
  CHANGED_JOB: 'Changed job',
  MOVED_AWAY: 'Moved away',
  POSITION_ENDED: 'The position ended',
  TERM_ENDED: 'The term ended',
  LEAVE: 'On leave',
  NO_TIME: 'No time for it now',
  OTHER: 'Another reason',
};

export const VISIBILITY: Record<ContactVisibility, string> = {
  ADMINS: 'Admins and the champions of their tables',
  TABLES: 'Admins, champions, and people at the same tables',
  NETWORK: 'Every member of the network',
};

export const ROLE: Record<RoleName, string> = { ADMIN: 'Admin', CHAMPION: 'Champion' };

/** What people mainly do, as Table 1 of the summit's paper prints it. */
export const PRIMARY_ROLE: Record<PrimaryRole, string> = {
  EDUCATOR: 'Educator (e.g., early childhood educator, teacher)',
  COORDINATOR: 'Early childhood program coordinator or facilitator',
  HEALTHCARE: 'Healthcare provider (e.g., physician, nurse practitioner, nurse, physiotherapist)',
  PEER: 'Peer support worker, outreach worker, or parent/caregiver',
  CLINICIAN: 'Mental health clinician',
  MANAGER: 'Manager, administrator, or policy maker',
  STUDENT: 'Student',
  CHILDCARE: 'Childcare provider',
  RESEARCHER: 'Researcher',
  BEHAVIOUR: 'Behaviour analyst',
  SOCIAL_WORKER: 'Social worker',
  OTHER: 'Another role',
};

export const OFFER: Record<OfferState, string> = {
  OPEN: 'waiting for an answer',
  ACCEPTED: 'accepted',
  DECLINED: 'declined',
  LAPSED: 'no answer in time',
  WITHDRAWN: 'withdrawn',
};

/** A sector's name inside a sentence: "child care", yet "Indigenous agencies". */
export const inSentence = (name: string): string =>
  /^(Indigenous|Inuit|Métis|First|[A-Z]{2})/.test(name) ? name : name.charAt(0).toLowerCase() + name.slice(1);

/** "3 seats", "1 seat", "20,000 rows" */
export const count = (many: number, one: string, more = `${one}s`): string =>
  `${many.toLocaleString('en-CA')} ${many === 1 ? one : more}`;

/** "a, b and c" */
export function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
