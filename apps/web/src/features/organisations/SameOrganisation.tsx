import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { OrganisationDocument, type OrganisationRowFragment } from '../../gql/graphql';
import { useAsk } from '../../lib/ask';
import { useOpen } from '../../lib/open';
import { OrganisationSearch, type PickedOrganisation } from '../members/OrganisationSearch';
import { MergeDialog } from './MergeDialog';

/** The way from an organisation to another entry of the same one. */
export function SameOrganisation({ organisation }: { organisation: OrganisationRowFragment }) {
  const picking = useOpen();
  const go = useNavigate();
  const [picked, pick] = useState<PickedOrganisation | undefined>(undefined);
  const other = useAsk(OrganisationDocument, { id: picked?.id ?? '' }, { pause: !picked });
  const found = picked ? other.data?.organisation : undefined;
  const [state, put] = useState<'picking' | 'unpicked' | 'comparing'>('picking');
  return (
    <section className="section part">
      <h2>In the list twice?</h2>
      {picking.isOpen ? (
        <div className="card">
          <OrganisationSearch
            label={`Which other entry is ${organisation.name}?`}
            hint="Pick one from the list."
            picked={picked}
            onPick={pick}
            without={organisation.id}
            error={state === 'unpicked' && !picked ? 'Please pick one from the list.' : undefined}
          />
          <div className="row">
            <button type="button" className="button" onClick={() => put(picked ? 'comparing' : 'unpicked')}>
              Compare
            </button>
            <button type="button" className="button bare" onClick={picking.close}>
              Cancel
            </button>
          </div>
        </div>
      ) : (
        <div className="row spread">
          <p className="flush">
            Two entries of one organisation can become one. For a day you can undo it under <Link to="/duplicates">Duplicates</Link>.
          </p>
          <button type="button" className="button soft" autoFocus={picking.autoFocus} onClick={picking.open}>
            Compare with another entry
          </button>
        </div>
      )}
      {state === 'comparing' && found ? (
        <MergeDialog
          a={organisation}
          b={found}
          onDone={(keptId) => {
            put('picking');
            if (!keptId) return;
            picking.close();
            pick(undefined);
            if (keptId !== organisation.id) void go(`/organisations/${keptId}`, { replace: true });
          }}
        />
      ) : null}
    </section>
  );
}
