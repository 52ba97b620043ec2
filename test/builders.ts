import { actorOf, ContactVisibility, Member, Role, RoleName, Sector } from '#people';
import { type Actor, type Clock, type Db } from '#platform';
import { Holding, Seat, Table, TableKind } from '#tables';
import type { DeepPartial } from 'typeorm';

/** Rows for a story, with everything that does not matter to it filled in. */
export class Builders {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** A member called so, with an email `ana@example.org` unless told otherwise. */
  member(name: string, columns: DeepPartial<Member> = {}): Promise<Member> {
    const members = this.db.repo(Member);
    return members.save(members.create({ name, email: `${name.toLowerCase().replace(/[^a-z]+/g, '.')}@example.org`, contactVisibleTo: ContactVisibility.TABLES, ...columns } as DeepPartial<Member>));
  }

  /** Grants a role and returns the actor this member now is. */
  async actor(member: Member, ...roles: { name: RoleName; tableId?: string }[]): Promise<Actor> {
    for (const { name, tableId } of roles) await this.db.repo(Role).insert({ memberId: member.id, name, tableId: tableId ?? null, grantedAt: this.clock.now() });
    return actorOf(member.id, roles.map(({ name, tableId }) => ({ name, tableId: tableId ?? null })));
  }

  async admin(name = 'Robin'): Promise<Actor> {
    return this.actor(await this.member(name), { name: RoleName.ADMIN });
  }

  /** Sectors in this order. */
  sectors(...names: string[]): Promise<Sector[]> {
    return this.db.repo(Sector).save(names.map((name, index) => this.db.repo(Sector).create({ name, position: index + 1 })));
  }

  /** A local table with a seat for each sector, begun on a day. */
  async table(name: string, sectors: Sector[], foundedOn = '2022-01-10', kind = TableKind.LOCAL): Promise<{ table: Table; seats: Seat[] }> {
    const table = await this.db.repo(Table).save(this.db.repo(Table).create({ name, kind, foundedOn }));
    const seats = await this.db.repo(Seat).save(sectors.map((sector) => this.db.repo(Seat).create({ tableId: table.id, sectorId: sector.id, openedOn: foundedOn })));
    return { table, seats };
  }

  /** Somebody holding a seat from a day on. */
  holding(seat: Seat, member: Member, from: string, columns: DeepPartial<Holding> = {}): Promise<Holding> {
    return this.db.repo(Holding).save(this.db.repo(Holding).create({ seatId: seat.id, memberId: member.id, from, ...columns } as DeepPartial<Holding>));
  }
}
