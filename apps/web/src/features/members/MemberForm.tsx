import { useState } from 'react';
import { MemberChoicesDocument, type ContactVisibility, type MemberInput } from '../../gql/graphql';
import { useAsk } from '../../lib/ask';
import { VISIBILITY } from '../../lib/words';
import { Answer } from '../../ui/Answer';
import { ChoiceField, TextField, Tick } from '../../ui/Field';
import { Form } from '../../ui/Form';
import { inputOf, type MemberDraft } from './member';
import { OrganisationPicker } from './OrganisationPicker';

interface MemberFormProps {
  send: string;
  start: MemberDraft;
  telling: { busy: boolean; error: string | undefined; fields: Readonly<Record<string, string>> };
  onSend: (input: MemberInput) => Promise<void>;
  onCancel: () => void;
}

const VISIBILITIES = Object.entries(VISIBILITY).map(([id, name]) => ({ id, name }));

const isVisibility = (value: string): value is ContactVisibility => value in VISIBILITY;

/** The one form of a member: who they are, where they belong, and how each way of reaching them may be used. */
export function MemberForm({ send, start, telling, onSend, onCancel }: MemberFormProps) {
  const [draft, set] = useState(start);
  const asked = useAsk(MemberChoicesDocument, {}, { touchedBy: 'Sector Community' });
  const { busy, error, fields } = telling;
  const change =
    <Key extends keyof MemberDraft>(key: Key) =>
    (value: MemberDraft[Key]) =>
      set((before) => ({ ...before, [key]: value }));
  return (
    <Answer asked={asked}>
      {({ sectors, communities }) => (
        <Form
          send={send}
          onSend={() => onSend(inputOf(draft))}
          busy={busy}
          error={error}
          fields={fields}
          onCancel={onCancel}
        >
          <TextField
            label="Name"
            name="name"
            required
            autoComplete="off"
            value={draft.name}
            onValue={change('name')}
            error={fields.name}
          />
          <div className="pair">
            <ChoiceField
              label="Sector"
              name="sectorId"
              none="Not said"
              choices={sectors.filter(({ id, retiredAt }) => !retiredAt || id === draft.sectorId)}
              value={draft.sectorId}
              onValue={change('sectorId')}
              error={fields.sectorId}
            />
            <ChoiceField
              label="Community"
              name="communityId"
              none="Not said"
              choices={communities}
              value={draft.communityId}
              onValue={change('communityId')}
              error={fields.communityId}
            />
          </div>
          <OrganisationPicker
            picked={draft.organisation}
            onPick={change('organisation')}
            sectorId={draft.sectorId}
            communityId={draft.communityId}
            error={fields.organisationId}
          />
          <div className="pair">
            <TextField
              label="Email"
              name="email"
              type="email"
              autoComplete="off"
              value={draft.email}
              onValue={change('email')}
              error={fields.email}
            />
            <TextField
              label="Phone"
              name="phone"
              type="tel"
              autoComplete="off"
              value={draft.phone}
              onValue={change('phone')}
              error={fields.phone}
            />
          </div>
          <TextField
            label="Postal address"
            name="postalAddress"
            long
            value={draft.postalAddress}
            onValue={change('postalAddress')}
            error={fields.postalAddress}
          />
          <fieldset className="choices">
            <legend>May be reached by</legend>
            <Tick label="Email" on={draft.byEmail} onTick={change('byEmail')} />
            <Tick label="Phone" on={draft.byPhone} onTick={change('byPhone')} />
            <Tick label="Post" on={draft.byPost} onTick={change('byPost')} />
          </fieldset>
          <ChoiceField
            label="Who sees the email, phone and address?"
            name="contactVisibleTo"
            choices={VISIBILITIES}
            value={draft.contactVisibleTo}
            onValue={(value) => isVisibility(value) && change('contactVisibleTo')(value)}
            error={fields.contactVisibleTo}
          />
        </Form>
      )}
    </Answer>
  );
}
