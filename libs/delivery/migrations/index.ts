import { Campaigns1764000000031 } from './0001-campaigns.js';
import { Preference1764000000040 } from './0002-preference.js';
import { Plans1764000000060 } from './0003-plans.js';
import { Waiting1764000000110 } from './0004-waiting.js';
import { RefusedCard1764000000125 } from './0005-refused-card.js';

/** In the order in which they run. */
export const deliveryMigrations = [Campaigns1764000000031, Preference1764000000040, Plans1764000000060, Waiting1764000000110, RefusedCard1764000000125];
