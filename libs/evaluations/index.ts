// Owns: evaluations, who is asked to them, sealed answers, what came of them, the phone list.
// Promises: an opened answer cannot be tied to a person; who answered is asked no more, by any way; a GET answers nothing.
// Refuses: to keep when or from where an answer came; to list who is silent anywhere but for those who phone or print cards.
//
// One story, gone down once: an admin plans the follow-up of a summit, emails go out, those who stay silent get a card.
//   apps/web/src/features/evaluations/PlanPart.tsx   the screen: steps on a line through the days
//   apps/web/src/features/evaluations/evaluations.graphql   what it asks and says
//   libs/evaluations/evaluation.resolver.ts          the door
//   libs/evaluations/evaluation.inputs.ts            what may be sent, with a sentence for each wrong field
//   libs/evaluations/evaluation.service.ts           the verbs: save, plan, start, close
//   libs/evaluations/evaluation.entity.ts            the row
//   libs/evaluations/audience.queries.ts             whom it is for
//   libs/evaluations/invitation.service.ts           who is asked: links and codes
//   libs/evaluations/invitation.entity.ts            that somebody answered and after which step, never when
//   libs/evaluations/ask.service.ts                  what the plan wants of us: texts, cards, and whether they have answered
//   libs/evaluations/letters/evaluation-ask.email.tsx   the letter
//   libs/postcards/run.service.ts                    an order of cards: checked, locked, posted
//   libs/postcards/postcard.entity.ts                the card
//   libs/postcards/print.service.ts                  the file for the printer
//   libs/postcards/layout.policy.ts                  where everything stands on a card
// The clock and the steps of every plan are delivery's (plan.service.ts); how answers are sealed is ballot.service.ts.
export { BallotService } from './ballot.service.js';
export { Evaluation } from './evaluation.entity.js';
export { openBallots, sweepBallots } from './evaluation.jobs.js';
export { EvaluationService } from './evaluation.service.js';
export { evaluations } from './evaluations.module.js';
export { InvitationService } from './invitation.service.js';
export { QuestionKind } from './question.entity.js';
