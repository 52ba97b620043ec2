import type { DataSource } from 'typeorm';

/**
 * The schema as PostgreSQL has it, as text that is the same for the same schema: tables, constraints, indexes,
 * functions and triggers of `public`. Committed as `schema.sql`; a difference is drift that a model comparison may miss.
 */
export async function schemaSql(source: DataSource): Promise<string> {
  const rows: { line: string }[] = await source.query(`
    with ours as (select oid, relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname not in ('migrations'))
    select line from (
      select 1 as part, relname::text as name, 'table ' || relname || E' (\\n' || string_agg('  ' || attname || ' ' || format_type(atttypid, atttypmod)
          || case when attnotnull then ' not null' else '' end || coalesce(' default ' || pg_get_expr(adbin, adrelid), ''), E',\\n' order by attname) || E'\\n)' as line
        from ours join pg_attribute on attrelid = ours.oid and attnum > 0 and not attisdropped left join pg_attrdef on adrelid = attrelid and adnum = attnum group by relname
      union all select 2, relname || conname, 'constraint on ' || relname || ': ' || conname || ' ' || pg_get_constraintdef(pg_constraint.oid) from ours join pg_constraint on conrelid = ours.oid where contype <> 'n'
      union all select 3, relname || indexrelid::regclass::text, pg_get_indexdef(indexrelid) from ours join pg_index on indrelid = ours.oid
      union all select 4, proname::text, pg_get_functiondef(pg_proc.oid) from pg_proc where pronamespace = 'public'::regnamespace
        and not exists (select 1 from pg_depend where objid = pg_proc.oid and deptype = 'e')
      union all select 5, tgrelid::regclass::text || tgname, pg_get_triggerdef(pg_trigger.oid) from ours join pg_trigger on tgrelid = ours.oid where not tgisinternal
      union all select 6, extname::text, 'extension ' || extname from pg_extension where extname <> 'plpgsql'
    ) parts order by part, name`);
  return rows.map(({ line }) => `${line}\n`).join('');
}
