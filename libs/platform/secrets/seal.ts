import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, type KeyObject, randomBytes, timingSafeEqual } from 'node:crypto';

const keys = new Map<string, KeyObject>();

/** The key for one purpose, derived and made ready once: a campaign seals one letter for each of thousands, and a digest signs a dozen links. */
function keyFor(secret: string, purpose: string): KeyObject {
  const name = `${purpose}\n${secret}`;
  let key = keys.get(name);
  if (!key) keys.set(name, (key = createSecretKey(Buffer.from(hkdfSync('sha256', secret, 'seed-table', purpose, 32)))));
  return key;
}

/** Encrypts a JSON value (AES-256-GCM) so that the database alone cannot read it. */
export const seal = (secret: string, value: unknown): string => sealText(secret, JSON.stringify(value));

/** The same for a value that is JSON text already. */
export function sealText(secret: string, text: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyFor(secret, 'seal'), iv);
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
}

/** Opens what `seal` closed. Throws when the key is another or a byte was changed. */
export function unseal<T>(secret: string, sealed: string): T {
  const bytes = Buffer.from(sealed, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', keyFor(secret, 'seal'), bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(12, 28));
  return JSON.parse(Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')) as T;
}

/** A short signature for a link in a letter: 128 bits of HMAC-SHA256 over its purpose and id, base64url. */
export function signLink(secret: string, purpose: string, id: string): string {
  return createHmac('sha256', keyFor(secret, `link:${purpose}`)).update(id).digest().subarray(0, 16).toString('base64url');
}

/** Whether a link's signature is ours, compared in constant time. */
export function isOurLink(secret: string, purpose: string, id: string, signature: string): boolean {
  const ours = Buffer.from(signLink(secret, purpose, id));
  const theirs = Buffer.from(signature);
  return ours.length === theirs.length && timingSafeEqual(ours, theirs);
}

/** A key of its own for a library, derived from ours. */
export const derivedKey = (secret: string, purpose: string): string => keyFor(secret, purpose).export().toString('hex');
