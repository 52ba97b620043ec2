import { createCipheriv, createDecipheriv, createHash, createPrivateKey, createPublicKey, diffieHellman, generateKeyPairSync, hkdfSync, type KeyObject, randomInt } from 'node:crypto';
import type { Answers } from './question.policy.js';

/** So many answers are opened together at least. */
export const LEAST_TOGETHER = 5;
/** Every answer is padded to this many bytes: its length tells nothing. */
export const PADDED = 16_384;

const SPKI = { type: 'spki', format: 'der' } as const;

/** A pair of keys for an evaluation: the public one as base64, the private one as PEM. */
export function makeKeys(): { publicKey: string; privateKey: string } {
  const { publicKey, privateKey } = generateKeyPairSync('x25519');
  return { publicKey: publicKey.export(SPKI).toString('base64'), privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() };
}

const publicFrom = (der: Buffer): KeyObject => createPublicKey({ key: der, ...SPKI });
/** The key for one answer: HKDF over the shared secret of a key made for it alone and the evaluation's. */
const keyBetween = (privateKey: KeyObject, publicKey: KeyObject, salt: Buffer): Buffer => Buffer.from(hkdfSync('sha256', diffieHellman({ privateKey, publicKey }), salt, 'seed-table sealed answer', 32));

/**
 * Seals an answer to an evaluation's public key (X25519, HKDF-SHA-256, AES-256-GCM), padded to one length. Nobody without
 * the private key can open it, the server that sealed it included. Null when it says more than fits.
 */
export function sealAnswers(publicKey: string, evaluationId: string, answers: Answers): string | null {
  const said = Buffer.from(JSON.stringify(answers), 'utf8');
  if (said.length + 4 > PADDED) return null;
  const plain = Buffer.alloc(PADDED);
  plain.writeUInt32BE(said.length);
  said.copy(plain, 4);
  const theirs = publicFrom(Buffer.from(publicKey, 'base64'));
  const once = generateKeyPairSync('x25519');
  const head = once.publicKey.export(SPKI);
  // a key for one message alone: the nonce may be all zeros
  const cipher = createCipheriv('aes-256-gcm', keyBetween(once.privateKey, theirs, head), Buffer.alloc(12));
  cipher.setAAD(Buffer.from(evaluationId));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([head, cipher.getAuthTag(), body]).toString('base64');
}

const HEAD = 44;

/** Opens what was sealed. Throws when the key is another one, or a byte was changed. */
export function openAnswers(privateKey: string, evaluationId: string, sealed: string): Answers {
  const bytes = Buffer.from(sealed, 'base64');
  const head = bytes.subarray(0, HEAD);
  const decipher = createDecipheriv('aes-256-gcm', keyBetween(createPrivateKey(privateKey), publicFrom(head), head), Buffer.alloc(12));
  decipher.setAAD(Buffer.from(evaluationId));
  decipher.setAuthTag(bytes.subarray(HEAD, HEAD + 16));
  const plain = Buffer.concat([decipher.update(bytes.subarray(HEAD + 16)), decipher.final()]);
  return JSON.parse(plain.subarray(4, 4 + plain.readUInt32BE()).toString('utf8')) as Answers;
}

/** In an order that tells nothing (Fisher–Yates with the system's randomness). */
export function shuffled<T>(list: readonly T[]): T[] {
  const all = [...list];
  for (let at = all.length - 1; at > 0; at--) {
    const other = randomInt(at + 1);
    [all[at], all[other]] = [all[other]!, all[at]!];
  }
  return all;
}

/** What is kept of the key that a page carries: with it alone a sealed answer can be replaced. */
export const hashOf = (ballotKey: string): string => createHash('sha256').update(ballotKey).digest('base64url');
export const BALLOT_KEY = /^[\w-]{22}$/;

/** Letters and digits that nobody takes for one another, without vowels, so that no code is a word. */
const ALPHABET = '34679CDFHJKMNPQRTWXY';
export const CODE_LENGTH = 6;

/** A code from bytes that look random: six characters of twenty, near 64 million. */
export function codeFrom(bytes: Buffer): string {
  let number = bytes.readBigUInt64BE();
  let code = '';
  for (let at = 0; at < CODE_LENGTH; at++, number /= BigInt(ALPHABET.length)) code += ALPHABET[Number(number % BigInt(ALPHABET.length))];
  return code;
}

/** A code as somebody types it: small letters, blanks and dashes do not matter. Null for what is none. */
export function readCode(typed: unknown): string | null {
  if (typeof typed !== 'string' || typed.length > 40) return null;
  const code = typed.toUpperCase().replace(/[\s-]+/g, '');
  return code.length === CODE_LENGTH && [...code].every((one) => ALPHABET.includes(one)) ? code : null;
}
