import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ContactVisibility, forgetSignIns, type Member, MemberService, Role, RoleName } from '#people';
import type { Seat, Table } from '#tables';
import { type Answer, Visitor } from '../client.js';
import { House } from '../house.js';
import { until } from './outside.js';

// Whoever decides where the letter with a code goes is let in: an email address is the key to an account.
let house: House;
let robin: Member;
let admin: Visitor;
beforeAll(async () => {
  house = await House.open(undefined, { worker: true });
  robin = await house.make.member('Robin');
  await house.make.actor(robin, { name: RoleName.ADMIN });
  admin = await new Visitor(house).signIn(robin.email!);
});
afterAll(() => house.close());

const UPDATE = 'mutation ($id: ID!, $input: MemberInput!) { updateMember(id: $id, input: $input) { id email phone } }';
const change = (by: Visitor, member: Member, changes: Partial<Member>): Promise<Answer> => {
  const { name, email, phone, byEmail, byPhone, byPost, contactVisibleTo } = { ...member, ...changes };
  return by.ask(UPDATE, { id: member.id, input: { name, email, phone, byEmail, byPhone, byPost, contactVisibleTo } });
};
const codes = ({ errors }: Pick<Answer, 'errors'>) => errors.map(({ extensions }) => extensions.code);
const emailOf = async ({ id }: Member) => (await house.get(MemberService).address(id))!.email;

describe('A champion', () => {
  let n = 0;
  let cho: Visitor;
  let champion: Member;
  let table: Table;
  let seats: Seat[];
  beforeEach(async () => {
    n += 1;
    ({ table, seats } = await house.make.table(`Spruce ${n}`, await house.make.sectors(`Health ${n}`, `Child care ${n}`)));
    champion = await house.make.member(`Cho ${'x'.repeat(n)}`);
    await house.make.actor(champion, { name: RoleName.CHAMPION, tableId: table.id });
    cho = await new Visitor(house).signIn(champion.email!);
  });
  const seat = async (member: Member) => {
    const seated = await cho.ask('mutation ($input: SeatMemberInput!) { seatMember(input: $input) { id } }', { input: { seatId: seats[0]!.id, memberId: member.id, from: '2026-01-01' } });
    expect(seated.errors).toEqual([]);
  };

  it('becomes no admin by seating one: they cannot change somebody who has a role', async () => {
    await seat(robin);
    for (const changes of [{ email: 'cho@elsewhere.example' }, { email: null }, { phone: '250-555-0134' }]) expect(codes(await change(cho, robin, changes))).toEqual(['FORBIDDEN']);
    expect(await emailOf(robin)).toBe('robin@example.org');
  });

  it('takes over no account: an email address that is there is changed or taken away by its member and admins only', async () => {
    const ana = await house.make.member(`Ana ${'x'.repeat(n)}`);
    await seat(ana);
    const added = await house.make.member(`Added ${'x'.repeat(n)}`, { addedById: champion.id });
    for (const member of [ana, added]) {
      for (const email of [`cho${n}@elsewhere.example`, null]) {
        const refused = await change(cho, member, { email });
        expect([codes(refused), refused.errors[0]!.extensions.fields]).toEqual([['FORBIDDEN'], { email: refused.errors[0]!.message }]);
      }
      expect((await change(cho, member, { phone: '250-555-0134' })).errors).toEqual([]);
      expect((await change(admin, member, { email: `new.${member.email}` })).errors).toEqual([]);
    }
  });

  it('fills in an address that is missing', async () => {
    const eli = await house.make.member(`Eli ${n}`, { email: null });
    await seat(eli);
    expect((await change(cho, eli, { email: 'eli@example.org', byEmail: true })).errors).toEqual([]);
    const grace = await house.make.member(`Grace ${n}`, { email: null, addedById: champion.id });
    await house.make.actor(grace, { name: RoleName.CHAMPION, tableId: table.id });
    expect(codes(await change(cho, grace, { email: 'grace@elsewhere.example' }))).toEqual(['FORBIDDEN']);
  });
});

describe('A member', () => {
  it('who has a new email address is signed out, and nothing of the old one opens', async () => {
    const bo = await house.make.member('Bo', { contactVisibleTo: ContactVisibility.ADMINS });
    const [here, there] = [await new Visitor(house).signIn('bo@example.org'), await new Visitor(house).signIn('bo@example.org')];
    expect((await change(here, bo, { email: 'bo@elsewhere.example' })).data).not.toBeNull();
    for (const visitor of [here, there]) expect(codes(await visitor.ask('{ me { member { id } } }'))).toEqual(['SIGNED_OUT']);
    const again = await new Visitor(house).signIn('bo@elsewhere.example');
    await house.db.query(`update member set email = 'bo.at.home@example.org' where id = $1`, [bo.id]); // by an import, say
    expect(codes(await again.ask('{ me { member { id } } }'))).toEqual(['SIGNED_OUT']);
  });

  it('whose code is asked for again and again gets no more codes than letters: nobody guesses for ever, and the last letter still opens', async () => {
    const eve = await house.make.member('Eve');
    const ask = () => new Visitor(house).send('/sign-in', { email: eve.email! });
    const letters = () => house.mailbox.messages().filter(({ to }) => to.includes(eve.email!));
    for (let i = 1; i <= 5; i++) {
      await ask();
      await until(`letter ${i}`, () => letters().length === i);
    }
    const [made] = await house.db.query<{ count: number }>(`select count(*)::int as count from auth_verification where identifier like '%eve@example.org'`);
    await Promise.all([ask(), ask(), ask()]);
    expect(await house.db.query(`select count(*)::int as count from auth_verification where identifier like '%eve@example.org'`)).toEqual([made]);
    const entered = await new Visitor(house).send('/sign-in/code', { email: eve.email!, code: /\d{6}/.exec(letters()[0]!.subject)![0] });
    expect(entered.status).toBe(303);
  });
});

it('What is over is forgotten: sessions past their ninety days, codes, and the addresses strangers asked for', async () => {
  await house.db.query(`insert into auth_verification (id, identifier, value, expires_at) values ('old', 'sign-in-otp-stranger@example.org', 'x', now() - interval '1 minute'), ('new', 'sign-in-otp-another@example.org', 'x', now() + interval '9 minutes')`);
  await house.db.query(`insert into auth_rate_limit (id, key, count, last_request) values ('old', '192.0.2.1|/sign-in', 1, 0)`);
  await house.make.member('Fay');
  const [over, lasting] = [await new Visitor(house).signIn('fay@example.org'), await new Visitor(house).signIn('fay@example.org')];
  await house.db.query(`update auth_session set expires_at = now() - interval '1 minute' where id = (select s.id from auth_session s join auth_user u on u.id = s.user_id where u.email = 'fay@example.org' order by s.created_at limit 1)`);
  await house.run(forgetSignIns, {});
  expect(await house.db.query(`select id from auth_verification where id in ('old', 'new') union all select id from auth_rate_limit where id = 'old'`)).toEqual([{ id: 'new' }]);
  expect(await house.db.query(`select 1 from auth_session s join auth_user u on u.id = s.user_id where u.email = 'fay@example.org'`)).toHaveLength(1);
  expect([codes(await over.ask('{ me { permissions } }')), codes(await lasting.ask('{ me { permissions } }'))]).toEqual([['SIGNED_OUT'], []]);
});

describe('The last admin who can sign in', () => {
  const revoke = (id: string) => admin.ask('mutation ($id: ID!) { revokeRole(id: $id) }', { id });
  const roleOf = async (member: Member) => (await house.db.repo(Role).findOneByOrFail({ memberId: member.id })).id;

  it('stays, also beside one whose account is closed', async () => {
    const kim = await house.make.member('Kim');
    await house.make.actor(kim, { name: RoleName.ADMIN });
    expect((await admin.ask('mutation ($id: ID!) { disableMember(id: $id) { id } }', { id: kim.id })).errors).toEqual([]);
    expect(codes(await revoke(await roleOf(robin)))).toEqual(['CONFLICT']);
    expect((await revoke(await roleOf(kim))).errors).toEqual([]);
  });

  it('keeps their email address: without it nobody could sign in', async () => {
    expect(codes(await change(admin, robin, { email: null }))).toEqual(['CONFLICT']);
  });

  it('is not lost when two admins close each other at the same moment', async () => {
    const lee = await house.make.member('Lee');
    const other = await house.make.actor(lee, { name: RoleName.ADMIN });
    const service = house.get(MemberService);
    const results = await Promise.allSettled([service.disable({ ...other, memberId: robin.id }, lee.id), service.disable(other, robin.id)]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await house.db.query('update member set disabled_at = null'); // whichever it was
    admin = await new Visitor(house).signIn(robin.email!);
  });
});

describe('Closing and opening an account', () => {
  it('leaves a no to letters as it is; who comes back after leaving is written to again', async () => {
    const kim = await house.make.member('Kim Closed', { byEmail: false });
    const ask = (name: string) => admin.tell(`mutation ($id: ID!) { ${name}(id: $id)${name === 'leaveNetwork' ? '' : ' { id }'} }`, { id: kim.id });
    const byEmail = async () => (await house.get(MemberService).address(kim.id))!.byEmail;
    await ask('disableMember');
    await ask('enableMember');
    expect(await byEmail()).toBe(false);
    await ask('leaveNetwork');
    await ask('enableMember');
    expect(await byEmail()).toBe(true);
  });
});
