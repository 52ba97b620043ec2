import { Campaigns1764000000031 } from './0001-campaigns.js';
import { Preference1764000000040 } from './0002-preference.js';

/** In the order in which they run. */
export const deliveryMigrations = [Campaigns1764000000031, Preference1764000000040];
