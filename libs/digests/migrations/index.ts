import { Digests1764000000041 } from './0001-digests.js';

/** In the order in which they run. */
export const digestsMigrations = [Digests1764000000041];
