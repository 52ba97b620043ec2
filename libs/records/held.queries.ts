import { allHeld, type Held } from '#people';
import { AppError, Db } from '#platform';
import { Injectable } from '@nestjs/common';
import { emptied } from './held.policy.js';
import { Merge } from './merge.entity.js';
import type { Image, Undo } from './merge.policy.js';

/** One heading of what is held about somebody, with its first lines and how many there are in all. */
export interface HeldLines {
  heading: string;
  lines: string[];
  total: number;
}

type Moved = Pick<Undo, 'moved' | 'removed'>;

/** A row that cannot stand beside another one: unique, exclusion and check constraints. */
const CLASHES = new Set(['23505', '23P01', '23514']);

/** SQL over everything rooms have declared to keep about members: to show it, to move it, to take it away. */
@Injectable()
export class HeldQueries {
  constructor(private readonly db: Db) {}

  private place({ entity, by }: Held): { table: string; column: string } {
    const meta = this.db.source.getMetadata(entity);
    return { table: meta.tableName, column: meta.findColumnWithPropertyName(by)!.databaseName };
  }

  /** The lines about a member under each heading, at most so many each, and what they did, counted. */
  async about(id: string, most: number): Promise<HeldLines[]> {
    const found = new Map<string, HeldLines>();
    const did: string[] = [];
    for (const held of allHeld()) {
      const { table, column } = this.place(held);
      if (!held.heading || !held.line) {
        const [row] = await this.db.query<{ n: number }>(`select count(*)::int as n from "${table}" where "${column}" = $1`, [id]);
        if (row!.n) did.push(`${table.replaceAll('_', ' ')}, ${column.replace(/_id$/, '').replaceAll('_', ' ')}: ${row!.n}`);
        continue;
      }
      // a line that is null is nobody's business, and not counted either
      const rows = await this.db.query<{ line: string; total: number }>(`select line, (count(line) over ())::int as total from (select ${held.line('r')} as line from "${table}" r where r."${column}" = $1) l order by line limit $2`, [id, most]);
      const under = found.get(held.heading) ?? { heading: held.heading, lines: [], total: 0 };
      found.set(held.heading, { ...under, lines: [...under.lines, ...rows.flatMap(({ line }) => line ?? [])].slice(0, most), total: under.total + (rows[0]?.total ?? 0) });
    }
    return [...found.values(), { heading: 'Where your id stands as that of whoever did it', lines: did, total: did.length }].filter(({ total }) => total > 0);
  }

  /** Points everything of one member to another. Rows that could not stand beside those of the other are taken out. */
  async move(from: string, to: string): Promise<Moved> {
    const done: Moved = { moved: [], removed: [] };
    for (const held of allHeld()) {
      const { table, column } = this.place(held);
      const ids = await this.attempt(() => this.repoint(table, column, from, to));
      const moved = ids ?? (await this.repointEach(table, column, from, to, done.removed));
      if (moved.length) done.moved.push({ table, column, ids: moved });
    }
    return done;
  }

  /** Puts back what `move` did. Throws CONFLICT when any of it has changed since: better no answer than a guess. */
  async putBack({ moved, removed }: Moved, from: string, to: string): Promise<void> {
    const known = new Map(allHeld().map((held) => [`${this.place(held).table}.${this.place(held).column}`, held]));
    for (const { table, row } of removed) {
      const back = await this.attempt(() => this.db.query(`insert into "${table}" select * from jsonb_populate_record(null::"${table}", $1)`, [JSON.stringify(row)]));
      if (!back) throw changedSince(table);
    }
    for (const { table, column, ids } of moved) {
      if (!known.has(`${table}.${column}`)) throw changedSince(table);
      const back = await this.attempt(() => this.repoint(table, column, to, from, ids));
      if (back?.length !== ids.length) throw changedSince(table);
    }
  }

  /** Treats each declared table as it said: deletes rows, empties columns, leaves what others' history needs. */
  async empty(id: string): Promise<void> {
    for (const held of allHeld()) {
      const { table, column } = this.place(held);
      if (held.onErase === 'KEEP') continue;
      if (held.onErase === 'DELETE') await this.db.query(`delete from "${table}" where "${column}" = $1`, [id]);
      else {
        const meta = this.db.source.getMetadata(held.entity);
        const empty = held.onErase.blank.map((name) => emptied(table, meta.findColumnWithPropertyName(name)!));
        await this.db.query(`update "${table}" set ${empty.join(', ')} where "${column}" = $1`, [id]);
      }
    }
  }

  /** Whether any row of any room still points to a member. That they went in a merge is no reason to keep them. */
  async pointsTo(id: string): Promise<boolean> {
    const places = allHeld().filter(({ entity, by }) => entity !== Merge || by !== 'goneId').map((held) => this.place(held));
    const [row] = await this.db.query<{ points: boolean }>(`select ${places.map(({ table, column }) => `exists (select 1 from "${table}" where "${column}" = $1)`).join(' or ')} as points`, [id]);
    return row!.points;
  }

  private async repoint(table: string, column: string, from: string, to: string, only?: string[]): Promise<string[]> {
    const rows = await this.db.query<{ id: string }>(
      `with moved as (update "${table}" set "${column}" = $2 where "${column}" = $1 ${only ? 'and id = any($3::uuid[])' : ''} returning id) select id from moved order by id`,
      only ? [from, to, only] : [from, to],
    );
    return rows.map(({ id }) => id);
  }

  private async repointEach(table: string, column: string, from: string, to: string, removed: Moved['removed']): Promise<string[]> {
    const moved: string[] = [];
    const rows = await this.db.query<{ id: string; row: Image }>(`select id, to_jsonb(t) as row from "${table}" t where "${column}" = $1 order by id for update`, [from]);
    for (const { id, row } of rows) {
      if (await this.attempt(() => this.repoint(table, column, from, to, [id]))) moved.push(id);
      else {
        removed.push({ table, row });
        await this.db.query(`delete from "${table}" where id = $1`, [id]);
      }
    }
    return moved;
  }

  /** Runs a statement of an open transaction; null, and nothing done, when a constraint does not let it. */
  private async attempt<T>(statement: () => Promise<T>): Promise<T | null> {
    await this.db.query('savepoint attempt');
    try {
      const done = await statement();
      await this.db.query('release savepoint attempt');
      return done;
    } catch (error) {
      await this.db.query('rollback to savepoint attempt');
      if (CLASHES.has((error as { driverError?: { code?: string } }).driverError?.code ?? '')) return null;
      throw error;
    }
  }
}

const changedSince = (table: string) => new AppError('CONFLICT', `Something that moved (${table.replaceAll('_', ' ')}) has changed since, so this merge can no longer be undone. Please mend the two by hand.`);
