import { readFileSync } from 'node:fs';
import { AppError } from '../errors/app-error.js';

interface Body {
  query?: unknown;
  extensions?: { persistedQuery?: { sha256Hash?: unknown } } | null;
}

/** The operations the web app was built with: hash → document. */
export type KnownOperations = ReadonlyMap<string, string>;

/** Reads the manifest that the web build wrote. An absent one means: no operations are known. */
export function readKnownOperations(path: string): KnownOperations {
  try {
    return new Map(Object.entries(JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>));
  } catch {
    return new Map();
  }
}

/**
 * Puts the document in the place of its hash (promise A3). Arbitrary text runs in local mode only.
 * Throws FORBIDDEN for text, NOT_FOUND for a hash that is not ours.
 */
export function resolveKnown(body: unknown, known: KnownOperations, textToo: boolean): void {
  if (!body || typeof body !== 'object' || Array.isArray(body)) {
    if (Array.isArray(body)) throw new AppError('BAD_INPUT', 'Please send one operation at a time.');
    return;
  }
  const request = body as Body;
  const hash = request.extensions?.persistedQuery?.sha256Hash;
  if (typeof hash === 'string') {
    const document = known.get(hash);
    if (!document) throw new AppError('NOT_FOUND', 'This page is of an earlier version. Please reload it.');
    request.query = document;
    request.extensions = null;
    return;
  }
  if (!textToo) throw new AppError('FORBIDDEN', 'Only the operations of the web app run here.');
}
