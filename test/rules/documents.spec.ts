import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { serverAudits } from 'graphql-http';
import { Kind, OperationTypeNode, parse } from 'graphql';
import { RoleName } from '#people';
import { MASKED } from '#platform';
import { Visitor } from '../client.js';
import { House } from '../house.js';

const GRAPHQL = 'application/graphql-response+json';

/** Posts a body as it stands and tells what came back. */
async function post(house: House, body: string | Buffer, headers: Record<string, string> = {}): Promise<{ status: number; text: string }> {
  const response = await fetch(`${house.url}/graphql`, { method: 'POST', body: body as string, headers: { 'content-type': 'application/json', accept: GRAPHQL, ...headers } });
  return { status: response.status, text: await response.text() };
}
const ask = (house: House, query: string) => post(house, JSON.stringify({ query }));

/** Nothing a stranger could learn about us from: no stack, no file, no SQL, no library. */
const LEAKS = /\bat .+:\d+:\d+|node_modules|\/libs\/|\/dist\/|\.ts\b|select |relation |column |syntax error at|typeorm|apollo|fastify|postgres/i;

/** Documents that would cost us dearly, if they ran. */
function hostileDocuments(): Record<string, string> {
  const FACTS = 'id name email phone postalAddress { lines } byEmail byPhone byPost contactVisibleTo disabledAt';
  const deep = (levels: number) => `{ members { edges { node ${'{ holdings { member '.repeat(levels)}{ id }${' } }'.repeat(levels)} } } }`;
  return {
    'too deep': deep(8),
    'absurdly deep': deep(400),
    'many aliases': `{ ${Array.from({ length: 60 }, (_, n) => `a${n}: network { name }`).join(' ')} }`,
    'a thousand aliases': `{ ${Array.from({ length: 1000 }, (_, n) => `a${n}: network { name }`).join(' ')} }`,
    'many directives': `{ network { name ${'@include(if: true) '.repeat(60)} } }`,
    'directives nobody knows': `{ network { name ${'@x '.repeat(300)} } }`,
    'fragments in a circle': 'query { network { ...a } } fragment a on Network { ...b } fragment b on Network { ...c } fragment c on Network { ...a }',
    'a fragment in itself': 'query { network { ...a } } fragment a on Network { name ...a }',
    'fragments that double': `query { members { edges { node { ...f0 } } } } ${Array.from({ length: 25 }, (_, n) => `fragment f${n} on Member { ...f${n + 1} ...f${n + 1} }`).join(' ')} fragment f25 on Member { holdings { member { holdings { id } } } }`,
    'fragments that hide depth': `query { members { edges { node { ...f0 } } } } ${Array.from({ length: 12 }, (_, n) => `fragment f${n} on Member { holdings { member { ...f${n + 1} } } }`).join(' ')} fragment f12 on Member { id }`,
    'a cost beyond measure': `{ members { edges { node { ${Array.from({ length: 18 }, (_, n) => `a${n}: holdings { seat { table { seats { holdings { member { ${FACTS} } } loans { lender { ${'id openedOn '.repeat(8)} } } } } } }`).join(' ')} } } } }`,
    'introspection on itself': `{ __schema { types { ${'fields { type { '.repeat(10)}name${' } }'.repeat(10)} } } }`,
    'a text of tokens': `{ network { ${'name '.repeat(5000)} } }`,
    'a field said over and over, overlapping': `{ ${'network { name } '.repeat(900)} }`,
    'half a document': '{ network { name ',
    'odd characters': '{ network { name\u0000\u202e } }',
    'an operation of its own making': 'subscription { anything }',
    'no operation at all': 'fragment a on Network { name }',
    'fields that are not there': `{ ${Array.from({ length: 300 }, (_, n) => `nothing${n}`).join(' ')} }`,
  };
}

describe('In local mode', () => {
  let house: House;
  beforeAll(async () => void (house = await House.open(undefined, { worker: true })));
  afterAll(() => house.close());

  it('passes every audit of GraphQL over HTTP, without errors and without warnings', async () => {
    const audits = serverAudits({ url: () => `${house.url}/graphql`, fetchFn: fetch });
    expect(audits.length).toBeGreaterThan(50);
    const results = await Promise.all(audits.map((audit) => audit.fn()));
    expect(results.flatMap((result) => (result.status === 'ok' || result.status === 'notice' ? [] : [`${result.status}: ${result.name}: ${result.reason}`]))).toEqual([]);
  });

  const hostile = hostileDocuments();

  it('A2: hostile documents are refused with a 4xx, in a sentence, cheaply', async () => {
    await ask(house, '{ network { name } }'); // the first request of a process pays for what is compiled once
    const costs: Record<string, number> = {};
    for (const [name, text] of Object.entries(hostile)) {
      const rounds: number[] = [];
      while (rounds.length < 5) {
        const before = process.cpuUsage();
        const answer = await ask(house, text);
        expect([name, Math.floor(answer.status / 100), answer.text.slice(0, 300)]).toEqual([name, 4, expect.not.stringMatching(LEAKS)]);
        expect([name, (JSON.parse(answer.text) as { data?: unknown }).data ?? null]).toEqual([name, null]);
        expect(answer.text.length).toBeLessThan(20_000);
        const { user, system } = process.cpuUsage(before);
        rounds.push((user + system) / 1000);
      }
      costs[name] = rounds.toSorted((a, b) => a - b)[2]!;
    }
    // Both ends are counted: this test and the server live in one process. Where strangers come, the door refuses any text (A3, below).
    expect(Object.entries(costs).filter(([, ms]) => ms > 100)).toEqual([]);
  });

  it('A2: batches, bodies that are too big, and bodies that are none are refused', async () => {
    const refused: Record<string, () => Promise<{ status: number; text: string }>> = {
      'a batch': () => post(house, JSON.stringify([{ query: '{ network { name } }' }, { query: '{ network { name } }' }])),
      'an empty batch': () => post(house, '[]'),
      '2 MB': () => post(house, JSON.stringify({ query: `{ network { name } } #${'x'.repeat(2_000_000)}` })),
      '20 MB': () => post(house, Buffer.alloc(20_000_000, 0x20)),
      'not JSON': () => post(house, '{"query": '),
      'a form': () => post(house, 'query=%7B+network+%7B+name+%7D+%7D', { 'content-type': 'application/x-www-form-urlencoded' }),
      'plain text, as another site could send': () => post(house, JSON.stringify({ query: '{ network { name } }' }), { 'content-type': 'text/plain' }),
      'multipart': () => post(house, '--x\r\ncontent-disposition: form-data; name="operations"\r\n\r\n{"query":"{ network { name } }"}\r\n--x--', { 'content-type': 'multipart/form-data; boundary=x' }),
      'a GET': async () => {
        const response = await fetch(`${house.url}/graphql?query=${encodeURIComponent('{ network { name } }')}`, { headers: { accept: GRAPHQL } });
        return { status: response.status, text: await response.text() };
      },
      'a GET that a script could send': async () => {
        const response = await fetch(`${house.url}/graphql?query=${encodeURIComponent('{ network { name } }')}`, { headers: { accept: GRAPHQL, 'apollo-require-preflight': 'true' } });
        return { status: response.status, text: await response.text() };
      },
      'a number': () => post(house, '7'),
      'a prototype': () => post(house, '{"__proto__": {"query": "{ network { name } }"}}'),
    };
    for (const [name, send] of Object.entries(refused)) {
      const answer = await send().catch((error: unknown) => ({ status: (error as { cause?: { code?: string } }).cause?.code === 'ECONNRESET' ? 413 : 0, text: '' })); // hung up on while still sending
      expect([name, Math.floor(answer.status / 100), answer.text.slice(0, 300)]).toEqual([name, 4, expect.not.stringMatching(LEAKS)]);
      expect([name, answer.text]).toEqual([name, expect.not.stringContaining('"network"')]);
    }
  });

  it('A2: meanwhile the health check answers at once', async () => {
    // What a neighbour on the machine takes is not ours: the bar must hold in one of five rounds.
    const rounds: number[] = [];
    while (rounds.length < 5 && !rounds.some((p99) => p99 < 200)) rounds.push(await healthUnderFlood());
    expect(Math.min(...rounds)).toBeLessThan(200);
  });

  /** The 99th percentile, in milliseconds, of health checks made while hostile documents come in on four lanes. */
  async function healthUnderFlood(): Promise<number> {
    const documents = Object.values(hostile);
    const flood = { over: false };
    const lanes = Promise.all(
      Array.from({ length: 4 }, async (_, lane) => {
        for (let n = lane; n < 120; n += 4) await ask(house, documents[n % documents.length]!);
      }),
    ).finally(() => (flood.over = true));
    const times: number[] = [];
    while (!flood.over) {
      const began = performance.now();
      expect((await fetch(`${house.url}/health/live`)).status).toBe(200);
      times.push(performance.now() - began);
    }
    await lanes;
    expect(times.length).toBeGreaterThan(10);
    return times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.99) - 1]!;
  }

  it('masks faults of ours, in GraphQL and on pages, and tells the log instead', async () => {
    const member = await house.make.member('Ana');
    const visitor = await new Visitor(house).signIn(member.email!);
    await house.db.query('alter table region rename to elsewhere');
    await house.db.query('alter table network rename column sender_name to elsewhere');
    try {
      const { data, errors } = await visitor.ask('{ regions { name } }');
      expect([data, errors]).toEqual([null, [{ message: MASKED, path: ['regions'], extensions: { code: 'INTERNAL' } }]]);
      for (const [path, accept] of [['/sign-in', 'text/html'], ['/sign-in', 'application/json'], ['/o/00000000-0000-4000-8000-000000000000/x', '*/*']] as const) {
        const response = await visitor.fetch(path, { headers: { accept } });
        const text = await response.text();
        expect([path, response.status >= 400, text]).toEqual([path, true, expect.not.stringMatching(LEAKS)]);
      }
    } finally {
      await house.db.query('alter table elsewhere rename to region');
      await house.db.query('alter table network rename column elsewhere to sender_name');
    }
    expect((await visitor.ask('{ regions { name } }')).errors).toEqual([]);
  });
});

describe('A3: in production only the operations we ship run', () => {
  let house: House;
  let admin: Visitor;
  let known: Record<string, string>;
  let session: string;
  beforeAll(async () => {
    house = await House.open(undefined, { local: false, worker: true });
    known = JSON.parse(readFileSync('apps/web/src/gql/persisted-documents.json', 'utf8')) as Record<string, string>;
    [session] = Object.entries(known).find(([, document]) => document.startsWith('query Session'))!;
    const member = await house.make.member('Robin');
    await house.make.actor(member, { name: RoleName.ADMIN });
    admin = await new Visitor(house).signIn(member.email!);
  });
  afterAll(() => house.close());

  const cookie = () => ({ cookie: [...admin.cookies].map(([name, value]) => `${name}=${value}`).join('; ') });
  const byHash = (hash: string, variables: object = {}, more: object = {}) => JSON.stringify({ variables, extensions: { persistedQuery: { version: 1, sha256Hash: hash } }, ...more });

  it('a known operation runs, by its hash: every query of the web app that needs no variables', async () => {
    const bare = Object.entries(known).filter(([, document]) => {
      const [operation] = parse(document).definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
      return operation!.operation === OperationTypeNode.QUERY && !operation!.variableDefinitions?.some(({ type }) => type.kind === Kind.NON_NULL_TYPE);
    });
    expect(bare.length).toBeGreaterThan(2);
    for (const [hash] of bare) {
      const { status, text } = await post(house, byHash(hash), cookie());
      const { data, errors } = JSON.parse(text) as { data: unknown; errors?: unknown };
      expect([status, errors, !!data]).toEqual([200, undefined, true]);
    }
  });

  it('a document in text does not, whatever it asks and however it is dressed up', async () => {
    const introspection = '{ __schema { types { name } } }';
    const texts = [
      '{ network { name } }', introspection, '{ __typename }', 'mutation { disableMember(id: "x") { id } }', known[session]!, // not even ours, as text
    ].map((query) => JSON.stringify({ query }));
    const dressed = [
      byHash('0'.repeat(64), {}, { query: introspection }), // automatic persisted queries would take and keep it
      JSON.stringify({ query: introspection, extensions: { persistedQuery: { version: 1, sha256Hash: ['x'] } } }),
      JSON.stringify({ query: introspection, extensions: { persistedQuery: null } }),
      byHash('__proto__'), byHash('constructor'), byHash(''), JSON.stringify({ id: session }), '{}', 'null',
    ];
    for (const body of [...texts, ...dressed]) {
      const { status, text } = await post(house, body, cookie());
      expect([body, Math.floor(status / 100), text]).toEqual([body, 4, expect.not.stringMatching(LEAKS)]);
      expect(text).not.toContain('"data":{');
    }
  });

  it('A2: and costs next to nothing', async () => {
    for (const [name, query] of Object.entries(hostileDocuments())) {
      const before = process.cpuUsage();
      const { status } = await ask(house, query);
      const { user, system } = process.cpuUsage(before);
      expect([name, status, (user + system) / 1000 < 50]).toEqual([name, 403, true]);
    }
  });

  it('a known hash runs our document, not the text beside it', async () => {
    const { text } = await post(house, byHash(session, {}, { query: '{ __schema { types { name } } }' }), cookie());
    expect(text).toContain('"championOf"');
    expect(text).not.toContain('__schema');
  });

  it('no way of writing the address leads round the door', async () => {
    const init = { method: 'POST', body: JSON.stringify({ query: '{ network { name } }' }), headers: { 'content-type': 'application/json', accept: GRAPHQL, 'apollo-require-preflight': 'true' } };
    for (const path of ['/graphql', '/%67raphql', '/graphql%3F', '/graphql/', '//graphql', '/GraphQL', '/graphql;x', '/./graphql', '/x/../graphql', '/graphql?query={network{name}}']) {
      const response = await fetch(`${house.url}${path}`, init);
      expect([path, Math.floor(response.status / 100), await response.text()]).toEqual([path, 4, expect.not.stringContaining('"network"')]);
    }
  });

  it('nothing runs for another site, by GET, or in a batch', async () => {
    for (const headers of [{ origin: 'https://evil.example' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }] as Record<string, string>[]) {
      expect((await post(house, byHash(session), { ...cookie(), ...headers })).status).toBe(403);
    }
    expect((await post(house, byHash(session), { ...cookie(), origin: house.url })).status).toBe(200);
    expect((await post(house, `[${byHash(session)}]`, cookie())).status).toBe(400);
    const extensions = encodeURIComponent(JSON.stringify({ persistedQuery: { version: 1, sha256Hash: session } }));
    for (const query of [`extensions=${extensions}`, `query=${encodeURIComponent(known[session]!)}`]) {
      const response = await fetch(`${house.url}/graphql?${query}`, { headers: { ...cookie(), accept: GRAPHQL, 'apollo-require-preflight': 'true' } });
      expect([response.status >= 400 && response.status < 500, await response.text()]).toEqual([true, expect.not.stringContaining('championOf')]);
    }
  });

  it('there is no other transport: no socket, no preflight for strangers, no page to explore with', async () => {
    const upgrade = await fetch(`${house.url}/graphql`, { headers: { connection: 'upgrade', upgrade: 'websocket', 'sec-websocket-key': 'eA==', 'sec-websocket-version': '13' } }).catch(() => null);
    expect(upgrade?.status ?? 400).toBeGreaterThanOrEqual(400);
    const preflight = await fetch(`${house.url}/graphql`, { method: 'OPTIONS', headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' } });
    expect(preflight.headers.get('access-control-allow-origin')).toBeNull();
    for (const path of ['/graphql', '/dev/mailbox', '/dev/clock', '/dev', '/playground', '/graphiql', '/api/auth/sign-up/email', '/api/auth/ok']) {
      const response = await fetch(`${house.url}${path}`, { headers: { accept: 'text/html' }, redirect: 'manual' });
      expect([path, response.status >= 400 && response.status < 500]).toEqual([path, true]);
    }
  });
});
