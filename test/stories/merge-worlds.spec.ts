import { Consent, ConsentKind, ContactVisibility, Member, PrimaryRole, Role, RoleName } from '#people';
import { type Actor, Outbox, OutboxState } from '#platform';
import { Apart, DuplicateService, Merge, MergeField, MergeService } from '#records';
import { Registration, RegistrationList } from '#registrations';
import { EndReason, Holding, Offer, OfferState, Seat, Table } from '#tables';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { House } from '../house.js';
import { MergeRows } from '../merge-rows.js';

let house: House;
let admin: Actor;
let seats: Seat[];
let tables: Table[];
let lists: RegistrationList[];
let rows: MergeRows;
beforeAll(async () => {
  house = await House.open('2026-05-01T18:00:00Z');
  admin = await house.make.admin();
  const made = [await house.make.table('Spruce', await house.make.sectors('Health', 'Care', 'Libraries')), await house.make.table('Cedar', [])];
  seats = made[0]!.seats;
  tables = made.map(({ table }) => table);
  rows = await MergeRows.open(house);
  lists = await house.db.repo(RegistrationList).save(['Summit 2021', 'Summit 2023'].map((name) => house.db.repo(RegistrationList).create({ name, createdAt: house.clock.now() })));
});
afterAll(() => house.close());

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
          const one = await rows.digest(id[w1], `2026-W4${week}`, sent ? 'SENT' : 'SKIPPED');
          for (const key of tells.filter((tell) => !tellings.has(`${w1} ${tell}`))) {
            tellings.add(`${w1} ${key}`);
            await rows.told(id[w1], one, key);
          }
        }
        for (const { who: w1, ...columns } of once(w.preferences, (p) => p.who)) await rows.prefer(id[w1], columns);
        for (const { who: w1, state } of once(w.invitations, (i) => i.who)) await rows.invite(id[w1], state);
        for (const { who: w1, steps: reached } of once(w.plans, (p) => p.who)) {
          const one = await rows.planned(id[w1]);
          for (const step of reached) await rows.contacted(one, rows.steps[step]!);
        }
        for (const { who: w1, state } of once(w.cards, (c) => c.who)) await rows.card(id[w1], state);
        for (const { who: w1, campaign, state } of once(w.mails, (m) => `${m.who} ${m.campaign}`)) await rows.letter(id[w1], rows.campaigns[campaign]!, state);
        for (const { a, b } of w.apart) if (a !== b) await house.get(DuplicateService).keepApart(admin, id[a], id[b]);

        const sums = () => rows.read('select campaign_id, sum(n)::int as n from campaign_count group by 1 order by 1');
        const audience = await sums();
        const before = await rows.fingerprint();
        const known = new Set(await db.repo(Merge).find({ select: { id: true } }).then((all) => all.map((one) => one.id)));
        await house.get(MergeService).merge(admin, id.keep, id.gone, w.take);
        const one = (await db.repo(Merge).find()).find((other) => !known.has(other.id))!;

        const between = await rows.fingerprint();
        for (const [table, lines] of Object.entries(before).filter(([name]) => name !== 'campaign_count')) {
          const removed = one.undo!.steps.filter((step) => step.table === table && step.removed).length;
          expect([table, between[table]!.length]).toEqual([table, lines.length - removed + (table === 'change' ? one.undo!.history.length : 0)]);
        }
        const answers = w.invitations.length && (await rows.read('select 1 from invitation where member_id in ($1, $2) and state = $3', id.keep, id.gone, 'ANSWERED')).length;
        const pointing = Object.entries(between).filter(([table]) => !['member', 'change', ...(answers === 2 ? ['invitation'] : [])].includes(table)).flatMap(([, lines]) => lines.filter((row) => row.includes(id.gone)));
        expect(pointing).toEqual([]);
        expect(new Set(one.undo!.steps.filter(({ removed }) => removed).map(({ table }) => table))).not.toContain('holding');
        expect(await sums()).toEqual(audience);

        await house.get(MergeService).undo(admin, one.id);
        expect(await rows.fingerprint()).toEqual(before);
        for (const entity of [Role, Registration, Holding, Offer, Consent, Outbox, Apart]) await db.repo<object>(entity).createQueryBuilder().delete().where(entity === Apart ? 'a_id = any(:ids) or b_id = any(:ids)' : entity === Outbox ? 'recipient_id = any(:ids)' : 'member_id = any(:ids)', { ids: Object.values(id) }).execute();
      }),
      { numRuns: 25, seed: 20261123 },
    );
  }, 90_000);
});
