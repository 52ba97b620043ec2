import { useState } from 'react';
import {
  CreateTableDocument,
  TableChoicesDocument,
  UpdateTableDocument,
  type TableInput,
  type TableKind,
  type TableQuery,
} from '../../gql/graphql';
import { useAsk, useTell } from '../../lib/ask';
import { useToday } from '../../lib/session';
import { ChoiceField, TextField } from '../../ui/Field';
import { Form } from '../../ui/Form';

const KINDS = [
  { id: 'LOCAL', name: 'A local early childhood table' },
  { id: 'REGIONAL', name: 'The regional table' },
];

interface TableFormProps {
  send: string;
  start: TableInput;
  telling: { busy: boolean; error: string | undefined; fields: Readonly<Record<string, string>> };
  onSend: (input: TableInput) => Promise<void>;
  onCancel: () => void;
}

function TableForm({ send, start, telling, onSend, onCancel }: TableFormProps) {
  const [kind, setKind] = useState<TableKind>(start.kind);
  const [name, setName] = useState(start.name);
  const [communityId, setCommunity] = useState(start.communityId ? String(start.communityId) : '');
  const [foundedOn, setFounded] = useState(start.foundedOn);
  const choices = useAsk(TableChoicesDocument, {}, { touchedBy: 'Community Sector' });
  const { busy, error, fields } = telling;
  const input = { kind, name: name.trim(), communityId: kind === 'LOCAL' ? communityId || null : null, foundedOn };
  return (
    <Form send={send} onSend={() => onSend(input)} busy={busy} error={error} fields={fields} onCancel={onCancel}>
      <ChoiceField
        label="Kind"
        name="kind"
        choices={KINDS}
        value={kind}
        onValue={(value) => setKind(value === 'REGIONAL' ? 'REGIONAL' : 'LOCAL')}
        error={fields.kind}
      />
      <TextField label="Name" name="name" required value={name} onValue={setName} error={fields.name} />
      {kind === 'LOCAL' ? (
        <ChoiceField
          label="Community"
          name="communityId"
          required
          none="Please choose"
          choices={choices.data?.communities ?? []}
          value={communityId}
          onValue={setCommunity}
          error={fields.communityId}
        />
      ) : null}
      <TextField
        label="Founded on"
        name="foundedOn"
        type="date"
        required
        value={foundedOn}
        onValue={setFounded}
        error={fields.foundedOn}
      />
    </Form>
  );
}

/** Starts a table; its seats are added on its page. */
export function CreateTable({ onDone }: { onDone: (id: string | undefined) => void }) {
  const day = useToday();
  const telling = useTell(CreateTableDocument, 'The table is started');
  return (
    <TableForm
      send="Start the table"
      start={{ kind: 'LOCAL', name: '', communityId: null, foundedOn: day }}
      telling={telling}
      onSend={async (input) => {
        const data = await telling.tell({ input });
        if (data) onDone(data.createTable.id);
      }}
      onCancel={() => onDone(undefined)}
    />
  );
}

/** Changes what a table is called and where it stands. */
export function EditTable({ table, onDone }: { table: NonNullable<TableQuery['table']>; onDone: () => void }) {
  const telling = useTell(UpdateTableDocument);
  const { id, kind, name, community, foundedOn } = table;
  return (
    <TableForm
      send="Save"
      start={{ kind, name, communityId: community?.id ?? null, foundedOn }}
      telling={telling}
      onSend={async (input) => {
        if (await telling.tell({ id, input })) onDone();
      }}
      onCancel={onDone}
    />
  );
}
