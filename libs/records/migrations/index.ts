import { Records1764000000015 } from './0001-records.js';

/** In the order in which they run. */
export const recordsMigrations = [Records1764000000015];
