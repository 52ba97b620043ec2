// Owns: evaluations, who is asked to them, sealed answers, what came of them, the phone list.
// Promises: an opened answer cannot be tied to a person; who answered is asked no more, by any way; a GET answers nothing.
// Refuses: to keep when or from where an answer came; to list who is silent anywhere but for those who phone or print cards.
export { BallotService } from './ballot.service.js';
export { Evaluation } from './evaluation.entity.js';
export { openBallots, sweepBallots } from './evaluation.jobs.js';
export { EvaluationService } from './evaluation.service.js';
export { evaluations } from './evaluations.module.js';
export { InvitationService } from './invitation.service.js';
export { QuestionKind } from './question.entity.js';
