import type { ContactVisibility, MemberInput, MemberQuery, PrimaryRole } from '../../gql/graphql';
import { PRIMARY_ROLE } from '../../lib/words';
import { addressDraftOf, addressInputOf, blankAddress, type AddressDraft } from './address';

/** A member in full, as their page shows them. */
export type MemberStory = NonNullable<MemberQuery['member']>;

/** What a member's form holds while it is being filled in. */
export interface MemberDraft {
  name: string;
  email: string;
  phone: string;
  postalAddress: AddressDraft;
  sectorId: string;
  organisation: { id: string; name: string } | undefined;
  communityId: string;
  primaryRole: PrimaryRole | '';
  alsoParent: boolean;
  languages: readonly string[];
  byEmail: boolean;
  byPhone: boolean;
  byPost: boolean;
  contactVisibleTo: ContactVisibility;
}

export const isPrimaryRole = (value: string): value is PrimaryRole => value in PRIMARY_ROLE;

export const blankMember: MemberDraft = {
  name: '',
  email: '',
  phone: '',
  postalAddress: blankAddress,
  sectorId: '',
  organisation: undefined,
  communityId: '',
  primaryRole: '',
  alsoParent: false,
  languages: [],
  byEmail: true,
  byPhone: false,
  byPost: false,
  contactVisibleTo: 'ADMINS',
};

/** A form filled in with what is known. */
export const draftOf = (member: MemberStory): MemberDraft => ({
  name: member.name,
  email: member.email ?? '',
  phone: member.phone ?? '',
  postalAddress: addressDraftOf(member.postalAddress),
  sectorId: member.sector?.id ?? '',
  organisation: member.organisation ?? undefined,
  communityId: member.community?.id ?? '',
  primaryRole: member.primaryRole ?? '',
  alsoParent: member.alsoParent ?? false,
  languages: member.languages ?? [],
  byEmail: member.byEmail,
  byPhone: member.byPhone,
  byPost: member.byPost,
  contactVisibleTo: member.contactVisibleTo,
});

const orNull = (text: string): string | null => text.trim() || null;

/** What the API is told: an empty field says "none". Whoever may change a member sees all of it, so nothing hidden is lost. */
export const inputOf = ({ organisation, ...draft }: MemberDraft): MemberInput => ({
  ...draft,
  name: draft.name.trim(),
  email: orNull(draft.email),
  phone: orNull(draft.phone),
  postalAddress: addressInputOf(draft.postalAddress),
  sectorId: orNull(draft.sectorId),
  organisationId: organisation?.id ?? null,
  communityId: orNull(draft.communityId),
  primaryRole: draft.primaryRole || null,
  languages: [...draft.languages],
});
