import { Evaluations1764000000065 } from './0001-evaluations.js';
import { WholeAnswers1764000000120 } from './0002-whole-answers.js';

/** In the order in which they run. */
export const evaluationsMigrations = [Evaluations1764000000065, WholeAnswers1764000000120];
