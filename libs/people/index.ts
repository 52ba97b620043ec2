// Owns: members, organisations, sectors, regions and communities, roles (who may do what), the network's own name, sign-in.
// Promises: one person, one row; contact details only to those the member chose; a lost right is lost at the next request.
// Refuses: to know about tables: they tell it who stands near whom (`tellCircles`).
export { PostalAddress, PostalAddressInput } from './address.entity.js';
export { addressFaults, addressLines, keptAddress, postalCodeOf, readAddress, type WrittenAddress } from './address.policy.js';
export { Change, ChangedField } from './change.entity.js';
export { changedFields } from './change.policy.js';
export { Consent, ConsentKind } from './consent.entity.js';
export { allHeld, allHeldByAddress, allTraces, forgetsTraces, type Held, keepsAbout, keepsByAddress, namesThem, type Stays } from './held.policy.js';
export { ContactVisibility, Member, PRIMARY_ROLES, PrimaryRole } from './member.entity.js';
export { endOnLeaving, leavings, mayManage, maySeeContacts, tellCircles } from './member.policy.js';
export { IMPLIED_MONTHS, MemberService } from './member.service.js';
export { Network } from './network.entity.js';
export { Organisation } from './organisation.entity.js';
export { people } from './people.module.js';
export { Community, PlaceName, Region } from './region.entity.js';
export { Role, RoleName } from './role.entity.js';
export { LANGUAGE_TAG } from './people.inputs.js';
export { actorOf, PERMISSIONS } from './role.policy.js';
export { Sector } from './sector.entity.js';
export { forgetSignIns } from './sign-in.jobs.js';
export { authOver } from './sign-in.service.js';
