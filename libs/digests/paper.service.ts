import { Network } from '#people';
import { type Box, Clock, Db, HOME_ZONE, type Laid, LETTER_PAGE, MissingGlyph, Overflow, Pdf } from '#platform';
import { Injectable } from '@nestjs/common';
import { ContentService } from './content.service.js';
import { PAPER_BOUNDS, type Part, whyNone, whyNothing } from './digest.policy.js';
import { DigestQueries, type Reader } from './digest.queries.js';
import { type Block, blocksOf, FOLDS, monthInWords, SHEET, SIZES } from './paper.policy.js';
import { monthOf } from './period.policy.js';

/** So many members are asked for at once. */
const AT_ONCE = 100;
/** A file holds so many letters at most: an office printer's day. */
const MOST = 2000;
const FIRST = '00000000-0000-0000-0000-000000000000';

interface Sheet {
  laid: Laid[];
  boxes: { x: number; y: number }[];
}

/** Prints the monthly letter of those whom email does not reach, all in one file that is made while it is read. */
@Injectable()
export class PaperService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly queries: DigestQueries,
    private readonly contents: ContentService,
  ) {}

  /** Whose digest is printed, and what keeps some of them from it whatever the month. */
  async readers(): Promise<{ id: string; name: string; reason: string | null }[]> {
    const today = this.clock.today();
    const readers = await this.queries.onPaper(FIRST, MOST, today);
    return readers.map((reader) => ({ id: reader.memberId, name: reader.name, reason: whyNone(reader, today) })).toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
  }

  /** The letters of a month, and at the end a page for whoever prints them: how many there are, and who got none and why. Keeps nothing. */
  async *letters(month: string): AsyncGenerator<Buffer> {
    const network = await this.db.repo(Network).findOneByOrFail({ id: 1 });
    const sender = { name: network.senderName, lines: network.postalAddress?.split('\n') ?? [] };
    const span = monthOf(month, HOME_ZONE);
    const until = new Date(Math.min(span.until.getTime() - 1, this.clock.now().getTime()));
    const pdf = new Pdf(`${network.name}: letters of ${monthInWords(month)}`);
    let printed = 0;
    const without: string[] = [];
    for (let after = FIRST; printed < MOST; ) {
      const readers = await this.queries.onPaper(after, AT_ONCE, this.clock.today());
      if (!readers.length) break;
      after = readers.at(-1)!.memberId;
      const contents = await this.contents.month(readers, { since: span.since, until }, PAPER_BOUNDS);
      for (const reader of readers) {
        const parts = contents.get(reader.memberId) ?? [];
        const fault = whyNone(reader, this.clock.today()) ?? whyNothing(parts) ?? print(pdf, reader, month, parts, sender);
        if (fault) without.push(`${reader.name}: ${fault}`);
        else printed++;
        yield* pdf.taken();
      }
    }
    list(pdf, month, printed, without);
    yield* pdf.rest();
  }
}

/** Prints one letter on one or two pages, or says why it cannot be: then nothing of it is printed. */
function print(pdf: Pdf, reader: Reader, month: string, parts: Part[], sender: { name: string; lines: string[] }): string | null {
  try {
    const { first, second } = set(pdf, reader, month, parts, sender);
    for (const sheet of second ? [first, second] : [first]) {
      pdf.page();
      for (const laid of sheet.laid) pdf.draw(laid);
      for (const { x, y } of sheet.boxes) pdf.square(x, y, 11);
      if (sheet === first) for (const fold of FOLDS) pdf.rule(8, fold, 14);
    }
    return null;
  } catch (error) {
    if (error instanceof MissingGlyph || error instanceof Overflow) return error.message;
    throw error;
  }
}

function set(pdf: Pdf, reader: Reader, month: string, parts: Part[], sender: { name: string; lines: string[] }): { first: Sheet; second: Sheet | null } {
  const first: Sheet = { laid: [], boxes: [] };
  const place = (text: string, box: Box, size: number, bold = false) => first.laid.push(pdf.lay(text, box, { size, bold, leading: size * 1.25 }));
  place([sender.name, ...sender.lines].join('\n'), SHEET.sender, SIZES.sender);
  place(`Your tables\n${monthInWords(month)}`, SHEET.title, SIZES.title, true);
  // its last line stands lowest in the window, whatever the number of lines
  const address = pdf.lay([reader.name, ...reader.addressLines!].join('\n'), SHEET.address, { size: SIZES.address, leading: 13 });
  first.laid.push({ ...address, y: SHEET.address.y + SHEET.address.height - address.height });

  const second: Sheet = { laid: [], boxes: [] };
  const blocks = blocksOf(reader.name, monthInWords(month), parts, sender);
  const closing = blocks.filter(({ optional }) => !optional).at(-1)!;
  let [sheet, page, y] = [first, SHEET.first as Box, SHEET.first.y];
  const room = measure(pdf, closing);
  for (const block of blocks) {
    const height = measure(pdf, block);
    const reserve = block === closing ? 0 : room + 8;
    if (sheet === first && y + height > page.y + page.height) [sheet, page, y] = [second, SHEET.second, SHEET.second.y];
    if (sheet === second && y + height + reserve > page.y + page.height) {
      if (block.optional) continue;
      throw new Overflow(block.text[0]!.words, page.name);
    }
    y = flow(pdf, block, sheet, page, y);
  }
  return { first, second: second.laid.length ? second : null };
}

const TALL = 10_000;
const measure = (pdf: Pdf, block: Block): number => flow(pdf, block, { laid: [], boxes: [] }, SHEET.second, 0);

/** Sets a block from a height on and says how far down it reaches, with the space below it. */
function flow(pdf: Pdf, block: Block, sheet: Sheet, page: Box, from: number): number {
  let y = from;
  const put = (words: string, indent: number, style: { size: number; bold?: boolean }) => {
    const laid = pdf.lay(words, { name: page.name, x: page.x + indent, y, width: page.width - indent, height: TALL }, style);
    sheet.laid.push(laid);
    y += laid.height;
  };
  for (const { words, bold, heading, indent } of block.text) {
    if (heading) y += 8;
    put(words, indent ? 14 : 0, { size: heading ? SIZES.heading : SIZES.text, bold: !!(bold || heading) });
  }
  for (const answer of block.boxes ?? []) {
    y += 6;
    sheet.boxes.push({ x: page.x + 14, y: y + 3 });
    put(answer, 34, { size: SIZES.text });
  }
  return y + 8;
}

/** For whoever prints: how many letters there are, and who got none and why. */
function list(pdf: Pdf, month: string, printed: number, without: string[]): void {
  const lines = [
    `${printed === 1 ? 'One letter' : `${printed} letters`} of ${monthInWords(month)}. This page is for you who print them.`,
    ...(printed >= MOST ? [`More than ${MOST} do not go into one file; the rest is not here.`] : []),
    ...(without.length ? ['', 'No letter for:'] : []),
    ...without,
  ];
  const box = { name: 'the list', x: 54, width: LETTER_PAGE.width - 108 };
  let y = LETTER_PAGE.height;
  for (const line of lines) {
    const laid = pdf.lay(pdf.printable(line), { ...box, y: 0, height: TALL }, { size: 11 });
    if (y + laid.height > LETTER_PAGE.height - 54) {
      pdf.page();
      y = 54;
    }
    pdf.draw({ ...laid, y });
    y += laid.height + 2;
  }
}
