/** So many statements have a name, and so stay prepared on each connection. Ours are some hundreds; in local mode anybody may send more. */
export const MOST_STATEMENTS = 500;

/**
 * The names of prepared statements: those used last, bounded. What is asked once is not worth a name. A name is never given
 * to another text.
 */
export class Statements {
  private readonly names = new Map<string, string | null>();
  private given = 0;

  constructor(readonly most = MOST_STATEMENTS) {}

  /** How many are kept now. */
  get size(): number {
    return this.names.size;
  }

  /** The name under which to prepare a text, or undefined when it is asked for the first time. */
  nameOf(text: string): string | undefined {
    const known = this.names.get(text);
    if (known && this.names.size <= this.most / 2) return known; // nobody has to go for long: their order does not matter yet
    const name = known === undefined ? null : (known ?? `r${++this.given}`);
    this.names.delete(text); // and in again at the end: the first one is who has waited longest
    this.names.set(text, name);
    if (this.names.size > this.most) this.names.delete(this.names.keys().next().value!);
    return name ?? undefined;
  }
}
