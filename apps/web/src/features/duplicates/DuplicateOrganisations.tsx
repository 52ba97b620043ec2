import { useState } from 'react';
import { Link } from 'react-router';
import { DuplicateOrganisationsDocument, type OrganisationRowFragment } from '../../gql/graphql';
import { useAsk } from '../../lib/ask';
import { Answer } from '../../ui/Answer';
import { Empty } from '../../ui/Notice';
import { inOneLine, MergeDialog } from '../organisations/MergeDialog';

interface Pair {
  a: OrganisationRowFragment;
  b: OrganisationRowFragment;
}

function Place({ organisation }: { organisation: OrganisationRowFragment }) {
  return (
    <div className="person">
      <Link to={`/organisations/${organisation.id}`}>
        <strong>{organisation.name}</strong>
      </Link>
      <br />
      <span className="quiet">{inOneLine(organisation)}</span>
    </div>
  );
}

/** Organisations that may be one, each pair with the way to merge it. */
export function DuplicateOrganisations() {
  const asked = useAsk(DuplicateOrganisationsDocument, {}, { touchedBy: 'Organisation DuplicateOrganisation Member' });
  const [comparing, compare] = useState<Pair | undefined>(undefined);
  return (
    <section className="section">
      <h2>Organisations</h2>
      <Answer asked={asked}>
        {({ duplicateOrganisations: pairs }) =>
          pairs.length > 0 ? (
            <ul className="lines">
              {pairs.map((pair) => (
                <li key={`${pair.a.id} ${pair.b.id}`}>
                  <div className="two">
                    <Place organisation={pair.a} />
                    <Place organisation={pair.b} />
                  </div>
                  <button type="button" className="button soft" onClick={() => compare(pair)}>
                    Compare
                    <span className="hidden">
                      {' '}
                      {pair.a.name} and {pair.b.name}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          ) : (
            <Empty>
              <p>No two organisations look alike.</p>
            </Empty>
          )
        }
      </Answer>
      {comparing ? <MergeDialog a={comparing.a} b={comparing.b} onDone={() => compare(undefined)} /> : null}
    </section>
  );
}
