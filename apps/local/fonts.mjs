// Unpacks BC Sans for PDFs: npm brings it as WOFF for browsers, a PDF holds TrueType. Plain JavaScript, no dependency.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';

const FACES = ['BCSans-Regular', 'BCSans-Bold'];

/** Writes the faces to dist/fonts. */
export function makeFonts(root) {
  const folder = join(root, 'dist', 'fonts');
  mkdirSync(folder, { recursive: true });
  for (const face of FACES) {
    const made = join(folder, `${face}.ttf`);
    writeFileSync(`${made}.new`, unpack(readFileSync(join(root, 'node_modules', '@bcgov', 'bc-sans', 'fonts', `${face}.woff`))));
    renameSync(`${made}.new`, made);
  }
}

/** A WOFF file is a TrueType file whose tables are deflated one by one (W3C, WOFF File Format 1.0, sections 3 to 5). */
function unpack(woff) {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('BC Sans is not the WOFF file it was.');
  const count = woff.readUInt16BE(12);
  const power = 2 ** Math.floor(Math.log2(count));
  const head = Buffer.alloc(12 + 16 * count);
  woff.copy(head, 0, 4, 8); // the flavour
  [count, power * 16, Math.log2(power), (count - power) * 16].forEach((value, index) => head.writeUInt16BE(value, 4 + 2 * index));
  const parts = [head];
  let at = head.length;
  for (let i = 0; i < count; i++) {
    const entry = 44 + 20 * i;
    const [from, packed, size, sum] = [4, 8, 12, 16].map((offset) => woff.readUInt32BE(entry + offset));
    const bytes = woff.subarray(from, from + packed);
    const table = packed < size ? inflateSync(bytes) : bytes;
    woff.copy(head, 12 + 16 * i, entry, entry + 4); // the tag
    [sum, at, size].forEach((value, index) => head.writeUInt32BE(value, 16 + 16 * i + 4 * index));
    const padded = Buffer.alloc(Math.ceil(size / 4) * 4);
    table.copy(padded);
    parts.push(padded);
    at += padded.length;
  }
  return Buffer.concat(parts);
}
