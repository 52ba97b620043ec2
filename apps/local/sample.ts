import { allTables } from '../api/api.module.js';
import { type Config, dataSource, Db } from '#platform';

/** Puts the sample region into an empty database; leaves any other alone. Returns whether it did. */
export async function loadSample(config: Config): Promise<boolean> {
  const source = await dataSource(config.databaseUrl, allTables, 2).initialize();
  try {
    const db = new Db(source);
    const [empty] = await db.query<{ empty: boolean }>('select not exists (select 1 from member) and not exists (select 1 from "table") as empty');
    if (!empty!.empty) return false;
    const { loadSampleRows } = await import('../../test/sample/load.js');
    await loadSampleRows(db);
    return true;
  } finally {
    await source.destroy();
  }
}
