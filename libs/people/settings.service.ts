import { type Actor, AppError, Clock, Db } from '#platform';
import { Injectable } from '@nestjs/common';
import type { EntityTarget, ObjectLiteral } from 'typeorm';
import { Change } from './change.entity.js';
import { changedFields } from './change.policy.js';
import { Member } from './member.entity.js';
import { MemberService } from './member.service.js';
import { Network } from './network.entity.js';
import { Organisation } from './organisation.entity.js';
import type { CommunityInput, NetworkInput, OrganisationInput, RegionInput, SectorInput } from './people.inputs.js';
import { Community, Region } from './region.entity.js';
import { Role, RoleName } from './role.entity.js';
import { Sector } from './sector.entity.js';

/** The lists admins keep: sectors, regions, communities, organisations, roles, and the network's own name. */
@Injectable()
export class SettingsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly members: MemberService,
  ) {}

  saveSector(_actor: Actor, { id, name, position }: SectorInput): Promise<string> {
    return this.placed(Sector, 'sector', id, name, position);
  }

  saveRegion(_actor: Actor, { id, name, position }: RegionInput): Promise<string> {
    return this.placed(Region, 'region', id, name, position);
  }

  async retireSector(_actor: Actor, id: string): Promise<void> {
    await this.db.get(Sector, id);
    await this.db.repo(Sector).update(id, { retiredAt: this.clock.now() });
  }

  saveCommunity(_actor: Actor, { id, name, regionId, timeZone, localNames }: CommunityInput): Promise<string> {
    return this.save(Community, id, { name, regionId, timeZone, localNames: (localNames ?? []).map((place) => ({ name: place.name, lang: place.lang })) });
  }

  /** Anyone who manages may add one; only admins change one that is there, since it is everybody's. */
  saveOrganisation(actor: Actor, { id, name, sectorId, communityId }: OrganisationInput): Promise<string> {
    if (id && !actor.everywhere) throw new AppError('FORBIDDEN', 'Organisations are shared by all tables. Ask an admin to change one.');
    const columns = { name, sectorId: sectorId ?? null, communityId: communityId ?? null };
    return this.db.tx(async () => {
      if (id) await this.rememberOrganisation(actor, await this.db.get(Organisation, id, { lock: true }), columns);
      return this.save(Organisation, id, columns);
    });
  }

  /** Writes into an organisation's history what a change to these columns alters, in words. */
  private async rememberOrganisation(actor: Actor, before: Organisation, after: Pick<Organisation, 'name' | 'sectorId' | 'communityId'>): Promise<void> {
    const ids = [before.sectorId, before.communityId, after.sectorId, after.communityId].filter((id) => id != null);
    const named = await this.db.query<{ id: string; name: string }>('select id, name from sector where id = any($1) union all select id, name from community where id = any($1)', [ids]);
    const fields = changedFields(before, after, new Map(named.map(({ id, name }) => [id, name])));
    if (fields.length) await this.db.repo(Change).insert({ organisationId: before.id, at: this.clock.now(), byId: actor.memberId, source: 'edit', fields });
  }

  async saveNetwork(_actor: Actor, { name, senderName, postalAddress }: NetworkInput): Promise<void> {
    await this.db.repo(Network).update(1, { name, senderName, postalAddress: postalAddress ?? null });
  }

  async grantRole(actor: Actor, memberId: string, name: RoleName, tableId: string | null): Promise<string> {
    if (name === RoleName.CHAMPION && !tableId) throw new AppError('BAD_INPUT', 'Please pick the table they will run.', { tableId: 'Please pick a table.' });
    const member = await this.db.get(Member, memberId);
    if (member.disabledAt) throw new AppError('CONFLICT', `${member.name} can no longer sign in. Open their account first.`);
    const role = this.db.repo(Role).create({ memberId, name, tableId: name === RoleName.CHAMPION ? tableId : null, grantedAt: this.clock.now(), grantedById: actor.memberId });
    return (await this.db.repo(Role).save(role)).id;
  }

  async revokeRole(_actor: Actor, id: string): Promise<void> {
    await this.members.keepingAnAdmin(async () => {
      await this.db.get(Role, id, { lock: true });
      await this.db.repo(Role).delete(id);
    });
  }

  /** Saves a row that has a place in an order, and closes ranks behind it: places stay 1, 2, 3 … */
  private placed(entity: typeof Sector | typeof Region, table: 'sector' | 'region', id: string | null | undefined, name: string, position: number | null | undefined): Promise<string> {
    return this.db.tx(async () => {
      await this.db.query('select pg_advisory_xact_lock(hashtext($1))', [`order of ${table}`]);
      const before = id ? (await this.db.get<Sector | Region>(entity, id)).position : 1_000_000;
      const place = position ?? before;
      const saved = await this.save<Sector | Region>(entity, id, { name, position: place });
      await this.db.query(
        `update ${table} set position = ranked.place from (
           select id, row_number() over (order by position, (id = $1) = $2 desc, id) as place from ${table}
         ) ranked where ranked.id = ${table}.id and position <> ranked.place`,
        [saved, place <= before], // moving up it pushes the row in that place down, moving down it takes its turn after it
      );
      return saved;
    });
  }

  private async save<T extends ObjectLiteral & { id: string }>(entity: EntityTarget<T>, id: string | null | undefined, columns: Partial<T>): Promise<string> {
    const repo = this.db.repo(entity);
    if (!id) return (await repo.save(repo.create(columns as T))).id;
    await this.db.get(entity, id);
    await repo.update(id, columns as never);
    return id;
  }
}
