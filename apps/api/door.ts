import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AppError, Config, type KnownOperations, resolveKnown } from '#platform';
import { tell } from './page-errors.filter.js';

const CSP = [
  "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "font-src 'self'", "connect-src 'self'", "manifest-src 'self'",
  "frame-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
].join('; ');

/** A form in parts may be this long. */
const FORM_BYTES = 4096;

/** The headers every answer has, as names and values. */
export const alwaysSent = (config: Config): [name: string, value: string][] => [
  ['x-content-type-options', 'nosniff'],
  ['referrer-policy', 'same-origin'],
  ['cross-origin-opener-policy', 'same-origin'],
  ['cross-origin-resource-policy', 'same-origin'],
  ['permissions-policy', 'camera=(), geolocation=(), microphone=()'],
  ...(config.publicUrl.startsWith('https:') ? [['strict-transport-security', 'max-age=31536000'] as [string, string]] : []),
  ['content-security-policy', CSP],
  ['cache-control', 'no-store'],
];

/** Gives an answer the headers that it lacks: a letter shown as it is sent brings its own policy. */
export function secure(reply: FastifyReply, config: Config): void {
  for (const [name, value] of alwaysSent(config)) if (!reply.hasHeader(name)) reply.header(name, value);
}

/** Whether a request that writes comes from us. Browsers say where it comes from; mail programs and tools say nothing. */
export function isOurs({ origin, host, 'sec-fetch-site': site }: IncomingHttpHeaders, config: Config): boolean {
  return (!origin || origin === config.publicUrl || (config.local && origin === `http://${host}`)) && site !== 'cross-site';
}

/** What every request and answer passes: security headers, no writing from another site, known operations only. */
export function guardDoor(fastify: FastifyInstance, config: Config, known: KnownOperations): void {
  fastify.addHook('onSend', (_request, reply, _payload, done) => {
    secure(reply, config);
    done();
  });

  // A file is handed on as it flows in: whoever may not send it is refused before it is read. Windows calls CSV an Excel file.
  fastify.addContentTypeParser(['text/csv', 'application/csv', 'application/vnd.ms-excel'], (_request, file, done) => done(null, file));

  fastify.addHook('onRequest', (request, reply, done) => {
    if (request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS' || isOurs(request.headers, config)) return done();
    tell(request, reply, new AppError('FORBIDDEN', 'This was sent from another site. Please start from our own page.'));
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
    try {
      if (request.method !== 'POST') throw new AppError('BAD_INPUT', 'Operations are sent by POST.');
      resolveKnown(request.body, known, config.local);
      done();
    } catch (error) {
      tell(request, reply, error as AppError);
    }
  });
}
