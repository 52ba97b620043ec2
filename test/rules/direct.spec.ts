import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { type IncomingMessage, request as httpRequest } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Kind, type OperationDefinitionNode, OperationTypeNode, parse } from 'graphql';
import { RoleName } from '#people';
import { Visitor } from '../client.js';
import { House } from '../house.js';
import { loadSampleRows } from '../sample/load.js';

/**
 * A query of the web app goes the short way once Apollo has let it through. Nobody may notice: what comes is the same to
 * the letter, for whoever asks, also when it is a refusal; and what Apollo keeps out stays out.
 */
const manifest = JSON.parse(readFileSync('apps/web/src/gql/persisted-documents.json', 'utf8')) as Record<string, string>;
const operationOf = (document: string) => parse(document).definitions.find((one): one is OperationDefinitionNode => one.kind === Kind.OPERATION_DEFINITION)!;
const queries = Object.entries(manifest).filter(([, document]) => {
  const { operation, variableDefinitions } = operationOf(document);
  return operation === OperationTypeNode.QUERY && variableDefinitions!.every(({ type, defaultValue }) => type.kind !== Kind.NON_NULL_TYPE || defaultValue);
});

describe('The short way', () => {
  let house: House;
  const visitors = new Map<string, Visitor>();
  beforeAll(async () => {
    house = await House.open(undefined, { worker: true });
    await loadSampleRows(house.db);
    for (const who of ['admin', 'champion', 'member']) visitors.set(who, await new Visitor(house).signIn(`${who}@sample.example`));
    visitors.set('nobody', new Visitor(house));
  }, 60_000);
  afterAll(() => house.close());

  async function ask(who: string, hash: string, more: object = {}, headers: Record<string, string> = {}): Promise<{ status: number; kind: string | null; body: string; headers: Record<string, string> }> {
    const response = await visitors.get(who)!.fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
      body: JSON.stringify({ variables: {}, ...more, extensions: { persistedQuery: { version: 1, sha256Hash: hash } } }),
    });
    const { date: _, ...sent } = Object.fromEntries(response.headers);
    return { status: response.status, kind: response.headers.get('content-type'), body: await response.text(), headers: sent };
  }
  /** Whoever weighs kinds of answers is left to Apollo. */
  const long = (who: string, hash: string, headers?: Record<string, string>) => ask(who, hash, {}, { accept: 'application/json;q=1', ...headers });

  it('tells the same as the long way, to everybody, refusals too', async () => {
    expect(queries.length).toBeGreaterThan(10);
    for (const [hash] of queries) {
      for (const who of visitors.keys()) {
        const first = await long(who, hash);
        expect([hash, who, await ask(who, hash)]).toEqual([hash, who, first]);
        expect([hash, who, await ask(who, hash, { operationName: operationOf(manifest[hash]!).name!.value })]).toEqual([hash, who, first]);
      }
    }
  }, 60_000);

  it('answers in the kind of JSON that is asked for', async () => {
    const [[hash]] = queries as [[string, string]];
    const kinds = { '*/*': 'application/json', 'application/graphql-response+json, application/json': 'application/graphql-response+json', 'text/html, application/json': 'application/json' };
    for (const [accept, kind] of Object.entries(kinds)) expect([accept, (await ask('admin', hash, {}, { accept })).kind]).toEqual([accept, `${kind}; charset=utf-8`]);
  });

  it('is closed to what Apollo refuses: another operation, odd variables, a form of another site', async () => {
    const [[hash]] = queries as [[string, string]];
    expect((await ask('admin', hash, { operationName: 'Another' })).body).toContain('Another');
    for (const variables of ['text', 7, []]) expect(JSON.parse((await ask('admin', hash, { variables })).body)).toMatchObject({ errors: [{}] });
    expect((await ask('admin', hash, {}, { 'content-type': 'text/plain' })).status).toBe(400);
    expect((await ask('admin', hash, {}, { accept: 'text/html' })).status).toBe(406);
  });

  it('is closed to another site, and to whoever sends more than a page would', async () => {
    const [[hash]] = queries as [[string, string]];
    expect((await ask('admin', hash)).status).toBe(200);
    for (const headers of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }] as Record<string, string>[]) expect(await ask('admin', hash, {}, headers)).toMatchObject({ status: 403, headers: { 'x-content-type-options': 'nosniff' } });
    expect(await ask('admin', hash, { more: 'x'.repeat(20_000) })).toEqual(await long('admin', hash));
  });

  it('reads a question that comes in pieces, or without its length', async () => {
    const [[hash]] = queries as [[string, string]];
    const body = Buffer.from(JSON.stringify({ variables: {}, extensions: { persistedQuery: { version: 1, sha256Hash: hash } } }));
    const expected = (await long('nobody', hash)).body;
    const sent = async (length: boolean) => {
      const request = httpRequest(`${house.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...(length ? { 'content-length': body.length } : {}) } });
      request.write(body.subarray(0, 30));
      await new Promise((done) => request.once('socket', (socket) => (socket.connecting ? socket.once('connect', done) : done(null))));
      request.end(body.subarray(30));
      const [response] = (await once(request, 'response')) as [IncomingMessage];
      return text(response);
    };
    expect([await sent(true), await sent(false)]).toEqual([expected, expected]);
  });

  it('looks at who asks each time: a right that is lost is lost', async () => {
    const robin = await house.make.member('Robin Late', { email: 'late@example.org' });
    await house.make.actor(robin, { name: RoleName.ADMIN });
    visitors.set('late', await new Visitor(house).signIn('late@example.org'));
    const hash = queries.find(([, document]) => document.includes('suppressions'))![0];
    expect(JSON.parse((await ask('late', hash)).body)).toMatchObject({ data: { suppressions: { edges: [] } } });
    await house.db.query('delete from role where member_id = $1', [robin.id]);
    expect(JSON.parse((await ask('late', hash)).body)).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] });
  });
});
