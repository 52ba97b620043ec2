import { defineJob, HandlesJob, type JobHandler, Jobs } from '#platform';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { BallotService } from './ballot.service.js';

const QUARTER_OF_AN_HOUR = 15 * 60_000;

/** Finds evaluations in which answers wait to be opened. */
export const sweepBallots = defineJob({ name: 'evaluations.sweep-ballots', payload: z.object({}), every: QUARTER_OF_AN_HOUR });
/** Opens those of one evaluation, where enough wait. */
export const openBallots = defineJob({ name: 'evaluations.open-ballots', payload: z.object({ id: z.uuid() }) });

@Injectable()
@HandlesJob(sweepBallots)
export class SweepBallots implements JobHandler {
  constructor(
    private readonly ballots: BallotService,
    private readonly jobs: Jobs,
  ) {}

  async run(): Promise<void> {
    for (const id of await this.ballots.waiting()) await this.jobs.enqueue(openBallots, { id });
  }
}

@Injectable()
@HandlesJob(openBallots)
export class OpenBallots implements JobHandler<{ id: string }> {
  constructor(private readonly ballots: BallotService) {}

  async run({ id }: { id: string }): Promise<void> {
    await this.ballots.open(id);
  }
}
