import { People1764000000002 } from './0001-people.js';
import { Trust1764000000010 } from './0002-trust.js';
import { NameKey1764000000011 } from './0003-name-key.js';
import { OrganisationOrder1764000000012 } from './0004-organisation-order.js';
import { Lists1764000000013 } from './0005-lists.js';

/** In the order in which they run. */
export const peopleMigrations = [People1764000000002, Trust1764000000010, NameKey1764000000011, OrganisationOrder1764000000012, Lists1764000000013];
