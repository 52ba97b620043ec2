import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, type EntityTarget, type FindOptionsWhere, type ObjectLiteral, type Repository } from 'typeorm';
import { AppError } from '../errors/app-error.js';

interface Open {
  manager: EntityManager;
  afterCommit: (() => Promise<unknown>)[];
}

/** The only door to the database. A `tx` inside a `tx` joins it; `repo` and `query` follow whichever is open. */
@Injectable()
export class Db {
  private readonly open = new AsyncLocalStorage<Open | null>();

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

  /** The row, or a NOT_FOUND sentence. With `lock` it is held until the transaction ends. */
  async get<T extends ObjectLiteral & { id: string }>(entity: EntityTarget<T>, id: string, options: { lock?: boolean } = {}): Promise<T> {
    const row = await this.repo(entity).findOne({
      where: { id } as FindOptionsWhere<T>,
      ...(options.lock ? { lock: { mode: 'pessimistic_write' as const } } : {}),
    });
    if (!row) throw new AppError('NOT_FOUND', `This ${this.source.getMetadata(entity).name.toLowerCase()} is no longer there. Please reload the page.`);
    return row;
  }
}
