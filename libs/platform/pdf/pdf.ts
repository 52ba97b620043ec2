import { readFileSync } from 'node:fs';
import type { Readable } from 'node:stream';
import Document from 'pdfkit';
import { barsOf, type Qr, QUIET } from './qr.js';

/** A letter that the typeface has no shape for: it would print as an empty box. */
export class MissingGlyph extends Error {
  constructor(character: string, text: string, box: string) {
    super(`The typeface has no shape for "${character}" (U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}) in "${short(text)}" (${box}).`);
  }
}

/** A text that does not fit where it should stand: it would be cut off. */
export class Overflow extends Error {
  constructor(text: string, box: string) {
    super(`"${short(text)}" does not fit (${box}).`);
  }
}

const short = (text: string) => {
  const line = text.replaceAll('\n', ', ');
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
};

/** A typeface as pdfkit holds it, as far as we lean on it. */
interface Embedded {
  id: string;
  font: Face;
  ascender: number;
  /** The shape of every word ever set: it would grow with each name. */
  layoutCache: object;
  ref(): unknown;
  encode(text: string): [glyphs: string[], positions: { xAdvance: number; advanceWidth: number; xOffset: number; yOffset: number }[]];
}

/** After so many uses of a typeface the words it has set are forgotten. */
const FORGET = 5000;

const bytes = (content: string) => Buffer.from(content, 'latin1');

/** A laid text as the operators that show it (ISO 32000-2, section 9.4), each line upright on a page whose heights count downward. */
function shown({ lines, x, y, style }: Laid, face: Embedded): Buffer {
  const leading = style.leading ?? style.size * 1.4;
  const scale = style.size / 1000;
  const texts = lines.map((line, index) => {
    if (!line) return '';
    const foot = y + index * leading + face.ascender * scale;
    const [glyphs, positions] = face.encode(line);
    const at = (right: number, up: number) => `1 0 0 -1 ${round(right)} ${round(foot - up)} Tm`;
    const parts = [at(x, 0)];
    let [run, right, moved] = ['', x, false];
    const flush = () => {
      if (run) parts.push(`[<${run}>] TJ`);
      run = '';
    };
    for (const [n, { xAdvance, advanceWidth, xOffset, yOffset }] of positions.entries()) {
      if (xOffset || yOffset || moved) {
        flush();
        parts.push(at(right + xOffset * scale, yOffset * scale));
      }
      run += glyphs[n];
      right += xAdvance * scale;
      moved = !!(xOffset || yOffset);
      if (xAdvance !== advanceWidth) run += `> ${round(advanceWidth - xAdvance)} <`;
    }
    flush();
    return `BT\n/${face.id} ${round(style.size)} Tf\n${parts.join('\n')}\nET\n`;
  });
  return bytes(`0 g\n${texts.join('')}`);
}

/** Four places, as PDF writers do: a thousandth of a point is 0.4 µm. */
const round = (value: number) => Math.round(value * 10_000) / 10_000;

/** Where a text may stand, in points (72 to an inch) from the top left, and what the place is called in a fault. */
export interface Box {
  name: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Style {
  size: number;
  bold?: boolean;
  /** From one line's head to the next's; 1.4 times the size unless said otherwise. */
  leading?: number;
}

/** A text set in lines, not yet on paper. */
export interface Laid {
  lines: string[];
  x: number;
  y: number;
  /** How far down it reaches. */
  height: number;
  style: Style;
}

export interface Size {
  width: number;
  height: number;
}

/** What stands on a page in the end, whether it is printed or shown. A point and a size are from the top left. */
export interface Paper {
  /** What `work` draws, moved to the right and down. */
  moved(x: number, y: number, work: () => void): void;
  draw(laid: Laid): void;
  line(x1: number, y1: number, x2: number, y2: number): void;
  fill(x: number, y: number, width: number, height: number, color: string): void;
  /** A QR code in a square of this size, with the clear border it needs. */
  code(qr: Qr, x: number, y: number, size: number): void;
}

/** US Letter, as offices in Canada print on: 8.5 by 11 inches. */
export const LETTER_PAGE = { width: 612, height: 792 };

const FACES = { regular: 'dist/fonts/BCSans-Regular.ttf', bold: 'dist/fonts/BCSans-Bold.ttf' };
const faces = new Map<string, Buffer>();
const faceAt = (path: string): Buffer => {
  if (!faces.has(path)) faces.set(path, readFileSync(path));
  return faces.get(path)!;
};

interface Face {
  unitsPerEm: number;
  hasGlyphForCodePoint(code: number): boolean;
  layout(text: string): { glyphs: { path: { scale(by: number): { toSVG(): string } } }[]; positions: { xAdvance: number; xOffset: number; yOffset: number }[] };
}

/**
 * A PDF that is written page by page, in BC Sans (Latin, Dakelh and its neighbours, syllabics). A text is first laid, which
 * throws where it cannot stand as it should, and then drawn: so nothing is ever on half a page. `taken` hands out what is
 * ready, so that memory does not grow with the number of pages.
 */
export class Pdf implements Paper {
  private readonly doc: PDFKit.PDFDocument;
  private readonly written = new WeakMap<Laid, Buffer>();
  private readonly fonts = new Set<Embedded>();
  /** Letters known to have a shape, each after its typeface. */
  private readonly shapes = new Set<string>();
  private uses = 0;

  constructor(title: string, lang = 'en-CA') {
    this.doc = new Document({ size: [LETTER_PAGE.width, LETTER_PAGE.height], margin: 0, autoFirstPage: false, lang, displayTitle: true, info: { Title: title } });
    for (const [name, path] of Object.entries(FACES)) this.doc.registerFont(name, faceAt(path) as unknown as PDFKit.Mixins.PDFFontSource);
  }

  /** A new page; US Letter unless said otherwise. `trim` is where it is cut, `bleed` how far colour goes past that. */
  page(size: Size = LETTER_PAGE, trim?: Size & { x: number; y: number; bleed: number }): void {
    this.doc.addPage({ size: [size.width, size.height], margin: 0 });
    if (!trim) return;
    const box = (past: number) => [trim.x - past, size.height - trim.y - trim.height - past, trim.x + trim.width + past, size.height - trim.y + past];
    Object.assign((this.doc.page as unknown as { dictionary: { data: object } }).dictionary.data, { TrimBox: box(0), BleedBox: box(trim.bleed) });
  }

  /** Sets a text into lines that stay in a box. Throws MissingGlyph or Overflow, each with its reason. */
  lay(text: string, box: Box, style: Style): Laid {
    this.use(style);
    const leading = style.leading ?? style.size * 1.4;
    const lines = text.normalize('NFC').split('\n').flatMap((line) => this.wrap(line, text, box));
    const height = lines.length * leading;
    if (height > box.height + 0.01) throw new Overflow(text, box.name);
    return { lines, x: box.x, y: box.y, height, style };
  }

  draw(laid: Laid): void {
    this.use(laid.style);
    const face = this.face();
    const { page } = this.doc as unknown as { page: { fonts: Record<string, unknown> } };
    page.fonts[face.id] ??= face.ref();
    let written = this.written.get(laid);
    if (!written) this.written.set(laid, (written = shown(laid, face)));
    this.write(written);
  }

  moved(x: number, y: number, work: () => void): void {
    this.write(bytes(`q 1 0 0 1 ${round(x)} ${round(y)} cm\n`));
    work();
    this.write(bytes('Q\n'));
  }

  line(x1: number, y1: number, x2: number, y2: number): void {
    this.write(bytes(`q 0 G 0.25 w ${round(x1)} ${round(y1)} m ${round(x2)} ${round(y2)} l S Q\n`));
  }

  fill(x: number, y: number, width: number, height: number, color: string): void {
    const parts = [1, 3, 5].map((at) => round(Number.parseInt(color.slice(at, at + 2), 16) / 255));
    this.write(bytes(`q ${parts.join(' ')} rg ${round(x)} ${round(y)} ${round(width)} ${round(height)} re f Q\n`));
  }

  code(qr: Qr, x: number, y: number, size: number): void {
    const square = size / (qr.size + 2 * QUIET);
    let bars = '';
    for (const [left, top, width] of barsOf(qr)) bars += `${left} ${top} ${width} 1 re `;
    this.write(bytes(`q 0 g ${round(square)} 0 0 ${round(square)} ${round(x)} ${round(y)} cm ${bars}f Q\n`));
  }

  /** The shapes of a laid text as an SVG path, each line with its foot where it would be printed. */
  outlines({ lines, x, y, style }: Laid): { d: string; x: number; y: number }[] {
    this.use(style);
    const { font, ascender } = this.face();
    const scale = style.size / font.unitsPerEm;
    const leading = style.leading ?? style.size * 1.4;
    return lines.flatMap((line, index) => {
      const { glyphs, positions } = font.layout(line);
      let at = x;
      return glyphs.map(({ path }, n) => {
        const { xAdvance, xOffset, yOffset } = positions[n]!;
        const shape = { d: path.scale(scale).toSVG(), x: at + xOffset * scale, y: y + index * leading + (ascender / 1000) * style.size - yOffset * scale };
        at += xAdvance * scale;
        return shape;
      });
    });
  }

  /** A box to tick. */
  square(x: number, y: number, size: number): void {
    this.doc.lineWidth(1).rect(x, y, size, size).stroke('#000');
  }

  rule(x: number, y: number, width: number, thickness = 0.5): void {
    this.doc.lineWidth(thickness).moveTo(x, y).lineTo(x + width, y).stroke('#000');
  }

  /** The text with a question mark for each letter that has no shape: for telling which letter failed. */
  printable(text: string): string {
    this.use({ size: 10 });
    return [...text.normalize('NFC')].map((one) => (this.has(one) ? one : '?')).join('');
  }

  /** What is written so far and was not handed out yet, once it is so many bytes. */
  *taken(least = 0): Generator<Buffer> {
    if ((this.doc as unknown as Readable).readableLength < least) return;
    for (let chunk = this.doc.read() as Buffer | null; chunk; chunk = this.doc.read() as Buffer | null) yield chunk;
  }

  /** Ends the document and hands out the rest. */
  async *rest(): AsyncGenerator<Buffer> {
    this.doc.end();
    for await (const chunk of this.doc as unknown as AsyncIterable<Buffer>) yield chunk;
  }

  private use({ size, bold }: Style): void {
    if (++this.uses % FORGET === 0) for (const font of this.fonts) font.layoutCache = {};
    this.doc.font(bold ? 'bold' : 'regular').fontSize(size);
  }

  private face(): Embedded {
    const { _font: face } = this.doc as unknown as { _font: Embedded };
    this.fonts.add(face);
    return face;
  }

  private has(character: string): boolean {
    const { font, id } = this.face();
    const known = `${id}${character}`;
    if (this.shapes.has(known)) return true;
    if (!font.hasGlyphForCodePoint(character.codePointAt(0)!)) return false;
    this.shapes.add(known);
    return true;
  }

  /** Bytes that pdfkit takes as they are; it would take a text apart letter by letter. */
  private write(content: Buffer): void {
    this.doc.addContent(content);
  }

  private wrap(line: string, text: string, box: Box): string[] {
    for (const character of line) if (!this.has(character)) throw new MissingGlyph(character, text, box.name);
    if (this.doc.widthOfString(line) <= box.width) return [line];
    const lines: string[] = [];
    let current = '';
    for (const word of line.split(' ')) {
      if (this.doc.widthOfString(word) > box.width) throw new Overflow(text, box.name);
      const longer = current ? `${current} ${word}` : word;
      if (this.doc.widthOfString(longer) <= box.width) current = longer;
      else {
        lines.push(current);
        current = word;
      }
    }
    return [...lines, current];
  }
}
