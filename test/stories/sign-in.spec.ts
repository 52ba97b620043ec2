import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RoleName } from '#people';
import { Visitor } from '../client.js';
import { House } from '../house.js';

describe('Signing in', () => {
  let house: House;
  beforeAll(async () => {
    house = await House.open(undefined, { worker: true });
    await house.make.member('Ana Duarte', { email: 'ana@example.org' });
  });
  afterAll(() => house.close());

  const codeFor = async (visitor: Visitor, email: string): Promise<{ code: string; link: string }> => {
    const asked = new Date();
    const page = await (await visitor.send('/sign-in', { email })).text();
    expect(page).toContain('Look in your mail');
    const letter = await house.mailbox.waitFor((message) => message.to.includes(email) && message.at >= asked, 10_000);
    return { code: /\d{6}/.exec(letter.subject)![0], link: /https?:\S+\/sign-in\/go\S+/.exec(letter.text)![0] };
  };
  const me = (visitor: Visitor) => visitor.ask<{ me: { member: { name: string } } }>('{ me { member { name } permissions } }');

  it('lets a member in with the code from the letter', async () => {
    const ana = new Visitor(house);
    const { code } = await codeFor(ana, 'ana@example.org');
    const entered = await ana.send('/sign-in/code', { email: 'ana@example.org', code, next: '/blanket' });
    expect([entered.status, entered.headers.get('location')]).toEqual([303, '/blanket']);
    expect((await me(ana)).data?.me.member.name).toBe('Ana Duarte');
  });

  it('keeps the waiting code sealed, and wipes it once it is sent', async () => {
    const rows = await house.db.query<{ state: string; sealed_props: string | null }>('select state, sealed_props from outbox');
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row).toEqual({ state: 'SENT', sealed_props: null });
  });

  it('says the same to a stranger, and writes them no letter', async () => {
    const stranger = new Visitor(house);
    const before = house.mailbox.messages().length;
    expect(await (await stranger.send('/sign-in', { email: 'nobody@example.org' })).text()).toContain('Look in your mail');
    expect(await house.db.query(`select 1 from outbox where state = 'PENDING'`)).toEqual([]);
    expect(house.mailbox.messages()).toHaveLength(before);
  });

  it('A4: a mail scanner that opens the link twenty times uses up nothing', async () => {
    const scanner = new Visitor(house);
    const { code, link } = await codeFor(new Visitor(house), 'ana@example.org');
    for (let i = 0; i < 20; i++) {
      const opened = await scanner.fetch(link);
      expect([opened.status, opened.headers.getSetCookie()]).toEqual([200, []]);
    }
    const elsewhere = new Visitor(house); // another browser than the one that asked
    expect((await elsewhere.send('/sign-in/code', { email: 'ana@example.org', code })).status).toBe(303);
    const again = await new Visitor(house).send('/sign-in/code', { email: 'ana@example.org', code });
    expect([again.status, again.headers.getSetCookie()]).toEqual([400, []]);
  });

  it('A4: a code of eleven minutes ago is too old', async () => {
    const ana = new Visitor(house);
    const { code } = await codeFor(ana, 'ana@example.org');
    await house.db.query(`update auth_verification set expires_at = expires_at - interval '11 minutes'`);
    expect((await ana.send('/sign-in/code', { email: 'ana@example.org', code })).status).toBe(400);
    expect((await me(ana)).errors[0]?.extensions.code).toBe('SIGNED_OUT');
  });

  it('A4: a cookie planted before does not become the session', async () => {
    const planted = 'planted-by-somebody-else.c2lnbmF0dXJl';
    const victim = new Visitor(house);
    victim.cookies.set('seed.session_token', planted);
    await victim.signIn('ana@example.org');
    expect(victim.cookies.get('seed.session_token')).not.toBe(planted);
    const attacker = new Visitor(house);
    attacker.cookies.set('seed.session_token', planted);
    expect((await me(attacker)).errors[0]?.extensions.code).toBe('SIGNED_OUT');
  });

  it('A4: a cookie that was changed, that another key signed, or whose session is over, is nobody\'s', async () => {
    const ana = await new Visitor(house).signIn('ana@example.org');
    const cookie = ana.cookies.get('seed.session_token')!;
    const [token, signature] = decodeURIComponent(cookie).split(/\.(?=[^.]*$)/) as [string, string];
    const other = createHmac('sha256', 'another key').update(token).digest('base64');
    const wrong = [`${token}x.${signature}`, `${token}.${signature.slice(0, -5)}`, `${token}.${other}`, token, `${token}.`, `.${signature}`, '%', '%E0%A4%A', 'a.b.c', `${token}.${'A'.repeat(5000)}`, "' or true --.x"];
    for (const value of wrong) {
      for (const sent of value.includes('%') ? [value] : [value, encodeURIComponent(value)]) {
        const visitor = new Visitor(house);
        visitor.cookies.set('seed.session_token', sent);
        expect([sent, (await me(visitor)).errors[0]?.extensions.code]).toEqual([sent, 'SIGNED_OUT']);
      }
    }
    expect((await me(ana)).errors).toEqual([]);
    await house.db.query(`update auth_session set expires_at = now() - interval '1 second' where token = $1`, [token]);
    expect((await me(ana)).errors[0]?.extensions.code).toBe('SIGNED_OUT');
    await house.db.query('delete from outbox'); // five letters a quarter of an hour
  });

  it('A4: three wrong codes spend the right one', async () => {
    await house.db.query(`delete from outbox`); // five letters a quarter of an hour: the stories above have had theirs
    const ana = new Visitor(house);
    const { code } = await codeFor(ana, 'ana@example.org');
    const wrong = code === '000000' ? '111111' : '000000';
    for (let i = 0; i < 3; i++) expect((await ana.send('/sign-in/code', { email: 'ana@example.org', code: wrong })).status).toBe(400);
    expect((await ana.send('/sign-in/code', { email: 'ana@example.org', code })).status).toBe(400);
  });

  it('sends a member at most five letters a quarter of an hour', async () => {
    await house.make.member('Eager', { email: 'eager@example.org' });
    for (let i = 0; i < 7; i++) expect((await new Visitor(house).send('/sign-in', { email: 'eager@example.org' })).status).toBe(200);
    expect(await house.db.query(`select 1 from outbox o join member m on m.id = o.recipient_id where m.email = 'eager@example.org'`)).toHaveLength(5);
  });

  it('never sends anybody on to another site', async () => {
    await house.make.member('Next', { email: 'next@example.org' });
    for (const next of ['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)']) {
      const page = await new Visitor(house).page(`/sign-in?next=${encodeURIComponent(next)}`);
      expect(page).toContain('name="next" value="/"');
    }
  });

  it('A5: losing a right works at the next request', async () => {
    const robin = await house.make.member('Robin', { email: 'robin@example.org' });
    await house.make.actor(robin, { name: RoleName.ADMIN });
    const admin = await new Visitor(house).signIn('robin@example.org');
    const other = await house.make.member('Other admin');
    await house.make.actor(other, { name: RoleName.ADMIN });
    const bo = await house.make.member('Bo', { email: 'bo@example.org' });
    const visitor = await new Visitor(house).signIn('bo@example.org');
    expect((await me(visitor)).errors).toEqual([]);

    await admin.tell('mutation ($id: ID!) { disableMember(id: $id) { id disabledAt } }', { id: bo.id });
    expect((await me(visitor)).errors[0]?.extensions.code).toBe('SIGNED_OUT');

    await house.db.query('delete from role where member_id = $1', [robin.id]);
    const refused = await admin.ask('mutation ($id: ID!) { enableMember(id: $id) { id } }', { id: bo.id });
    expect(refused.errors[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('signs out', async () => {
    await house.db.query('delete from outbox');
    const ana = await new Visitor(house).signIn('ana@example.org');
    expect((await ana.send('/sign-out', {})).status).toBe(303);
    expect((await me(ana)).errors[0]?.extensions.code).toBe('SIGNED_OUT');
  });

  it('takes no form from another site', async () => {
    const response = await new Visitor(house).fetch('/sign-in', { method: 'POST', body: new URLSearchParams({ email: 'ana@example.org' }), headers: { origin: 'https://evil.example' } });
    expect(response.status).toBe(403);
  });
});
