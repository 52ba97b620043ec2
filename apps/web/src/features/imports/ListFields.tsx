import { TableNamesDocument } from '../../gql/graphql';
import { useAsk } from '../../lib/ask';
import { useSession } from '../../lib/session';
import { ChoiceField, TextField } from '../../ui/Field';
import type { ChangeMapping, Mapping } from './ColumnsStep';

interface PartProps {
  mapping: Mapping;
  onChange: ChangeMapping;
  errors: Readonly<Record<string, string>>;
}

/** On which list the people of the file go. A champion's list belongs to a table of theirs. */
export function ListFields({ mapping, onChange, errors }: PartProps) {
  const { isAdmin, isChampionOf } = useSession();
  const asked = useAsk(TableNamesDocument, {}, { touchedBy: 'Table' });
  const tables = asked.data?.tables.filter(({ id, closedOn }) => !closedOn && (isAdmin || isChampionOf(id))) ?? [];
  return (
    <fieldset className="choices part">
      <legend>On which list do they go?</legend>
      <div className="pair">
        <TextField
          label="Name of the list"
          name="listName"
          hint="Such as Summit 2021. A list of this name is added to."
          required
          value={mapping.listName}
          onValue={(listName) => onChange({ listName })}
          error={errors.listName}
        />
        <TextField
          label="Day it took place"
          name="heldOn"
          type="date"
          hint="You can leave it empty."
          value={mapping.heldOn}
          onValue={(heldOn) => onChange({ heldOn })}
          error={errors.heldOn}
        />
      </div>
      <ChoiceField
        label="Table"
        name="tableId"
        required={!isAdmin}
        none={isAdmin ? 'The whole network' : 'Please choose'}
        choices={tables}
        value={mapping.tableId}
        onValue={(tableId) => onChange({ tableId })}
        error={errors.tableId}
      />
    </fieldset>
  );
}
