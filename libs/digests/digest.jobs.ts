import { defineJob, HandlesJob, type JobHandler } from '#platform';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { DigestService } from './digest.service.js';

const THREE_MINUTES = 3 * 60_000;

/** Decides the digests whose turn has come. */
export const sweepDigests = defineJob({ name: 'digests.sweep', payload: z.object({}), every: THREE_MINUTES });

@Injectable()
@HandlesJob(sweepDigests)
export class SweepDigests implements JobHandler {
  constructor(private readonly digests: DigestService) {}

  run(): Promise<void> {
    return this.digests.sweep();
  }
}
