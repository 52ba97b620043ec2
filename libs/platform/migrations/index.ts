import { ClockOffset } from '../clock/clock.entity.js';
import type { Tables } from '../db/data-source.js';
import { Outbox } from '../outbox/outbox.entity.js';
import { Platform1764000000001 } from './0001-platform.js';
import { Recipient1764000000009 } from './0002-recipient.js';
import { Ledger1764000000030 } from './0003-ledger.js';

/** What the platform itself keeps: the outbox, and local mode's clock. */
export const platformTables: Tables = { entities: [Outbox, ClockOffset], migrations: [Platform1764000000001, Recipient1764000000009, Ledger1764000000030] };
