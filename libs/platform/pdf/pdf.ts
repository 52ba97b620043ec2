import { readFileSync } from 'node:fs';
import Document from 'pdfkit';

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

/** US Letter, as offices in Canada print on: 8.5 by 11 inches. */
export const LETTER_PAGE = { width: 612, height: 792 };

const FACES = { regular: 'dist/fonts/BCSans-Regular.ttf', bold: 'dist/fonts/BCSans-Bold.ttf' };
const faces = new Map<string, Buffer>();
const faceAt = (path: string): Buffer => {
  if (!faces.has(path)) faces.set(path, readFileSync(path));
  return faces.get(path)!;
};

interface Face {
  hasGlyphForCodePoint(code: number): boolean;
}

/**
 * A PDF that is written page by page, in BC Sans (Latin, Dakelh and its neighbours, syllabics). A text is first laid, which
 * throws where it cannot stand as it should, and then drawn: so nothing is ever on half a page. `taken` hands out what is
 * ready, so that memory does not grow with the number of pages.
 */
export class Pdf {
  private readonly doc: PDFKit.PDFDocument;

  constructor(title: string, lang = 'en-CA') {
    this.doc = new Document({ size: [LETTER_PAGE.width, LETTER_PAGE.height], margin: 0, autoFirstPage: false, lang, displayTitle: true, info: { Title: title } });
    for (const [name, path] of Object.entries(FACES)) this.doc.registerFont(name, faceAt(path) as unknown as PDFKit.Mixins.PDFFontSource);
  }

  page(): void {
    this.doc.addPage();
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

  draw({ lines, x, y, style }: Laid): void {
    this.use(style);
    const leading = style.leading ?? style.size * 1.4;
    this.doc.fillColor('#000');
    for (const [index, line] of lines.entries()) if (line) this.doc.text(line, x, y + index * leading, { lineBreak: false });
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

  /** What is written so far and was not handed out yet. */
  *taken(): Generator<Buffer> {
    for (let chunk = this.doc.read() as Buffer | null; chunk; chunk = this.doc.read() as Buffer | null) yield chunk;
  }

  /** Ends the document and hands out the rest. */
  async *rest(): AsyncGenerator<Buffer> {
    this.doc.end();
    for await (const chunk of this.doc as unknown as AsyncIterable<Buffer>) yield chunk;
  }

  private use({ size, bold }: Style): void {
    this.doc.font(bold ? 'bold' : 'regular').fontSize(size);
  }

  private has(character: string): boolean {
    return (this.doc as unknown as { _font: { font: Face } })._font.font.hasGlyphForCodePoint(character.codePointAt(0)!);
  }

  private wrap(line: string, text: string, box: Box): string[] {
    for (const character of line) if (!this.has(character)) throw new MissingGlyph(character, text, box.name);
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
