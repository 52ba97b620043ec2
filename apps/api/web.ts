import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** The addresses the web app answers by itself, once it is loaded. */
const SCREENS = ['/', '/blanket', '/tables', '/tables/*', '/members', '/members/*', '/organisations', '/organisations/*', '/duplicates', '/duplicates/*', '/lists', '/lists/*', '/imports', '/imports/*', '/evaluations', '/evaluations/*', '/phone-list', '/phone-list/*', '/mail', '/mail/*', '/postcards', '/postcards/*', '/returned', '/returned/*', '/settings', '/settings/*', '/help'];

/** Serves the built web app: hashed files for a year, its one page always fresh. Pages of the API come first. */
export async function serveWeb(fastify: FastifyInstance, folder: string): Promise<void> {
  const root = resolve(folder);
  if (!existsSync(root)) return;
  await fastify.register(fastifyStatic, {
    root,
    prefix: '/',
    wildcard: false,
    index: false,
    preCompressed: true,
    setHeaders: (reply, path) => {
      reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  for (const path of SCREENS) fastify.get(path, (_request, reply) => reply.sendFile('index.html'));
}
