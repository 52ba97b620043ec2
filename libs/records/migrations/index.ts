import { Records1764000000015 } from './0001-records.js';
import { OrganisationMerge1764000000140 } from './0002-organisation-merge.js';

/** In the order in which they run. */
export const recordsMigrations = [Records1764000000015, OrganisationMerge1764000000140];
