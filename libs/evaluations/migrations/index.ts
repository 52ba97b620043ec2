import { Evaluations1764000000065 } from './0001-evaluations.js';

/** In the order in which they run. */
export const evaluationsMigrations = [Evaluations1764000000065];
