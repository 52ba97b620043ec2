import { PreferenceService } from '#delivery';
import { Change, ConsentKind, ContactVisibility, Member, MemberService, PrimaryRole, Role, RoleName } from '#people';
import type { Actor } from '#platform';
import { forgetMerges, Merge, MergeField, MergeService } from '#records';
import { Registration, RegistrationList } from '#registrations';
import { Table } from '#tables';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { IsNull } from 'typeorm';
import { House } from '../house.js';
import { MergeRows } from '../merge-rows.js';

let house: House;
let admin: Actor;
let tables: Table[];
let lists: RegistrationList[];
let rows: MergeRows;
let n = 0;
beforeAll(async () => {
  house = await House.open('2026-05-01T18:00:00Z');
  admin = await house.make.admin();
  const made = [await house.make.table('Spruce', await house.make.sectors('Health', 'Care', 'Libraries')), await house.make.table('Cedar', [])];
  tables = made.map(({ table }) => table);
  rows = await MergeRows.open(house);
  lists = await house.db.repo(RegistrationList).save(['Summit 2021', 'Summit 2023'].map((name) => house.db.repo(RegistrationList).create({ name, createdAt: house.clock.now() })));
});
afterAll(() => house.close());

let keep: Member;
let gone: Member;
beforeEach(async () => {
  n += 1;
  await house.at('2026-05-01T18:00:00Z');
  keep = await house.make.member(`Ana ${n}`, { email: `ana${n}@example.org` });
  gone = await house.make.member(`A. Duarte ${n}`, { email: `duarte${n}@example.org` });
});

const merge = (take: MergeField[] = [], a = keep.id, b = gone.id) => house.get(MergeService).merge(admin, a, b, take);
const undo = async () => house.get(MergeService).undo(admin, (await house.db.repo(Merge).findOneByOrFail({ goneId: gone.id })).id);
const now = (id: string) => house.db.get(Member, id);
const role = (member: Member, name: RoleName, tableId: string | null = null) => house.db.repo(Role).insert({ memberId: member.id, name, tableId, grantedAt: house.clock.now() });
const register = (member: Member, list: RegistrationList) => house.db.repo(Registration).insert({ listId: list.id, memberId: member.id, name: member.name });
describe('two rows that are one person', () => {
  it('become one: gaps are filled, what is taken wins, the other address is kept, the stricter choice holds', async () => {
    await house.db.repo(Member).update(keep.id, { phone: '250-555-0101', contactVisibleTo: ContactVisibility.TABLES, byEmail: true, languages: ['fr'] });
    await house.db.repo(Member).update(gone.id, { phone: '250-555-0202', primaryRole: PrimaryRole.CLINICIAN, contactVisibleTo: ContactVisibility.ADMINS, byEmail: false, languages: ['crx', 'fr'], pausedUntil: '2026-09-01' });
    await merge([MergeField.PHONE]);
    expect(await now(keep.id)).toMatchObject({
      name: keep.name, email: keep.email, otherEmails: [gone.email], phone: '250-555-0202', primaryRole: 'CLINICIAN', contactVisibleTo: 'ADMINS', byEmail: false, languages: ['fr', 'crx'], pausedUntil: '2026-09-01',
    });
    expect(await now(gone.id)).toMatchObject({ mergedIntoId: keep.id, email: null, phone: null, postalAddress: null, otherEmails: [], byEmail: false });
    const history = await house.db.repo(Change).findBy({ memberId: keep.id, source: 'merge' });
    expect(history.flatMap(({ fields }) => fields)).toEqual(expect.arrayContaining([{ field: 'Phone', before: '250-555-0101', after: '250-555-0202' }, { field: 'Made one with', before: null, after: gone.name }]));
  });

  it('bring roles along, no role twice, and say so in the history', async () => {
    await role(keep, RoleName.CHAMPION, tables[0]!.id);
    await role(gone, RoleName.CHAMPION, tables[0]!.id);
    await role(gone, RoleName.ADMIN);
    await merge();
    expect((await house.db.repo(Role).findBy({ memberId: keep.id })).map(({ name }) => name).toSorted()).toEqual(['ADMIN', 'CHAMPION']);
    const told = await house.db.repo(Change).findBy({ memberId: keep.id });
    expect(told.flatMap(({ fields }) => fields)).toContainEqual({ field: 'Roles that came along', before: null, after: 'Admin, Champion' });
    await undo();
    expect(await house.db.repo(Role).countBy({ memberId: gone.id })).toBe(2);
    await house.db.repo(Role).delete({ memberId: gone.id });
  });

  it('leave an account that was closed closed, when its address comes along', async () => {
    await house.db.repo(Member).update(keep.id, { email: null, byEmail: false });
    const disabledAt = house.clock.now();
    await house.db.repo(Member).update(gone.id, { disabledAt });
    await merge();
    expect(await now(keep.id)).toMatchObject({ email: gone.email, disabledAt });
  });

  it('are refused when they are the same row, gone already, erased, or the network would lose its last admin', async () => {
    await expect(merge([], keep.id, keep.id)).rejects.toThrow('one and the same row');
    await merge();
    await expect(merge()).rejects.toThrow('made one with another row already');
    const other = await house.make.member(`Erased ${n}`, { erasedAt: house.clock.now() });
    await expect(merge([], keep.id, other.id)).rejects.toThrow('asked to be erased');
    const closed = await house.make.member(`Closed ${n}`, { disabledAt: house.clock.now() });
    await expect(merge([], closed.id, admin.memberId!)).rejects.toThrow('last admin who can sign in');
  });

  it('are changed in the one that stays alone: the other one, and one that was erased, take nothing any more', async () => {
    await merge();
    const erased = await house.make.member(`Erased ${n}`, { email: null, erasedAt: house.clock.now() });
    const members = house.get(MemberService);
    for (const [id, sentence] of [[gone.id, 'made one with another'], [erased.id, 'asked to be erased']] as const) {
      await expect(members.update(admin, id, { ...keep, email: null, postalAddress: null })).rejects.toThrow(sentence);
      await expect(members.pause(admin, id, '2027-01-01')).rejects.toThrow(sentence);
      await expect(members.saveConsent(admin, id, { kind: ConsentKind.EXPRESS, source: 'By phone', givenOn: '2024-01-01' })).rejects.toThrow(sentence);
      await expect(members.enable(admin, id)).rejects.toThrow(sentence);
    }
  });

  it('come apart again within a day, and not after', async () => {
    await register(keep, lists[0]!);
    await register(gone, lists[0]!);
    await merge();
    await house.at('2026-05-02T17:59:00Z');
    expect(await undo()).toBe(gone.id);
    expect(await now(gone.id)).toMatchObject({ email: gone.email, mergedIntoId: null });
    await expect(undo()).rejects.toThrow('undone already');
    await merge([], keep.id, gone.id);
    await house.at('2026-05-03T18:10:00Z');
    const { id } = await house.db.repo(Merge).findOneByOrFail({ goneId: gone.id, undoneAt: IsNull() });
    await expect(house.get(MergeService).undo(admin, id)).rejects.toThrow('That day is over');
  });

  it('stay one when something has changed since: no guess which of two it belongs to', async () => {
    await merge();
    await house.db.repo(Member).update(keep.id, { phone: '250-555-0999' });
    await expect(undo()).rejects.toThrow('have been changed since');
    await house.db.repo(Member).update(keep.id, { phone: keep.phone });

    const [third, fourth] = [await house.make.member(`Third ${n}`, { email: null }), await house.make.member(`Fourth ${n}`, { email: null })];
    await role(fourth, RoleName.CHAMPION, tables[1]!.id);
    await merge([], third.id, fourth.id);
    await house.db.repo(Role).delete({ memberId: third.id });
    const { id } = await house.db.repo(Merge).findOneByOrFail({ goneId: fourth.id });
    const before = await rows.fingerprint();
    await expect(house.get(MergeService).undo(admin, id)).rejects.toThrow('Something that moved (role) has changed since');
    expect(await rows.fingerprint()).toEqual(before);
    await undo(); // the first is itself again, and can still be undone
  });

  it('come apart in turn where one merge followed another', async () => {
    const third = await house.make.member(`Third ${n}`, { email: null });
    await register(gone, lists[0]!);
    const before = await rows.fingerprint();
    await merge();
    await merge([], third.id, keep.id);
    await expect(undo()).rejects.toThrow('changed since');
    const { id } = await house.db.repo(Merge).findOneByOrFail({ goneId: keep.id });
    await house.get(MergeService).undo(admin, id);
    await undo();
    expect(await rows.fingerprint()).toEqual(before);
  });

  it('are forgotten after a day: what undoing needs goes, and all but which row it went into', async () => {
    await register(gone, lists[1]!);
    await merge();
    await house.at('2026-05-02T17:00:00Z');
    await house.run(forgetMerges, {});
    expect(await now(gone.id)).toMatchObject({ name: gone.name });
    await house.at('2026-05-02T18:10:00Z');
    await Promise.all([house.run(forgetMerges, {}), house.run(forgetMerges, {})]);
    expect(await now(gone.id)).toMatchObject({ name: 'Made one with another row', mergedIntoId: keep.id, email: null, sectorId: null });
    expect(await house.db.repo(Merge).findOneByOrFail({ goneId: gone.id })).toMatchObject({ undo: null, name: gone.name });
    expect(await house.db.repo(Registration).countBy({ memberId: keep.id })).toBe(1);
  });

  it('keep both digests of one week together: what was told is not told again, and comes apart as it was', async () => {
    const [kept, other] = [await rows.digest(keep.id, '2026-W17'), await rows.digest(gone.id, '2026-W17')];
    await rows.told(keep.id, kept, 'a table began');
    for (const key of ['a table began', 'a seat was taken']) await rows.told(gone.id, other, key);
    const before = await rows.fingerprint();
    await merge();
    expect(await rows.read('select key from digest_item where member_id = $1 and digest_id = $2 order by 1', keep.id, kept)).toEqual([{ key: 'a seat was taken' }, { key: 'a table began' }]);
    await undo();
    expect(await rows.fingerprint()).toEqual(before);
  });

  it('were asked as often as both together: a plan keeps to its cap, and both come apart with what each was asked', async () => {
    const [kept, other] = [await rows.planned(keep.id), await rows.planned(gone.id)];
    await rows.contacted(kept, rows.steps[0]!);
    for (const step of rows.steps) await rows.contacted(other, step);
    const before = await rows.fingerprint();
    await merge();
    expect(await rows.read('select count(*)::int as n from contact where person_id = $1', kept)).toEqual([{ n: 2 }]);
    await undo();
    expect(await rows.fingerprint()).toEqual(before);
  });

  it.each([
    ['SILENT', 'ANSWERED', ['ANSWERED']],
    ['DECLINED', 'CREDITED', ['CREDITED']],
    ['SILENT', 'DECLINED', ['DECLINED']],
    ['ANSWERED', 'SILENT', ['ANSWERED']],
    ['ANSWERED', 'ANSWERED', ['ANSWERED', 'ANSWERED']],
  ])('L5, C2: who was asked twice, %s and %s, is asked no more, and answers are ballots: %p', async (kept, other, after) => {
    await rows.invite(keep.id, kept);
    await rows.invite(gone.id, other);
    const before = await rows.fingerprint();
    await merge();
    expect((await rows.read<{ state: string }>('select state from invitation where member_id in ($1, $2)', keep.id, gone.id)).map(({ state }) => state)).toEqual(after);
    expect((await rows.read<{ state: string }>('select state from invitation where member_id = $1', keep.id)).map(({ state }) => state)).toEqual([after[0]]);
    await undo();
    expect(await rows.fingerprint()).toEqual(before);
  });

  it('L6: have stopped what either of them stopped', async () => {
    await rows.prefer(keep.id, { digest: 'DAILY', none_since: '2026-04-02T10:00:00Z' });
    await rows.prefer(gone.id, { digest: 'OFF', announcements: false, none_since: '2026-03-01T10:00:00Z' });
    const before = await rows.fingerprint();
    await merge();
    expect(await rows.read('select digest, announcements, none_since from preference where member_id = $1', keep.id)).toEqual([{ digest: 'OFF', announcements: false, none_since: new Date('2026-03-01T10:00:00Z') }]);
    await undo();
    expect(await rows.fingerprint()).toEqual(before);
    await merge();
    await house.db.query('update preference set digest = $2 where member_id = $1', [keep.id, 'MONTHLY']);
    const again = await house.db.repo(Merge).findOneByOrFail({ goneId: gone.id, undoneAt: IsNull() });
    await expect(house.get(MergeService).undo(admin, again.id)).rejects.toThrow('Something that moved (preference) has changed since');
  });

  it('L6: are silent by the link in a letter to either, also when the merge is long over', async () => {
    const link = new URL(house.get(PreferenceService).linkOf(gone.id)).pathname.split('/');
    const [memberId, signature] = [link[2]!, link[3]!];
    await merge();
    expect(await house.get(PreferenceService).viewByLink(memberId, signature)).toMatchObject({ memberName: keep.name });
    await house.at('2026-05-03T18:10:00Z');
    await house.run(forgetMerges, {});
    await house.get(PreferenceService).stopByLink(memberId, signature);
    expect(await rows.read('select member_id from preference where none_since is not null and member_id in ($1, $2)', keep.id, gone.id)).toEqual([{ member_id: keep.id }]);
    expect(await house.get(PreferenceService).viewByLink(memberId, signature)).toMatchObject({ preference: { noneSince: expect.any(Date) } });
  });

  it('L1: count as before in a campaign that wrote to both, merged and undone; the letter that went stays', async () => {
    const counts = async () => Object.fromEntries((await rows.read<{ state: string; n: number }>('select state, n from campaign_count where campaign_id = $1 and n <> 0 order by 1', rows.campaigns[0])).map(({ state, n: many }) => [state, many]));
    await rows.letter(keep.id, rows.campaigns[0]!, 'PENDING');
    await rows.letter(gone.id, rows.campaigns[0]!, 'SENT');
    expect(await counts()).toEqual({ PENDING: 1, SENT: 1 });
    await merge();
    expect(await counts()).toEqual({ ERASED: 1, SENT: 1 });
    await undo();
    expect(await counts()).toEqual({ PENDING: 1, SENT: 1 });
    await house.db.query('delete from outbox where campaign_id = $1', [rows.campaigns[0]]);
  });

  it('have on one list what either gave that day', async () => {
    await register(keep, lists[0]!);
    await register(gone, lists[0]!);
    await house.db.query(`update registration set primary_role = 'CLINICIAN', participation = 'LIVE', registered_on = '2021-11-23' where member_id = $1`, [gone.id]);
    const before = await rows.fingerprint();
    await merge();
    expect(await house.db.repo(Registration).findOneByOrFail({ memberId: keep.id })).toMatchObject({ name: keep.name, primaryRole: 'CLINICIAN', participation: 'LIVE', registeredOn: '2021-11-23' });
    await undo();
    expect(await rows.fingerprint()).toEqual(before);
  });
});
