import { Socket } from 'node:net';

/** What a socket keeps to read into. */
const SMALL = 65_536;
/** A buffer that one long answer needed is let go of past this. */
const LARGE = 1_048_576;
/** A kind and a length, which counts itself. */
const HEAD = 5;
/** PostgreSQL sends nothing longer. */
const LONGEST = 2 ** 30;

/**
 * A socket to PostgreSQL that reads into one buffer of its own and hands on whole messages only, so that nothing of it is
 * kept by whoever takes them apart. The usual socket takes new memory for each piece it reads and pg more to put them
 * together: for a page of 150 kB four times its size, and clearing that away took as long as all else about the page.
 * For connections without TLS, which reads for itself.
 */
export function messageSocket(): Socket {
  let buffer = Buffer.allocUnsafe(SMALL);
  let filled = 0;
  /** Where the first message ends that is not here whole. */
  let needed = 0;

  const read = (count: number): boolean => {
    filled += count;
    if (filled < needed) return true;
    let whole = 0;
    needed = 0;
    while (filled - whole >= HEAD) {
      const end = whole + 1 + buffer.readUInt32BE(whole + 1);
      if (end > filled) {
        needed = end - whole;
        break;
      }
      whole = end;
    }
    if (needed > LONGEST) return !socket.destroy(new Error('What answers at the address of the database is not PostgreSQL.'));
    const left = filled - whole;
    if (whole) socket.emit('data', buffer.subarray(0, whole));
    makeRoom(whole, left);
    filled = left;
    return true;
  };
  /** Moves what is left to the front of a buffer that holds what is needed. */
  const makeRoom = (from: number, left: number): void => {
    const size = Math.max(SMALL, needed);
    const fits = buffer.length >= size && (buffer.length <= LARGE || size > LARGE) && buffer.length - left >= SMALL / 4;
    const next = fits ? buffer : Buffer.allocUnsafe(size + SMALL);
    if (left && (from || next !== buffer)) buffer.copy(next, 0, from, from + left);
    buffer = next;
  };
  const socket = new Socket({ onread: { buffer: () => buffer.subarray(filled), callback: read } });
  return socket;
}
