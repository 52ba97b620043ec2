import { useNavigate } from 'react-router';
import { useOpen } from '../../lib/open';
import type { MemberStory } from './member';
import { MemberPicker } from './MemberPicker';

/** The way from a member to a comparison with another entry of the same person. */
export function SamePerson({ member }: { member: MemberStory }) {
  const picking = useOpen();
  const go = useNavigate();
  return (
    <section className="section part">
      <h2>In the list twice?</h2>
      {picking.isOpen ? (
        <div className="card">
          <MemberPicker
            label={`Which other entry is ${member.name}?`}
            picked={undefined}
            adds={false}
            without={member.id}
            onPick={(other) => other && void go(`/duplicates/${member.id}/${other.id}`)}
          />
          <button type="button" className="button bare" onClick={picking.close}>
            Cancel
          </button>
        </div>
      ) : (
        <div className="row spread">
          <p className="flush">Two entries of one person can become one. You see both before anything happens.</p>
          <button type="button" className="button soft" autoFocus={picking.autoFocus} onClick={picking.open}>
            Compare with another entry
          </button>
        </div>
      )}
    </section>
  );
}
