import type { GraphQLResolveInfo } from 'graphql';
import { STOP } from './values.js';
import type { Statement } from './pieces.js';

/** An answer, or a part of one, as JSON text that goes out as it is. */
export class Spliced {
  constructor(readonly json: string) {}
}

/** Writes an answer: the text where there is one. */
export function stringify({ data, ...rest }: { data?: unknown }): string {
  if (!(data instanceof Spliced)) return `${JSON.stringify({ ...rest, data })}\n`;
  const others = JSON.stringify(rest);
  return others === '{}' ? `{"data":${data.json}}\n` : `${others.slice(0, -1)},"data":${data.json}}\n`;
}

/** An object's text, of texts like `"name":"Ana"`. Added up: joining them would write each long one once more. */
export function objectOf(parts: string[]): string {
  let text = '{';
  for (const part of parts) text += text === '{' ? part : `,${part}`;
  return `${text}}`;
}

type Values = (string | null)[];
type Read = (text: string, values: unknown[]) => Promise<Values[]>;

/** Says a statement, its values after those of others. */
type Saying = (values: unknown[]) => Statement;

/** A statement that brings one value, and whoever waits for it. */
interface Waiting {
  saying: Saying;
  done: (value: string | null | undefined) => void;
  fail: (error: unknown) => void;
}

/**
 * One operation that takes text for answers. What its root fields read at the same moment goes to the database as one
 * statement: a page is one round trip.
 */
export class Taker {
  private waiting: Waiting[] = [];

  /** The one value that a statement brings; null when it brings no row, undefined when it stopped (see `STOP`). */
  value(read: Read, saying: Saying): Promise<string | null | undefined> {
    return new Promise((done, fail) => {
      // every resolver that goes on now has asked by the time the promises of this moment are through
      if (this.waiting.push({ saying, done, fail }) === 1) process.nextTick(() => void this.go(read));
    });
  }

  private async go(read: Read): Promise<void> {
    const all = this.waiting;
    this.waiting = [];
    if (all.length > 1) {
      try {
        const values: unknown[] = [];
        const [found] = await read(together(all.map(({ saying }) => saying(values).text)), values);
        for (const [index, { done }] of all.entries()) done(found![index]);
        return;
      } catch {
        // one of them failed: each by itself, then, so that the others are answered
      }
    }
    await Promise.all(all.map(({ saying, done, fail }) => alone(read, saying).then(done, fail)));
  }
}

/** What follows a text in statements of several; and the statement that ends here. */
class Together {
  readonly next = new Map<string, Together>();
  text: string | undefined;
}
let beginning = new Together();
let kept = 0;
const MOST_TOGETHER = 500;

/** One statement that brings what each of these brings: the same object for the same texts. */
function together(texts: string[]): string {
  let at = beginning;
  for (const text of texts) {
    let next = at.next.get(text);
    if (!next) at.next.set(text, (next = new Together()));
    at = next;
  }
  if (at.text === undefined) {
    if (++kept > MOST_TOGETHER) [beginning, kept] = [new Together(), 0];
    at.text = `select ${texts.map((text) => `(${text})`).join(', ')}`;
  }
  return at.text;
}

async function alone(read: Read, saying: Saying): Promise<string | null | undefined> {
  const rows = await stoppable(read, saying([]));
  return rows && (rows[0]?.[0] ?? null);
}

/** Runs a statement that may stop at a value which only graphql-js can tell the caller about; then undefined. */
export async function stoppable(read: Read, { text, values }: Statement): Promise<Values[] | undefined> {
  try {
    return await read(text, values);
  } catch (error) {
    if (error instanceof Error && error.message.includes(STOP)) return undefined;
    throw error;
  }
}

const TAKER = Symbol('taker');
type Taking = GraphQLResolveInfo & { [TAKER]?: Taker };

/** Whoever asks with this info takes text for an answer. */
export function takeText(info: GraphQLResolveInfo, taker: Taker): GraphQLResolveInfo {
  (info as Taking)[TAKER] = taker;
  return info;
}

export const takerOf = (info: GraphQLResolveInfo): Taker | undefined => (info as Taking)[TAKER];
