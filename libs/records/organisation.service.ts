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

  /** Whoever belongs to the one that goes belongs to the other; gaps are filled. Final: what went stays in the history, and each member's tells where they came from. */
  async merge(actor: Actor, keepId: string, goneId: string): Promise<void> {
    if (keepId === goneId) throw new AppError('BAD_INPUT', 'This is one and the same organisation. Please pick two.', { goneId: 'Please pick another one.' });
    await this.db.tx(async () => {
      const rows = new Map<string, Organisation>();
      for (const id of [keepId, goneId].toSorted()) rows.set(id, await this.db.get(Organisation, id, { lock: true }));
      const [keep, gone] = [rows.get(keepId)!, rows.get(goneId)!];
      const [at, source] = [this.clock.now(), 'merge'];
      await this.db.query(
        `insert into change (member_id, at, by_id, source, fields) select id, $2, $3, $4, jsonb_build_array(jsonb_build_object('field', 'Organisation', 'before', $5::text, 'after', $6::text)) from member where organisation_id = $1`,
        [goneId, at, actor.memberId, source, gone.name, keep.name],
      );
      const lost = await this.lost(keep, gone);
      for (const { table, column } of this.pointers()) await this.db.query(`update "${table}" set "${column}" = $2 where "${column}" = $1`, [goneId, keepId]);
      await this.db.repo(Organisation).delete(goneId); // first, so that the one that stays may take its place
      await this.db.repo(Organisation).update(keepId, { sectorId: keep.sectorId ?? gone.sectorId, communityId: keep.communityId ?? gone.communityId });
      await this.db.repo(Change).insert({ organisationId: keepId, at, byId: actor.memberId, source, fields: [{ field: 'Made one with', before: null, after: gone.name }, ...lost] });
    });
  }

  /** What the other one said that this one does not take. */
  private async lost(keep: Organisation, gone: Organisation): Promise<Change['fields']> {
    const [named] = await this.db.query<{ sector: string | null; community: string | null }>('select (select name from sector where id = $1) as sector, (select name from community where id = $2) as community', [gone.sectorId, gone.communityId]);
    const fields = [
      { field: 'Sector of the other one', before: named!.sector, after: null, differs: keep.sectorId && keep.sectorId !== gone.sectorId },
      { field: 'Community of the other one', before: named!.community, after: null, differs: keep.communityId && keep.communityId !== gone.communityId },
    ];
    return fields.filter(({ before, differs }) => before && differs).map(({ field, before, after }) => ({ field, before, after }));
  }

  /** Every column of every room that points to an organisation: the foreign keys know. */
  private pointers(): { table: string; column: string }[] {
    const keys = this.db.source.entityMetadatas.flatMap(({ foreignKeys }) => foreignKeys);
    return keys.filter(({ referencedEntityMetadata }) => referencedEntityMetadata.target === Organisation).map((key) => ({ table: key.entityMetadata.tableName, column: key.columnNames[0]! }));
  }
}
