import { Tables1764000000003 } from './0001-tables.js';

/** In the order in which they run. */
export const tablesMigrations = [Tables1764000000003];
