import { type Box, type Laid, MissingGlyph, Overflow, type Paper, type Pdf, type Qr, qrOf, type Size } from '#platform';

const INCH = 72;
const MM = INCH / 25.4;

/** How cards are printed: by a print shop on their own, or by an office printer, four on a sheet of US Letter. */
export enum Format {
  SIX_BY_FOUR_AND_A_QUARTER = '6x4.25',
  SIX_BY_FOUR = '6x4',
  SHEET = 'sheet',
}

/** The sizes of cards. A quarter of US Letter is as small as Canada Post takes (140 by 90 mm, Lettermail). */
export const SIZES: Record<Format, Size> = {
  [Format.SIX_BY_FOUR_AND_A_QUARTER]: { width: 6 * INCH, height: 4.25 * INCH },
  [Format.SIX_BY_FOUR]: { width: 6 * INCH, height: 4 * INCH },
  [Format.SHEET]: { width: 5.5 * INCH, height: 4.25 * INCH },
};

/** Colour goes so far past the cut. */
export const BLEED = INCH / 8;
/** Around a card on a print shop's page: the bleed, then the marks at which it is cut. */
export const MARGIN = BLEED + 18;

/** What fits every format: the same words stand in the same lines on each of them, so one check is a check of all. */
const CORE: Size = { width: 5.5 * INCH, height: 4 * INCH };
const EDGE = 24;

/**
 * Canada Post (Postal Standards, Lettermail): the address below the top 40 mm, one left margin, characters of 2 to 5 mm, 3 mm
 * clear around it; postage in the upper right corner, at most 74 by 42 mm; nothing at the foot, where machines print their bars.
 */
const POSTAGE: Size = { width: 74 * MM, height: 42 * MM };
const FOOT = 19 * MM;
const BOXES = {
  heading: { name: 'the heading', x: EDGE, y: 26, width: CORE.width - 2 * EDGE, height: 48 },
  body: { name: 'the text', x: EDGE, y: 0, width: 232, height: 0 },
  caption: { name: 'the line below the QR code', x: 274, y: 208, width: 98, height: 26 },
  code: { name: 'the code', x: 274, y: 236, width: 98, height: 24 },
  sender: { name: 'the return address', x: EDGE, y: EDGE, width: CORE.width - POSTAGE.width - EDGE - 3 * MM, height: 68 },
  address: { name: 'the address', x: 150, y: POSTAGE.height + 4 * MM, width: CORE.width - 150 - EDGE, height: CORE.height - POSTAGE.height - 4 * MM - FOOT },
  ref: { name: 'the mark by which it is found when it comes back', x: EDGE, y: 152, width: 110, height: 10 },
} satisfies Record<string, Box>;
const QR = { x: 268, y: 98, size: 108 };
const RETURN_QR = { x: EDGE - 4, y: 98, size: 54 };
const STYLES = {
  heading: { size: 18, bold: true, leading: 23 },
  body: { size: 11.5, leading: 15.5 },
  caption: { size: 8.5, leading: 11 },
  code: { size: 15, bold: true, leading: 20 },
  sender: { size: 8.5, leading: 11 },
  address: { size: 11.5, leading: 15 },
  ref: { size: 7, leading: 9 },
};
const STRIPE = { height: 8, color: '#1f5c4a' };

/** Languages whose words for this we know; others have the code alone, and say it in their own text. */
const CAPTION: Record<string, string> = { en: 'Scan this with a phone,\nor type this code:', fr: 'Balayez ce code,\nou tapez :' };

/** The side with the text: the same on each card of a run but for its code. */
export interface Front {
  words: Laid[];
}

/** What is of one card alone. */
export interface Face {
  code: Laid;
  qr: Qr;
  address: Laid[];
  returnQr: Qr;
  ref: Laid;
}

export interface Run {
  heading: string;
  body: string;
  lang: string;
}

/** What is printed on one card alone. */
export interface Addressed {
  name: string;
  lines: string[];
  url: string;
  code: string;
  ref: string;
}

/** Bold where its typeface has every letter: it has no syllabics. */
function boldly(pdf: Pdf, text: string, box: Box, style: { size: number; bold?: boolean; leading: number }): Laid {
  try {
    return pdf.lay(text, box, style);
  } catch (error) {
    if (!(error instanceof MissingGlyph)) throw error;
    return pdf.lay(text, box, { ...style, bold: false });
  }
}

/** Sets what every card of a run says. Throws MissingGlyph or Overflow. */
export function setFront(pdf: Pdf, { heading, body, lang }: Run): Front {
  const head = boldly(pdf, heading, BOXES.heading, STYLES.heading);
  const top = head.y + head.height + 10;
  const text = pdf.lay(body, { ...BOXES.body, y: top, height: CORE.height - EDGE - top }, STYLES.body);
  const caption = CAPTION[lang.split('-')[0]!];
  return { words: [head, text, ...(caption ? [pdf.lay(caption, BOXES.caption, STYLES.caption)] : [])] };
}

/** Sets a return address, which may be broken between words: it is ours, and no machine reads it. Throws MissingGlyph or Overflow. */
export const setSender = (pdf: Pdf, lines: string[]): Laid[] => [pdf.lay(lines.join('\n'), BOXES.sender, STYLES.sender)];

/** Sets what is of one card alone. Throws MissingGlyph or Overflow: a line of an address is never broken or cut. */
export function setFace(pdf: Pdf, card: Addressed, returnUrl: string): Face {
  return {
    address: setAddress(pdf, card.name, card.lines),
    code: pdf.lay(spaced(card.code), BOXES.code, STYLES.code),
    qr: qrOf(card.url),
    returnQr: qrOf(returnUrl),
    ref: pdf.lay(spaced(card.ref), BOXES.ref, STYLES.ref),
  };
}

/** Sets a name and an address alone, to see whether they fit. */
export const setAddress = (pdf: Pdf, name: string, lines: string[]): Laid[] => setLines(pdf, [name, ...lines], BOXES.address, STYLES.address);

/** Each line as it is, below the one before. */
function setLines(pdf: Pdf, lines: string[], box: Box, style: { size: number; leading: number }): Laid[] {
  if (lines.length * style.leading > box.height) throw new Overflow(lines.join('\n'), box.name);
  return lines.map((line, n) => pdf.lay(line.replace(/\s*\n\s*/g, ', '), { ...box, y: box.y + n * style.leading, height: style.leading }, style));
}

/** `K4MP7Q` as `K4M P7Q`: read in one go, and typed without a slip. */
const spaced = (code: string) => (/^\w{6,}$/.test(code) ? `${code.slice(0, code.length / 2)} ${code.slice(code.length / 2)}` : code);

/** Draws the side with the text; `bleed` is how far colour may go past the cut. */
export function drawFront(paper: Paper, { words }: Front, { code, qr }: Face, { width, height }: Size, bleed = 0): void {
  paper.fill(-bleed, -bleed, width + 2 * bleed, STRIPE.height + bleed, STRIPE.color);
  paper.moved((width - CORE.width) / 2, (height - CORE.height) / 2, () => {
    for (const laid of words) paper.draw(laid);
    paper.code(qr, QR.x, QR.y, QR.size);
    paper.draw(code);
  });
}

/** Draws the side with the address: the sender at the upper left, the address at the right, the corner for postage empty. */
export function drawBack(paper: Paper, sender: Laid[], { address, returnQr, ref }: Face, { width }: Size): void {
  for (const laid of sender) paper.draw(laid);
  paper.code(returnQr, RETURN_QR.x, RETURN_QR.y, RETURN_QR.size);
  paper.draw(ref);
  paper.moved(width - CORE.width, 0, () => {
    for (const laid of address) paper.draw(laid);
  });
}

/** Where a print shop cuts, outside the bleed. */
export function drawCropMarks(paper: Paper, { width, height }: Size): void {
  const [from, to] = [BLEED + 3, MARGIN - 1];
  for (const x of [0, width]) {
    paper.line(x, -from, x, -to);
    paper.line(x, height + from, x, height + to);
  }
  for (const y of [0, height]) {
    paper.line(-from, y, -to, y);
    paper.line(width + from, y, width + to, y);
  }
}
