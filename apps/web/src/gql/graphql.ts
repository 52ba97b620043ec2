/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** A community to add, or to change when an id is given. */
export type CommunityInput = {
  /** The community. */
  id?: string | number | null | undefined;
  /** The names its people give it. */
  localNames?: Array<PlaceNameInput> | null | undefined;
  /** A name for the community, at most 80 characters. */
  name: string;
  /** A region. */
  regionId: string | number;
  /** Its time zone. */
  timeZone: string;
};

/** Who sees how a member can be reached. */
export type ContactVisibility =
  /** Admins and the champions of their tables. */
  | 'ADMINS'
  /** Also every signed-in member. */
  | 'NETWORK'
  /** Also the people at the same tables. */
  | 'TABLES';

/** The state of a seat on a day. */
export type Coverage =
  /** Its sector does not exist in this community. */
  | 'DOES_NOT_EXIST_HERE'
  /** Somebody holds it. */
  | 'FILLED'
  /** The holder of a seat at another table serves it. */
  | 'SERVED_FROM_ELSEWHERE'
  /** Somebody holds it, and may need a hand. */
  | 'THIN'
  /** Nobody holds it. */
  | 'VACANT';

/** When and why somebody left a seat. */
export type EndHoldingInput = {
  /** The holding that ends. */
  holdingId: string | number;
  /** A note for those who run the table, at most 500 characters. */
  note?: string | null | undefined;
  /** Why it ends. */
  reason: EndReason;
  /** The first day on which they no longer hold it. */
  until: string;
};

/** Why somebody left a seat. */
export type EndReason =
  /** They changed jobs. */
  | 'CHANGED_JOB'
  /** They are on leave. */
  | 'LEAVE'
  /** They moved away. */
  | 'MOVED_AWAY'
  /** They no longer have the time. */
  | 'NO_TIME'
  /** Another reason. */
  | 'OTHER'
  /** Their position was ended by their organisation. */
  | 'POSITION_ENDED'
  /** Their term at the table ended. */
  | 'TERM_ENDED';

/** From which other table a seat is served, and from when. */
export type LendSeatInput = {
  /** The first day. */
  from: string;
  /** The seat at another table whose holder serves it. */
  lenderSeatId: string | number;
  /** The seat that is served. */
  seatId: string | number;
};

/** Narrows the list of members. */
export type MemberFilter = {
  /** A community. */
  communityId?: string | number | null | undefined;
  /** A name to look for, at most 120 characters. */
  search?: string | null | undefined;
  /** A sector. */
  sectorId?: string | number | null | undefined;
};

/** Who a member is and how they may be reached. */
export type MemberInput = {
  /** Whether they may be reached by email. */
  byEmail: boolean;
  /** Whether they may be phoned. */
  byPhone: boolean;
  /** Whether they may be reached by post. */
  byPost: boolean;
  /** A community. */
  communityId?: string | number | null | undefined;
  /** Who sees how they can be reached. */
  contactVisibleTo: ContactVisibility;
  /** An email address. */
  email?: string | null | undefined;
  /** A name, at most 120 characters. */
  name: string;
  /** An organisation. */
  organisationId?: string | number | null | undefined;
  /** A phone number. */
  phone?: string | null | undefined;
  /** A postal address, at most 300 characters. */
  postalAddress?: string | null | undefined;
  /** A sector. */
  sectorId?: string | number | null | undefined;
};

/** The name of this network and how its letters are signed. */
export type NetworkInput = {
  /** A name for the network, at most 80 characters. */
  name: string;
  /** The postal address of the sender, at most 300 characters. */
  postalAddress?: string | null | undefined;
  /** Who letters come from, at most 80 characters. */
  senderName: string;
};

/** Who said that a sector does not exist here, and when. */
export type NotHereInput = {
  /** Who said so, at most 200 characters. */
  saidBy: string;
  /** When they said so. */
  saidOn: string;
  /** The seat whose sector does not exist here. */
  seatId: string | number;
};

/** To whom a seat is offered by letter. */
export type OfferSeatInput = {
  /** The member it is offered to. */
  memberId: string | number;
  /** A personal line for the letter, at most 500 characters. */
  note?: string | null | undefined;
  /** The seat on offer. */
  seatId: string | number;
};

/** Where an offer stands. */
export type OfferState =
  /** Taken up: they hold the seat. */
  | 'ACCEPTED'
  /** Declined, with thanks. */
  | 'DECLINED'
  /** No answer in time. */
  | 'LAPSED'
  /** Waiting for an answer. */
  | 'OPEN'
  /** Taken back before an answer. */
  | 'WITHDRAWN';

/** An organisation to add, or to change when an id is given. */
export type OrganisationInput = {
  /** A community. */
  communityId?: string | number | null | undefined;
  /** The organisation. */
  id?: string | number | null | undefined;
  /** A name for the organisation, at most 120 characters. */
  name: string;
  /** A sector. */
  sectorId?: string | number | null | undefined;
};

/** What the people of a place call it. */
export type PlaceNameInput = {
  /** The language as a BCP 47 tag, such as crx. */
  lang: string;
  /** The name in its own writing, at most 80 characters. */
  name: string;
};

/** A region to add, or to change when an id is given. */
export type RegionInput = {
  /** The region. */
  id?: string | number | null | undefined;
  /** A name for the region, at most 60 characters. */
  name: string;
  /** Its place in lists, from 1. */
  position?: number | null | undefined;
};

/** What a member may do beyond a member. */
export type RoleName =
  /** Looks after the whole network. */
  | 'ADMIN'
  /** Runs one table. */
  | 'CHAMPION';

/** Who takes a seat, and from when. */
export type SeatMemberInput = {
  /** The first day. */
  from: string;
  /** The member who takes it. */
  memberId: string | number;
  /** The seat. */
  seatId: string | number;
};

/** A sector to add, or to change when an id is given. */
export type SectorInput = {
  /** The sector. */
  id?: string | number | null | undefined;
  /** A name for the sector, at most 60 characters. */
  name: string;
  /** Its place among the columns, from 1. */
  position?: number | null | undefined;
};

/** What is known of a table. */
export type TableInput = {
  /** The community it serves. */
  communityId?: string | number | null | undefined;
  /** The day it began. */
  foundedOn: string;
  /** Regional or local. */
  kind: TableKind;
  /** The name of the table, at most 120 characters. */
  name: string;
};

/** Which kind of table. */
export type TableKind =
  /** An early childhood table of a community. */
  | 'LOCAL'
  /** The regional SEED table. */
  | 'REGIONAL';

/** Why a held seat is thin. */
export type ThinReason =
  /** Its holder holds another seat at the same table. */
  | 'HOLDS_TWO_SECTORS'
  /** Its holder missed the last three meetings. */
  | 'MISSED_THREE_MEETINGS';

export type SessionQueryVariables = Exact<{ [key: string]: never; }>;


export type SessionQuery = { __typename: 'Query', me: { __typename: 'Me', permissions: Array<string>, championOf: Array<string>, member: { __typename: 'Member', id: string, name: string } }, network: { __typename: 'Network', name: string, sample: boolean, local: boolean, today: string } };

export type BlanketQueryVariables = Exact<{
  on?: string | null | undefined;
}>;


export type BlanketQuery = { __typename: 'Query', blanket: { __typename: 'Blanket', on: string, earliest: string, tables: Array<{ __typename: 'BlanketTable', id: string, label: string, name: string, kind: TableKind, regionName: string | null, regionPosition: number | null, communityName: string | null }>, sectors: Array<{ __typename: 'Sector', id: string, name: string, position: number }>, patches: Array<{ __typename: 'Patch', seatId: string, tableId: string, sectorId: string, state: Coverage, since: string, thinReason: ThinReason | null, holderName: string | null, lenderName: string | null }> } };

export type HomeQueryVariables = Exact<{ [key: string]: never; }>;


export type HomeQuery = { __typename: 'Query', myOffers: Array<{ __typename: 'Offer', id: string, note: string | null, offeredAt: string, expiresAt: string, seat: { __typename: 'Seat', id: string, sector: { __typename: 'Sector', id: string, name: string }, table: { __typename: 'Table', id: string, name: string } } }>, me: { __typename: 'Me', member: { __typename: 'Member', id: string, holdings: Array<{ __typename: 'Holding', id: string, until: string | null, seat: { __typename: 'Seat', id: string, table: { __typename: 'Table', id: string } } }> } } };

export type AnswerOfferMutationVariables = Exact<{
  id: string | number;
  accept: boolean;
}>;


export type AnswerOfferMutation = { __typename: 'Mutation', answerOffer: { __typename: 'Offer', id: string, state: OfferState, seat: { __typename: 'Seat', id: string } } };

export type MemberRowFragment = { __typename: 'Member', id: string, name: string, disabledAt: string | null, sector: { __typename: 'Sector', id: string, name: string } | null, organisation: { __typename: 'Organisation', id: string, name: string } | null, community: { __typename: 'Community', id: string, name: string } | null };

export type MembersQueryVariables = Exact<{
  filter?: MemberFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type MembersQuery = { __typename: 'Query', members: { __typename: 'MemberConnection', edges: Array<{ __typename: 'MemberEdge', node: { __typename: 'Member', id: string, name: string, disabledAt: string | null, sector: { __typename: 'Sector', id: string, name: string } | null, organisation: { __typename: 'Organisation', id: string, name: string } | null, community: { __typename: 'Community', id: string, name: string } | null } }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type MemberChoicesQueryVariables = Exact<{ [key: string]: never; }>;


export type MemberChoicesQuery = { __typename: 'Query', sectors: Array<{ __typename: 'Sector', id: string, name: string, retiredAt: string | null }>, communities: Array<{ __typename: 'Community', id: string, name: string }> };

export type MemberQueryVariables = Exact<{
  id: string | number;
}>;


export type MemberQuery = { __typename: 'Query', member: { __typename: 'Member', email: string | null, phone: string | null, postalAddress: string | null, byEmail: boolean, byPhone: boolean, byPost: boolean, contactVisibleTo: ContactVisibility, id: string, name: string, disabledAt: string | null, roles: Array<{ __typename: 'Role', id: string, name: RoleName, grantedAt: string, table: { __typename: 'Table', id: string, name: string } | null }>, holdings: Array<{ __typename: 'Holding', id: string, from: string, until: string | null, endReason: EndReason | null, endNote: string | null, seat: { __typename: 'Seat', id: string, sector: { __typename: 'Sector', id: string, name: string }, table: { __typename: 'Table', id: string, name: string } } }>, sector: { __typename: 'Sector', id: string, name: string } | null, organisation: { __typename: 'Organisation', id: string, name: string } | null, community: { __typename: 'Community', id: string, name: string } | null } | null };

export type AddMemberMutationVariables = Exact<{
  input: MemberInput;
}>;


export type AddMemberMutation = { __typename: 'Mutation', addMember: { __typename: 'Member', id: string, name: string, disabledAt: string | null, sector: { __typename: 'Sector', id: string, name: string } | null, organisation: { __typename: 'Organisation', id: string, name: string } | null, community: { __typename: 'Community', id: string, name: string } | null } };

export type UpdateMemberMutationVariables = Exact<{
  id: string | number;
  input: MemberInput;
}>;


export type UpdateMemberMutation = { __typename: 'Mutation', updateMember: { __typename: 'Member', id: string } };

export type DisableMemberMutationVariables = Exact<{
  id: string | number;
}>;


export type DisableMemberMutation = { __typename: 'Mutation', disableMember: { __typename: 'Member', id: string, disabledAt: string | null } };

export type EnableMemberMutationVariables = Exact<{
  id: string | number;
}>;


export type EnableMemberMutation = { __typename: 'Mutation', enableMember: { __typename: 'Member', id: string, disabledAt: string | null } };

export type OrganisationSearchQueryVariables = Exact<{
  search?: string | null | undefined;
  first?: number | null | undefined;
}>;


export type OrganisationSearchQuery = { __typename: 'Query', organisations: { __typename: 'OrganisationConnection', edges: Array<{ __typename: 'OrganisationEdge', node: { __typename: 'Organisation', id: string, name: string } }> } };

export type SaveOrganisationMutationVariables = Exact<{
  input: OrganisationInput;
}>;


export type SaveOrganisationMutation = { __typename: 'Mutation', saveOrganisation: { __typename: 'Organisation', id: string, name: string } };

export type GrantRoleMutationVariables = Exact<{
  memberId: string | number;
  role: RoleName;
  tableId?: string | number | null | undefined;
}>;


export type GrantRoleMutation = { __typename: 'Mutation', grantRole: { __typename: 'Role', id: string, member: { __typename: 'Member', id: string } } };

export type RevokeRoleMutationVariables = Exact<{
  id: string | number;
}>;


export type RevokeRoleMutation = { __typename: 'Mutation', revokeRole: boolean };

export type TableNamesQueryVariables = Exact<{ [key: string]: never; }>;


export type TableNamesQuery = { __typename: 'Query', tables: Array<{ __typename: 'Table', id: string, name: string, closedOn: string | null }> };

export type SettingsSectorsQueryVariables = Exact<{ [key: string]: never; }>;


export type SettingsSectorsQuery = { __typename: 'Query', sectors: Array<{ __typename: 'Sector', id: string, name: string, position: number, retiredAt: string | null }> };

export type SettingsRegionsQueryVariables = Exact<{ [key: string]: never; }>;


export type SettingsRegionsQuery = { __typename: 'Query', regions: Array<{ __typename: 'Region', id: string, name: string, position: number }> };

export type SettingsCommunitiesQueryVariables = Exact<{ [key: string]: never; }>;


export type SettingsCommunitiesQuery = { __typename: 'Query', communities: Array<{ __typename: 'Community', id: string, name: string, timeZone: string, region: { __typename: 'Region', id: string, name: string }, localNames: Array<{ __typename: 'PlaceName', name: string, lang: string }> }>, regions: Array<{ __typename: 'Region', id: string, name: string, position: number }> };

export type SettingsOrganisationsQueryVariables = Exact<{
  search?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type SettingsOrganisationsQuery = { __typename: 'Query', organisations: { __typename: 'OrganisationConnection', edges: Array<{ __typename: 'OrganisationEdge', node: { __typename: 'Organisation', id: string, name: string, sector: { __typename: 'Sector', id: string, name: string } | null, community: { __typename: 'Community', id: string, name: string } | null } }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type SettingsNetworkQueryVariables = Exact<{ [key: string]: never; }>;


export type SettingsNetworkQuery = { __typename: 'Query', network: { __typename: 'Network', name: string, senderName: string, postalAddress: string | null } };

export type SettingsRolesQueryVariables = Exact<{ [key: string]: never; }>;


export type SettingsRolesQuery = { __typename: 'Query', roles: Array<{ __typename: 'Role', id: string, name: RoleName, grantedAt: string, table: { __typename: 'Table', id: string, name: string } | null, member: { __typename: 'Member', id: string, name: string } }> };

export type SaveSectorMutationVariables = Exact<{
  input: SectorInput;
}>;


export type SaveSectorMutation = { __typename: 'Mutation', saveSector: { __typename: 'Sector', id: string, name: string, position: number } };

export type RetireSectorMutationVariables = Exact<{
  id: string | number;
}>;


export type RetireSectorMutation = { __typename: 'Mutation', retireSector: { __typename: 'Sector', id: string, retiredAt: string | null } };

export type SaveRegionMutationVariables = Exact<{
  input: RegionInput;
}>;


export type SaveRegionMutation = { __typename: 'Mutation', saveRegion: { __typename: 'Region', id: string, name: string } };

export type SaveCommunityMutationVariables = Exact<{
  input: CommunityInput;
}>;


export type SaveCommunityMutation = { __typename: 'Mutation', saveCommunity: { __typename: 'Community', id: string, name: string, region: { __typename: 'Region', id: string } } };

export type SaveNetworkMutationVariables = Exact<{
  input: NetworkInput;
}>;


export type SaveNetworkMutation = { __typename: 'Mutation', saveNetwork: { __typename: 'Network', name: string } };

export type LetterPartsQueryVariables = Exact<{
  id: string | number;
}>;


export type LetterPartsQuery = { __typename: 'Query', table: { __typename: 'Table', id: string, name: string, kind: TableKind, community: { __typename: 'Community', id: string, name: string } | null, champions: Array<{ __typename: 'Role', id: string, member: { __typename: 'Member', id: string, name: string, email: string | null, phone: string | null } }>, seats: Array<{ __typename: 'Seat', id: string, sector: { __typename: 'Sector', id: string, name: string } }> } | null, network: { __typename: 'Network', name: string, postalAddress: string | null } };

export type SeatStoryFragment = { __typename: 'Seat', id: string, openedOn: string, table: { __typename: 'Table', id: string, name: string, kind: TableKind }, sector: { __typename: 'Sector', id: string, name: string }, holdings: Array<{ __typename: 'Holding', id: string, from: string, until: string | null, endReason: EndReason | null, endNote: string | null, member: { __typename: 'Member', id: string, name: string, organisation: { __typename: 'Organisation', id: string, name: string } | null } }>, loans: Array<{ __typename: 'Loan', id: string, from: string, until: string | null, lender: { __typename: 'Seat', id: string, table: { __typename: 'Table', id: string, name: string }, holdings: Array<{ __typename: 'Holding', id: string, until: string | null, member: { __typename: 'Member', id: string, name: string } }> } }>, notHeres: Array<{ __typename: 'NotHere', id: string, saidBy: string, saidOn: string, until: string | null }>, offers: Array<{ __typename: 'Offer', id: string, state: OfferState, note: string | null, offeredAt: string, expiresAt: string, answeredAt: string | null, member: { __typename: 'Member', id: string, name: string } }> };

export type SeatQueryVariables = Exact<{
  id: string | number;
}>;


export type SeatQuery = { __typename: 'Query', seat: { __typename: 'Seat', id: string, openedOn: string, table: { __typename: 'Table', id: string, name: string, kind: TableKind }, sector: { __typename: 'Sector', id: string, name: string }, holdings: Array<{ __typename: 'Holding', id: string, from: string, until: string | null, endReason: EndReason | null, endNote: string | null, member: { __typename: 'Member', id: string, name: string, organisation: { __typename: 'Organisation', id: string, name: string } | null } }>, loans: Array<{ __typename: 'Loan', id: string, from: string, until: string | null, lender: { __typename: 'Seat', id: string, table: { __typename: 'Table', id: string, name: string }, holdings: Array<{ __typename: 'Holding', id: string, until: string | null, member: { __typename: 'Member', id: string, name: string } }> } }>, notHeres: Array<{ __typename: 'NotHere', id: string, saidBy: string, saidOn: string, until: string | null }>, offers: Array<{ __typename: 'Offer', id: string, state: OfferState, note: string | null, offeredAt: string, expiresAt: string, answeredAt: string | null, member: { __typename: 'Member', id: string, name: string } }> } | null };

export type SeatMemberMutationVariables = Exact<{
  input: SeatMemberInput;
}>;


export type SeatMemberMutation = { __typename: 'Mutation', seatMember: { __typename: 'Holding', id: string, seat: { __typename: 'Seat', id: string } } };

export type EndHoldingMutationVariables = Exact<{
  input: EndHoldingInput;
}>;


export type EndHoldingMutation = { __typename: 'Mutation', endHolding: { __typename: 'Holding', id: string, seat: { __typename: 'Seat', id: string } } };

export type LendSeatMutationVariables = Exact<{
  input: LendSeatInput;
}>;


export type LendSeatMutation = { __typename: 'Mutation', lendSeat: { __typename: 'Loan', id: string, seat: { __typename: 'Seat', id: string } } };

export type EndLoanMutationVariables = Exact<{
  id: string | number;
  until: string;
}>;


export type EndLoanMutation = { __typename: 'Mutation', endLoan: { __typename: 'Loan', id: string, seat: { __typename: 'Seat', id: string } } };

export type MarkNotHereMutationVariables = Exact<{
  input: NotHereInput;
}>;


export type MarkNotHereMutation = { __typename: 'Mutation', markNotHere: { __typename: 'NotHere', id: string, seat: { __typename: 'Seat', id: string } } };

export type EndNotHereMutationVariables = Exact<{
  id: string | number;
  until: string;
}>;


export type EndNotHereMutation = { __typename: 'Mutation', endNotHere: { __typename: 'NotHere', id: string, seat: { __typename: 'Seat', id: string } } };

export type OfferSeatMutationVariables = Exact<{
  input: OfferSeatInput;
}>;


export type OfferSeatMutation = { __typename: 'Mutation', offerSeat: { __typename: 'Offer', id: string, seat: { __typename: 'Seat', id: string } } };

export type WithdrawOfferMutationVariables = Exact<{
  id: string | number;
}>;


export type WithdrawOfferMutation = { __typename: 'Mutation', withdrawOffer: { __typename: 'Offer', id: string, seat: { __typename: 'Seat', id: string } } };

export type TablesQueryVariables = Exact<{ [key: string]: never; }>;


export type TablesQuery = { __typename: 'Query', tables: Array<{ __typename: 'Table', id: string, kind: TableKind, name: string, foundedOn: string, closedOn: string | null, community: { __typename: 'Community', id: string, name: string, region: { __typename: 'Region', id: string, name: string, position: number } } | null, champions: Array<{ __typename: 'Role', id: string, member: { __typename: 'Member', id: string, name: string } }> }> };

export type TableQueryVariables = Exact<{
  id: string | number;
}>;


export type TableQuery = { __typename: 'Query', table: { __typename: 'Table', id: string, kind: TableKind, name: string, foundedOn: string, closedOn: string | null, community: { __typename: 'Community', id: string, name: string, region: { __typename: 'Region', id: string, name: string }, localNames: Array<{ __typename: 'PlaceName', name: string, lang: string }> } | null, champions: Array<{ __typename: 'Role', id: string, member: { __typename: 'Member', id: string, name: string } }>, seats: Array<{ __typename: 'Seat', id: string, openedOn: string, table: { __typename: 'Table', id: string, name: string, kind: TableKind }, sector: { __typename: 'Sector', id: string, name: string }, holdings: Array<{ __typename: 'Holding', id: string, from: string, until: string | null, endReason: EndReason | null, endNote: string | null, member: { __typename: 'Member', id: string, name: string, organisation: { __typename: 'Organisation', id: string, name: string } | null } }>, loans: Array<{ __typename: 'Loan', id: string, from: string, until: string | null, lender: { __typename: 'Seat', id: string, table: { __typename: 'Table', id: string, name: string }, holdings: Array<{ __typename: 'Holding', id: string, until: string | null, member: { __typename: 'Member', id: string, name: string } }> } }>, notHeres: Array<{ __typename: 'NotHere', id: string, saidBy: string, saidOn: string, until: string | null }>, offers: Array<{ __typename: 'Offer', id: string, state: OfferState, note: string | null, offeredAt: string, expiresAt: string, answeredAt: string | null, member: { __typename: 'Member', id: string, name: string } }> }> } | null };

export type TableChoicesQueryVariables = Exact<{ [key: string]: never; }>;


export type TableChoicesQuery = { __typename: 'Query', sectors: Array<{ __typename: 'Sector', id: string, name: string, position: number, retiredAt: string | null }>, communities: Array<{ __typename: 'Community', id: string, name: string }> };

export type CreateTableMutationVariables = Exact<{
  input: TableInput;
}>;


export type CreateTableMutation = { __typename: 'Mutation', createTable: { __typename: 'Table', id: string } };

export type UpdateTableMutationVariables = Exact<{
  id: string | number;
  input: TableInput;
}>;


export type UpdateTableMutation = { __typename: 'Mutation', updateTable: { __typename: 'Table', id: string } };

export type CloseTableMutationVariables = Exact<{
  id: string | number;
  on: string;
}>;


export type CloseTableMutation = { __typename: 'Mutation', closeTable: { __typename: 'Table', id: string } };

export type AddSeatsMutationVariables = Exact<{
  tableId: string | number;
  sectorIds: Array<string | number> | string | number;
}>;


export type AddSeatsMutation = { __typename: 'Mutation', addSeats: { __typename: 'Table', id: string, seats: Array<{ __typename: 'Seat', id: string }> } };

export const MemberRowFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MemberRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Member"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"disabledAt"}},{"kind":"Field","name":{"kind":"Name","value":"sector"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"organisation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"community"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<MemberRowFragment, unknown>;
export const SeatStoryFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SeatStory"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Seat"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"openedOn"}},{"kind":"Field","name":{"kind":"Name","value":"table"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sector"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"holdings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"until"}},{"kind":"Field","name":{"kind":"Name","value":"endReason"}},{"kind":"Field","name":{"kind":"Name","value":"endNote"}},{"kind":"Field","name":{"kind":"Name","value":"member"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"organisation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"loans"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"until"}},{"kind":"Field","name":{"kind":"Name","value":"lender"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"table"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"holdings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"until"}},{"kind":"Field","name":{"kind":"Name","value":"member"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"notHeres"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"saidBy"}},{"kind":"Field","name":{"kind":"Name","value":"saidOn"}},{"kind":"Field","name":{"kind":"Name","value":"until"}}]}},{"kind":"Field","name":{"kind":"Name","value":"offers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"offeredAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"answeredAt"}},{"kind":"Field","name":{"kind":"Name","value":"member"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<SeatStoryFragment, unknown>;
export const SessionDocument = {"__meta__":{"name":"Session","kind":"query","hash":"56eaf2ce437c76566704a44b7e60015bb88f67b0ce59b9108f8c8120be08f49e"}} as unknown as DocumentNode<SessionQuery, SessionQueryVariables>;
export const BlanketDocument = {"__meta__":{"name":"Blanket","kind":"query","hash":"48438d2f825974066b8a55650617f892e0b4ebe1a0a8a61a0209edf74c9c77cf"}} as unknown as DocumentNode<BlanketQuery, BlanketQueryVariables>;
export const HomeDocument = {"__meta__":{"name":"Home","kind":"query","hash":"63d42761965a1ce205d6c1a125164cea4d537fd0dbfe99742b5650ffeabe2fe3"}} as unknown as DocumentNode<HomeQuery, HomeQueryVariables>;
export const AnswerOfferDocument = {"__meta__":{"name":"AnswerOffer","kind":"mutation","hash":"9e0f5975c9e7ed479569d9ef3001aba16e04fc56883f3402c9562cd5685c6a95"}} as unknown as DocumentNode<AnswerOfferMutation, AnswerOfferMutationVariables>;
export const MembersDocument = {"__meta__":{"name":"Members","kind":"query","hash":"066a758e7d0fe365e56aceda2120461516f6a9626f5b64cc059566558066a0ec"}} as unknown as DocumentNode<MembersQuery, MembersQueryVariables>;
export const MemberChoicesDocument = {"__meta__":{"name":"MemberChoices","kind":"query","hash":"ba898687119eddb44a00231e58ef281443f775e8ca645c31f19989973d06260c"}} as unknown as DocumentNode<MemberChoicesQuery, MemberChoicesQueryVariables>;
export const MemberDocument = {"__meta__":{"name":"Member","kind":"query","hash":"8333ff7ecfa0906939dffa877e187d9348344a27729504ed8eadf457966e247d"}} as unknown as DocumentNode<MemberQuery, MemberQueryVariables>;
export const AddMemberDocument = {"__meta__":{"name":"AddMember","kind":"mutation","hash":"baaf52427b3fd7e7d151f93c6445f0eb3bd117255a790f85e5ea329500ab3533"}} as unknown as DocumentNode<AddMemberMutation, AddMemberMutationVariables>;
export const UpdateMemberDocument = {"__meta__":{"name":"UpdateMember","kind":"mutation","hash":"24eb999e4458b182f1b30863906efe43110d9db41789ffad51868d0363990122"}} as unknown as DocumentNode<UpdateMemberMutation, UpdateMemberMutationVariables>;
export const DisableMemberDocument = {"__meta__":{"name":"DisableMember","kind":"mutation","hash":"e3daa149898ebdd564bf90600127ab84ea9900da678b3028a1049dcbeabc7b6a"}} as unknown as DocumentNode<DisableMemberMutation, DisableMemberMutationVariables>;
export const EnableMemberDocument = {"__meta__":{"name":"EnableMember","kind":"mutation","hash":"47459b0e33cf3d86fad8204709f55f4ae47eeaaf514fbab5439631f720180953"}} as unknown as DocumentNode<EnableMemberMutation, EnableMemberMutationVariables>;
export const OrganisationSearchDocument = {"__meta__":{"name":"OrganisationSearch","kind":"query","hash":"1350aa8513613d42369c19cfc040962cba5b6078071954017c7f7422a2a9e625"}} as unknown as DocumentNode<OrganisationSearchQuery, OrganisationSearchQueryVariables>;
export const SaveOrganisationDocument = {"__meta__":{"name":"SaveOrganisation","kind":"mutation","hash":"57fa6173a45a8e91c9b238ded117a703f9c1a6c4b0e47cf6c053c45376dfccf5"}} as unknown as DocumentNode<SaveOrganisationMutation, SaveOrganisationMutationVariables>;
export const GrantRoleDocument = {"__meta__":{"name":"GrantRole","kind":"mutation","hash":"f0c88724c79a6a7780051156177a6e4c849689fcd5c17e999297785d5a3b29e2"}} as unknown as DocumentNode<GrantRoleMutation, GrantRoleMutationVariables>;
export const RevokeRoleDocument = {"__meta__":{"name":"RevokeRole","kind":"mutation","hash":"5d7513ad32a88932c8bfec578ec59c709ffc953327817d7c614a5af36284bc7b"}} as unknown as DocumentNode<RevokeRoleMutation, RevokeRoleMutationVariables>;
export const TableNamesDocument = {"__meta__":{"name":"TableNames","kind":"query","hash":"d8a4e3f2ec2d6a52a10f726ce26801193e41ca71f8f6fabae1920c9179d7f7b1"}} as unknown as DocumentNode<TableNamesQuery, TableNamesQueryVariables>;
export const SettingsSectorsDocument = {"__meta__":{"name":"SettingsSectors","kind":"query","hash":"d31f09e84ad7803b1789ad77b71c87f3053a03322fd2324ce9bbfbc0c0d5efa2"}} as unknown as DocumentNode<SettingsSectorsQuery, SettingsSectorsQueryVariables>;
export const SettingsRegionsDocument = {"__meta__":{"name":"SettingsRegions","kind":"query","hash":"b69bd9cb9fc97e6400cce03d8174d0d34f1dc6e69d487f0b9b64e5a1a0f55342"}} as unknown as DocumentNode<SettingsRegionsQuery, SettingsRegionsQueryVariables>;
export const SettingsCommunitiesDocument = {"__meta__":{"name":"SettingsCommunities","kind":"query","hash":"0a58b5ee8b8f016ebc5b02d3fd260cd76054afb4ef51ca8a3a0ef73d0175c171"}} as unknown as DocumentNode<SettingsCommunitiesQuery, SettingsCommunitiesQueryVariables>;
export const SettingsOrganisationsDocument = {"__meta__":{"name":"SettingsOrganisations","kind":"query","hash":"ad6545b36c6a77d3cfd8cde3aabc5de5d5138580e8f06e468f3fd621a4c8af9d"}} as unknown as DocumentNode<SettingsOrganisationsQuery, SettingsOrganisationsQueryVariables>;
export const SettingsNetworkDocument = {"__meta__":{"name":"SettingsNetwork","kind":"query","hash":"2289ca2164b01bbd20da4d28cf09f9c5dd5e37502d68974dd0e8a6944789b07e"}} as unknown as DocumentNode<SettingsNetworkQuery, SettingsNetworkQueryVariables>;
export const SettingsRolesDocument = {"__meta__":{"name":"SettingsRoles","kind":"query","hash":"06ce59cd55d33d4d5057cdbbb64558a59f038be30a032f690eed215149b1f548"}} as unknown as DocumentNode<SettingsRolesQuery, SettingsRolesQueryVariables>;
export const SaveSectorDocument = {"__meta__":{"name":"SaveSector","kind":"mutation","hash":"ef55e2db4cdc9bcb45708b2d9fe30ed4141917628ac08ea4d3731d30084bb78e"}} as unknown as DocumentNode<SaveSectorMutation, SaveSectorMutationVariables>;
export const RetireSectorDocument = {"__meta__":{"name":"RetireSector","kind":"mutation","hash":"f9952c22381f9225d968822133a707299426943a7b3ae764b41d5e91fb40d3ee"}} as unknown as DocumentNode<RetireSectorMutation, RetireSectorMutationVariables>;
export const SaveRegionDocument = {"__meta__":{"name":"SaveRegion","kind":"mutation","hash":"5d5a41a80fe7b5489eb956a4523dbf1728f75385037149f4f2d2a6ec3d4bff91"}} as unknown as DocumentNode<SaveRegionMutation, SaveRegionMutationVariables>;
export const SaveCommunityDocument = {"__meta__":{"name":"SaveCommunity","kind":"mutation","hash":"ddbf5f1d92c29c5a01631039cb5a159555b7506de1b10ca8358313fb66d3702d"}} as unknown as DocumentNode<SaveCommunityMutation, SaveCommunityMutationVariables>;
export const SaveNetworkDocument = {"__meta__":{"name":"SaveNetwork","kind":"mutation","hash":"6a75407a65914959ec62de683028c8317e44cbd585c8f57b17b990ea0da50b0f"}} as unknown as DocumentNode<SaveNetworkMutation, SaveNetworkMutationVariables>;
export const LetterPartsDocument = {"__meta__":{"name":"LetterParts","kind":"query","hash":"cf75b076bccb6ee65e501aa6914a3e285ad61d756fc74db791f8dda56aad057b"}} as unknown as DocumentNode<LetterPartsQuery, LetterPartsQueryVariables>;
export const SeatDocument = {"__meta__":{"name":"Seat","kind":"query","hash":"49c9b2c5fe03c22adffc281511b9de3677d3556eb25205554709ce3dda8c0acb"}} as unknown as DocumentNode<SeatQuery, SeatQueryVariables>;
export const SeatMemberDocument = {"__meta__":{"name":"SeatMember","kind":"mutation","hash":"9e8701a46b41dc01968d2125f6b053b62a76bd31c61f63071d72d890de0918ae"}} as unknown as DocumentNode<SeatMemberMutation, SeatMemberMutationVariables>;
export const EndHoldingDocument = {"__meta__":{"name":"EndHolding","kind":"mutation","hash":"4878f7bb47316face7b72f81565d4e800210e9116d5c710b1ebe053c7d56ce55"}} as unknown as DocumentNode<EndHoldingMutation, EndHoldingMutationVariables>;
export const LendSeatDocument = {"__meta__":{"name":"LendSeat","kind":"mutation","hash":"a4cca19f3bb689922f0fa5faba3d2cf7bc652a0d70430d0c24a3fa1295b8157c"}} as unknown as DocumentNode<LendSeatMutation, LendSeatMutationVariables>;
export const EndLoanDocument = {"__meta__":{"name":"EndLoan","kind":"mutation","hash":"84dce33e9dd5179916c2ffb6573b9f5710ff14ee35ae6a506e748c229994344d"}} as unknown as DocumentNode<EndLoanMutation, EndLoanMutationVariables>;
export const MarkNotHereDocument = {"__meta__":{"name":"MarkNotHere","kind":"mutation","hash":"b00061f2c63474db0a7894a3cf89eebeb1c90dc8f2dd6d0a5c543e62f245a96e"}} as unknown as DocumentNode<MarkNotHereMutation, MarkNotHereMutationVariables>;
export const EndNotHereDocument = {"__meta__":{"name":"EndNotHere","kind":"mutation","hash":"a427d117d8f916341a45a83bb3bdd1839fd2e724a7bafa20b3ceb31e284bbc4d"}} as unknown as DocumentNode<EndNotHereMutation, EndNotHereMutationVariables>;
export const OfferSeatDocument = {"__meta__":{"name":"OfferSeat","kind":"mutation","hash":"25ddf73c3908a3cd82666c1a128b95753be6a16a0e30959cdad0f4f9dd504ebe"}} as unknown as DocumentNode<OfferSeatMutation, OfferSeatMutationVariables>;
export const WithdrawOfferDocument = {"__meta__":{"name":"WithdrawOffer","kind":"mutation","hash":"e84142d565d5cb39f4025c60f3b5827de59772d0d9b44bda613a07b4df4d0552"}} as unknown as DocumentNode<WithdrawOfferMutation, WithdrawOfferMutationVariables>;
export const TablesDocument = {"__meta__":{"name":"Tables","kind":"query","hash":"6c5c7879233c08a8d25eebd7035d9b1eb8d76c1d1fb16fbc2d43b9acf747ff06"}} as unknown as DocumentNode<TablesQuery, TablesQueryVariables>;
export const TableDocument = {"__meta__":{"name":"Table","kind":"query","hash":"0ab89413361e5d3ee8451521dcc894037bfcd81e38145b90cc63a988328f13a0"}} as unknown as DocumentNode<TableQuery, TableQueryVariables>;
export const TableChoicesDocument = {"__meta__":{"name":"TableChoices","kind":"query","hash":"0c69a0acc4e60e4381077f78276a0db38b5bf9d5752c6bf5de8b189420764ebf"}} as unknown as DocumentNode<TableChoicesQuery, TableChoicesQueryVariables>;
export const CreateTableDocument = {"__meta__":{"name":"CreateTable","kind":"mutation","hash":"cd196d4a33aab693f644c9dda2ea919af396643eb9e8d23809ac2f22fa58a38a"}} as unknown as DocumentNode<CreateTableMutation, CreateTableMutationVariables>;
export const UpdateTableDocument = {"__meta__":{"name":"UpdateTable","kind":"mutation","hash":"0994182d46226c5b62418ef2a9b6e90268d50d839725d12119e9e8e78b696f1d"}} as unknown as DocumentNode<UpdateTableMutation, UpdateTableMutationVariables>;
export const CloseTableDocument = {"__meta__":{"name":"CloseTable","kind":"mutation","hash":"42305ee1008dfffba82e35983dec59513bf3d1400df2116ced8af2bc83c49785"}} as unknown as DocumentNode<CloseTableMutation, CloseTableMutationVariables>;
export const AddSeatsDocument = {"__meta__":{"name":"AddSeats","kind":"mutation","hash":"e17b92c6a9f7421765d32b15ad67c6c2cd38517c741924b4d5b9e1be236c5d23"}} as unknown as DocumentNode<AddSeatsMutation, AddSeatsMutationVariables>;