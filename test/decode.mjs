// Draws the pages of a PDF from standard input as pixels and reads the QR code of each part of each page (so many columns and
// rows a page); prints them as JSON, one list a page. By a renderer and a decoder that know nothing of how the file was made.
// A process of its own: in the sandbox of jest the same takes twenty times as long.
import { buffer } from 'node:stream/consumers';
import { createCanvas, DOMMatrix, ImageData, Path2D } from '@napi-rs/canvas';
import jsqr from 'jsqr';

Object.assign(globalThis, { DOMMatrix, ImageData, Path2D });
const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');

const decode = jsqr.default ?? jsqr;
const PER_INCH = 150;
const [columns = 1, rows = 1] = process.argv.slice(2).map(Number);
const loading = getDocument({ data: new Uint8Array(await buffer(process.stdin)), disableFontFace: true, verbosity: 0 });
const pdf = await loading.promise;
const pages = [];
for (let n = 1; n <= pdf.numPages; n++) {
  const page = await pdf.getPage(n);
  const viewport = page.getViewport({ scale: PER_INCH / 72 });
  const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
  const context = canvas.getContext('2d');
  await page.render({ canvas: null, canvasContext: context, viewport, background: '#fff' }).promise;
  page.cleanup();
  const [width, height] = [Math.floor(canvas.width / columns), Math.floor(canvas.height / rows)];
  pages.push(
    Array.from({ length: columns * rows }, (_, part) => {
      const { data } = context.getImageData((part % columns) * width, Math.floor(part / columns) * height, width, height);
      return decode(data, width, height, { inversionAttempts: 'dontInvert' })?.data ?? null;
    }),
  );
}
await loading.destroy();
process.stdout.write(JSON.stringify(pages));
