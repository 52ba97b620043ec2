import type pg from 'pg';
import { prepareValue } from 'pg/lib/utils.js';

/** A row as PostgreSQL writes it. */
export type Texts = (string | null)[];

/** Of a connection to PostgreSQL: what is said on it, in the words of its protocol (PostgreSQL, chapter "Message Flow"). */
interface Connection {
  parsedStatements: Record<string, string>;
  stream: { cork(): void; uncork(): void };
  parse(message: { name: string; text: string }): void;
  bind(message: { statement: string; values: (string | Buffer | null)[] }): void;
  execute(message: object): void;
  sync(): void;
}

/**
 * One statement and its rows as texts. pg's own query also asks what the columns are, and makes an object of all that is to
 * be known about an answer: for a page's one value that is a third of the work.
 */
export class Reading implements pg.Submittable {
  private readonly rows: Texts[] = [];

  constructor(
    readonly name: string | undefined,
    readonly text: string,
    private readonly values: unknown[],
    readonly callback: (error: Error | null, rows: Texts[]) => void,
  ) {}

  /** Says it. A statement with a name is parsed once on each connection. Returns what is wrong with its values. */
  submit(to: unknown): Error | null {
    const connection = to as Connection;
    const statement = this.name ?? '';
    let values: (string | Buffer | null)[];
    try {
      values = this.values.map((value) => prepareValue(value));
    } catch (error) {
      return error as Error;
    }
    connection.stream.cork();
    if (connection.parsedStatements[statement] !== this.text) connection.parse({ name: statement, text: this.text });
    connection.bind({ statement, values });
    connection.execute({});
    connection.sync();
    connection.stream.uncork();
    return null;
  }

  handleDataRow({ fields }: { fields: Texts }): void {
    this.rows.push(fields);
  }

  handleReadyForQuery(): void {
    this.callback(null, this.rows);
  }

  handleError(error: Error): void {
    this.callback(error, []);
  }

  // what else may come of a statement that only reads
  handleCommandComplete(): void {}
  handleEmptyQuery(): void {}
}
