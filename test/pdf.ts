import { inflateSync } from 'node:zlib';

/** The text of a PDF of ours, read back from its bytes: a list of lines for each page. Follows ISO 32000-2, sections 9.4 and 9.10, as far as we write them. */
export function textOf(pdf: Buffer): string[][] {
  const objects = new Map<string, string>();
  for (const [, id, body] of pdf.toString('latin1').matchAll(/(?:^|\n)(\d+) 0 obj\n(.*?)\nendobj/gs)) objects.set(id!, body!);
  const stream = (id: string): string => {
    const body = objects.get(id)!;
    const bytes = Buffer.from(/stream\r?\n(.*)\nendstream/s.exec(body)![1]!, 'latin1');
    return (body.includes('/FlateDecode') ? inflateSync(bytes) : bytes).toString('latin1');
  };
  /** What each glyph of a font stands for: the typeface's own words, which is what a reader hears and a search finds. */
  const lettersOf = (font: string): string[] => {
    const map = stream(/\/ToUnicode (\d+) 0 R/.exec(objects.get(font)!)![1]!);
    return [...map.matchAll(/beginbfrange(.*?)endbfrange/gs)].flatMap(([, ranges]) =>
      [...ranges!.matchAll(/\[(.*?)\]/gs)].flatMap(([, list]) => [...list!.matchAll(/<([0-9a-f ]*)>/g)].map(([, hex]) => Buffer.from(hex!.replaceAll(' ', ''), 'hex').swap16().toString('utf16le'))),
    );
  };
  const pages = [...objects].filter(([, body]) => /\/Type \/Page\b/.test(body)).sort(([a], [b]) => Number(a) - Number(b));
  return pages.map(([, page]) => {
    const resources = objects.get(/\/Resources (\d+) 0 R/.exec(page)![1]!)!;
    const fonts = new Map([...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name, id]) => [name!, lettersOf(id!)]));
    return [...stream(/\/Contents (\d+) 0 R/.exec(page)![1]!).matchAll(/BT\n(.*?)\nET/gs)].map(([, shown]) => {
      const letters = fonts.get(/\/(F\d+) /.exec(shown!)![1]!)!;
      return [...shown!.matchAll(/<([0-9a-f]+)>/g)].flatMap(([, hex]) => hex!.match(/.{4}/g)!.map((glyph) => letters[Number.parseInt(glyph, 16)])).join('');
    });
  });
}
