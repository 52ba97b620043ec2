import { create } from 'qrcode';

/** A QR code as its squares: `dark[row * size + column]` is 1 for a dark one. */
export interface Qr {
  size: number;
  dark: Uint8Array;
}

/** Around a code, so many squares stay clear (ISO/IEC 18004, section 5.3.8). */
export const QUIET = 4;

/**
 * A text as a QR code. One segment of bytes and one mask: any decoder reads every mask, and to try all eight and to part the
 * text into the shortest segments takes 27 times as long.
 */
export function qrOf(text: string): Qr {
  const { modules } = create([{ data: Buffer.from(text), mode: 'byte' }], { errorCorrectionLevel: 'M', maskPattern: 2 });
  return { size: modules.size, dark: modules.data };
}

/** Its dark squares as rows of rectangles, in squares from the top left, with the clear ones around: `x y width`. */
export function* barsOf({ size, dark }: Qr): Generator<[x: number, y: number, width: number]> {
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const from = column;
      while (column < size && dark[row * size + column]) column++;
      if (column > from) yield [from + QUIET, row + QUIET, column - from];
    }
  }
}
