import { SaveOrganisationDocument } from '../../gql/graphql';
import { useTell } from '../../lib/ask';
import { Refused } from '../../ui/Notice';
import { OrganisationSearch, type PickedOrganisation } from './OrganisationSearch';

interface OrganisationPickerProps {
  picked: PickedOrganisation | undefined;
  onPick: (organisation: PickedOrganisation | undefined) => void;
  /** Where a new organisation most likely belongs. */
  sectorId: string;
  communityId: string;
  error?: string | undefined;
}

/** An organisation to choose; a new one is made on the spot. */
export function OrganisationPicker({ picked, onPick, sectorId, communityId, error }: OrganisationPickerProps) {
  const making = useTell(SaveOrganisationDocument, 'Organisation added');
  const make = async (name: string) => {
    const made = await making.tell({ input: { name, sectorId: sectorId || null, communityId: communityId || null } });
    if (made) onPick(made.saveOrganisation);
  };
  return (
    <OrganisationSearch
      picked={picked}
      onPick={onPick}
      error={error}
      unknown={(typed) => (
        <div className="field">
          <p className="hint">“{typed}” is not on our list yet.</p>
          <div>
            <button type="button" className="button soft" aria-disabled={making.busy} onClick={() => void make(typed)}>
              Add it as an organisation
            </button>
          </div>
          <Refused error={making.error} />
        </div>
      )}
    />
  );
}
