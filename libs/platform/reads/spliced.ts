import type { GraphQLResolveInfo } from 'graphql';
import { STOP } from './values.js';
import type { Statement } from './pieces.js';

/** An answer, or a part of one, as JSON text that goes out as it is. */
export class Spliced {
  constructor(readonly json: string) {}
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
        const texts = all.map(({ saying }) => `(${saying(values).text})`);
        const [found] = await read(`select ${texts.join(', ')}`, values);
        for (const [index, { done }] of all.entries()) done(found![index]);
        return;
      } catch {
        // one of them failed: each by itself, then, so that the others are answered
      }
    }
    await Promise.all(all.map(({ saying, done, fail }) => alone(read, saying).then(done, fail)));
  }
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

const takers = new WeakMap<GraphQLResolveInfo, Taker>();

/** Whoever asks with this info takes text for an answer. */
export function takeText(info: GraphQLResolveInfo, taker: Taker): GraphQLResolveInfo {
  takers.set(info, taker);
  return info;
}

export const takerOf = (info: GraphQLResolveInfo): Taker | undefined => takers.get(info);
