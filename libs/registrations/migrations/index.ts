import { Registrations1764000000020 } from './0001-registrations.js';
import { Imports1764000000021 } from './0002-imports.js';
import { Published1764000000022 } from './0003-published.js';

/** In the order in which they run. */
export const registrationsMigrations = [Registrations1764000000020, Imports1764000000021, Published1764000000022];
