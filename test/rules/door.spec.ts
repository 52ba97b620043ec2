import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MASKED, readConfig } from '#platform';
import { Visitor } from '../client.js';
import { House } from '../house.js';

let house: House;
beforeAll(async () => void (house = await House.open(undefined, { worker: true, local: false })));
afterAll(() => house.close());

const PAGE = { accept: 'text/html' };
const fetched = async (path: string, init: RequestInit = {}) => {
  const response = await fetch(house.url + path, { redirect: 'manual', ...init });
  return { status: response.status, type: response.headers.get('content-type'), csp: response.headers.get('content-security-policy'), text: await response.text() };
};

/** Sends an address as it stands: fetch would tidy it. */
const rawly = (path: string) =>
  new Promise<string>((resolve, reject) => {
    const socket = connect(Number(new URL(house.url).port), '127.0.0.1');
    const parts: Buffer[] = [];
    socket.on('data', (part: Buffer) => parts.push(part)).on('end', () => resolve(Buffer.concat(parts).toString())).on('error', reject);
    socket.write(`GET ${path} HTTP/1.1\r\nhost: x\r\naccept: text/html\r\nconnection: close\r\n\r\n`);
  });

describe('The front door', () => {
  it('answers a link that was broken on its way with a page, under the same headers as every page', async () => {
    for (const path of ['/%', '/o/%', '/o/8d1f3a52/%zz', `/o/${'a'.repeat(300)}/x`]) {
      const answer = await rawly(path);
      expect([path, answer]).toEqual([path, expect.stringMatching(/^HTTP\/1.1 404 /)]);
      expect(answer).toContain('There is no page at this address.');
      for (const header of ['content-security-policy: default-src', 'x-content-type-options: nosniff', 'content-type: text/html', 'cache-control: no-store']) expect(answer).toContain(header);
      expect(answer).not.toMatch(/FST_|statusCode/);
    }
  });

  it('tells a browser in a page, and a program in JSON with the right code', async () => {
    expect(await fetched('/nothing/here', { headers: PAGE })).toMatchObject({ status: 404, type: expect.stringContaining('text/html'), text: expect.stringContaining('There is no page at this address.') });
    expect(JSON.parse((await fetched('/nothing/here')).text)).toEqual({ code: 'NOT_FOUND', message: 'There is no page at this address.' });
    const foreign = { method: 'POST', body: new URLSearchParams({ email: 'ana@example.org' }) };
    expect(await fetched('/sign-in', { ...foreign, headers: { ...PAGE, origin: 'https://evil.example' } })).toMatchObject({ status: 403, type: expect.stringContaining('text/html'), text: expect.stringContaining('from another site') });
    expect(JSON.parse((await fetched('/sign-in', { ...foreign, headers: { origin: 'https://evil.example' } })).text)).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('survives forms of every kind, and says so', async () => {
    for (const type of ['text/plain', 'multipart/form-data; boundary=x', 'application/json', 'application/xml', 'nonsense', 'application/x-www-form-urlencoded; charset=utf-16'])
      for (const path of ['/sign-in', '/sign-in/code', '/o/x/y']) {
        const answer = await fetched(path, { method: 'POST', body: Buffer.from('email=%00&email=b'), headers: { ...PAGE, 'content-type': type } });
        expect([type, path, answer]).toEqual([type, path, expect.objectContaining({ type: expect.stringContaining('text/html'), csp: expect.stringContaining("default-src 'none'"), text: expect.not.stringContaining(MASKED) })]);
      }
  });

  it('says which part is not ready, and within three seconds', async () => {
    expect(JSON.parse((await fetched('/health/ready')).text)).toEqual({ status: 'ok', database: 'ok', queue: 'ok' });
    const query = house.db.query.bind(house.db);
    house.db.query = () => new Promise(() => undefined); // a database that is there and says nothing
    const asked = performance.now();
    const answer = await fetched('/health/ready');
    house.db.query = query;
    expect([answer.status, JSON.parse(answer.text)]).toEqual([503, { status: 'down', database: 'down', queue: 'ok' }]);
    expect(performance.now() - asked).toBeLessThan(3000);
  });

  it('does not take a fault of ours for somebody who is signed out', async () => {
    await house.make.member('Ana');
    const ana = await new Visitor(house).signIn('ana@example.org');
    await house.db.query('alter table auth_session rename to elsewhere');
    try {
      expect((await ana.fetch('/sign-in')).status).toBe(500);
    } finally {
      await house.db.query('alter table elsewhere rename to auth_session');
    }
  });
});

describe('PUBLIC_URL', () => {
  const env = { DATABASE_URL: 'postgres://x/y', SMTP_URL: 'smtp://x', STORAGE_URL: 'file:///x', SECRET_KEY: 'x'.repeat(32), KEY_DIR: '/x' };

  it('is taken as browsers say it, so that a capital letter or a port that goes without saying shuts nobody out', () => {
    for (const said of ['https://Table.Example.org', 'https://table.example.org:443/', 'https://table.example.org']) expect(readConfig({ ...env, PUBLIC_URL: said }).publicUrl).toBe('https://table.example.org');
  });

  it('has no path: the pages stand at the root', () => {
    expect(() => readConfig({ ...env, PUBLIC_URL: 'https://example.org/seed' })).toThrow('PUBLIC_URL should have no path');
  });
});

it('ADMIN_EMAIL is an address with which one can sign in', () => {
  const env = { DATABASE_URL: 'postgres://x/y', SMTP_URL: 'smtp://x', STORAGE_URL: 'file:///x', SECRET_KEY: 'x'.repeat(32), KEY_DIR: '/x', PUBLIC_URL: 'http://x' };
  expect(() => readConfig({ ...env, ADMIN_EMAIL: 'me@localhost' })).toThrow('ADMIN_EMAIL should look like name@example.org');
});
