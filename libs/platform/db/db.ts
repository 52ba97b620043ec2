import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import type pg from 'pg';
import { DataSource, type EntityManager, type EntityTarget, type FindOptionsWhere, type ObjectLiteral, QueryFailedError, type Repository } from 'typeorm';
import { AppError } from '../errors/app-error.js';
import { Reading, type Texts } from './reading.js';
import { Statements } from './statements.js';

interface Open {
  manager: EntityManager;
  afterCommit: (() => Promise<unknown>)[];
}

/** A connection that breaks says so twice: whoever waits for an answer is told by its query, and an event that nobody hears would end the process. */
const heard = (): void => undefined;

/** The only door to the database. A `tx` inside a `tx` joins it; `repo` and `query` follow whichever is open. */
@Injectable()
export class Db {
  private readonly open = new AsyncLocalStorage<Open | null>();

  /** The statements that are kept prepared. */
  readonly statements = new Statements();
  /** What each connection keeps. */
  private readonly prepared = new WeakMap<pg.PoolClient, Set<string>>();

  constructor(readonly source: DataSource) {}

  get manager(): EntityManager {
    return this.open.getStore()?.manager ?? this.source.manager;
  }

  get inTx(): boolean {
    return !!this.open.getStore();
  }

  repo<T extends ObjectLiteral>(entity: EntityTarget<T>): Repository<T> {
    return this.manager.getRepository(entity);
  }

  /** Rows of one statement. Values go in as parameters, never into the text. */
  query<T = Record<string, unknown>>(sql: string, values: unknown[] = []): Promise<T[]> {
    return this.manager.query(sql, values);
  }

  /**
   * The fast way for a page's statement, prepared once on each connection: rows as lists of texts as PostgreSQL writes them.
   * Inside a transaction it sees what was written there.
   */
  read(text: string, values: unknown[]): Promise<Texts[]> {
    // One promise for the whole way: each more of them is felt where a page is one statement.
    return new Promise((done, fail) => {
      const open = this.open.getStore();
      if (open) void (open.manager.queryRunner!.connect() as Promise<pg.PoolClient>).then((client) => this.ask(client, text, values, done, fail, () => undefined), fail);
      else
        (this.source.driver as unknown as { master: pg.Pool }).master.connect((error, client, release) => {
          if (error) fail(error);
          else this.ask(client!, text, values, done, fail, release);
        });
    });
  }

  private ask(client: pg.PoolClient, text: string, values: unknown[], done: (rows: Texts[]) => void, fail: (error: Error) => void, release: (error?: Error | boolean) => void): void {
    let names = this.prepared.get(client);
    if (!names) {
      client.on('error', heard);
      this.prepared.set(client, (names = new Set()));
    }
    const name = this.statements.nameOf(text);
    if (name) names.add(name);
    client.query(new Reading(name, text, values, (error: (Error & { code?: string }) | null, rows) => {
      release((error && !error.code ? error : undefined) ?? names.size > this.statements.most * 2); // with no word from PostgreSQL it is the connection itself; one that keeps many statements that are no longer named is better closed
      if (error) fail(new QueryFailedError(text, values, error));
      else done(rows);
    }));
  }

  /** Runs `work` in one transaction, or joins the one already open. */
  async tx<T>(work: () => Promise<T>): Promise<T> {
    if (this.open.getStore()) return work();
    const afterCommit: Open['afterCommit'] = [];
    const result = await this.source.transaction((manager) => this.open.run({ manager, afterCommit }, work));
    // The commit stands whatever happens here: a lost doorbell is found by the next sweep.
    await this.open.run(null, () => Promise.allSettled(afterCommit.map((call) => call())));
    return result;
  }

  /** Runs `work` beside the open transaction, on a connection of its own: what it writes is seen at once, and stays when the transaction does not. */
  apart<T>(work: () => Promise<T>): Promise<T> {
    return this.open.run(null, work);
  }

  /** Calls back once the open transaction has committed; at once when none is open. */
  async afterCommit(call: () => Promise<unknown>): Promise<void> {
    const open = this.open.getStore();
    if (open) open.afterCommit.push(call);
    else await call();
  }

  /**
   * The row, or a NOT_FOUND sentence. With `lock` it is held until the transaction ends: nobody else changes or holds it, but
   * others may write rows that point at it. A stronger hold would wait for those, and they for us.
   */
  async get<T extends ObjectLiteral & { id: string }>(entity: EntityTarget<T>, id: string, options: { lock?: boolean } = {}): Promise<T> {
    const row = await this.repo(entity).findOne({
      where: { id } as FindOptionsWhere<T>,
      ...(options.lock ? { lock: { mode: 'for_no_key_update' as const } } : {}),
    });
    if (!row) throw new AppError('NOT_FOUND', `This ${this.source.getMetadata(entity).name.replaceAll(/\B[A-Z]/g, ' $&').toLowerCase()} is no longer there. Please reload the page.`);
    return row;
  }
}
