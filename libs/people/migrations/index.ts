import { People1764000000002 } from './0001-people.js';

/** In the order in which they run. */
export const peopleMigrations = [People1764000000002];
