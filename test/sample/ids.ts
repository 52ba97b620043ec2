import { createHash } from 'node:crypto';

/** The sample region's own UUID namespace: its ids meet nobody else's. */
const NAMESPACE = Buffer.from('5eed7ab1e0005a3b8c1e2021feb00121', 'hex');

function digest(text: string): Buffer {
  return createHash('sha1').update(NAMESPACE).update(text).digest();
}

/** The id of a thing by its kind and name: a UUID of version 5, the same on every run and machine. */
export function idOf(kind: string, ...name: string[]): string {
  const bytes = digest([kind, ...name].join('/')).subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x50;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** A steady number from 0 to 99 for a name: chance without a generator, so that adding somebody changes nobody else. */
export function chance(why: string, name: string): number {
  return digest(`${why}/${name}`).readUInt32BE(0) % 100;
}
