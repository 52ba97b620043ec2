import type { Change as ChangeEntity, Community as CommunityEntity, Consent as ConsentEntity, Member as MemberEntity, Network as NetworkEntity, Organisation as OrganisationEntity, Region as RegionEntity, Role as RoleEntity, Sector as SectorEntity } from '#people';
import type { Registration as RegistrationEntity, RegistrationList as RegistrationListEntity } from '#registrations';
import type { Holding as HoldingEntity, Loan as LoanEntity, NotHere as NotHereEntity, Offer as OfferEntity, Seat as SeatEntity, Table as TableEntity } from '#tables';

/** An enum's value as the database keeps it: plain text, so that these files need no entity at run time. */
type Plain<V> = V extends string ? `${V}` : V;

/** Columns of an entity, taken from its class: a column that is renamed there fails the type check here. */
type Row<E, K extends keyof E> = { [key in K]: Plain<E[key]> };

export type NetworkRow = Row<NetworkEntity, 'id' | 'name' | 'senderName' | 'postalAddress' | 'sample'>;
export type RegionRow = Row<RegionEntity, 'id' | 'name' | 'position'>;
export type CommunityRow = Row<CommunityEntity, 'id' | 'name' | 'regionId' | 'timeZone'> & { localNames: { name: string; lang: string }[] };
export type SectorRow = Row<SectorEntity, 'id' | 'name' | 'position' | 'retiredAt'>;
export type OrganisationRow = Row<OrganisationEntity, 'id' | 'name' | 'sectorId' | 'communityId'>;
export type MemberRow = Row<
  MemberEntity,
  'id' | 'name' | 'sectorId' | 'organisationId' | 'communityId' | 'email' | 'phone' | 'postalAddress' | 'primaryRole' | 'alsoParent' | 'languages' | 'byEmail' | 'byPhone' | 'byPost' | 'contactVisibleTo' | 'disabledAt' | 'addedById' | 'createdAt'
>;
export type RoleRow = Row<RoleEntity, 'id' | 'name' | 'tableId' | 'memberId' | 'grantedAt' | 'grantedById'>;
export type TableRow = Row<TableEntity, 'id' | 'kind' | 'name' | 'communityId' | 'foundedOn' | 'closedOn' | 'createdAt'>;
export type SeatRow = Row<SeatEntity, 'id' | 'tableId' | 'sectorId' | 'openedOn'>;
export type HoldingRow = Row<HoldingEntity, 'id' | 'seatId' | 'memberId' | 'from' | 'until' | 'endReason' | 'endNote'>;
export type LoanRow = Row<LoanEntity, 'id' | 'seatId' | 'lenderId' | 'from' | 'until'>;
export type NotHereRow = Row<NotHereEntity, 'id' | 'seatId' | 'saidBy' | 'saidOn' | 'until' | 'recordedById'>;
export type OfferRow = Row<OfferEntity, 'id' | 'seatId' | 'memberId' | 'note' | 'state' | 'offeredById' | 'offeredAt' | 'expiresAt' | 'answeredAt'>;
export type ConsentRow = Row<ConsentEntity, 'id' | 'memberId' | 'kind' | 'source' | 'givenOn' | 'expiresOn' | 'recordedById'>;
export type ChangeRow = Row<ChangeEntity, 'id' | 'memberId' | 'at' | 'byId' | 'source' | 'fields'>;
export type RegistrationListRow = Row<RegistrationListEntity, 'id' | 'name' | 'heldOn' | 'tableId' | 'createdById' | 'createdAt' | 'publicSince' | 'published'>;
export type RegistrationRow = Row<RegistrationEntity, 'id' | 'listId' | 'memberId' | 'name' | 'regionId' | 'primaryRole' | 'participation' | 'registeredOn'>;

/** Every row of the sample region, in the order in which they can be inserted. */
export interface SampleRegion {
  network: NetworkRow;
  regions: RegionRow[];
  communities: CommunityRow[];
  sectors: SectorRow[];
  organisations: OrganisationRow[];
  members: MemberRow[];
  roles: RoleRow[];
  tables: TableRow[];
  seats: SeatRow[];
  holdings: HoldingRow[];
  loans: LoanRow[];
  notHeres: NotHereRow[];
  offers: OfferRow[];
  consents: ConsentRow[];
  changes: ChangeRow[];
  lists: RegistrationListRow[];
  registrations: RegistrationRow[];
}
