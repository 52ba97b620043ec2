import { Change, Community, Member, Organisation, Region, Sector } from '#people';
import type { Actor } from '#platform';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { House } from '../../test/house.js';
import { MergeRows } from '../../test/merge-rows.js';
import { EraseService } from './erase.service.js';
import { forgetMerges } from './merge.jobs.js';
import { MergeService } from './merge.service.js';
import { OrganisationMerge } from './organisation-merge.entity.js';
import { OrganisationService } from './organisation.service.js';

let house: House;
let admin: Actor;
let rows: MergeRows;
let smithers: Community;
let terrace: Community;
let health: Sector;
let keep: Organisation;
let gone: Organisation;
beforeAll(async () => {
  house = await House.open('2026-05-01T18:00:00Z');
  admin = await house.make.admin();
  rows = await MergeRows.open(house);
  const { id: regionId } = await house.db.repo(Region).save(house.db.repo(Region).create({ name: 'Northwest', position: 1 }));
  [smithers, terrace] = (await house.db.repo(Community).save(['Smithers', 'Terrace'].map((name) => house.db.repo(Community).create({ name, regionId, timeZone: 'America/Vancouver' })))) as [Community, Community];
  [health] = (await house.make.sectors('Health')) as [Sector];
});
afterAll(() => house.close());
beforeEach(async () => {
  await house.at('2026-05-01T18:00:00Z');
  await house.db.query(`delete from organisation_merge; delete from merge; delete from change; delete from member where name <> 'Robin'; delete from organisation`);
  keep = await organisation('Northern Health');
  gone = await organisation('Health, Northern', { sectorId: health.id, communityId: smithers.id });
});

const organisation = (name: string, columns: Partial<Organisation> = {}) => house.db.repo(Organisation).save(house.db.repo(Organisation).create({ name, ...columns }));
const person = (name: string, organisationId: string | null, columns: Partial<Member> = {}) => house.make.member(name, { email: null, organisationId, ...columns });
const standsAt = async ({ id }: Member) => (await house.db.get(Member, id)).organisationId;
const merge = (into = keep, other = gone) => house.get(OrganisationService).merge(admin, into.id, other.id);
const mergeOf = (other = gone) => house.db.repo(OrganisationMerge).findOneOrFail({ where: { goneId: other.id }, order: { mergedAt: 'DESC', undoneAt: { direction: 'DESC', nulls: 'FIRST' } } });
const undo = async (other = gone) => house.get(OrganisationService).undo(admin, (await mergeOf(other)).id);
const happened = (organisationId: string | null, memberId: string | null = null) => house.db.repo(Change).insert({ organisationId, memberId, at: house.clock.now(), byId: admin.memberId, source: 'edit', fields: [{ field: 'Name', before: 'Old', after: 'New' }] });

describe('two organisations made one', () => {
  it('come apart again within a day, every row as it was: members, gaps that were filled, history of both and of each member', async () => {
    for (const name of ['Ana', 'Bo']) await happened(null, (await person(name, gone.id)).id);
    await person('Cho', keep.id);
    for (const { id } of [keep, gone]) await happened(id);
    const before = await rows.fingerprint();
    await merge();
    expect(await house.db.get(Organisation, keep.id)).toMatchObject({ sectorId: health.id, communityId: smithers.id });
    await house.at('2026-05-02T17:59:00Z');
    expect(await undo()).toBe(gone.id);
    expect(await rows.fingerprint()).toEqual(before);
    expect(await mergeOf()).toMatchObject({ name: 'Health, Northern', intoId: keep.id, undo: null, undoneAt: expect.any(Date) });
  });

  it('keep for that no word about anybody: ids of members, and the row of the organisation that went', async () => {
    const ana = await person('Ana Duarte', gone.id, { email: 'ana@example.org', phone: '250-555-0134' });
    await merge();
    const kept = JSON.stringify((await mergeOf()).undo);
    expect(kept).toContain(ana.id);
    for (const word of ['Ana', 'Duarte', 'ana@example.org', '250-555-0134']) expect(kept).not.toContain(word);
  });

  it('can be merged once more after that, and undone once more', async () => {
    await person('Ana', gone.id);
    const before = await rows.fingerprint();
    for (let n = 0; n < 2; n++) {
      await merge();
      await undo();
      expect(await rows.fingerprint()).toEqual(before);
    }
  });

  it('leave whoever has gone elsewhere or was erased since where they are, and whoever came since', async () => {
    const [ana, bo, cho, dee] = [await person('Ana', gone.id), await person('Bo', gone.id), await person('Cho', gone.id), await person('Dee', gone.id)];
    const other = await organisation('Elsewhere');
    await merge();
    const eve = await person('Eve', keep.id);
    await house.db.repo(Member).update(bo.id, { organisationId: other.id });
    await house.db.repo(Member).update(cho.id, { organisationId: null });
    await house.get(EraseService).erase(admin, dee.id);
    await undo();
    expect([await standsAt(ana), await standsAt(bo), await standsAt(cho), await standsAt(dee), await standsAt(eve)]).toEqual([gone.id, other.id, null, null, keep.id]);
  });

  it('come apart also when the name of the one that stayed was put right since; not when its place or sector was', async () => {
    await merge();
    await house.db.repo(Organisation).update(keep.id, { communityId: terrace.id });
    await expect(undo()).rejects.toMatchObject({ code: 'CONFLICT', message: expect.stringContaining('sector or place of the one that stayed has been changed since') });
    await house.db.repo(Organisation).update(keep.id, { communityId: smithers.id, name: 'Northern Health Authority' });
    await undo();
    expect(await house.db.get(Organisation, keep.id)).toMatchObject({ name: 'Northern Health Authority', sectorId: null, communityId: null });
  });

  it('stay one after a day, and what undoing needs is forgotten by the hour', async () => {
    await merge();
    await house.at('2026-05-02T17:30:00Z');
    await house.run(forgetMerges, {});
    expect((await mergeOf()).undo).not.toBeNull();
    await house.at('2026-05-02T18:10:00Z');
    await expect(undo()).rejects.toMatchObject({ code: 'CONFLICT', message: 'A merge can be undone for a day. That day is over.' });
    await Promise.all([house.run(forgetMerges, {}), house.run(forgetMerges, {})]);
    expect(await mergeOf()).toMatchObject({ undo: null, undoneAt: null, name: 'Health, Northern', intoId: keep.id });
    await expect(undo()).rejects.toThrow('That day is over');
  });

  it('are undone once: the second time says so, also at the same moment', async () => {
    await merge();
    const both = await Promise.allSettled([undo(), undo()]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await expect(undo()).rejects.toMatchObject({ code: 'CONFLICT', message: 'This has been undone already.' });
  });

  it('stay one while another organisation has taken the name that went, or the place of the one that stayed', async () => {
    await merge();
    const taker = await organisation('health, northern', { communityId: smithers.id });
    const before = await rows.fingerprint();
    await expect(undo()).rejects.toMatchObject({ code: 'CONFLICT', message: expect.stringContaining('has one of these names in that place by now') });
    expect(await rows.fingerprint()).toEqual(before);
    await house.db.repo(Organisation).update(taker.id, { name: 'Northern health', communityId: null });
    await expect(undo()).rejects.toMatchObject({ code: 'CONFLICT', message: expect.stringContaining('has one of these names in that place by now') });
    await house.db.repo(Organisation).delete(taker.id);
    await undo();
  });

  it('come apart in turn where one merge followed another', async () => {
    await person('Ana', gone.id);
    const third = await organisation('The North', { communityId: terrace.id });
    const before = await rows.fingerprint();
    await merge();
    await merge(third, keep);
    await expect(undo()).rejects.toMatchObject({ code: 'CONFLICT', message: 'The one that stayed was made one with another organisation since. Please undo that first.' });
    await undo(keep);
    await undo();
    expect(await rows.fingerprint()).toEqual(before);
  });

  it('come apart in any order where both went into the same one', async () => {
    const bare = await organisation('Northern Health', { communityId: terrace.id });
    await person('Ana', gone.id);
    await person('Bo', bare.id);
    const before = await rows.fingerprint();
    for (const [first, second] of [[gone, bare], [bare, gone]] as const) {
      await merge(keep, gone);
      await merge(keep, bare);
      await undo(first);
      await undo(second);
      expect(await rows.fingerprint()).toEqual(before);
    }
  });

  it('are merged away or come apart, when both are asked at one moment: one is done, the other says why not', async () => {
    const ana = await person('Ana', gone.id);
    const third = await organisation('The North');
    await merge();
    const [undone, merged] = await Promise.allSettled([undo(), merge(third, keep)]);
    if (undone.status === 'rejected') expect(undone.reason).toMatchObject({ code: 'CONFLICT' });
    expect([merged.status, await standsAt(ana)]).toEqual(['fulfilled', undone.status === 'fulfilled' ? gone.id : third.id]);
  });

  it('do not stand in the way of a merge of two members that came before, once they are two again', async () => {
    const [ana, twin] = [await person('Ana', gone.id), await person('Ana again', gone.id)];
    const before = await rows.fingerprint();
    await house.get(MergeService).merge(admin, ana.id, twin.id, []);
    await merge();
    await undo();
    const [{ id }] = (await house.db.query<{ id: string }>('select id from merge')) as [{ id: string }];
    await house.get(MergeService).undo(admin, id);
    expect(await rows.fingerprint()).toEqual(before);
  });
});
