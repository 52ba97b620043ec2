import { ActorSource, defineRoom } from '#platform';
import { Change } from './change.entity.js';
import { Consent } from './consent.entity.js';
import { FirstAdmin } from './first-admin.service.js';
import { Member } from './member.entity.js';
import { MemberResolver, MeResolver } from './member.resolver.js';
import { MemberService } from './member.service.js';
import { peopleMigrations } from './migrations/index.js';
import { Network } from './network.entity.js';
import { Organisation } from './organisation.entity.js';
import { NetworkResolver, PeopleResolver } from './people.resolver.js';
import { Community, Region } from './region.entity.js';
import { Role } from './role.entity.js';
import { Sector } from './sector.entity.js';
import { SettingsService } from './settings.service.js';
import { SignInController } from './sign-in.controller.js';
import { ForgetSignIns } from './sign-in.jobs.js';
import { SignIn } from './sign-in.service.js';

export const people = defineRoom({
  name: 'people',
  entities: [Sector, Region, Community, Organisation, Member, Role, Consent, Change, Network],
  migrations: peopleMigrations,
  services: [MemberService, SettingsService, SignIn, { provide: ActorSource, useExisting: SignIn }],
  doors: [FirstAdmin, MeResolver, MemberResolver, PeopleResolver, NetworkResolver],
  controllers: [SignInController],
  handlers: [ForgetSignIns],
});
