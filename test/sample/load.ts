import { Change, Community, Consent, Member, Network, Organisation, Region, Role, Sector } from '#people';
import type { Db } from '#platform';
import { Registration, RegistrationList } from '#registrations';
import { Holding, Loan, NotHere, Offer, Seat, Table } from '#tables';
import type { EntityTarget, ObjectLiteral } from 'typeorm';
import { sampleRegion } from './sample.js';

/** PostgreSQL takes 65,535 values in a statement; 500 rows of our widest table stay far below. */
const CHUNK = 500;

/** Fills an empty, migrated database with the sample region, all of it or nothing. */
export async function loadSampleRows(db: Db): Promise<void> {
  const { network, ...rows } = sampleRegion();
  // In the order of foreign keys.
  const all: [EntityTarget<ObjectLiteral>, ObjectLiteral[]][] = [
    [Region, rows.regions],
    [Community, rows.communities],
    [Sector, rows.sectors],
    [Organisation, rows.organisations],
    [Member, rows.members],
    [Role, rows.roles],
    [Table, rows.tables],
    [Seat, rows.seats],
    [Holding, rows.holdings],
    [Loan, rows.loans],
    [NotHere, rows.notHeres],
    [Offer, rows.offers],
    [Consent, rows.consents],
    [Change, rows.changes],
    [RegistrationList, rows.lists],
    [Registration, rows.registrations],
  ];
  await db.tx(async () => {
    // A real network must never be renamed to a sample, nor made-up people stand among real ones.
    if (await db.repo(Table).exists()) throw new Error('This database has tables already. The sample region goes into an empty one.');
    await db.repo(Network).upsert(network, ['id']); // the migration has made the row
    for (const [entity, list] of all) {
      for (let start = 0; start < list.length; start += CHUNK) await db.repo(entity).insert(list.slice(start, start + CHUNK));
    }
  });
}
