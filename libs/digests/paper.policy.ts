import { AppError, type Box } from '#platform';
import { HEADINGS, type Part } from './digest.policy.js';

const MM = 72 / 25.4;

/**
 * A page of 8.5 by 11 inches folded in three, in a No. 10 envelope with a window at the left. The address shows whole
 * however the sheet lies in the envelope (it may slide 12 mm down and 25 mm to the side): it stands from 51 to 80 mm below
 * the top, its lines as Canada Post orders them, with nothing else within 10 mm (Canada Post, Addressing guidelines: below
 * the top 40 mm, one left margin, characters of 2 to 5 mm, at most 40 to a line).
 */
export const SHEET = {
  sender: { name: 'the address of the sender', x: 54, y: 34, width: 250, height: 52 },
  address: { name: 'the address in the window', x: 25 * MM, y: 51 * MM, width: 86 * MM, height: 29 * MM },
  title: { name: 'the title', x: 330, y: 34, width: 228, height: 52 },
  first: { name: 'the first page', x: 54, y: 288, width: 504, height: 462 },
  second: { name: 'the second page', x: 54, y: 54, width: 504, height: 696 },
} satisfies Record<string, Box>;

/** Where the sheet is folded, from the top. */
export const FOLDS = [264, 528];

export const SIZES = { sender: 10, address: 11, title: 13, heading: 16, text: 13 };

/** What stands together on a page and is not torn apart: a heading with its first thing, a question with its boxes. */
export interface Block {
  text: { words: string; bold?: boolean; heading?: boolean; indent?: boolean }[];
  /** Answers with a box to tick before each. */
  boxes?: string[];
  /** Whether it may be left out where the second page ends: what needs them may not. */
  optional: boolean;
}

interface Sender {
  name: string;
  lines: string[];
}

/** A month's letter as blocks, in the order of a digest. Each question can be answered by post, or by phone where somebody takes calls. */
export function blocksOf(name: string, month: string, parts: Part[], sender: Sender): Block[] {
  const needs = parts.find(({ band }) => band === 'NEEDS_YOU');
  const blocks: Block[] = [{ text: [{ words: `Hello ${name},`, bold: true }, { words: `This is what happened at your tables in ${month}.` }], optional: false }];
  for (const { band, items, more } of parts) {
    for (const [index, item] of items.entries()) {
      const head = index === 0 ? [{ words: HEADINGS[band], heading: true }] : [];
      const lead = band === 'NEEDS_YOU' ? { words: item.title, bold: true } : { words: `•  ${item.title}` };
      const tail = item.detail ? [{ words: item.detail, indent: band !== 'NEEDS_YOU' }] : [];
      const phone = item.onPaper?.phone ? [{ words: `Or phone ${item.onPaper.phone}.` }] : [];
      blocks.push({ text: [...head, lead, ...tail, ...phone], ...(item.onPaper ? { boxes: item.onPaper.answers } : {}), optional: band !== 'NEEDS_YOU' });
    }
    if (more) blocks.push({ text: [{ words: `and ${more} more` }], optional: true });
  }
  const back = [sender.name, ...sender.lines].join(', ');
  if (needs) blocks.push({ text: [{ words: 'To answer by post', heading: true }, { words: `Tick a box, and send this sheet back to ${back}.` }], optional: false });
  blocks.push({ text: [{ words: `You get this letter because you have a part in ${sender.name}. To stop it, write to us.` }], optional: false });
  return blocks;
}

/** `2026-11` from `2026-11.pdf`, up to the month of today. */
export function monthIn(file: string, today: string): string {
  const month = /^(20\d{2}-(?:0[1-9]|1[0-2]))\.pdf$/.exec(file)?.[1];
  if (!month) throw new AppError('NOT_FOUND', 'Monthly letters are found under a month, such as 2026-11.pdf.');
  if (month > today.slice(0, 7)) throw new AppError('BAD_INPUT', 'This month has not come yet.');
  return month;
}

const words = new Intl.DateTimeFormat('en-CA', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** `2026-11` as people say it: November 2026. */
export const monthInWords = (month: string): string => words.format(new Date(`${month}-01T00:00:00Z`));
