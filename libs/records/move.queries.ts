import { allHeld, type Held, type Stays } from '#people';
import { AppError, Db } from '#platform';
import { Injectable } from '@nestjs/common';
import type { EntityTarget, ObjectLiteral } from 'typeorm';
import type { Image, Step } from './merge.policy.js';

/** What a change may break: unique, exclusion and check constraints, and a row that is no longer there. */
const CLASHES = new Set(['23505', '23P01', '23514', '23503']);

/** SQL that points the rows of all rooms from one row to another, writes down each step, and takes the steps back. */
@Injectable()
export class MoveQueries {
  constructor(private readonly db: Db) {}

  /** Points everything of one member to another. Of two rows that cannot stand side by side their room says which stays. */
  async move(from: string, to: string): Promise<Step[]> {
    const steps: Step[] = [];
    for (const held of allHeld()) {
      const { table, column } = this.place(held);
      const ids = await this.attempt(() => this.repoint(table, column, from, to));
      if (ids?.length) steps.push({ table, moved: { column, from, to, ids } });
      if (ids) continue;
      const rows = await this.db.query<{ id: string }>(`select id from "${table}" where "${column}" = $1 order by id for update`, [from]);
      for (const { id } of rows) steps.push(...((await this.moveOne(table, column, from, to, id)) ?? (await this.settle(held, from, to, id))));
    }
    return steps;
  }

  /** Points whatever points to a row by a foreign key, in all rooms, to another row. Who has gone elsewhere when it is taken back stays there. */
  async moveAll(to: EntityTarget<ObjectLiteral>, from: string, into: string): Promise<Step[]> {
    const steps: Step[] = [];
    for (const { table, column } of this.keysTo(this.db.source.getMetadata(to).tableName)) {
      const ids = await this.repoint(table, column, from, into);
      if (ids.length) steps.push({ table, moved: { column, from, to: into, ids, mayStay: true } });
    }
    return steps;
  }

  /** Takes steps back, the last one first. Throws CONFLICT when any of it has changed since: better no answer than a guess. */
  async putBack(steps: Step[]): Promise<void> {
    for (const step of steps.toReversed()) {
      if (!(await this.attempt(() => this.takeBack(step)))) throw new AppError('CONFLICT', `Something that moved (${step.table.replaceAll('_', ' ')}) has changed since, so this merge can no longer be undone. Please mend the two by hand.`);
    }
  }

  /** A row as it is. */
  async image(table: string, id: string): Promise<Image> {
    const [row] = await this.db.query<{ image: Image }>(`select to_jsonb(t) as image from "${table}" t where id = $1`, [id]);
    return row!.image;
  }

  /** Whether a row is as it was. */
  async isStill(table: string, id: string, image: Image): Promise<boolean> {
    const [row] = await this.db.query<{ same: boolean }>(`select not exists (select 1 from jsonb_each($2) was where to_jsonb(t) -> was.key is distinct from was.value) as same from "${table}" t where id = $1`, [id, JSON.stringify(image)]);
    return !!row?.same;
  }

  /** Makes a row what it was. A column that is no longer there is left out. */
  async restore(table: string, id: string, image: Image): Promise<void> {
    const columns = this.columnsOf(table).filter((name) => name in image).map((name) => `"${name}"`).join(', ');
    if (!columns) return;
    await this.db.query(`update "${table}" set (${columns}) = (select ${columns} from jsonb_populate_record(null::"${table}", $2)) where id = $1`, [id, JSON.stringify(image)]);
  }

  /** Puts a row back that was taken out. */
  async insert(table: string, image: Image): Promise<void> {
    await this.db.query(`insert into "${table}" select * from jsonb_populate_record(null::"${table}", $1)`, [JSON.stringify(image)]);
  }

  private place({ entity, by }: Held): { table: string; column: string } {
    const meta = this.db.source.getMetadata(entity);
    return { table: meta.tableName, column: meta.findColumnWithPropertyName(by)!.databaseName };
  }

  private columnsOf(table: string): string[] {
    return this.db.source.entityMetadatas.find(({ tableName }) => tableName === table)?.columns.map(({ databaseName }) => databaseName) ?? [];
  }

  /** The columns of all rooms that point to a table: the foreign keys know. */
  private keysTo(table: string): { table: string; column: string }[] {
    const keys = this.db.source.entityMetadatas.flatMap(({ foreignKeys }) => foreignKeys).filter(({ referencedEntityMetadata }) => referencedEntityMetadata.tableName === table);
    return keys.map(({ entityMetadata, columnNames }) => ({ table: entityMetadata.tableName, column: columnNames[0]! }));
  }

  private async repoint(table: string, column: string, from: string, to: string, only?: string[]): Promise<string[]> {
    const rows = await this.db.query<{ id: string }>(
      `with moved as (update "${table}" set "${column}" = $2 where "${column}" = $1 ${only ? 'and id = any($3::uuid[])' : ''} returning id) select id from moved order by id`,
      only ? [from, to, only] : [from, to],
    );
    return rows.map(({ id }) => id);
  }

  private async moveOne(table: string, column: string, from: string, to: string, id: string): Promise<Step[] | null> {
    const ids = await this.attempt(() => this.repoint(table, column, from, to, [id]));
    return ids && [{ table, moved: { column, from, to, ids } }];
  }

  /** What becomes of a row that cannot stand beside one of the member who stays. */
  private async settle(held: Held, from: string, to: string, id: string): Promise<Step[]> {
    const { table, column } = this.place(held);
    const twin = await this.twinOf(held, id, to);
    if (!twin) return this.takeOut(table, id, null);
    const stays = await this.whichStays(held, table, twin, id);
    if (stays === 'BOTH') return [];
    if (stays === 'GONE') {
      const steps = await this.takeOut(table, twin, id);
      return [...steps, ...((await this.moveOne(table, column, from, to, id)) ?? (await this.takeOut(table, id, null)))];
    }
    return [...(await this.takeOver(held, table, twin, id)), ...(await this.takeOut(table, id, twin))];
  }

  /** The row of the member who stays that a unique index lets stand alone. */
  private async twinOf({ entity, by }: Held, id: string, to: string): Promise<string | null> {
    const meta = this.db.source.getMetadata(entity);
    const { tableName } = meta;
    const column = meta.findColumnWithPropertyName(by)!;
    for (const { isUnique, columns, where } of meta.indices) {
      if (!isUnique || !columns.includes(column)) continue;
      const same = columns.filter((other) => other !== column).map(({ databaseName }) => `and "${databaseName}" = (select "${databaseName}" from "${tableName}" where id = $1)`);
      const [twin] = await this.db.query<{ id: string }>(`select id from "${tableName}" where "${column.databaseName}" = $2 and id <> $1 ${same.join(' ')} ${where ? `and (${where})` : ''}`, [id, to]);
      if (twin) return twin.id;
    }
    return null;
  }

  private async whichStays({ clash }: Held, table: string, kept: string, gone: string): Promise<Stays> {
    if (!clash) return 'KEPT';
    const [row] = await this.db.query<{ stays: Stays }>(`select ${clash('kept', 'gone')} as stays from "${table}" kept, "${table}" gone where kept.id = $1 and gone.id = $2`, [kept, gone]);
    return row!.stays;
  }

  private async takeOver({ takeOver }: Held, table: string, kept: string, gone: string): Promise<Step[]> {
    if (!takeOver) return [];
    const before = await this.image(table, kept);
    await this.db.query(`update "${table}" kept set ${takeOver('kept', 'gone')} from "${table}" gone where kept.id = $1 and gone.id = $2`, [kept, gone]);
    if (await this.isStill(table, kept, before)) return [];
    return [{ table, changed: { id: kept, before, after: await this.image(table, kept) } }];
  }

  /** Takes a row out. What points to it comes to stand at its twin where it can; the rest goes first, and comes back last. */
  private async takeOut(table: string, id: string, twin: string | null): Promise<Step[]> {
    const steps: Step[] = [];
    for (const { table: child, column } of this.keysTo(table)) {
      for (const row of await this.db.query<{ id: string }>(`select id from "${child}" where "${column}" = $1 order by id for update`, [id]))
        steps.push(...((twin && (await this.moveOne(child, column, id, twin, row.id))) || (await this.takeOut(child, row.id, null))));
    }
    steps.push({ table, removed: await this.image(table, id) });
    await this.db.query(`delete from "${table}" where id = $1`, [id]);
    return steps;
  }

  private async takeBack({ table, moved, removed, changed }: Step): Promise<boolean | null> {
    const columns = this.columnsOf(table);
    if (!columns.length) return null;
    if (moved) return columns.includes(moved.column) && ((await this.repoint(table, moved.column, moved.to, moved.from, moved.ids)).length === moved.ids.length || !!moved.mayStay);
    if (changed) {
      if (!(await this.isStill(table, changed.id, changed.after))) return null;
      await this.restore(table, changed.id, changed.before);
    }
    if (removed) {
      for (const held of allHeld()) if (held.beforeBack && this.place(held).table === table) await this.db.query(held.beforeBack, [JSON.stringify(removed)]);
      await this.insert(table, removed);
    }
    return true;
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
      await this.db.query('release savepoint attempt');
      if (CLASHES.has((error as { driverError?: { code?: string } }).driverError?.code ?? '')) return null;
      throw error;
    }
  }
}
