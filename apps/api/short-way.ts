import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { Config, type Direct, type KnownOperations } from '#platform';
import { alwaysSent, isOurs } from './door.js';

/** Longer than the variables of any page. */
const LONGEST = 16_384;

const JSON_KINDS = ['application/graphql-response+json', 'application/json'];

/** The kind of JSON to answer with; undefined where it takes more to find out, or a form of another site could have sent this. */
function jsonKind({ 'content-type': sent, accept = '*/*' }: IncomingMessage['headers']): string | undefined {
  if (!sent?.startsWith('application/json') || accept.includes(';')) return undefined;
  return accept === '*/*' ? 'application/json' : accept.split(',').map((kind) => kind.trim()).find((kind) => JSON_KINDS.includes(kind));
}

interface Body {
  variables?: unknown;
  operationName?: unknown;
  extensions?: { persistedQuery?: { sha256Hash?: unknown } | null } | null;
}

function read(bytes: Buffer): Body | null {
  try {
    return JSON.parse(bytes.toString()) as Body | null;
  } catch {
    return null;
  }
}

/**
 * A page's query by its hash, asked by our own app, is answered before fastify's hooks and routes: what they would do about it
 * is said here in a few lines, and takes less time than they take to be gone through. Everything else goes on to fastify as
 * it came; also a query whose answer needs Apollo.
 */
export function openShortWay(fastify: FastifyInstance, config: Config, known: KnownOperations, direct: Direct): void {
  const { server } = fastify;
  const [goOn] = server.listeners('request') as [RequestListener];
  const always = alwaysSent(config).flat();
  /** What was read already, to be read again by fastify. */
  const bodies = new WeakMap<IncomingMessage, Buffer>();

  const answer = (request: IncomingMessage, response: ServerResponse, kind: string, bytes: Buffer): void => {
    const replay = () => {
      bodies.set(request, bytes);
      goOn(request, response);
    };
    const body = read(bytes);
    const hash = body?.extensions?.persistedQuery?.sha256Hash;
    const query = typeof hash === 'string' ? known.get(hash) : undefined;
    const asked = query ? direct.answer(query, body!, { req: { headers: request.headers } }) : null;
    if (!asked) return replay();
    void asked.then((text) => {
      if (text === null) return replay();
      response.writeHead(200, [...always, 'content-type', `${kind}; charset=utf-8`, 'content-length', String(Buffer.byteLength(text))]).end(text);
    });
  };

  server.off('request', goOn);
  server.on('request', (request, response) => {
    const { method, url, headers } = request;
    const length = Number(headers['content-length'] ?? Number.NaN);
    // a server that closes leaves it to fastify to say so
    const kind = method === 'POST' && url === '/graphql' && length <= LONGEST && server.listening && isOurs(headers, config) ? jsonKind(headers) : undefined;
    if (!kind) return goOn(request, response);
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => answer(request, response, kind, parts.length === 1 ? parts[0]! : Buffer.concat(parts)));
  });
  fastify.addHook('preParsing', (request, _reply, payload, done) => {
    const bytes = bodies.get(request.raw);
    done(null, bytes ? Readable.from([bytes], { objectMode: false }) : payload);
  });
}
