import { offers } from './offers.js';
import { members } from './people.js';
import { changes, consents, lists, registrations } from './registrations.js';
import { communities, organisations, regions, sectors } from './places.js';
import type { SampleRegion } from './rows.js';
import { holdings, loans, notHeres, roles, seats, tables } from './tables.js';

export { sampleCsv } from './registrations.js';
export type { SampleRegion } from './rows.js';

/** The day the sample region is told for: what is open or vacant is so on this day. */
export const SAMPLE_DAY = '2026-11-23';

/** The made-up people and tables that reproduce the paper's figures: the same rows on every call. */
export function sampleRegion(): SampleRegion {
  return {
    network: {
      id: 1,
      name: 'SEED Table: sample region',
      senderName: 'SEED Table sample',
      postalAddress: 'PO Box 9999, Prince George BC  V2N 0A1',
      sample: true,
    },
    regions: regions(),
    communities: communities(),
    sectors: sectors(),
    organisations: organisations(),
    members: members(),
    roles: roles(),
    tables: tables(),
    seats: seats(),
    holdings: holdings(),
    loans: loans(),
    notHeres: notHeres(),
    offers: offers(),
    consents: consents(),
    changes: changes(),
    lists: lists(),
    registrations: registrations(),
  };
}
