import { useState } from 'react';
import { MemberChoicesDocument, type ContactVisibility, type MemberChoicesQuery, type MemberInput } from '../../gql/graphql';
import { useAsk } from '../../lib/ask';
import { PRIMARY_ROLE, VISIBILITY } from '../../lib/words';
import { Answer } from '../../ui/Answer';
import { ChoiceField, TextField, Tick } from '../../ui/Field';
import { Form } from '../../ui/Form';
import { AddressFields } from './AddressFields';
import { LanguageFields } from './LanguageFields';
import { inputOf, isPrimaryRole, type MemberDraft } from './member';
import { OrganisationPicker } from './OrganisationPicker';
import './members.css';

interface MemberFormProps {
  send: string;
  start: MemberDraft;
  telling: { busy: boolean; error: string | undefined; fields: Readonly<Record<string, string>> };
  onSend: (input: MemberInput) => Promise<void>;
  onCancel: () => void;
}

interface PartProps {
  draft: MemberDraft;
  change: (change: Partial<MemberDraft>) => void;
  fields: Readonly<Record<string, string>>;
}

const VISIBILITIES = Object.entries(VISIBILITY).map(([id, name]) => ({ id, name }));
const PRIMARY_ROLES = Object.entries(PRIMARY_ROLE).map(([id, name]) => ({ id, name }));

const isVisibility = (value: string): value is ContactVisibility => value in VISIBILITY;

/** Where they belong, what they do, and the languages they use. */
function Belonging({ draft, change, fields, choices }: PartProps & { choices: MemberChoicesQuery }) {
  return (
    <>
      <div className="pair">
        <ChoiceField
          label="Sector"
          name="sectorId"
          none="Not said"
          choices={choices.sectors.filter(({ id, retiredAt }) => !retiredAt || id === draft.sectorId)}
          value={draft.sectorId}
          onValue={(sectorId) => change({ sectorId })}
          error={fields.sectorId}
        />
        <ChoiceField
          label="Community"
          name="communityId"
          none="Not said"
          choices={choices.communities}
          value={draft.communityId}
          onValue={(communityId) => change({ communityId })}
          error={fields.communityId}
        />
      </div>
      <OrganisationPicker
        picked={draft.organisation}
        onPick={(organisation) => change({ organisation })}
        sectorId={draft.sectorId}
        communityId={draft.communityId}
        error={fields.organisationId}
      />
      <ChoiceField
        label="Primary role"
        name="primaryRole"
        none="Not said"
        choices={PRIMARY_ROLES}
        value={draft.primaryRole}
        onValue={(value) => change({ primaryRole: isPrimaryRole(value) ? value : '' })}
        error={fields.primaryRole}
      />
      <Tick label="Also a parent or caregiver" on={draft.alsoParent} onTick={(alsoParent) => change({ alsoParent })} />
      <LanguageFields languages={draft.languages} onLanguages={(languages) => change({ languages })} error={fields.languages} />
    </>
  );
}

/** How they may be reached, and who sees it. */
function Reaching({ draft, change, fields }: PartProps) {
  return (
    <>
      <div className="pair">
        <TextField
          label="Email"
          name="email"
          type="email"
          autoComplete="off"
          value={draft.email}
          onValue={(email) => change({ email })}
          error={fields.email}
        />
        <TextField
          label="Phone"
          name="phone"
          type="tel"
          autoComplete="off"
          value={draft.phone}
          onValue={(phone) => change({ phone })}
          error={fields.phone}
        />
      </div>
      <AddressFields address={draft.postalAddress} onAddress={(postalAddress) => change({ postalAddress })} fields={fields} />
      <fieldset className="choices">
        <legend>May be reached by</legend>
        <Tick label="Email" on={draft.byEmail} onTick={(byEmail) => change({ byEmail })} />
        <Tick label="Phone" on={draft.byPhone} onTick={(byPhone) => change({ byPhone })} />
        <Tick label="Post" on={draft.byPost} onTick={(byPost) => change({ byPost })} />
      </fieldset>
      <ChoiceField
        label="Who sees the email, phone and address?"
        name="contactVisibleTo"
        choices={VISIBILITIES}
        value={draft.contactVisibleTo}
        onValue={(value) => isVisibility(value) && change({ contactVisibleTo: value })}
        error={fields.contactVisibleTo}
      />
    </>
  );
}

/** The one form of a member: who they are, where they belong, and how each way of reaching them may be used. */
export function MemberForm({ send, start, telling, onSend, onCancel }: MemberFormProps) {
  const [draft, set] = useState(start);
  const asked = useAsk(MemberChoicesDocument, {}, { touchedBy: 'Sector Community Region' });
  const { busy, error, fields } = telling;
  const change = (part: Partial<MemberDraft>) => set((before) => ({ ...before, ...part }));
  return (
    <Answer asked={asked}>
      {(choices) => (
        <Form send={send} onSend={() => onSend(inputOf(draft))} busy={busy} error={error} fields={fields} onCancel={onCancel}>
          <TextField
            label="Name"
            name="name"
            required
            autoComplete="off"
            value={draft.name}
            onValue={(name) => change({ name })}
            error={fields.name}
          />
          <Belonging draft={draft} change={change} fields={fields} choices={choices} />
          <Reaching draft={draft} change={change} fields={fields} />
        </Form>
      )}
    </Answer>
  );
}
