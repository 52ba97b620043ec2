import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AppError, Config, type Direct, type KnownOperations, resolveKnown } from '#platform';
import { tell } from './page-errors.filter.js';

const CSP = [
  "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "font-src 'self'", "connect-src 'self'", "manifest-src 'self'",
  "frame-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
].join('; ');

/** A form in parts may be this long. */
const FORM_BYTES = 4096;

const ALWAYS = Object.entries({
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
});

/** The headers every answer has. */
export function secure(reply: FastifyReply, config: Config): void {
  for (const [name, value] of ALWAYS) reply.header(name, value);
  if (config.publicUrl.startsWith('https:')) reply.header('strict-transport-security', 'max-age=31536000');
  if (!reply.hasHeader('content-security-policy')) reply.header('content-security-policy', CSP); // a letter shown as it is sent brings its own
  if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
}

const JSON_KINDS = ['application/graphql-response+json', 'application/json'];

/** The kind of JSON to answer with; undefined where it takes more to find out, or a form of another site could have sent this. */
function jsonKind({ 'content-type': sent, accept = '*/*' }: FastifyRequest['headers']): string | undefined {
  if (!sent?.startsWith('application/json') || accept.includes(';')) return undefined;
  return accept === '*/*' ? 'application/json' : accept.split(',').map((kind) => kind.trim()).find((kind) => JSON_KINDS.includes(kind));
}

/** What every request and answer passes: security headers, no writing from another site, known operations only. */
export function guardDoor(fastify: FastifyInstance, config: Config, known: KnownOperations, direct: Direct): void {
  fastify.addHook('onSend', (_request, reply, _payload, done) => {
    secure(reply, config);
    done();
  });

  // A file is handed on as it flows in: whoever may not send it is refused before it is read. Windows calls CSV an Excel file.
  fastify.addContentTypeParser(['text/csv', 'application/csv', 'application/vnd.ms-excel'], (_request, file, done) => done(null, file));

  // Browsers say where a request comes from. One that writes must come from us; mail programs and tools say nothing.
  fastify.addHook('onRequest', (request, reply, done) => {
    if (request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS') return done();
    const site = request.headers['sec-fetch-site'];
    const origin = request.headers.origin;
    const ours = !origin || origin === config.publicUrl || (config.local && origin === `http://${request.headers.host}`);
    if (!ours || site === 'cross-site') return tell(request, reply, new AppError('FORBIDDEN', 'This was sent from another site. Please start from our own page.'));
    done();
  });

  // A mail program's one click may come as a form in parts (RFC 8058, section 3.1); no page of ours sends a file this way.
  fastify.addContentTypeParser('multipart/form-data', { parseAs: 'string', bodyLimit: FORM_BYTES }, async (request: FastifyRequest, body: string | Buffer) => {
    const form = await new Response(body, { headers: { 'content-type': request.headers['content-type']! } }).formData().catch(() => {
      throw new AppError('BAD_INPUT', 'We could not read this form.');
    });
    return Object.fromEntries([...form].filter(([, value]) => typeof value === 'string'));
  });

  // A message that came back, as it came: /bounces reads it, and its signature is over its bytes.
  fastify.addContentTypeParser('message/rfc822', { parseAs: 'buffer' }, async (_request: FastifyRequest, body: string | Buffer) => body);

  // The route decides, not the address: /%67raphql leads to it too.
  fastify.addHook('preValidation', (request, reply, done) => {
    if (request.routeOptions.url !== '/graphql') return done();
    let query: string | undefined;
    try {
      if (request.method !== 'POST') throw new AppError('BAD_INPUT', 'Operations are sent by POST.');
      query = resolveKnown(request.body, known, config.local);
    } catch (error) {
      return tell(request, reply, error as AppError);
    }
    const kind = query && jsonKind(request.headers);
    if (!query || !kind) return done();
    void direct.answer(query, request.body as object, { req: request }).then((text) => (text === null ? done() : void reply.header('content-type', `${kind}; charset=utf-8`).send(text))).catch(done);
  });
}
