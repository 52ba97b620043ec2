import { useState } from 'react';
import { ChoiceField, TextField, Tick } from '../../ui/Field';
import { ADDRESS_KIND, isAddressKind, partsOf, PROVINCES, type AddressDraft } from './address';

interface AddressFieldsProps {
  address: AddressDraft;
  onAddress: (address: AddressDraft) => void;
  /** The API's words for single fields of the form. */
  fields: Readonly<Record<string, string>>;
}

type TextPart = Exclude<keyof AddressDraft, 'kind' | 'generalDelivery'>;

const KINDS = Object.entries(ADDRESS_KIND).map(([id, name]) => ({ id, name }));
const AS_ONE_TEXT = 'So far the whole address stands here. It can stay so, or be taken apart into the fields above.';
const MORE: readonly TextPart[] = ['station', 'careOf', 'line', 'country'];

/** Where post reaches somebody: first of what kind it is, then only the fields that this kind needs. */
export function AddressFields({ address, onAddress, fields }: AddressFieldsProps) {
  const { kind } = address;
  const shown = partsOf(kind);
  const errorOf = (part: string): string | undefined => fields[`postalAddress.${part}`];
  const put = (change: Partial<AddressDraft>) => onAddress({ ...address, ...change });
  const text = (part: TextPart, label: string, more: { hint?: string; error?: string | undefined; long?: boolean } = {}) => (
    <TextField
      label={label}
      name={`postalAddress.${part}`}
      autoComplete="off"
      value={address[part]}
      onValue={(value) => put({ [part]: value })}
      error={errorOf(part)}
      {...more}
    />
  );
  const asOneText = address.line !== '' && !address.place;
  // "A street, a box or a route" is asked for at the street: where no street is shown, at what stands in its place.
  const whereTo = errorOf('civic');
  // Opened for good by what it holds or by an error in it, so that it never closes under somebody's hands.
  const [opened, open] = useState(() => MORE.some((part) => address[part]));
  const wrongInside = MORE.some(errorOf);
  if (wrongInside && !opened) open(true);
  return (
    <fieldset className="choices address">
      <legend>Postal address</legend>
      <ChoiceField
        label="Where post reaches them"
        name="postalAddress"
        choices={KINDS}
        value={kind}
        onValue={(value) => isAddressKind(value) && put({ kind: value })}
        error={fields.postalAddress}
      />
      {kind === 'NONE' ? null : (
        <>
          {shown.includes('civic') ? text('civic', 'Street, with its number') : null}
          {shown.includes('poBox') ? text('poBox', 'PO box number', { error: errorOf('poBox') ?? (kind === 'BOX' ? whereTo : undefined) }) : null}
          {shown.includes('route') ? (
            <div className="address-route">
              {text('ruralRoute', 'Rural route number', { error: errorOf('ruralRoute') ?? (kind === 'ROUTE' ? whereTo : undefined) })}
              {text('site', 'Site')}
              {text('compartment', 'Compartment')}
            </div>
          ) : null}
          {shown.includes('counter') ? (
            <Tick label="Fetched at the counter (General Delivery)" on={address.generalDelivery} onTick={(on) => put({ generalDelivery: on })} />
          ) : null}
          <div className="address-place">
            {text('place', 'Place')}
            <ChoiceField
              label="Province or territory"
              name="postalAddress.province"
              none="None"
              choices={PROVINCES}
              value={address.province}
              onValue={(province) => put({ province })}
              error={errorOf('province')}
            />
            {text('postalCode', 'Postal code')}
          </div>
          <details className="more" open={opened} onToggle={({ currentTarget }) => open(currentTarget.open)}>
            <summary>More: station, care of, another country</summary>
            <div className="pair">
              {text('station', 'Station', { hint: 'Such as MAIN.' })}
              {text('careOf', 'Care of', { hint: 'Who takes the post in.' })}
            </div>
            <div className="pair">
              {text('line', 'A further line', { hint: asOneText ? AS_ONE_TEXT : 'Such as a building.', long: address.line.includes('\n') })}
              {text('country', 'Country', { hint: 'Only where it is not Canada.' })}
            </div>
          </details>
        </>
      )}
    </fieldset>
  );
}
