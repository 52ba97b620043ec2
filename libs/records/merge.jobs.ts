import { defineJob, HandlesJob, type JobHandler } from '#platform';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { MergeService } from './merge.service.js';

const HOUR = 3_600_000;

/** Takes away what was kept for undoing merges, once their day is over. */
export const forgetMerges = defineJob({ name: 'records.forget-merges', payload: z.object({}), every: HOUR });

@Injectable()
@HandlesJob(forgetMerges)
export class ForgetMerges implements JobHandler {
  constructor(private readonly merges: MergeService) {}

  run(): Promise<void> {
    return this.merges.forget();
  }
}
