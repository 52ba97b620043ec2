import { Postcards1764000000050 } from './0001-postcards.js';

/** In the order in which they run. */
export const postcardsMigrations = [Postcards1764000000050];
