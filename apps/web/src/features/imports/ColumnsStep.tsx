import { useState } from 'react';
import { MapImportDocument, type ImportField, type MapImportInput } from '../../gql/graphql';
import { useTell } from '../../lib/ask';
import { useSession } from '../../lib/session';
import { Form } from '../../ui/Form';
import { ColumnChoices } from './ColumnChoices';
import { ConsentFields } from './ConsentFields';
import { ListFields } from './ListFields';
import type { ImportStory } from './import';

/** The form of the first step, as it is being filled in. */
export interface Mapping {
  fields: ReadonlyMap<number, ImportField>;
  listName: string;
  heldOn: string;
  tableId: string;
  agreed: boolean;
  consentSource: string;
  consentGivenOn: string;
}

export type ChangeMapping = (part: Partial<Mapping>) => void;

const orNull = (text: string): string | null => text.trim() || null;

/** A file name without its ending is a fair first guess at the name of its list. */
const guessedName = (fileName: string): string => fileName.replace(/\.[a-z]+$/i, '').replaceAll(/[_]+/g, ' ').trim();

const mappingOf = (story: ImportStory, ownTable: string): Mapping => ({
  fields: new Map(story.columns.flatMap(({ index, field }) => (field ? [[index, field] as const] : []))),
  listName: story.listName || guessedName(story.fileName),
  heldOn: story.heldOn ?? '',
  tableId: story.tableId ?? ownTable,
  agreed: story.consentSource != null,
  consentSource: story.consentSource ?? '',
  consentGivenOn: story.consentGivenOn ?? '',
});

const inputOf = ({ columns }: ImportStory, mapping: Mapping): MapImportInput => ({
  listName: mapping.listName.trim(),
  heldOn: mapping.heldOn || null,
  tableId: mapping.tableId || null,
  fields: columns.map(({ index }) => ({ index, field: mapping.fields.get(index) ?? null })),
  consentSource: mapping.agreed ? orNull(mapping.consentSource) : null,
  consentGivenOn: mapping.agreed ? mapping.consentGivenOn || null : null,
});

/** The first step: what each column is, on which list the people go, and whether they may be written to. */
export function ColumnsStep({ story }: { story: ImportStory }) {
  const { isAdmin, me } = useSession();
  const [mapping, set] = useState(() => mappingOf(story, isAdmin || me.championOf.length > 1 ? '' : (me.championOf[0] ?? '')));
  const { tell, busy, error, fields } = useTell(MapImportDocument, '', 'ImportRow ImportQuestionGroup');
  const change: ChangeMapping = (part) => set((before) => ({ ...before, ...part }));
  if (story.columns.length === 0) return <p>No columns could be read. Please drop this import and bring the file again.</p>;
  return (
    <Form
      send="Check every row"
      onSend={async () => void (await tell({ id: story.id, input: inputOf(story, mapping) }))}
      busy={busy}
      error={error}
      fields={fields}
    >
      <ColumnChoices columns={story.columns} chosen={mapping.fields} onChange={change} errors={fields} />
      <ListFields mapping={mapping} onChange={change} errors={fields} />
      <ConsentFields mapping={mapping} onChange={change} errors={fields} />
      <p className="quiet">Nothing is written yet: you see what will happen to every row first.</p>
    </Form>
  );
}
