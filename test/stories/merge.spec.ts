import { Change, Consent, ConsentKind, ContactVisibility, Member, PrimaryRole, Role, RoleName } from '#people';
import { type Actor, Outbox, OutboxState } from '#platform';
import { Apart, DuplicateService, forgetMerges, Merge, MergeField, MergeService } from '#records';
import { Registration, RegistrationList } from '#registrations';
import { EndReason, Holding, Offer, OfferState, Seat, Table } from '#tables';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { IsNull } from 'typeorm';
import { rooms } from '../../apps/api/api.module.js';
import { House } from '../house.js';

let house: House;
let admin: Actor;
let seats: Seat[];
let tables: Table[];
let lists: RegistrationList[];
let n = 0;
beforeAll(async () => {
  house = await House.open('2026-05-01T18:00:00Z');
  admin = await house.make.admin();
  const made = [await house.make.table('Spruce', await house.make.sectors('Health', 'Care', 'Libraries')), await house.make.table('Cedar', [])];
  seats = made[0]!.seats;
  tables = made.map(({ table }) => table);
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
/** Every row of every room but the record of merges, as text. */
async function fingerprint(): Promise<Record<string, string[]>> {
  const names = ['outbox', ...rooms.flatMap(({ entities }) => entities).map((entity) => house.db.source.getMetadata(entity).tableName)].filter((name) => name !== 'merge');
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, (await house.db.query<{ t: string }>(`select t::text from "${name}" t order by 1`)).map(({ t }) => t)] as const)));
}

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
    const before = await fingerprint();
    await expect(house.get(MergeService).undo(admin, id)).rejects.toThrow('Something that moved (role) has changed since');
    expect(await fingerprint()).toEqual(before);
    await undo(); // the first is itself again, and can still be undone
  });

  it('come apart in turn where one merge followed another', async () => {
    const third = await house.make.member(`Third ${n}`, { email: null });
    await register(gone, lists[0]!);
    const before = await fingerprint();
    await merge();
    await merge([], third.id, keep.id);
    await expect(undo()).rejects.toThrow('changed since');
    const { id } = await house.db.repo(Merge).findOneByOrFail({ goneId: keep.id });
    await house.get(MergeService).undo(admin, id);
    await undo();
    expect(await fingerprint()).toEqual(before);
  });

  it('are forgotten after a day: what undoing needs goes, and the row that went', async () => {
    await register(gone, lists[1]!);
    await merge();
    await house.at('2026-05-02T17:00:00Z');
    await house.run(forgetMerges, {});
    expect(await now(gone.id)).toMatchObject({ name: gone.name });
    await house.at('2026-05-02T18:10:00Z');
    await Promise.all([house.run(forgetMerges, {}), house.run(forgetMerges, {})]);
    expect(await house.db.repo(Member).findOneBy({ id: gone.id })).toBeNull();
    expect(await house.db.repo(Merge).findOneByOrFail({ goneId: gone.id })).toMatchObject({ undo: null, name: gone.name });
    expect(await house.db.repo(Registration).countBy({ memberId: keep.id })).toBe(1);
  });

  it('leave an empty hidden row behind where something came to point to it since', async () => {
    await merge();
    await house.make.holding(seats[2]!, gone, '2020-01-01', { until: '2020-02-01', endReason: EndReason.OTHER });
    await house.at('2026-05-03T18:10:00Z');
    await house.run(forgetMerges, {});
    expect(await now(gone.id)).toMatchObject({ name: 'Made one with another row', mergedIntoId: keep.id, sectorId: null });
    await house.db.repo(Holding).delete({ memberId: gone.id });
  });
});

describe('merging and undoing, in any world', () => {
  const few = <T>(arbitrary: fc.Arbitrary<T>) => fc.array(arbitrary, { maxLength: 4 });
  const who = fc.constantFrom('keep', 'gone', 'third') as fc.Arbitrary<'keep' | 'gone' | 'third'>;
  const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
  const person = fc.record({
    email: fc.boolean(), phone: maybe(fc.constantFrom('250-555-0100', '250-555-0101')), languages: fc.subarray(['fr', 'crx', 'git']), primaryRole: maybe(fc.constantFrom(...Object.values(PrimaryRole))),
    alsoParent: fc.boolean(), byEmail: fc.boolean(), byPhone: fc.boolean(), contactVisibleTo: fc.constantFrom(...Object.values(ContactVisibility)), pausedUntil: maybe(fc.constantFrom('2026-06-01', '2026-07-01')), addedBy: maybe(who),
  });
  const world = fc.record({
    people: fc.record({ keep: person, gone: person, third: person }),
    roles: few(fc.record({ who, champion: maybe(fc.nat(1)), by: who })),
    registrations: few(fc.record({ who, list: fc.nat(1) })),
    holdings: few(fc.record({ who, seat: fc.nat(2) })),
    offers: few(fc.record({ who, seat: fc.nat(2), by: who })),
    consents: few(fc.record({ who, by: who })),
    letters: few(who),
    apart: few(fc.record({ a: who, b: who })),
    take: fc.subarray(Object.values(MergeField)),
  });

  it('leaves every row as it was; and in between loses none but those that could not stand side by side', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(world, async (w) => {
        run += 1;
        const { db } = house;
        const id = {} as Record<'keep' | 'gone' | 'third', string>;
        const names = ['keep', 'gone', 'third'] as const;
        for (const name of names) {
          const { email, ...columns } = { ...w.people[name], addedBy: undefined };
          id[name] = (await house.make.member(`${name} ${run}`, { ...columns, email: email ? `${name}${run}@world.example.org` : null, otherEmails: email ? [] : [`old-${name}${run}@world.example.org`] })).id;
        }
        for (const name of names) if (w.people[name].addedBy) await db.repo(Member).update(id[name], { addedById: id[w.people[name].addedBy!] });
        const at = house.clock.now();
        const once = <T>(list: T[], key: (one: T) => string) => [...new Map(list.map((one) => [key(one), one])).values()];
        for (const { who: w1, champion, by } of once(w.roles, (r) => `${r.who} ${r.champion}`))
          await db.repo(Role).insert({ memberId: id[w1], name: champion === null ? RoleName.ADMIN : RoleName.CHAMPION, tableId: champion === null ? null : tables[champion]!.id, grantedAt: at, grantedById: id[by] });
        for (const { who: w1, list } of once(w.registrations, (r) => `${r.who} ${r.list}`)) await db.repo(Registration).insert({ listId: lists[list]!.id, memberId: id[w1], name: `${w1} that day` });
        for (const [index, { who: w1, seat }] of w.holdings.entries())
          await db.repo(Holding).insert({ seatId: seats[seat]!.id, memberId: id[w1], from: `19${10 + index}-01-01`, until: `19${10 + index}-02-0${(run % 9) + 1}`, endReason: EndReason.OTHER, endNote: 'as it was' }).catch(() => undefined);
        for (const { who: w1, seat, by } of w.offers) await db.repo(Offer).insert({ seatId: seats[seat]!.id, memberId: id[w1], offeredById: id[by], offeredAt: at, expiresAt: at, state: OfferState.LAPSED, answeredAt: at });
        for (const { who: w1, by } of w.consents) await db.repo(Consent).insert({ memberId: id[w1], kind: ConsentKind.EXPRESS, source: 'The summit', givenOn: '2024-01-01', recordedById: id[by] });
        for (const w1 of w.letters) await db.repo(Outbox).insert({ letter: 'seat-offer.email', recipientId: id[w1], dueAt: at, state: OutboxState.SENT });
        for (const { a, b } of w.apart) if (a !== b) await house.get(DuplicateService).keepApart(admin, id[a], id[b]);

        const before = await fingerprint();
        const known = new Set(await db.repo(Merge).find({ select: { id: true } }).then((all) => all.map((one) => one.id)));
        await house.get(MergeService).merge(admin, id.keep, id.gone, w.take);
        const one = (await db.repo(Merge).find()).find((other) => !known.has(other.id))!;

        const between = await fingerprint();
        for (const [table, rows] of Object.entries(before)) {
          const removed = one.undo!.removed.filter((gone1) => gone1.table === table).length;
          expect([table, between[table]!.length]).toEqual([table, rows.length - removed + (table === 'change' ? one.undo!.history.length : 0)]);
        }
        const pointing = Object.entries(between).filter(([table]) => !['member', 'change'].includes(table)).flatMap(([, rows]) => rows.filter((row) => row.includes(id.gone)));
        expect(pointing).toEqual([]);
        expect(new Set(one.undo!.removed.map(({ table }) => table))).not.toContain('holding');

        await house.get(MergeService).undo(admin, one.id);
        expect(await fingerprint()).toEqual(before);
        for (const entity of [Role, Registration, Holding, Offer, Consent, Outbox, Apart]) await db.repo<object>(entity).createQueryBuilder().delete().where(entity === Apart ? 'a_id = any(:ids) or b_id = any(:ids)' : entity === Outbox ? 'recipient_id = any(:ids)' : 'member_id = any(:ids)', { ids: Object.values(id) }).execute();
      }),
      { numRuns: 25, seed: 20261123 },
    );
  }, 90_000);
});
