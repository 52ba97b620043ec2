import { allHeld, allHeldByAddress, type Held } from '#people';
import { Db } from '#platform';
import { Injectable } from '@nestjs/common';
import { emptied } from './held.policy.js';

/** One heading of what is held about somebody, with its first lines and how many there are in all. */
export interface HeldLines {
  heading: string;
  lines: string[];
  total: number;
}

/** SQL over everything rooms have declared to keep about members: to show it, and to take it away. */
@Injectable()
export class HeldQueries {
  constructor(private readonly db: Db) {}

  private place({ entity, by }: Held): { table: string; column: string } {
    const meta = this.db.source.getMetadata(entity);
    return { table: meta.tableName, column: meta.findColumnWithPropertyName(by)!.databaseName };
  }

  /** The lines about a member under each heading, at most so many each where a number is said, and what they did, counted. */
  async about(id: string, most: number | null): Promise<HeldLines[]> {
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
      found.set(held.heading, { ...under, lines: [...under.lines, ...rows.flatMap(({ line }) => line ?? [])].slice(0, most ?? undefined), total: under.total + (rows[0]?.total ?? 0) });
    }
    for (const { heading, lines } of allHeldByAddress()) {
      const rows = await this.db.query<{ line: string; total: number }>(`select line, (count(*) over ())::int as total from (${lines}) known order by line limit $2`, [await this.addresses(id), most]);
      if (rows.length) found.set(heading, { heading, lines: rows.map(({ line }) => line), total: rows[0]!.total });
    }
    return [...found.values(), { heading: 'Where your id stands as that of whoever did it', lines: did, total: did.length }].filter(({ total }) => total > 0);
  }

  private async addresses(id: string): Promise<string[]> {
    return (await this.db.query<{ email: string }>('select lower(unnest(other_emails || array_remove(array[email], null))) as email from member where id = $1', [id])).map(({ email }) => email);
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
}
