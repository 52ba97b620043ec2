import { defineRoom } from '#platform';
import { AnswerController } from './answer.controller.js';
import { AskService } from './ask.service.js';
import { AudienceQueries } from './audience.queries.js';
import { Ballot, Saying, SealedBallot } from './ballot.entity.js';
import { BallotService, KeyService } from './ballot.service.js';
import { CallService } from './call.service.js';
import { Caller, Evaluation } from './evaluation.entity.js';
import { OpenBallots, SweepBallots } from './evaluation.jobs.js';
import { EvaluationResolver, PhoneListResolver } from './evaluation.resolver.js';
import { EvaluationService } from './evaluation.service.js';
import { EvaluationExportController } from './export.controller.js';
import { AnswerExport } from './export.service.js';
import { Invitation, PhoneCall } from './invitation.entity.js';
import { CodeLimit, InvitationService } from './invitation.service.js';
import { evaluationsMigrations } from './migrations/index.js';
import { ResponseService } from './response.service.js';
import { ThanksService } from './thanks.service.js';

export const evaluations = defineRoom({
  name: 'evaluations',
  entities: [Evaluation, Caller, Invitation, PhoneCall, SealedBallot, Ballot, Saying],
  migrations: evaluationsMigrations,
  services: [KeyService, InvitationService, AudienceQueries, BallotService, EvaluationService, AskService, CallService, ThanksService, ResponseService, AnswerExport, CodeLimit],
  doors: [EvaluationResolver, PhoneListResolver],
  controllers: [AnswerController, EvaluationExportController],
  handlers: [SweepBallots, OpenBallots],
});
