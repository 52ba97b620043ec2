import { Change, Organisation } from '#people';
import { type Actor, AppError, Clock, Db } from '#platform';
import { Injectable } from '@nestjs/common';

/** Makes two organisations that are one, one. */
@Injectable()
export class OrganisationService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** Whoever belongs to the one that goes belongs to the other; gaps are filled; the name that went stays in the history. Final. */
  async merge(actor: Actor, keepId: string, goneId: string): Promise<void> {
    if (keepId === goneId) throw new AppError('BAD_INPUT', 'This is one and the same organisation. Please pick two.', { goneId: 'Please pick another one.' });
    await this.db.tx(async () => {
      const rows = new Map<string, Organisation>();
      for (const id of [keepId, goneId].toSorted()) rows.set(id, await this.db.get(Organisation, id, { lock: true }));
      const [keep, gone] = [rows.get(keepId)!, rows.get(goneId)!];
      for (const { table, column } of this.pointers()) await this.db.query(`update "${table}" set "${column}" = $2 where "${column}" = $1`, [goneId, keepId]);
      await this.db.repo(Organisation).delete(goneId); // first, so that the one that stays may take its place
      await this.db.repo(Organisation).update(keepId, { sectorId: keep.sectorId ?? gone.sectorId, communityId: keep.communityId ?? gone.communityId });
      await this.db.repo(Change).insert({ organisationId: keepId, at: this.clock.now(), byId: actor.memberId, source: 'merge', fields: [{ field: 'Made one with', before: null, after: gone.name }] });
    });
  }

  /** Every column of every room that points to an organisation: the foreign keys know. */
  private pointers(): { table: string; column: string }[] {
    const keys = this.db.source.entityMetadatas.flatMap(({ foreignKeys }) => foreignKeys);
    return keys.filter(({ referencedEntityMetadata }) => referencedEntityMetadata.target === Organisation).map((key) => ({ table: key.entityMetadata.tableName, column: key.columnNames[0]! }));
  }
}
