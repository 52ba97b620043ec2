import { Clock, Config, Db, log } from '#platform';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { ContactVisibility, Member } from './member.entity.js';
import { Role, RoleName } from './role.entity.js';

/** ADMIN_EMAIL names the first admin of a network that has none; afterwards admins name each other. */
@Injectable()
export class FirstAdmin implements OnApplicationBootstrap {
  constructor(
    @Inject(Config) private readonly config: Config,
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const email = this.config.adminEmail;
    if (!email) return;
    await this.db.tx(async () => {
      await this.db.query(`select pg_advisory_xact_lock(hashtext('first admin'))`); // several replicas start at once
      if (await this.db.repo(Role).existsBy({ name: RoleName.ADMIN })) return;
      const members = this.db.repo(Member);
      const member = (await members.findOneBy({ email })) ?? (await members.save(members.create({ name: email.split('@')[0]!, email, contactVisibleTo: ContactVisibility.TABLES })));
      await this.db.repo(Role).insert({ memberId: member.id, name: RoleName.ADMIN, grantedAt: this.clock.now() });
      log.info({ memberId: member.id }, 'the first admin is named');
    });
  }
}
