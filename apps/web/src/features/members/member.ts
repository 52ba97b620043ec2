import type { ContactVisibility, MemberInput, MemberQuery } from '../../gql/graphql';

/** A member in full, as their page shows them. */
export type MemberStory = NonNullable<MemberQuery['member']>;

/** What a member's form holds while it is being filled in. */
export interface MemberDraft {
  name: string;
  email: string;
  phone: string;
  postalAddress: string;
  sectorId: string;
  organisation: { id: string; name: string } | undefined;
  communityId: string;
  byEmail: boolean;
  byPhone: boolean;
  byPost: boolean;
  contactVisibleTo: ContactVisibility;
}

export const blankMember: MemberDraft = {
  name: '',
  email: '',
  phone: '',
  postalAddress: '',
  sectorId: '',
  organisation: undefined,
  communityId: '',
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
  postalAddress: member.postalAddress ?? '',
  sectorId: member.sector?.id ?? '',
  organisation: member.organisation ?? undefined,
  communityId: member.community?.id ?? '',
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
  postalAddress: orNull(draft.postalAddress),
  sectorId: orNull(draft.sectorId),
  organisationId: organisation?.id ?? null,
  communityId: orNull(draft.communityId),
});
