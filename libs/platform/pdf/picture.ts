import type { Laid, Paper, Pdf, Size } from './pdf.js';
import { barsOf, type Qr, QUIET } from './qr.js';

const at = (value: number) => String(Math.round(value * 100) / 100);

/** The same as a PDF's page, as a picture for the screen (SVG): its letters are the shapes that would be printed. */
export class Picture implements Paper {
  private readonly parts: string[] = [];

  constructor(
    private readonly pdf: Pdf,
    private readonly size: Size,
  ) {}

  moved(x: number, y: number, work: () => void): void {
    this.parts.push(`<g transform="translate(${at(x)} ${at(y)})">`);
    work();
    this.parts.push('</g>');
  }

  draw(laid: Laid): void {
    for (const { d, x, y } of this.pdf.outlines(laid)) if (d) this.parts.push(`<path transform="matrix(1 0 0 -1 ${at(x)} ${at(y)})" d="${d}"/>`);
  }

  line(x1: number, y1: number, x2: number, y2: number): void {
    this.parts.push(`<path d="M${at(x1)} ${at(y1)}L${at(x2)} ${at(y2)}" stroke="#000" stroke-width="0.25"/>`);
  }

  fill(x: number, y: number, width: number, height: number, color: string): void {
    this.parts.push(`<rect x="${at(x)}" y="${at(y)}" width="${at(width)}" height="${at(height)}" fill="${color}"/>`);
  }

  code(qr: Qr, x: number, y: number, size: number): void {
    const bars = [...barsOf(qr)].map(([left, top, width]) => `M${left} ${top}h${width}v1h-${width}z`).join('');
    this.parts.push(`<path transform="translate(${at(x)} ${at(y)}) scale(${size / (qr.size + 2 * QUIET)})" shape-rendering="crispEdges" d="${bars}"/>`);
  }

  svg(): string {
    const { width, height } = this.size;
    return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${at(width)} ${at(height)}" width="${at(width)}" height="${at(height)}"><rect width="100%" height="100%" fill="#fff"/>${this.parts.join('')}</svg>`;
  }
}
