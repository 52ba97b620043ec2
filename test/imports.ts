import { expect } from '@jest/globals';
import { rooms } from '../apps/api/api.module.js';
import type { Visitor } from './client.js';
import type { House } from './house.js';
import { until } from './rules/outside.js';

/** One row of an import, as its page asks for it. */
export interface ImportRow {
  line: number;
  fate: string;
  name: string | null;
  email: string | null;
  says: string[];
  id: string;
  member: { name: string } | null;
  questions: { key: string; says: string; choices: { id: string; label: string }[]; answer: string | null }[];
}
/** How far an import is. */
export interface ImportNow {
  state: string;
  doneCount: number;
  rowCount: number;
  problem: string | null;
  counts: { fate: string; n: number }[];
  columns: { index: number; name: string; field: string | null; samples: string[] }[];
  result: { added: number; filled: number; registered: number; unchanged: number; leftOut: number; listId: string | null } | null;
}

/** Sends bytes to where files come in. */
export const send = (visitor: Visitor, body: string | Buffer, name = 'people.csv', type = 'text/csv') => visitor.fetch(`/imports?name=${encodeURIComponent(name)}`, { method: 'POST', body: body as string, headers: { 'content-type': type, accept: 'application/json' } });
/** Uploads a file that is taken. */
export async function upload(visitor: Visitor, body: string | Buffer): Promise<string> {
  const response = await send(visitor, body);
  const answer = (await response.json()) as { id: string; message?: string };
  expect([response.status, answer.message]).toEqual([201, undefined]);
  return answer.id;
}
export const look = async (visitor: Visitor, id: string) => (await visitor.tell<{ import: ImportNow }>('query ($id: ID!) { import(id: $id) { state doneCount rowCount problem counts { fate n } columns { index name field samples } result { added filled registered unchanged leftOut listId } } }', { id })).import;
/** The import, once nothing runs any more. */
export const settled = (visitor: Visitor, id: string) => until('the import rests', async () => {
  const now = await look(visitor, id);
  return now.state === 'CHECKING' || now.state === 'COMMITTING' ? null : now;
}, 20_000);

/** Takes the columns as they were guessed, and waits for the fates. */
export async function map(visitor: Visitor, id: string, input: object = {}): Promise<ImportNow> {
  const { columns } = await look(visitor, id);
  const fields = columns.map(({ index, field }) => ({ index, field }));
  await visitor.tell('mutation ($id: ID!, $input: MapImportInput!) { mapImport(id: $id, input: $input) { id } }', { id, input: { listName: 'Summit 2021', heldOn: '2021-05-03', fields, ...input } });
  return settled(visitor, id);
}
export const rows = async (visitor: Visitor, id: string) =>
  (await visitor.tell<{ importRows: { edges: { node: ImportRow }[] } }>('query ($id: ID!) { importRows(importId: $id, first: 100) { edges { node { id line fate name email says member { name } questions { key says choices { id label } answer } } } } }', { id })).importRows.edges.map(({ node }) => node);
export const groups = async (visitor: Visitor, id: string) =>
  (await visitor.tell<{ importQuestions: { key: string; says: string; rows: number; open: number; firstLine: number; rowId: string | null; answer: string | null; choices: { id: string; label: string }[] }[] }>('query ($id: ID!) { importQuestions(importId: $id) { key says rows open firstLine rowId answer choices { id label } } }', { id })).importQuestions;
export const answer = async (visitor: Visitor, id: string, key: string, choice: string, rowId?: string) => {
  await visitor.tell('mutation ($id: ID!, $key: String!, $choice: String!, $rowId: ID) { answerImport(id: $id, key: $key, choice: $choice, rowId: $rowId) { id } }', { id, key, choice, rowId });
  return settled(visitor, id);
};
export const COMMIT = 'mutation ($id: ID!, $leaveOutOpen: Boolean) { commitImport(id: $id, leaveOutOpen: $leaveOutOpen) { id } }';
export const commit = async (visitor: Visitor, id: string, leaveOutOpen = false) => {
  await visitor.tell(COMMIT, { id, leaveOutOpen });
  return settled(visitor, id);
};
/** All rows but those of imports themselves, so that a change anywhere shows. */
export const fingerprint = (house: House) => Promise.all(
  rooms.flatMap(({ entities }) => entities).map((entity) => house.db.source.getMetadata(entity).tableName).filter((table) => !table.startsWith('import'))
    .map((table) => house.db.query(`select '${table}', md5(string_agg(t::text, '|' order by t::text)) from "${table}" t`)));
/** Rows as Excel writes them. */
export const csv = (...lines: string[][]) => lines.map((cells) => cells.map((cell) => (/[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')).join('\r\n');
export const fates = (all: ImportRow[]) => all.map(({ line, fate }) => `${line} ${fate}`);
