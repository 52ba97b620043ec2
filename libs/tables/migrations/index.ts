import { Tables1764000000003 } from './0001-tables.js';
import { TableOrder1764000000014 } from './0002-table-order.js';

/** In the order in which they run. */
export const tablesMigrations = [Tables1764000000003, TableOrder1764000000014];
