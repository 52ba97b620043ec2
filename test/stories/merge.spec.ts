import { PreferenceService } from '#delivery';
import { Change, Consent, ConsentKind, ContactVisibility, Member, MemberService, PrimaryRole, Role, RoleName } from '#people';
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
let survey: string;
let plan: string;
let steps: string[];
let campaigns: string[];
let cards: string;
let n = 0;
beforeAll(async () => {
  house = await House.open('2026-05-01T18:00:00Z');
  admin = await house.make.admin();
  const made = [await house.make.table('Spruce', await house.make.sectors('Health', 'Care', 'Libraries')), await house.make.table('Cedar', [])];
  seats = made[0]!.seats;
  tables = made.map(({ table }) => table);
  const ids = async (sql: string, values: unknown[] = []) => (await house.db.query<{ id: string }>(sql, values)).map(({ id }) => id);
  [survey] = (await ids(`insert into evaluation (title, state, languages, intro, questions, audience, public_key, key_saved_at, started_at, created_at) values ('Summit', 'RUNNING', '{en}', '[]', '[]', '{}', 'x', now(), now(), now()) returning id`)) as [string];
  [plan] = (await ids(`insert into contact_plan (kind, subject_id, title, anchor_on, most_contacts) values ('evaluation', $1, 'Summit', '2026-11-01', 4) returning id`, [survey])) as [string];
  steps = await ids(`insert into contact_step (plan_id, position, channel, day_offset, hour, texts) select $1, place, 'EMAIL', place, 9, '[]' from generate_series(1, 2) place returning id`, [plan]);
  campaigns = await ids(`insert into campaign (letter, title, once_key, started_at, newest) select 'announcement.email', 'News', 'news ' || n, now(), 'x' from generate_series(1, 2) n returning id`);
  [cards] = (await ids(`insert into postcard_run (once_key, title, heading, body, lang, ordered_at, newest) values ('x', 'Follow-up', 'x', 'x', 'en', now(), 'x') returning id`)) as [string];
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
  const counts = (name: string) => (name === 'campaign_count' ? 'where n <> 0' : ''); // none is said by no row, or by 0
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, (await house.db.query<{ t: string }>(`select t::text from "${name}" t ${counts(name)} order by 1`)).map(({ t }) => t)] as const)));
}
const insert = async (sql: string, ...values: unknown[]) => (await house.db.query<{ id: string }>(`${sql} returning id`, values))[0]!.id;
const digest = (memberId: string, period: string, outcome = 'SENT') => insert(`insert into digest (member_id, period, outcome, reason, items, decided_at) values ($1, $2, $3, case when $3 = 'SKIPPED' then 'Nothing new' end, 1, now())`, memberId, period, outcome);
const told = (memberId: string, digestId: string, key: string) => insert('insert into digest_item (member_id, digest_id, key) values ($1, $2, $3)', memberId, digestId, key);
const invite = (memberId: string, state: string) => insert(`insert into invitation (evaluation_id, member_id, code_hash, state) values ($1, $2, gen_random_uuid(), $3)`, survey, memberId, state);
const planned = (memberId: string) => insert('insert into contact_person (plan_id, member_id) values ($1, $2)', plan, memberId);
const contacted = (personId: string, step: string) => insert('insert into contact (step_id, person_id) values ($1, $2)', step, personId);
const letter = (recipientId: string, campaign: string, state: string) => insert(`insert into outbox (letter, recipient_id, campaign_id, due_at, state) values ('announcement.email', $1, $2, now(), $3)`, recipientId, campaign, state);
const card = (memberId: string, state: string) => insert(`insert into postcard (run_id, member_id, state, why, sealed, code_key, link_key, ref, name, address_lines) values ($1, $2, $3, case when $3 = 'REFUSED' then 'No address' end, 'x', 'x', 'x', gen_random_uuid(), 'x', '{x}')`, cards, memberId, state);
const prefer = (memberId: string, columns: { digest?: string; announcements?: boolean; none_since?: string | null }) =>
  insert('insert into preference (member_id, digest, announcements, none_since) values ($1, $2, $3, $4)', memberId, columns.digest ?? 'WEEKLY', columns.announcements ?? true, columns.none_since ?? null);
const rowsOf = <T>(sql: string, ...values: unknown[]) => house.db.query<T>(sql, values);

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
    const [kept, other] = [await digest(keep.id, '2026-W17'), await digest(gone.id, '2026-W17')];
    await told(keep.id, kept, 'a table began');
    for (const key of ['a table began', 'a seat was taken']) await told(gone.id, other, key);
    const before = await fingerprint();
    await merge();
    expect(await rowsOf('select key from digest_item where member_id = $1 and digest_id = $2 order by 1', keep.id, kept)).toEqual([{ key: 'a seat was taken' }, { key: 'a table began' }]);
    await undo();
    expect(await fingerprint()).toEqual(before);
  });

  it('were asked as often as both together: a plan keeps to its cap, and both come apart with what each was asked', async () => {
    const [kept, other] = [await planned(keep.id), await planned(gone.id)];
    await contacted(kept, steps[0]!);
    for (const step of steps) await contacted(other, step);
    const before = await fingerprint();
    await merge();
    expect(await rowsOf('select count(*)::int as n from contact where person_id = $1', kept)).toEqual([{ n: 2 }]);
    await undo();
    expect(await fingerprint()).toEqual(before);
  });

  it.each([
    ['SILENT', 'ANSWERED', ['ANSWERED']],
    ['DECLINED', 'CREDITED', ['CREDITED']],
    ['SILENT', 'DECLINED', ['DECLINED']],
    ['ANSWERED', 'SILENT', ['ANSWERED']],
    ['ANSWERED', 'ANSWERED', ['ANSWERED', 'ANSWERED']],
  ])('L5, C2: who was asked twice, %s and %s, is asked no more, and answers are ballots: %p', async (kept, other, after) => {
    await invite(keep.id, kept);
    await invite(gone.id, other);
    const before = await fingerprint();
    await merge();
    expect((await rowsOf<{ state: string }>('select state from invitation where member_id in ($1, $2)', keep.id, gone.id)).map(({ state }) => state)).toEqual(after);
    expect((await rowsOf<{ state: string }>('select state from invitation where member_id = $1', keep.id)).map(({ state }) => state)).toEqual([after[0]]);
    await undo();
    expect(await fingerprint()).toEqual(before);
  });

  it('L6: have stopped what either of them stopped', async () => {
    await prefer(keep.id, { digest: 'DAILY', none_since: '2026-04-02T10:00:00Z' });
    await prefer(gone.id, { digest: 'OFF', announcements: false, none_since: '2026-03-01T10:00:00Z' });
    const before = await fingerprint();
    await merge();
    expect(await rowsOf('select digest, announcements, none_since from preference where member_id = $1', keep.id)).toEqual([{ digest: 'OFF', announcements: false, none_since: new Date('2026-03-01T10:00:00Z') }]);
    await undo();
    expect(await fingerprint()).toEqual(before);
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
    expect(await rowsOf('select member_id from preference where none_since is not null and member_id in ($1, $2)', keep.id, gone.id)).toEqual([{ member_id: keep.id }]);
    expect(await house.get(PreferenceService).viewByLink(memberId, signature)).toMatchObject({ preference: { noneSince: expect.any(Date) } });
  });

  it('L1: count as before in a campaign that wrote to both, merged and undone; the letter that went stays', async () => {
    const counts = async () => Object.fromEntries((await rowsOf<{ state: string; n: number }>('select state, n from campaign_count where campaign_id = $1 and n <> 0 order by 1', campaigns[0])).map(({ state, n: many }) => [state, many]));
    await letter(keep.id, campaigns[0]!, 'PENDING');
    await letter(gone.id, campaigns[0]!, 'SENT');
    expect(await counts()).toEqual({ PENDING: 1, SENT: 1 });
    await merge();
    expect(await counts()).toEqual({ ERASED: 1, SENT: 1 });
    await undo();
    expect(await counts()).toEqual({ PENDING: 1, SENT: 1 });
    await house.db.query('delete from outbox where campaign_id = $1', [campaigns[0]]);
  });

  it('have on one list what either gave that day', async () => {
    await register(keep, lists[0]!);
    await register(gone, lists[0]!);
    await house.db.query(`update registration set primary_role = 'CLINICIAN', participation = 'LIVE', registered_on = '2021-11-23' where member_id = $1`, [gone.id]);
    const before = await fingerprint();
    await merge();
    expect(await house.db.repo(Registration).findOneByOrFail({ memberId: keep.id })).toMatchObject({ name: keep.name, primaryRole: 'CLINICIAN', participation: 'LIVE', registeredOn: '2021-11-23' });
    await undo();
    expect(await fingerprint()).toEqual(before);
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
    digests: few(fc.record({ who, week: fc.nat(1), sent: fc.boolean(), tells: fc.subarray(['a', 'b', 'c']) })),
    preferences: few(fc.record({ who, digest: fc.constantFrom('OFF', 'DAILY'), announcements: fc.boolean(), none_since: maybe(fc.constantFrom('2026-01-01', '2026-02-01')) })),
    invitations: few(fc.record({ who, state: fc.constantFrom('SILENT', 'ANSWERED', 'CREDITED', 'DECLINED') })),
    plans: few(fc.record({ who, steps: fc.subarray([0, 1]) })),
    cards: few(fc.record({ who, state: fc.constantFrom('WAITING', 'REFUSED', 'POSTED') })),
    mails: few(fc.record({ who, campaign: fc.nat(1), state: fc.constantFrom('PENDING', 'SENT', 'FAILED') })),
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
        const tellings = new Set<string>();
        for (const { who: w1, week, sent, tells } of once(w.digests, (d) => `${d.who} ${d.week}`)) {
          const one = await digest(id[w1], `2026-W4${week}`, sent ? 'SENT' : 'SKIPPED');
          for (const key of tells.filter((tell) => !tellings.has(`${w1} ${tell}`))) {
            tellings.add(`${w1} ${key}`);
            await told(id[w1], one, key);
          }
        }
        for (const { who: w1, ...columns } of once(w.preferences, (p) => p.who)) await prefer(id[w1], columns);
        for (const { who: w1, state } of once(w.invitations, (i) => i.who)) await invite(id[w1], state);
        for (const { who: w1, steps: reached } of once(w.plans, (p) => p.who)) {
          const one = await planned(id[w1]);
          for (const step of reached) await contacted(one, steps[step]!);
        }
        for (const { who: w1, state } of once(w.cards, (c) => c.who)) await card(id[w1], state);
        for (const { who: w1, campaign, state } of once(w.mails, (m) => `${m.who} ${m.campaign}`)) await letter(id[w1], campaigns[campaign]!, state);
        for (const { a, b } of w.apart) if (a !== b) await house.get(DuplicateService).keepApart(admin, id[a], id[b]);

        const sums = () => rowsOf('select campaign_id, sum(n)::int as n from campaign_count group by 1 order by 1');
        const audience = await sums();
        const before = await fingerprint();
        const known = new Set(await db.repo(Merge).find({ select: { id: true } }).then((all) => all.map((one) => one.id)));
        await house.get(MergeService).merge(admin, id.keep, id.gone, w.take);
        const one = (await db.repo(Merge).find()).find((other) => !known.has(other.id))!;

        const between = await fingerprint();
        for (const [table, rows] of Object.entries(before).filter(([name]) => name !== 'campaign_count')) {
          const removed = one.undo!.steps.filter((step) => step.table === table && step.removed).length;
          expect([table, between[table]!.length]).toEqual([table, rows.length - removed + (table === 'change' ? one.undo!.history.length : 0)]);
        }
        const answers = w.invitations.length && (await rowsOf('select 1 from invitation where member_id in ($1, $2) and state = $3', id.keep, id.gone, 'ANSWERED')).length;
        const pointing = Object.entries(between).filter(([table]) => !['member', 'change', ...(answers === 2 ? ['invitation'] : [])].includes(table)).flatMap(([, rows]) => rows.filter((row) => row.includes(id.gone)));
        expect(pointing).toEqual([]);
        expect(new Set(one.undo!.steps.filter(({ removed }) => removed).map(({ table }) => table))).not.toContain('holding');
        expect(await sums()).toEqual(audience);

        await house.get(MergeService).undo(admin, one.id);
        expect(await fingerprint()).toEqual(before);
        for (const entity of [Role, Registration, Holding, Offer, Consent, Outbox, Apart]) await db.repo<object>(entity).createQueryBuilder().delete().where(entity === Apart ? 'a_id = any(:ids) or b_id = any(:ids)' : entity === Outbox ? 'recipient_id = any(:ids)' : 'member_id = any(:ids)', { ids: Object.values(id) }).execute();
      }),
      { numRuns: 25, seed: 20261123 },
    );
  }, 90_000);
});
